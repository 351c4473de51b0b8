//! Gives stock back: holds that ended, allocations of what is not sent after all.

use entity::ids::{CheckoutId, VariantId, VendorId};
use entity::states::ReservationState;
use platform::{Cx, Result, Tx};

use crate::events;
use crate::model::{self, Part, by_level};
use crate::repo::{self, Effect};

/// Ends the holds of a checkout that was cancelled. A second call finds nothing held and changes nothing.
///
/// # Errors
/// The database's own.
pub async fn release(cx: &Cx, tx: &Tx, checkout: CheckoutId) -> Result<()> {
    let_go(cx, tx, checkout, ReservationState::Released).await
}

/// Ends the holds of a checkout whose time is up. A second call changes nothing.
///
/// # Errors
/// The database's own.
pub async fn expire(cx: &Cx, tx: &Tx, checkout: CheckoutId) -> Result<()> {
    let_go(cx, tx, checkout, ReservationState::Expired).await
}

async fn let_go(cx: &Cx, tx: &Tx, checkout: CheckoutId, to: ReservationState) -> Result<()> {
    let held = repo::move_held(tx, checkout, to, None).await?;
    let parts = by_level(held.into_iter().map(Part::from));
    let changed = repo::change_all(tx, cx.now(), &parts, Effect::LET_GO).await?;
    events::publish(cx, tx, &changed)
}

/// Gives back units of an order that will not be sent.
///
/// # Errors
/// `StateConflict` when more is named than is allocated.
pub async fn release_allocated(cx: &Cx, tx: &Tx, checkout: CheckoutId, lines: &[(VariantId, VendorId, i64)]) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let taken = model::take(&model::sum(lines)?, repo::allocated(tx, checkout).await?)?;
    repo::move_taken(cx, tx, &taken, ReservationState::Released).await?;
    let parts = by_level(taken.iter().map(Part::from));
    let changed = repo::change_all(tx, cx.now(), &parts, Effect::DEALLOCATE).await?;
    events::publish(cx, tx, &changed)
}
