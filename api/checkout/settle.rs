//! The one place where a gateway's word becomes ours: from the buyer's own call, a webhook, a sweep or a job.

use entity::ids::RefundId;
use entity::states::{CheckoutState, Lifecycle, PaymentState};
use entity::{checkout, order, payment};
use orders::Placed;
use payments::{Applied, Gateways, Verdict};
use platform::idempotency::{self, Request};
use platform::{Cx, Error, Result, Tx};

use crate::model::{Outcome, decline_code, processing_until};
use crate::repo;

/// What became of it.
#[derive(Clone, Debug)]
pub struct Settled {
    pub outcome: Outcome,
    /// The order as it is now, where this placed it.
    pub order: Option<order::Model>,
}

/// Merges what the gateway says of a payment (`known` as it was last read) and does what follows from it, once, whoever brings
/// it and however often.
///
/// # Errors
/// Faults only.
pub async fn settle(cx: &Cx, gateways: &Gateways, known: &payment::Model, verdict: &Verdict, request: Option<&Request>) -> Result<Settled> {
    let (settled, refunds) = cx.db.write("checkout.settle", |tx| merge(cx, tx, known, verdict, request)).await?;
    cx.fail_point("after_settle");
    for refund in refunds {
        refund_now_or_later(cx, gateways, refund).await;
    }
    Ok(settled)
}

/// Sends money back at once where the gateway answers; else the refund's own job goes on trying.
pub async fn refund_now_or_later(cx: &Cx, gateways: &Gateways, refund: RefundId) {
    if let Err(error) = orders::run_refund(cx, gateways, refund).await {
        tracing::warn!(%refund, %error, "the refund is not settled yet");
    }
}

async fn merge(cx: &Cx, tx: Tx, known: &payment::Model, verdict: &Verdict, request: Option<&Request>) -> Result<(Settled, Vec<RefundId>)> {
    let order = known.reference;
    let mut refunds = Vec::new();
    let mut placed = None;
    // Mostly the money has come and the checkout waits for it: then one statement both takes its row and ends it.
    let ended = if verdict.state == PaymentState::Captured { repo::end_waiting(cx, &tx, order).await? } else { None };
    let waits = ended.is_some();
    let checkout = match ended {
        Some(checkout) => checkout,
        None => repo::lock_by_order(&tx, order).await?.ok_or_else(|| Error::broken(format!("order {order} has no checkout")))?,
    };
    let applied = payments::apply(cx, &tx, known, verdict).await?;
    let outcome = match applied.payment.state {
        PaymentState::Captured => captured(cx, &tx, &checkout, waits, &applied, &mut placed, &mut refunds).await?,
        _ if waits => return Err(Error::broken(format!("payment {} was captured and is {:?}", known.id, applied.payment.state))),
        PaymentState::Failed | PaymentState::Cancelled | PaymentState::Expired => declined(cx, &tx, &checkout, &applied.payment).await?,
        PaymentState::RequiresAction => {
            reopen(cx, &tx, &checkout).await?;
            Outcome::ActionRequired { order }
        }
        PaymentState::Created | PaymentState::Processing | PaymentState::Authorized | PaymentState::PartiallyCaptured => {
            wait(cx, &tx, &checkout).await?;
            Outcome::Processing { order }
        }
    };
    if let Some(request) = request {
        idempotency::finish(&tx, request, &outcome).await?;
    }
    cx.fail_point("in_settle_before_commit");
    Ok((Settled { outcome, order: placed }, refunds))
}

