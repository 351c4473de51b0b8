//! The promises of this room, asked of a live database.

use entity::ids::{CheckoutId, LocationId, OrderId, Uuid, VariantId};
use platform::Result;
use platform::db::all;
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A hold may outlive its time by this much, until the sweeper has asked after its payment.
const GRACE_MS: i64 = 10 * 60_000;

/// Levels that disagree with their reservations, and holds that nobody ended: one sentence per broken row, naming it.
///
/// # Errors
/// The database's own.
pub async fn check(db: &impl ConnectionTrait, now: i64) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for row in sums(db).await? {
        let level = format!("stock_level {} at {}", row.variant_id, row.location_id);
        if row.reserved != row.held {
            broken.push(format!("{level}: {} reserved, but {} held", row.reserved, row.held));
        }
        if row.allocated != row.sold {
            broken.push(format!("{level}: {} allocated, but reservations allocate {}", row.allocated, row.sold));
        }
        if row.on_hand < 0 || row.reserved < 0 || row.allocated < 0 || row.reserved + row.allocated > row.on_hand + row.backorder_limit {
            broken.push(format!("{level}: {} on hand, {} reserved, {} allocated", row.on_hand, row.reserved, row.allocated));
        }
    }
    for row in orphans(db).await? {
        broken.push(format!("stock_reservation of {}: there is no level of {} at {}", row.checkout_id, row.variant_id, row.location_id));
    }
    for row in overdue(db, now).await? {
        broken.push(format!("stock_reservation of {}: {} at {} is held beyond its time", row.checkout_id, row.variant_id, row.location_id));
    }
    Ok(broken)
}

#[derive(FromQueryResult)]
struct Sums {
    variant_id: VariantId,
    location_id: LocationId,
    on_hand: i64,
    reserved: i64,
    allocated: i64,
    backorder_limit: i64,
    held: i64,
    sold: i64,
}

/// Only the levels where something is wrong.
async fn sums(db: &impl ConnectionTrait) -> Result<Vec<Sums>> {
    let sql = "SELECT * FROM (SELECT l.variant_id, l.location_id, l.on_hand, l.reserved, l.allocated, l.backorder_limit, \
               CAST(COALESCE(r.held, 0) AS BIGINT) AS held, CAST(COALESCE(r.sold, 0) AS BIGINT) AS sold FROM stock_level l LEFT JOIN (\
               SELECT variant_id, location_id, SUM(CASE WHEN state = 'held' THEN quantity ELSE 0 END) AS held, \
               SUM(CASE WHEN state = 'allocated' THEN quantity ELSE 0 END) AS sold FROM stock_reservation WHERE state IN ('held', 'allocated') \
               GROUP BY variant_id, location_id) r ON r.variant_id = l.variant_id AND r.location_id = l.location_id) s \
               WHERE reserved <> held OR allocated <> sold OR on_hand < 0 OR reserved < 0 OR allocated < 0 \
               OR reserved + allocated > on_hand + backorder_limit ORDER BY variant_id, location_id LIMIT 100";
    all(db, sql, []).await
}

#[derive(FromQueryResult)]
struct Row {
    checkout_id: CheckoutId,
    variant_id: VariantId,
    location_id: LocationId,
}

async fn orphans(db: &impl ConnectionTrait) -> Result<Vec<Row>> {
    let sql = "SELECT checkout_id, variant_id, location_id FROM stock_reservation r WHERE state IN ('held', 'allocated') AND NOT EXISTS (\
               SELECT 1 FROM stock_level l WHERE l.variant_id = r.variant_id AND l.location_id = r.location_id) LIMIT 100";
    all(db, sql, []).await
}

async fn overdue(db: &impl ConnectionTrait, now: i64) -> Result<Vec<Row>> {
    let sql = "SELECT checkout_id, variant_id, location_id FROM stock_reservation WHERE state = 'held' AND expires_at < $1 ORDER BY expires_at LIMIT 100";
    all(db, sql, [(now - GRACE_MS).into()]).await
}

/// Who holds goods, in order after `after`: for comparing them with what other rooms know.
///
/// # Errors
/// The database's own.
pub async fn holders(db: &impl ConnectionTrait, after: Option<CheckoutId>, most: u64) -> Result<Vec<CheckoutId>> {
    #[derive(FromQueryResult)]
    struct Row {
        checkout_id: CheckoutId,
    }
    let sql = "SELECT DISTINCT checkout_id FROM stock_reservation WHERE state = 'held' AND checkout_id > $1 ORDER BY checkout_id LIMIT $2";
    let rows: Vec<Row> = all(db, sql, [after.unwrap_or(CheckoutId(Uuid::nil())).into(), most.into()]).await?;
    Ok(rows.into_iter().map(|row| row.checkout_id).collect())
}

/// Which orders goods are promised to, as [`holders`].
///
/// # Errors
/// The database's own.
pub async fn promised_to(db: &impl ConnectionTrait, after: Option<OrderId>, most: u64) -> Result<Vec<OrderId>> {
    #[derive(FromQueryResult)]
    struct Row {
        order_id: OrderId,
    }
    let sql = "SELECT DISTINCT order_id FROM stock_reservation WHERE state = 'allocated' AND order_id > $1 ORDER BY order_id LIMIT $2";
    let rows: Vec<Row> = all(db, sql, [after.unwrap_or(OrderId(Uuid::nil())).into(), most.into()]).await?;
    Ok(rows.into_iter().map(|row| row.order_id).collect())
}
