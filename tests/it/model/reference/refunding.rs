//! Money back.

use super::part::{Back, Lifecycle, Refund, Sent};
use super::payment::Money;
use super::{Answer, At, DELIVERY, Life, Lived, Reference};
use crate::model::step::{Means, SECOND, VENDOR_OF};

impl Reference {
    pub(super) fn refund(&mut self, at: At, thing: usize, units: i64, shipping: bool, life: &mut Life) -> Lived<Answer> {
        let Some(number) = self.part(at, VENDOR_OF[thing]) else { return Ok("skipped") };
        let part = &self.till(at).parts[number];
        let line = part.lines.iter().find(|line| line.thing == thing);
        if units > 0 && line.is_none() {
            return Ok("skipped");
        }
        if part.lifecycle == Lifecycle::Pending {
            return Ok("NOT_FOUND");
        }
        if !part.is_paid() {
            return Ok("STATE_CONFLICT");
        }
        let wish: Vec<(usize, i64)> = if units > 0 { vec![(thing, units)] } else { Vec::new() };
        if line.is_some_and(|line| units > line.units - line.refunded) {
            return Ok("LIMIT_EXCEEDED");
        }
        let delivery = DELIVERY - part.refunds.iter().filter(|refund| refund.state != Back::Failed).map(|refund| refund.delivery).sum::<i64>();
        if units == 0 && !(shipping && delivery > 0) {
            return Ok("VALIDATION_FAILED");
        }
        life.commit()?;
        // A part that was paid too late never had any goods.
        let back = if part.placed && units > 0 { line.map_or(0, |line| line.withdrawn(units)) } else { 0 };
        let now = self.now;
        self.pools[thing].sold -= back;
        let refund = self.decide(at, number, &wish, shipping).expect("more than nothing");
        let part = &mut self.till(at).parts[number];
        if back > 0 && part.sent == Sent::Some {
            let arrived = part.arrived();
            part.reach(arrived, now);
        }
        self.send(at.0, at.1, number, refund, life)?;
        Ok("done")
    }

    /// Writes a refund down: what goes back is no longer the vendor's, nor the marketplace's.
    pub(super) fn decide(&mut self, at: At, part: usize, wish: &[(usize, i64)], shipping: bool) -> Option<usize> {
        let now = self.now;
        let till = self.till(at);
        let payment = till.payments.len() - 1;
        let found = &mut till.parts[part];
        let delivered: i64 = found.refunds.iter().filter(|refund| refund.state != Back::Failed).map(|refund| refund.delivery).sum();
        let mut refund = Refund::new(0, if shipping { DELIVERY - delivered } else { 0 }, now);
        refund.before_release = !found.released;
        for (thing, units) in wish.iter().filter(|(_, units)| *units > 0) {
            let placed = found.placed;
            let line = found.lines.iter_mut().find(|line| line.thing == *thing).expect("a line");
            let mut worth = line.worth(*units);
            if placed {
                line.cancelled += line.withdrawn(*units);
            } else {
                (worth[1], worth[2]) = (0, 0);
            }
            line.refunded += units;
            for (given, more) in line.given.iter_mut().zip(worth) {
                *given += more;
            }
            refund.lines.push((*thing, *units, worth));
        }
        let sum = |of: usize| refund.lines.iter().map(|(_, _, worth)| worth[of]).sum::<i64>();
        (refund.amount, refund.commission, refund.vat) = (sum(0) + refund.delivery, sum(1), sum(2));
        if refund.amount == 0 {
            return None;
        }
        let (vendor, placed, released) = (found.vendor, found.placed, found.released);
        let (amount, commission, vat) = (refund.amount, refund.commission, refund.vat);
        found.owe(amount);
        found.refunds.push(refund);
        let last = found.refunds.len() - 1;
        till.payments[payment].refunded += amount;
        self.books.decided(placed.then_some((vendor, released)), amount, commission, vat);
        Some(last)
    }

    pub(super) fn refunds_of(&self, at: At) -> Vec<(usize, usize)> {
        let parts = self.carts[&at.0].tills[at.1].parts.iter().enumerate();
        let mut all: Vec<(i64, usize, usize)> =
            parts.flat_map(|(part, found)| (0..found.refunds.len()).map(move |refund| (found.refunds[refund].call.at, part, refund))).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, part, refund)| (part, refund)).collect()
    }

    /// Every refund that was decided and is not settled.
    pub(super) fn refunds(&self) -> Vec<(usize, usize, usize, usize)> {
        let mut pending = Vec::new();
        for (cart, found) in &self.carts {
            for till in 0..found.tills.len() {
                let of = self.refunds_of((*cart, till)).into_iter();
                pending.extend(
                    of.filter(|(part, refund)| found.tills[till].parts[*part].refunds[*refund].state == Back::Pending)
                        .map(|(part, refund)| (*cart, till, part, refund)),
                );
            }
        }
        pending
    }

    /// Asks the gateway to send a refund, and takes its word.
    pub(super) fn send(&mut self, cart: usize, till: usize, part: usize, refund: usize, life: &mut Life) -> Lived<()> {
        let (at, now) = ((cart, till), self.now);
        if self.till(at).parts[part].refunds[refund].state != Back::Pending || !self.answers() {
            return Ok(());
        }
        life.commit()?;
        let found = self.till(at);
        let payment = found.payments.iter_mut().rfind(|payment| payment.state == Money::Captured).expect("it was paid");
        let refund_there = &mut found.parts[part].refunds[refund];
        if refund_there.there.is_none() {
            refund_there.there = Some(Back::Sent);
            if payment.means == Means::RefundsFailLate {
                refund_there.due = now + 2 * SECOND;
            }
            payment.charge.as_mut().expect("a charge").refunded += refund_there.amount;
        }
        let said = refund_there.there.expect("it was asked");
        self.sent(at, part, refund, said, life)
    }

    /// The gateway's word on a refund.
    pub(super) fn sent(&mut self, at: At, part: usize, refund: usize, said: Back, life: &mut Life) -> Lived<()> {
        life.commit()?;
        let found = self.till(at);
        let part = &mut found.parts[part];
        let back = &mut part.refunds[refund];
        if back.state == said || back.state == Back::Failed {
            return Ok(());
        }
        let was = std::mem::replace(&mut back.state, said);
        back.call.open = false;
        let (amount, commission, vat, before_release) = (back.amount, back.commission, back.vat, back.before_release);
        if said == Back::Sent {
            self.books.sent(amount);
            return Ok(());
        }
        for (thing, units, worth) in back.lines.clone() {
            let line = part.lines.iter_mut().find(|line| line.thing == thing).expect("a line");
            line.refunded -= units;
            for (given, less) in line.given.iter_mut().zip(worth) {
                *given -= less;
            }
        }
        part.owe(-amount);
        let home = part.placed.then_some((part.vendor, part.released, before_release));
        found.payments.iter_mut().rfind(|payment| payment.state == Money::Captured).expect("it was paid").refunded -= amount;
        self.books.failed(home, amount, commission, vat, was == Back::Sent);
        Ok(())
    }
}
