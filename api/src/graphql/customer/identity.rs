//! Accounts and sessions.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use entity::user::{Preferences, Sustainability};
use identity::{AddressChange, Credentials, ProfileChange, Registration, SignedIn};
use kernel::Refusal;

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::{AddressInput, CurrencyCode, id, optional_id};
use crate::graphql::types::session::{self, SessionTokens};
use crate::graphql::types::user::{SavedAddress, SecondFactorMethod, Session, User};

#[derive(Default)]
pub struct IdentityQuery;

#[derive(Default)]
pub struct IdentityMutation;

/// Who wants an account.
#[derive(InputObject)]
pub struct AccountRegisterInput {
    /// Where mail reaches them, and what they sign in with.
    pub email: String,
    /// From 8 to 128 characters.
    pub password: String,
    /// As they want to be called.
    pub name: String,
    /// The language they read; this request's where it is left out.
    pub locale: Option<String>,
    /// Sent again, the request has no second effect, with or without a key.
    pub idempotency_key: Option<String>,
}

/// What became of a registration.
#[derive(SimpleObject)]
pub struct AccountRegisterPayload {
    /// Whether the request was taken. It is true for an address that has an account as well: nobody learns here who has one.
    pub accepted: bool,
    /// Why it was refused; empty when it was taken.
    pub user_errors: Vec<UserError>,
}

/// Who wants to sign in.
#[derive(InputObject)]
pub struct SessionCreateInput {
    /// The account's address.
    pub email: String,
    /// The account's password.
    pub password: String,
    /// How this device is called in the list of sessions.
    pub device: Option<String>,
}

/// Which session goes on.
#[derive(InputObject)]
pub struct SessionRefreshInput {
    /// The newest refresh token of the session. It works once. The shop and the desk leave it out: their browsers' cookie is meant.
    pub refresh_token: Option<String>,
}

/// Which sessions end.
#[derive(InputObject)]
pub struct SessionRevokeInput {
    /// All sessions of this account rather than this one.
    #[graphql(default = false)]
    pub everywhere: bool,
    /// One other session, from `mySessions`.
    pub session_id: Option<ID>,
}

