//! What happens at the gateway, and what of it is heard.

use super::part::Back;
use super::payment::{Call, Money, Payment};
use super::{Answer, At, Life, Lived, Reference};
use crate::model::step::MINUTE;

/// What the gateway tells of.
enum Subject {
    Charge(usize),
    Refund(usize, usize),
}

impl Reference {
    pub(super) fn confirm(&mut self, at: At) -> Answer {
        let Some(charge) = self.till(at).payments.last_mut().and_then(|payment| payment.charge.as_mut()) else { return "skipped" };
        match charge.state {
            Money::Captured => "done",
            Money::RequiresAction => {
                (charge.state, charge.due, charge.told) = (Money::Captured, i64::MAX, true);
                "done"
            }
            _ => "STATE_CONFLICT",
        }
    }

    pub(super) fn relent(&mut self, at: At) -> Answer {
        let charges = self.till(at).payments.iter_mut().filter_map(|payment| payment.charge.as_mut());
        match charges.into_iter().find(|charge| charge.state == Money::Failed) {
            Some(charge) => {
                (charge.state, charge.told) = (Money::Captured, true);
                "done"
            }
            None => "skipped",
        }
    }

    pub(super) fn gateway(&mut self) {
        let now = self.now;
        for till in self.carts.values_mut().flat_map(|cart| &mut cart.tills) {
            for payment in &mut till.payments {
                let Some(charge) = &mut payment.charge else { continue };
                if charge.due <= now {
                    charge.state = if charge.state == Money::Processing { Money::Captured } else { Money::Cancelled };
                    (charge.due, charge.told) = (i64::MAX, true);
                }
            }
            for refund in till.parts.iter_mut().flat_map(|part| &mut part.refunds).filter(|refund| refund.due <= now) {
                (refund.there, refund.due) = (Some(Back::Failed), i64::MAX);
                let paid = till.payments.iter_mut().rfind(|payment| payment.state == Money::Captured).expect("it was paid");
                paid.charge.as_mut().expect("a charge").refunded -= refund.amount;
            }
        }
    }

    /// The gateway's events about a buyer, by what they are about: of each checkout charges first, then refunds that failed.
    pub(super) fn webhook(&mut self, (cart, last): At, number: usize, life: &mut Life) -> Lived<Answer> {
        let mut told: Vec<(At, Subject)> = Vec::new();
        for at in (0..=last).map(|till| (cart, till)) {
            let till = &self.carts[&cart].tills[at.1];
            let charges = till.payments.iter().enumerate().filter(|(_, payment)| payment.charge.is_some_and(|charge| charge.told));
            told.extend(charges.map(|(payment, _)| (at, Subject::Charge(payment))));
            let failed = |(part, refund): &(usize, usize)| till.parts[*part].refunds[*refund].there == Some(Back::Failed);
            let refunds = self.refunds_of(at).into_iter().filter(failed);
            told.extend(refunds.map(|(part, refund)| (at, Subject::Refund(part, refund))));
        }
        match told.get(number) {
            None => return Ok("skipped"),
            Some(_) if !self.answers() => return Ok("PAYMENT_PENDING"),
            Some((at, Subject::Charge(payment))) => drop(self.settle(*at, *payment, false, life)?),
            Some((at, Subject::Refund(part, refund))) => self.sent(*at, *part, *refund, Back::Failed, life)?,
        }
        Ok("done")
    }

    pub(super) fn resolve(&mut self, life: &mut Life) -> Lived<Answer> {
        let now = self.now;
        let mut calls: Vec<(i64, At, usize, bool)> = Vec::new();
        let mut refunds: Vec<(i64, At, usize, usize)> = Vec::new();
        let mut back: Vec<(At, usize)> = Vec::new();
        for (cart, found) in &self.carts {
            for (till, found) in found.tills.iter().enumerate() {
                for (number, payment) in found.payments.iter().enumerate() {
                    let due = [Some(payment.pay), payment.cancel].into_iter().enumerate().filter_map(|(kind, call)| Some((kind, call?)));
                    calls.extend(due.filter(|(_, call)| call.is_due(now)).map(|(kind, call)| (call.at, (*cart, till), number, kind == 1)));
                }
                let returns = found.payments.iter().enumerate().filter(|(_, payment)| payment.returns.is_some_and(|(call, _)| call.is_due(now)));
                back.extend(returns.map(|(number, _)| ((*cart, till), number)));
                for (part, found) in found.parts.iter().enumerate() {
                    let due = found.refunds.iter().enumerate().filter(|(_, refund)| refund.call.is_due(now));
                    refunds.extend(due.map(|(number, refund)| (refund.call.at, (*cart, till), part, number)));
                }
            }
        }
        calls.sort_unstable();
        for (_, at, payment, is_cancel) in calls {
            let paying = &self.till(at).payments[payment];
            let (is_open, unasked, is_forgotten) = (paying.state < Money::Failed, paying.charge.is_none(), paying.pay.is_forgotten(now));
            if is_open && is_cancel {
                // While nobody asks the gateway the next run does.
                let _ = self.call_off(at, life)?;
            } else if is_open && !self.answers() {
                continue;
            } else if is_open && unasked && is_forgotten {
                self.settle_as(at, payment, Money::Failed, false, life)?;
            } else if is_open && unasked {
                match self.call(at, payment, life)? {
                    Call::Answered => drop(self.settle(at, payment, false, life)?),
                    Call::Lost => self.doubt(at, payment, life)?,
                    Call::NotMade => {}
                }
            } else {
                self.settle(at, payment, false, life)?;
            }
        }
        for (at, payment) in back {
            let paying = &self.till(at).payments[payment];
            let is_there = paying.charge.is_some_and(|charge| charge.refunded > 0);
            if !is_there && paying.returns.is_some_and(|(call, _)| call.is_forgotten(now)) {
                self.keep(at, payment, life)?;
            } else {
                self.send_back(at, payment, life)?;
            }
        }
        for (_, at, part, refund) in refunds {
            let found = &self.till(at).parts[part].refunds[refund];
            if found.there.is_none() && found.call.is_forgotten(now) && self.answers() {
                self.sent(at, part, refund, Back::Failed, life)?;
            } else {
                self.send(at.0, at.1, part, refund, life)?;
            }
        }
        let waits = |payment: &Payment| matches!(payment.state, Money::RequiresAction | Money::Processing) && payment.told_at <= now - 5 * MINUTE;
        let mut waiting: Vec<(i64, At, usize)> = Vec::new();
        for (cart, found) in &self.carts {
            for (till, found) in found.tills.iter().enumerate() {
                let payments = found.payments.iter().enumerate().filter(|(_, payment)| waits(payment));
                waiting.extend(payments.map(|(number, payment)| (payment.told_at, (*cart, till), number)));
            }
        }
        waiting.sort_unstable();
        for (_, at, payment) in waiting {
            if self.answers() {
                self.settle(at, payment, false, life)?;
            }
        }
        Ok("done")
    }
}
