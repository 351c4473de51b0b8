//! The shape of every change: take the cart's row, look up the truth, edit the lines in memory, write what differs, tell.

use std::sync::Mutex;

use entity::ids::{CartId, OfferId};
use entity::{cart, cart_line};
use kernel::{Refusal, Shopper};
use platform::{Cx, Error, Result, Tx, idempotency, outbox};
use serde::Serialize;

use crate::model::{self, CartView, Facts};
use crate::repo::{self, Grab};
use crate::view;

/// What listeners learn of a changed cart.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CartChanged {
    cart_id: String,
}

pub(crate) fn publish(cx: &Cx, tx: &Tx, id: CartId, version: i64) -> Result<()> {
    outbox::publish(cx, tx, &format!("cart:{id}"), version, "CartChanged", &CartChanged { cart_id: id.to_string() })?;
    Ok(())
}

/// The edit of one mutation, on rows in memory.
pub(crate) type Edit<'a> = dyn Fn(&mut Vec<cart_line::Model>, &Facts) -> Result<(), Vec<Refusal>> + Send + Sync + 'a;

/// Changes the lines of an existing cart under an idempotency key.
pub(crate) async fn change(cx: &Cx, shopper: &Shopper, request: &idempotency::Request, expected: Option<i64>, edit: &Edit<'_>) -> Result<CartView> {
    // What the transaction saw is the answer; only a repeated request has to read again.
    let seen = Mutex::new(None);
    let seen = &seen;
    let take_cart = |tx: Tx| async move {
        match repo::grab(&tx, shopper, cx.now()).await? {
            Grab::Taken(cart) => Ok((cart.id, cart)),
            Grab::Claimed => Err(claimed().into()),
            Grab::Gone(_) => Err(Refusal::not_found("input", "cart").into()),
        }
    };
    let id: CartId = idempotency::once_taken(cx, "cart.change", request, take_cart, |tx, cart| async move {
        let before = repo::lines(&tx, cart.id).await?;
        put(seen, apply(cx, &tx, cart, before, expected, &[], edit).await?);
        Ok(())
    })
    .await?;
    match take(seen) {
        Some(view) => Ok(view),
        None => view::view_by_id(cx, shopper, id).await?.ok_or_else(|| gone().into()),
    }
}

/// Edits a cart whose row this transaction holds.
/// `before` are its lines.
pub(crate) async fn apply(
    cx: &Cx,
    tx: &Tx,
    cart: cart::Model,
    before: Vec<cart_line::Model>,
    expected: Option<i64>,
    more: &[OfferId],
    edit: &Edit<'_>,
) -> Result<CartView> {
    // Taking the row moved the version on by one.
    if let Some(expected) = expected
        && expected != cart.version - 1
    {
        return Err(Refusal::moved("input.expectedVersion", cart.version - 1).into());
    }
    let facts = view::facts(tx, &before, more, &cart.currency, cx.now()).await?;
    let mut after = before.clone();
    edit(&mut after, &facts).map_err(Error::Refused)?;
    // The answer still tells of prices that moved; from the next look on, the buyer has seen them.
    let view = model::look(cart, after.clone(), &facts);
    for row in &mut after {
        row.seen_minor = facts.prices.get(&row.offer_id).copied().unwrap_or(row.seen_minor);
    }
    repo::store(tx, &before, &after).await?;
    publish(cx, tx, view.cart.id, view.cart.version)?;
    Ok(view)
}

/// While a payment of the cart is under way.
pub(crate) fn claimed() -> Refusal {
    Refusal::StateConflict { field: Vec::new(), message: "This cart is being paid for. Nothing in it can change until that ends.".into(), retryable: true }
}

fn gone() -> Refusal {
    Refusal::state("This cart was ordered or merged since.")
}

/// Keeps a value for after the commit; a second try of the transaction overwrites the first.
pub(crate) fn put<T>(slot: &Mutex<Option<T>>, value: T) {
    if let Ok(mut slot) = slot.lock() {
        *slot = Some(value);
    }
}

pub(crate) fn take<T>(slot: &Mutex<Option<T>>) -> Option<T> {
    slot.lock().ok().and_then(|mut slot| slot.take())
}
