//! The only source of time. In production it is local time corrected by the offset to the database's clock,
//! so that nodes agree; in tests a hand moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Cheap to clone; every clone shows the same time.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// Where it stands, of a clock that does not go by itself.
    stands_at: Option<i64>,
    /// By how much this machine's own clock is wrong; only tests have it wrong on purpose.
    ahead_ms: i64,
    offset_ms: Arc<AtomicI64>,
}

impl Clock {
    /// One that stands still until a hand moves it: what is played again happens at the same times.
    #[must_use]
    pub fn standing(at_ms: i64) -> Self {
        Self { stands_at: Some(at_ms), ..Self::default() }
    }

    /// One on a machine whose own clock is ahead by `ms`, or behind where that is negative.
    #[must_use]
    pub fn ahead(ms: i64) -> Self {
        Self { ahead_ms: ms, ..Self::default() }
    }

    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.stands_at.unwrap_or_else(local) + self.ahead_ms + self.offset_ms.load(Ordering::Relaxed)
    }

    /// Corrects local time by `ms`.
    pub fn set_offset(&self, ms: i64) {
        self.offset_ms.store(ms, Ordering::Relaxed);
    }

    /// The correction in force, in milliseconds.
    #[must_use]
    pub fn offset(&self) -> i64 {
        self.offset_ms.load(Ordering::Relaxed)
    }

    /// Moves time on by `ms`, for tests.
    pub fn advance(&self, ms: i64) {
        self.offset_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

/// The day of a moment, in UTC, as `2026-11-30`: read alike in every language.
#[must_use]
pub fn day(at_ms: i64) -> String {
    chrono::DateTime::from_timestamp_millis(at_ms).unwrap_or_default().format("%Y-%m-%d").to_string()
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the wall clock")]
fn local() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