/// What became of a session.
#[derive(SimpleObject)]
pub struct SessionPayload {
    /// The session's secrets; null when it was refused, or waits for a second factor.
    pub session: Option<SessionTokens>,
    /// Where the account has a second factor: give it to `mfaVerify` with a code, or to `passkeyBegin`, within five minutes.
    pub challenge: Option<String>,
    /// How a challenge can be answered, the strongest first; null where there is none. A code from the paper always does.
    pub challenge_methods: Option<Vec<SecondFactorMethod>>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What became of the end of sessions.
#[derive(SimpleObject)]
pub struct SessionRevokePayload {
    /// Whether they have ended.
    pub revoked: bool,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What to change about yourself; what is left out stays.
#[derive(InputObject)]
pub struct ProfileUpdateInput {
    /// As you want to be called.
    pub name: Option<String>,
    /// The language you read (`en`, `de-AT`).
    pub locale: Option<String>,
    /// What you like, all of it: what is left out inside is at its default.
    pub preferences: Option<PreferencesInput>,
    /// Change only this version of the profile.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What you like. Mail about offers and news is a consent: `consentSet`.
#[derive(InputObject)]
pub struct PreferencesInput {
    /// The currency you think in.
    pub currency: Option<CurrencyCode>,
    /// Deliveries that cause less carbon dioxide, though they be slower.
    #[graphql(default = false)]
    pub low_carbon_delivery: bool,
    /// Vendors of your own country first.
    #[graphql(default = false)]
    pub nearby_vendors: bool,
    /// As little packaging as will do.
    #[graphql(default = false)]
    pub less_packaging: bool,
}

impl PreferencesInput {
    fn read(self) -> Preferences {
        let Self { currency, low_carbon_delivery, nearby_vendors, less_packaging } = self;
        let sustainability = Sustainability { low_carbon_delivery, nearby_vendors, less_packaging };
        Preferences { currency: currency.map(|currency| currency.0), sustainability, ..Preferences::default() }
    }
}

/// What became of a change of the profile.
#[derive(SimpleObject)]
pub struct ProfileUpdatePayload {
    /// You, after the change; null when it was refused.
    pub user: Option<User>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Who wants the link once more: you.
#[derive(InputObject)]
pub struct AccountVerifyRequestInput {
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// The link that proves your address.
#[derive(InputObject)]
pub struct AccountVerifyInput {
    /// From the link in the mail.
    pub token: String,
}

/// What became of the proof of an address.
#[derive(SimpleObject)]
pub struct AccountVerifyPayload {
    /// Whether the address is proved now.
    pub verified: bool,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What became of asking for a mail.
#[derive(SimpleObject)]
pub struct MailRequestPayload {
    /// Whether the request was taken. It is true as well where nothing is sent: nobody learns here who has an account.
    pub accepted: bool,
    /// Why it was refused; empty when it was taken.
    pub user_errors: Vec<UserError>,
}

/// Who forgot a password.
#[derive(InputObject)]
pub struct PasswordResetRequestInput {
    /// The account's address.
    pub email: String,
}

/// A new password by a link.
#[derive(InputObject)]
pub struct PasswordResetInput {
    /// From the link in the mail.
    pub token: String,
    /// From 8 to 128 characters, and none of those that everybody tries first.
    pub new_password: String,
}

/// What became of a password that was forgotten.
#[derive(SimpleObject)]
pub struct PasswordResetPayload {
    /// Whether the new password is set.
    pub reset: bool,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// A new password by the old one.
#[derive(InputObject)]
pub struct PasswordChangeInput {
    /// The one you have.
    pub current_password: String,
    /// From 8 to 128 characters, and none of those that everybody tries first.
    pub new_password: String,
}

/// Where an account is to move.
#[derive(InputObject)]
pub struct EmailChangeRequestInput {
    /// The new address. A link is sent there.
    pub new_email: String,
    /// Your password.
    pub password: String,
}

/// The link that moves your account.
#[derive(InputObject)]
pub struct EmailChangeConfirmInput {
    /// From the link in the mail.
    pub token: String,
}

/// What became of an account that moves.
#[derive(SimpleObject)]
pub struct EmailChangeConfirmPayload {
    /// Whether the account has the new address now.
    pub changed: bool,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// An address to write down.
#[derive(InputObject)]
pub struct AddressUpsertInput {
    /// Which one to change; a new one is made where it is left out.
    pub id: Option<ID>,
    /// As you call it, such as `Home`.
    pub label: Option<String>,
    /// The address itself, all of it.
    pub address: AddressInput,
    /// Change only this version of it.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of an address.
#[derive(SimpleObject)]
pub struct AddressUpsertPayload {
    /// As it is written down now; null when it was refused.
    pub address: Option<SavedAddress>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Which address to forget.
#[derive(InputObject)]
pub struct AddressDeleteInput {
    /// Its id.
    pub id: ID,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of an address that was to be forgotten.
#[derive(SimpleObject)]
pub struct AddressDeletePayload {
    /// The id it had; null when it was refused.
    pub deleted_id: Option<ID>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl IdentityQuery {
    /// Where you are signed in, the session used last first; at most 100.
    #[graphql(guard = "roles::customer", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None))]
    async fn my_sessions(&self, ctx: &Context<'_>) -> Result<Vec<Session>> {
        Ok(identity::sessions(ctx.cx(), ctx.viewer()).await?.into_iter().map(Session).collect())
    }

    /// You; null for a program, and where nobody is signed in.
    async fn me(&self, ctx: &Context<'_>) -> Result<Option<User>> {
        let Some(user) = ctx.viewer().user() else { return Ok(None) };
        Ok(ctx.load(user).await?.map(User::whole))
    }
}

/// Who looks through somebody's eyes.
#[derive(InputObject)]
pub struct ImpersonationEndInput {
    /// Sent again, the request has no second effect, with or without a key.
    pub idempotency_key: Option<String>,
}

/// What became of the end of an impersonation.
#[derive(SimpleObject)]
pub struct ImpersonationEndPayload {
    /// Whether it is over.
    pub ended: bool,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl IdentityMutation {
    /// Makes an account and sends a link that proves the address (`accountVerify`). It answers alike whether the address has an
    /// account already, and then changes nothing and tells its owner; either way the next step is `sessionCreate`.
    #[graphql(directive = cost::apply(Some(100), None, None))]
    async fn account_register(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who wants an account.")] input: AccountRegisterInput,
    ) -> Result<AccountRegisterPayload> {
        let AccountRegisterInput { email, password, name, locale, .. } = input;
        let locale = locale.unwrap_or_else(|| ctx.market().locale.into());
        let registration = Registration { email, password, name, locale, ip: ctx.scope().client.clone() };
        let (accepted, user_errors) = settled(identity::register(ctx.cx(), registration).await)?;
        Ok(AccountRegisterPayload { accepted: accepted.is_some(), user_errors })
    }

    /// Signs in. A wrong password and an unknown address are refused alike (`NOT_ALLOWED`), too many attempts with
    /// `LIMIT_EXCEEDED`. It takes no idempotency key, because its answer is a secret and is not stored: sent again, it opens
    /// another session. An account with a second factor is answered with a `challenge` first. Who has a passkey needs no password:
    /// `passkeyBegin`.
    #[graphql(directive = cost::apply(Some(100), None, None))]
    async fn session_create(&self, ctx: &Context<'_>, #[graphql(desc = "Who wants to sign in.")] input: SessionCreateInput) -> Result<SessionPayload> {
        let SessionCreateInput { email, password, device } = input;
        let credentials = Credentials { email, password, device, ip: ctx.scope().client.clone() };
        let (signed_in, user_errors) = settled(identity::sign_in(ctx.cx(), credentials).await)?;
        let mut payload = SessionPayload { session: None, challenge: None, challenge_methods: None, user_errors };
        match signed_in {
            Some(SignedIn::Session(tokens)) => payload.session = Some(SessionTokens::of(ctx, *tokens)),
            Some(SignedIn::Challenge(challenge)) => {
                payload.challenge_methods = Some(SecondFactorMethod::all(&challenge.methods));
                payload.challenge = Some(challenge.token);
            }
            None => {}
        }
        Ok(payload)
    }

    /// Exchanges the refresh token for the next pair of tokens. When the answer is lost, the same token may be sent again
    /// within 20 seconds; any other second use ends the session, since then two hold what one should.
    async fn session_refresh(&self, ctx: &Context<'_>, #[graphql(desc = "Which session goes on.")] input: SessionRefreshInput) -> Result<SessionPayload> {
        let kept = || ctx.jar().and_then(|jar| jar.refresh.clone());
        let refreshed = async {
            let token = input.refresh_token.or_else(kept).ok_or_else(|| Refusal::invalid("input.refreshToken", "Send the session's refresh token."))?;
            identity::refresh(ctx.cx(), &token).await
        };
        let (tokens, user_errors) = settled(refreshed.await)?;
        if tokens.is_none() {
            session::forget(ctx);
        }
        Ok(SessionPayload { session: tokens.map(|tokens| SessionTokens::of(ctx, tokens)), challenge: None, challenge_methods: None, user_errors })
    }

    /// Sends the link that proves your address once more; nothing where it is proved.
    #[graphql(guard = "roles::customer", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None))]
    async fn account_verify_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but a key.")] input: AccountVerifyRequestInput,
    ) -> Result<MailRequestPayload> {
        let key = ctx.key(input.idempotency_key.as_deref());
        MailRequestPayload::of(identity::ask_to_verify(ctx.cx(), ctx.viewer(), key).await)
    }

