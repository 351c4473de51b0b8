//! How a vendor did with its orders, counted for the marketplace.

use entity::ids::{OrderId, VendorId};
use entity::vendor_order::{Column, Entity};
use platform::{Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter};

use crate::model::SHIP_BY;

/// What is counted of a vendor's parts of orders. The second of each pair is among the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Counted {
    /// Parts whose time to be sent has come, and those of them that left in time: by the end of the day that the offer named, the day
    /// of the order not counted. Who takes back what is late already does not take its being late back.
    pub due: i64,
    pub in_time: i64,
    /// Parts that their buyers did not take back while they were in time, and those of them that the vendor neither cancelled, nor paid
    /// back whole instead of sending it, nor let wait until the buyer did.
    pub taken: i64,
    pub kept: i64,
    /// Parts that left and that no buyer used their right to withdraw from, and those of them that nothing was paid back of.
    pub sent: i64,
    pub flawless: i64,
}

/// Counts a vendor's parts that were bought since then, as they are now; one statement.
///
/// # Errors
/// The database's own.
pub async fn record(db: &impl ConnectionTrait, vendor: VendorId, since: i64, now: i64) -> Result<Counted> {
    // A part that was paid back whole before anything of it left is over: nobody waits for it, and it is not late for ever.
    let sql = format!(
        "SELECT COALESCE(SUM(CASE WHEN missed OR stays AND (late_from <= $3 OR shipped_at IS NOT NULL) THEN 1 ELSE 0 END), 0) AS due, \
         COALESCE(SUM(CASE WHEN stays AND shipped_at < late_from THEN 1 ELSE 0 END), 0) AS in_time, \
         COALESCE(SUM(CASE WHEN missed OR stays OR given_up THEN 1 ELSE 0 END), 0) AS taken, \
         COALESCE(SUM(CASE WHEN stays THEN 1 ELSE 0 END), 0) AS kept, \
         COALESCE(SUM(CASE WHEN shipped_at IS NOT NULL AND NOT withdrawn THEN 1 ELSE 0 END), 0) AS sent, \
         COALESCE(SUM(CASE WHEN shipped_at IS NOT NULL AND NOT withdrawn AND refunded_minor = 0 THEN 1 ELSE 0 END), 0) AS flawless \
         FROM (SELECT shipped_at, refunded_minor, late_from, lifecycle <> 'cancelled' AND NOT paid_back AS stays, \
         vendor_cancelled OR lifecycle <> 'cancelled' AND paid_back AND by_vendor AS given_up, \
         NOT vendor_cancelled AND (lifecycle = 'cancelled' AND EXISTS (SELECT 1 FROM order_event e WHERE e.order_id = part.order_id \
         AND e.vendor_order_id = part.id AND e.kind = 'cancelled' AND e.created_at >= late_from) \
         OR lifecycle <> 'cancelled' AND paid_back AND NOT by_vendor AND EXISTS (SELECT 1 FROM refund r \
         WHERE r.vendor_order_id = part.id AND r.state <> 'failed' AND r.created_at >= late_from)) AS missed, \
         EXISTS (SELECT 1 FROM withdrawal_line w WHERE w.order_id = part.order_id AND w.vendor_order_id = part.id) AS withdrawn \
         FROM (SELECT id, order_id, lifecycle, vendor_cancelled, shipped_at, refunded_minor, \
         EXISTS (SELECT 1 FROM refund r WHERE r.vendor_order_id = vendor_order.id AND r.state <> 'failed' \
         AND r.requested_by LIKE 'vendor:%') AS by_vendor, fulfilment = 'unfulfilled' AND shipped_at IS NULL AND payment_state = 'refunded' AS paid_back, \
         {SHIP_BY} AS late_from \
         FROM vendor_order WHERE vendor_id = $1 AND created_at >= $2 AND placed_at IS NOT NULL) part) counted"
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
