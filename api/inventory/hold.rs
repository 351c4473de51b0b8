//! Holds stock for a checkout.

use entity::ids::{CheckoutId, VariantId, VendorId};
use entity::states::ReservationState;
use kernel::Refusal;
use platform::{Cx, Result, Tx};

use crate::claim::{Claim, claim};
use crate::events;
use crate::model::{self, Shortage};
use crate::repo::{self, Effect, Owner};

/// How many live reservations one holder may have, so that a script cannot empty the shelves. Two parallel requests of one
/// holder might both pass; those of a cart queue at its row.
const MOST_PER_HOLDER: i64 = 40;

/// What a checkout wants to have kept for it.
pub struct Hold<'a> {
    pub checkout_id: CheckoutId,
    /// Buyer and class of address that the cap counts by.
    pub holder: String,
    pub lines: &'a [(VariantId, VendorId, i64)],
    pub expires_at: i64,
}

/// Holds all lines or none. When shortages come back nothing is held, and the caller ends its transaction with an error.
///
/// # Errors
/// `LimitExceeded` for a holder of too much, `StateConflict` (retryable) in a crowd, `ValidationFailed` for a bad quantity.
pub async fn hold(cx: &Cx, tx: &Tx, hold: Hold<'_>) -> Result<Vec<Shortage>> {
    let wanted = model::sum(hold.lines)?;
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let free = repo::free(tx, &wanted, &hold.holder).await?;
    let held = free.first().map_or(0, |level| level.holds);
    if held.saturating_add(i64::try_from(wanted.len()).unwrap_or(i64::MAX)) > MOST_PER_HOLDER {
        return Err(Refusal::LimitExceeded {
            field: Vec::new(),
            message: format!("At most {MOST_PER_HOLDER} items can be held at once. Finish or cancel another checkout first."),
            retry_after_seconds: Some(60),
        }
        .into());
    }
    match claim(cx, tx, &wanted, free, &hold.holder, Effect::HOLD).await? {
        Claim::Short(shortages) => Ok(shortages),
        Claim::Done { parts, changed } => {
            let owner = Owner { checkout: hold.checkout_id, order: None, holder: &hold.holder, expires_at: hold.expires_at, state: ReservationState::Held };
            repo::reserve(cx, tx, &owner, &parts).await?;
            events::publish(cx, tx, &changed)?;
            Ok(Vec::new())
        }
    }
}
