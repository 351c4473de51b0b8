//! A guest's key to an order: signed, expiring, bound to the order and its e-mail address. The order's id alone opens nothing.

use entity::ids::OrderId;
use entity::order;
use platform::Cx;

/// How long a link in a confirmation works from the order on: past delivery, return window and the usual warranty questions.
const LIFE_MS: i64 = 180 * 24 * 3_600_000;

/// The token for this order; always the same, so that a repeated answer is equal.
#[must_use]
pub fn token(cx: &Cx, order: &order::Model) -> String {
    let expires = order.created_at + LIFE_MS;
    format!("{}.{expires:x}.{}", order.id, cx.keys.mark("order-token", &message(order.id, expires, &order.email)))
}

/// The order a token speaks of and when it ends, before the signature is checked: that takes the order's e-mail address.
pub(crate) fn read(text: &str) -> Option<(OrderId, i64, &str)> {
    let mut parts = text.splitn(3, '.');
    let id = parts.next()?.parse().ok()?;
    let expires = i64::from_str_radix(parts.next()?, 16).ok()?;
    Some((id, expires, parts.next()?))
}

/// Whether the signature is ours and the time is not over.
pub(crate) fn holds(cx: &Cx, order: OrderId, email: &str, expires: i64, signature: &str) -> bool {
    cx.keys.knows("order-token", &message(order, expires, email), signature) && cx.now() < expires
}

fn message(id: OrderId, expires: i64, email: &str) -> Vec<u8> {
    format!("{id}|{expires}|{email}").into_bytes()
}
