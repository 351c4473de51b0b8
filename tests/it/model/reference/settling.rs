//! A gateway's word, and what follows from it.

use super::part::{Back, Lifecycle, Line, Paid, Refund};
use super::payment::{Attempt, Charge, Money, Trust};
use super::till::{Hold, Key, Outcome, State};
use super::{Answer, At, Away, DELIVERY, LONGEST_HOLD, Life, Lived, PROCESSING, Reference, told};

impl Reference {
    /// Takes the gateway's word, and does what follows.
    pub(super) fn settle(&mut self, at: At, payment: usize, by_buyer: bool, life: &mut Life) -> Lived<Outcome> {
        let said = self.till(at).payments[payment].charge.expect("a charge").state;
        self.settle_as(at, payment, said, by_buyer, life)
    }

    pub(super) fn settle_as(&mut self, at: At, payment: usize, said: Money, by_buyer: bool, life: &mut Life) -> Lived<Outcome> {
        life.commit()?;
        let now = self.now;
        let till = self.till(at);
        let paying = &mut till.payments[payment];
        let before = paying.state;
        paying.pay.open = false;
        if let Some(cancel) = &mut paying.cancel {
            cancel.open = false;
        }
        if said > before {
            (paying.state, paying.told_at) = (said, now);
        }
        if payment + 1 < till.payments.len() {
            return self.outdated(at, payment, before, life);
        }
        let till = self.till(at);
        let mut refunds = Vec::new();
        let outcome = match till.payments[payment].state {
            Money::Captured if before == Money::Captured => {
                if matches!(till.state, State::Cancelled | State::Expired) {
                    Outcome::TooLate
                } else {
                    Outcome::Placed
                }
            }
            Money::Captured => self.captured(at, payment, &mut refunds),
            Money::Failed | Money::Cancelled => {
                self.reopen(at);
                Outcome::Declined
            }
            Money::RequiresAction => {
                self.reopen(at);
                Outcome::Action
            }
            Money::Created | Money::Processing => {
                if till.is_running() {
                    let until = (now + PROCESSING).min(till.created + LONGEST_HOLD + PROCESSING).max(till.expires);
                    (till.state, till.completing_until, till.expires) = (State::Completing, until, until);
                    self.cart(at.0).claimed_until = until;
                }
                Outcome::Processing
            }
        };
        if by_buyer {
            self.finish(at, outcome);
        }
        for part in refunds {
            let last = self.till(at).parts[part].refunds.len() - 1;
            self.send(at.0, at.1, part, last, life)?;
        }
        Ok(outcome)
    }

    /// Another payment has taken this one's place: money that comes by it goes back whole, and changes nothing else.
    pub(super) fn outdated(&mut self, at: At, payment: usize, before: Money, life: &mut Life) -> Lived<Outcome> {
        let now = self.now;
        let paying = &mut self.till(at).payments[payment];
        if paying.state != Money::Captured {
            return Ok(Outcome::Declined);
        }
        if before != Money::Captured {
            paying.refunded = paying.amount;
            paying.returns = Some((Attempt::new(now), Back::Pending));
            let amount = paying.amount;
            self.books.captured(amount);
            self.books.decided_without_goods(amount);
            self.send_back(at, payment, life)?;
        }
        Ok(Outcome::TooLate)
    }

    /// It cannot go back: the order's control account owes it until somebody finds another way.
    pub(super) fn keep(&mut self, at: At, payment: usize, life: &mut Life) -> Lived<()> {
        if !self.answers() {
            return Ok(());
        }
        life.commit()?;
        let paying = &mut self.till(at).payments[payment];
        if let Some((call, back @ Back::Pending)) = &mut paying.returns {
            (call.open, *back) = (false, Back::Failed);
            paying.refunded = 0;
            let amount = paying.amount;
            self.books.failed(None, amount, 0, 0, false);
        }
        Ok(())
    }

    pub(super) fn send_back(&mut self, at: At, payment: usize, life: &mut Life) -> Lived<()> {
        if !self.answers() {
            return Ok(());
        }
        life.commit()?;
        let paying = &mut self.till(at).payments[payment];
        let (amount, charge) = (paying.amount, paying.charge.as_mut().expect("a charge"));
        charge.refunded = amount;
        life.commit()?;
        if let Some((call, back @ Back::Pending)) = &mut paying.returns {
            (call.open, *back) = (false, Back::Sent);
            self.books.sent(amount);
        }
        Ok(())
    }

