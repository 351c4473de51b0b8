//! Vendors as everybody sees them.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use kernel::{Refusal, Scope};
use vendors::NewVendor;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::{CountryCode, DateTime, id};
use crate::graphql::types::vendor::{Vendor, VendorConnection, VendorInvitationPreview};

#[derive(Default)]
pub struct VendorsQuery;

#[derive(Default)]
pub struct InvitationMutation;

/// Which invitation to accept.
#[derive(InputObject)]
pub struct VendorMemberAcceptInput {
    /// The secret behind `#token=` of the link in the letter.
    pub token: String,
    /// Sent again, the request has no second effect, with or without a key.
    pub idempotency_key: Option<String>,
}

/// What became of joining a team.
#[derive(SimpleObject)]
pub struct VendorMemberAcceptPayload {
    /// The vendor whose team you belong to now; null when it was refused.
    pub vendor: Option<Vendor>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Who wants to sell.
#[derive(InputObject)]
pub struct VendorApplyInput {
    /// Its name, as buyers read it.
    pub name: String,
    /// The name in its address; made of the name where it is left out.
    pub slug: Option<String>,
    /// A few paragraphs about it.
    #[graphql(default)]
    pub description: String,
    /// Where it is established.
    pub country: CountryCode,
    /// Where the marketplace reaches it, and buyers.
    pub email: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of the wish to sell.
#[derive(SimpleObject)]
pub struct VendorApplyPayload {
    /// Your vendor, which nobody else sees yet; null when it was refused.
    pub vendor: Option<Vendor>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl InvitationMutation {
    /// Begins an application to sell: a vendor that nobody else sees, and you its owner. Fill it in step by step
    /// (`vendorApplicationUpdate`, `vendorDocumentSubmit`) and hand it in (`vendorApplicationSubmit`). Takes a confirmed address.
    #[graphql(guard = "roles::oneself", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None))]
    async fn vendor_apply(&self, ctx: &Context<'_>, #[graphql(desc = "Who wants to sell.")] input: VendorApplyInput) -> Result<VendorApplyPayload> {
        let key = ctx.key(input.idempotency_key.as_deref());
        let new = NewVendor { slug: input.slug, name: input.name, description: input.description, country: input.country.0, email: input.email };
        let (begun, user_errors) = settled(vendors::apply(ctx.cx(), ctx.viewer(), key, &new).await)?;
        let vendor = match begun {
            Some(id) => vendors::by_ids(&ctx.cx().db, &[id]).await?.pop(),
            None => None,
        };
        Ok(VendorApplyPayload { vendor: vendor.map(Vendor), user_errors })
    }

    /// Joins the team that the letter was about. Only the account of the address it was sent to can, once that is confirmed. From
    /// then on your sessions are the short ones of people who can move a vendor's stock and money.
    #[graphql(guard = "roles::oneself", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None))]
    async fn vendor_member_accept(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which letter.")] input: VendorMemberAcceptInput,
    ) -> Result<VendorMemberAcceptPayload> {
        let (joined, user_errors) = settled(vendors::accept(ctx.cx(), ctx.viewer(), &input.token).await)?;
        let vendor = match joined {
            Some(id) => vendors::by_ids(&ctx.cx().db, &[id]).await?.pop(),
            None => None,
        };
        Ok(VendorMemberAcceptPayload { vendor: vendor.map(Vendor), user_errors })
    }
}

#[Object]
impl VendorsQuery {
    /// The invitation into a team that a letter's link is for; null for a link that does not hold.
    async fn vendor_invitation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The secret behind `#token=` of the link in the letter.")] token: String,
    ) -> Result<Option<VendorInvitationPreview>> {
        let found = vendors::invitation(ctx.cx(), &token).await?;
        Ok(found.map(|(row, vendor_name)| VendorInvitationPreview {
            vendor_name,
            email: row.email,
            role: row.role.into(),
            state: row.state.into(),
            expires_at: DateTime(row.expires_at),
        }))
    }

    /// A vendor that sells, by exactly one of its names; null when there is none. Who may see all vendors finds it in any state.
    async fn vendor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: Option<ID>,
        #[graphql(desc = "The name in its address.")] slug: Option<String>,
    ) -> Result<Option<Vendor>> {
        let db = &ctx.cx().db;
        let found = match (id, slug, ctx.operator(Scope::VendorsRead)) {
            (Some(text), None, Ok(operator)) => vendors::any_by_id(db, &operator, self::id("id", &text)?).await?,
            (None, Some(slug), Ok(operator)) => vendors::any_by_slug(db, &operator, &slug).await?,
            (Some(text), None, Err(_)) => vendors::live_by_id(db, self::id("id", &text)?).await?,
            (None, Some(slug), Err(_)) => vendors::by_slug(db, &slug).await?,
            _ => return Err(Refusal::invalid("id", "Give exactly one of `id` and `slug`.").into()),
        };
        Ok(found.map(Vendor))
    }

    /// Vendors that sell, the newest first.
    async fn vendors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<VendorConnection> {
        let page = page(first, after, last, before)?;
        let found = vendors::list(&ctx.cx().db, &page).await?;
        Ok(VendorConnection::new(&page, found, Vendor))
    }
}
