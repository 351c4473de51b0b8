//! What happens in a history, and how one is made up by chance. A step names carts and goods by number, so that the same
//! steps mean the same in the reference and in the marketplace, and so that a shorter history is a history too.

use api::seed::random::Chance;

/// Mug and print are one vendor's, the lamp is another's.
pub const VENDOR_OF: [usize; 3] = [0, 0, 1];
pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const DAY: i64 = 24 * 60 * MINUTE;

/// How a payment will go, as the test gateway's tokens name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    Works,
    Declines,
    NeedsAction,
    ComesLater,
    LosesAnswer,
    RefundsFailLate,
}

impl Means {
    pub fn token(self) -> &'static str {
        match self {
            Self::Works => "test_ok",
            Self::Declines => "test_decline_insufficient_funds",
            Self::NeedsAction => "test_action",
            Self::ComesLater => "test_later",
            Self::LosesAnswer => "test_lost_answer",
            Self::RefundsFailLate => "test_refund_fails_late",
        }
    }
}

/// Where a process dies: while this statement is under way, or right after this commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    AtStatement(u64),
    AfterCommit(u64),
}

/// One thing somebody does, or that happens by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new guest puts so many of each thing into a cart.
    Shop {
        cart: usize,
        basket: [i64; 3],
    },
    Start {
        cart: usize,
    },
    /// Address and deliveries.
    Review {
        cart: usize,
    },
    Pay {
        cart: usize,
        means: Means,
    },
    Complete {
        cart: usize,
    },
    /// The last completion once more, with its key.
    Again {
        cart: usize,
    },
    GiveUp {
        cart: usize,
    },
    /// The buyer takes the order back.
    TakeBack {
        cart: usize,
    },
    /// The second step at the gateway.
    Confirm {
        cart: usize,
    },
    Accept {
        cart: usize,
        vendor: usize,
    },
    Reject {
        cart: usize,
        vendor: usize,
    },
    /// All that is left of the vendor's part, or so many of one thing.
    Ship {
        cart: usize,
        thing: usize,
        units: Option<i64>,
    },
    /// The vendor's parcel of this number arrives.
    Deliver {
        cart: usize,
        vendor: usize,
        parcel: usize,
    },
    Refund {
        cart: usize,
        thing: usize,
        units: i64,
        shipping: bool,
    },
    /// The jobs of refunds that were decided and not sent.
    SendRefunds,
    SetPrice {
        thing: usize,
        minor: i64,
    },
    Count {
        thing: usize,
        delta: i64,
    },
    Pass {
        ms: i64,
    },
    Sweep,
    /// What is due at the gateway happens.
    Gateway,
    /// The gateway tells of one of this buyer's charges or refunds, not for the first time perhaps.
    Webhook {
        cart: usize,
        number: usize,
    },
    /// The job that asks after calls without an answer.
    Resolve,
    /// The job that frees a vendor's money after the time to send things back.
    Release {
        cart: usize,
        vendor: usize,
    },
    /// The gateway takes the money of a payment it had declined, and has something to tell.
    Relents {
        cart: usize,
    },
    /// The hold of a checkout is gone as if its time had run out under a payment.
    LoseHold {
        cart: usize,
    },
    /// The process dies in the middle of it.
    Dies {
        step: Box<Step>,
        at: Death,
    },
}

impl Step {
    /// Whose cart it is about; none for what happens to everybody.
    pub fn cart(&self) -> Option<usize> {
        match self {
            Self::Shop { cart, .. }
            | Self::Start { cart }
            | Self::Review { cart }
            | Self::Pay { cart, .. }
            | Self::Complete { cart }
            | Self::Again { cart }
            | Self::GiveUp { cart }
            | Self::TakeBack { cart }
            | Self::Confirm { cart }
            | Self::Accept { cart, .. }
            | Self::Reject { cart, .. }
            | Self::Ship { cart, .. }
            | Self::Deliver { cart, .. }
            | Self::Refund { cart, .. }
            | Self::Webhook { cart, .. }
            | Self::Release { cart, .. }
            | Self::LoseHold { cart }
            | Self::Relents { cart } => Some(*cart),
            _ => None,
        }
    }
}

/// A history: what is on the shelves, and what happens then.
#[derive(Clone, Debug)]
pub struct History {
    pub shelves: [i64; 3],
    pub steps: Vec<Step>,
}

/// Makes one up: a few buyers on their way through the till, all at once, and everything that may come between.
pub fn history(chance: &mut Chance) -> History {
    let shelves = [chance.between(1, 5), chance.between(0, 4), chance.between(1, 5)];
    let buyers = number(chance, 1, 3);
    let mut stories: Vec<Vec<Step>> = (0..buyers).map(|cart| story(chance, cart)).collect();
    let mut steps = Vec::new();
    while stories.iter().any(|story| !story.is_empty()) {
        let cart = number(chance, 0, buyers - 1);
        let step = if chance.percent(30) { aside(chance, buyers) } else { if stories[cart].is_empty() { continue } else { stories[cart].remove(0) } };
        steps.push(if chance.percent(8) && may_die(&step) { Step::Dies { step: Box::new(step), at: death(chance) } } else { step });
    }
    History { shelves, steps }
}

