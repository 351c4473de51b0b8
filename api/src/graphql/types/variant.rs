//! One size or colour of a product.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entity::ids::VariantId;
use entity::variant;

use super::offer::{Offer, OffersOf};
use super::product::Product;
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::loaders::{LoadError, Loaders};

/// One size or colour of a product: what is bought.
pub struct Variant(pub variant::Model);

impl Variant {
    /// As this viewer may see it: of a product in the shop, or of their own.
    ///
    /// # Errors
    /// Faults only.
    pub async fn seen(ctx: &Context<'_>, id: VariantId) -> Result<Option<Self>> {
        let Some(row) = ctx.load(id).await? else { return Ok(None) };
        let own = vendors::member(ctx.viewer(), ctx.scope().vendor).is_some_and(|member| member.vendor == row.vendor_id);
        let seen = own || ctx.load(row.product_id).await?.is_some();
        Ok(seen.then_some(Self(row)))
    }
}

/// One choice that makes a variant.
#[derive(SimpleObject, Clone, Debug)]
pub struct VariantOption {
    /// What is chosen, such as `Colour`.
    pub name: String,
    /// What it is, such as `red`.
    pub value: String,
}

/// One size or colour of a product: what is bought.
#[Object]
impl Variant {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Its owner's own number for it.
    async fn sku(&self) -> &str {
        &self.0.sku
    }
    /// The number under its barcode, as 14 digits.
    async fn gtin(&self) -> Option<&str> {
        self.0.gtin.as_deref()
    }
    /// What tells it from the other variants; empty where there is but one.
    async fn title(&self) -> &str {
        &self.0.title
    }
    /// The choices that make it.
    async fn options(&self) -> Result<Vec<VariantOption>> {
        let options: Vec<catalog::VariantOption> = serde_json::from_value(self.0.options.clone()).map_err(platform::Error::from)?;
        Ok(options.into_iter().map(|option| VariantOption { name: option.name, value: option.value }).collect())
    }
    /// Its weight in grams, packed.
    async fn weight_grams(&self) -> Option<i64> {
        self.0.weight_grams
    }
    /// Its product; null when that is not in the shop.
    async fn product(&self, ctx: &Context<'_>) -> Result<Option<Product>> {
        Ok(ctx.load(self.0.product_id).await?.map(Product::of))
    }
    /// Every vendor's offer with a price in this request's currency. The buy box is first: what can be had before what cannot,
    /// then the lowest price with delivery to this request's country.
    #[graphql(directive = cost::apply(None, Some(8), None))]
    async fn offers(&self, ctx: &Context<'_>) -> Result<Vec<Offer>> {
        let ranked = ctx.load(OffersOf(self.0.id)).await?.unwrap_or_default();
        Ok(ranked.into_iter().map(|offer| Offer::ranked(self.0.id, offer, ctx.market().currency)).collect())
    }
    /// The offer that a buyer is shown first; null when nobody offers it in this currency.
    async fn buy_box(&self, ctx: &Context<'_>) -> Result<Option<Offer>> {
        let ranked = ctx.load(OffersOf(self.0.id)).await?.unwrap_or_default();
        Ok(ranked.into_iter().next().map(|offer| Offer::ranked(self.0.id, offer, ctx.market().currency)))
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

impl Loader<VariantId> for Loaders {
    type Value = variant::Model;
    type Error = LoadError;

    async fn load(&self, ids: &[VariantId]) -> Result<HashMap<VariantId, Self::Value>, Self::Error> {
        let variants = catalog::variants_by_ids(&self.cx.db, ids).await.map_err(Arc::new)?;
        Ok(variants.into_iter().map(|variant| (variant.id, variant)).collect())
    }
}
