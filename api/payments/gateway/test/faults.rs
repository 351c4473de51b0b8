//! What goes wrong with the test gateway on purpose, in tests alone. Which call is hit follows from a seed and the call's
//! number, so that a run can be had again.

use std::future::{Future, pending};
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

use crate::gateway::GatewayFault;

/// How often each trouble strikes: one call in so many, and never where it is 0. Written as `loses=3 errors=5 seed=1`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// Done, and the answer is cut off.
    pub loses: u32,
    /// Answered with 500; every other time it was done all the same.
    pub errors: u32,
    /// Answered with 429: not done.
    pub busy: u32,
    /// Done, and never answered.
    pub hangs: u32,
    /// Webhooks that are sent twice.
    pub repeats: u32,
    /// Webhooks whose first sending is lost, so that younger ones overtake them.
    pub delays: u32,
    /// Which calls are hit.
    pub seed: u64,
}

impl FromStr for Faults {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut faults = Self::default();
        for part in text.split_whitespace() {
            let (name, value) = part.split_once('=').ok_or_else(|| format!("`{part}` is not written as name=number"))?;
            let number: u64 = value.parse().map_err(|_| format!("`{value}` is no number"))?;
            let one_in = u32::try_from(number).unwrap_or(u32::MAX);
            match name {
                "loses" => faults.loses = one_in,
                "errors" => faults.errors = one_in,
                "busy" => faults.busy = one_in,
                "hangs" => faults.hangs = one_in,
                "repeats" => faults.repeats = one_in,
                "delays" => faults.delays = one_in,
                "seed" => faults.seed = number,
                _ => return Err(format!("`{name}` is none of loses, errors, busy, hangs, repeats, delays, seed")),
            }
        }
        Ok(faults)
    }
}

/// The faults in force, and how many calls there were.
#[derive(Default)]
pub struct Trouble {
    faults: RwLock<Faults>,
    calls: AtomicU64,
}

enum Trick {
    /// Not done.
    Before(&'static str),
    /// Done.
    After(&'static str),
    Hang,
}

impl Trouble {
    pub fn new(faults: Faults) -> Self {
        Self { faults: RwLock::new(faults), calls: AtomicU64::new(0) }
    }

    pub fn set(&self, faults: Faults) {
        *self.faults.write().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    fn faults(&self) -> Faults {
        *self.faults.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a call, or what is left of it.
    pub async fn strike<T>(&self, call: impl Future<Output = Result<T, GatewayFault>>) -> Result<T, GatewayFault> {
        match self.next() {
            None => call.await,
            Some(Trick::Before(what)) => Err(GatewayFault::NoAnswer(what.into())),
            Some(Trick::After(what)) => {
                let _ = call.await;
                Err(GatewayFault::NoAnswer(what.into()))
            }
            Some(Trick::Hang) => {
                let _ = call.await;
                pending().await
            }
        }
    }

    fn next(&self) -> Option<Trick> {
        let faults = self.faults();
        let number = self.calls.fetch_add(1, Ordering::Relaxed);
        let hit = |one_in: u32, kind: u64| one_in > 0 && mix(faults.seed, number, kind).is_multiple_of(u64::from(one_in));
        if hit(faults.loses, 1) {
            Some(Trick::After("the answer was cut off"))
        } else if hit(faults.errors, 2) {
            let done = mix(faults.seed, number, 3).is_multiple_of(2);
            Some(if done { Trick::After("500, after it was done") } else { Trick::Before("500") })
        } else if hit(faults.busy, 4) {
            Some(Trick::Before("429"))
        } else if hit(faults.hangs, 5) {
            Some(Trick::Hang)
        } else {
            None
        }
    }

    /// How often a webhook is sent this time: not at all, once or twice.
    pub fn copies(&self, event: &str, attempts: i32) -> usize {
        let faults = self.faults();
        let number = event.bytes().fold(0u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
        let hit = |one_in: u32, kind: u64| one_in > 0 && mix(faults.seed, number, kind).is_multiple_of(u64::from(one_in));
        if attempts == 0 && hit(faults.delays, 6) {
            0
        } else if hit(faults.repeats, 7) {
            2
        } else {
            1
        }
    }
}

/// `SplitMix64` over the three.
fn mix(seed: u64, number: u64, kind: u64) -> u64 {
    let mut z = seed.wrapping_add(number.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_add(kind.wrapping_mul(0xd1b5_4a32_d192_ed03));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_and_nonsense_is_named() {
        let read: Faults = "loses=3 errors=5 seed=7".parse().unwrap();
        assert_eq!(read, Faults { loses: 3, errors: 5, seed: 7, ..Faults::default() });
        for nonsense in ["loses", "loses=x", "explodes=1", "loses=-1"] {
            assert!(nonsense.parse::<Faults>().is_err(), "{nonsense}");
        }
    }

    #[test]
    fn a_third_is_about_a_third_and_the_same_every_time() {
        let struck = |seed| {
            let trouble = Trouble::new(Faults { loses: 3, seed, ..Faults::default() });
            (0..3_000).map(|_| trouble.next().is_some()).collect::<Vec<_>>()
        };
        let hits = struck(1).into_iter().filter(|hit| *hit).count();
        assert!((900..1_100).contains(&hits), "{hits}");
        assert_eq!(struck(1), struck(1));
        assert_ne!(struck(1), struck(2));
    }
}
