//! How much of a thing is tried: a few in every build, the full count by `make faults`.

use api::seed::random::Chance;

use crate::database::setting;

/// Whether this run takes the full counts (`STOA_TEST_SCALE=full`).
#[must_use]
pub fn full() -> bool {
    setting("STOA_TEST_SCALE").as_deref() == Some("full")
}

/// `few` in every build, `many` where this run takes the full counts.
#[must_use]
pub fn count(few: usize, many: usize) -> usize {
    if full() { many } else { few }
}

/// The seed of this run: a fixed one, or the one that is to be played again.
#[must_use]
pub fn seed() -> u64 {
    again().unwrap_or(20_261_125)
}

/// `STOA_TEST_SEED`: what failed with this seed is played again, and nothing else.
///
/// # Panics
/// When it is no number.
#[must_use]
pub fn again() -> Option<u64> {
    setting("STOA_TEST_SEED").map(|seed| seed.parse().expect("STOA_TEST_SEED is a number"))
}

/// Chance for one subject of this run, by its seed.
#[must_use]
pub fn chance(subject: &str) -> Chance {
    Chance::of(&format!("{subject} {}", seed()))
}

/// The same things in another order.
#[must_use]
pub fn shuffled<T, const N: usize>(chance: &mut Chance, mut things: [T; N]) -> [T; N] {
    for last in (1..N).rev() {
        things.swap(last, usize::try_from(chance.draw() % (last as u64 + 1)).unwrap_or_default());
    }
    things
}

/// One figure for the table of `make faults`, printed as a line that it reads.
pub fn figure(what: &str, value: impl std::fmt::Display) {
    println!("figure | {what} | {value}");
}
