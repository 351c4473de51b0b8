//! Turns a checkout's holds into an order's allocations, in the transaction that notes the payment.

use entity::ids::{CheckoutId, OrderId};
use entity::states::ReservationState;
use platform::{Cx, Result, Tx};

use crate::claim::{Claim, claim};
use crate::events;
use crate::model::{self, Part, by_level};
use crate::repo::{self, Effect, Owner};

/// Allocates what the checkout holds. Where the holds have ended meanwhile it takes the same units afresh, if they are still
/// there. `false`: they are not, nothing is allocated, and the caller gives the money back.
///
/// # Errors
/// The database's own.
pub async fn allocate(cx: &Cx, tx: &Tx, checkout: CheckoutId, order: OrderId) -> Result<bool> {
    let held = repo::move_held(tx, checkout, ReservationState::Allocated, Some(order)).await?;
    if held.is_empty() {
        return afresh(cx, tx, checkout, order).await;
    }
    let parts = by_level(held.into_iter().map(Part::from));
    let changed = repo::change_all(tx, cx.now(), &parts, Effect::ALLOCATE_HELD).await?;
    events::publish(cx, tx, &changed)?;
    Ok(true)
}

async fn afresh(cx: &Cx, tx: &Tx, checkout: CheckoutId, order: OrderId) -> Result<bool> {
    let rows = repo::of_checkout(tx, checkout).await?;
    if rows.iter().any(|row| matches!(row.state, ReservationState::Allocated | ReservationState::Shipped)) {
        return Ok(rows.iter().any(|row| row.order_id == Some(order)));
    }
    // Holds begin and end together, so the newest ones are the whole of what was wanted.
    let Some(newest) = rows.first().cloned() else { return Ok(false) };
    let lines: Vec<_> = rows.iter().filter(|row| row.created_at == newest.created_at).map(|row| (row.variant_id, row.vendor_id, row.quantity)).collect();
    let wanted = model::sum(&lines)?;
    let free = repo::free(tx, &wanted, &newest.holder).await?;
    match claim(cx, tx, &wanted, free, &newest.holder, Effect::ALLOCATE).await? {
        Claim::Short(_) => Ok(false),
        Claim::Done { parts, changed } => {
            let owner = Owner { checkout, order: Some(order), holder: &newest.holder, expires_at: newest.expires_at, state: ReservationState::Allocated };
            repo::reserve(cx, tx, &owner, &parts).await?;
            events::publish(cx, tx, &changed)?;
            Ok(true)
        }
    }
}
