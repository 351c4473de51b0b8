//! News for whoever listens now: subscriptions and sockets. Within one process by a channel, across processes by Redis.
//! Nothing is kept: a listener that may have missed something is told so and reads again from the database.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use entity::ids::EventId;
use futures_util::{Stream, StreamExt};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::{Notify, broadcast};
use tokio::time::Instant;
use tokio_stream::wrappers::BroadcastStream;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::link::{self, Link};
use crate::{Result, crypto};

/// How far a listener may fall behind before it has to read again.
const CAPACITY: usize = 4096;
/// How often each node says that it is there, so that a dead line is told from a quiet one.
const BEAT: Duration = Duration::from_secs(3);
const SILENCE: Duration = Duration::from_secs(10);
/// How often to try whether the others can be told that they missed something.
const AGAIN: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The event's; the same again when an event is delivered twice. None for news that is no event.
    #[serde(default)]
    pub id: Option<EventId>,
    /// `OrderPlaced`
    pub topic: String,
    /// `order:ord_...`
    pub aggregate: String,
    /// The aggregate's version after it.
    pub sequence: i64,
    pub payload: Value,
}

impl Message {
    /// News that is no event of the outbox, such as a session that ended.
    #[must_use]
    pub fn new(topic: &str, aggregate: &str, sequence: i64, payload: Value) -> Self {
        Self { id: None, topic: topic.to_owned(), aggregate: aggregate.to_owned(), sequence, payload }
    }
}

/// What a listener is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    Message(Arc<Message>),
    /// Messages may have been missed: read again what matters.
    Lagged,
}

/// Cheap to clone; all clones are one bus.
#[derive(Clone)]
pub struct Bus(Arc<Inner>);

struct Inner {
    local: broadcast::Sender<Delivery>,
    woken: Arc<Notify>,
    remote: Option<(Arc<Wire>, DropGuard)>,
}

/// The way to the other processes.
struct Wire {
    link: Link,
    /// This process, so that it does not hear itself twice.
    node: String,
    channel: String,
    /// Something could not be sent; the others are told as soon as Redis is back.
    missed: AtomicBool,
}

#[derive(Serialize, Deserialize)]
struct Envelope<'a> {
    node: Cow<'a, str>,
    news: News<'a>,
}

#[derive(Serialize, Deserialize)]
enum News<'a> {
    Messages(Cow<'a, [Message]>),
    /// There is work in the outbox or among the jobs.
    Wake,
    /// Something was not sent.
    Gap,
    Beat,
}

impl Bus {
    /// Within this process.
    #[must_use]
    pub fn local() -> Self {
        Self(Arc::new(Inner { local: broadcast::channel(CAPACITY).0, woken: Arc::default(), remote: None }))
    }

    /// Across all processes with this Redis, which need not be there yet. Local listeners never depend on it.
    ///
    /// # Errors
    /// When `url` is none of Redis.
    pub async fn redis(url: &str) -> Result<Self> {
        let link = Link::new(url, link::WAIT)?;
        let wire = Arc::new(Wire { node: crypto::token(), channel: link.name("bus"), missed: AtomicBool::new(false), link });
        let (local, woken, listening, stop) = (broadcast::channel(CAPACITY).0, Arc::<Notify>::default(), Arc::<Notify>::default(), CancellationToken::new());
        let hearing = hear(wire.clone(), local.clone(), woken.clone(), listening.clone());
        tokio::spawn(stop.clone().run_until_cancelled_owned(hearing));
        // A short chance to be listening before the first message is sent; without Redis we start all the same.
        let _ = tokio::time::timeout(Duration::from_secs(1), listening.notified()).await;
        Ok(Self(Arc::new(Inner { local, woken, remote: Some((wire, stop.drop_guard())) })))
    }

    /// Tells everybody who listens now, here at once and elsewhere if Redis is there.
    pub async fn publish(&self, message: &Message) {
        self.publish_all(std::slice::from_ref(message)).await;
    }

    /// Several in this order, in one call to Redis.
    pub async fn publish_all(&self, messages: &[Message]) {
        for message in messages {
            // Nobody listening is no error.
            let _ = self.0.local.send(Delivery::Message(Arc::new(message.clone())));
        }
        if let Some((wire, _)) = &self.0.remote
            && !messages.is_empty()
        {
            wire.send(News::Messages(Cow::Borrowed(messages))).await;
        }
    }

    /// Everything from now on.
    pub fn subscribe(&self) -> impl Stream<Item = Delivery> + Send + Unpin + use<> {
        BroadcastStream::new(self.0.local.subscribe()).map(|next| next.unwrap_or(Delivery::Lagged))
    }

    /// Tells the other processes that there is work in the database.
    pub(crate) async fn wake_others(&self) {
        if let Some((wire, _)) = &self.0.remote {
            wire.send(News::Wake).await;
        }
    }

    /// Told when another process left work in the database.
    pub(crate) fn woken(&self) -> &Notify {
        &self.0.woken
    }
}

