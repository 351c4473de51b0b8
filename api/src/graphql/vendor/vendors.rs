//! A team's own vendor.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use kernel::Scope;
use vendors::VendorChange;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::CountryCode;
use crate::graphql::types::vendor::{Vendor, VendorMember, VendorMemberConnection};

#[derive(Default)]
pub struct VendorTeamQuery;

#[derive(Default)]
pub struct VendorTeamMutation;

/// What to change about your vendor; what is left out stays.
#[derive(InputObject)]
pub struct VendorUpdateInput {
    /// The name in its address: small letters, digits and hyphens. Another vendor's is refused.
    pub slug: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// A few paragraphs about it.
    pub description: Option<String>,
    /// Where it is established.
    pub country: Option<CountryCode>,
    /// Where the marketplace reaches it.
    pub email: Option<String>,
    /// Change only this version of the vendor.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a change of the vendor.
#[derive(SimpleObject)]
pub struct VendorUpdatePayload {
    /// The vendor after the change; null when it was refused.
    pub vendor: Option<Vendor>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl VendorTeamQuery {
    /// Your vendor, also while it is suspended.
    #[graphql(guard = "roles::vendor::store_read::guard", visible = "roles::vendor::store_read::shows", directive = roles::auth::apply(roles::vendor::store_read::ROLES.to_vec(), roles::vendor::store_read::SCOPE))]
    async fn my_vendor(&self, ctx: &Context<'_>) -> Result<Option<Vendor>> {
        let member = ctx.vendor_member(Scope::StoreRead)?;
        Ok(vendors::own(&ctx.cx().db, &member).await?.map(Vendor))
    }

    /// Your team, in the order in which they joined.
    #[graphql(guard = "roles::vendor::team_read::guard", visible = "roles::vendor::team_read::shows", directive = roles::auth::apply(roles::vendor::team_read::ROLES.to_vec(), roles::vendor::team_read::SCOPE))]
    async fn vendor_members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<VendorMemberConnection> {
        let member = ctx.vendor_member(Scope::TeamRead)?;
        let page = page(first, after, last, before)?;
        let found = vendors::members(&ctx.cx().db, &member, &page).await?;
        Ok(VendorMemberConnection::new(&page, found, VendorMember))
    }
}

#[Object]
impl VendorTeamMutation {
    /// Changes what your vendor is called and tells about itself; for owners and managers of the team.
    #[graphql(
        guard = "roles::vendor::store_write::guard",
        visible = "roles::vendor::store_write::shows",
        directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_update(&self, ctx: &Context<'_>, #[graphql(desc = "What to change.")] input: VendorUpdateInput) -> Result<VendorUpdatePayload> {
        let (member, key) = (ctx.vendor_member(Scope::StoreWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (vendor, user_errors) = settled(vendors::update(ctx.cx(), &member, key, &input.read()).await)?;
        Ok(VendorUpdatePayload { vendor: vendor.map(Vendor), user_errors })
    }
}

impl VendorUpdateInput {
    fn read(&self) -> VendorChange {
        VendorChange {
            slug: self.slug.clone(),
            name: self.name.clone(),
            description: self.description.clone(),
            country: self.country.as_ref().map(|country| country.0.clone()),
            email: self.email.clone(),
            expected_version: self.expected_version,
        }
    }
}
