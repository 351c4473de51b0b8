//! Payments and what the gateway has of them.

use super::part::Back;
use crate::model::step::{DAY, MINUTE, Means, SECOND};

/// What became of asking for money.
pub(super) enum Call {
    Answered,
    Lost,
    NotMade,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Money {
    Created,
    RequiresAction,
    Processing,
    Failed,
    Cancelled,
    Captured,
}

#[derive(Clone, Debug)]
pub struct Payment {
    pub amount: i64,
    pub state: Money,
    pub refunded: i64,
    pub(super) means: Means,
    pub(super) told_at: i64,
    pub(super) pay: Attempt,
    pub(super) cancel: Option<Attempt>,
    pub charge: Option<Charge>,
    /// Of money that came when another payment had taken this one's place: the call that sends it back, and whether it did.
    pub(super) returns: Option<(Attempt, Back)>,
}

/// A call that may not have been answered yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attempt {
    pub(super) open: bool,
    /// Whether it was made and given up: nobody waits for its answer.
    pub(super) doubted: bool,
    pub(super) began: i64,
    pub(super) at: i64,
}

impl Attempt {
    pub(super) fn new(at: i64) -> Self {
        Self { open: true, doubted: false, began: at, at }
    }

    /// Gateways forget keys after a day: what they have not heard of by then they never will.
    pub(super) fn is_forgotten(&self, now: i64) -> bool {
        now - self.began >= 23 * 60 * MINUTE
    }

    /// Whether the job asks after it.
    pub(super) fn is_due(&self, now: i64) -> bool {
        let pause = match now - self.began {
            young if young < 10 * MINUTE && self.doubted => 10 * SECOND,
            young if young < 10 * MINUTE => 20 * SECOND,
            young if young < DAY => 5 * MINUTE,
            _ => 60 * MINUTE,
        };
        self.open && self.at <= now - pause
    }
}

/// Whether the gateway is asked at all: after some failures nobody does for a while. A process that dies forgets it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trust {
    pub(super) failures: u32,
    pub(super) failing_since: Option<i64>,
    pub(super) away_until: i64,
}

impl Trust {
    pub(super) const FAILURES: u32 = 3;
    pub(super) const PAUSE: i64 = 5 * SECOND;

    pub(super) fn failed(&mut self, now: i64) {
        self.failures += 1;
        let since = *self.failing_since.get_or_insert(now);
        if self.away_until > 0 || self.failures >= Self::FAILURES || now - since >= Self::PAUSE {
            self.away_until = now + Self::PAUSE;
        }
    }
}

/// What the gateway has in its books.
#[derive(Clone, Copy, Debug)]
pub struct Charge {
    pub state: Money,
    pub refunded: i64,
    pub(super) due: i64,
    /// Whether the gateway has something to tell: what it answers at once it does not tell again.
    pub(super) told: bool,
}
