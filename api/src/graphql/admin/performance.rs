//! Strikes, for operators.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use kernel::Scope;
use performance::{NewStrike, StrikeFilter};

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::performance::{Strike, StrikeConnection, StrikeKind, StrikeState};

#[derive(Default)]
pub struct AdminPerformanceQuery;

#[derive(Default)]
pub struct AdminPerformanceMutation;

/// Narrows the strikes.
#[derive(InputObject)]
pub struct StrikeWhereInput {
    /// Against this vendor.
    pub vendor_id: Option<ID>,
    /// That stand so.
    pub state: Option<StrikeState>,
}

/// A strike to be.
#[derive(InputObject)]
pub struct StrikeIssueInput {
    /// Against whom.
    pub vendor_id: ID,
    /// What for.
    pub kind: StrikeKind,
    /// What the vendor is told, from 10 to 2,000 characters.
    pub text: String,
    /// The order it is about; the vendor has a part of it.
    pub order_id: Option<ID>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Which strike is taken back, and why.
#[derive(InputObject)]
pub struct StrikeRevokeInput {
    /// The strike.
    pub strike_id: ID,
    /// Why, from 1 to 2,000 characters; the vendor is written it.
    pub reason: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// How an appeal ends.
#[derive(InputObject)]
pub struct StrikeAppealDecideInput {
    /// The strike.
    pub strike_id: ID,
    /// Whether the strike was right.
    pub upheld: bool,
    /// Why, from 1 to 2,000 characters; the vendor is written it.
    pub reason: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a step about a strike.
#[derive(SimpleObject)]
pub struct StrikePayload {
    /// The strike as it is now; null when the step was refused.
    pub strike: Option<Strike>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl AdminPerformanceQuery {
    /// Strikes against vendors, the newest first.
    #[graphql(
        guard = "roles::admin::vendors_read::guard",
        visible = "roles::admin::vendors_read::shows",
        directive = roles::auth::apply(roles::admin::vendors_read::ROLES.to_vec(), roles::admin::vendors_read::SCOPE)
    )]
    async fn strikes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
        #[graphql(name = "where", desc = "Only these.")] narrowed: Option<StrikeWhereInput>,
    ) -> Result<StrikeConnection> {
        let (operator, page) = (ctx.operator(Scope::VendorsRead)?, page(first, after, last, before)?);
        let filter = match narrowed {
            Some(narrowed) => {
                StrikeFilter { vendor: narrowed.vendor_id.map(|vendor| id("where.vendorId", &vendor)).transpose()?, state: narrowed.state.map(Into::into) }
            }
            None => StrikeFilter::default(),
        };
        let found = performance::strikes(&ctx.cx().db, &operator, filter, &page).await?;
        Ok(StrikeConnection::new(&page, found, Strike))
    }
}

#[Object]
impl AdminPerformanceMutation {
    /// Issues a strike; the vendor is written it. With the third that counts its sales are suspended until somebody puts it on sale again.
    #[graphql(
        guard = "roles::admin::vendors_write::guard",
        visible = "roles::admin::vendors_write::shows",
        directive = roles::auth::apply(roles::admin::vendors_write::ROLES.to_vec(), roles::admin::vendors_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn strike_issue(&self, ctx: &Context<'_>, #[graphql(desc = "Against whom, and what for.")] input: StrikeIssueInput) -> Result<StrikePayload> {
        let (operator, key) = (ctx.operator(Scope::VendorsWrite)?, ctx.key(input.idempotency_key.as_deref()));
        StrikePayload::of(
            async {
                let new = NewStrike {
                    vendor: id("input.vendorId", &input.vendor_id)?,
                    kind: input.kind.into(),
                    text: input.text,
                    order: input.order_id.map(|order| id("input.orderId", &order)).transpose()?,
                };
                performance::issue(ctx.cx(), &operator, key, &new).await
            }
            .await,
        )
    }

    /// Takes a strike back, whatever became of an appeal against it.
    #[graphql(
        guard = "roles::admin::vendors_write::guard",
        visible = "roles::admin::vendors_write::shows",
        directive = roles::auth::apply(roles::admin::vendors_write::ROLES.to_vec(), roles::admin::vendors_write::SCOPE)
    )]
    async fn strike_revoke(&self, ctx: &Context<'_>, #[graphql(desc = "Which one, and why.")] input: StrikeRevokeInput) -> Result<StrikePayload> {
        let (operator, key) = (ctx.operator(Scope::VendorsWrite)?, ctx.key(input.idempotency_key.as_deref()));
        StrikePayload::of(async { performance::revoke(ctx.cx(), &operator, key, id("input.strikeId", &input.strike_id)?, &input.reason).await }.await)
    }

    /// Decides an appeal; whoever issued the strike does not.
    #[graphql(
        guard = "roles::admin::vendors_write::guard",
        visible = "roles::admin::vendors_write::shows",
        directive = roles::auth::apply(roles::admin::vendors_write::ROLES.to_vec(), roles::admin::vendors_write::SCOPE)
    )]
    async fn strike_appeal_decide(&self, ctx: &Context<'_>, #[graphql(desc = "Which one, and how.")] input: StrikeAppealDecideInput) -> Result<StrikePayload> {
        let (operator, key) = (ctx.operator(Scope::VendorsWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let StrikeAppealDecideInput { strike_id, upheld, reason, .. } = &input;
        StrikePayload::of(async { performance::decide_appeal(ctx.cx(), &operator, key, id("input.strikeId", strike_id)?, *upheld, reason).await }.await)
    }
}

impl StrikePayload {
    fn of(outcome: platform::Result<entity::vendor_strike::Model>) -> Result<Self> {
        let (strike, user_errors) = settled(outcome)?;
        Ok(Self { strike: strike.map(Strike), user_errors })
    }
}
