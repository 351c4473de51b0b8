//! The rules, without a database: what may follow what, what the public sees, and what a refund is worth.

use entity::states::{Fulfilment, Lifecycle, OrderPaymentState, OrderStatus};
use entity::{order_line, vendor_order};
use kernel::{Refusal, give};

pub const DAY: i64 = 24 * 3_600_000;

/// From when on a part counts as late if it has not left: the end of the day that its offers named, the day of the order not counted.
/// None before it is placed.
#[must_use]
pub fn ship_by(part: &vendor_order::Model) -> Option<i64> {
    part.placed_at.map(|placed| placed + (i64::from(part.handling_days) + 1) * DAY)
}

/// As [`ship_by`], in a statement.
pub const SHIP_BY: &str = "placed_at + (handling_days + 1) * CAST(86400000 AS BIGINT)";

/// What can happen to a vendor's part of a placed order. What becomes of a pending one is decided for all its parts at once (`place.rs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    Accept,
    Ship,
    Deliver,
    Cancel,
    Refund,
    Release,
}

/// The three axes of a vendor order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axes {
    pub lifecycle: Lifecycle,
    pub fulfilment: Fulfilment,
    pub payment: OrderPaymentState,
}

impl From<&vendor_order::Model> for Axes {
    fn from(row: &vendor_order::Model) -> Self {
        Self { lifecycle: row.lifecycle, fulfilment: row.fulfilment, payment: row.payment_state }
    }
}

/// Whether a move may be made; every combination not named here is refused.
#[must_use]
pub fn allowed(step: Move, at: Axes) -> bool {
    use Fulfilment::{Delivered, PartiallyShipped, Shipped, Unfulfilled};
    use OrderPaymentState::{Paid, PartiallyRefunded, Unpaid};
    let paid = matches!(at.payment, Paid | PartiallyRefunded);
    match step {
        Move::Accept => at.lifecycle == Lifecycle::Placed && paid && at.fulfilment == Unfulfilled,
        Move::Ship => at.lifecycle == Lifecycle::Placed && paid && matches!(at.fulfilment, Unfulfilled | PartiallyShipped),
        Move::Deliver => at.lifecycle == Lifecycle::Placed && at.payment != Unpaid && matches!(at.fulfilment, PartiallyShipped | Shipped),
        // After the first parcel a cancellation is a return.
        Move::Cancel => at.lifecycle == Lifecycle::Placed && paid && at.fulfilment == Unfulfilled,
        // A part that ended is paid only where its refund failed at the gateway: it is owed still.
        Move::Refund => matches!(at.lifecycle, Lifecycle::Placed | Lifecycle::Completed | Lifecycle::Cancelled | Lifecycle::Expired) && paid,
        Move::Release => at.lifecycle == Lifecycle::Placed && at.fulfilment == Delivered,
    }
}

/// As [`allowed`], with the sentence for who asked.
///
/// # Errors
/// `StateConflict`.
pub fn require(step: Move, row: &vendor_order::Model) -> Result<(), Refusal> {
    if allowed(step, row.into()) {
        return Ok(());
    }
    let status = public_status(row.into(), row.refunded_minor);
    let what = match step {
        Move::Cancel => "cancelled",
        Move::Accept => "accepted",
        Move::Ship => "shipped",
        Move::Deliver => "delivered",
        Move::Refund => "refunded",
        Move::Release => "released",
    };
    Err(Refusal::state(format!("Order {} is {} and cannot be {what}.", row.number, word(status))))
}

/// The status as people read it.
#[must_use]
pub fn word(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Pending => "not paid yet",
        OrderStatus::Paid => "paid",
        OrderStatus::Shipped => "shipped",
        OrderStatus::Delivered => "delivered",
        OrderStatus::PartiallyRefunded => "partly refunded",
        OrderStatus::Refunded => "refunded",
        OrderStatus::Cancelled => "cancelled",
        OrderStatus::Expired => "expired",
    }
}

/// What the public sees of one vendor's part: a projection of its axes, stored nowhere.
#[must_use]
pub fn public_status(at: Axes, refunded_minor: i64) -> OrderStatus {
    match at.lifecycle {
        Lifecycle::Pending => OrderStatus::Pending,
        Lifecycle::Cancelled => OrderStatus::Cancelled,
        Lifecycle::Expired => OrderStatus::Expired,
        Lifecycle::Placed | Lifecycle::OnHold | Lifecycle::Completed => match at.fulfilment {
            _ if matches!(at.payment, OrderPaymentState::Refunded | OrderPaymentState::ChargedBack) => OrderStatus::Refunded,
            Fulfilment::Unfulfilled | Fulfilment::PartiallyShipped => OrderStatus::Paid,
            Fulfilment::Shipped => OrderStatus::Shipped,
            _ if refunded_minor > 0 => OrderStatus::PartiallyRefunded,
            Fulfilment::Delivered | Fulfilment::PartiallyReturned | Fulfilment::Returned => OrderStatus::Delivered,
        },
    }
}

