//! Claim, ask, settle: one order, however often it is asked for.

use std::time::Duration;

use entity::ids::{CheckoutId, OrderId};
use entity::states::{AttemptOperation, AttemptState, CheckoutState, PaymentState};
use entity::{checkout, order, payment, psp_attempt};
use kernel::{Address, Money, Refusal, Shopper};
use orders::{NewLine, NewOrder};
use payments::{Gateways, NewPayment};
use platform::idempotency::{self, Request, Start};
use platform::{Cx, Error, Result, Tx};
use serde_json::Value;

use crate::model::{CLAIM_MS, Outcome, decline_code, hold_until, judge, require_open};
use crate::settle::Settled;
use crate::survey::{Survey, currency_of, survey};
use crate::{cancel, repo, settle};

/// How long a second call with the same key waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(100);

/// What a completion is answered with.
#[derive(Clone, Debug)]
pub struct Completion {
    pub outcome: Outcome,
    /// The order, where this very call placed it.
    pub order: Option<order::Model>,
    /// What the buyer has to do at the gateway, where it waits for that.
    pub next_action: Option<Value>,
}

/// What the claim found to be done.
enum Claim {
    /// Make this attempt's call, by its key.
    Ask(payment::Model, psp_attempt::Model),
    /// Look again at a payment the gateway knows; `earlier` is what this key was answered with the last time.
    Look { payment: payment::Model, earlier: Option<Outcome> },
    /// It was done before.
    Done { outcome: Outcome, replayed: bool },
    /// Another call with the same key is at it.
    Wait,
}

/// Turns a checkout into an order and asks for the money.
///
/// # Errors
/// `PriceChanged`, `InsufficientStock` and `ValidationFailed` with nothing claimed; `PaymentDeclined`; `PaymentPending` while the
/// gateway does not answer: the same key may be sent again and gives the true outcome.
pub async fn complete(cx: &Cx, gateways: &Gateways, shopper: &Shopper, id: CheckoutId, request: &Request) -> Result<Completion> {
    let mut waited = Duration::ZERO;
    let claim = loop {
        let claim = cx.db.write("checkout.claim", |tx| claim(cx, gateways, tx, shopper, id, request)).await;
        match claim {
            Ok(Claim::Wait) if waited < PATIENCE => {
                tokio::time::sleep(PAUSE).await;
                waited += PAUSE;
            }
            Ok(Claim::Wait) => {
                return Err(
                    Refusal::StateConflict { field: Vec::new(), message: "The first request with this key is still running.".into(), retryable: true }.into()
                );
            }
            Ok(Claim::Done { outcome, replayed }) => {
                if replayed {
                    cx.mark_replayed();
                }
                return told(cx, outcome).await;
            }
            Ok(claim) => break claim,
            Err(error) if error.is_in_doubt() => return Err(let_go(cx, request, error).await),
            Err(error) => {
                show_changes(cx, shopper, id, &error).await?;
                return Err(error);
            }
        }
    };
    let (payment, earlier, asked) = match claim {
        Claim::Ask(payment, attempt) => {
            cx.fail_point("after_claim");
            let asked = payments::ask(cx, gateways, &payment, &attempt).await;
            (payment, None, asked)
        }
        Claim::Look { payment, earlier } => {
            let asked = payments::fetch(cx, gateways, payment.id).await;
            (payment, earlier, asked)
        }
        Claim::Done { .. } | Claim::Wait => return Err(Error::broken("the claim neither asks nor looks")),
    };
    cx.fail_point("after_gateway");
    let settled = match asked {
        Ok(verdict) => settle::settle(cx, gateways, &payment, &verdict, Some(request)).await,
        Err(error) => Err(error),
    };
    match settled {
        Ok(Settled { outcome, order }) => {
            if earlier.as_ref() == Some(&outcome) {
                cx.mark_replayed();
            }
            Ok(Completion { order, ..told(cx, outcome).await? })
        }
        Err(error) => Err(let_go(cx, request, error).await),
    }
}

