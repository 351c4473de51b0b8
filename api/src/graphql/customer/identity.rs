//! Accounts and sessions.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use identity::{Credentials, ProfileChange, Registration, Tokens};

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::user::User;

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
    /// The newest refresh token of the session. It works once.
    pub refresh_token: String,
}

/// Which sessions end.
#[derive(InputObject)]
pub struct SessionRevokeInput {
    /// All sessions of this account rather than this one.
    #[graphql(default = false)]
    pub everywhere: bool,
}

/// The secrets of a session. They are shown once and stored nowhere.
#[derive(SimpleObject)]
pub struct SessionTokens {
    /// Goes along with every request as `Authorization: Bearer`; a signed JWT that lives ten minutes.
    pub access_token: String,
    /// Is exchanged once for the next pair by `sessionRefresh`.
    pub refresh_token: String,
    /// When the access token ends.
    pub expires_at: DateTime,
    /// Who signed in.
    pub user: User,
}

/// What became of a session.
#[derive(SimpleObject)]
pub struct SessionPayload {
    /// The session's secrets; null when it was refused.
    pub session: Option<SessionTokens>,
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
    /// Change only this version of the profile.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a change of the profile.
#[derive(SimpleObject)]
pub struct ProfileUpdatePayload {
    /// You, after the change; null when it was refused.
    pub user: Option<User>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl IdentityQuery {
    /// You.
    #[graphql(guard = "roles::customer", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec()))]
    async fn me(&self, ctx: &Context<'_>) -> Result<Option<User>> {
        Ok(ctx.load(ctx.person()?).await?.map(User::whole))
    }
}

#[Object]
impl IdentityMutation {
    /// Makes an account. It answers alike whether the address has one already, and then changes nothing; either way the next
    /// step is `sessionCreate`.
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
    /// another session.
    #[graphql(directive = cost::apply(Some(100), None, None))]
    async fn session_create(&self, ctx: &Context<'_>, #[graphql(desc = "Who wants to sign in.")] input: SessionCreateInput) -> Result<SessionPayload> {
        let SessionCreateInput { email, password, device } = input;
        let credentials = Credentials { email, password, device, ip: ctx.scope().client.clone() };
        SessionPayload::of(identity::sign_in(ctx.cx(), credentials).await)
    }

    /// Exchanges the refresh token for the next pair of tokens. When the answer is lost, the same token may be sent again
    /// within 20 seconds; any other second use ends the session, since then two hold what one should.
    async fn session_refresh(&self, ctx: &Context<'_>, #[graphql(desc = "Which session goes on.")] input: SessionRefreshInput) -> Result<SessionPayload> {
        SessionPayload::of(identity::refresh(ctx.cx(), &input.refresh_token).await)
    }

    /// Signs out here or everywhere. Its tokens are dead at once; doing it again changes nothing.
    #[graphql(
        guard = "roles::customer",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec()),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn session_revoke(&self, ctx: &Context<'_>, #[graphql(desc = "Which sessions end.")] input: SessionRevokeInput) -> Result<SessionRevokePayload> {
        let (cx, viewer) = (ctx.cx(), ctx.viewer());
        let outcome = if input.everywhere { identity::sign_out_everywhere(cx, viewer).await } else { identity::sign_out(cx, viewer).await };
        let (revoked, user_errors) = settled(outcome)?;
        Ok(SessionRevokePayload { revoked: revoked.is_some(), user_errors })
    }

    /// Changes your name or language.
    #[graphql(guard = "roles::customer", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec()))]
    async fn profile_update(&self, ctx: &Context<'_>, #[graphql(desc = "What to change.")] input: ProfileUpdateInput) -> Result<ProfileUpdatePayload> {
        let key = ctx.key(input.idempotency_key.as_deref());
        let change = ProfileChange { name: input.name, locale: input.locale, expected_version: input.expected_version };
        let (user, user_errors) = settled(identity::update_profile(ctx.cx(), ctx.viewer(), key, change).await)?;
        Ok(ProfileUpdatePayload { user: user.map(User::whole), user_errors })
    }
}

impl SessionPayload {
    fn of(outcome: platform::Result<Tokens>) -> Result<Self> {
        let (tokens, user_errors) = settled(outcome)?;
        let session = tokens.map(|tokens| SessionTokens {
            access_token: tokens.access_token,
            refresh_token: tokens.refresh_token,
            expires_at: DateTime(tokens.expires_at),
            user: User::whole(tokens.user),
        });
        Ok(Self { session, user_errors })
    }
}
