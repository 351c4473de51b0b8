//! Codes beside the password: of an app, sent by mail or to a telephone, and from the paper.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use identity::Enrolment;

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::types::session::SessionTokens;
use crate::graphql::types::user::SecondFactorMethod;

#[derive(Default)]
pub struct SecondFactorMutation;

/// Who adds a way to show codes: you.
#[derive(InputObject)]
pub struct MfaEnrollInput {
    /// Your password.
    pub password: String,
    /// `APP`, `SMS` or `MAIL`. A passkey is added by `passkeyRegisterBegin`.
    #[graphql(default_with = "SecondFactorMethod::App")]
    pub method: SecondFactorMethod,
    /// For `SMS`: the number, with its country (`+49 170 1234567`).
    pub phone: Option<String>,
}

/// What the first code is made of, or where it went.
#[derive(SimpleObject)]
pub struct MfaEnrollPayload {
    /// Of an app, to be typed into it; null for the others, or when it was refused. It is shown once.
    pub secret: Option<String>,
    /// The same as an `otpauth:` address, to be shown as a QR code.
    pub otpauth_url: Option<String>,
    /// Where the first code was sent, as far as it is shown; null for an app, or when it was refused.
    pub sent_to: Option<String>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// The first code.
#[derive(InputObject)]
pub struct MfaConfirmInput {
    /// Six digits, of the app or as they were sent.
    pub code: String,
    /// What was begun.
    #[graphql(default_with = "SecondFactorMethod::App")]
    pub method: SecondFactorMethod,
}

/// Who wants a code sent.
#[derive(InputObject)]
pub struct MfaCodeSendInput {
    /// From `sessionCreate`; left out by somebody signed in, who wants to show a code for this session once more.
    pub challenge: Option<String>,
    /// `SMS` or `MAIL`.
    pub method: SecondFactorMethod,
}

/// What became of a code that was to be sent.
#[derive(SimpleObject)]
pub struct MfaCodeSendPayload {
    /// Where it went, as far as it is shown; null when it was refused.
    pub sent_to: Option<String>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Who takes a way to show codes away.
#[derive(InputObject)]
pub struct MfaDisableInput {
    /// Of the app, sent, or from the paper; left out by who has shown a second factor within a quarter of an hour. Where there is an
    /// app or a passkey, one that was sent does not do.
    pub code: Option<String>,
    /// Which way.
    #[graphql(default_with = "SecondFactorMethod::App")]
    pub method: SecondFactorMethod,
}

/// Who writes new codes down.
#[derive(InputObject)]
pub struct MfaRecoveryCodesRenewInput {
    /// Of the app, sent, or from the old paper; left out by who has shown a second factor within a quarter of an hour. Where there is
    /// an app or a passkey, one that was sent does not do.
    pub code: Option<String>,
}

/// The codes for whoever loses the rest.
#[derive(SimpleObject)]
pub struct MfaCodesPayload {
    /// Ten codes, each good once; null when it was refused, or there are codes already. They are shown once and stored nowhere.
    pub recovery_codes: Option<Vec<String>>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// The second half of a sign-in, or a proof for this session.
#[derive(InputObject)]
pub struct MfaVerifyInput {
    /// From `sessionCreate`; left out by somebody signed in, who shows the code for this session once more.
    pub challenge: Option<String>,
    /// Six digits of the app or as they were sent for this, or a code from the paper. Each is good once.
    pub code: String,
    /// How this device is called in the list of sessions.
    pub device: Option<String>,
}

/// What became of a code.
#[derive(SimpleObject)]
pub struct MfaVerifyPayload {
    /// The session that the challenge was for; null where there was none, or it was refused.
    pub session: Option<SessionTokens>,
    /// Whether the code was taken.
    pub verified: bool,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What became of a second factor that was to be taken away.
#[derive(SimpleObject)]
pub struct MfaDisablePayload {
    /// Whether it is gone. Where it was the last, the password alone opens the account again.
    pub disabled: bool,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl SecondFactorMutation {
    /// Begins to add an authenticator app, or codes by SMS or mail. Nothing changes before `mfaConfirm` has a code of it. Where you have
    /// a second factor already, it was shown within a quarter of an hour. Operators and owners of vendors take an app or a passkey.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = cost::apply(Some(100), None, None)
    )]
    async fn mfa_enroll(&self, ctx: &Context<'_>, #[graphql(desc = "Who adds one.")] input: MfaEnrollInput) -> Result<MfaEnrollPayload> {
        let MfaEnrollInput { password, method, phone } = input;
        let (enrolment, user_errors) = settled(identity::enroll(ctx.cx(), ctx.viewer(), &password, method.into(), phone.as_deref()).await)?;
        Ok(match enrolment {
            Some(Enrolment::App { secret, url }) => MfaEnrollPayload { secret: Some(secret), otpauth_url: Some(url), sent_to: None, user_errors },
            Some(Enrolment::Sent(to)) => MfaEnrollPayload { secret: None, otpauth_url: None, sent_to: Some(to.0), user_errors },
            None => MfaEnrollPayload { secret: None, otpauth_url: None, sent_to: None, user_errors },
        })
    }

