//! What delivery would cost, before there is a checkout.

use async_graphql::{Context, ID, Object, Result};
use entity::ids::VendorId;
use kernel::Refusal;
use shipping::ShippingQuery;

use crate::graphql::context::Ask;
use crate::graphql::scalars::{CountryCode, MoneyInput, id};
use crate::graphql::types::checkout::DeliveryOption;

#[derive(Default)]
pub struct ShippingOptionsQuery;

#[Object]
impl ShippingOptionsQuery {
    /// How a vendor would deliver to a country, and for how much; empty where it does not deliver there. The checkout has
    /// its own, for the address chosen.
    async fn shipping_options(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who would deliver.")] vendor_id: ID,
        #[graphql(desc = "Where to; the country of the request when left out.")] country: Option<CountryCode>,
        #[graphql(desc = "What the vendor's items come to, tax included: above a limit delivery may be free. Nothing when left out.")] items: Option<
            MoneyInput,
        >,
    ) -> Result<Vec<DeliveryOption>> {
        let vendor: VendorId = id("vendorId", &vendor_id)?;
        let country = country.map_or(Ok(ctx.market().country.clone()), |country| country.read("country"))?;
        let items = items.map_or(Ok(kernel::Money::new(0, ctx.market().currency)), |items| items.read("items"))?;
        if items.minor < 0 {
            return Err(Refusal::invalid("items.amount", "Items are not worth less than nothing.").into());
        }
        if !vendors::are_live(&ctx.cx().db, &[vendor]).await?.contains(&vendor) {
            return Ok(Vec::new());
        }
        let db = &ctx.cx().db;
        let asked = [ShippingQuery { vendor, items_minor: items.minor }];
        let options = shipping::options(ctx.cx(), db, platform::revision::current(db).await?, &asked, &country, items.currency.code()).await?;
        Ok(options.iter().map(|option| DeliveryOption::of(option, items.currency)).collect())
    }
}
