//! When, and how much, without a database.

use entity::ids::OrderLineId;
use entity::states::{Lifecycle, OrderPaymentState};
use entity::{order_line, vendor_order, withdrawal_line};

/// Fourteen days, of which that of the delivery does not count and the last counts whole, wherever the buyer's midnight is: never
/// less than the law's, and less than a day more.
pub const WITHDRAWAL_MS: i64 = 15 * 24 * 3_600_000;

/// Whether a buyer may withdraw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// There is nothing to withdraw from: not paid, cancelled, or given back already.
    Nothing,
    /// They may, until then; without an end while something has still to arrive.
    Open { until: Option<i64> },
    /// Their time is over since then.
    Over { until: i64 },
}

/// Of the parts of one order: the time begins when the last of them has arrived.
#[must_use]
pub fn window(parts: &[vendor_order::Model], now: i64) -> Window {
    let gone = |part: &vendor_order::Model| {
        matches!(part.lifecycle, Lifecycle::Pending | Lifecycle::Cancelled | Lifecycle::Expired)
            || matches!(part.payment_state, OrderPaymentState::Refunded | OrderPaymentState::ChargedBack)
    };
    let alive: Vec<_> = parts.iter().filter(|part| part.placed_at.is_some() && !gone(part)).collect();
    let Some(last) = alive.iter().map(|part| part.delivered_at).reduce(|one, other| one.zip(other).map(|(one, other)| one.max(other))) else {
        return Window::Nothing;
    };
    match last.map(|delivered| delivered + WITHDRAWAL_MS) {
        Some(until) if now >= until => Window::Over { until },
        until => Window::Open { until },
    }
}

/// How many units of a line can still be withdrawn from: not those cancelled, those on their way back, or those whose money went back.
#[must_use]
pub fn left(line: &order_line::Model, earlier: &[withdrawal_line::Model]) -> i64 {
    let coming: i64 = earlier.iter().filter(|row| row.order_line_id == line.id).map(|row| row.quantity - row.cancelled).sum();
    let refunded_after_shipping = Ord::max(line.refunded - line.cancelled, 0);
    Ord::max(line.quantity - line.cancelled - Ord::max(coming, refunded_after_shipping), 0)
}

/// Of so many units: those that have not left.
#[must_use]
pub fn unsent(line: &order_line::Model, quantity: i64) -> i64 {
    Ord::min(quantity, line.quantity - line.cancelled - line.shipped)
}

/// Whether these wishes take all that is left of a part.
pub(crate) fn is_whole(lines: &[order_line::Model], earlier: &[withdrawal_line::Model], wishes: &[(OrderLineId, i64)]) -> bool {
    lines.iter().all(|line| left(line, earlier) == wishes.iter().filter(|(id, _)| *id == line.id).map(|(_, quantity)| quantity).sum::<i64>())
}

#[cfg(test)]
mod tests {
    use entity::ids::{OrderId, ShippingMethodId, Uuid, VendorId, VendorOrderId};
    use entity::states::Fulfilment;

    use super::*;

    fn part(lifecycle: Lifecycle, delivered_at: Option<i64>) -> vendor_order::Model {
        let id = Uuid::nil();
        vendor_order::Model {
            id: VendorOrderId(id),
            order_id: OrderId(id),
            vendor_id: VendorId(id),
            number: String::new(),
            currency: "EUR".into(),
            lifecycle,
            fulfilment: if delivered_at.is_some() { Fulfilment::Delivered } else { Fulfilment::Shipped },
            payment_state: OrderPaymentState::Paid,
            accepted_at: None,
            method_id: ShippingMethodId(id),
            method_name: String::new(),
            method_min_days: 0,
            method_max_days: 0,
            handling_days: 0,
            items_minor: 0,
            shipping_minor: 0,
            shipping_tax_minor: 0,
            shipping_tax_bp: 0,
            tax_minor: 0,
            total_minor: 0,
            refunded_minor: 0,
            commission_minor: 0,
            commission_vat_minor: 0,
            cancel_reason: None,
            vendor_cancelled: false,
            version: 1,
            created_at: 0,
            placed_at: Some(1),
            shipped_at: None,
            delivered_at,
            released_at: None,
            updated_at: 0,
        }
    }

    #[test]
    fn the_time_begins_with_the_last_delivery_and_ends_on_the_millisecond() {
        let parts = [part(Lifecycle::Completed, Some(1_000)), part(Lifecycle::Placed, Some(5_000)), part(Lifecycle::Cancelled, None)];
        let until = 5_000 + WITHDRAWAL_MS;
        assert_eq!(window(&parts, until - 1), Window::Open { until: Some(until) });
        assert_eq!(window(&parts, until), Window::Over { until });
        let waiting = [part(Lifecycle::Completed, Some(1_000)), part(Lifecycle::Placed, None)];
        assert_eq!(window(&waiting, i64::MAX), Window::Open { until: None }, "something has still to arrive");
        assert_eq!(window(&[part(Lifecycle::Cancelled, None)], 5), Window::Nothing);
        assert_eq!(window(&[vendor_order::Model { placed_at: None, ..part(Lifecycle::Pending, None) }], 5), Window::Nothing);
        assert_eq!(window(&[], 5), Window::Nothing);
    }
}