    /// Adds what `mfaEnroll` began, by its first code. From then on the password alone does not open the account; all your other
    /// sessions end, and you are told by mail. Write the codes down that it answers with.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn mfa_confirm(&self, ctx: &Context<'_>, #[graphql(desc = "The first code.")] input: MfaConfirmInput) -> Result<MfaCodesPayload> {
        let confirmed = identity::confirm(ctx.cx(), ctx.viewer(), input.method.into(), &input.code).await;
        let (recovery_codes, user_errors) = settled(confirmed)?;
        Ok(MfaCodesPayload { recovery_codes: recovery_codes.flatten(), user_errors })
    }

    /// Sends a code to your telephone or by mail, good for ten minutes and for this alone: for a sign-in, with its `challenge`; or, signed
    /// in and without one, to be shown in this session. A new one ends the one before.
    async fn mfa_code_send(&self, ctx: &Context<'_>, #[graphql(desc = "Who wants one.")] input: MfaCodeSendInput) -> Result<MfaCodeSendPayload> {
        let sent = identity::send_code(ctx.cx(), ctx.viewer(), input.challenge.as_deref(), input.method.into()).await;
        let (sent, user_errors) = settled(sent)?;
        Ok(MfaCodeSendPayload { sent_to: sent.map(|to| to.0), user_errors })
    }

    /// Shows a code: the second half of a sign-in, with its `challenge`; or, signed in and without one, the proof that changes of
    /// password, address and second factor take when it is older than a quarter of an hour.
    async fn mfa_verify(&self, ctx: &Context<'_>, #[graphql(desc = "The code.")] input: MfaVerifyInput) -> Result<MfaVerifyPayload> {
        let MfaVerifyInput { challenge, code, device } = input;
        let (cx, client) = (ctx.cx(), ctx.scope().client.as_deref());
        let verified = async {
            match &challenge {
                Some(challenge) => identity::answer_challenge(cx, challenge, &code, device.as_deref(), client).await.map(Some),
                None => identity::prove(cx, ctx.viewer(), &code).await.map(|()| None),
            }
        };
        let (verified, user_errors) = settled(verified.await)?;
        Ok(MfaVerifyPayload { verified: verified.is_some(), session: verified.flatten().map(|tokens| SessionTokens::of(ctx, tokens)), user_errors })
    }

    /// Takes a way to show codes away; with the last second factor, the codes on paper too. All your other sessions end, and you are
    /// told by mail.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn mfa_disable(&self, ctx: &Context<'_>, #[graphql(desc = "Which, and a code.")] input: MfaDisableInput) -> Result<MfaDisablePayload> {
        let disabled = identity::disable(ctx.cx(), ctx.viewer(), input.method.into(), input.code.as_deref()).await;
        let (disabled, user_errors) = settled(disabled)?;
        Ok(MfaDisablePayload { disabled: disabled.is_some(), user_errors })
    }

    /// Ten new codes for whoever loses the rest; the old ones are over.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None)
    )]
    async fn mfa_recovery_codes_renew(&self, ctx: &Context<'_>, #[graphql(desc = "A code.")] input: MfaRecoveryCodesRenewInput) -> Result<MfaCodesPayload> {
        let (recovery_codes, user_errors) = settled(identity::renew_codes(ctx.cx(), ctx.viewer(), input.code.as_deref()).await)?;
        Ok(MfaCodesPayload { recovery_codes, user_errors })
    }
}
