//! One vendor's conditions for one variant.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use entity::ids::{OfferId, VariantId, VendorId};
use entity::{offer, offer_price};
use kernel::Currency;
use pricing::{Ranked, Standing};
use search::CardVariant;

use super::product::grouped;
use super::variant::Variant;
use super::vendor::Vendor;
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::{DateTime, Money};

/// One vendor's price, stock and conditions for a variant.
pub struct Offer {
    id: OfferId,
    variant: VariantId,
    vendor: VendorId,
    /// As the buy box ranked it, in this currency.
    ranked: Option<(Ranked, Currency)>,
    /// The row, where it is known already.
    row: Option<offer::Model>,
}

connection!(Offer, OfferConnection, OfferEdge, "A page of offers.", "An offer in its list.");

impl Offer {
    /// As its vendor's list has it.
    #[must_use]
    pub fn of(row: offer::Model) -> Self {
        Self { id: row.id, variant: row.variant_id, vendor: row.vendor_id, ranked: None, row: Some(row) }
    }

    /// As the buy box ranked it.
    #[must_use]
    pub fn ranked(variant: VariantId, ranked: Ranked, currency: Currency) -> Self {
        Self { id: ranked.offer_id, variant, vendor: ranked.vendor_id, ranked: Some((ranked, currency)), row: None }
    }

    async fn row(&self, ctx: &Context<'_>) -> Result<Option<offer::Model>> {
        match &self.row {
            Some(row) => Ok(Some(row.clone())),
            None => Ok(ctx.load(self.id).await?),
        }
    }
}

/// Whether an offer stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::OfferState")]
pub enum OfferState {
    /// It stands.
    Active,
    /// Its vendor took it back.
    Withdrawn,
}

/// How much is left.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::StockClass")]
pub enum StockStatus {
    /// More than five.
    InStock,
    /// Up to five.
    Low,
    /// None.
    Out,
}

/// What can be had.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct Availability {
    /// How much is left, in a word.
    pub status: StockStatus,
    /// How many can be bought now.
    pub quantity: i64,
}

impl Availability {
    /// Of so many left.
    #[must_use]
    pub fn of(left: i64) -> Self {
        let status = match left {
            i64::MIN..=0 => StockStatus::Out,
            1..=5 => StockStatus::Low,
            _ => StockStatus::InStock,
        };
        Self { status, quantity: left.max(0) }
    }
}

/// One vendor's price, stock and conditions for a variant.
#[Object]
impl Offer {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.id.into()
    }
    /// Who offers it.
    async fn vendor(&self, ctx: &Context<'_>) -> Result<Option<Vendor>> {
        Ok(ctx.load(self.vendor).await?.map(Vendor))
    }
    /// What is offered; null when it is not in the shop any more.
    async fn variant(&self, ctx: &Context<'_>) -> Result<Option<Variant>> {
        Variant::seen(ctx, self.variant).await
    }
    /// What it costs in this request's currency, tax included; null when it has no price in it.
    async fn price(&self, ctx: &Context<'_>) -> Result<Option<Money>> {
        if let Some((ranked, currency)) = &self.ranked {
            return Ok(Some(Money::new(ranked.price_minor, *currency)));
        }
        let prices = ctx.load(PricesOf(self.id)).await?.unwrap_or_default();
        Ok(prices.iter().find(|price| price.currency == ctx.market().currency.code()).map(|price| Money::stored(price.amount_minor, &price.currency)))
    }
    /// What it costs, tax included, in every currency it has a price in.
    async fn prices(&self, ctx: &Context<'_>) -> Result<Vec<Money>> {
        let prices = ctx.load(PricesOf(self.id)).await?.unwrap_or_default();
        Ok(prices.iter().map(|price| Money::stored(price.amount_minor, &price.currency)).collect())
    }
    /// The vendor's cheapest delivery of one to this request's country; null where it does not deliver there, or in a vendor's own list.
    async fn shipping_from(&self) -> Option<Money> {
        let (ranked, currency) = self.ranked.as_ref()?;
        ranked.shipping_minor.map(|minor| Money::new(minor, *currency))
    }
    /// What can be had; none while its vendor takes a pause.
    async fn availability(&self, ctx: &Context<'_>) -> Result<Availability> {
        if let Some((ranked, _)) = &self.ranked {
            return Ok(Availability::of(ranked.available));
        }
        if self.paused_until(ctx).await?.is_some() {
            return Ok(Availability::of(0));
        }
        Ok(Availability::of(ctx.load(StockOf(self.variant, self.vendor)).await?.unwrap_or(0)))
    }
    /// Until when its vendor takes a pause that runs now; until then none of it can be had. Null when it takes none.
    async fn paused_until(&self, ctx: &Context<'_>) -> Result<Option<DateTime>> {
        if let Some((ranked, _)) = &self.ranked {
            return Ok(ranked.paused_until.map(DateTime));
        }
        let now = ctx.cx().now();
        Ok(ctx.load(self.vendor).await?.and_then(|vendor| vendors::paused_until(vendor.paused_from, vendor.paused_until, now)).map(DateTime))
    }
    /// Days until it leaves the vendor's house.
    async fn handling_days(&self, ctx: &Context<'_>) -> Result<Option<i32>> {
        if let Some((ranked, _)) = &self.ranked {
            return Ok(Some(ranked.handling_days));
        }
        Ok(self.row(ctx).await?.map(|row| row.handling_days))
    }
    /// Whether it stands.
    async fn state(&self, ctx: &Context<'_>) -> Result<OfferState> {
        Ok(self.row(ctx).await?.map_or(OfferState::Withdrawn, |row| row.state.into()))
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw. Null when it was just withdrawn.
    async fn version(&self, ctx: &Context<'_>) -> Result<Option<i64>> {
        Ok(self.row(ctx).await?.map(|row| row.version))
    }
}