/// What the public sees of the whole: as far as the least advanced part that is still alive.
#[must_use]
pub fn order_status(parts: &[OrderStatus]) -> OrderStatus {
    let alive: Vec<OrderStatus> =
        parts.iter().copied().filter(|part| !matches!(part, OrderStatus::Cancelled | OrderStatus::Expired | OrderStatus::Refunded)).collect();
    if let Some(least) = alive.iter().min_by_key(|part| rank(**part)) {
        return if *least == OrderStatus::Delivered && alive.contains(&OrderStatus::PartiallyRefunded) { OrderStatus::PartiallyRefunded } else { *least };
    }
    // All ended: money that went back weighs more than a part that never was.
    [OrderStatus::Refunded, OrderStatus::Cancelled].into_iter().find(|end| parts.contains(end)).unwrap_or(OrderStatus::Expired)
}

fn rank(status: OrderStatus) -> u8 {
    match status {
        OrderStatus::Pending => 0,
        OrderStatus::Paid => 1,
        OrderStatus::Shipped => 2,
        OrderStatus::Delivered => 3,
        OrderStatus::PartiallyRefunded => 4,
        OrderStatus::Refunded => 5,
        OrderStatus::Cancelled => 6,
        OrderStatus::Expired => 7,
    }
}

/// What giving back some units of a line is worth, to the cent, so that the last unit closes the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineRefund {
    pub amount: i64,
    pub commission: i64,
    pub commission_vat: i64,
    /// How many of the units are withdrawn by it: they had not left the vendor yet.
    pub withdrawn: i64,
}

/// How many of `quantity` units to be refunded are to be withdrawn. Units withdrawn before whose refund failed are owed
/// still and come first; then those on the shelf; what has left the vendor comes last.
#[must_use]
pub fn withdrawn(line: &order_line::Model, quantity: i64) -> i64 {
    let owed = Ord::max(line.cancelled - line.refunded, 0);
    Ord::max(quantity - owed, 0).min(line.quantity - line.cancelled - line.shipped)
}

/// Of `quantity` more units of `line`: what is due for all that went back by then, less what went back already. Which units
/// those were does not tell that, since a refund may fail after a later one.
///
/// # Errors
/// `LimitExceeded` when fewer are left.
pub fn refund_units(line: &order_line::Model, quantity: i64, path: &str) -> Result<LineRefund, Refusal> {
    let left = line.quantity - line.refunded;
    if quantity > left {
        return Err(Refusal::LimitExceeded {
            field: kernel::field(path),
            message: format!("Only {left} of this line can still be refunded."),
            retry_after_seconds: None,
        });
    }
    let due = |total: i64, given: i64| give(total, line.quantity, line.refunded + quantity, given);
    Ok(LineRefund {
        amount: due(line.total_minor, line.refunded_minor),
        commission: due(line.commission_minor, line.refunded_commission_minor),
        commission_vat: due(line.commission_vat_minor, line.refunded_commission_vat_minor),
        withdrawn: withdrawn(line, quantity),
    })
}

/// How a vendor's part stands once `shipped` of its units have left, of those not withdrawn.
#[must_use]
pub fn fulfilment_after(lines: &[order_line::Model], delivered_units: i64) -> Fulfilment {
    let due: i64 = lines.iter().map(|line| line.quantity - line.cancelled).sum();
    let shipped: i64 = lines.iter().map(|line| line.shipped).sum();
    match shipped {
        0 => Fulfilment::Unfulfilled,
        shipped if shipped < due => Fulfilment::PartiallyShipped,
        shipped if delivered_units >= shipped => Fulfilment::Delivered,
        _ => Fulfilment::Shipped,
    }
}

#[cfg(test)]
mod tests {
    use entity::ids::{OfferId, OrderId, OrderLineId, ProductId, Uuid, VariantId, VendorId, VendorOrderId};
    use sea_orm::Iterable;

    use super::*;

    fn every() -> impl Iterator<Item = Axes> {
        Lifecycle::iter().flat_map(|lifecycle| {
            Fulfilment::iter().flat_map(move |fulfilment| OrderPaymentState::iter().map(move |payment| Axes { lifecycle, fulfilment, payment }))
        })
    }

