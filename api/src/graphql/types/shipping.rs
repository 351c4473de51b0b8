//! How a vendor sends, as its team sees it. What a buyer chooses from is `DeliveryOption` (checkout).

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, ID, Object, Result};
use entity::ids::ShippingMethodId;
use entity::{shipping_method, shipping_rate};
use kernel::{Scope, VendorMember};

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::{CurrencyCode, DateTime, Money};

/// A way a vendor sends parcels.
pub struct ShippingMethod(pub shipping_method::Model);

/// A way a vendor sends parcels.
#[Object]
impl ShippingMethod {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// The team's short name for it.
    async fn code(&self) -> &str {
        &self.0.code
    }
    /// What buyers read.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Who carries it.
    async fn carrier(&self) -> &str {
        &self.0.carrier
    }
    /// At the soonest, in days from shipping.
    async fn min_days(&self) -> i32 {
        self.0.min_days
    }
    /// At the latest, in days from shipping.
    async fn max_days(&self) -> i32 {
        self.0.max_days
    }
    /// Whether buyers may choose it.
    async fn active(&self) -> bool {
        self.0.active
    }
    /// Buyers see the lowest first.
    async fn position(&self) -> i32 {
        self.0.position
    }
    /// What it costs where.
    #[graphql(directive = cost::apply(None, Some(10), None))]
    async fn rates(&self, ctx: &Context<'_>) -> Result<Vec<ShippingRate>> {
        let rates = ctx.load(RatesOf { member: ctx.vendor_member(Scope::StoreRead)?, method: self.0.id }).await?;
        Ok(rates.unwrap_or_default().into_iter().map(ShippingRate).collect())
    }
    /// Since when it is there.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
}

/// What a shipping method costs in one country and currency.
pub struct ShippingRate(pub shipping_rate::Model);

/// What a shipping method costs in one country and currency.
#[Object]
impl ShippingRate {
    /// The country by ISO 3166, or `*` for every country without a rate of its own.
    async fn country(&self) -> &str {
        &self.0.country
    }
    /// The currency it is for.
    async fn currency(&self) -> CurrencyCode {
        CurrencyCode(self.0.currency.clone())
    }
    /// What the buyer pays, tax included.
    async fn price(&self) -> Money {
        Money::stored(self.0.price_minor, &self.0.currency)
    }
    /// From items of this value on it costs nothing; null where it always costs.
    async fn free_above(&self) -> Option<Money> {
        self.0.free_above_minor.map(|minor| Money::stored(minor, &self.0.currency))
    }
}

/// The rates of one method, as this member may see them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RatesOf {
    member: VendorMember,
    method: ShippingMethodId,
}

impl Loader<RatesOf> for Loaders {
    type Value = Vec<shipping_rate::Model>;
    type Error = LoadError;

    async fn load(&self, keys: &[RatesOf]) -> Result<HashMap<RatesOf, Self::Value>, Self::Error> {
        // A request acts for one vendor, so this is one group.
        let mut found: HashMap<RatesOf, Self::Value> = HashMap::new();
        let Some(RatesOf { member, .. }) = keys.first().copied() else { return Ok(found) };
        let methods: Vec<ShippingMethodId> = keys.iter().filter(|key| key.member == member).map(|key| key.method).collect();
        for rate in shipping::rates_by_method_ids(&self.cx.db, &member, &methods).await.map_err(Arc::new)? {
            found.entry(RatesOf { member, method: rate.method_id }).or_default().push(rate);
        }
        Ok(found)
    }
}
