//! A team's ways of sending. `shippingMethodUpsert` and `vendorShippingMethods` are names of their own: a vendor without a
//! method can sell nothing, and no planned name covered setting one up.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use kernel::{Refusal, Scope};
use shipping::{MethodInput, RateInput};

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::{MoneyInput, narrow};
use crate::graphql::types::shipping::ShippingMethod;

#[derive(Default)]
pub struct VendorShippingQuery;

#[derive(Default)]
pub struct VendorShippingMutation;

/// What a method costs in one country and currency.
#[derive(InputObject)]
pub struct ShippingRateInput {
    /// The country by ISO 3166, or `*` for every country without a rate of its own.
    pub country: String,
    /// What the buyer pays, tax included.
    pub price: MoneyInput,
    /// From items of this value on, in the same currency, it costs nothing.
    pub free_above: Option<MoneyInput>,
}

/// A shipping method, new or changed.
#[derive(InputObject)]
pub struct ShippingMethodUpsertInput {
    /// Your short name for it: letters, digits, `-` and `_`. One you have already is changed.
    pub code: String,
    /// What buyers read.
    pub name: String,
    /// Who carries it.
    pub carrier: String,
    /// At the soonest, in days from shipping.
    pub min_days: i64,
    /// At the latest, in days from shipping.
    pub max_days: i64,
    /// Whether buyers may choose it.
    #[graphql(default = true)]
    pub active: bool,
    /// Buyers see the lowest first.
    #[graphql(default)]
    pub position: i64,
    /// Rates to set; others of the method stay.
    #[graphql(default)]
    pub rates: Vec<ShippingRateInput>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a shipping method.
#[derive(SimpleObject)]
pub struct ShippingMethodUpsertPayload {
    /// The method after the change; null when it was refused.
    pub shipping_method: Option<ShippingMethod>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl VendorShippingQuery {
    /// Your shipping methods, also those that rest, in the order in which buyers see them.
    #[graphql(guard = "roles::vendor::store_read::guard", visible = "roles::vendor::store_read::shows", directive = roles::auth::apply(roles::vendor::store_read::ROLES.to_vec(), roles::vendor::store_read::SCOPE), directive = cost::apply(None, Some(10), None))]
    async fn vendor_shipping_methods(&self, ctx: &Context<'_>) -> Result<Vec<ShippingMethod>> {
        let methods = shipping::methods(&ctx.cx().db, &ctx.vendor_member(Scope::StoreRead)?).await?;
        Ok(methods.into_iter().map(ShippingMethod).collect())
    }
}

#[Object]
impl VendorShippingMutation {
    /// Adds a shipping method or changes the one with this code, together with its rates.
    #[graphql(guard = "roles::vendor::store_write::guard", visible = "roles::vendor::store_write::shows", directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE))]
    async fn shipping_method_upsert(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The method.")] input: ShippingMethodUpsertInput,
    ) -> Result<ShippingMethodUpsertPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StoreWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (method, user_errors) = settled(async { shipping::upsert_method(ctx.cx(), &member, key, &input.read()?).await }.await)?;
        Ok(ShippingMethodUpsertPayload { shipping_method: method.map(ShippingMethod), user_errors })
    }
}

impl ShippingMethodUpsertInput {
    fn read(&self) -> Result<MethodInput, Refusal> {
        Ok(MethodInput {
            code: self.code.clone(),
            name: self.name.clone(),
            carrier: self.carrier.clone(),
            min_days: narrow(self.min_days),
            max_days: narrow(self.max_days),
            active: self.active,
            position: narrow(self.position),
            rates: self.rates.iter().enumerate().map(|(at, rate)| rate.read(&format!("input.rates.{at}"))).collect::<Result<_, _>>()?,
        })
    }
}

impl ShippingRateInput {
    fn read(&self, path: &str) -> Result<RateInput, Refusal> {
        let price = self.price.read(&format!("{path}.price"))?;
        let limit = format!("{path}.freeAbove");
        let free_above = self.free_above.as_ref().map(|above| above.read(&limit)).transpose()?;
        if free_above.is_some_and(|above| above.currency != price.currency) {
            return Err(Refusal::invalid(&format!("{limit}.currency"), "It is in the currency of the price."));
        }
        let (currency, price_minor) = (price.currency.code().to_owned(), price.minor);
        Ok(RateInput { country: self.country.clone(), currency, price_minor, free_above_minor: free_above.map(|above| above.minor) })
    }
}
