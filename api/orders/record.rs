//! How a vendor did with its orders, counted for the marketplace.

use entity::ids::{OrderId, VendorId};
use entity::vendor_order::{Column, Entity};
use platform::{Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter};

const DAY: i64 = 24 * 3_600_000;

/// What is counted of a vendor's parts of orders. The second of each pair is among the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Counted {
    /// Parts whose time to be sent has come, and those of them that left in time: by the end of the day that the offer named, the day
    /// of the order not counted.
    pub due: i64,
    pub in_time: i64,
    /// Parts that their buyers did not take back, and those of them that the vendor did not cancel.
    pub taken: i64,
    pub kept: i64,
    /// Parts that left, and those of them that nothing was paid back of.
    pub sent: i64,
    pub flawless: i64,
}

/// Counts a vendor's parts that were bought since then, as they are now; one statement over one index.
///
/// # Errors
/// The database's own.
pub async fn record(db: &impl ConnectionTrait, vendor: VendorId, since: i64, now: i64) -> Result<Counted> {
    let sql = format!(
        "SELECT COALESCE(SUM(CASE WHEN stays AND (late_from <= $3 OR shipped_at IS NOT NULL) THEN 1 ELSE 0 END), 0) AS due, \
         COALESCE(SUM(CASE WHEN stays AND shipped_at < late_from THEN 1 ELSE 0 END), 0) AS in_time, \
         COALESCE(SUM(CASE WHEN stays OR vendor_cancelled THEN 1 ELSE 0 END), 0) AS taken, \
         COALESCE(SUM(CASE WHEN stays THEN 1 ELSE 0 END), 0) AS kept, \
         COALESCE(SUM(CASE WHEN shipped_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS sent, \
         COALESCE(SUM(CASE WHEN shipped_at IS NOT NULL AND refunded_minor = 0 THEN 1 ELSE 0 END), 0) AS flawless \
         FROM (SELECT lifecycle <> 'cancelled' AS stays, vendor_cancelled, shipped_at, refunded_minor, \
         placed_at + (handling_days + 1) * CAST({DAY} AS BIGINT) AS late_from \
         FROM vendor_order WHERE vendor_id = $1 AND created_at >= $2 AND placed_at IS NOT NULL) part"
    );
    Ok(db::one(db, &sql, [vendor.into(), since.into(), now.into()]).await?.unwrap_or_default())
}

/// Whether a vendor has a part of an order that was bought.
///
/// # Errors
/// The database's own.
pub async fn has_part(db: &impl ConnectionTrait, order: OrderId, vendor: VendorId) -> Result<bool> {
    let parts = Entity::find().filter(Column::OrderId.eq(order)).filter(Column::VendorId.eq(vendor)).filter(Column::PlacedAt.is_not_null());
    Ok(parts.count(db).await? > 0)
}
