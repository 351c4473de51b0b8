//! The one place where a gateway's word becomes ours: from the buyer's own call, a webhook, a sweep or a job.

use std::sync::atomic::{AtomicBool, Ordering};

use entity::ids::{AttemptId, RefundId};
use entity::states::{CheckoutState, Lifecycle, PaymentState};
use entity::{checkout, order, payment};
use orders::Placed;
use payments::{Applied, Gateways, Verdict};
use platform::idempotency::{self, Request};
use platform::{Cx, Error, Fault, Result, Tx};

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
    // Mostly the money has come and the checkout waits for it.
    let quick = AtomicBool::new(verdict.state == PaymentState::Captured && !payments::ended(known.state));
    let quick = &quick;
    let (settled, back) = cx.db.write("checkout.settle", |tx| merge(cx, tx, known, verdict, request, quick)).await?;
    cx.fail_point("after_settle");
    for money in back {
        match money {
            Back::Refund(refund) => refund_now_or_later(cx, gateways, refund).await,
            Back::Payment(attempt) => {
                if let Err(error) = orders::send_back(cx, gateways, attempt).await {
                    tracing::warn!(%attempt, %error, "money that came twice is not back yet");
                }
            }
        }
    }
    Ok(settled)
}

/// Money to be sent back once the settling is committed.
enum Back {
    /// A part of an order that could not be placed.
    Refund(RefundId),
    /// A payment that nothing was sold for.
    Payment(AttemptId),
}

/// Sends money back at once where the gateway answers; else the refund's own job goes on trying.
pub async fn refund_now_or_later(cx: &Cx, gateways: &Gateways, refund: RefundId) {
    if let Err(error) = orders::run_refund(cx, gateways, refund).await {
        tracing::warn!(%refund, %error, "the refund is not settled yet");
    }
}

/// What follows from a word, on its way to being told.
struct Told {
    order: Option<order::Model>,
    back: Vec<Back>,
    /// What the gateway kept and nobody has booked yet.
    fee: i64,
}

async fn merge(cx: &Cx, tx: Tx, known: &payment::Model, verdict: &Verdict, request: Option<&Request>, quick: &AtomicBool) -> Result<(Settled, Vec<Back>)> {
    let order = known.reference;
    // The quick way takes the checkout's row by ending it.
    let ended = if quick.load(Ordering::Relaxed) { repo::end_waiting(cx, &tx, order).await? } else { None };
    let took = ended.is_some();
    let checkout = match ended {
        Some(checkout) => checkout,
        None => repo::lock_by_order(&tx, order).await?.ok_or_else(|| Error::broken(format!("order {order} has no checkout")))?,
    };
    let waits = took || matches!(checkout.state, CheckoutState::Open | CheckoutState::Completing);
    let applied = payments::apply(cx, &tx, known, verdict).await?;
    if took && (applied.had_ended || applied.payment.state != PaymentState::Captured) {
        // It was not as it was last read: the whole begins anew, the careful way.
        quick.store(false, Ordering::Relaxed);
        return Err(Fault::Conflict("the payment changed since it was read").into());
    }
    let mut told = Told { order: None, back: Vec::new(), fee: applied.newly_fee };
    // While one is open nobody makes a newer one; and under the checkout's lock nobody makes one now.
    let newest = !applied.had_ended || payments::current(&tx, order).await?.is_some_and(|payment| payment.id == known.id);
    let outcome = match applied.payment.state {
        _ if !newest => outdated(cx, &tx, &applied, &mut told).await?,
        PaymentState::Captured => captured(cx, &tx, &checkout, waits, took, &applied, &mut told).await?,
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
    if told.fee > 0 {
        orders::fee(cx, &tx, &applied.payment, told.fee).await?;
    }
    if let Some(request) = request {
        idempotency::finish(&tx, request, &outcome).await?;
    }
    cx.fail_point("in_settle_before_commit");
    Ok((Settled { outcome, order: told.order }, told.back))
}

/// `waits`: the checkout waits for this money; `took`: its row says already that it is completed.
async fn captured(cx: &Cx, tx: &Tx, checkout: &checkout::Model, waits: bool, took: bool, applied: &Applied, told: &mut Told) -> Result<Outcome> {
    let payment = &applied.payment;
    let order = payment.reference;
    if applied.newly_captured == 0 {
        // Told before. What it meant then, it means now.
        let late = matches!(checkout.state, CheckoutState::Cancelled | CheckoutState::Expired);
        return Ok(if late { Outcome::TooLate { order } } else { Outcome::Placed { order } });
    }
    if waits && inventory::allocate(cx, tx, checkout.id, order).await? {
        if let Placed::Now(row) = orders::place(cx, tx, order, payment, told.fee).await? {
            let offers: Vec<_> = checkout.lines.0.iter().map(|line| line.offer_id).collect();
            cart::ordered(cx, tx, checkout.cart_id, &offers).await?;
            if !took {
                repo::turn(cx, tx, checkout, CheckoutState::Completed, None, checkout.expires_at).await?;
            }
            told.order = Some(*row);
            told.fee = 0;
            return Ok(Outcome::Placed { order });
        }
        // The order ended another way: what was just allocated is nobody's.
        let goods: Vec<_> = checkout.lines.0.iter().map(|line| (line.variant_id, line.vendor_id, line.quantity)).collect();
        inventory::release_allocated(cx, tx, checkout.id, &goods).await?;
    }
    match orders::fail_late(cx, tx, order, payment.id).await? {
        Some(refunds) => told.back.extend(refunds.into_iter().map(Back::Refund)),
        None => told.back.push(Back::Payment(orders::paid_again(cx, tx, payment).await?)),
    }
    if waits {
        inventory::release(cx, tx, checkout.id).await?;
        cart::release_claim(cx, tx, checkout.cart_id).await?;
        repo::turn(cx, tx, checkout, CheckoutState::Cancelled, None, checkout.expires_at).await?;
    }
    Ok(Outcome::TooLate { order })
}

/// Another payment has taken this one's place, over an order that was written anew for it: whatever the gateway still says of
/// this one changes nothing any more, and money that comes by it goes back.
async fn outdated(cx: &Cx, tx: &Tx, applied: &Applied, told: &mut Told) -> Result<Outcome> {
    let payment = &applied.payment;
    if payment.state != PaymentState::Captured {
        return Ok(Outcome::Declined { order: payment.reference, code: decline_code(payment) });
    }
    if applied.newly_captured > 0 {
        told.back.push(Back::Payment(orders::paid_again(cx, tx, payment).await?));
    }
    Ok(Outcome::TooLate { order: payment.reference })
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
