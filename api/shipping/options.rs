//! What a buyer may choose from.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use entity::ids::{ShippingMethodId, VendorId};
use entity::{shipping_method, shipping_rate};
use platform::{Cx, Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::model::{EVERYWHERE, ShippingOption, ShippingQuery, applying, offer};

/// One vendor's methods that buyers may choose, and all their rates.
#[derive(Debug, Default)]
pub struct Ways {
    pub methods: Vec<shipping_method::Model>,
    rates: Vec<shipping_rate::Model>,
}

impl Ways {
    /// Per method the rate that counts in this country.
    pub fn rates(&self, country: &str, currency: &str) -> HashMap<ShippingMethodId, &shipping_rate::Model> {
        applying(self.rates.iter().filter(|rate| rate.currency == currency && (rate.country == country || rate.country == EVERYWHERE)))
    }
}

/// Every vendor's ways of sending to this country at their prices, in the queries' order of vendors and the vendors' order of
/// methods; a vendor that does not deliver there has none. What it costs: [`ways`].
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
    let ways = ways(cx, db, revision, queries).await?;
    let mut options = Vec::new();
    for query in queries {
        let Some(ways) = ways.get(&query.vendor) else { continue };
        options.extend(offer(&ways.methods, &ways.rates(country, currency), query.items_minor).map(|(method, price_minor)| ShippingOption {
            method_id: method.id,
            vendor_id: method.vendor_id,
            code: method.code.clone(),
            name: method.name.clone(),
            carrier: method.carrier.clone(),
            min_days: method.min_days,
            max_days: method.max_days,
            price_minor,
        }));
    }
    Ok(options)
}

/// How these vendors send. It is kept in memory by the revision that the caller read beside the prices
/// ([`platform::revision`]): mostly this costs no statement, at most two.
///
/// # Errors
/// The database's own.
pub async fn ways(cx: &Cx, db: &impl ConnectionTrait, revision: i64, queries: &[ShippingQuery]) -> Result<HashMap<VendorId, Arc<Ways>>> {
    let vendors: BTreeSet<VendorId> = queries.iter().map(|query| query.vendor).collect();
    let vendors: Vec<VendorId> = vendors.into_iter().collect();
    let load = async |missing: Vec<VendorId>| {
        let (methods, rates) = (methods(db, &missing).await?, rates(db, &missing).await?);
        let ways = |vendor: VendorId| Ways {
            methods: methods.iter().filter(|method| method.vendor_id == vendor).cloned().collect(),
            rates: rates.iter().filter(|rate| rate.vendor_id == vendor).cloned().collect(),
        };
        Ok(missing.iter().map(|vendor| (*vendor, ways(*vendor))).collect())
    };
    cx.memo.rows("shipping", revision, &vendors, load).await
}

async fn methods(db: &impl ConnectionTrait, vendors: &[VendorId]) -> Result<Vec<shipping_method::Model>> {
    let found = shipping_method::Entity::find()
        .filter(db::among(shipping_method::Column::VendorId, vendors))
        .filter(shipping_method::Column::Active.eq(true))
        .order_by_asc(shipping_method::Column::Position)
        .order_by_asc(shipping_method::Column::Id);
    Ok(found.all(db).await?)
}

async fn rates(db: &impl ConnectionTrait, vendors: &[VendorId]) -> Result<Vec<shipping_rate::Model>> {
    Ok(shipping_rate::Entity::find().filter(db::among(shipping_rate::Column::VendorId, vendors)).all(db).await?)
}
