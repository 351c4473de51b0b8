//! Which answers may be kept and given to everybody: those of the catalogue, whose resolvers look at nothing but the
//! arguments and the market of the request. A field belongs here when an anonymous caller's answer depends on nothing else
//! and when every change it shows is told by one of [`TOPICS`], or may be told two seconds late.
//!
//! `node` and `nodes` are not here: they read what belongs to somebody too, by who asks. Nor is `shippingOptions`: what
//! delivery costs is told by no event.

use async_graphql::parser::types::OperationType;

use super::limits::Read;

/// The catalogue's root fields.
pub const FIELDS: [&str; 12] = [
    "__typename",
    "attributes",
    "categories",
    "category",
    "product",
    "productByBarcode",
    "products",
    "search",
    "searchSuggestions",
    "shop",
    "vendor",
    "vendors",
];

/// The events after which a catalogue looks different.
pub const TOPICS: [&str; 6] = ["ProductChanged", "OfferChanged", "StockChanged", "VendorChanged", "CategoryChanged", search::CARDS_REVISED];

/// Whether this may be kept for everybody who is nobody in particular.
#[must_use]
pub fn is_public(read: &Read) -> bool {
    read.kind == OperationType::Query && read.roots.iter().all(|root| FIELDS.contains(&root.as_str()))
}