    pub(super) fn reopen(&mut self, at: At) {
        if self.till(at).state == State::Completing {
            self.cart(at.0).claimed_until = 0;
            let till = self.till(at);
            (till.state, till.completing_until) = (State::Open, 0);
        }
    }

    pub(super) fn captured(&mut self, at: At, payment: usize, refunds: &mut Vec<usize>) -> Outcome {
        let amount = self.till(at).payments[payment].amount;
        self.books.captured(amount);
        if self.till(at).is_running() && self.allocate(at) {
            let till = self.till(at);
            till.state = State::Completed;
            till.completing_until = 0;
            for part in &mut till.parts {
                (part.lifecycle, part.paid, part.placed) = (Lifecycle::Placed, Paid::Whole, true);
            }
            let parts: Vec<(usize, i64, i64, i64)> = till
                .parts
                .iter()
                .map(|part| {
                    let sum = |of: fn(&Line) -> i64| part.lines.iter().map(of).sum::<i64>();
                    (part.vendor, part.total, sum(|line| line.commission), sum(|line| line.vat))
                })
                .collect();
            for (vendor, total, commission, vat) in parts {
                self.books.placed(vendor, total, commission, vat);
            }
            let cart = self.cart(at.0);
            (cart.open, cart.claimed_until) = (false, 0);
            return Outcome::Placed;
        }
        let (now, waiting) = (self.now, self.till(at).is_running());
        let till = self.till(at);
        for (number, part) in till.parts.iter_mut().enumerate() {
            if part.lifecycle == Lifecycle::Pending {
                (part.lifecycle, part.paid) = (Lifecycle::Cancelled, Paid::Refunded);
            }
            part.refunded = part.total;
            part.refunds.push(Refund::new(part.total, DELIVERY, now));
            till.payments[payment].refunded += part.total;
            refunds.push(number);
        }
        for part in self.till(at).parts.clone() {
            self.books.decided_without_goods(part.total);
        }
        if waiting {
            self.cart(at.0).claimed_until = 0;
            let till = self.till(at);
            (till.state, till.completing_until) = (State::Cancelled, 0);
        }
        Outcome::TooLate
    }

    /// Holds become sales; where they have gone the same units are taken afresh, all or none.
    pub(super) fn allocate(&mut self, at: At) -> bool {
        let till = self.till(at);
        let (lines, hold) = (till.lines.clone(), till.hold);
        if hold == Hold::Gone && lines.iter().any(|(thing, units, _)| *units > self.available(*thing)) {
            return false;
        }
        for (thing, units, _) in lines {
            if hold == Hold::Held {
                self.pools[thing].held -= units;
            }
            self.pools[thing].sold += units;
        }
        self.till(at).hold = Hold::Sold;
        true
    }

    /// A payment under way is cancelled at the gateway; what had come of it by then is settled.
    pub(super) fn call_off(&mut self, at: At, life: &mut Life) -> Lived<Result<Option<Outcome>, Away>> {
        let now = self.now;
        let Some(payment) = self.till(at).open_payment() else { return Ok(Ok(None)) };
        life.commit()?;
        self.till(at).payments[payment].cancel.get_or_insert(Attempt::new(now));
        if !self.answers() {
            return Ok(Err(Away));
        }
        life.commit()?;
        let paying = &mut self.till(at).payments[payment];
        let charge = paying.charge.get_or_insert(Charge { state: Money::Cancelled, refunded: 0, due: i64::MAX, told: false });
        if matches!(charge.state, Money::RequiresAction | Money::Processing) {
            (charge.state, charge.due) = (Money::Cancelled, i64::MAX);
        }
        self.settle(at, payment, false, life).map(|outcome| Ok(Some(outcome)))
    }

    /// Asks the gateway something it answers; whether it is asked at all.
    pub(super) fn answers(&mut self) -> bool {
        let asked = self.trust.away_until <= self.now;
        if asked {
            self.trust = Trust::default();
        }
        asked
    }

    pub(super) fn set_key(&mut self, at: At, key: Key) {
        *self.till(at).keys.last_mut().expect("a key") = key;
    }

    pub(super) fn finish(&mut self, at: At, outcome: Outcome) -> Answer {
        self.set_key(at, Key::Done(outcome));
        told(outcome)
    }
}
