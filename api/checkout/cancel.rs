//! A buyer gives up, before or after paying.

use entity::ids::{CheckoutId, OrderId, WithdrawalId};
use entity::states::{CheckoutState, Lifecycle, PaymentState};
use entity::{checkout, order, payment};
use kernel::{Refusal, Shopper};
use orders::Cancelled;
use orders::withdrawal::Confirmed;
use payments::Gateways;
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx};
use sea_orm::ConnectionTrait;

use crate::model::Outcome;
use crate::view::{View, view};
use crate::{repo, settle};

/// The payment of a checkout that may still bring money.
pub async fn open_payment(db: &impl ConnectionTrait, checkout: &checkout::Model) -> Result<Option<payment::Model>> {
    match checkout.order_id {
        Some(order) => open(db, order).await,
        None => Ok(None),
    }
}

async fn open(db: &impl ConnectionTrait, order: OrderId) -> Result<Option<payment::Model>> {
    use PaymentState::{Cancelled, Captured, Expired, Failed};
    // One that is captured in part has brought money and may bring more.
    Ok(payments::current(db, order).await?.filter(|payment| !matches!(payment.state, Captured | Failed | Cancelled | Expired)))
}

/// Ends a checkout that no payment can reach any more: the goods go back on the shelf, its order ends.
pub async fn end(cx: &Cx, tx: &Tx, checkout: &checkout::Model, reason: &str, actor: &str) -> Result<()> {
    inventory::release(cx, tx, checkout.id).await?;
    if let Some(order) = checkout.order_id {
        orders::end_pending(cx, tx, order, Lifecycle::Cancelled, reason, actor).await?;
    }
    cart::release_claim(cx, tx, checkout.cart_id).await?;
    repo::turn(cx, tx, checkout, CheckoutState::Cancelled, None, checkout.expires_at).await
}

/// Gives a checkout up. A payment under way is cancelled at the gateway first; if it has succeeded meanwhile, the order is placed instead.
///
/// # Errors
/// `NotFound`, `StateConflict` when it is an order already.
pub async fn cancel(cx: &Cx, gateways: &Gateways, shopper: &Shopper, id: CheckoutId, request: &Request) -> Result<View> {
    let checkout = repo::find(&cx.db, shopper, id, "input.checkoutId").await?;
    if let Some(payment) = open_payment(&cx.db, &checkout).await? {
        let verdict = payments::cancel(cx, gateways, payment.id).await?;
        if let Outcome::Placed { .. } = settle::settle(cx, gateways, &payment, &verdict, None).await?.outcome {
            return Err(Refusal::state("The payment has arrived: this is an order now. Cancel the order instead.").into());
        }
    }
    let id = once(cx, "checkout.cancel", request, |tx| async move {
        let checkout = repo::lock(&tx, shopper, id, "input.checkoutId").await?;
        match checkout.state {
            CheckoutState::Cancelled | CheckoutState::Expired => Ok(id),
            CheckoutState::Completed => Err(Refusal::state("This checkout is an order already. Cancel the order instead.").into()),
            CheckoutState::Open | CheckoutState::Completing => {
                if open_payment(&tx, &checkout).await?.is_some() {
                    return Err(under_way().into());
                }
                end(cx, &tx, &checkout, "The buyer cancelled.", &request.actor).await?;
                Ok(id)
            }
        }
    })
    .await?;
    view(cx, shopper, id).await
}

/// Cancels an order found in its buyer's scope: an unpaid one ends with its checkout, a paid one as far as no parcel has left.
///
/// # Errors
/// `StateConflict` when nothing can be cancelled any more.
pub async fn cancel_order(cx: &Cx, gateways: &Gateways, order: &order::Model, reason: &str, request: &Request) -> Result<OrderId> {
    // By what it became and not by what it is: a repeated request finds the order cancelled, and has to find its key.
    if order.placed_at.is_none() {
        return cancel_unpaid(cx, gateways, order, reason, request).await;
    }
    let Cancelled { order, refunds } = orders::cancel(cx, order, reason, request).await?;
    for refund in refunds {
        settle::refund_now_or_later(cx, gateways, refund).await;
    }
    Ok(order)
}

/// Confirms a withdrawal from an order found in its buyer's scope, and sends back what is due at once.
///
/// # Errors
/// As [`orders::withdrawal::confirm`].
pub async fn withdraw(cx: &Cx, gateways: &Gateways, order: &order::Model, id: WithdrawalId, request: &Request) -> Result<OrderId> {
    let Confirmed { order, refunds } = orders::withdrawal::confirm(cx, order, id, request).await?;
    for refund in refunds {
        settle::refund_now_or_later(cx, gateways, refund).await;
    }
    Ok(order)
}

async fn cancel_unpaid(cx: &Cx, gateways: &Gateways, order: &order::Model, reason: &str, request: &Request) -> Result<OrderId> {
    let reason = &kernel::text("input.reason", reason, 1, 500)?;
    if let Some(payment) = open(&cx.db, order.id).await? {
        let verdict = payments::cancel(cx, gateways, payment.id).await?;
        if let Outcome::Placed { .. } = settle::settle(cx, gateways, &payment, &verdict, None).await?.outcome {
            return Err(arrived().into());
        }
    }
    once(cx, "checkout.cancel_order", request, |tx| async move {
        let Some(checkout) = repo::lock_by_order(&tx, order.id).await? else {
            return Err(Refusal::state("This order cannot be cancelled any more.").into());
        };
        match checkout.state {
            CheckoutState::Completed => return Err(arrived().into()),
            CheckoutState::Cancelled | CheckoutState::Expired => return Err(Refusal::state("This order has ended already.").into()),
            CheckoutState::Open | CheckoutState::Completing if open_payment(&tx, &checkout).await?.is_some() => return Err(under_way().into()),
            CheckoutState::Open | CheckoutState::Completing => end(cx, &tx, &checkout, reason, &request.actor).await?,
        }
        Ok(order.id)
    })
    .await
}

fn arrived() -> Refusal {
    Refusal::StateConflict { field: Vec::new(), message: "The payment has just arrived. Cancel again to send it back.".into(), retryable: true }
}

fn under_way() -> Refusal {
    Refusal::StateConflict { field: Vec::new(), message: "Its payment is under way.".into(), retryable: true }
}
