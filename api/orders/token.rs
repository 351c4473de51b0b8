//! A guest's key to an order: signed, expiring, bound to the order and its e-mail address. The order's id alone opens nothing.

use entity::ids::OrderId;
use entity::order;
use platform::Cx;

use crate::contact::index;

/// How long a link in a confirmation works from the order on: past delivery, return window and the usual warranty questions.
const LIFE_MS: i64 = 180 * 24 * 3_600_000;

/// The token for this order; always the same, so that a repeated answer is equal.
#[must_use]
pub fn token(cx: &Cx, order: &order::Model) -> String {
    let expires = order.created_at + LIFE_MS;
    format!("{}.{expires:x}.{}", order.id, cx.keys.mark("order-token", &message(order.id, expires, &bound_to(cx, order))))
}

/// The order a token speaks of and when it ends, before the signature is checked: that takes the order's e-mail address.
pub(crate) fn read(text: &str) -> Option<(OrderId, i64, &str)> {
    let mut parts = text.splitn(3, '.');
    let id = parts.next()?.parse().ok()?;
    let expires = i64::from_str_radix(parts.next()?, 16).ok()?;
    Some((id, expires, parts.next()?))
}

/// Whether the signature is ours and the time is not over. An order that nobody is to find opens to no token.
pub(crate) fn holds(cx: &Cx, id: OrderId, order: Option<&order::Model>, expires: i64, signature: &str) -> bool {
    let to = order.map_or_else(String::new, |order| bound_to(cx, order));
    let known = cx.keys.knows("order-token", &message(id, expires, &to), signature);
    known && !to.is_empty() && cx.now() < expires
}

/// What an address of mail is found by: it is there without the order's key.
fn bound_to(cx: &Cx, order: &order::Model) -> String {
    order.email_index.clone().unwrap_or_else(|| index(cx, &order.email))
}

fn message(id: OrderId, expires: i64, to: &str) -> Vec<u8> {
    format!("{id}|{expires}|{to}").into_bytes()
}
