//! Gives a checkout's holds more time.

use entity::ids::CheckoutId;
use platform::db::execute;
use platform::{Cx, Result, Tx};

/// Moves the end of a checkout's holds to `until`; never earlier. How long is long enough is checkout's to decide.
///
/// # Errors
/// The database's own.
pub async fn extend(_cx: &Cx, tx: &Tx, checkout: CheckoutId, until: i64) -> Result<()> {
    execute(tx, "UPDATE stock_reservation SET expires_at = $1 WHERE checkout_id = $2 AND state = 'held' AND expires_at < $1", [until.into(), checkout.into()])
        .await?;
    Ok(())
}
