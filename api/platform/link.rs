//! A line to Redis that keeps nobody waiting: every call has a short time-out, and after a failure the line rests,
//! so that a frozen Redis costs one call every few seconds and not one per request. Whoever asks must do without an answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, FromRedisValue, Pipeline};
use tokio::time::Instant;

use crate::Result;

/// Below the 250 milliseconds that a dead Redis may add to a request.
const WAIT: Duration = Duration::from_millis(200);
/// How long the line rests after a failure.
const REST_MS: u64 = 5_000;

/// Cheap to clone.
#[derive(Clone)]
pub(crate) struct Link(Arc<Line>);

struct Line {
    client: Client,
    manager: ConnectionManager,
    namespace: String,
    since: Instant,
    /// Milliseconds after `since`; 0 while all is well.
    rests_until: AtomicU64,
}

impl Link {
    /// Redis need not be there yet. `redis://host/0#shop` keeps to names that begin with `shop`, so that several
    /// installations can share one Redis, whose channels know no database numbers.
    pub(crate) fn new(url: &str) -> Result<Self> {
        let (url, namespace) = url.split_once('#').unwrap_or((url, "stoa"));
        let client = Client::open(url)?;
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(WAIT))
            .set_response_timeout(Some(WAIT))
            .set_number_of_retries(1)
            .set_min_delay(Duration::from_millis(10))
            .set_max_delay(Duration::from_millis(100));
        let manager = client.get_connection_manager_lazy(config)?;
        let namespace = format!("{namespace}:{}", client.get_connection_info().redis_settings().db());
        Ok(Self(Arc::new(Line { client, manager, namespace, since: Instant::now(), rests_until: AtomicU64::new(0) })))
    }

    /// For connections of one's own.
    pub(crate) fn client(&self) -> &Client {
        &self.0.client
    }

    /// A key or channel of this installation.
    pub(crate) fn name(&self, name: &str) -> String {
        format!("{}:{name}", self.0.namespace)
    }

    /// The answers to these commands, or nothing when Redis is not to be had.
    pub(crate) async fn ask<T: FromRedisValue>(&self, commands: &Pipeline) -> Option<T> {
        if !self.may_ask() {
            return None;
        }
        let mut manager = self.0.manager.clone();
        let problem = match tokio::time::timeout(WAIT, commands.query_async(&mut manager)).await {
            Ok(Ok(answer)) => {
                if self.0.rests_until.swap(0, Ordering::Relaxed) != 0 {
                    tracing::info!("redis answers again");
                }
                return Some(answer);
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "no answer in time".into(),
        };
        metrics::counter!("stoa_redis_failures_total").increment(1);
        if self.0.rests_until.swap(self.passed() + REST_MS, Ordering::Relaxed) == 0 {
            tracing::warn!(problem, "redis does not answer; going on without it");
        }
        None
    }

    /// While the line rests nobody may; afterwards one tries for all.
    fn may_ask(&self) -> bool {
        let until = self.0.rests_until.load(Ordering::Relaxed);
        let now = self.passed();
        until == 0 || (now >= until && self.0.rests_until.compare_exchange(until, now + REST_MS, Ordering::Relaxed, Ordering::Relaxed).is_ok())
    }

    fn passed(&self) -> u64 {
        u64::try_from(self.0.since.elapsed().as_millis()).unwrap_or(u64::MAX / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_absent_redis_is_asked_once_and_then_left_alone() {
        let link = Link::new("redis://127.0.0.1:1/").unwrap();
        let mut ping = redis::pipe();
        ping.cmd("PING");
        assert_eq!(link.ask::<(String,)>(&ping).await, None);
        assert!(!link.may_ask());
        link.0.rests_until.store(1, Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(2)).await;
        assert!(link.may_ask(), "one may try after the rest");
        assert!(!link.may_ask(), "and only one");
    }
}
