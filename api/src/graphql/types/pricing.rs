//! Offers with their prices, and what the operator sets: tax and commission.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, Enum, ID, Object, Result};
use entity::ids::{OfferId, VariantId, VendorId};
use entity::{commission_rule, offer, offer_price, tax_rate};

use super::vendor::Vendor;
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::{CountryCode, DateTime, Money};

/// One vendor's price, stock and conditions for a variant.
pub struct Offer(pub offer::Model);

connection!(Offer, OfferConnection, OfferEdge, "A page of offers.", "An offer in its list.");

/// Whether an offer stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::OfferState")]
pub enum OfferState {
    /// It can be bought while there is stock.
    Active,
    /// The vendor took it out of the shop.
    Withdrawn,
}

/// One vendor's price, stock and conditions for a variant.
#[Object]
impl Offer {
    /// Its id; `cartLinesAdd` takes it.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// The variant offered.
    async fn variant_id(&self) -> ID {
        self.0.variant_id.into()
    }
    /// The product it is a variant of.
    async fn product_id(&self) -> ID {
        self.0.product_id.into()
    }
    /// Who offers it.
    async fn vendor(&self, ctx: &Context<'_>) -> Result<Option<Vendor>> {
        Ok(ctx.loaders().load_one(self.0.vendor_id).await?.map(Vendor))
    }
    /// Whether it stands.
    async fn state(&self) -> OfferState {
        self.0.state.into()
    }
    /// Days until it leaves the vendor's house.
    async fn handling_days(&self) -> i32 {
        self.0.handling_days
    }
    /// What one costs in the currency of this request, tax included; null where it is not sold in it.
    async fn price(&self, ctx: &Context<'_>) -> Result<Option<Money>> {
        let (currency, prices) = (ctx.market().currency, ctx.loaders().load_one(PricesOf(self.0.id)).await?.unwrap_or_default());
        let here = prices.iter().find(|price| price.currency == currency.code());
        Ok(here.map(|price| Money::new(price.amount_minor, currency)))
    }
    /// What one costs in every currency it is sold in, tax included.
    async fn prices(&self, ctx: &Context<'_>) -> Result<Vec<Money>> {
        let prices = ctx.loaders().load_one(PricesOf(self.0.id)).await?.unwrap_or_default();
        Ok(prices.iter().map(|price| Money::stored(price.amount_minor, &price.currency)).collect())
    }
    /// How many can be had now.
    async fn available(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(ctx.loaders().load_one(StockOf(self.0.variant_id, self.0.vendor_id)).await?.unwrap_or(0))
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        self.0.version
    }
    /// Since when it is there.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// When its prices or conditions last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.0.updated_at)
    }
}

/// Which rate of tax applies to a thing.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::TaxClass")]
pub enum TaxClass {
    /// The country's usual rate.
    Standard,
    /// The country's reduced rate.
    Reduced,
    /// No tax.
    Zero,
}

/// A rate of tax from a day on.
pub struct TaxRate(pub tax_rate::Model);

/// A rate of tax from a day on.
#[Object]
impl TaxRate {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Where it applies.
    async fn country(&self) -> CountryCode {
        CountryCode(self.0.country.clone())
    }
    /// To what it applies.
    async fn tax_class(&self) -> TaxClass {
        self.0.tax_class.into()
    }
    /// In hundredths of a percent: 2100 is 21 %.
    async fn rate_bp(&self) -> i32 {
        self.0.rate_bp
    }
    /// From when on, until a later rate of the same country and class.
    async fn valid_from(&self) -> DateTime {
        DateTime(self.0.valid_from)
    }
}

/// What the marketplace keeps of a sale. Of several that match the most specific counts: product, then the nearest
/// category, then vendor; of two alike the older.
pub struct CommissionRule(pub commission_rule::Model);

/// What the marketplace keeps of a sale. Of several that match the most specific counts: product, then the nearest
/// category, then vendor; of two alike the older.
#[Object]
impl CommissionRule {
    /// Its id; order lines keep it.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Only for this vendor; null for any.
    async fn vendor_id(&self) -> Option<ID> {
        self.0.vendor_id.map(Into::into)
    }
    /// Only in this category and those below it; null for any.
    async fn category_id(&self) -> Option<ID> {
        self.0.category_id.map(Into::into)
    }
    /// Only for this product; null for any.
    async fn product_id(&self) -> Option<ID> {
        self.0.product_id.map(Into::into)
    }
    /// Of the price without tax, in hundredths of a percent: 300 is 3 %.
    async fn rate_bp(&self) -> i32 {
        self.0.rate_bp
    }
    /// On top per unit, for sales in its currency; null where there is none.
    async fn fixed(&self) -> Option<Money> {
        self.0.fixed_currency.as_deref().map(|currency| Money::stored(self.0.fixed_minor, currency))
    }
    /// Since when it is in force.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
}

/// All prices of one offer.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PricesOf(pub OfferId);

impl Loader<PricesOf> for Loaders {
    type Value = Vec<offer_price::Model>;
    type Error = LoadError;

    async fn load(&self, keys: &[PricesOf]) -> Result<HashMap<PricesOf, Self::Value>, Self::Error> {
        let offers: Vec<OfferId> = keys.iter().map(|key| key.0).collect();
        let mut found: HashMap<PricesOf, Self::Value> = HashMap::new();
        for price in pricing::prices_by_offer_ids(&self.cx.db, &offers).await.map_err(Arc::new)? {
            found.entry(PricesOf(price.offer_id)).or_default().push(price);
        }
        Ok(found)
    }
}

/// What a vendor can still promise of a variant.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct StockOf(pub VariantId, pub VendorId);

impl Loader<StockOf> for Loaders {
    type Value = i64;
    type Error = LoadError;

    async fn load(&self, keys: &[StockOf]) -> Result<HashMap<StockOf, i64>, Self::Error> {
        let pools: Vec<_> = keys.iter().map(|key| (key.0, key.1)).collect();
        let available = inventory::available(&self.cx.db, &pools).await.map_err(Arc::new)?;
        Ok(available.into_iter().map(|((variant, vendor), units)| (StockOf(variant, vendor), units)).collect())
    }
}
