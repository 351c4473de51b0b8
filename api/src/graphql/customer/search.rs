//! The search box.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use kernel::Refusal;
use search::{AttributeFilter, Filters, Query, SearchOrder};

use super::catalog::{OrderDirection, PriceRangeInput, category_path, prices};
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::page::page;
use crate::graphql::scalars::id;
use crate::graphql::types::product::{Product, ProductConnection};
use crate::graphql::types::search::{Facet, SearchResult, SearchSuggestion};

#[derive(Default)]
pub struct SearchQuery;

/// What hits must be; everything given must hold.
#[derive(InputObject, Default)]
pub struct SearchFiltersInput {
    /// In this category or any below it.
    pub category_id: Option<ID>,
    /// In the category at this path or any below it, as facets name it; `categoryId` goes before it.
    pub category_path: Option<String>,
    /// Offered by any of these vendors.
    pub vendor_ids: Option<Vec<ID>>,
    /// With a price in this range, in the currency of the request.
    pub price: Option<PriceRangeInput>,
    /// Only what can be had now.
    pub in_stock: Option<bool>,
    /// With these properties, all of them.
    pub attributes: Option<Vec<AttributeFilterInput>>,
}

/// Values of one property, any of which will do.
#[derive(InputObject)]
pub struct AttributeFilterInput {
    /// The attribute's code.
    pub code: String,
    /// Any of these.
    pub values: Vec<String>,
}

/// What hits are ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchOrderField {
    /// How well they fit the words.
    Relevance,
    /// When they came here, the newest first.
    CreatedAt,
    /// The lowest price in the currency of the request.
    Price,
}

/// What hits are ordered by, and which way; only prices go both ways.
#[derive(InputObject)]
pub struct SearchOrderInput {
    /// By what.
    pub field: SearchOrderField,
    /// Which way.
    #[graphql(default_with = "OrderDirection::Desc")]
    pub direction: OrderDirection,
}

#[Object]
impl SearchQuery {
    /// Finds products by words in either language, with or without marks and small mistakes, or by a barcode.
    #[expect(clippy::too_many_arguments, reason = "the four page arguments are the schema's")]
    #[graphql(directive = cost::apply(Some(10), None, None))]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Words, the beginning of a word, a SKU or a barcode; everything where nothing is given.")] query: Option<String>,
        #[graphql(desc = "What hits must be.")] filters: Option<SearchFiltersInput>,
        #[graphql(desc = "At most one order; by relevance where none is given.")] order_by: Option<Vec<SearchOrderInput>>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many before a cursor, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<SearchResult> {
        let page = page(first, after, last, before)?;
        let filters = read(ctx, filters.unwrap_or_default()).await?;
        // Counting facets is the dearer half of a search: only for who asks.
        let facets = ctx.look_ahead().field("facets").exists();
        let query = Query { text: query, filters, order: order(order_by.as_deref())?, currency: ctx.market().currency, facets };
        let found = search::search(ctx.cx(), &ctx.scope().state.search, &query, &page).await?;
        let total = i64::try_from(found.total.value).unwrap_or(i64::MAX).saturating_add(i64::from(!found.total.exact));
        Ok(SearchResult {
            products: ProductConnection::new(&page, found.page, Product::listed).counted(move || Box::pin(async move { Ok(total) })),
            facets: found.facets.into_iter().map(Facet::from).collect(),
            did_you_mean: found.did_you_mean,
        })
    }

    /// Up to ten titles and categories that go on from what was typed.
    #[graphql(directive = cost::apply(None, Some(10), None))]
    async fn search_suggestions(&self, ctx: &Context<'_>, #[graphql(desc = "What was typed so far.")] prefix: String) -> Result<Vec<SearchSuggestion>> {
        let found = search::suggest(ctx.cx(), &ctx.scope().state.search, &prefix).await?;
        Ok(found.into_iter().map(SearchSuggestion).collect())
    }
}

async fn read(ctx: &Context<'_>, given: SearchFiltersInput) -> Result<Filters> {
    let (price_min, price_max) = prices(ctx, "filters.price", given.price.as_ref())?;
    let vendors = given.vendor_ids.unwrap_or_default();
    let attribute = |filter: AttributeFilterInput| AttributeFilter { code: filter.code, values: filter.values };
    Ok(Filters {
        category_path: category_path(ctx, "filters.categoryId", given.category_id.as_ref()).await?.or(given.category_path),
        vendors: vendors.iter().enumerate().map(|(at, text)| id(&format!("filters.vendorIds.{at}"), text)).collect::<Result<_, _>>()?,
        price_min,
        price_max,
        in_stock: given.in_stock.unwrap_or(false),
        attributes: given.attributes.unwrap_or_default().into_iter().map(attribute).collect(),
    })
}

fn order(given: Option<&[SearchOrderInput]>) -> Result<SearchOrder, Refusal> {
    match given {
        None | Some([]) => Ok(SearchOrder::default()),
        Some([one]) => Ok(match (one.field, one.direction) {
            (SearchOrderField::Relevance, _) => SearchOrder::Relevance,
            (SearchOrderField::CreatedAt, _) => SearchOrder::Newest,
            (SearchOrderField::Price, OrderDirection::Asc) => SearchOrder::PriceAsc,
            (SearchOrderField::Price, OrderDirection::Desc) => SearchOrder::PriceDesc,
        }),
        Some(_) => Err(Refusal::invalid("orderBy", "Give at most one order.")),
    }
}