/// In doubt. The job asks again; so may the buyer, with the same key, at once.
async fn let_go(cx: &Cx, request: &Request, error: Error) -> Error {
    if let Err(fault) = cx.db.write("checkout.pause", |tx| async move { idempotency::pause(cx, &tx, request).await }).await {
        tracing::warn!(%fault, "the key was not let go; its lock runs out by itself");
    }
    error
}

/// The outcome as an answer; a decline is a refusal.
async fn told(cx: &Cx, outcome: Outcome) -> Result<Completion> {
    match outcome {
        Outcome::Declined { code, .. } => Err(Refusal::PaymentDeclined { decline_code: code }.into()),
        Outcome::TooLate { .. } => Err(Refusal::state("The goods were sold to somebody else before the payment arrived. The money goes back.").into()),
        Outcome::ActionRequired { order } => {
            let payment = payments::current(&cx.db, order).await?;
            Ok(Completion { outcome, order: None, next_action: payment.and_then(|payment| payment.next_action) })
        }
        Outcome::Placed { .. } | Outcome::Processing { .. } => Ok(Completion { outcome, order: None, next_action: None }),
    }
}

/// What changed is now seen: the buyer has been told in this very answer, and the next completion goes by it.
async fn show_changes(cx: &Cx, shopper: &Shopper, id: CheckoutId, error: &Error) -> Result<()> {
    let Error::Refused(refusals) = error else { return Ok(()) };
    if !refusals.iter().any(|refusal| matches!(refusal, Refusal::PriceChanged { .. })) {
        return Ok(());
    }
    cx.db
        .write("checkout.seen", |tx| async move {
            let checkout = repo::lock(&tx, shopper, id, "input.checkoutId").await?;
            let now = survey(cx, &tx, &checkout).await?;
            let (lines, deliveries) = now.seen();
            let seen_total_minor = now.quote.map_or(checkout.seen_total_minor, |quote| quote.total_minor);
            repo::store(cx, &tx, checkout::Model { lines, deliveries, seen_total_minor, ..checkout }).await?;
            Ok(())
        })
        .await
}

async fn claim(cx: &Cx, gateways: &Gateways, tx: Tx, shopper: &Shopper, id: CheckoutId, request: &Request) -> Result<Claim> {
    let mut resumed = false;
    let earlier = match idempotency::start::<Outcome>(cx, &tx, request).await? {
        Start::Done(outcome) if outcome.is_final() => return Ok(Claim::Done { outcome, replayed: true }),
        // The buyer was told to come back, and the key leads on to how it ends.
        Start::Done(outcome) => Some(outcome),
        Start::Running(_) => return Ok(Claim::Wait),
        // Its first owner died after it had asked; how far that came, the rows below say better.
        Start::Resumed { .. } => {
            resumed = true;
            None
        }
        Start::Fresh => None,
    };
    let checkout = repo::lock(&tx, shopper, id, "input.checkoutId").await?;
    if let (CheckoutState::Completed, Some(order)) = (checkout.state, checkout.order_id) {
        let outcome = Outcome::Placed { order };
        idempotency::finish(&tx, request, &outcome).await?;
        return Ok(Claim::Done { outcome, replayed: false });
    }
    // A payment that may still bring money is asked about, never asked for twice.
    if let Some(payment) = cancel::open_payment(&tx, &checkout).await? {
        let attempts = payments::attempts_of(&tx, payment.id).await?;
        let unanswered = attempts
            .into_iter()
            .find(|attempt| attempt.operation == AttemptOperation::Pay && matches!(attempt.state, AttemptState::Created | AttemptState::InDoubt));
        return Ok(match unanswered {
            Some(attempt) => Claim::Ask(payment, attempt),
            None => Claim::Look { payment, earlier },
        });
    }
    // A key that has asked for money once never asks for more: what it began has ended by now.
    if let Some(order) = earlier.map(|earlier| earlier.order()).or(checkout.order_id.filter(|_| resumed)) {
        let outcome = ended(&tx, order).await?;
        idempotency::finish(&tx, request, &outcome).await?;
        return Ok(Claim::Done { outcome, replayed: false });
    }
    require_open(&checkout, cx.now())?;
    let now = survey(cx, &tx, &checkout).await?;
    let problems = judge(&checkout, &now, currency_of(&checkout)?);
    if !problems.is_empty() {
        return Err(Error::Refused(problems));
    }
    gateways.ready(cx, checkout.gateway.as_deref().unwrap_or_default())?;
    let (payment, attempt) = intend(cx, &tx, &checkout, now, request).await?;
    take(cx, &tx, checkout, payment.reference).await?;
    Ok(Claim::Ask(payment, attempt))
}

