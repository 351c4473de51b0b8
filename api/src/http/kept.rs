//! Whole answers of the catalogue, kept as the bytes they are and given to everybody who is nobody in particular and asks
//! the same in the same market.
//!
//! An answer is as old as two seconds at most, and older than no change that this node has heard of: what is kept is found
//! by the number of changes so far too. While one is worked out, others who ask the same wait for it.

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use async_graphql::{Request, Response};
use futures_util::{Stream, StreamExt};
use metrics::{Counter, Histogram};
use moka::future::Cache;
use platform::bus::Delivery;
use platform::{Cx, crypto, revision};
use tokio_util::sync::CancellationToken;

use super::caller::Caller;
use super::packed::Packed;
use super::rate::Spent;
use crate::graphql::context::Market;
use crate::graphql::public::TOPICS;

/// All kept answers together.
const BYTES: u64 = 32 * 1024 * 1024;
/// A longer answer would push out a hundred others.
const LONGEST: usize = 256 * 1024;
/// Beside its bytes an answer takes this.
const OVERHEAD: usize = 500;
/// However little is heard of changes. What an answer is made of may be another second old ([`revision::lately`]).
const LIFE: Duration = Duration::from_secs(1);

/// The answers of this node.
pub struct Answers {
    kept: Cache<Key, Arc<Answer>>,
    changes: AtomicU64,
}

/// What was asked, in which market, after which change.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    asked: [u8; 32],
    after: u64,
}

/// An answer without errors.
pub struct Answer {
    /// `{"data":…,"extensions":{"context":…`
    body: Vec<u8>,
    pub operation: String,
    pub cost: u64,
    pub counted: Counter,
    pub timed: Histogram,
    /// The body packed, once somebody wanted it so again.
    packed: OnceLock<Option<Packed>>,
}

/// A body on its way out.
pub struct Sent {
    pub bytes: Vec<u8>,
    /// It is gzip already.
    pub packed: bool,
}

impl Default for Answers {
    fn default() -> Self {
        let weigh = |_: &Key, answer: &Arc<Answer>| u32::try_from(answer.body.len() + OVERHEAD).unwrap_or(u32::MAX);
        Self { kept: Cache::builder().max_capacity(BYTES).weigher(weigh).time_to_live(LIFE).build(), changes: AtomicU64::new(0) }
    }
}

impl Answers {
    /// Under which an answer would be kept; none for who carries a token of any kind, since theirs is their own.
    /// `revision` is the search index's.
    pub fn key(&self, caller: &Caller, request: &Request, revision: u64) -> Option<Key> {
        if caller.bearer.is_some() || caller.cart_token.is_some() {
            return None;
        }
        let Market { locale, currency, country } = &caller.market;
        let variables = serde_json::to_vec(&request.variables).ok()?;
        let id = match request.extensions.get("documentId") {
            Some(async_graphql::Value::String(id)) => id.as_bytes(),
            _ => &[],
        };
        let operation = request.operation_name.as_deref().unwrap_or_default();
        let parts = [id, request.query.as_bytes(), operation.as_bytes(), &variables, locale.as_bytes(), currency.code().as_bytes(), country.as_bytes()];
        // Both only ever grow, so their sum never comes back.
        Some(Key { asked: crypto::digest(&parts), after: self.changes.load(Ordering::Acquire).wrapping_add(revision) })
    }

    /// What is kept.
    pub async fn get(&self, key: &Key) -> Option<Arc<Answer>> {
        self.kept.get(key).await
    }

    /// Works an answer out, once for all who ask for it meanwhile, and keeps it.
    ///
    /// # Errors
    /// The work's own, shared by all who waited; nothing is kept then.
    pub async fn keep<E: Send + Sync + 'static>(&self, key: Key, work: impl Future<Output = Result<Arc<Answer>, E>>) -> Result<Arc<Answer>, Arc<E>> {
        let answer = self.kept.try_get_with(key, work).await?;
        if answer.body.len() > LONGEST {
            self.kept.invalidate(&key).await;
        }
        Ok(answer)
    }

    /// From now on what was kept is old.
    pub fn outdate(&self) {
        self.changes.fetch_add(1, Ordering::Release);
    }

    /// Listens for changes, until `stop`.
    pub async fn follow(&self, cx: &Cx, mut news: impl Stream<Item = Delivery> + Unpin, stop: CancellationToken) {
        while let Some(Some(delivery)) = stop.run_until_cancelled(news.next()).await {
            match delivery {
                Delivery::Message(message) if !TOPICS.contains(&message.topic.as_str()) => {}
                Delivery::Message(_) | Delivery::Lagged => {
                    // First, so that the next answer is not made of names from before the change.
                    revision::heard(&cx.db);
                    self.outdate();
                }
            }
        }
    }
}

impl Answer {
    /// Of a response, where it has no errors and is fit to be kept.
    pub fn of(response: &Response, operation: &str, cost: u64) -> Option<Self> {
        if !response.errors.is_empty() {
            return None;
        }
        let mut body = b"{\"data\":".to_vec();
        serde_json::to_writer(&mut body, &response.data).ok()?;
        body.extend_from_slice(b",\"extensions\":{\"context\":");
        serde_json::to_writer(&mut body, response.extensions.get("context")?).ok()?;
        let (counted, timed) = super::metrics::kept(operation);
        Some(Self { body, operation: operation.to_owned(), cost, counted, timed, packed: OnceLock::new() })
    }

    /// The whole body, with what it came to this time.
    pub fn sent(&self, spent: &Spent) -> Sent {
        let mut bytes = Vec::with_capacity(self.body.len() + 128);
        bytes.extend_from_slice(&self.body);
        bytes.extend_from_slice(&end(spent));
        Sent { bytes, packed: false }
    }

    /// The same as gzip, packed at the first call.
    pub fn sent_packed(&self, spent: &Spent) -> Sent {
        let packed = self.packed.get_or_init(|| Packed::of(&self.body)).as_ref().and_then(|packed| packed.ending(&end(spent)));
        packed.map_or_else(|| self.sent(spent), |bytes| Sent { bytes, packed: true })
    }
}

/// What stands behind the context.
fn end(spent: &Spent) -> Vec<u8> {
    let mut end = b",\"cost\":".to_vec();
    // Four numbers cannot fail to be written.
    let _ = serde_json::to_writer(&mut end, &spent.value());
    end.extend_from_slice(b"}}");
    end
}
