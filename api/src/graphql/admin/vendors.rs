//! Applications and vendors, for operators.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use kernel::Scope;
use vendors::Step;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::application::{VendorApplication, VendorApplicationConnection};
use crate::graphql::types::vendor::{Vendor, VendorState};

#[derive(Default)]
pub struct AdminVendorQuery;

#[derive(Default)]
pub struct AdminVendorMutation;

/// Narrows the applications.
#[derive(InputObject)]
pub struct VendorApplicationWhereInput {
    /// Of vendors in this state; those that wait to be decided where it is left out.
    #[graphql(default_with = "VendorState::Submitted")]
    pub state: VendorState,
}

/// What became of a decision.
#[derive(SimpleObject)]
pub struct VendorDecisionPayload {
    /// The vendor as it is now; null when it was refused.
    pub vendor: Option<Vendor>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// About whom is decided, and why.
#[derive(InputObject)]
pub struct VendorApproveInput {
    /// The vendor.
    pub vendor_id: ID,
    /// Why, from 1 to 2,000 characters; the vendor is written it.
    pub reason: Option<String>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// About whom is decided, and why.
#[derive(InputObject)]
pub struct VendorRejectInput {
    /// The vendor.
    pub vendor_id: ID,
    /// Why, from 1 to 2,000 characters; the vendor is written it.
    pub reason: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// About whom is decided, and why.
#[derive(InputObject)]
pub struct VendorInfoRequestInput {
    /// The vendor.
    pub vendor_id: ID,
    /// Why, from 1 to 2,000 characters; the vendor is written it.
    pub reason: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// About whom is decided, and why.
#[derive(InputObject)]
pub struct VendorSuspendInput {
    /// The vendor.
    pub vendor_id: ID,
    /// Why, from 1 to 2,000 characters; the vendor is written it.
    pub reason: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// About whom is decided, and why.
#[derive(InputObject)]
pub struct VendorReinstateInput {
    /// The vendor.
    pub vendor_id: ID,
    /// Why, from 1 to 2,000 characters; the vendor is written it.
    pub reason: Option<String>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// About whom is decided, and why.
#[derive(InputObject)]
pub struct VendorTerminateInput {
    /// The vendor.
    pub vendor_id: ID,
    /// Why, from 1 to 2,000 characters; the vendor is written it.
    pub reason: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

#[Object]
impl AdminVendorQuery {
    /// Applications, those that wait to be decided by when they are due.
    #[graphql(
        guard = "roles::admin::vendors_read::guard",
        visible = "roles::admin::vendors_read::shows",
        directive = roles::auth::apply(roles::admin::vendors_read::ROLES.to_vec(), roles::admin::vendors_read::SCOPE)
    )]
    async fn vendor_applications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
        #[graphql(name = "where", desc = "Only these.")] narrowed: Option<VendorApplicationWhereInput>,
    ) -> Result<VendorApplicationConnection> {
        let (operator, page) = (ctx.operator(Scope::VendorsRead)?, page(first, after, last, before)?);
        let state = narrowed.map_or(VendorState::Submitted, |narrowed| narrowed.state);
        let found = vendors::queue(&ctx.cx().db, &operator, state.into(), &page).await?;
        Ok(VendorApplicationConnection::new(&page, found, VendorApplication))
    }
}

#[Object]
impl AdminVendorMutation {
    /// Takes a vendor in: what it offers is on sale from now on.
    #[graphql(
        guard = "roles::admin::vendors_write::guard",
        visible = "roles::admin::vendors_write::shows",
        directive = roles::auth::apply(roles::admin::vendors_write::ROLES.to_vec(), roles::admin::vendors_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_approve(&self, ctx: &Context<'_>, #[graphql(desc = "About whom, and why.")] input: VendorApproveInput) -> Result<VendorDecisionPayload> {
        decide(ctx, Step::Approve, &input.vendor_id, input.reason.as_deref(), input.idempotency_key.as_deref()).await
    }

    /// Does not take a vendor in; it is written the reason.
    #[graphql(
        guard = "roles::admin::vendors_write::guard",
        visible = "roles::admin::vendors_write::shows",
        directive = roles::auth::apply(roles::admin::vendors_write::ROLES.to_vec(), roles::admin::vendors_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_reject(&self, ctx: &Context<'_>, #[graphql(desc = "About whom, and why.")] input: VendorRejectInput) -> Result<VendorDecisionPayload> {
        decide(ctx, Step::Reject, &input.vendor_id, Some(input.reason.as_str()), input.idempotency_key.as_deref()).await
    }

    /// Asks an applicant for something more; it is written what.
    #[graphql(
        guard = "roles::admin::vendors_write::guard",
        visible = "roles::admin::vendors_write::shows",
        directive = roles::auth::apply(roles::admin::vendors_write::ROLES.to_vec(), roles::admin::vendors_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_info_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "About whom, and why.")] input: VendorInfoRequestInput,
    ) -> Result<VendorDecisionPayload> {
        decide(ctx, Step::AskForMore, &input.vendor_id, Some(input.reason.as_str()), input.idempotency_key.as_deref()).await
    }

    /// Takes what a vendor offers off sale for now. Orders already made go on.
    #[graphql(
        guard = "roles::admin::vendors_write::guard",
        visible = "roles::admin::vendors_write::shows",
        directive = roles::auth::apply(roles::admin::vendors_write::ROLES.to_vec(), roles::admin::vendors_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_suspend(&self, ctx: &Context<'_>, #[graphql(desc = "About whom, and why.")] input: VendorSuspendInput) -> Result<VendorDecisionPayload> {
        decide(ctx, Step::Suspend, &input.vendor_id, Some(input.reason.as_str()), input.idempotency_key.as_deref()).await
    }

    /// Puts what a suspended vendor offers on sale again.
    #[graphql(
        guard = "roles::admin::vendors_write::guard",
        visible = "roles::admin::vendors_write::shows",
        directive = roles::auth::apply(roles::admin::vendors_write::ROLES.to_vec(), roles::admin::vendors_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_reinstate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "About whom, and why.")] input: VendorReinstateInput,
    ) -> Result<VendorDecisionPayload> {
        decide(ctx, Step::Reinstate, &input.vendor_id, input.reason.as_deref(), input.idempotency_key.as_deref()).await
    }

    /// Ends the contract with a vendor. Orders already made go on; what it showed is kept for half a year.
    #[graphql(
        guard = "roles::admin::vendors_write::guard",
        visible = "roles::admin::vendors_write::shows",
        directive = roles::auth::apply(roles::admin::vendors_write::ROLES.to_vec(), roles::admin::vendors_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_terminate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "About whom, and why.")] input: VendorTerminateInput,
    ) -> Result<VendorDecisionPayload> {
        decide(ctx, Step::Terminate, &input.vendor_id, Some(input.reason.as_str()), input.idempotency_key.as_deref()).await
    }
}

async fn decide(ctx: &Context<'_>, step: Step, vendor: &ID, reason: Option<&str>, key: Option<&str>) -> Result<VendorDecisionPayload> {
    let (operator, key) = (ctx.operator(Scope::VendorsWrite)?, ctx.key(key));
    let decided = async { vendors::decide(ctx.cx(), &operator, key, id("input.vendorId", vendor)?, step, reason).await };
    let (vendor, user_errors) = settled(decided.await)?;
    Ok(VendorDecisionPayload { vendor: vendor.map(Vendor), user_errors })
}