/// How a payment ended that placed no order.
async fn ended(tx: &Tx, order: OrderId) -> Result<Outcome> {
    let newest = payments::current(tx, order).await?.ok_or_else(|| Error::broken(format!("order {order} was never to be paid")))?;
    Ok(match newest.state {
        PaymentState::Captured => Outcome::TooLate { order },
        _ => Outcome::Declined { order, code: decline_code(&newest) },
    })
}

/// Writes down the order and what is about to be asked of the gateway.
async fn intend(cx: &Cx, tx: &Tx, checkout: &checkout::Model, now: Survey, request: &Request) -> Result<(payment::Model, psp_attempt::Model)> {
    let broken = |what: &str| Error::broken(format!("checkout {}: {what} after it was judged complete", checkout.id));
    let currency = currency_of(checkout)?;
    let address = |stored: &Option<Value>| -> Result<Address> { Ok(serde_json::from_value(stored.clone().ok_or_else(|| broken("no address"))?)?) };
    let (parcel, bill) = (address(&checkout.shipping_address)?, address(&checkout.billing_address)?);
    let quote = now.quote.ok_or_else(|| broken("no quote"))?;
    let lines: Option<Vec<NewLine>> =
        now.lines.into_iter().map(|line| Some(NewLine { unit_minor: line.unit_minor()?, item: line.item?, quantity: line.row.quantity })).collect();
    let deliveries: Option<Vec<_>> = now.deliveries.into_iter().map(|delivery| delivery.option).collect();
    let created = orders::create(
        cx,
        tx,
        NewOrder {
            checkout: checkout.id,
            again: checkout.order_id,
            user: checkout.user_id,
            email: checkout.email.as_deref().ok_or_else(|| broken("no e-mail"))?,
            currency,
            country: &parcel.country,
            shipping_address: &parcel,
            billing_address: &bill,
            lines: &lines.ok_or_else(|| broken("a line without a price"))?,
            deliveries: &deliveries.ok_or_else(|| broken("a delivery without an option"))?,
            quote: &quote,
            actor: &request.actor,
        },
    )
    .await?;
    let payment = NewPayment {
        reference: created.order,
        gateway: checkout.gateway.as_deref().ok_or_else(|| broken("no gateway"))?,
        method_token: checkout.method_token.as_deref().ok_or_else(|| broken("no means of payment"))?,
        amount: Money::new(quote.total_minor, currency),
        shares: &created.parts,
    };
    payments::intend(cx, tx, payment).await
}

/// From here on totals are frozen, and everybody else's hands are off.
async fn take(cx: &Cx, tx: &Tx, checkout: checkout::Model, order: OrderId) -> Result<()> {
    let now = cx.now();
    let until = Ord::max(hold_until(checkout.created_at, checkout.expires_at, now), now + CLAIM_MS);
    cart::claim(cx, tx, checkout.cart_id, now + CLAIM_MS).await?;
    let claimed =
        checkout::Model { state: CheckoutState::Completing, completing_until: Some(now + CLAIM_MS), expires_at: until, order_id: Some(order), ..checkout };
    repo::store(cx, tx, claimed).await?;
    Ok(())
}
