//! The claim, the call for money, and what follows from its answer.

use std::collections::BTreeMap;

use super::part::{Line, Part};
use super::payment::{Attempt, Call, Charge, Money, Payment, Trust};
use super::till::{Key, Outcome, State};
use super::{Answer, At, CLAIM, HOLD, KEY_LOCK, LONGEST_HOLD, Life, Lived, Reference, told};
use crate::model::books::priced;
use crate::model::step::{MINUTE, Means, SECOND, VENDOR_OF};

impl Reference {
    pub(super) fn again(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
        if self.till(at).keys.is_empty() { Ok("skipped") } else { self.complete(at, life) }
    }

    pub(super) fn complete(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
        let (now, prices) = (self.now, self.prices);
        let till = self.till(at);
        let key = *till.keys.last().expect("a key");
        let earlier = match key {
            Key::Done(outcome @ (Outcome::Placed | Outcome::Declined | Outcome::TooLate)) => return Ok(told(outcome)),
            Key::Done(outcome) => Some(outcome),
            Key::Unknown | Key::Running { .. } => None,
        };
        if till.state == State::Completed {
            life.commit()?;
            return Ok(self.finish(at, Outcome::Placed));
        }
        let running = Key::Running { until: now + KEY_LOCK };
        if let Some(payment) = till.open_payment() {
            let asks = till.payments[payment].pay.open;
            life.commit()?;
            // A key that was answered before stays as it is until it is answered anew.
            if earlier.is_none() {
                self.set_key(at, running);
            }
            return match asks {
                true => self.ask(at, payment, life),
                false if self.answers() => self.settle(at, payment, true, life).map(told),
                false => self.pause(at, life),
            };
        }
        // A key that asked for money once asks for no more, also where whoever asked died: it tells how the order ended.
        if earlier.is_some() || matches!(key, Key::Running { .. }) && !till.payments.is_empty() {
            let newest = self.till(at).payments.last().expect("it asked for money").state;
            life.commit()?;
            return Ok(self.finish(at, if newest == Money::Captured { Outcome::TooLate } else { Outcome::Declined }));
        }
        if let Some(refusal) = till.refuses_change(now) {
            return Ok(refusal);
        }
        if !till.address || !till.delivery || till.means.is_none() {
            return self.told_of_prices(at, "VALIDATION_FAILED", life);
        }
        if till.lines.iter().any(|(thing, _, seen)| *seen != prices[*thing]) {
            return self.told_of_prices(at, "PRICE_CHANGED", life);
        }
        if self.trust.away_until > now {
            return Ok("STATE_CONFLICT");
        }
        life.commit()?;
        let payment = self.claim(at);
        self.set_key(at, running);
        self.ask(at, payment, life)
    }

    /// A buyer who is told that prices changed has seen them from then on.
    pub(super) fn told_of_prices(&mut self, at: At, refusal: Answer, life: &mut Life) -> Lived<Answer> {
        let prices = self.prices;
        if self.till(at).lines.iter().any(|(thing, _, seen)| *seen != prices[*thing]) {
            life.commit()?;
            self.till(at).see(&prices);
        }
        Ok(refusal)
    }

    /// The order is written, and what is about to be asked.
    pub(super) fn claim(&mut self, at: At) -> usize {
        let now = self.now;
        self.cart(at.0).claimed_until = now + CLAIM;
        let till = self.till(at);
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        for (thing, units, price) in till.lines.iter().copied() {
            let vendor = VENDOR_OF[thing];
            let part = parts.entry(vendor).or_insert_with(|| Part::new(vendor));
            let (total, commission, vat) = priced(units * price);
            part.total += total;
            part.lines.push(Line { thing, units, total, commission, vat, ..Line::default() });
        }
        till.parts = parts.into_values().collect();
        let amount = till.parts.iter().map(|part| part.total).sum();
        let means = till.means.expect("means");
        till.payments.push(Payment {
            amount,
            state: Money::Created,
            refunded: 0,
            means,
            told_at: now,
            pay: Attempt::new(now),
            cancel: None,
            charge: None,
            returns: None,
        });
        till.expires = (now + HOLD).min(till.created + LONGEST_HOLD).max(till.expires).max(now + CLAIM);
        (till.state, till.completing_until) = (State::Completing, now + CLAIM);
        till.payments.len() - 1
    }

    pub(super) fn ask(&mut self, at: At, payment: usize, life: &mut Life) -> Lived<Answer> {
        match self.call(at, payment, life)? {
            Call::Answered => return self.settle(at, payment, true, life).map(told),
            Call::Lost => self.doubt(at, payment, life)?,
            Call::NotMade => {}
        }
        self.pause(at, life)
    }

    /// The call stays unanswered; somebody asks again later.
    pub(super) fn doubt(&mut self, at: At, payment: usize, life: &mut Life) -> Lived<()> {
        life.commit()?;
        let now = self.now;
        let call = &mut self.till(at).payments[payment].pay;
        (call.doubted, call.at) = (true, now);
        Ok(())
    }

    /// The key is free to be sent again at once.
    pub(super) fn pause(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
        life.commit()?;
        if let Some(Key::Running { .. }) = self.till(at).keys.last() {
            let now = self.now;
            self.set_key(at, Key::Running { until: now - 1 });
        }
        Ok("PAYMENT_PENDING")
    }

    /// Asks the gateway to take the money.
    pub(super) fn call(&mut self, at: At, payment: usize, life: &mut Life) -> Lived<Call> {
        let now = self.now;
        if self.trust.away_until > now {
            return Ok(Call::NotMade);
        }
        // It looks for the key, and writes down what is new, in a transaction of its own.
        life.commit()?;
        let payment = &mut self.till(at).payments[payment];
        let is_new = payment.charge.is_none();
        if is_new {
            let (state, due) = match payment.means {
                Means::Works | Means::LosesAnswer | Means::RefundsFailLate => (Money::Captured, i64::MAX),
                Means::Declines => (Money::Failed, i64::MAX),
                Means::NeedsAction => (Money::RequiresAction, now + 30 * MINUTE),
                Means::ComesLater => (Money::Processing, now + 2 * SECOND),
            };
            payment.charge = Some(Charge { state, refunded: 0, due, told: false });
        }
        if is_new && payment.means == Means::LosesAnswer {
            self.trust.failed(now);
            return Ok(Call::Lost);
        }
        self.trust = Trust::default();
        Ok(Call::Answered)
    }
}
