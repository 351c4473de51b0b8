//! What a search answers.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use search::Suggestion;

use super::category::Category;
use super::product::{Product, ProductConnection};
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;

/// What a search found.
#[derive(SimpleObject)]
pub struct SearchResult {
    /// The hits, the best first. Nobody pages beyond the first 1,000.
    pub products: ProductConnection,
    /// What the hits could be narrowed by, with how many each leaves. What is filtered by already is counted as if it were not, so that
    /// another value can be chosen beside it.
    #[graphql(directive = cost::apply(Some(40), Some(8), None))]
    pub facets: Vec<Facet>,
    /// Where nothing was found: what may have been meant, without marks.
    pub did_you_mean: Option<String>,
}

/// What a facet narrows by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "search::FacetKind")]
pub enum FacetKind {
    /// Categories directly below the one that was chosen, or the top; values are paths.
    Category,
    /// Who offers it; values are ids.
    Vendor,
    /// What it costs; values are ranges of minor units such as `1000..2500`.
    Price,
    /// A property; values are the attribute's.
    Attribute,
    /// What is left; values are `in_stock`, `low` and `out`.
    Availability,
}

/// One way to narrow the hits.
#[derive(SimpleObject, Clone, Debug)]
pub struct Facet {
    /// What it narrows by.
    pub kind: FacetKind,
    /// The attribute's code; the kind's name otherwise.
    pub code: String,
    /// A name for people.
    pub label: String,
    /// Its values, the commonest first.
    #[graphql(directive = cost::apply(None, Some(20), None))]
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(SimpleObject, Clone, Debug)]
pub struct FacetValue {
    /// What to filter by.
    pub value: String,
    /// A name for people.
    pub label: String,
    /// How many hits have it.
    pub count: i64,
}

impl From<search::Facet> for Facet {
    fn from(facet: search::Facet) -> Self {
        let value = |value: search::FacetValue| FacetValue { value: value.value, label: value.label, count: i64::try_from(value.count).unwrap_or(i64::MAX) };
        Self { kind: facet.kind.into(), code: facet.code, label: facet.label, values: facet.values.into_iter().map(value).collect() }
    }
}

/// One line of the list under a search box.
pub struct SearchSuggestion(pub Suggestion);

/// One line of the list under a search box.
#[Object]
impl SearchSuggestion {
    /// What to show.
    async fn text(&self) -> &str {
        match &self.0 {
            Suggestion::Product { title: text, .. } | Suggestion::Category { name: text, .. } => text,
        }
    }
    /// The id of the product or category it stands for.
    async fn id(&self) -> ID {
        match &self.0 {
            Suggestion::Product { id, .. } => (*id).into(),
            Suggestion::Category { id, .. } => (*id).into(),
        }
    }
    /// The product, where it stands for one.
    async fn product(&self, ctx: &Context<'_>) -> Result<Option<Product>> {
        let Suggestion::Product { id, .. } = &self.0 else { return Ok(None) };
        Ok(ctx.load(*id).await?.map(Product::of))
    }
    /// The category, where it stands for one.
    async fn category(&self, ctx: &Context<'_>) -> Result<Option<Category>> {
        let Suggestion::Category { id, .. } = &self.0 else { return Ok(None) };
        Ok(ctx.load(*id).await?.map(Category))
    }
}
