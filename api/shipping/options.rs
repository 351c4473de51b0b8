//! What a buyer may choose from.

use entity::ids::VendorId;
use entity::{shipping_method, shipping_rate};
use platform::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::model::{EVERYWHERE, ShippingOption, ShippingQuery, offer};

/// Every vendor's ways of sending to this country at their prices; a vendor that does not deliver there has none. Two statements.
///
/// # Errors
/// The database's own.
pub async fn options(db: &impl ConnectionTrait, queries: &[ShippingQuery], country: &str, currency: &str) -> Result<Vec<ShippingOption>> {
    if queries.is_empty() {
        return Ok(Vec::new());
    }
    let (methods, rates) = load(db, queries, country, currency).await?;
    Ok(offer(queries, &methods, rates))
}

/// The methods of these vendors, and the rates that may apply.
pub async fn load(
    db: &impl ConnectionTrait,
    queries: &[ShippingQuery],
    country: &str,
    currency: &str,
) -> Result<(Vec<shipping_method::Model>, Vec<shipping_rate::Model>)> {
    let mut vendors: Vec<VendorId> = queries.iter().map(|query| query.vendor).collect();
    vendors.sort_unstable();
    vendors.dedup();
    let methods = shipping_method::Entity::find()
        .filter(shipping_method::Column::VendorId.is_in(vendors.iter().copied()))
        .filter(shipping_method::Column::Active.eq(true))
        .order_by_asc(shipping_method::Column::Position)
        .order_by_asc(shipping_method::Column::Id)
        .all(db)
        .await?;
    let rates = shipping_rate::Entity::find()
        .filter(shipping_rate::Column::VendorId.is_in(vendors))
        .filter(shipping_rate::Column::Currency.eq(currency))
        .filter(shipping_rate::Column::Country.is_in([country, EVERYWHERE]))
        .all(db)
        .await?;
    Ok((methods, rates))
}
