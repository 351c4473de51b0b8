//! How much a client may say on a socket. Whoever says more is closed on, before it costs anybody anything.

use std::time::Duration;

use tokio::time::Instant;

/// A page that opens everything at once says a few hundred things.
const AT_ONCE: f64 = 1_000.0;
const PER_SECOND: f64 = 100.0;
/// A long message counts as several.
const BYTES: usize = 4_096;

/// A bucket of messages that fills again with time.
pub struct Pace {
    left: f64,
    at: Instant,
}

impl Pace {
    pub fn new(now: Instant) -> Self {
        Self { left: AT_ONCE, at: now }
    }

    /// Whether a message of this size is still within what may be said.
    pub fn allows(&mut self, bytes: usize, now: Instant) -> bool {
        let passed = now.saturating_duration_since(self.at);
        self.at = now;
        self.left = (self.left + passed.max(Duration::ZERO).as_secs_f64() * PER_SECOND).min(AT_ONCE);
        self.left -= 1.0 + (bytes / BYTES) as f64;
        self.left >= 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_a_flood_does_not() {
        let start = Instant::now();
        let mut pace = Pace::new(start);
        assert!((0..1_000).all(|_| pace.allows(100, start)));
        assert!(!pace.allows(100, start));
        let mut pace = Pace::new(start);
        let flood = (0..20_000).find(|n| !pace.allows(20, start + Duration::from_micros(100 * n))).unwrap();
        assert!((1_000..=1_011).contains(&flood), "10,000 a second end after {flood}");
        let mut pace = Pace::new(start);
        assert!((0..100_000).all(|n| pace.allows(100, start + Duration::from_millis(10 * n))), "a hundred a second may go on");
    }

    #[test]
    fn long_messages_count_for_several() {
        let start = Instant::now();
        let mut pace = Pace::new(start);
        assert_eq!((0..1_000).take_while(|_| pace.allows(256 * 1024, start)).count(), 15);
    }
}
