//! The marketplace as simply as it can be said: a few numbers in memory, without a database, without a second thought about
//! who comes when. It tells for every step what may come of it.

use std::collections::BTreeMap;

use super::books::{Books, priced};
use super::step::{MINUTE, Means, SECOND, Step, VENDOR_OF};

pub const DELIVERY: i64 = 4_90;
const HOLD: i64 = 15 * MINUTE;
const LONGEST_HOLD: i64 = 60 * MINUTE;
const PROCESSING: i64 = 30 * MINUTE;
const CLAIM: i64 = 2 * MINUTE;
pub const KEY_LOCK: i64 = 30 * SECOND;
const RETURNS: i64 = 14 * super::step::DAY;

/// What was answered: what became of it, or the code of the refusal.
pub type Answer = &'static str;

/// The process died.
struct Died;
type Lived<T> = Result<T, Died>;

/// How many transactions a process still lives to commit.
#[derive(Clone, Copy)]
struct Life(Option<usize>);

impl Life {
    const LONG: Self = Self(None);

    fn commit(&mut self) -> Lived<()> {
        match &mut self.0 {
            None => Ok(()),
            Some(0) => Err(Died),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
        }
    }
}

#[derive(Clone, Debug)]
pub struct Reference {
    pub now: i64,
    pub pools: [Pool; 3],
    pub prices: [i64; 3],
    pub carts: BTreeMap<usize, Cart>,
    pub books: Books,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    pub on_hand: i64,
    pub held: i64,
    pub sold: i64,
}

#[derive(Clone, Debug)]
pub struct Cart {
    basket: Vec<(usize, i64)>,
    open: bool,
    claimed_until: i64,
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
enum Hold {
    Held,
    Gone,
    Sold,
}

/// One checkout.
#[derive(Clone, Debug)]
pub struct Till {
    /// Thing, units, and the price its buyer has seen.
    lines: Vec<(usize, i64, i64)>,
    pub state: State,
    completing_until: i64,
    created: i64,
    pub expires: i64,
    address: bool,
    delivery: bool,
    means: Option<Means>,
    hold: Hold,
    pub parts: Vec<Part>,
    pub payments: Vec<Payment>,
    keys: Vec<Key>,
}

/// The key of a completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Unknown,
    Running { until: i64 },
    Done(Outcome),
}

/// What became of a completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Placed,
    Declined,
    Action,
    Processing,
    TooLate,
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
    means: Means,
    told_at: i64,
    pay: Attempt,
    cancel: Option<Attempt>,
    pub charge: Option<Charge>,
}

/// A call that may not have been answered yet.
#[derive(Clone, Copy, Debug)]
struct Attempt {
    open: bool,
    tries: u32,
    at: i64,
}

impl Attempt {
    fn new(at: i64) -> Self {
        Self { open: true, tries: 0, at }
    }

    /// Whether the job asks after it.
    fn is_due(&self, now: i64) -> bool {
        let pause = if self.tries < 3 {
            MINUTE
        } else if self.tries < 8 {
            5 * MINUTE
        } else {
            60 * MINUTE
        };
        self.open && self.at <= now - pause
    }
}

/// What the gateway has in its books.
#[derive(Clone, Copy, Debug)]
pub struct Charge {
    pub state: Money,
    pub refunded: i64,
    due: i64,
    /// Whether the gateway has something to tell: what it answers at once it does not tell again.
    told: bool,
}

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
    Paid,
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
    parcels: Vec<Parcel>,
    placed: bool,
    accepted: bool,
    arrived_at: i64,
    released: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Line {
    pub thing: usize,
    pub units: i64,
    pub shipped: i64,
    pub cancelled: i64,
    pub refunded: i64,
    total: i64,
    commission: i64,
    vat: i64,
    /// What went back so far: of the total, of the commission, of the tax on it.
    given: [i64; 3],
}

impl Line {
    fn unsent(&self) -> i64 {
        self.units - self.cancelled - self.shipped
    }

