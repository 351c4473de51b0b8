//! Answers worth keeping for a while: in this process, and shared by Redis where there is one. It may forget anything
//! at any time. With several nodes an entry that was removed on one may live on for 5 seconds on the others.

use std::sync::Arc;
use std::time::{Duration, Instant};

use kernel::Clock;
use moka::Expiry;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Result;
use crate::link::Link;

/// At most so many bytes in this process...
const BYTES: u32 = 64 * 1024 * 1024;
/// ...and so many entries: each weighs at least its share.
const ENTRIES: u32 = 10_000;
/// How long a node trusts its own copy of what is shared.
const OWN_COPY: Duration = Duration::from_secs(5);
/// A slower Redis is no help: the database is asked in a tenth of this.
const WORTH: Duration = Duration::from_millis(50);
/// What a shared entry begins with: when its time is over, by the clock that all nodes have in common. Redis counts
/// from when it wrote the entry, and one that was frozen writes late what was sent to it before.
const STAMP: usize = size_of::<i64>();

/// Cheap to clone; all clones are one cache. Keys name what they hold and for whom (locale, currency, class of viewer).
#[derive(Clone)]
pub struct Cache {
    memory: moka::future::Cache<String, Entry>,
    shared: Option<(Link, Clock)>,
}

#[derive(Clone)]
struct Entry {
    bytes: Arc<[u8]>,
    lives: Duration,
}

/// Every entry has a life of its own.
struct OwnLife;

impl Expiry<String, Entry> for OwnLife {
    fn expire_after_create(&self, _: &String, entry: &Entry, _: Instant) -> Option<Duration> {
        Some(entry.lives)
    }

    fn expire_after_update(&self, _: &String, entry: &Entry, _: Instant, _: Option<Duration>) -> Option<Duration> {
        Some(entry.lives)
    }
}

impl Cache {
    /// Within this process.
    #[must_use]
    pub fn local() -> Self {
        let weigh = |key: &String, entry: &Entry| u32::try_from(key.len() + entry.bytes.len()).unwrap_or(u32::MAX).max(BYTES / ENTRIES);
        Self { memory: moka::future::Cache::builder().max_capacity(BYTES.into()).weigher(weigh).expire_after(OwnLife).build(), shared: None }
    }

    /// Shared through Redis, which need not be there: then each process is on its own.
    ///
    /// # Errors
    /// When `url` is none of Redis.
    pub fn redis(url: &str, clock: Clock) -> Result<Self> {
        Ok(Self { shared: Some((Link::new(url, WORTH)?, clock)), ..Self::local() })
    }

    /// What is kept under `key`, if it is still there.
    pub async fn get(&self, key: &str) -> Option<Arc<[u8]>> {
        let found = self.memory.get(key).await;
        count("memory", found.is_some());
        if let Some(entry) = found {
            return Some(entry.bytes);
        }
        let (link, clock) = self.shared.as_ref()?;
        let mut commands = redis::pipe();
        commands.get(link.name(&format!("cache:{key}")));
        let (stamped,) = link.ask::<(Option<Vec<u8>>,)>(&commands).await?;
        let found = stamped.as_deref().and_then(|stamped| {
            let (until, bytes) = stamped.split_first_chunk::<STAMP>()?;
            let left = u64::try_from(i64::from_be_bytes(*until) - clock.now()).ok().filter(|left| *left > 0)?;
            Some((bytes, Duration::from_millis(left)))
        });
        count("redis", found.is_some());
        let (bytes, left) = found?;
        let bytes: Arc<[u8]> = bytes.into();
        self.memory.insert(key.to_owned(), Entry { bytes: bytes.clone(), lives: left.min(OWN_COPY) }).await;
        Some(bytes)
    }

    /// Keeps `bytes` for at most `lives`.
    pub async fn put(&self, key: &str, bytes: impl Into<Arc<[u8]>>, lives: Duration) {
        let bytes = bytes.into();
        let own = if self.shared.is_some() { lives.min(OWN_COPY) } else { lives };
        self.memory.insert(key.to_owned(), Entry { bytes: bytes.clone(), lives: own }).await;
        if let Some((link, clock)) = &self.shared {
            let mut commands = redis::pipe();
            let millis = u32::try_from(lives.as_millis()).unwrap_or(u32::MAX).max(1);
            let until = clock.now() + i64::from(millis);
            commands.pset_ex(link.name(&format!("cache:{key}")), [&until.to_be_bytes(), &bytes[..]].concat(), millis.into()).ignore();
            link.ask::<()>(&commands).await;
        }
    }

    /// Forgets what is kept under `key`. When Redis cannot be told, its copy lives to its end: keep nothing there
    /// for longer than it may be wrong.
    pub async fn remove(&self, key: &str) {
        self.memory.invalidate(key).await;
        if let Some((link, _)) = &self.shared {
            let mut commands = redis::pipe();
            commands.del(link.name(&format!("cache:{key}"))).ignore();
            link.ask::<()>(&commands).await;
        }
    }

    /// Whether what is shared can be shared now; none where nothing is.
    pub async fn reaches_redis(&self) -> Option<bool> {
        let (link, _) = self.shared.as_ref()?;
        let mut commands = redis::pipe();
        commands.ping();
        Some(link.ask::<(String,)>(&commands).await.is_some())
    }

    /// As [`Cache::get`], read as JSON; nothing when it is of another shape, as after an update of the program.
    pub async fn read<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        serde_json::from_slice(&self.get(key).await?).ok()
    }

    /// As [`Cache::put`], written as JSON.
    pub async fn write(&self, key: &str, value: &impl Serialize, lives: Duration) {
        match serde_json::to_vec(value) {
            Ok(bytes) => self.put(key, bytes, lives).await,
            Err(error) => tracing::error!(%error, key, "a cached value cannot be written as JSON"),
        }
    }
}

fn count(level: &'static str, hit: bool) {
    metrics::counter!("stoa_cache_lookups_total", "level" => level, "result" => if hit { "hit" } else { "miss" }).increment(1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_entry_lives_as_long_as_it_was_given() {
        let cache = Cache::local();
        cache.put("short", *b"1", Duration::from_millis(1)).await;
        cache.write("long", &2, Duration::from_secs(60)).await;
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert_eq!(cache.get("short").await, None);
        assert_eq!(cache.read("long").await, Some(2));
        cache.remove("long").await;
        assert_eq!(cache.get("long").await, None);
    }

    #[tokio::test]
    async fn an_absent_redis_neither_fails_nor_slows() {
        let cache = Cache::redis("redis://127.0.0.1:1/", Clock::default()).unwrap();
        let started = Instant::now();
        for _ in 0..100 {
            assert_eq!(cache.get("nothing").await, None);
        }
        assert!(started.elapsed() < Duration::from_secs(2));
        cache.put("key", *b"value", Duration::from_secs(60)).await;
        assert_eq!(cache.get("key").await.as_deref(), Some(&b"value"[..]));
    }

    #[tokio::test]
    async fn it_stays_within_its_size() {
        let cache = Cache::local();
        for key in 0..300 {
            cache.put(&key.to_string(), vec![0; 1024 * 1024], Duration::from_secs(60)).await;
        }
        cache.memory.run_pending_tasks().await;
        assert!(cache.memory.weighted_size() <= u64::from(BYTES));
    }
}
