//! The shop's door: what buyers and visitors use. One file per room, each with its root fields;
//! add yours to the two lists.

pub mod shop;

use async_graphql::MergedObject;

/// Reads for everybody and for signed-in people.
#[derive(MergedObject, Default)]
pub struct CustomerQuery(shop::ShopQuery);
