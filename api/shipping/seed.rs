//! Many methods at once, for the demonstration.

use entity::ids::{ShippingMethodId, VendorId};
use entity::{shipping_method, shipping_rate};
use platform::{Cx, Result, Tx, revision};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

/// SQLite takes 32,766 values in a statement.
const ROWS: usize = 2_000;

/// A method to start with.
#[derive(Clone, Debug)]
pub struct SeedMethod {
    pub id: ShippingMethodId,
    pub vendor_id: VendorId,
    pub code: String,
    pub name: String,
    pub carrier: String,
    pub min_days: i32,
    pub max_days: i32,
    pub position: i32,
}

/// A rate to start with.
#[derive(Clone, Debug)]
pub struct SeedRate {
    pub method_id: ShippingMethodId,
    pub vendor_id: VendorId,
    pub country: String,
    pub currency: String,
    pub price_minor: i64,
    pub free_above_minor: Option<i64>,
}

/// Writes methods; those that are there already stay as they are.
///
/// # Errors
/// The database's own.
pub async fn seed_methods(cx: &Cx, tx: &Tx, methods: &[SeedMethod]) -> Result<()> {
    for chunk in methods.chunks(ROWS) {
        let rows = chunk.iter().map(|method| shipping_method::ActiveModel {
            id: Set(method.id),
            vendor_id: Set(method.vendor_id),
            code: Set(method.code.clone()),
            name: Set(method.name.clone()),
            carrier: Set(method.carrier.clone()),
            min_days: Set(method.min_days),
            max_days: Set(method.max_days),
            active: Set(true),
            position: Set(method.position),
            created_at: Set(cx.now()),
        });
        shipping_method::Entity::insert_many(rows).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Writes rates; those that are there already stay as they are.
///
/// # Errors
/// The database's own.
pub async fn seed_rates(tx: &Tx, rates: &[SeedRate]) -> Result<()> {
    for chunk in rates.chunks(ROWS) {
        let rows = chunk.iter().map(|rate| shipping_rate::ActiveModel {
            method_id: Set(rate.method_id),
            vendor_id: Set(rate.vendor_id),
            country: Set(rate.country.clone()),
            currency: Set(rate.currency.clone()),
            price_minor: Set(rate.price_minor),
            free_above_minor: Set(rate.free_above_minor),
        });
        shipping_rate::Entity::insert_many(rows).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(tx).await?;
    }
    revision::bump(tx).await
}
