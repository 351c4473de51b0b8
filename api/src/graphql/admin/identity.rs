//! Accounts, for operators.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use kernel::Scope;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::session::SessionTokens;
use crate::graphql::types::user::{Role, User, UserConnection};

#[derive(Default)]
pub struct AdminIdentityQuery;

#[derive(Default)]
pub struct AdminIdentityMutation;

/// Whom to keep out.
#[derive(InputObject)]
pub struct UserSuspendInput {
    /// Whose account.
    pub user_id: ID,
    /// Why, from 1 to 500 characters; the audit log keeps it.
    pub reason: String,
    /// Sent again, the request has no second effect, with or without a key.
    pub idempotency_key: Option<String>,
}

/// Whom to let in again.
#[derive(InputObject)]
pub struct UserReinstateInput {
    /// Whose account.
    pub user_id: ID,
    /// Why, from 1 to 500 characters; the audit log keeps it.
    pub reason: String,
    /// Sent again, the request has no second effect, with or without a key.
    pub idempotency_key: Option<String>,
}

/// Whose second factors are to go.
#[derive(InputObject)]
pub struct UserSecondFactorResetInput {
    /// Whose account.
    pub user_id: ID,
    /// Why, and how you know that it is they who ask, from 1 to 500 characters; the audit log keeps it.
    pub reason: String,
    /// Sent again, the request has no second effect, with or without a key.
    pub idempotency_key: Option<String>,
}

/// Who is to be what.
#[derive(InputObject)]
pub struct RolesSetInput {
    /// Whose account.
    pub user_id: ID,
    /// What they are from now on.
    pub role: Role,
    /// Why, from 1 to 500 characters; the audit log keeps it.
    pub reason: String,
    /// Sent again, the request has no second effect, with or without a key.
    pub idempotency_key: Option<String>,
}

/// Through whose eyes to look.
#[derive(InputObject)]
pub struct ImpersonationStartInput {
    /// Whose account.
    pub user_id: ID,
    /// Why, from 1 to 500 characters; the audit log keeps it.
    pub reason: String,
}

/// What became of somebody's account.
#[derive(SimpleObject)]
pub struct UserPayload {
    /// The person; null when it was refused.
    pub user: Option<User>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What became of the wish to look through somebody's eyes.
#[derive(SimpleObject)]
pub struct ImpersonationStartPayload {
    /// The session's secrets; null when it was refused.
    pub session: Option<SessionTokens>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Narrows the list of accounts.
#[derive(InputObject, Default)]
pub struct UserWhereInput {
    /// Only the account with this address, written out.
    pub email: Option<String>,
    /// Only accounts of this role.
    pub role: Option<Role>,
}

#[Object]
impl AdminIdentityQuery {
    /// Everybody with an account, the newest first.
    #[graphql(guard = "roles::admin::people_read::guard", visible = "roles::admin::people_read::shows", directive = roles::auth::apply(roles::admin::people_read::ROLES.to_vec(), roles::admin::people_read::SCOPE))]
    async fn users(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
        #[graphql(name = "where", desc = "Only these.")] narrowed: Option<UserWhereInput>,
    ) -> Result<UserConnection> {
        let operator = ctx.operator(Scope::PeopleRead)?;
        let page = page(first, after, last, before)?;
        let UserWhereInput { email, role } = narrowed.unwrap_or_default();
        let among = identity::Among { email: email.map(|email| email.trim().to_lowercase()), role: role.map(Into::into) };
        let found = identity::users(&ctx.cx().db, &operator, &among, &page).await?;
        Ok(UserConnection::new(&page, found, User::whole))
    }
}

#[Object]
impl AdminIdentityMutation {
    /// Keeps somebody out: all their sessions end at once and they cannot sign in.
    #[graphql(
        guard = "roles::admin::people_write::guard",
        visible = "roles::admin::people_write::shows",
        directive = roles::auth::apply(roles::admin::people_write::ROLES.to_vec(), roles::admin::people_write::SCOPE),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn user_suspend(&self, ctx: &Context<'_>, #[graphql(desc = "Whom to keep out.")] input: UserSuspendInput) -> Result<UserPayload> {
        let operator = ctx.operator(Scope::PeopleWrite)?;
        let done = async { identity::suspend(ctx.cx(), &operator, id("input.userId", &input.user_id)?, &input.reason).await };
        UserPayload::of(done.await)
    }

