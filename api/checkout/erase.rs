//! What a buyer told on the way to an order is needed until there is one, and a little longer for questions.

use entity::ids::{OrderId, UserId};
use platform::{Cx, Result, db};

/// How long the address and the means of payment of a checkout that has ended are kept.
const ENDED_MS: i64 = 30 * 24 * 3_600_000;

const NOTHING: &str = "UPDATE checkout SET email = NULL, shipping_address = NULL, billing_address = NULL, method_token = NULL";

/// Forgets what a person told in all their checkouts. Safe to run again.
///
/// # Errors
/// The database's own.
pub async fn erase_person(cx: &Cx, user: UserId) -> Result<()> {
    let sql = &format!("{NOTHING} WHERE user_id = $1");
    cx.db.write("checkout.erase_person", |tx| async move { db::execute(&tx, sql, [user.into()]).await.map(drop) }).await
}

/// Forgets what was told on the way to these orders: by a guest, whose order may be an account's by now.
///
/// # Errors
/// The database's own.
pub async fn erase_orders(cx: &Cx, orders: &[OrderId]) -> Result<()> {
    for some in orders.chunks(500) {
        let places = (1..=some.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
        let sql = &format!("{NOTHING} WHERE order_id IN ({places})");
        cx.db.write("checkout.erase_orders", |tx| async move { db::execute(&tx, sql, some.iter().map(|id| (*id).into())).await.map(drop) }).await?;
    }
    Ok(())
}

/// Forgets what was told in checkouts that ended long ago, some at once; returns how many.
///
/// # Errors
/// The database's own.
pub async fn forget(cx: &Cx) -> Result<u64> {
    let sql = &format!(
        "{NOTHING} WHERE id IN (SELECT id FROM checkout WHERE email IS NOT NULL AND state IN ('completed', 'cancelled', 'expired') \
         AND updated_at < $1 ORDER BY updated_at LIMIT 500)"
    );
    let before = cx.now() - ENDED_MS;
    cx.db.write("checkout.forget", |tx| async move { db::execute(&tx, sql, [before.into()]).await }).await
}