    /// What giving back so many more units is worth: the part of all units that will have gone back, less what went before.
    fn worth(&self, more: i64) -> [i64; 3] {
        let upto = |whole: i64| whole * (self.refunded + more) / self.units;
        [upto(self.total) - self.given[0], upto(self.commission) - self.given[1], upto(self.vat) - self.given[2]]
    }

    /// How many of the units that go back had not left: those taken back before whose refund failed are owed still.
    fn withdrawn(&self, units: i64) -> i64 {
        let owed = (self.cancelled - self.refunded).max(0);
        (units - owed).max(0).min(self.unsent())
    }
}

#[derive(Clone, Debug)]
struct Parcel {
    units: i64,
    arrived: bool,
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
    delivery: i64,
    commission: i64,
    vat: i64,
    /// Thing, units, and what they are worth.
    lines: Vec<(usize, i64, [i64; 3])>,
    before_release: bool,
    call: Attempt,
    /// At the gateway: not asked for, sent until it fails, failed.
    there: Option<Back>,
    due: i64,
}

impl Part {
    fn is_paid(&self) -> bool {
        matches!(self.paid, Paid::Paid | Paid::Partly)
    }

    fn owe(&mut self, minor: i64) {
        self.refunded += minor;
        self.paid = if self.refunded == 0 {
            Paid::Paid
        } else if self.refunded >= self.total {
            Paid::Refunded
        } else {
            Paid::Partly
        };
    }

    /// How far it is, by its lines and parcels.
    fn reach(&mut self, arrived: i64, now: i64) {
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

    fn arrived(&self) -> i64 {
        self.parcels.iter().filter(|parcel| parcel.arrived).map(|parcel| parcel.units).sum()
    }
}

impl Till {
    fn open_payment(&self) -> Option<usize> {
        self.payments.len().checked_sub(1).filter(|last| self.payments[*last].state < Money::Failed)
    }

    fn is_running(&self) -> bool {
        matches!(self.state, State::Open | State::Completing)
    }

    fn refuses_change(&self, now: i64) -> Option<Answer> {
        match self.state {
            State::Open if self.expires <= now => Some("STATE_CONFLICT"),
            State::Open => None,
            State::Completing if self.completing_until > now => Some("STATE_CONFLICT"),
            State::Completing => None,
            _ => Some("STATE_CONFLICT"),
        }
    }

    /// A sign of life.
    fn alive(&mut self, now: i64, prices: &[i64; 3]) {
        self.expires = (now + HOLD).min(self.created + LONGEST_HOLD).max(self.expires);
        (self.state, self.completing_until) = (State::Open, 0);
        self.see(prices);
    }

    fn see(&mut self, prices: &[i64; 3]) {
        for (thing, _, seen) in &mut self.lines {
            *seen = prices[*thing];
        }
    }
}

impl Reference {
    pub fn new(now: i64, shelves: [i64; 3], prices: [i64; 3]) -> Self {
        Self { now, pools: shelves.map(|on_hand| Pool { on_hand, ..Pool::default() }), prices, carts: BTreeMap::new(), books: Books::default() }
    }

    /// Everything that may come of a step at this time: one thing, or where the process dies one for each transaction it may
    /// have lived to commit.
    pub fn outcomes(&self, step: &Step, at: i64) -> Vec<(Answer, Self)> {
        let mut now = self.clone();
        now.now = at;
        let Step::Dies { step, .. } = step else { return vec![now.after(step, Life::LONG).0] };
        let mut outcomes = Vec::new();
        for lives in 0.. {
            let ((_, after), survived) = now.after(step, Life(Some(lives)));
            outcomes.push(("died", after));
            if survived {
                break;
            }
        }
        outcomes
    }

