//! The least a vendor takes for sending one thing: part of the landed price that the buy box compares.

use std::collections::HashMap;

use entity::ids::VendorId;
use platform::{Cx, Result};
use sea_orm::ConnectionTrait;

use crate::model::{ShippingQuery, offer};
use crate::options::ways;

/// Per vendor and value of the items the cheapest delivery to this country; no entry where the vendor does not deliver there.
/// Mostly no statement, as [`crate::options`].
///
/// # Errors
/// The database's own.
pub async fn cheapest(
    cx: &Cx,
    db: &impl ConnectionTrait,
    revision: i64,
    queries: &[ShippingQuery],
    country: &str,
    currency: &str,
) -> Result<HashMap<(VendorId, i64), i64>> {
    let ways = ways(cx, db, revision, queries).await?;
    let rates: HashMap<_, _> = ways.iter().map(|(vendor, ways)| (*vendor, ways.rates(country, currency))).collect();
    let mut least = HashMap::new();
    for ShippingQuery { vendor, items_minor } in queries {
        let (Some(ways), Some(rates)) = (ways.get(vendor), rates.get(vendor)) else { continue };
        if let Some(price) = offer(&ways.methods, rates, *items_minor).map(|(_, price)| price).min() {
            least.insert((*vendor, *items_minor), price);
        }
    }
    Ok(least)
}
