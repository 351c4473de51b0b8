//! An order is paid once. Money that comes by a payment which another has taken the place of goes back to where it came from,
//! and changes nothing else: no part of the order was sold for it.

use entity::ids::AttemptId;
use entity::payment;
use entity::states::RefundState;
use payments::{Gateways, RefundVerdict, Return};
use platform::{Cx, Result, Tx};
use serde_json::json;

use crate::books;
use crate::progress::{Note, lock, progress};
use crate::refund::refund_settled;

/// Books what came in and writes down that all of it goes back; returns the call to make once this is committed.
///
/// # Errors
/// Faults only.
pub async fn paid_again(cx: &Cx, tx: &Tx, payment: &payment::Model) -> Result<AttemptId> {
    let order = lock(tx, payment.reference).await?;
    let back = payments::intend_return(cx, tx, payment.id).await?;
    books::paid_again(cx, tx, payment, back.refund).await?;
    tracing::warn!(payment = %payment.id, order = %order.number, "an order was paid once more; this money goes back");
    progress(cx, tx, &order, Note { kind: "paid_again", vendor_order: None, actor: "payment", data: json!({ "payment": payment.id }) }).await?;
    Ok(back.attempt)
}

/// Asks the gateway to send it back. What gets no answer is asked about by whoever looks after calls in doubt.
///
/// # Errors
/// `PaymentPending` while the gateway does not answer; faults.
pub async fn send_back(cx: &Cx, gateways: &Gateways, attempt: AttemptId) -> Result<RefundState> {
    let verdict = payments::ask_refund(cx, gateways, attempt).await?;
    refund_settled(cx, attempt, &verdict).await
}

/// The gateway's word on such a return, now or long after.
pub(crate) async fn returned(cx: &Cx, tx: &Tx, back: &Return, verdict: &RefundVerdict) -> Result<RefundState> {
    let order = lock(tx, back.reference).await?;
    let applied = payments::apply_refund(cx, tx, back.attempt, verdict).await?;
    let kind = match applied.became {
        Some(RefundState::Succeeded) => {
            books::sent_back(cx, tx, back).await?;
            "paid_again_sent_back"
        }
        Some(RefundState::Failed) => {
            books::not_sent_back(cx, tx, back, applied.was == RefundState::Succeeded).await?;
            tracing::error!(payment = %back.payment, order = %order.number, "money that came twice could not be sent back; it has to go another way");
            "paid_again_not_sent_back"
        }
        // Still on its way, or told before.
        Some(RefundState::Pending) | None => return Ok(applied.became.unwrap_or(applied.was)),
    };
    progress(cx, tx, &order, Note { kind, vendor_order: None, actor: "gateway", data: json!({ "payment": back.payment }) }).await?;
    Ok(verdict.state)
}