    /// Proves your address by the link that was sent there. Purchases made with it as a guest come into your account. Only the account
    /// itself can: somebody in whose name it was made would otherwise hand their purchases over.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = roles::emits::apply(vec!["EmailVerified".into()])
    )]
    async fn account_verify(&self, ctx: &Context<'_>, #[graphql(desc = "Which link.")] input: AccountVerifyInput) -> Result<AccountVerifyPayload> {
        let (verified, user_errors) = settled(identity::verify_email(ctx.cx(), ctx.viewer(), &input.token).await)?;
        Ok(AccountVerifyPayload { verified: verified.is_some(), user_errors })
    }

    /// Sends a link with which a new password is set, good for an hour. It answers alike whether the address has an account.
    async fn password_reset_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who forgot a password.")] input: PasswordResetRequestInput,
    ) -> Result<MailRequestPayload> {
        MailRequestPayload::of(identity::ask_for_reset(ctx.cx(), &input.email, ctx.scope().client.as_deref()).await)
    }

    /// Sets a password by the link that was sent. The link works once; all sessions of the account end, and its owner is told.
    #[graphql(directive = cost::apply(Some(100), None, None), directive = roles::emits::apply(vec!["SessionsRevoked".into()]))]
    async fn password_reset(&self, ctx: &Context<'_>, #[graphql(desc = "The new password.")] input: PasswordResetInput) -> Result<PasswordResetPayload> {
        let (reset, user_errors) = settled(identity::reset_password(ctx.cx(), &input.token, &input.new_password).await)?;
        Ok(PasswordResetPayload { reset: reset.is_some(), user_errors })
    }

    /// Changes your password. All your other sessions end, and you are told by mail.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = cost::apply(Some(100), None, None),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn password_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The old and the new password.")] input: PasswordChangeInput,
    ) -> Result<ProfileUpdatePayload> {
        let PasswordChangeInput { current_password, new_password } = input;
        let (user, user_errors) = settled(identity::change_password(ctx.cx(), ctx.viewer(), &current_password, &new_password).await)?;
        Ok(ProfileUpdatePayload { user: user.map(User::whole), user_errors })
    }

    /// Sends a link to the address that your account is to move to. It answers alike whether that has an account already.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = cost::apply(Some(100), None, None)
    )]
    async fn email_change_request(&self, ctx: &Context<'_>, #[graphql(desc = "Where to.")] input: EmailChangeRequestInput) -> Result<MailRequestPayload> {
        MailRequestPayload::of(identity::ask_for_email(ctx.cx(), ctx.viewer(), &input.new_email, &input.password).await)
    }

