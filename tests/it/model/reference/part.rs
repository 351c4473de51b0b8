//! What a vendor has of an order, and what goes back of it.

use super::DELIVERY;
use super::payment::Attempt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifecycle {
    Pending,
    Placed,
    Completed,
    Cancelled,
    Expired,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    Nothing,
    Some,
    All,
    Arrived,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    Unpaid,
    Whole,
    Partly,
    Refunded,
}

/// What one vendor has of an order.
#[derive(Clone, Debug)]
pub struct Part {
    pub vendor: usize,
    pub lifecycle: Lifecycle,
    pub sent: Sent,
    pub paid: Paid,
    pub total: i64,
    pub refunded: i64,
    pub lines: Vec<Line>,
    pub refunds: Vec<Refund>,
    pub(super) parcels: Vec<Parcel>,
    pub(super) placed: bool,
    pub(super) accepted: bool,
    pub(super) arrived_at: i64,
    pub(super) released: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Line {
    pub thing: usize,
    pub units: i64,
    pub shipped: i64,
    pub cancelled: i64,
    pub refunded: i64,
    pub(super) total: i64,
    pub(super) commission: i64,
    pub(super) vat: i64,
    /// What went back so far: of the total, of the commission, of the tax on it.
    pub(super) given: [i64; 3],
}

impl Line {
    pub(super) fn unsent(&self) -> i64 {
        self.units - self.cancelled - self.shipped
    }

    /// What giving back so many more units is worth: the part of all units that will have gone back, less what went before.
    pub(super) fn worth(&self, more: i64) -> [i64; 3] {
        let upto = |whole: i64| whole * (self.refunded + more) / self.units;
        [upto(self.total) - self.given[0], upto(self.commission) - self.given[1], upto(self.vat) - self.given[2]]
    }

    /// How many of the units that go back had not left: those taken back before whose refund failed are owed still.
    pub(super) fn withdrawn(&self, units: i64) -> i64 {
        let owed = (self.cancelled - self.refunded).max(0);
        (units - owed).max(0).min(self.unsent())
    }
}

#[derive(Clone, Debug)]
pub(super) struct Parcel {
    pub(super) units: i64,
    pub(super) arrived: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    Pending,
    Sent,
    Failed,
}

#[derive(Clone, Debug)]
pub struct Refund {
    pub amount: i64,
    pub state: Back,
    pub(super) delivery: i64,
    pub(super) commission: i64,
    pub(super) vat: i64,
    /// Thing, units, and what they are worth.
    pub(super) lines: Vec<(usize, i64, [i64; 3])>,
    pub(super) before_release: bool,
    pub(super) call: Attempt,
    /// At the gateway: not asked for, sent until it fails, failed.
    pub(super) there: Option<Back>,
    pub(super) due: i64,
}

impl Part {
    pub(super) fn is_paid(&self) -> bool {
        matches!(self.paid, Paid::Whole | Paid::Partly)
    }

    pub(super) fn owe(&mut self, minor: i64) {
        self.refunded += minor;
        self.paid = if self.refunded == 0 {
            Paid::Whole
        } else if self.refunded >= self.total {
            Paid::Refunded
        } else {
            Paid::Partly
        };
    }

    /// How far it is, by its lines and parcels.
    pub(super) fn reach(&mut self, arrived: i64, now: i64) {
        let due: i64 = self.lines.iter().map(|line| line.units - line.cancelled).sum();
        let shipped: i64 = self.lines.iter().map(|line| line.shipped).sum();
        self.sent = match shipped {
            0 => Sent::Nothing,
            shipped if shipped < due => Sent::Some,
            shipped if arrived >= shipped => Sent::Arrived,
            _ => Sent::All,
        };
        if self.sent == Sent::Arrived {
            self.arrived_at = now;
        }
    }

    pub(super) fn arrived(&self) -> i64 {
        self.parcels.iter().filter(|parcel| parcel.arrived).map(|parcel| parcel.units).sum()
    }
}

impl Part {
    pub(super) fn new(vendor: usize) -> Self {
        Self {
            vendor,
            lifecycle: Lifecycle::Pending,
            sent: Sent::Nothing,
            paid: Paid::Unpaid,
            total: DELIVERY,
            refunded: 0,
            lines: Vec::new(),
            refunds: Vec::new(),
            parcels: Vec::new(),
            placed: false,
            accepted: false,
            arrived_at: 0,
            released: false,
        }
    }
}

impl Refund {
    pub(super) fn new(amount: i64, delivery: i64, now: i64) -> Self {
        Self {
            amount,
            state: Back::Pending,
            delivery,
            commission: 0,
            vat: 0,
            lines: Vec::new(),
            before_release: true,
            call: Attempt::new(now),
            there: None,
            due: i64::MAX,
        }
    }
}
