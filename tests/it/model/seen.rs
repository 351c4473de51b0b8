//! What can be seen of a marketplace, of the reference and of the real one alike.

use std::collections::BTreeMap;

use super::reference::{Back, Lifecycle, Money, Paid, Pool, Reference, Sent, State};

/// Everything but the books.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen {
    pub pools: [Pool; 3],
    pub carts: BTreeMap<usize, Vec<SeenTill>>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct SeenTill {
    pub state: State,
    pub expires: i64,
    pub parts: Vec<SeenPart>,
    pub payments: Vec<SeenPayment>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct SeenPart {
    pub vendor: usize,
    pub lifecycle: Lifecycle,
    pub sent: Sent,
    pub paid: Paid,
    pub total: i64,
    pub refunded: i64,
    /// Thing, units, shipped, cancelled, refunded.
    pub lines: Vec<[i64; 5]>,
    pub refunds: Vec<(i64, Back)>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct SeenPayment {
    pub amount: i64,
    pub state: Money,
    pub refunded: i64,
    /// What the gateway has of it: its state, and what went back.
    pub charge: Option<(Money, i64)>,
}

impl Reference {
    pub fn seen(&self) -> Seen {
        let carts = self.carts.iter().map(|(number, cart)| (*number, cart.tills.iter().map(till).collect()));
        Seen { pools: self.pools, carts: carts.collect() }
    }
}

fn till(till: &super::reference::Till) -> SeenTill {
    let part = |part: &super::reference::Part| SeenPart {
        vendor: part.vendor,
        lifecycle: part.lifecycle,
        sent: part.sent,
        paid: part.paid,
        total: part.total,
        refunded: part.refunded,
        lines: part.lines.iter().map(|line| [i64::try_from(line.thing).expect("small"), line.units, line.shipped, line.cancelled, line.refunded]).collect(),
        refunds: part.refunds.iter().map(|refund| (refund.amount, refund.state)).collect(),
    };
    let payment = |payment: &super::reference::Payment| SeenPayment {
        amount: payment.amount,
        state: payment.state,
        refunded: payment.refunded,
        charge: payment.charge.map(|charge| (charge.state, charge.refunded)),
    };
    SeenTill { state: till.state, expires: till.expires, parts: till.parts.iter().map(part).collect(), payments: till.payments.iter().map(payment).collect() }
}