/// One buyer's way, as it may go.
fn story(chance: &mut Chance, cart: usize) -> Vec<Step> {
    let basket = [chance.between(0, 3), chance.between(0, 2), chance.between(0, 2)];
    let mut steps = vec![Step::Shop { cart, basket }, Step::Start { cart }, Step::Review { cart }];
    for _ in 0..chance.between(1, 2) {
        let means = *chance.pick(&[
            Means::Works,
            Means::Works,
            Means::Declines,
            Means::NeedsAction,
            Means::NeedsAction,
            Means::ComesLater,
            Means::LosesAnswer,
            Means::LosesAnswer,
            Means::RefundsFailLate,
        ]);
        steps.extend([Step::Pay { cart, means }, Step::Complete { cart }]);
        for _ in 0..chance.between(0, 2) {
            steps.push(match chance.between(0, 9) {
                0..3 => Step::Again { cart },
                3..5 => Step::Complete { cart },
                5..7 => Step::Confirm { cart },
                7 => Step::GiveUp { cart },
                8 => Step::Start { cart },
                _ => Step::TakeBack { cart },
            });
        }
    }
    for _ in 0..chance.between(1, 5) {
        let (vendor, thing) = (number(chance, 0, 1), number(chance, 0, 2));
        steps.push(match chance.between(0, 11) {
            0 => Step::Accept { cart, vendor },
            1 => Step::Reject { cart, vendor },
            2 => Step::TakeBack { cart },
            3..6 => Step::Ship { cart, thing, units: if chance.percent(50) { None } else { Some(chance.between(1, 2)) } },
            6..8 => Step::Deliver { cart, vendor, parcel: number(chance, 0, 1) },
            _ => Step::Refund { cart, thing, units: chance.between(0, 2), shipping: chance.percent(30) },
        });
    }
    if chance.percent(40) {
        let vendor = number(chance, 0, 1);
        steps.extend([
            Step::Ship { cart, thing: 2 * vendor, units: None },
            Step::Deliver { cart, vendor, parcel: 0 },
            Step::Deliver { cart, vendor, parcel: 1 },
        ]);
        steps.extend([Step::Pass { ms: 15 * DAY }, Step::Release { cart, vendor }, Step::Refund { cart, thing: 2 * vendor, units: 1, shipping: true }]);
    }
    steps
}

/// What comes between.
fn aside(chance: &mut Chance, buyers: usize) -> Step {
    let (cart, thing) = (number(chance, 0, buyers - 1), number(chance, 0, 2));
    match chance.between(0, 23) {
        0..2 => Step::SetPrice { thing, minor: chance.between(3, 40) * 111 },
        2..4 => Step::Count { thing, delta: *chance.pick(&[-2, -1, 1, 2]) },
        4..9 => Step::Pass { ms: *chance.pick(&[SECOND, 3 * SECOND, 31 * SECOND, 2 * MINUTE, 7 * MINUTE, 16 * MINUTE, 61 * MINUTE]) },
        9..12 => Step::Sweep,
        12..15 => Step::Gateway,
        15..18 => Step::Webhook { cart, number: number(chance, 0, 3) },
        18..20 => Step::Resolve,
        20 => Step::SendRefunds,
        21 => Step::LoseHold { cart },
        22 => Step::Relents { cart },
        _ => Step::Start { cart },
    }
}

/// Whether a request, or a job, is one that a process can die in.
fn may_die(step: &Step) -> bool {
    !matches!(
        step,
        Step::Pass { .. }
            | Step::Gateway
            | Step::Confirm { .. }
            | Step::LoseHold { .. }
            | Step::Relents { .. }
            | Step::Shop { .. }
            | Step::SetPrice { .. }
            | Step::Again { .. }
    )
}

fn death(chance: &mut Chance) -> Death {
    if chance.percent(50) { Death::AtStatement(chance.draw() % 45 + 1) } else { Death::AfterCommit(chance.draw() % 3 + 1) }
}

fn number(chance: &mut Chance, least: usize, most: usize) -> usize {
    least + usize::try_from(chance.draw() % (most - least + 1) as u64).unwrap_or_default()
}

/// Everything that was begun comes to its end: what the jobs of a few days would do.
pub fn ending(carts: &[usize]) -> Vec<Step> {
    let mut steps = Vec::new();
    for _ in 0..2 {
        steps.extend([Step::Pass { ms: 2 * 60 * MINUTE }, Step::Gateway, Step::Resolve, Step::Sweep, Step::SendRefunds]);
        steps.extend(carts.iter().flat_map(|cart| (0..10).map(|number| Step::Webhook { cart: *cart, number })));
    }
    steps
}