    /// Lets somebody in again; they sign in anew.
    #[graphql(
        guard = "roles::admin::people_write::guard",
        visible = "roles::admin::people_write::shows",
        directive = roles::auth::apply(roles::admin::people_write::ROLES.to_vec(), roles::admin::people_write::SCOPE)
    )]
    async fn user_reinstate(&self, ctx: &Context<'_>, #[graphql(desc = "Whom to let in.")] input: UserReinstateInput) -> Result<UserPayload> {
        let operator = ctx.operator(Scope::PeopleWrite)?;
        let done = async { identity::reinstate(ctx.cx(), &operator, id("input.userId", &input.user_id)?, &input.reason).await };
        UserPayload::of(done.await)
    }

    /// Takes all second factors of somebody away who lost them: app, passkeys, telephone and paper. All their sessions end, their password
    /// alone opens the account, and they are told by mail. Not of somebody who may as much as you or more. Takes a second factor shown
    /// within a quarter of an hour, where you have one.
    #[graphql(
        guard = "roles::admin::people_write::guard",
        visible = "roles::admin::people_write::shows",
        directive = roles::auth::apply(roles::admin::people_write::ROLES.to_vec(), roles::admin::people_write::SCOPE),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn user_second_factor_reset(&self, ctx: &Context<'_>, #[graphql(desc = "Whose, and why.")] input: UserSecondFactorResetInput) -> Result<UserPayload> {
        let operator = ctx.operator(Scope::PeopleWrite)?;
        let done = async {
            let user = id("input.userId", &input.user_id)?;
            identity::shown_lately(ctx.cx(), ctx.viewer()).await?;
            identity::reset_second_factor(ctx.cx(), &operator, user, &input.reason).await
        };
        UserPayload::of(done.await)
    }

    /// Says who runs the marketplace, and as what. `CUSTOMER` and `VENDOR` both mean that somebody does not; which of the two they are then
    /// follows from their teams. They are told by mail, and their sessions end; there is always a super admin left. Takes a second factor
    /// shown within a quarter of an hour, where you have one.
    #[graphql(
        guard = "roles::admin::roles_write::guard",
        visible = "roles::admin::roles_write::shows",
        directive = roles::auth::apply(roles::admin::roles_write::ROLES.to_vec(), roles::admin::roles_write::SCOPE),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn roles_set(&self, ctx: &Context<'_>, #[graphql(desc = "Who is to be what.")] input: RolesSetInput) -> Result<UserPayload> {
        let operator = ctx.operator(Scope::RolesWrite)?;
        let done = async {
            let user = id("input.userId", &input.user_id)?;
            identity::shown_lately(ctx.cx(), ctx.viewer()).await?;
            let role = match input.role {
                // Who belongs to a team is a vendor by that, and nobody else: a mere customer's team would not be asked about.
                Role::Customer | Role::Vendor if vendors::memberships(&ctx.cx().db, user).await?.is_empty() => Role::Customer,
                Role::Customer | Role::Vendor => Role::Vendor,
                role => role,
            };
            identity::set_role(ctx.cx(), &operator, user, role.into(), &input.reason).await
        };
        UserPayload::of(done.await)
    }

    /// Looks through somebody's eyes for at most an hour, to help them. Both names stand in the audit log, and the person sees the
    /// session in their list. Nobody pays, and nobody touches passwords, keys and sessions in somebody else's name.
    #[graphql(
        guard = "roles::admin::impersonate::guard",
        visible = "roles::admin::impersonate::shows",
        directive = roles::auth::apply(roles::admin::impersonate::ROLES.to_vec(), roles::admin::impersonate::SCOPE)
    )]
    async fn impersonation_start(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Through whose eyes, and why.")] input: ImpersonationStartInput,
    ) -> Result<ImpersonationStartPayload> {
        let operator = ctx.operator(Scope::Impersonate)?;
        let begun = async {
            let user = id("input.userId", &input.user_id)?;
            identity::shown_lately(ctx.cx(), ctx.viewer()).await?;
            identity::impersonate(ctx.cx(), &operator, user, &input.reason).await
        };
        let (tokens, user_errors) = settled(begun.await)?;
        Ok(ImpersonationStartPayload { session: tokens.map(|tokens| SessionTokens::in_the_shop(ctx, tokens)), user_errors })
    }
}

impl UserPayload {
    fn of(outcome: platform::Result<identity::User>) -> Result<Self> {
        let (user, user_errors) = settled(outcome)?;
        Ok(Self { user: user.map(User::whole), user_errors })
    }
}