    /// When a step happens: a millisecond after the one before, or when what it has to wait for is over.
    pub fn time_of(&self, step: &Step) -> i64 {
        let next = self.now + 1;
        match step {
            Step::Pass { ms } => next + ms,
            Step::Dies { step, .. } => self.time_of(step),
            Step::Again { cart } => match self.carts.get(cart).and_then(|cart| cart.tills.last()?.keys.last()) {
                Some(Key::Running { until }) if *until >= next => until + 1,
                _ => next,
            },
            _ => next,
        }
    }

    fn after(&self, step: &Step, mut life: Life) -> ((Answer, Self), bool) {
        let mut after = self.clone();
        match after.take(step, &mut life) {
            Ok(answer) => ((answer, after), true),
            Err(Died) => (("died", after), false),
        }
    }

    fn take(&mut self, step: &Step, life: &mut Life) -> Lived<Answer> {
        match *step {
            Step::Shop { cart, basket } => Ok(self.shop(cart, basket)),
            Step::Start { cart } if self.carts.contains_key(&cart) => self.start(cart, life),
            Step::Pass { .. } => Ok("passed"),
            Step::SetPrice { thing, minor } => {
                self.prices[thing] = minor;
                Ok("done")
            }
            Step::Count { thing, delta } => self.count(thing, delta, life),
            Step::Sweep => self.sweep(life),
            Step::Gateway => {
                self.gateway();
                Ok("done")
            }
            Step::Resolve => self.resolve(life),
            Step::SendRefunds => {
                for (cart, till, part, refund) in self.refunds() {
                    self.send(cart, till, part, refund, life)?;
                }
                Ok("done")
            }
            Step::Dies { .. } => unreachable!("nobody dies twice"),
            Step::Review { cart }
            | Step::Pay { cart, .. }
            | Step::Complete { cart }
            | Step::Again { cart }
            | Step::GiveUp { cart }
            | Step::TakeBack { cart }
            | Step::Confirm { cart }
            | Step::Accept { cart, .. }
            | Step::Reject { cart, .. }
            | Step::Ship { cart, .. }
            | Step::Deliver { cart, .. }
            | Step::Refund { cart, .. }
            | Step::Webhook { cart, .. }
            | Step::Release { cart, .. }
            | Step::LoseHold { cart }
            | Step::Start { cart } => match self.carts.get(&cart).map(|cart| cart.tills.len()) {
                None | Some(0) => Ok("skipped"),
                Some(tills) => self.at_till(step, (cart, tills - 1), life),
            },
        }
    }

    fn at_till(&mut self, step: &Step, at: At, life: &mut Life) -> Lived<Answer> {
        match *step {
            Step::Review { .. } => self.review(at, life),
            Step::Pay { means, .. } => self.choose(at, means, life),
            Step::Complete { .. } => {
                self.till(at).keys.push(Key::Unknown);
                self.complete(at, life)
            }
            Step::Again { .. } => self.again(at, life),
            Step::GiveUp { .. } => self.give_up(at, life),
            Step::TakeBack { .. } => self.take_back(at, life),
            Step::Confirm { .. } => Ok(self.confirm(at)),
            Step::Accept { vendor, .. } => self.accept(at, vendor, life),
            Step::Reject { vendor, .. } => self.reject(at, vendor, life),
            Step::Ship { thing, units, .. } => self.ship(at, thing, units, life),
            Step::Deliver { vendor, parcel, .. } => self.deliver(at, vendor, parcel, life),
            Step::Refund { thing, units, shipping, .. } => self.refund(at, thing, units, shipping, life),
            Step::Webhook { number, .. } => self.webhook(at, number, life),
            Step::Release { vendor, .. } => self.release(at, vendor, life),
            Step::LoseHold { .. } => Ok(self.lose_hold(at)),
            _ => unreachable!("this is nothing that happens at a till"),
        }
    }

    fn till(&mut self, (cart, till): At) -> &mut Till {
        &mut self.cart(cart).tills[till]
    }

    fn cart(&mut self, cart: usize) -> &mut Cart {
        self.carts.get_mut(&cart).expect("a cart")
    }

    fn available(&self, thing: usize) -> i64 {
        let Pool { on_hand, held, sold } = self.pools[thing];
        on_hand - held - sold
    }

