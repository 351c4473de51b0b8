//! What a buyer may choose from.

use std::sync::Arc;

use entity::ids::VendorId;
use entity::{shipping_method, shipping_rate};
use platform::{Cx, Result};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::model::{EVERYWHERE, ShippingOption, ShippingQuery, offer};

/// One vendor's methods that buyers may choose, and all their rates.
#[derive(Debug, Default)]
struct Ways {
    methods: Vec<shipping_method::Model>,
    rates: Vec<shipping_rate::Model>,
}

/// Every vendor's ways of sending to this country at their prices; a vendor that does not deliver there has none.
/// They are kept in memory by the revision that the caller read beside the prices ([`platform::revision`]): mostly this costs
/// no statement, at most two.
///
/// # Errors
/// The database's own.
pub async fn options(
    cx: &Cx,
    db: &impl ConnectionTrait,
    revision: i64,
    queries: &[ShippingQuery],
    country: &str,
    currency: &str,
) -> Result<Vec<ShippingOption>> {
    let mut vendors: Vec<VendorId> = queries.iter().map(|query| query.vendor).collect();
    vendors.sort_unstable();
    vendors.dedup();
    let key = |vendor: VendorId| format!("shipping:{vendor}:{revision}");
    let (mut known, mut missing) = (Vec::new(), Vec::new());
    for vendor in vendors {
        match cx.memo.peek::<Ways>(&key(vendor)).await {
            Some(ways) => known.push(ways),
            None => missing.push(vendor),
        }
    }
    if !missing.is_empty() {
        let (methods, rates) = (methods(db, &missing).await?, rates(db, &missing, None).await?);
        for vendor in missing {
            let ways = Arc::new(Ways {
                methods: methods.iter().filter(|method| method.vendor_id == vendor).cloned().collect(),
                rates: rates.iter().filter(|rate| rate.vendor_id == vendor).cloned().collect(),
            });
            cx.memo.put(key(vendor), ways.clone()).await;
            known.push(ways);
        }
    }
    let methods: Vec<_> = known.iter().flat_map(|ways| ways.methods.iter().cloned()).collect();
    let applies = |rate: &&shipping_rate::Model| rate.currency == currency && (rate.country == country || rate.country == EVERYWHERE);
    let rates = known.iter().flat_map(|ways| ways.rates.iter().filter(applies).cloned()).collect();
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
    Ok((methods(db, &vendors).await?, rates(db, &vendors, Some((country, currency))).await?))
}

async fn methods(db: &impl ConnectionTrait, vendors: &[VendorId]) -> Result<Vec<shipping_method::Model>> {
    let found = shipping_method::Entity::find()
        .filter(shipping_method::Column::VendorId.is_in(vendors.iter().copied()))
        .filter(shipping_method::Column::Active.eq(true))
        .order_by_asc(shipping_method::Column::Position)
        .order_by_asc(shipping_method::Column::Id);
    Ok(found.all(db).await?)
}

async fn rates(db: &impl ConnectionTrait, vendors: &[VendorId], place: Option<(&str, &str)>) -> Result<Vec<shipping_rate::Model>> {
    let mut found = shipping_rate::Entity::find().filter(shipping_rate::Column::VendorId.is_in(vendors.iter().copied()));
    if let Some((country, currency)) = place {
        found = found.filter(shipping_rate::Column::Currency.eq(currency)).filter(shipping_rate::Column::Country.is_in([country, EVERYWHERE]));
    }
    Ok(found.all(db).await?)
}
