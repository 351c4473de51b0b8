//! What can be asked and what is answered.

use entity::ids::VendorId;
use kernel::Currency;

/// Values of one attribute, any of which will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeFilter {
    pub code: String,
    pub values: Vec<String>,
}

/// What a hit must be; everything given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The category at this path and all below it.
    pub category_path: Option<String>,
    /// Offered by any of these.
    pub vendors: Vec<VendorId>,
    /// Minor units of the query's currency, both ends included.
    pub price_min: Option<i64>,
    pub price_max: Option<i64>,
    pub in_stock: bool,
    pub attributes: Vec<AttributeFilter>,
}

/// In which order hits come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchOrder {
    #[default]
    Relevance,
    Newest,
    PriceAsc,
    PriceDesc,
}

/// One search.
#[derive(Clone, Debug)]
pub struct Query {
    pub text: Option<String>,
    pub filters: Filters,
    pub order: SearchOrder,
    pub currency: Currency,
    /// Whether to count what the hits could be narrowed by.
    pub facets: bool,
}

/// What a facet narrows by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetKind {
    Category,
    Vendor,
    Price,
    Attribute,
    Availability,
}

/// One way to narrow the hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    pub kind: FacetKind,
    /// The attribute's code; the kind's name otherwise.
    pub code: String,
    pub label: String,
    pub values: Vec<FacetValue>,
}

/// One value of a facet and how many hits have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// What to filter by: a path, a vendor's id, `1000..2500` in minor units, an attribute's value, `in_stock`.
    pub value: String,
    pub label: String,
    pub count: u64,
}

/// The edges between price buckets, in minor units.
pub(crate) fn price_edges(currency: Currency) -> &'static [i64] {
    match currency {
        Currency::VND => &[200_000, 500_000, 1_000_000, 2_000_000, 5_000_000],
        _ => &[1_000, 2_500, 5_000, 10_000, 25_000, 50_000],
    }
}

/// No page begins behind this many hits: who looks further needs filters, not pages.
pub(crate) const DEEPEST: usize = 1_000;
/// Counting stops here.
pub(crate) const MOST_COUNTED: u64 = 10_000;
