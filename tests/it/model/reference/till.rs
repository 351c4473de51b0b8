//! A buyer's cart and checkouts.

use super::part::Part;
use super::payment::{Money, Payment};
use super::{Answer, HOLD, LONGEST_HOLD};
use crate::model::step::Means;

#[derive(Clone, Debug)]
pub struct Cart {
    pub(super) basket: Vec<(usize, i64)>,
    pub(super) open: bool,
    pub(super) claimed_until: i64,
    pub tills: Vec<Till>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Open,
    Completing,
    Completed,
    Cancelled,
    Expired,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    Held,
    Gone,
    Sold,
}

/// One checkout.
#[derive(Clone, Debug)]
pub struct Till {
    /// Thing, units, and the price its buyer has seen.
    pub(super) lines: Vec<(usize, i64, i64)>,
    pub state: State,
    pub(super) completing_until: i64,
    pub(super) created: i64,
    pub expires: i64,
    pub(super) address: bool,
    pub(super) delivery: bool,
    pub(super) means: Option<Means>,
    pub(super) hold: Hold,
    pub parts: Vec<Part>,
    pub payments: Vec<Payment>,
    pub(super) keys: Vec<Key>,
}

/// The key of a completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Unknown,
    Running { until: i64 },
    Done(Outcome),
}

/// What became of a completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Placed,
    Declined,
    Action,
    Processing,
    TooLate,
}

impl Till {
    pub(super) fn open_payment(&self) -> Option<usize> {
        self.payments.len().checked_sub(1).filter(|last| self.payments[*last].state < Money::Failed)
    }

    pub(super) fn is_running(&self) -> bool {
        matches!(self.state, State::Open | State::Completing)
    }

    pub(super) fn refuses_change(&self, now: i64) -> Option<Answer> {
        match self.state {
            State::Open if self.expires <= now => Some("STATE_CONFLICT"),
            State::Open => None,
            State::Completing if self.completing_until > now => Some("STATE_CONFLICT"),
            State::Completing => None,
            _ => Some("STATE_CONFLICT"),
        }
    }

    /// A sign of life.
    pub(super) fn alive(&mut self, now: i64, prices: &[i64; 3]) {
        self.expires = (now + HOLD).min(self.created + LONGEST_HOLD).max(self.expires);
        (self.state, self.completing_until) = (State::Open, 0);
        self.see(prices);
    }

    pub(super) fn see(&mut self, prices: &[i64; 3]) {
        for (thing, _, seen) in &mut self.lines {
            *seen = prices[*thing];
        }
    }
}
