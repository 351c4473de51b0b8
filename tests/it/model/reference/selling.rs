//! Vendors at work.

use super::part::{Back, Lifecycle, Line, Parcel, Part, Sent};
use super::till::Outcome;
use super::{Answer, At, Away, Life, Lived, Pool, RETURNS, Reference};
use crate::model::step::VENDOR_OF;

impl Reference {
    pub(super) fn part(&mut self, at: At, vendor: usize) -> Option<usize> {
        self.till(at).parts.iter().position(|part| part.vendor == vendor)
    }

    pub(super) fn accept(&mut self, at: At, vendor: usize, life: &mut Life) -> Lived<Answer> {
        let Some(number) = self.part(at, vendor) else { return Ok("skipped") };
        let part = &self.till(at).parts[number];
        if !part.placed {
            return Ok("NOT_FOUND");
        }
        if !part.accepted && !Self::may_be_withdrawn(part) {
            return Ok("STATE_CONFLICT");
        }
        life.commit()?;
        self.till(at).parts[number].accepted = true;
        Ok("done")
    }

    /// Nothing of it has left, and it is paid.
    pub(super) fn may_be_withdrawn(part: &Part) -> bool {
        part.lifecycle == Lifecycle::Placed && part.is_paid() && part.sent == Sent::Nothing
    }

    pub(super) fn reject(&mut self, at: At, vendor: usize, life: &mut Life) -> Lived<Answer> {
        let Some(number) = self.part(at, vendor) else { return Ok("skipped") };
        let part = &self.till(at).parts[number];
        if !part.placed {
            return Ok("NOT_FOUND");
        }
        if !Self::may_be_withdrawn(part) {
            return Ok("STATE_CONFLICT");
        }
        life.commit()?;
        let refund = self.withdraw(at, number);
        if let Some(refund) = refund {
            self.send(at.0, at.1, number, refund, life)?;
        }
        Ok("done")
    }

    pub(super) fn take_back(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
        if self.till(at).parts.is_empty() {
            return Ok("skipped");
        }
        if !self.till(at).parts.iter().any(|part| part.placed) {
            match self.call_off(at, life)? {
                Ok(Some(Outcome::Placed)) => return Ok("STATE_CONFLICT"),
                Ok(_) => {}
                Err(Away) => return Ok("PAYMENT_PENDING"),
            }
            if !self.till(at).is_running() {
                return Ok("STATE_CONFLICT");
            }
            life.commit()?;
            self.end(at, Lifecycle::Cancelled);
            return Ok("done");
        }
        let open: Vec<usize> = (0..self.till(at).parts.len()).filter(|part| Self::may_be_withdrawn(&self.carts[&at.0].tills[at.1].parts[*part])).collect();
        if open.is_empty() {
            return Ok("STATE_CONFLICT");
        }
        life.commit()?;
        let refunds: Vec<(usize, usize)> = open.into_iter().filter_map(|part| Some((part, self.withdraw(at, part)?))).collect();
        for (part, refund) in refunds {
            self.send(at.0, at.1, part, refund, life)?;
        }
        Ok("done")
    }

    /// One part ends: its goods go back on the shelf, its money to the buyer.
    pub(super) fn withdraw(&mut self, at: At, part: usize) -> Option<usize> {
        let wish: Vec<(usize, i64)> = self.till(at).parts[part].lines.iter().map(|line| (line.thing, line.units - line.refunded)).collect();
        for line in self.till(at).parts[part].lines.clone() {
            self.pools[line.thing].sold -= line.unsent();
        }
        let refund = self.decide(at, part, &wish, true);
        self.till(at).parts[part].lifecycle = Lifecycle::Cancelled;
        refund
    }

    pub(super) fn ship(&mut self, at: At, thing: usize, units: Option<i64>, life: &mut Life) -> Lived<Answer> {
        let Some(number) = self.part(at, VENDOR_OF[thing]) else { return Ok("skipped") };
        let part = &self.till(at).parts[number];
        if units.is_some() && !part.lines.iter().any(|line| line.thing == thing) {
            return Ok("skipped");
        }
        if !part.placed {
            return Ok("NOT_FOUND");
        }
        if part.lifecycle != Lifecycle::Placed || !part.is_paid() || !matches!(part.sent, Sent::Nothing | Sent::Some) {
            return Ok("STATE_CONFLICT");
        }
        let leaving: Vec<(usize, i64)> = match units {
            None => part.lines.iter().map(|line| (line.thing, line.unsent())).filter(|(_, units)| *units > 0).collect(),
            Some(units) => vec![(thing, units)],
        };
        if leaving.is_empty() {
            return Ok("STATE_CONFLICT");
        }
        if leaving.iter().any(|(thing, units)| part.lines.iter().any(|line| line.thing == *thing && *units > line.unsent())) {
            return Ok("LIMIT_EXCEEDED");
        }
        life.commit()?;
        let now = self.now;
        for (thing, units) in &leaving {
            self.pools[*thing].sold -= units;
            self.pools[*thing].on_hand -= units;
        }
        let part = &mut self.till(at).parts[number];
        for line in &mut part.lines {
            line.shipped += leaving.iter().filter(|(thing, _)| *thing == line.thing).map(|(_, units)| units).sum::<i64>();
        }
        part.accepted = true;
        part.parcels.push(Parcel { units: leaving.iter().map(|(_, units)| units).sum(), arrived: false });
        part.reach(0, now);
        Ok("done")
    }

    pub(super) fn deliver(&mut self, at: At, vendor: usize, parcel: usize, life: &mut Life) -> Lived<Answer> {
        let Some(number) = self.part(at, vendor) else { return Ok("skipped") };
        let now = self.now;
        let part = &mut self.till(at).parts[number];
        if parcel >= part.parcels.len() {
            return Ok("skipped");
        }
        if part.parcels[parcel].arrived {
            life.commit()?;
            return Ok("done");
        }
        if part.lifecycle != Lifecycle::Placed || !matches!(part.sent, Sent::Some | Sent::All) {
            return Ok("STATE_CONFLICT");
        }
        life.commit()?;
        part.parcels[parcel].arrived = true;
        let arrived = part.arrived();
        part.reach(arrived, now);
        Ok("done")
    }

    pub(super) fn release(&mut self, at: At, vendor: usize, life: &mut Life) -> Lived<Answer> {
        let Some(number) = self.part(at, vendor) else { return Ok("skipped") };
        let now = self.now;
        let part = &mut self.till(at).parts[number];
        if part.released || part.lifecycle != Lifecycle::Placed || part.sent != Sent::Arrived || now < part.arrived_at + RETURNS {
            return Ok("done");
        }
        life.commit()?;
        (part.released, part.lifecycle) = (true, Lifecycle::Completed);
        let sum = |of: fn(&Line) -> i64| part.lines.iter().map(of).sum::<i64>();
        let kept: i64 = part.refunds.iter().filter(|refund| refund.state != Back::Failed).map(|refund| refund.amount - refund.commission - refund.vat).sum();
        let earned = part.total - sum(|line| line.commission) - sum(|line| line.vat) - kept;
        self.books.released(vendor, earned);
        Ok("done")
    }

    pub(super) fn count(&mut self, thing: usize, delta: i64, life: &mut Life) -> Lived<Answer> {
        let Pool { on_hand, held, sold } = self.pools[thing];
        if on_hand + delta < 0 {
            return Ok("VALIDATION_FAILED");
        }
        if held + sold > on_hand + delta {
            return Ok("STATE_CONFLICT");
        }
        life.commit()?;
        self.pools[thing].on_hand += delta;
        Ok("done")
    }
}
