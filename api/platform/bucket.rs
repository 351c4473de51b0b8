//! Token buckets: how much somebody may spend at once, and how fast it comes back. In this process, and shared by Redis
//! where there is one. Redis need not be there: then each process counts for itself, and nobody waits for long.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use moka::sync::Cache;
use redis::Script;

use crate::link::Link;

/// At most so many buckets in this process; the one that was not asked for longest is forgotten, which fills it.
const MOST: u64 = 100_000;
/// A node takes this part of a shared bucket at a time, so that Redis is not asked for every point. A bucket of several
/// nodes is exact up to it.
const SHARE: u64 = 20;
/// No bucket takes longer to fill.
const LONGEST: Duration = Duration::from_secs(24 * 3600);
/// An answer that takes longer is not worth waiting for: then each node counts for itself.
const WORTH: Duration = Duration::from_millis(50);

/// A bucket's size and how fast it fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Points that a full bucket holds.
    pub capacity: u64,
    /// Points that come back in a second; at least 1.
    pub restore: u64,
}

/// What came of wanting points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// They were there; about so many are left.
    Yes { left: u64 },
    /// They were not, and nothing was taken; about so many are there, and in so many milliseconds there will be enough.
    No { left: u64, wait_ms: u64 },
}

/// Cheap to clone; all clones are the same buckets.
#[derive(Clone)]
pub struct Buckets {
    own: Cache<String, Arc<Mutex<Bucket>>>,
    shared: Option<Link>,
}

/// One bucket as this process knows it.
#[derive(Default)]
struct Bucket {
    /// What was taken out of the shared one and not spent yet.
    share: u64,
    /// What the shared one held when it was last asked.
    elsewhere: u64,
    /// Thousandths of points, where this process counts for itself; none before the first time.
    alone: Option<(u128, i64)>,
}

impl Buckets {
    /// Within this process.
    #[must_use]
    pub fn local() -> Self {
        Self { own: Cache::builder().max_capacity(MOST).time_to_idle(LONGEST).build(), shared: None }
    }

    /// Shared through Redis, which need not be there.
    ///
    /// # Errors
    /// When `url` is none of Redis.
    pub fn redis(url: &str) -> crate::Result<Self> {
        Ok(Self { shared: Some(Link::new(url, WORTH)?), ..Self::local() })
    }

    /// Takes points out of somebody's bucket. `now` is in milliseconds.
    pub async fn take(&self, whose: &str, rate: Rate, points: u64, now: i64) -> Taken {
        let bucket = match self.own.get(whose) {
            Some(bucket) => bucket,
            None => self.own.get_with_by_ref(whose, Arc::default),
        };
        let known = || bucket.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(link) = &self.shared else { return known().alone(rate, points, now) };
        let had = match known().spend(points) {
            Ok(left) => return Taken::Yes { left },
            Err(had) => had,
        };
        let (missing, name) = (points - had, link.name(&format!("bucket:{whose}")));
        let mut script = SCRIPT.key(name);
        script.arg(rate.capacity).arg(rate.restore).arg(missing).arg((rate.capacity / SHARE).max(missing)).arg(now);
        let answer = link.ask_script::<(u64, u64)>(&script).await;
        let mut bucket = known();
        match answer {
            Some((given, left)) if given >= missing => {
                bucket.share = bucket.share.saturating_add(given - missing);
                (bucket.elsewhere, bucket.alone) = (left, None);
                Taken::Yes { left: left.saturating_add(bucket.share) }
            }
            Some((_, left)) => {
                bucket.share = bucket.share.saturating_add(had);
                Taken::No { left: left.saturating_add(had), wait_ms: wait(missing.saturating_sub(left), rate) }
            }
            None => {
                bucket.share = bucket.share.saturating_add(had);
                bucket.alone(rate, points, now)
            }
        }
    }
}

impl Bucket {
    /// Spends of the share and tells what is left in all; or hands over what there is of it, which is too little.
    fn spend(&mut self, points: u64) -> Result<u64, u64> {
        let Some(rest) = self.share.checked_sub(points) else { return Err(std::mem::take(&mut self.share)) };
        self.share = rest;
        Ok(rest.saturating_add(self.elsewhere))
    }

    fn alone(&mut self, rate: Rate, points: u64, now: i64) -> Taken {
        let full = u128::from(rate.capacity) * 1_000;
        let (held, at) = self.alone.unwrap_or((full, now));
        // A clock that went back gives nothing and takes nothing.
        let passed = u128::from(u64::try_from(now.saturating_sub(at)).unwrap_or(0));
        let held = full.min(held + passed * u128::from(rate.restore));
        let rest = held.checked_sub(u128::from(points) * 1_000);
        self.alone = Some((rest.unwrap_or(held), at.max(now)));
        let left = u64::try_from(rest.unwrap_or(held) / 1_000).unwrap_or(u64::MAX);
        match rest {
            Some(_) => Taken::Yes { left },
            None => Taken::No { left, wait_ms: wait(points - left, rate) },
        }
    }
}

fn wait(missing: u64, rate: Rate) -> u64 {
    missing.saturating_mul(1_000).div_ceil(rate.restore.max(1))
}

/// Gives between what is wanted and what may be taken ahead, or nothing; and what is left.
static SCRIPT: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local capacity, restore, points, ahead, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
        local known = redis.call('HMGET', KEYS[1], 'left', 'at')
        local left, at = tonumber(known[1]) or capacity, tonumber(known[2]) or now
        if now > at then
          left, at = math.min(capacity, left + (now - at) * restore / 1000), now
        end
        local given = 0
        if left >= points then
          given = math.min(math.floor(left), ahead)
        end
        left = left - given
        redis.call('HSET', KEYS[1], 'left', tostring(left), 'at', tostring(at))
        redis.call('PEXPIRE', KEYS[1], math.ceil(capacity / restore * 1000) + 1000)
        return { given, math.floor(left) }",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { capacity: 100, restore: 10 };

    #[tokio::test]
    async fn a_bucket_is_spent_and_fills_again() {
        let buckets = Buckets::local();
        assert_eq!(buckets.take("ann", RATE, 60, 0).await, Taken::Yes { left: 40 });
        assert_eq!(buckets.take("ann", RATE, 60, 0).await, Taken::No { left: 40, wait_ms: 2_000 });
        assert_eq!(buckets.take("bob", RATE, 60, 0).await, Taken::Yes { left: 40 });
        assert_eq!(buckets.take("ann", RATE, 60, 1_999).await, Taken::No { left: 59, wait_ms: 100 });
        assert_eq!(buckets.take("ann", RATE, 60, 2_000).await, Taken::Yes { left: 0 });
        assert_eq!(buckets.take("ann", RATE, 0, 1_000_000).await, Taken::Yes { left: 100 });
    }

    #[tokio::test]
    async fn a_clock_that_goes_back_gives_nothing() {
        let buckets = Buckets::local();
        buckets.take("ann", RATE, 100, 10_000).await;
        assert_eq!(buckets.take("ann", RATE, 1, 0).await, Taken::No { left: 0, wait_ms: 100 });
        assert_eq!(buckets.take("ann", RATE, 1, 10_100).await, Taken::Yes { left: 0 });
    }

    #[tokio::test]
    async fn without_redis_each_process_counts_for_itself() {
        let buckets = Buckets::redis("redis://127.0.0.1:1/").unwrap();
        assert_eq!(buckets.take("ann", RATE, 60, 0).await, Taken::Yes { left: 40 });
        assert_eq!(buckets.take("ann", RATE, 60, 0).await, Taken::No { left: 40, wait_ms: 2_000 });
    }
}
