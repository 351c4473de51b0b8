//! Carts and checkouts, up to the money.

use super::part::Lifecycle;
use super::till::{Cart, Hold, Outcome, State, Till};
use super::{Answer, At, Away, HOLD, Life, Lived, Reference};
use crate::model::step::Means;

impl Reference {
    pub(super) fn shop(&mut self, cart: usize, basket: [i64; 3]) -> Answer {
        let basket: Vec<(usize, i64)> = basket.into_iter().enumerate().filter(|(_, units)| *units > 0).collect();
        if self.carts.contains_key(&cart) || basket.is_empty() {
            return "skipped";
        }
        if basket.iter().any(|(thing, units)| *units > self.available(*thing)) {
            return "INSUFFICIENT_STOCK";
        }
        self.carts.insert(cart, Cart { basket, open: true, claimed_until: 0, tills: Vec::new() });
        "done"
    }

    pub(super) fn start(&mut self, cart: usize, life: &mut Life) -> Lived<Answer> {
        let (now, found) = (self.now, self.carts[&cart].clone());
        if !found.open {
            return Ok("NOT_FOUND");
        }
        if found.claimed_until > now {
            return Ok("STATE_CONFLICT");
        }
        let mut with = self.clone();
        if let Some(last) = found.tills.len().checked_sub(1).filter(|last| found.tills[*last].is_running()) {
            if found.tills[last].open_payment().is_some() {
                return Ok("STATE_CONFLICT");
            }
            with.end((cart, last), Lifecycle::Cancelled);
        }
        if found.basket.iter().any(|(thing, units)| *units > with.available(*thing)) {
            return Ok("INSUFFICIENT_STOCK");
        }
        life.commit()?;
        for (thing, units) in &found.basket {
            with.pools[*thing].held += units;
        }
        let lines = found.basket.iter().map(|(thing, units)| (*thing, *units, with.prices[*thing])).collect();
        with.cart(cart).tills.push(Till {
            lines,
            state: State::Open,
            completing_until: 0,
            created: now,
            expires: now + HOLD,
            address: false,
            delivery: false,
            means: None,
            hold: Hold::Held,
            parts: Vec::new(),
            payments: Vec::new(),
            keys: Vec::new(),
        });
        *self = with;
        Ok("done")
    }

    /// A checkout that no payment can reach any more.
    pub(super) fn end(&mut self, at: At, as_what: Lifecycle) {
        self.let_go(at);
        self.cart(at.0).claimed_until = 0;
        let till = self.till(at);
        for part in till.parts.iter_mut().filter(|part| part.lifecycle == Lifecycle::Pending) {
            part.lifecycle = as_what;
        }
        till.state = if as_what == Lifecycle::Expired { State::Expired } else { State::Cancelled };
        till.completing_until = 0;
    }

    pub(super) fn let_go(&mut self, at: At) {
        if self.till(at).hold == Hold::Held {
            self.till(at).hold = Hold::Gone;
            for (thing, units, _) in self.till(at).lines.clone() {
                self.pools[thing].held -= units;
            }
        }
    }

    pub(super) fn lose_hold(&mut self, at: At) -> Answer {
        if !self.till(at).is_running() {
            return "skipped";
        }
        self.let_go(at);
        "done"
    }

    /// Why the checkout cannot be changed.
    pub(super) fn shut(&mut self, at: At) -> Option<Answer> {
        let now = self.now;
        let till = self.till(at);
        till.refuses_change(now).or_else(|| till.open_payment().map(|_| "STATE_CONFLICT"))
    }

    pub(super) fn review(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
        for delivery in [false, true] {
            if let Some(refusal) = self.shut(at) {
                return Ok(refusal);
            }
            life.commit()?;
            let (now, prices) = (self.now, self.prices);
            let till = self.till(at);
            till.alive(now, &prices);
            if delivery { till.delivery = true } else { till.address = true }
        }
        Ok("done")
    }

    pub(super) fn choose(&mut self, at: At, means: Means, life: &mut Life) -> Lived<Answer> {
        let now = self.now;
        let till = self.till(at);
        // A payment that waits for its buyer gives way; where the time is over the sweep sees to it.
        if till.state == State::Open && till.refuses_change(now).is_none() {
            match self.call_off(at, life)? {
                Ok(Some(Outcome::Placed)) => return Ok("STATE_CONFLICT"),
                Ok(_) => {}
                Err(Away) => return Ok("PAYMENT_PENDING"),
            }
        }
        if let Some(refusal) = self.shut(at) {
            return Ok(refusal);
        }
        life.commit()?;
        let prices = self.prices;
        let till = self.till(at);
        till.alive(now, &prices);
        till.means = Some(means);
        Ok("done")
    }

    pub(super) fn give_up(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
        match self.call_off(at, life)? {
            Ok(Some(Outcome::Placed)) => return Ok("STATE_CONFLICT"),
            Ok(_) => {}
            Err(Away) => return Ok("PAYMENT_PENDING"),
        }
        match self.till(at).state {
            State::Completed => Ok("STATE_CONFLICT"),
            State::Cancelled | State::Expired => {
                life.commit()?;
                Ok("done")
            }
            State::Open | State::Completing => {
                life.commit()?;
                self.end(at, Lifecycle::Cancelled);
                Ok("done")
            }
        }
    }

    pub(super) fn sweep(&mut self, life: &mut Life) -> Lived<Answer> {
        let mut over: Vec<(i64, At)> = Vec::new();
        for (cart, found) in &self.carts {
            let tills = found.tills.iter().enumerate().filter(|(_, till)| till.is_running() && till.expires <= self.now);
            over.extend(tills.map(|(till, found)| (found.expires, (*cart, till))));
        }
        over.sort_unstable();
        for (_, at) in over {
            if self.call_off(at, life)?.is_err() {
                continue;
            }
            let now = self.now;
            let till = self.till(at);
            if till.is_running() && till.expires <= now && till.open_payment().is_none() {
                life.commit()?;
                self.end(at, Lifecycle::Expired);
            }
        }
        Ok("done")
    }
}
