//! Vendors as everybody sees them.

use async_graphql::{Context, ID, Object, Result};
use kernel::Refusal;

use crate::graphql::context::Ask;
use crate::graphql::page::page;
use crate::graphql::scalars::id;
use crate::graphql::types::vendor::{Vendor, VendorConnection};

#[derive(Default)]
pub struct VendorsQuery;

#[Object]
impl VendorsQuery {
    /// A vendor that sells, by exactly one of its names; null when there is none.
    async fn vendor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: Option<ID>,
        #[graphql(desc = "The name in its address.")] slug: Option<String>,
    ) -> Result<Option<Vendor>> {
        let db = &ctx.cx().db;
        let found = match (id, slug) {
            (Some(text), None) => vendors::live_by_id(db, self::id("id", &text)?).await?,
            (None, Some(slug)) => vendors::by_slug(db, &slug).await?,
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
