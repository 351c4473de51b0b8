//! One size or colour of a product.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entity::ids::{ProductId, VariantId};
use entity::{offer, product, variant};
use kernel::{Scope, VendorMember};
use pricing::Ranked;
use search::CardVariant;

use super::offer::{Offer, OffersOf, OffersOnCard};
use super::product::Product;
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::loaders::{LoadError, Loaders};

/// One size or colour of a product: what is bought.
pub enum Variant {
    /// By itself.
    Whole(variant::Model),
    /// As the card of a listed product has it, with its offers.
    Listed(ProductId, Arc<CardVariant>),
}

impl Variant {
    /// As this viewer may see it: of a product in the shop, or of their own.
    ///
    /// # Errors
    /// Faults only.
    pub async fn seen(ctx: &Context<'_>, id: VariantId) -> Result<Option<Self>> {
        let Some(row) = ctx.load(id).await? else { return Ok(None) };
        let own = Self::reader(ctx).is_some_and(|member| member.vendor == row.vendor_id);
        let seen = own || ctx.load(row.product_id).await?.is_some();
        Ok(seen.then_some(Self::Whole(row)))
    }

    /// Whoever may see their own vendor's catalogue.
    fn reader(ctx: &Context<'_>) -> Option<VendorMember> {
        vendors::member(ctx.viewer(), ctx.scope().vendor, Scope::CatalogueRead)
    }

    fn key(&self) -> VariantId {
        match self {
            Self::Whole(row) => row.id,
            Self::Listed(_, card) => card.id,
        }
    }

    async fn ranked(&self, ctx: &Context<'_>) -> Result<Vec<Ranked>> {
        let ranked = match self {
            Self::Whole(row) => ctx.load(OffersOf(row.id)).await?,
            Self::Listed(_, card) => ctx.load(OffersOnCard(card.clone())).await?,
        };
        Ok(ranked.unwrap_or_default())
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
        self.key().into()
    }
    /// Its owner's own number for it.
    async fn sku(&self) -> &str {
        match self {
            Self::Whole(row) => &row.sku,
            Self::Listed(_, card) => &card.sku,
        }
    }
    /// The number under its barcode, as 14 digits.
    async fn gtin(&self) -> Option<&str> {
        match self {
            Self::Whole(row) => row.gtin.as_deref(),
            Self::Listed(_, card) => card.gtin.as_deref(),
        }
    }
    /// What tells it from the other variants; empty where there is but one.
    async fn title(&self) -> &str {
        match self {
            Self::Whole(row) => &row.title,
            Self::Listed(_, card) => &card.title,
        }
    }
    /// The choices that make it.
    async fn options(&self) -> Result<Vec<VariantOption>> {
        let options = match self {
            Self::Whole(row) => serde_json::from_value(row.options.clone()).map_err(platform::Error::from)?,
            Self::Listed(_, card) => card.options.clone(),
        };
        Ok(options.into_iter().map(|option| VariantOption { name: option.name, value: option.value }).collect())
    }
    /// Its weight in grams, packed.
    async fn weight_grams(&self) -> Option<i64> {
        match self {
            Self::Whole(row) => row.weight_grams,
            Self::Listed(_, card) => card.weight_grams,
        }
    }
    /// Its product; null when that is neither in the shop nor your own.
    async fn product(&self, ctx: &Context<'_>) -> Result<Option<Product>> {
        let (product, owner) = match self {
            Self::Whole(row) => (row.product_id, Some(row.vendor_id)),
            Self::Listed(product, _) => (*product, None),
        };
        if let Some(row) = ctx.load(product).await? {
            return Ok(Some(Product::of(row)));
        }
        match Self::reader(ctx).filter(|member| Some(member.vendor) == owner) {
            Some(member) => Ok(ctx.load(OwnProduct(member, product)).await?.map(Product::of)),
            None => Ok(None),
        }
    }
    /// Your own offer of it, withdrawn or priced in other currencies too; null for who sells nothing.
    async fn own_offer(&self, ctx: &Context<'_>) -> Result<Option<Offer>> {
        let Some(member) = Self::reader(ctx) else { return Ok(None) };
        Ok(ctx.load(OwnOfferOf(member, self.key())).await?.map(Offer::of))
    }
    /// Every vendor's offer with a price in this request's currency. The buy box is first: what can be had before what cannot,
    /// then the lowest price with delivery to this request's country. In a list of products they follow a change of price within a quarter of a second.
    #[graphql(directive = cost::apply(None, Some(8), None))]
    async fn offers(&self, ctx: &Context<'_>) -> Result<Vec<Offer>> {
        Ok(self.ranked(ctx).await?.into_iter().map(|offer| Offer::ranked(self.key(), offer, ctx.market().currency)).collect())
    }
    /// The offer that a buyer is shown first; null when nobody offers it in this currency.
    async fn buy_box(&self, ctx: &Context<'_>) -> Result<Option<Offer>> {
        Ok(self.ranked(ctx).await?.into_iter().next().map(|offer| Offer::ranked(self.key(), offer, ctx.market().currency)))
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        match self {
            Self::Whole(row) => row.version,
            Self::Listed(_, card) => card.version,
        }
    }
}

/// A product as its own vendor sees it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct OwnProduct(VendorMember, ProductId);

impl Loader<OwnProduct> for Loaders {
    type Value = product::Model;
    type Error = LoadError;

    async fn load(&self, keys: &[OwnProduct]) -> Result<HashMap<OwnProduct, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for (member, ids) in by_member(keys.iter().map(|key| (key.0, key.1))) {
            let products = catalog::own_products_by_ids(&self.cx.db, &member, &ids).await.map_err(Arc::new)?;
            found.extend(products.into_iter().map(|product| (OwnProduct(member, product.id), product)));
        }
        Ok(found)
    }
}

/// A vendor's own offer of a variant.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct OwnOfferOf(VendorMember, VariantId);

impl Loader<OwnOfferOf> for Loaders {
    type Value = offer::Model;
    type Error = LoadError;

    async fn load(&self, keys: &[OwnOfferOf]) -> Result<HashMap<OwnOfferOf, Self::Value>, Self::Error> {
        let mut found = HashMap::new();
        for (member, ids) in by_member(keys.iter().map(|key| (key.0, key.1))) {
            let offers = catalog::own_offers_of_variants(&self.cx.db, &member, &ids).await.map_err(Arc::new)?;
            found.extend(offers.into_iter().map(|offer| (OwnOfferOf(member, offer.variant_id), offer)));
        }
        Ok(found)
    }
}

/// Of one request's keys, which are all of one member.
fn by_member<T>(keys: impl Iterator<Item = (VendorMember, T)>) -> HashMap<VendorMember, Vec<T>> {
    let mut groups: HashMap<VendorMember, Vec<T>> = HashMap::new();
    for (member, id) in keys {
        groups.entry(member).or_default().push(id);
    }
    groups
}

impl Loader<VariantId> for Loaders {
    type Value = variant::Model;
    type Error = LoadError;

    async fn load(&self, ids: &[VariantId]) -> Result<HashMap<VariantId, Self::Value>, Self::Error> {
        let variants = catalog::variants_by_ids(&self.cx.db, ids).await.map_err(Arc::new)?;
        Ok(variants.into_iter().map(|variant| (variant.id, variant)).collect())
    }
}
