//! A product, its pictures and its properties.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use catalog::AttributeOfProduct;
use entity::ids::ProductId;
use entity::{attribute, media, product, variant};
use search::Card;

use super::category::Category;
use super::offer::StockStatus;
use super::variant::Variant;
use super::vendor::Vendor;
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::{DateTime, Money};

/// What can be described once. It has variants, and any vendor may offer any of them.
pub enum Product {
    /// By itself.
    Whole(Box<product::Model>),
    /// As a list shows it. What its card does not tell is read where it is asked for.
    Listed(Arc<Card>),
}

impl Product {
    /// By itself.
    #[must_use]
    pub fn of(row: product::Model) -> Self {
        Self::Whole(Box::new(row))
    }

    /// As a list shows it.
    #[must_use]
    pub fn listed(card: Card) -> Self {
        Self::Listed(Arc::new(card))
    }

    fn key(&self) -> ProductId {
        match self {
            Self::Whole(row) => row.id,
            Self::Listed(card) => card.product_id,
        }
    }

    async fn row(&self, ctx: &Context<'_>) -> Result<Cow<'_, product::Model>> {
        match self {
            Self::Whole(row) => Ok(Cow::Borrowed(row)),
            Self::Listed(card) => {
                let row = ctx.load(RowOf(card.product_id)).await?;
                Ok(Cow::Owned(row.ok_or_else(|| platform::Error::broken(format!("{} has a card and no row", card.product_id)))?))
            }
        }
    }

    async fn card(&self, ctx: &Context<'_>) -> Result<Option<Arc<Card>>> {
        match self {
            Self::Whole(row) => Ok(ctx.load(CardOf(row.id)).await?),
            Self::Listed(card) => Ok(Some(card.clone())),
        }
    }
}

connection!(Product, ProductConnection, ProductEdge, "A page of products.", "A product in its list.");

/// Whether a product is in the shop.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::ProductState")]
pub enum ProductState {
    /// Only its owner sees it.
    Draft,
    /// It is in the shop.
    Active,
    /// It was taken out of the shop.
    Archived,
}

/// How a product is taxed; the rate depends on the country.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::TaxClass")]
pub enum TaxClass {
    /// The country's usual rate.
    Standard,
    /// The country's lower rate, for books, food and the like.
    Reduced,
    /// No tax.
    Zero,
}

/// From what to what something costs.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct PriceRange {
    /// The best price of the cheapest variant, tax included.
    pub min: Money,
    /// The best price of the dearest variant, tax included.
    pub max: Money,
}