/// The ranked offers of a variant in this request's market.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OffersOf(pub VariantId);

/// As [`OffersOf`], of a variant whose offers its card has told already.
#[derive(Clone)]
pub struct OffersOnCard(pub Arc<CardVariant>);

impl PartialEq for OffersOnCard {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for OffersOnCard {}

impl Hash for OffersOnCard {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.id.hash(state);
    }
}

/// The prices of an offer in all currencies.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PricesOf(pub OfferId);

/// What a vendor has left of a variant.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct StockOf(pub VariantId, pub VendorId);

impl Loader<OffersOf> for Loaders {
    type Value = Vec<Ranked>;
    type Error = LoadError;

    async fn load(&self, keys: &[OffersOf]) -> Result<HashMap<OffersOf, Self::Value>, Self::Error> {
        let variants: Vec<VariantId> = keys.iter().map(|key| key.0).collect();
        let standing = pricing::standing(&self.cx.db, &variants, self.market.currency.code()).await.map_err(Arc::new)?;
        let boxes = self.ranked(&variants, standing).await?;
        Ok(boxes.into_iter().map(|(variant, ranked)| (OffersOf(variant), ranked)).collect())
    }
}

impl Loader<OffersOnCard> for Loaders {
    type Value = Vec<Ranked>;
    type Error = LoadError;

    async fn load(&self, keys: &[OffersOnCard]) -> Result<HashMap<OffersOnCard, Self::Value>, Self::Error> {
        let variants: Vec<VariantId> = keys.iter().map(|key| key.0.id).collect();
        let standing = keys.iter().flat_map(|key| key.0.standing(self.market.currency)).collect();
        let mut boxes = self.ranked(&variants, standing).await?;
        Ok(keys.iter().filter_map(|key| Some((key.clone(), boxes.remove(&key.0.id)?))).collect())
    }
}

impl Loaders {
    async fn ranked(&self, variants: &[VariantId], standing: Vec<Standing>) -> Result<HashMap<VariantId, Vec<Ranked>>, LoadError> {
        let stock = inventory::available_of(&self.cx.db, variants).await.map_err(Arc::new)?;
        pricing::buy_box(&self.cx, standing, &self.market.country, self.market.currency.code(), &stock).await.map_err(Arc::new)
    }
}

impl Loader<OfferId> for Loaders {
    type Value = offer::Model;
    type Error = LoadError;

    async fn load(&self, ids: &[OfferId]) -> Result<HashMap<OfferId, Self::Value>, Self::Error> {
        let offers = catalog::offers_by_ids(&self.cx.db, ids).await.map_err(Arc::new)?;
        Ok(offers.into_iter().map(|offer| (offer.id, offer)).collect())
    }
}

impl Loader<PricesOf> for Loaders {
    type Value = Vec<offer_price::Model>;
    type Error = LoadError;

    async fn load(&self, keys: &[PricesOf]) -> Result<HashMap<PricesOf, Self::Value>, Self::Error> {
        let ids: Vec<OfferId> = keys.iter().map(|key| key.0).collect();
        let prices = pricing::prices_by_offer_ids(&self.cx.db, &ids).await.map_err(Arc::new)?;
        Ok(grouped(prices, |price| PricesOf(price.offer_id)))
    }
}

impl Loader<StockOf> for Loaders {
    type Value = i64;
    type Error = LoadError;

    async fn load(&self, keys: &[StockOf]) -> Result<HashMap<StockOf, Self::Value>, Self::Error> {
        let pools: Vec<(VariantId, VendorId)> = keys.iter().map(|key| (key.0, key.1)).collect();
        let left = inventory::available(&self.cx.db, &pools).await.map_err(Arc::new)?;
        Ok(left.into_iter().map(|((variant, vendor), left)| (StockOf(variant, vendor), left)).collect())
    }
}
