//! Browsing: products, categories and barcodes.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use entity::product;
use kernel::{Gtin, Money, Refusal, Scope};
use search::{CardFilter, CardOrder};

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::page::page;
use crate::graphql::scalars::{Decimal, id, optional_id};
use crate::graphql::types::category::{Category, ChildrenOf};
use crate::graphql::types::product::{Attribute, Product, ProductConnection};

#[derive(Default)]
pub struct CatalogQuery;

/// Which products; everything given must hold.
#[derive(InputObject, Default)]
pub struct ProductWhereInput {
    /// In this category or any below it.
    pub category_id: Option<ID>,
    /// Offered by this vendor.
    pub vendor_id: Option<ID>,
    /// With a price in this range, in the currency of the request.
    pub price: Option<PriceRangeInput>,
    /// Only what can be had now.
    pub in_stock: Option<bool>,
}

/// A range of prices, tax included; both ends belong to it.
#[derive(InputObject)]
pub struct PriceRangeInput {
    /// Not cheaper than this.
    pub min: Option<Decimal>,
    /// Not dearer than this.
    pub max: Option<Decimal>,
}

/// What a list of products is ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProductOrderField {
    /// When it came here.
    CreatedAt,
    /// The lowest price in the currency of the request; products without one are left out.
    Price,
}

/// Which way a list goes.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderDirection {
    /// The smallest or oldest first.
    Asc,
    /// The greatest or newest first.
    Desc,
}

/// What a list of products is ordered by, and which way.
#[derive(InputObject)]
pub struct ProductOrderInput {
    /// By what.
    pub field: ProductOrderField,
    /// Which way.
    pub direction: OrderDirection,
}

#[Object]
impl CatalogQuery {
    /// A product in the shop, by exactly one of its names; null when there is none. Vendors' teams find their own drafts too.
    async fn product(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: Option<ID>,
        #[graphql(desc = "The name in its address.")] slug: Option<String>,
    ) -> Result<Option<Product>> {
        let db = &ctx.cx().db;
        let found = match (id, slug) {
            (Some(text), None) => by_id(ctx, self::id("id", &text)?).await?,
            (None, Some(slug)) => catalog::product_by_slug(db, &slug).await?,
            _ => return Err(Refusal::invalid("id", "Give exactly one of `id` and `slug`.").into()),
        };
        Ok(found.map(Product::of))
    }

    /// The product whose variant carries the number under a barcode; null when there is none.
    async fn product_by_barcode(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "EAN-8, UPC-12, EAN-13 or GTIN-14; blanks and hyphens do not matter.")] barcode: String,
    ) -> Result<Option<Product>> {
        let gtin = Gtin::parse("barcode", &barcode)?;
        Ok(catalog::product_by_gtin(&ctx.cx().db, &gtin).await?.map(Product::of))
    }

    /// Products that somebody sells, the newest first. For words and facets use `search`.
    #[expect(clippy::too_many_arguments, reason = "the four page arguments are the schema's")]
    async fn products(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "Which ones; all that are sold where nothing is given.")] filter: Option<ProductWhereInput>,
        #[graphql(desc = "At most one order.")] order_by: Option<Vec<ProductOrderInput>>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<ProductConnection> {
        let (page, currency, cx) = (page(first, after, last, before)?, ctx.market().currency, ctx.cx().clone());
        let filter = card_filter(ctx, &filter.unwrap_or_default()).await?;
        let found = search::cards(&cx.db, &filter, card_order(order_by.as_deref())?, currency, &page).await?;
        Ok(ProductConnection::new(&page, found, Product::listed).counted(move || {
            let (cx, filter) = (cx.clone(), filter.clone());
            Box::pin(async move {
                let total = search::count_cards(&cx.db, &filter, currency).await?;
                Ok(i64::try_from(total.value).unwrap_or(i64::MAX).saturating_add(i64::from(!total.exact)))
            })
        }))
    }

    /// A category, by exactly one of its names; null when there is none.
    async fn category(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its id.")] id: Option<ID>,
        #[graphql(desc = "The name in its address.")] slug: Option<String>,
    ) -> Result<Option<Category>> {
        let found = match (id, slug) {
            (Some(text), None) => ctx.load(self::id::<entity::ids::CategoryId>("id", &text)?).await?,
            (None, Some(slug)) => catalog::by_slug(&ctx.cx().db, &slug).await?,
            _ => return Err(Refusal::invalid("id", "Give exactly one of `id` and `slug`.").into()),
        };
        Ok(found.map(Category))
    }

    /// The categories directly below one, in their order.
    #[graphql(directive = cost::apply(None, Some(20), None))]
    async fn categories(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Below which; the top of the tree where none is given.")] parent_id: Option<ID>,
    ) -> Result<Vec<Category>> {
        let found = match optional_id("parentId", parent_id.as_ref())? {
            Some(parent) => ctx.load(ChildrenOf(parent)).await?.unwrap_or_default(),
            None => catalog::roots(&ctx.cx().db).await?,
        };
        Ok(found.into_iter().map(Category).collect())
    }

    /// Every property that products can have, by code.
    #[graphql(directive = cost::apply(None, Some(50), None))]
    async fn attributes(&self, ctx: &Context<'_>) -> Result<Vec<Attribute>> {
        Ok(catalog::attributes(&ctx.cx().db).await?.into_iter().map(Attribute).collect())
    }
}