    /// Moves your account to the address that the link was sent to. The old address is told, and all sessions end but this one.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = roles::emits::apply(vec!["EmailVerified".into(), "SessionsRevoked".into()])
    )]
    async fn email_change_confirm(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which link.")] input: EmailChangeConfirmInput,
    ) -> Result<EmailChangeConfirmPayload> {
        let (changed, user_errors) = settled(identity::change_email(ctx.cx(), ctx.viewer(), &input.token).await)?;
        Ok(EmailChangeConfirmPayload { changed: changed.is_some(), user_errors })
    }

    /// Writes down where you have things sent to, or changes it. At most fifty.
    #[graphql(guard = "roles::oneself", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None))]
    async fn address_upsert(&self, ctx: &Context<'_>, #[graphql(desc = "The address.")] input: AddressUpsertInput) -> Result<AddressUpsertPayload> {
        let key = ctx.key(input.idempotency_key.as_deref());
        let written = async {
            let id = optional_id("input.id", input.id.as_ref())?;
            let change = AddressChange { id, label: input.label, address: input.address.read("input.address")?, expected_version: input.expected_version };
            identity::upsert_address(ctx.cx(), ctx.viewer(), key, &change).await
        };
        let (address, user_errors) = settled(written.await)?;
        Ok(AddressUpsertPayload { address: address.map(SavedAddress), user_errors })
    }

    /// Forgets where you had things sent to. Orders keep what stood on their parcels.
    #[graphql(guard = "roles::oneself", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None))]
    async fn address_delete(&self, ctx: &Context<'_>, #[graphql(desc = "Which one.")] input: AddressDeleteInput) -> Result<AddressDeletePayload> {
        let key = ctx.key(input.idempotency_key.as_deref());
        let gone = async { identity::delete_address(ctx.cx(), ctx.viewer(), key, id("input.id", &input.id)?).await };
        let (deleted, user_errors) = settled(gone.await)?;
        Ok(AddressDeletePayload { deleted_id: deleted.map(Into::into), user_errors })
    }

    /// Signs out here, there or everywhere. The tokens are dead at once; signing out here again changes nothing.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn session_revoke(&self, ctx: &Context<'_>, #[graphql(desc = "Which sessions end.")] input: SessionRevokeInput) -> Result<SessionRevokePayload> {
        let (cx, viewer) = (ctx.cx(), ctx.viewer());
        let here = input.session_id.is_none();
        let ended = async {
            match optional_id("input.sessionId", input.session_id.as_ref())? {
                Some(_) if input.everywhere => Err(Refusal::invalid("input.everywhere", "Name one session or all of them, not both.").into()),
                Some(session) => identity::sign_out_there(cx, viewer, session).await,
                None if input.everywhere => identity::sign_out_everywhere(cx, viewer).await,
                None => identity::sign_out(cx, viewer).await,
            }
        };
        let (revoked, user_errors) = settled(ended.await)?;
        if here && revoked.is_some() {
            session::forget(ctx);
        }
        Ok(SessionRevokePayload { revoked: revoked.is_some(), user_errors })
    }

    /// Ends looking through somebody's eyes; the tokens are dead at once.
    #[graphql(
        guard = "roles::customer",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn impersonation_end(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who looks through somebody's eyes.")] input: ImpersonationEndInput,
    ) -> Result<ImpersonationEndPayload> {
        let _ = input.idempotency_key;
        let (ended, user_errors) = settled(identity::end_impersonation(ctx.cx(), ctx.viewer()).await)?;
        if ended.is_some() {
            session::forget(ctx);
        }
        Ok(ImpersonationEndPayload { ended: ended.is_some(), user_errors })
    }

    /// Changes your name, language or preferences.
    #[graphql(guard = "roles::customer", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None))]
    async fn profile_update(&self, ctx: &Context<'_>, #[graphql(desc = "What to change.")] input: ProfileUpdateInput) -> Result<ProfileUpdatePayload> {
        let key = ctx.key(input.idempotency_key.as_deref());
        let preferences = input.preferences.map(PreferencesInput::read);
        let change = ProfileChange { name: input.name, locale: input.locale, preferences, expected_version: input.expected_version };
        let (user, user_errors) = settled(identity::update_profile(ctx.cx(), ctx.viewer(), key, change).await)?;
        Ok(ProfileUpdatePayload { user: user.map(User::whole), user_errors })
    }
}

impl MailRequestPayload {
    fn of(outcome: platform::Result<()>) -> Result<Self> {
        let (accepted, user_errors) = settled(outcome)?;
        Ok(Self { accepted: accepted.is_some(), user_errors })
    }
}
