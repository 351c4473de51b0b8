//! Finding products: the `product_card` projection that lists read, and each node's full-text index that follows it.
//!
//! Cards are rebuilt from events out of catalogue, prices, stock and vendors; the index reads nothing but cards.
//! Cart and checkout never read either: they ask the rooms that know. Both may be thrown away and built again.

mod card;
mod cards;
mod document;
mod fold;
mod follow;
mod index;
mod jobs;
mod model;
mod query;
mod rebuild;
mod search;
mod suggest;
#[cfg(test)]
mod tests;

pub use card::{CardAttribute, CardPrice, CardVariant, CardVendor, variants_of, vendors_of};
pub use cards::{Card, CardFilter, CardOrder, Total, cards, cards_by_ids, count_cards};
pub use fold::fold;
pub use index::SearchIndex;
pub use jobs::{OfOffer, OfVendor, on_category_changed, on_offer_changed, on_product_changed, on_stock_changed, on_vendor_changed};
pub use model::{AttributeFilter, Facet, FacetKind, FacetValue, Filters, Query, SearchOrder};
pub use rebuild::{TOPIC as CARDS_REVISED, rebuild_all, rebuild_card, rebuild_cards};
pub use search::{Found, search};
pub use suggest::{Suggestion, suggest};