async fn by_id(ctx: &Context<'_>, id: entity::ids::ProductId) -> Result<Option<product::Model>> {
    if let Some(found) = ctx.load(id).await? {
        return Ok(Some(found));
    }
    match ctx.vendor_member(Scope::CatalogueRead) {
        Ok(member) => Ok(catalog::own_product(&ctx.cx().db, &member, id).await?),
        Err(_) => Ok(None),
    }
}

async fn card_filter(ctx: &Context<'_>, given: &ProductWhereInput) -> Result<CardFilter> {
    let (price_min, price_max) = prices(ctx, "where.price", given.price.as_ref())?;
    Ok(CardFilter {
        category_path: category_path(ctx, "where.categoryId", given.category_id.as_ref()).await?,
        vendor: optional_id("where.vendorId", given.vendor_id.as_ref())?,
        price_min,
        price_max,
        in_stock: given.in_stock.unwrap_or(false),
    })
}

/// Both ends of a range in minor units of this request's currency.
pub(super) fn prices(ctx: &Context<'_>, path: &str, given: Option<&PriceRangeInput>) -> Result<(Option<i64>, Option<i64>), Refusal> {
    let read = |name: &str, end: Option<&Decimal>| end.map(|end| Money::parse(&format!("{path}.{name}"), &end.0, ctx.market().currency)).transpose();
    let (min, max) = given.map_or((None, None), |range| (range.min.as_ref(), range.max.as_ref()));
    Ok((read("min", min)?.map(|price| price.minor), read("max", max)?.map(|price| price.minor)))
}

/// Where a category stands in the tree.
pub(super) async fn category_path(ctx: &Context<'_>, path: &str, given: Option<&ID>) -> Result<Option<String>> {
    let Some(category) = optional_id::<entity::ids::CategoryId>(path, given)? else { return Ok(None) };
    let found = ctx.load(category).await?.ok_or_else(|| Refusal::not_found(path, "category"))?;
    Ok(Some(found.path))
}

fn card_order(given: Option<&[ProductOrderInput]>) -> Result<CardOrder, Refusal> {
    match given {
        None | Some([]) => Ok(CardOrder::default()),
        Some([one]) => Ok(match (one.field, one.direction) {
            (ProductOrderField::CreatedAt, OrderDirection::Desc) => CardOrder::Newest,
            (ProductOrderField::CreatedAt, OrderDirection::Asc) => CardOrder::Oldest,
            (ProductOrderField::Price, OrderDirection::Asc) => CardOrder::PriceAsc,
            (ProductOrderField::Price, OrderDirection::Desc) => CardOrder::PriceDesc,
        }),
        Some(_) => Err(Refusal::invalid("orderBy", "Give at most one order.")),
    }
}