impl Wire {
    async fn send(&self, news: News<'_>) {
        let matters = matches!(news, News::Messages(_));
        let mut commands = redis::pipe();
        let missed = self.missed.swap(false, Ordering::Relaxed);
        let all = missed.then_some(News::Gap).into_iter().chain([news]);
        for news in all {
            match serde_json::to_vec(&Envelope { node: Cow::Borrowed(&self.node), news }) {
                Ok(bytes) => commands.publish(&self.channel, bytes).ignore(),
                Err(error) => return tracing::error!(%error, "a message cannot be written as JSON"),
            };
        }
        if self.link.ask::<()>(&commands).await.is_none() && (missed || matters) {
            self.missed.store(true, Ordering::Relaxed);
        }
    }
}

/// Listens for ever; subscribes again whenever the connection ends.
async fn hear(wire: Arc<Wire>, local: broadcast::Sender<Delivery>, woken: Arc<Notify>, listening: Arc<Notify>) {
    let mut pause = Duration::from_millis(100);
    loop {
        let started = Instant::now();
        if let Err(error) = hear_once(&wire, &local, &woken, &listening).await {
            tracing::debug!(%error, "the bus lost its subscription");
        }
        pause = if started.elapsed() > LONGEST_PAUSE { Duration::from_millis(100) } else { (pause * 2).min(LONGEST_PAUSE) };
        tokio::time::sleep(pause).await;
    }
}

async fn hear_once(wire: &Wire, local: &broadcast::Sender<Delivery>, woken: &Notify, listening: &Notify) -> Result<()> {
    let slow = |_| crate::Fault::Unavailable(crate::Away::new("redis did not answer a subscription"));
    let mut connection = tokio::time::timeout(Duration::from_secs(2), wire.link.client().get_async_pubsub()).await.map_err(slow)??;
    tokio::time::timeout(Duration::from_secs(2), connection.subscribe(&wire.channel)).await.map_err(slow)??;
    // What was said before is gone.
    let _ = local.send(Delivery::Lagged);
    wire.link.hope();
    listening.notify_one();
    let (mut messages, mut heard) = (connection.on_message(), Instant::now());
    let (mut beat, mut again) = (tokio::time::interval(BEAT), tokio::time::interval(AGAIN));
    loop {
        tokio::select! {
            next = messages.next() => {
                let Some(next) = next else { return Ok(()) };
                heard = Instant::now();
                take(wire, local, woken, next.get_payload_bytes());
            }
            _ = beat.tick() => {
                if heard.elapsed() > SILENCE {
                    return Ok(());
                }
                wire.send(News::Beat).await;
            }
            _ = again.tick() => if wire.missed.load(Ordering::Relaxed) {
                wire.send(News::Beat).await;
            },
        }
    }
}

fn take(wire: &Wire, local: &broadcast::Sender<Delivery>, woken: &Notify, bytes: &[u8]) {
    let envelope: Envelope<'_> = match serde_json::from_slice(bytes) {
        Ok(envelope) => envelope,
        // Another version of this program, in the middle of an update.
        Err(error) => return tracing::warn!(%error, "the bus brought something unreadable"),
    };
    if envelope.node == wire.node {
        return;
    }
    match envelope.news {
        News::Messages(messages) => messages.into_owned().into_iter().for_each(|message| {
            let _ = local.send(Delivery::Message(Arc::new(message)));
        }),
        News::Gap => {
            let _ = local.send(Delivery::Lagged);
        }
        News::Wake => woken.notify_waiters(),
        News::Beat => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_listener_hears_everything_in_order() {
        let bus = Bus::local();
        let (one, two) = (bus.subscribe(), bus.clone().subscribe());
        for sequence in 1..=3 {
            bus.publish(&Message::new("OrderChanged", "order:1", sequence, Value::Null)).await;
        }
        for listener in [one, two] {
            let heard: Vec<i64> = listener.take(3).map(|next| if let Delivery::Message(message) = next { message.sequence } else { 0 }).collect().await;
            assert_eq!(heard, [1, 2, 3]);
        }
    }

    #[tokio::test]
    async fn a_slow_listener_is_told_that_it_missed_something() {
        let bus = Bus::local();
        let mut listener = bus.subscribe();
        let message = Message::new("StockChanged", "stock:1", 1, Value::Null);
        bus.publish_all(&vec![message; CAPACITY + 1]).await;
        assert_eq!(listener.next().await, Some(Delivery::Lagged));
        assert!(matches!(listener.next().await, Some(Delivery::Message(_))));
    }

    #[tokio::test]
    async fn without_redis_local_listeners_hear_all_the_same() {
        let bus = Bus::redis("redis://127.0.0.1:1/").await.unwrap();
        let mut listener = bus.subscribe();
        bus.publish(&Message::new("OrderChanged", "order:1", 1, Value::Null)).await;
        assert!(matches!(listener.next().await, Some(Delivery::Message(message)) if message.sequence == 1));
        assert!(bus.0.remote.as_ref().unwrap().0.missed.load(Ordering::Relaxed), "the others will be told of the gap");
    }
}
