//! The marketplace as simply as it can be said: a few numbers in memory, without a database, without a second thought about
//! who comes when. It tells for every step what may come of it.

mod gateway;
mod part;
mod paying;
mod payment;
mod refunding;
mod selling;
mod settling;
mod shopping;
mod till;

use std::collections::BTreeMap;

pub use part::{Back, Lifecycle, Paid, Part, Sent};
pub use payment::{Money, Payment};
pub use till::{State, Till};

use payment::Trust;
use till::{Cart, Key, Outcome};

use super::books::Books;
use super::step::{DAY, MINUTE, SECOND, Step};

pub const DELIVERY: i64 = 4_90;
const HOLD: i64 = 15 * MINUTE;
const LONGEST_HOLD: i64 = 60 * MINUTE;
const PROCESSING: i64 = 30 * MINUTE;
const CLAIM: i64 = 2 * MINUTE;
pub const KEY_LOCK: i64 = 30 * SECOND;
const RETURNS: i64 = 14 * DAY;

/// What was answered: what became of it, or the code of the refusal.
pub type Answer = &'static str;

/// The process died.
struct Died;
/// The gateway failed too often to be asked now.
struct Away;
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
    trust: Trust,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pool {
    pub on_hand: i64,
    pub held: i64,
    pub sold: i64,
}

impl Reference {
    pub fn new(now: i64, shelves: [i64; 3], prices: [i64; 3]) -> Self {
        Self {
            now,
            pools: shelves.map(|on_hand| Pool { on_hand, ..Pool::default() }),
            prices,
            carts: BTreeMap::new(),
            books: Books::default(),
            trust: Trust::default(),
        }
    }

    /// Everything that may come of a step at this time: one thing, or where the process dies one for each transaction it may
    /// have lived to commit.
    pub fn outcomes(&self, step: &Step, at: i64) -> Vec<(Answer, Self)> {
        let mut now = self.clone();
        now.now = at;
        let Step::Dies { step, .. } = step else { return vec![now.after(step, Life::LONG).0] };
        let mut outcomes = Vec::new();
        for lives in 0.. {
            let ((_, mut after), survived) = now.after(step, Life(Some(lives)));
            after.trust = Trust::default();
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
            _ => match step.cart().and_then(|cart| Some((cart, self.carts.get(&cart)?.tills.len()))) {
                None | Some((_, 0)) => Ok("skipped"),
                Some((cart, tills)) => self.at_till(step, (cart, tills - 1), life),
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
            Step::Relents { .. } => Ok(self.relent(at)),
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

    /// The carts there are.
    pub fn numbers(&self) -> Vec<usize> {
        self.carts.keys().copied().collect()
    }
}

/// Which till of which cart.
type At = (usize, usize);

fn told(outcome: Outcome) -> Answer {
    match outcome {
        Outcome::Placed => "placed",
        Outcome::Action => "action",
        Outcome::Processing => "processing",
        Outcome::Declined => "PAYMENT_DECLINED",
        Outcome::TooLate => "STATE_CONFLICT",
    }
}
