//! Whoever does not answer is left alone for a while, so that not everybody waits in vain; then one tries for all.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::time::Instant;

pub(crate) struct Rest {
    lasts: Duration,
    began: Instant,
    /// In milliseconds as [`Rest::passed`] counts them; 0 while all is well.
    until: AtomicU64,
}

impl Rest {
    /// Nobody rests yet.
    pub(crate) fn new(lasts: Duration) -> Self {
        Self { lasts, began: Instant::now(), until: AtomicU64::new(0) }
    }

    /// Whether to ask now: everybody while all is well, one after each rest.
    pub(crate) fn may_ask(&self) -> bool {
        let until = self.until.load(Ordering::Relaxed);
        let next = || self.until.compare_exchange(until, self.after_rest(), Ordering::Relaxed, Ordering::Relaxed);
        until == 0 || (self.passed() >= until && next().is_ok())
    }

    /// No answer came. Tells whether that is new.
    pub(crate) fn begin(&self) -> bool {
        self.until.swap(self.after_rest(), Ordering::Relaxed) == 0
    }

    /// An answer came. Tells whether that is new.
    pub(crate) fn end(&self) -> bool {
        self.until.load(Ordering::Relaxed) != 0 && self.until.swap(0, Ordering::Relaxed) != 0
    }

    /// There is reason to hope: the next one may try.
    pub(crate) fn cut_short(&self) {
        let _ = self.until.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |until| (until > 1).then_some(1));
    }

    fn after_rest(&self) -> u64 {
        self.passed().saturating_add(millis(self.lasts))
    }

    /// Milliseconds since this was made, from 1 on.
    fn passed(&self) -> u64 {
        millis(self.began.elapsed()).saturating_add(1)
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn after_a_rest_one_tries_for_all() {
        let rest = Rest::new(Duration::from_millis(20));
        assert!(rest.may_ask() && rest.may_ask());
        assert!(rest.begin());
        assert!(!rest.begin(), "it rested already");
        while !rest.may_ask() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let rest = Rest::new(Duration::from_secs(60));
        assert!(rest.begin() && !rest.may_ask());
        rest.cut_short();
        assert!(rest.may_ask(), "one may try");
        assert!(!rest.may_ask(), "and only one");
        assert!(rest.end() && !rest.end());
        assert!(rest.may_ask() && rest.may_ask());
    }
}