    // carts and tills

    fn shop(&mut self, cart: usize, basket: [i64; 3]) -> Answer {
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

    fn start(&mut self, cart: usize, life: &mut Life) -> Lived<Answer> {
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
    fn end(&mut self, at: At, as_what: Lifecycle) {
        self.let_go(at);
        self.cart(at.0).claimed_until = 0;
        let till = self.till(at);
        for part in till.parts.iter_mut().filter(|part| part.lifecycle == Lifecycle::Pending) {
            part.lifecycle = as_what;
        }
        till.state = if as_what == Lifecycle::Expired { State::Expired } else { State::Cancelled };
        till.completing_until = 0;
    }

    fn let_go(&mut self, at: At) {
        if self.till(at).hold == Hold::Held {
            self.till(at).hold = Hold::Gone;
            for (thing, units, _) in self.till(at).lines.clone() {
                self.pools[thing].held -= units;
            }
        }
    }

    fn lose_hold(&mut self, at: At) -> Answer {
        if !self.till(at).is_running() {
            return "skipped";
        }
        self.let_go(at);
        "done"
    }

    /// Why the checkout cannot be changed.
    fn shut(&mut self, at: At) -> Option<Answer> {
        let now = self.now;
        let till = self.till(at);
        till.refuses_change(now).or_else(|| till.open_payment().map(|_| "STATE_CONFLICT"))
    }

    fn review(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
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

    fn choose(&mut self, at: At, means: Means, life: &mut Life) -> Lived<Answer> {
        if self.till(at).state == State::Open && self.call_off(at, life)? == Some(Outcome::Placed) {
            return Ok("STATE_CONFLICT");
        }
        if let Some(refusal) = self.shut(at) {
            return Ok(refusal);
        }
        life.commit()?;
        let (now, prices) = (self.now, self.prices);
        let till = self.till(at);
        till.alive(now, &prices);
        till.means = Some(means);
        Ok("done")
    }

    fn give_up(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
        if self.call_off(at, life)? == Some(Outcome::Placed) {
            return Ok("STATE_CONFLICT");
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

    fn sweep(&mut self, life: &mut Life) -> Lived<Answer> {
        let mut over: Vec<(i64, At)> = Vec::new();
        for (cart, found) in &self.carts {
            let tills = found.tills.iter().enumerate().filter(|(_, till)| till.is_running() && till.expires <= self.now);
            over.extend(tills.map(|(till, found)| (found.expires, (*cart, till))));
        }
        over.sort_unstable();
        for (_, at) in over {
            self.call_off(at, life)?;
            let now = self.now;
            let till = self.till(at);
            if till.is_running() && till.expires <= now && till.open_payment().is_none() {
                life.commit()?;
                self.end(at, Lifecycle::Expired);
            }
        }
        Ok("done")
    }

    // paying

    fn again(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
        if self.till(at).keys.is_empty() { Ok("skipped") } else { self.complete(at, life) }
    }

    fn complete(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
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
            return if asks { self.ask(at, payment, life) } else { self.settle(at, payment, true, life).map(told) };
        }
        if earlier.is_some() {
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
        life.commit()?;
        let payment = self.claim(at);
        self.set_key(at, running);
        self.ask(at, payment, life)
    }

    /// A buyer who is told that prices changed has seen them from then on.
    fn told_of_prices(&mut self, at: At, refusal: Answer, life: &mut Life) -> Lived<Answer> {
        let prices = self.prices;
        if self.till(at).lines.iter().any(|(thing, _, seen)| *seen != prices[*thing]) {
            life.commit()?;
            self.till(at).see(&prices);
        }
        Ok(refusal)
    }

    /// The order is written, and what is about to be asked.
    fn claim(&mut self, at: At) -> usize {
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
        till.payments.push(Payment { amount, state: Money::Created, refunded: 0, means, told_at: now, pay: Attempt::new(now), cancel: None, charge: None });
        till.expires = (now + HOLD).min(till.created + LONGEST_HOLD).max(till.expires).max(now + CLAIM);
        (till.state, till.completing_until) = (State::Completing, now + CLAIM);
        till.payments.len() - 1
    }

    fn ask(&mut self, at: At, payment: usize, life: &mut Life) -> Lived<Answer> {
        if self.call(at, payment, life)? {
            return self.settle(at, payment, true, life).map(told);
        }
        life.commit()?;
        let (now, call) = (self.now, &mut self.till(at).payments[payment].pay);
        (call.tries, call.at) = (call.tries + 1, now);
        life.commit()?;
        if let Some(Key::Running { .. }) = self.till(at).keys.last() {
            self.set_key(at, Key::Running { until: now - 1 });
        }
        Ok("PAYMENT_PENDING")
    }

    /// Asks the gateway to take the money; whether it answers.
    fn call(&mut self, at: At, payment: usize, life: &mut Life) -> Lived<bool> {
        let now = self.now;
        let payment = &mut self.till(at).payments[payment];
        let known = payment.charge.is_some();
        if !known {
            life.commit()?;
            let (state, due) = match payment.means {
                Means::Works | Means::LosesAnswer | Means::RefundsFailLate => (Money::Captured, i64::MAX),
                Means::Declines => (Money::Failed, i64::MAX),
                Means::NeedsAction => (Money::RequiresAction, now + 30 * MINUTE),
                Means::ComesLater => (Money::Processing, now + 2 * SECOND),
            };
            payment.charge = Some(Charge { state, refunded: 0, due, told: false });
        } else {
            // It looks for the key in a transaction of its own.
            life.commit()?;
        }
        Ok(known || payment.means != Means::LosesAnswer)
    }

    /// Takes the gateway's word, and does what follows.
    fn settle(&mut self, at: At, payment: usize, by_buyer: bool, life: &mut Life) -> Lived<Outcome> {
        life.commit()?;
        let now = self.now;
        let till = self.till(at);
        let paying = &mut till.payments[payment];
        let said = paying.charge.expect("a charge").state;
        let before = paying.state;
        paying.pay.open = false;
        if let Some(cancel) = &mut paying.cancel {
            cancel.open = false;
        }
        if said > before {
            (paying.state, paying.told_at) = (said, now);
        }
        let mut refunds = Vec::new();
        let outcome = match paying.state {
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

    fn reopen(&mut self, at: At) {
        if self.till(at).state == State::Completing {
            self.cart(at.0).claimed_until = 0;
            let till = self.till(at);
            (till.state, till.completing_until) = (State::Open, 0);
        }
    }

    fn captured(&mut self, at: At, payment: usize, refunds: &mut Vec<usize>) -> Outcome {
        let amount = self.till(at).payments[payment].amount;
        self.books.captured(amount);
        if self.till(at).is_running() && self.allocate(at) {
            let till = self.till(at);
            till.state = State::Completed;
            till.completing_until = 0;
            for part in &mut till.parts {
                (part.lifecycle, part.paid, part.placed) = (Lifecycle::Placed, Paid::Paid, true);
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
    fn allocate(&mut self, at: At) -> bool {
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
    fn call_off(&mut self, at: At, life: &mut Life) -> Lived<Option<Outcome>> {
        let now = self.now;
        let Some(payment) = self.till(at).open_payment() else { return Ok(None) };
        life.commit()?;
        let paying = &mut self.till(at).payments[payment];
        paying.cancel.get_or_insert(Attempt::new(now));
        life.commit()?;
        let charge = paying.charge.get_or_insert(Charge { state: Money::Cancelled, refunded: 0, due: i64::MAX, told: false });
        if matches!(charge.state, Money::RequiresAction | Money::Processing) {
            (charge.state, charge.due) = (Money::Cancelled, i64::MAX);
        }
        self.settle(at, payment, false, life).map(Some)
    }

    fn set_key(&mut self, at: At, key: Key) {
        *self.till(at).keys.last_mut().expect("a key") = key;
    }

    fn finish(&mut self, at: At, outcome: Outcome) -> Answer {
        self.set_key(at, Key::Done(outcome));
        told(outcome)
    }

    // at the gateway, and from there

    fn confirm(&mut self, at: At) -> Answer {
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

    fn gateway(&mut self) {
        let now = self.now;
        for till in self.carts.values_mut().flat_map(|cart| &mut cart.tills) {
            for payment in &mut till.payments {
                let Some(charge) = &mut payment.charge else { continue };
                if charge.due <= now {
                    charge.state = if charge.state == Money::Processing { Money::Captured } else { Money::Cancelled };
                    (charge.due, charge.told) = (i64::MAX, true);
                }
                let Some(charge) = &mut payment.charge else { continue };
                for refund in till.parts.iter_mut().flat_map(|part| &mut part.refunds).filter(|refund| refund.due <= now) {
                    (refund.there, refund.due) = (Some(Back::Failed), i64::MAX);
                    charge.refunded -= refund.amount;
                }
            }
        }
    }

    /// The gateway's events about a buyer, by what they are about: charges first, then refunds that failed.
    fn webhook(&mut self, at: At, number: usize, life: &mut Life) -> Lived<Answer> {
        let till = self.till(at);
        let told: Vec<usize> = (0..till.payments.len()).filter(|payment| till.payments[*payment].charge.is_some_and(|charge| charge.told)).collect();
        if let Some(payment) = told.get(number) {
            self.settle(at, *payment, false, life)?;
            return Ok("done");
        }
        let failed = |(part, refund): &(usize, usize)| self.carts[&at.0].tills[at.1].parts[*part].refunds[*refund].there == Some(Back::Failed);
        let refunds: Vec<(usize, usize)> = self.refunds_of(at).into_iter().filter(failed).collect();
        match refunds.get(number - told.len()) {
            Some((part, refund)) => {
                self.sent(at, *part, *refund, life)?;
                Ok("done")
            }
            None => Ok("skipped"),
        }
    }

    fn resolve(&mut self, life: &mut Life) -> Lived<Answer> {
        let now = self.now;
        let mut calls: Vec<(i64, At, usize, bool)> = Vec::new();
        let mut refunds: Vec<(i64, At, usize, usize)> = Vec::new();
        for (cart, found) in &self.carts {
            for (till, found) in found.tills.iter().enumerate() {
                for (number, payment) in found.payments.iter().enumerate() {
                    let due = [Some(payment.pay), payment.cancel].into_iter().enumerate().filter_map(|(kind, call)| Some((kind, call?)));
                    calls.extend(due.filter(|(_, call)| call.is_due(now)).map(|(kind, call)| (call.at, (*cart, till), number, kind == 1)));
                }
                for (part, found) in found.parts.iter().enumerate() {
                    let due = found.refunds.iter().enumerate().filter(|(_, refund)| refund.call.is_due(now));
                    refunds.extend(due.map(|(number, refund)| (refund.call.at, (*cart, till), part, number)));
                }
            }
        }
        calls.sort_unstable();
        for (_, at, payment, is_cancel) in calls {
            let paying = &self.till(at).payments[payment];
            let is_open = paying.state < Money::Failed;
            if is_open && is_cancel {
                self.call_off(at, life)?;
            } else if is_open && paying.charge.is_none() {
                if self.call(at, payment, life)? {
                    self.settle(at, payment, false, life)?;
                } else {
                    life.commit()?;
                    let (now, call) = (self.now, &mut self.till(at).payments[payment].pay);
                    (call.tries, call.at) = (call.tries + 1, now);
                }
            } else {
                self.settle(at, payment, false, life)?;
            }
        }
        for (_, at, part, refund) in refunds {
            self.send(at.0, at.1, part, refund, life)?;
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
            self.settle(at, payment, false, life)?;
        }
        Ok("done")
    }

    // vendors at work

    fn part(&mut self, at: At, vendor: usize) -> Option<usize> {
        self.till(at).parts.iter().position(|part| part.vendor == vendor)
    }

    fn accept(&mut self, at: At, vendor: usize, life: &mut Life) -> Lived<Answer> {
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
    fn may_be_withdrawn(part: &Part) -> bool {
        part.lifecycle == Lifecycle::Placed && part.is_paid() && part.sent == Sent::Nothing
    }

    fn reject(&mut self, at: At, vendor: usize, life: &mut Life) -> Lived<Answer> {
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

    fn take_back(&mut self, at: At, life: &mut Life) -> Lived<Answer> {
        if self.till(at).parts.is_empty() {
            return Ok("skipped");
        }
        if !self.till(at).parts.iter().any(|part| part.placed) {
            if self.call_off(at, life)? == Some(Outcome::Placed) {
                return Ok("STATE_CONFLICT");
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
    fn withdraw(&mut self, at: At, part: usize) -> Option<usize> {
        let wish: Vec<(usize, i64)> = self.till(at).parts[part].lines.iter().map(|line| (line.thing, line.units - line.refunded)).collect();
        for line in self.till(at).parts[part].lines.clone() {
            self.pools[line.thing].sold -= line.unsent();
        }
        let refund = self.decide(at, part, &wish, true);
        self.till(at).parts[part].lifecycle = Lifecycle::Cancelled;
        refund
    }

    fn ship(&mut self, at: At, thing: usize, units: Option<i64>, life: &mut Life) -> Lived<Answer> {
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

    fn deliver(&mut self, at: At, vendor: usize, parcel: usize, life: &mut Life) -> Lived<Answer> {
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

    fn refund(&mut self, at: At, thing: usize, units: i64, shipping: bool, life: &mut Life) -> Lived<Answer> {
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
    fn decide(&mut self, at: At, part: usize, wish: &[(usize, i64)], shipping: bool) -> Option<usize> {
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

    fn refunds_of(&self, at: At) -> Vec<(usize, usize)> {
        let parts = self.carts[&at.0].tills[at.1].parts.iter().enumerate();
        let mut all: Vec<(i64, usize, usize)> =
            parts.flat_map(|(part, found)| (0..found.refunds.len()).map(move |refund| (found.refunds[refund].call.at, part, refund))).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, part, refund)| (part, refund)).collect()
    }

    /// Every refund that was decided and is not settled.
    fn refunds(&self) -> Vec<(usize, usize, usize, usize)> {
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
    fn send(&mut self, cart: usize, till: usize, part: usize, refund: usize, life: &mut Life) -> Lived<()> {
        let (at, now) = ((cart, till), self.now);
        if self.till(at).parts[part].refunds[refund].state != Back::Pending {
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
        self.sent(at, part, refund, life)
    }

    /// The gateway's word on a refund.
    fn sent(&mut self, at: At, part: usize, refund: usize, life: &mut Life) -> Lived<()> {
        life.commit()?;
        let found = self.till(at);
        let part = &mut found.parts[part];
        let back = &mut part.refunds[refund];
        let said = back.there.expect("the gateway knows it");
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

    fn release(&mut self, at: At, vendor: usize, life: &mut Life) -> Lived<Answer> {
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

    fn count(&mut self, thing: usize, delta: i64, life: &mut Life) -> Lived<Answer> {
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

    /// The carts there are.
    pub fn numbers(&self) -> Vec<usize> {
        self.carts.keys().copied().collect()
    }
}

/// Which till of which cart.
type At = (usize, usize);

impl Part {
    fn new(vendor: usize) -> Self {
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
    fn new(amount: i64, delivery: i64, now: i64) -> Self {
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

fn told(outcome: Outcome) -> Answer {
    match outcome {
        Outcome::Placed => "placed",
        Outcome::Action => "action",
        Outcome::Processing => "processing",
        Outcome::Declined => "PAYMENT_DECLINED",
        Outcome::TooLate => "STATE_CONFLICT",
    }
}