/// What can be described once. It has variants, and any vendor may offer any of them.
#[Object]
impl Product {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.key().into()
    }
    /// The name in its address.
    async fn slug(&self) -> &str {
        match self {
            Self::Whole(row) => &row.slug,
            Self::Listed(card) => &card.slug,
        }
    }
    /// Its title.
    async fn title(&self) -> &str {
        match self {
            Self::Whole(row) => &row.title,
            Self::Listed(card) => &card.title,
        }
    }
    /// A few paragraphs about it.
    async fn description(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(self.row(ctx).await?.into_owned().description)
    }
    /// Who made it.
    async fn brand(&self) -> Option<&str> {
        match self {
            Self::Whole(row) => row.brand.as_deref(),
            Self::Listed(card) => card.brand.as_deref(),
        }
    }
    /// Whether it is in the shop.
    async fn state(&self) -> ProductState {
        match self {
            Self::Whole(row) => row.state.into(),
            Self::Listed(_) => ProductState::Active,
        }
    }
    /// How it is taxed.
    async fn tax_class(&self, ctx: &Context<'_>) -> Result<TaxClass> {
        Ok(self.row(ctx).await?.tax_class.into())
    }
    /// Where it stands in the tree.
    async fn category(&self, ctx: &Context<'_>) -> Result<Option<Category>> {
        let category = match self {
            Self::Whole(row) => row.category_id,
            Self::Listed(card) => card.category_id,
        };
        let Some(category) = category else { return Ok(None) };
        Ok(ctx.load(category).await?.map(Category))
    }
    /// Who wrote this description; who sells it is told by the offers.
    async fn vendor(&self, ctx: &Context<'_>) -> Result<Option<Vendor>> {
        let owner = match self {
            Self::Whole(row) => row.vendor_id,
            Self::Listed(card) => card.owner_id,
        };
        Ok(ctx.load(owner).await?.map(Vendor))
    }
    /// Its properties, by code.
    #[graphql(directive = cost::apply(None, Some(10), None))]
    async fn attributes(&self, ctx: &Context<'_>) -> Result<Vec<ProductAttribute>> {
        Ok(ctx.load(AttributesOf(self.key())).await?.unwrap_or_default().into_iter().map(ProductAttribute).collect())
    }
    /// Its pictures, the first one first.
    async fn media(&self, ctx: &Context<'_>) -> Result<Vec<Media>> {
        Ok(ctx.load(MediaOf(self.key())).await?.unwrap_or_default().into_iter().map(Media).collect())
    }
    /// The address of its first picture; null when it has none. In a list it follows a change within a quarter of a second.
    async fn picture_url(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        if let Self::Listed(card) = self {
            return Ok(card.picture.as_deref().map(|key| catalog::media_url(ctx.cx(), key)));
        }
        let pictures = ctx.load(MediaOf(self.key())).await?.unwrap_or_default();
        Ok(pictures.iter().find_map(|picture| picture.storage_key.as_deref()).map(|key| catalog::media_url(ctx.cx(), key)))
    }
    /// Its sizes, colours and the like, in its owner's order. In a list they follow a change within a quarter of a second.
    async fn variants(&self, ctx: &Context<'_>) -> Result<Vec<Variant>> {
        let product = self.key();
        if let Self::Listed(card) = self
            && let Some(variants) = card.variants(ctx.market().currency)
        {
            return Ok(variants.iter().map(|variant| Variant::Listed(product, variant.clone())).collect());
        }
        Ok(ctx.load(VariantsOf(product)).await?.unwrap_or_default().into_iter().map(Variant::Whole).collect())
    }
    /// From what to what it costs in the currency of this request; null when it is not sold in it. It follows the offers within a quarter of a second.
    async fn price_range(&self, ctx: &Context<'_>) -> Result<Option<PriceRange>> {
        let currency = ctx.market().currency;
        let price = self.card(ctx).await?.and_then(|card| card.price(currency));
        Ok(price.map(|price| PriceRange { min: Money::new(price.min, currency), max: Money::new(price.max, currency) }))
    }
    /// Whether any vendor has any variant of it; null while nobody sells it.
    async fn stock_status(&self, ctx: &Context<'_>) -> Result<Option<StockStatus>> {
        Ok(self.card(ctx).await?.map(|card| card.stock_class.into()))
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self, ctx: &Context<'_>) -> Result<i64> {
        Ok(self.row(ctx).await?.version)
    }
    /// Since when it is here.
    async fn created_at(&self) -> DateTime {
        DateTime(match self {
            Self::Whole(row) => row.created_at,
            Self::Listed(card) => card.product_created_at,
        })
    }
    /// When it was last changed.
    async fn updated_at(&self, ctx: &Context<'_>) -> Result<DateTime> {
        Ok(DateTime(self.row(ctx).await?.updated_at))
    }
}

/// A picture of a product.
pub struct Media(media::Model);

/// A picture of a product.
#[Object]
impl Media {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Where it is; null while only its source is known.
    async fn url(&self, ctx: &Context<'_>) -> Option<String> {
        self.0.storage_key.as_deref().map(|key| catalog::media_url(ctx.cx(), key))
    }
    /// Where an import or a team member says it comes from. It is noted, not fetched.
    async fn source_url(&self) -> Option<&str> {
        self.0.source_url.as_deref()
    }
    /// What it shows, for those who cannot see it.
    async fn alt(&self) -> &str {
        &self.0.alt
    }
}

