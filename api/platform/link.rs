//! A line to Redis that keeps nobody waiting: every call has a short time-out, and after a failure the line rests,
//! so that a frozen Redis costs one call every few seconds and not one per request. Whoever asks must do without an answer.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{Client, FromRedisValue, Pipeline, RedisResult, ScriptInvocation};
use tokio::time::Instant;

use crate::Result;
use crate::rest::Rest;

/// Below the 250 milliseconds that a dead Redis may add to a request.
pub(crate) const WAIT: Duration = Duration::from_millis(200);
/// How long the line rests after a failure.
const REST: Duration = Duration::from_secs(5);

/// Cheap to clone.
#[derive(Clone)]
pub(crate) struct Link(Arc<Line>);

struct Line {
    client: Client,
    manager: ConnectionManager,
    namespace: String,
    worth: Duration,
    rest: Rest,
}

impl Link {
    /// Redis need not be there yet. `redis://host/0#shop` keeps to names that begin with `shop`, so that several
    /// installations can share one Redis, whose channels know no database numbers. An answer that takes longer than it
    /// is `worth` is taken, and then the line rests as after none.
    pub(crate) fn new(url: &str, worth: Duration) -> Result<Self> {
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
        Ok(Self(Arc::new(Line { client, manager, namespace, worth, rest: Rest::new(REST) })))
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
        let mut manager = self.0.manager.clone();
        self.patiently(commands.query_async(&mut manager)).await
    }

    /// As [`Link::ask`], of a script; it is sent along where Redis does not know it.
    pub(crate) async fn ask_script<T: FromRedisValue>(&self, script: &ScriptInvocation<'_>) -> Option<T> {
        let mut manager = self.0.manager.clone();
        self.patiently(script.invoke_async(&mut manager)).await
    }

    async fn patiently<T>(&self, asking: impl Future<Output = RedisResult<T>>) -> Option<T> {
        let Line { rest, worth, .. } = &*self.0;
        if !rest.may_ask() {
            return None;
        }
        let asked = Instant::now();
        let (answer, problem) = match tokio::time::timeout(WAIT, asking).await {
            Ok(Ok(answer)) if asked.elapsed() <= *worth => {
                if rest.end() {
                    tracing::info!("redis answers again");
                }
                return Some(answer);
            }
            Ok(Ok(answer)) => (Some(answer), "it is slow".into()),
            Ok(Err(error)) => (None, error.to_string()),
            Err(_) => (None, "no answer in time".into()),
        };
        metrics::counter!("stoa_redis_failures_total").increment(1);
        if rest.begin() {
            tracing::warn!(problem, "redis does not answer as it should; going on without it");
        }
        answer
    }

    /// Redis has just answered elsewhere: the next one need not wait for the end of the rest.
    pub(crate) fn hope(&self) {
        self.0.rest.cut_short();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_absent_redis_is_asked_once_and_then_left_alone() {
        let link = Link::new("redis://127.0.0.1:1/", WAIT).unwrap();
        let mut ping = redis::pipe();
        ping.cmd("PING");
        assert_eq!(link.ask::<(String,)>(&ping).await, None);
        assert!(!link.0.rest.may_ask());
    }
}
