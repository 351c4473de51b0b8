//! Stops asking a gateway that does not answer: buyers are told at once instead of waiting for a time-out each. Every few
//! seconds one call goes through to see whether it is back. Pure but for its lock; time is handed in.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// So many failures in a row are enough.
const FAILURES: u32 = 3;
/// So long without any answer is enough too, however few calls there were.
const FAILING_MS: i64 = 5_000;
/// How long nobody asks, before one call tries.
const PAUSE_MS: i64 = 5_000;

/// One gateway's.
#[derive(Debug, Default)]
pub struct Breaker(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// Failures since the last answer.
    failures: u32,
    failing_since: Option<i64>,
    answered_at: i64,
    /// Nobody asks before then.
    open_until: Option<i64>,
    /// One call tries whether the gateway is back.
    probing: bool,
    /// When the calls under way began.
    waiting: BTreeMap<u64, i64>,
    next: u64,
}

/// A call under way. Dropped without an outcome it says nothing about the gateway.
#[derive(Debug)]
pub struct Call<'a> {
    breaker: &'a Breaker,
    number: u64,
    began: i64,
    probe: bool,
}

impl Breaker {
    /// Lets a call through.
    ///
    /// # Errors
    /// In how many milliseconds to come back, while the gateway does not answer.
    pub fn enter(&self, now: i64) -> Result<Call<'_>, i64> {
        let mut state = self.state();
        let probe = state.open(now);
        if probe {
            state.refuse(now)?;
            state.probing = true;
        }
        let number = state.next;
        state.next += 1;
        state.waiting.insert(number, now);
        Ok(Call { breaker: self, number, began: now, probe })
    }

    /// Whether a call would be let through now.
    ///
    /// # Errors
    /// As [`Breaker::enter`].
    pub fn ready(&self, now: i64) -> Result<(), i64> {
        let state = self.state();
        if state.open(now) { state.refuse(now) } else { Ok(()) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Whether the gateway counts as gone: it failed, or a call has been waiting for seconds and no other was answered meanwhile.
    fn open(&self, now: i64) -> bool {
        self.open_until.is_some() || self.waiting.values().any(|began| now - began >= FAILING_MS && *began >= self.answered_at)
    }

    fn refuse(&self, now: i64) -> Result<(), i64> {
        match self.open_until {
            _ if self.probing => Err(PAUSE_MS),
            Some(until) if now < until => Err(until - now),
            _ => Ok(()),
        }
    }
}

impl Call<'_> {
    /// The gateway answered, whatever it said. `true`: it had been counted as gone.
    pub fn answered(self, now: i64) -> bool {
        let mut state = self.breaker.state();
        state.failures = 0;
        state.failing_since = None;
        state.answered_at = now;
        state.open_until.take().is_some()
    }

    /// It did not. `true`: from now on it counts as gone.
    pub fn failed(self, now: i64) -> bool {
        let mut state = self.breaker.state();
        state.failures += 1;
        let answered_at = state.answered_at;
        let since = *state.failing_since.get_or_insert(self.began.max(answered_at));
        let was_open = state.open_until.is_some();
        if was_open || state.failures >= FAILURES || now - since >= FAILING_MS {
            state.open_until = Some(now + PAUSE_MS);
        }
        !was_open && state.open_until.is_some()
    }
}

impl Drop for Call<'_> {
    fn drop(&mut self) {
        let mut state = self.breaker.state();
        state.waiting.remove(&self.number);
        if self.probe {
            state.probing = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_failures_in_a_row_open_it_and_one_answer_closes_it() {
        let breaker = Breaker::default();
        for now in [0, 1] {
            assert!(!breaker.enter(now).unwrap().failed(now));
        }
        assert!(!breaker.enter(2).unwrap().answered(2), "it was never gone");
        for now in [3, 4] {
            assert!(!breaker.enter(now).unwrap().failed(now));
        }
        assert!(breaker.enter(5).unwrap().failed(5));
        assert_eq!((breaker.enter(6).unwrap_err(), breaker.ready(1_005)), (4_999, Err(4_000)));
        // One tries; the others wait for what it finds.
        let probe = breaker.enter(5_005).unwrap();
        assert_eq!((breaker.enter(5_006).unwrap_err(), breaker.ready(5_006)), (5_000, Err(5_000)));
        assert!(!probe.failed(5_010), "it was gone already");
        assert_eq!(breaker.ready(5_011), Err(4_999));
        assert!(breaker.enter(10_010).unwrap().answered(10_010));
        assert_eq!((breaker.ready(10_011), breaker.enter(10_011).is_ok()), (Ok(()), true));
    }

    #[test]
    fn a_few_calls_that_fail_for_five_seconds_are_enough() {
        let breaker = Breaker::default();
        assert!(!breaker.enter(0).unwrap().failed(100));
        assert!(breaker.enter(4_900).unwrap().failed(5_000));
    }

    #[test]
    fn a_gateway_that_hangs_is_noticed_before_its_first_time_out() {
        let breaker = Breaker::default();
        let hanging = breaker.enter(0).unwrap();
        let second = breaker.enter(4_999).unwrap();
        let probe = breaker.enter(5_000).unwrap();
        assert_eq!(breaker.enter(5_001).unwrap_err(), 5_000);
        assert!(!probe.answered(5_100));
        assert_eq!(breaker.ready(5_101), Ok(()), "others are answered: the first is merely slow");
        assert!(hanging.failed(15_000), "but nothing was answered since");
        drop(second);
    }

    #[test]
    fn one_slow_call_among_many_good_ones_opens_nothing() {
        let breaker = Breaker::default();
        let slow = breaker.enter(0).unwrap();
        for now in (1_000..15_000).step_by(1_000) {
            breaker.enter(now).unwrap().answered(now);
        }
        assert!(!slow.failed(15_000));
        assert_eq!(breaker.ready(15_000), Ok(()));
    }

    #[test]
    fn a_call_nobody_waits_for_any_more_says_nothing() {
        let breaker = Breaker::default();
        drop(breaker.enter(0).unwrap());
        assert_eq!(breaker.ready(60_000), Ok(()));
        for now in [0, 1, 2] {
            breaker.enter(now).unwrap().failed(now);
        }
        drop(breaker.enter(6_000).unwrap());
        assert!(breaker.enter(6_001).is_ok(), "a probe that was given up leaves its place to the next");
    }
}