/// What kind of values an attribute has.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::AttributeKind")]
pub enum AttributeKind {
    /// Any short text.
    Text,
    /// A decimal number.
    Number,
    /// `true` or `false`.
    Boolean,
}

/// A property that products can have.
pub struct Attribute(pub attribute::Model);

/// A property that products can have.
#[Object]
impl Attribute {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Its name in filters and inputs, for ever the same.
    async fn code(&self) -> &str {
        &self.0.code
    }
    /// Its name for people.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// What kind of values it has.
    async fn kind(&self) -> AttributeKind {
        self.0.kind.into()
    }
    /// The unit of its numbers.
    async fn unit(&self) -> Option<&str> {
        self.0.unit.as_deref()
    }
    /// Whether searches count and filter by it.
    async fn filterable(&self) -> bool {
        self.0.filterable
    }
}

/// One property of one product.
pub struct ProductAttribute(AttributeOfProduct);

/// One property of one product.
#[Object]
impl ProductAttribute {
    /// Which property.
    async fn attribute(&self) -> Attribute {
        Attribute(self.0.attribute.clone())
    }
    /// Its value; numbers with a point and without needless zeros.
    async fn value(&self) -> &str {
        &self.0.value
    }
}

/// The variants of a product.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct VariantsOf(pub ProductId);

/// The pictures of a product.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MediaOf(pub ProductId);

/// The properties of a product.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AttributesOf(pub ProductId);

/// What the card of a listed product does not tell.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct RowOf(ProductId);

/// The card of a product that is listed.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CardOf(pub ProductId);

impl Loader<ProductId> for Loaders {
    type Value = product::Model;
    type Error = LoadError;

    async fn load(&self, ids: &[ProductId]) -> Result<HashMap<ProductId, Self::Value>, Self::Error> {
        let products = catalog::products_by_ids(&self.cx.db, ids).await.map_err(Arc::new)?;
        Ok(products.into_iter().map(|product| (product.id, product)).collect())
    }
}

impl Loader<RowOf> for Loaders {
    type Value = product::Model;
    type Error = LoadError;

    async fn load(&self, keys: &[RowOf]) -> Result<HashMap<RowOf, Self::Value>, Self::Error> {
        let ids: Vec<ProductId> = keys.iter().map(|key| key.0).collect();
        let products = catalog::listed_products(&self.cx.db, &ids).await.map_err(Arc::new)?;
        Ok(products.into_iter().map(|product| (RowOf(product.id), product)).collect())
    }
}

impl Loader<CardOf> for Loaders {
    type Value = Arc<Card>;
    type Error = LoadError;

    async fn load(&self, keys: &[CardOf]) -> Result<HashMap<CardOf, Self::Value>, Self::Error> {
        let ids: Vec<ProductId> = keys.iter().map(|key| key.0).collect();
        let cards = search::cards_by_ids(&self.cx.db, &ids).await.map_err(Arc::new)?;
        Ok(cards.into_iter().map(|card| (CardOf(card.product_id), Arc::new(card))).collect())
    }
}

/// Rows by what they belong to, in the order in which they were read.
pub(super) fn grouped<K: std::hash::Hash + Eq, T>(rows: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}

macro_rules! of_products {
    ($($key:ident => $row:ty, $read:path;)+) => {$(
        impl Loader<$key> for Loaders {
            type Value = Vec<$row>;
            type Error = LoadError;

            async fn load(&self, keys: &[$key]) -> Result<HashMap<$key, Self::Value>, Self::Error> {
                let ids: Vec<ProductId> = keys.iter().map(|key| key.0).collect();
                let rows = $read(&self.cx.db, &ids).await.map_err(Arc::new)?;
                Ok(grouped(rows, |row| $key(row.product_id)))
            }
        }
    )+};
}

of_products! {
    VariantsOf => variant::Model, catalog::variants_by_product_ids;
    MediaOf => media::Model, catalog::media_by_product_ids;
    AttributesOf => AttributeOfProduct, catalog::attributes_by_product_ids;
}
