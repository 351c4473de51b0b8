//! The least a vendor takes for sending one thing: part of the landed price that the buy box compares.

use std::collections::HashMap;

use entity::ids::VendorId;
use platform::Result;
use sea_orm::ConnectionTrait;

use crate::model::{ShippingQuery, offer};
use crate::options::load;

/// Per vendor and value of the items the cheapest delivery to this country; no entry where the vendor does not deliver there.
/// Two statements, however many are asked for.
///
/// # Errors
/// The database's own.
pub async fn cheapest(db: &impl ConnectionTrait, queries: &[ShippingQuery], country: &str, currency: &str) -> Result<HashMap<(VendorId, i64), i64>> {
    let mut least = HashMap::new();
    if queries.is_empty() {
        return Ok(least);
    }
    let (methods, rates) = load(db, queries, country, currency).await?;
    for query in queries {
        let prices = offer(&[*query], &methods, rates.clone()).into_iter().map(|option| option.price_minor);
        if let Some(price) = prices.min() {
            least.insert((query.vendor, query.items_minor), price);
        }
    }
    Ok(least)
}
