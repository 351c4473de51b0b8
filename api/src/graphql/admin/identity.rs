//! Accounts, for operators.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::user::{User, UserConnection};

#[derive(Default)]
pub struct AdminIdentityQuery;

#[derive(Default)]
pub struct AdminIdentityMutation;

/// Whom to keep out.
#[derive(InputObject)]
pub struct UserSuspendInput {
    /// Whose account.
    pub user_id: ID,
    /// Sent again, the request has no second effect, with or without a key.
    pub idempotency_key: Option<String>,
}

/// What became of a suspension.
#[derive(SimpleObject)]
pub struct UserSuspendPayload {
    /// The person; null when it was refused.
    pub user: Option<User>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl AdminIdentityQuery {
    /// Everybody with an account, the newest first.
    #[graphql(guard = "roles::admin", visible = "roles::is_admin", directive = roles::auth::apply(roles::ADMIN.to_vec()))]
    async fn users(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<UserConnection> {
        let operator = ctx.operator()?;
        let page = page(first, after, last, before)?;
        let found = identity::users(&ctx.cx().db, &operator, &page).await?;
        Ok(UserConnection::new(&page, found, User::whole))
    }
}

#[Object]
impl AdminIdentityMutation {
    /// Keeps somebody out: all their sessions end at once and they cannot sign in.
    #[graphql(
        guard = "roles::admin",
        visible = "roles::is_admin",
        directive = roles::auth::apply(roles::ADMIN.to_vec()),
        directive = roles::emits::apply(vec!["SessionsRevoked".into()])
    )]
    async fn user_suspend(&self, ctx: &Context<'_>, #[graphql(desc = "Whom to keep out.")] input: UserSuspendInput) -> Result<UserSuspendPayload> {
        let operator = ctx.operator()?;
        let (user, user_errors) = settled(async { identity::suspend(ctx.cx(), &operator, id("input.userId", &input.user_id)?).await }.await)?;
        Ok(UserSuspendPayload { user: user.map(User::whole), user_errors })
    }
}
