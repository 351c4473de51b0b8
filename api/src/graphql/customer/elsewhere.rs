//! Signing in with accounts elsewhere.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use identity::{Answered, Begin, Completed, Outcome, SignedIn};

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::{DateTime, id};
use crate::graphql::types::session::SessionTokens;
use crate::graphql::types::user::{LinkedAccount, SecondFactorMethod};

#[derive(Default)]
pub struct ElsewhereMutation;

/// What an account elsewhere is asked for.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "identity::Purpose")]
pub enum OauthPurpose {
    /// To sign in; an account is made where there is none.
    SignIn,
    /// To open, from now on, the account of whoever is signed in.
    Link,
}

/// Who goes elsewhere, and what for.
#[derive(InputObject)]
pub struct OauthBeginInput {
    /// One of `shop.signInProviders`, by its id.
    pub provider: String,
    /// What for.
    #[graphql(default_with = "OauthPurpose::SignIn")]
    pub purpose: OauthPurpose,
    /// The page that the provider sends the browser back to: one of those that this shop is configured with, exactly; the first of
    /// them where it is left out.
    pub redirect_uri: Option<String>,
    /// Where the person wants to go then: a path of the app, handed back by `oauthComplete`.
    pub return_to: Option<String>,
    /// Your password, to link; not for signing in, nor of an account that has none.
    pub password: Option<String>,
}

/// The way out.
#[derive(SimpleObject)]
pub struct OauthBeginPayload {
    /// Where to send the browser; null when it was refused.
    pub authorization_url: Option<String>,
    /// What the provider's answer will carry; null when it was refused.
    pub state: Option<String>,
    /// To be kept in this browser and handed to `oauthComplete`: without it nobody can use the answer. Null when it was refused.
    pub browser_secret: Option<String>,
    /// Until when the answer is awaited: ten minutes; null when it was refused.
    pub expires_at: Option<DateTime>,
    /// Why it was refused; empty when it was begun.
    pub user_errors: Vec<UserError>,
}

/// What the browser brings back.
#[derive(InputObject)]
pub struct OauthCompleteInput {
    /// From the address it came back with.
    pub state: String,
    /// What `oauthBegin` told it to keep.
    pub browser_secret: String,
    /// From the address; missing where the provider tells an error.
    pub code: Option<String>,
    /// From the address, where it is there: who says that it answers.
    pub iss: Option<String>,
    /// From the address, where it is there: why there is no code.
    pub error: Option<String>,
    /// From the address, where it is there: what Apple tells once, as JSON.
    pub user: Option<String>,
    /// How this device is called in the list of sessions.
    pub device: Option<String>,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct OauthCompletePayload {
    /// The session's secrets; null when it was refused, waits for a second factor, or an account was linked.
    pub session: Option<SessionTokens>,
    /// Where the account has a second factor: give it to `mfaVerify` with a code, or to `passkeyBegin`, within five minutes.
    pub challenge: Option<String>,
    /// How a challenge can be answered, the strongest first; null where there is none. A code from the paper always does.
    pub challenge_methods: Option<Vec<SecondFactorMethod>>,
    /// What was linked; null where somebody signed in, or it was refused.
    pub linked_account: Option<LinkedAccount>,
    /// Where the person wanted to go, as `oauthBegin` was told.
    pub return_to: Option<String>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What is to open your account no longer.
#[derive(InputObject)]
pub struct OauthUnlinkInput {
    /// One of `me.linkedAccounts`.
    pub linked_account_id: ID,
}

/// What became of it.
#[derive(SimpleObject)]
pub struct OauthUnlinkPayload {
    /// Whether it opens your account no longer.
    pub unlinked: bool,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl ElsewhereMutation {
    /// Begins to sign in with an account elsewhere, or to link one: tells where to send the browser, and what it keeps until it is
    /// back. To link takes your password and, where there is one, a second factor shown within a quarter of an hour.
    #[graphql(directive = cost::apply(Some(100), None, None))]
    async fn oauth_begin(&self, ctx: &Context<'_>, #[graphql(desc = "Who goes where, and what for.")] input: OauthBeginInput) -> Result<OauthBeginPayload> {
        let OauthBeginInput { provider, purpose, redirect_uri: page, return_to, password } = input;
        let asked = Begin { provider, purpose: purpose.into(), page, return_to, password, ip: ctx.scope().client.clone() };
        let (begun, user_errors) = settled(identity::begin(ctx.cx(), ctx.elsewhere(), ctx.viewer(), asked).await)?;
        Ok(match begun {
            None => OauthBeginPayload { authorization_url: None, state: None, browser_secret: None, expires_at: None, user_errors },
            Some(begun) => OauthBeginPayload {
                authorization_url: Some(begun.authorization_url),
                state: Some(begun.state),
                browser_secret: Some(begun.browser_secret),
                expires_at: Some(DateTime(begun.expires_at)),
                user_errors,
            },
        })
    }

    /// Ends what `oauthBegin` began, in the same browser, within ten minutes, once: signs in or links. Somebody new is given an
    /// account; where their address has one already, they are refused (`STATE_CONFLICT`) and link from there. It takes no idempotency
    /// key, because its answer is a secret and is not stored.
    #[graphql(directive = cost::apply(Some(100), None, None), directive = roles::emits::apply(vec!["SessionsRevoked".into()]))]
    async fn oauth_complete(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the browser brings back.")] input: OauthCompleteInput,
    ) -> Result<OauthCompletePayload> {
        let OauthCompleteInput { state, browser_secret, code, iss, error, user, device } = input;
        let locale = ctx.market().locale.into();
        let answered = Answered { state, browser_secret, code, iss, error, user, locale, device, ip: ctx.scope().client.clone() };
        let (completed, user_errors) = settled(identity::complete(ctx.cx(), ctx.elsewhere(), ctx.viewer(), answered).await)?;
        let mut payload = OauthCompletePayload { session: None, challenge: None, challenge_methods: None, linked_account: None, return_to: None, user_errors };
        if let Some(Completed { outcome, return_to }) = completed {
            payload.return_to = return_to;
            match outcome {
                Outcome::SignedIn(SignedIn::Session(tokens)) => payload.session = Some(SessionTokens::of(ctx, *tokens)),
                Outcome::SignedIn(SignedIn::Challenge(challenge)) => {
                    payload.challenge_methods = Some(SecondFactorMethod::all(&challenge.methods));
                    payload.challenge = Some(challenge.token);
                }
                Outcome::Linked(linked) => payload.linked_account = Some(LinkedAccount(linked)),
            }
        }
        Ok(payload)
    }

    /// Takes an account elsewhere away from yours. Not the last way in: an account without a password keeps one
    /// (`STATE_CONFLICT`) until `passwordResetRequest` has led to a password.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn oauth_unlink(&self, ctx: &Context<'_>, #[graphql(desc = "Which one.")] input: OauthUnlinkInput) -> Result<OauthUnlinkPayload> {
        let gone = async { identity::unlink(ctx.cx(), ctx.viewer(), id("input.linkedAccountId", &input.linked_account_id)?).await };
        let (unlinked, user_errors) = settled(gone.await)?;
        Ok(OauthUnlinkPayload { unlinked: unlinked.is_some(), user_errors })
    }
}