    #[test]
    fn the_table_of_moves_lists_all_that_is_allowed() {
        let count = |step| every().filter(|at| allowed(step, *at)).count();
        assert_eq!(every().count(), 6 * 6 * 7);
        assert_eq!([Move::Accept, Move::Cancel].map(count), [2, 2]);
        assert_eq!(count(Move::Ship), 4);
        assert_eq!(count(Move::Deliver), 12);
        assert_eq!(count(Move::Refund), 48);
        assert_eq!(count(Move::Release), 7);
    }

    #[test]
    fn nothing_moves_once_it_ended() {
        for step in [Move::Accept, Move::Ship, Move::Deliver, Move::Cancel, Move::Release] {
            assert!(every().filter(|at| matches!(at.lifecycle, Lifecycle::Cancelled | Lifecycle::Expired)).all(|at| !allowed(step, at)));
        }
    }

    #[test]
    fn an_order_is_as_far_as_its_slowest_living_part() {
        use OrderStatus::{Cancelled, Delivered, Expired, Paid, PartiallyRefunded, Pending, Refunded, Shipped};
        for (parts, whole) in [
            (vec![Paid, Shipped], Paid),
            (vec![Shipped, Delivered], Shipped),
            (vec![Delivered, Cancelled], Delivered),
            (vec![Delivered, PartiallyRefunded], PartiallyRefunded),
            (vec![Refunded, Cancelled], Refunded),
            (vec![Cancelled, Cancelled], Cancelled),
            (vec![Expired, Expired], Expired),
            (vec![Pending], Pending),
            (vec![], Expired),
        ] {
            assert_eq!(order_status(&parts), whole, "{parts:?}");
        }
    }

    #[test]
    fn the_last_unit_closes_the_line_to_the_cent() {
        let mut line = line(3, 100);
        let mut given = Vec::new();
        for _ in 0..3 {
            let refund = refund_units(&line, 1, "q").expect("units are left");
            given.push((refund.amount, refund.commission, refund.commission_vat));
            count(&mut line, 1, refund);
        }
        assert_eq!(given, [(33, 3, 0), (33, 3, 1), (34, 4, 1)]);
        assert!(matches!(refund_units(&line, 1, "q"), Err(Refusal::LimitExceeded { .. })));
    }

    #[test]
    fn a_refund_that_fails_after_a_later_one_and_is_tried_again_closes_the_line_too() {
        let mut line = line(3, 100);
        let first = refund_units(&line, 1, "q").expect("units are left");
        count(&mut line, 1, first);
        let second = refund_units(&line, 2, "q").expect("units are left");
        count(&mut line, 2, second);
        let failed = LineRefund { amount: -first.amount, commission: -first.commission, commission_vat: -first.commission_vat, withdrawn: 0 };
        count(&mut line, -1, failed);
        assert_eq!(refund_units(&line, 1, "q"), Ok(LineRefund { withdrawn: 1, ..first }));
    }

    fn count(line: &mut order_line::Model, units: i64, refund: LineRefund) {
        line.refunded += units;
        line.refunded_minor += refund.amount;
        line.refunded_commission_minor += refund.commission;
        line.refunded_commission_vat_minor += refund.commission_vat;
    }

    #[test]
    fn units_whose_refund_failed_are_not_withdrawn_twice() {
        let left = |shipped, cancelled, refunded, quantity| withdrawn(&order_line::Model { shipped, cancelled, refunded, ..line(3, 300) }, quantity);
        assert_eq!([left(0, 0, 0, 1), left(1, 0, 0, 3), left(3, 0, 0, 2)], [1, 2, 0]);
        assert_eq!([left(0, 1, 1, 1), left(0, 1, 0, 1), left(0, 1, 0, 2), left(2, 1, 0, 3)], [1, 0, 1, 0]);
    }

    fn line(quantity: i64, total: i64) -> order_line::Model {
        let id = Uuid::nil();
        order_line::Model {
            id: OrderLineId(id),
            order_id: OrderId(id),
            vendor_order_id: VendorOrderId(id),
            vendor_id: VendorId(id),
            position: 0,
            offer_id: OfferId(id),
            variant_id: VariantId(id),
            product_id: ProductId(id),
            title: String::new(),
            variant_title: String::new(),
            sku: String::new(),
            picture: None,
            quantity,
            shipped: 0,
            cancelled: 0,
            refunded: 0,
            unit_minor: total / quantity,
            total_minor: total,
            tax_minor: 0,
            tax_bp: 0,
            commission_rule_id: None,
            commission_bp: 0,
            commission_base_minor: 0,
            commission_minor: 10,
            commission_vat_minor: 2,
            commission_vat_bp: 0,
            refunded_minor: 0,
            refunded_commission_minor: 0,
            refunded_commission_vat_minor: 0,
        }
    }
}