/// `waits`: the checkout waited for this money, and its row says already that it is completed.
async fn captured(
    cx: &Cx,
    tx: &Tx,
    checkout: &checkout::Model,
    waits: bool,
    applied: &Applied,
    placed: &mut Option<order::Model>,
    refunds: &mut Vec<RefundId>,
) -> Result<Outcome> {
    let payment = &applied.payment;
    let order = payment.reference;
    if !waits && checkout.state == CheckoutState::Completed || applied.newly_captured == 0 {
        if applied.newly_captured > 0 {
            tracing::error!(payment = %payment.id, %order, "an order that was paid already was paid once more: this money has to be sent back by hand");
        }
        // Told before. What it meant then, it means now.
        let late = matches!(checkout.state, CheckoutState::Cancelled | CheckoutState::Expired);
        return Ok(if late { Outcome::TooLate { order } } else { Outcome::Placed { order } });
    }
    if waits && inventory::allocate(cx, tx, checkout.id, order).await? {
        if let Placed::Now(row) = orders::place(cx, tx, order, payment.id, payment.fee_minor).await? {
            let offers: Vec<_> = checkout.lines.0.iter().map(|line| line.offer_id).collect();
            cart::ordered(cx, tx, checkout.cart_id, &offers).await?;
            *placed = Some(row);
            return Ok(Outcome::Placed { order });
        }
        // The order ended another way: what was just allocated is nobody's.
        let goods: Vec<_> = checkout.lines.0.iter().map(|line| (line.variant_id, line.vendor_id, line.quantity)).collect();
        inventory::release_allocated(cx, tx, checkout.id, &goods).await?;
    }
    refunds.extend(orders::fail_late(cx, tx, order, payment.id, payment.fee_minor).await?);
    if waits {
        inventory::release(cx, tx, checkout.id).await?;
        cart::release_claim(cx, tx, checkout.cart_id).await?;
        repo::turn(cx, tx, checkout, CheckoutState::Cancelled, None, checkout.expires_at).await?;
    }
    Ok(Outcome::TooLate { order })
}

/// The payment ended without money: the checkout is open again, for another try on the same order.
async fn declined(cx: &Cx, tx: &Tx, checkout: &checkout::Model, payment: &payment::Model) -> Result<Outcome> {
    reopen(cx, tx, checkout).await?;
    Ok(Outcome::Declined { order: payment.reference, code: decline_code(payment) })
}

async fn reopen(cx: &Cx, tx: &Tx, checkout: &checkout::Model) -> Result<()> {
    if checkout.state == CheckoutState::Completing {
        cart::release_claim(cx, tx, checkout.cart_id).await?;
        repo::turn(cx, tx, checkout, CheckoutState::Open, None, checkout.expires_at).await?;
    }
    Ok(())
}

/// The gateway will tell later: the goods are held for as long as that may take.
async fn wait(cx: &Cx, tx: &Tx, checkout: &checkout::Model) -> Result<()> {
    if matches!(checkout.state, CheckoutState::Open | CheckoutState::Completing) {
        let until = processing_until(checkout.created_at, checkout.expires_at, cx.now());
        cart::extend_claim(cx, tx, checkout.cart_id, until).await?;
        repo::turn(cx, tx, checkout, CheckoutState::Completing, Some(until), until).await?;
    }
    Ok(())
}

/// Ends a checkout whose time is over, if it still is; its payment was cancelled at the gateway before.
pub async fn expire(cx: &Cx, tx: &Tx, found: &checkout::Model) -> Result<bool> {
    use sea_orm::{EntityTrait, QuerySelect};
    let Some(checkout) = checkout::Entity::find_by_id(found.id).lock_exclusive().one(tx).await? else { return Ok(false) };
    let over = matches!(checkout.state, CheckoutState::Open | CheckoutState::Completing) && checkout.expires_at <= cx.now();
    if !over || crate::cancel::open_payment(tx, &checkout).await?.is_some() {
        return Ok(false);
    }
    inventory::expire(cx, tx, checkout.id).await?;
    if let Some(order) = checkout.order_id {
        orders::end_pending(cx, tx, order, Lifecycle::Expired, "It was not paid in time.", "schedule").await?;
    }
    cart::release_claim(cx, tx, checkout.cart_id).await?;
    cx.fail_point("in_sweep");
    repo::turn(cx, tx, &checkout, CheckoutState::Expired, None, checkout.expires_at).await?;
    Ok(true)
}
