//! How a team's own vendor does.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use kernel::Scope;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::performance::{Strike, StrikeConnection, VendorScore};

#[derive(Default)]
pub struct VendorPerformanceQuery;

#[derive(Default)]
pub struct VendorPerformanceMutation;

/// Which strike is wrong, and why.
#[derive(InputObject)]
pub struct StrikeAppealInput {
    /// The strike.
    pub strike_id: ID,
    /// What there is to say against it, from 10 to 5,000 characters.
    pub text: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of an appeal.
#[derive(SimpleObject)]
pub struct StrikeAppealPayload {
    /// The strike as it is now; null when the appeal was refused.
    pub strike: Option<Strike>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl VendorPerformanceQuery {
    /// What your vendor's score is made of, and what would raise it.
    #[graphql(guard = "roles::vendor::store_read::guard", visible = "roles::vendor::store_read::shows", directive = roles::auth::apply(roles::vendor::store_read::ROLES.to_vec(), roles::vendor::store_read::SCOPE))]
    async fn vendor_score(&self, ctx: &Context<'_>) -> Result<VendorScore> {
        let member = ctx.vendor_member(Scope::StoreRead)?;
        Ok(VendorScore(performance::mine(&ctx.cx().db, &member).await?))
    }

    /// Strikes against your vendor, the newest first.
    #[graphql(guard = "roles::vendor::store_read::guard", visible = "roles::vendor::store_read::shows", directive = roles::auth::apply(roles::vendor::store_read::ROLES.to_vec(), roles::vendor::store_read::SCOPE))]
    async fn vendor_strikes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<StrikeConnection> {
        let (member, page) = (ctx.vendor_member(Scope::StoreRead)?, page(first, after, last, before)?);
        let found = performance::strikes_of(&ctx.cx().db, &member, &page).await?;
        Ok(StrikeConnection::new(&page, found, Strike))
    }
}

#[Object]
impl VendorPerformanceMutation {
    /// Says that a strike is wrong; once, within a month. Somebody else than who issued it decides.
    #[graphql(
        guard = "roles::vendor::store_write::guard",
        visible = "roles::vendor::store_write::shows",
        directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE)
    )]
    async fn strike_appeal(&self, ctx: &Context<'_>, #[graphql(desc = "Which one, and why.")] input: StrikeAppealInput) -> Result<StrikeAppealPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StoreWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let done = async { performance::appeal(ctx.cx(), &member, key, id("input.strikeId", &input.strike_id)?, &input.text).await };
        let (strike, user_errors) = settled(done.await)?;
        Ok(StrikeAppealPayload { strike: strike.map(Strike), user_errors })
    }
}
