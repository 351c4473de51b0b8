//! WebSockets by the `graphql-transport-ws` protocol. Every operation passes the gate as if it had come by HTTP, with the
//! token of `connection_init` checked again each time.
//!
//! One task per socket, which hears, runs and sends at once and waits for none of the three: what is sent waits in a queue.
//! Answers to what a client says are made only while there is room in it, so whoever does not read is not heard any more;
//! what we push of ourselves does not wait, so whoever does not read it is closed.

mod pace;
mod protocol;
mod queue;

use std::sync::Arc;

use async_graphql::Request as Operation;
use axum::extract::WebSocketUpgrade;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use futures_util::future::{AbortRegistration, Abortable, BoxFuture, OptionFuture};
use futures_util::stream::{BoxStream, SelectAll, StreamExt};
use kernel::Viewer;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};

use self::pace::Pace;
use self::protocol::{Close, Protocol, Turn};
use self::queue::Queue;
use super::MOST_BYTES;
use super::answer::{plain, unavailable};
use super::caller::{self, Caller};
use super::gate;
use super::operation::{self, Event};
use super::origin;
use super::seats::Seat;
use crate::graphql::error::{coded, seal};
use crate::state::State;

/// What tungstenite keeps of both directions; messages beyond it are put together in room of their own.
const BUFFER: usize = 4_096;

/// Upgrades a request, where the page it comes from is one of ours and there is room.
pub fn open(state: &Arc<State>, mut caller: Caller, headers: &HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    if origin::is_foreign(headers, &state.origins) {
        return plain(StatusCode::FORBIDDEN, "FORBIDDEN", "Sockets are for our own pages.", &caller.request_id);
    }
    let Some(seat) = state.seats.take("socket").filter(|_| !state.draining.is_cancelled()) else {
        return unavailable("This server has no room for another socket now.", &caller.request_id);
    };
    // One for a whole socket would make every mutation after the first a repetition of it.
    caller.key = None;
    let state = state.clone();
    upgrade
        .protocols([protocol::NAME])
        .read_buffer_size(BUFFER)
        .write_buffer_size(BUFFER)
        .max_message_size(MOST_BYTES)
        .max_frame_size(MOST_BYTES)
        .on_upgrade(move |socket| converse(state, caller, socket, seat))
}

async fn converse(state: Arc<State>, caller: Caller, socket: WebSocket, seat: Seat) {
    let spoken = socket.protocol().is_some();
    let (out, mut messages) = socket.split();
    let mut queue = Queue::new(out);
    let closed = if spoken { Talk::new(&state, caller).run(&mut queue, &mut messages).await } else { Some(Close::not_acceptable()) };
    drop(seat);
    let Some(Close { code, reason }) = closed else { return };
    metrics::counter!("stoa_sockets_closed_total", "code" => code.to_string()).increment(1);
    tracing::debug!(code, reason, "a socket is closed");
    let goodbye = Message::Close(Some(CloseFrame { code, reason: reason.into() }));
    // The peer may be gone already, or never read it.
    let _ = tokio::time::timeout(state.config.timeouts.goodbye, queue.finish(goodbye)).await;
}

/// What comes of an operation, by its id.
type Told = (Arc<str>, Event);

/// A conversation over one socket.
struct Talk<'a> {
    state: &'a Arc<State>,
    caller: Caller,
    protocol: Protocol,
    pace: Pace,
    /// Finding out who it is.
    introducing: Option<BoxFuture<'static, Result<Viewer, Close>>>,
    session: Option<identity::Watched>,
    operations: SelectAll<BoxStream<'static, Told>>,
    /// Operations so far: each has a request id of its own in the log.
    count: u64,
}

impl<'a> Talk<'a> {
    fn new(state: &'a Arc<State>, caller: Caller) -> Self {
        Self {
            state,
            caller,
            protocol: Protocol::default(),
            pace: Pace::new(Instant::now()),
            introducing: None,
            session: None,
            operations: SelectAll::new(),
            count: 0,
        }
    }

    /// Until one side has enough. Tells why we have; nothing when the peer is gone.
    async fn run(mut self, queue: &mut Queue, messages: &mut (impl StreamExt<Item = Result<Message, axum::Error>> + Unpin)) -> Option<Close> {
        let timeouts = self.state.config.timeouts;
        let silence = sleep(timeouts.init);
        tokio::pin!(silence);
        let mut ping = interval(timeouts.ping);
        ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
        ping.reset();
        let mut heard = true;
        loop {
            // In this order: what ends the socket goes before what it would still say.
            let turn = tokio::select! {
                biased;
                () = self.state.closing.cancelled() => return Some(Close::new(1001, "The server is going away")),
                Some(()) = OptionFuture::from(self.session.as_ref().map(identity::Watched::ended)) => return Some(Close::forbidden()),
                () = queue.sent() => return None,
                Some(viewer) = OptionFuture::from(self.introducing.as_mut()) => self.introduced(viewer),
                message = messages.next(), if queue.has_room() => match message {
                    Some(Ok(message)) => {
                        heard = true;
                        self.take(message)
                    }
                    Some(Err(error)) => return broken(&error),
                    None => return None,
                },
                Some((id, event)) = self.operations.next(), if !self.operations.is_empty() => self.tell(&id, &event),
                () = &mut silence, if self.protocol.is_silent() => return Some(Close::init_timeout()),
                _ = ping.tick() => {
                    if !std::mem::take(&mut heard) {
                        return None;
                    }
                    queue.push(Message::Ping(Vec::new().into()));
                    Turn::Nothing
                }
            };
            match turn {
                Turn::Nothing => {}
                Turn::Say(text) => queue.push(Message::Text(text.into())),
                Turn::Introduce(payload) => self.introduce(&payload),
                Turn::Run { id, operation, until } => self.begin(id, *operation, until),
                Turn::Refuse { id } => queue.push(Message::Text(self.too_many(&id).into())),
                Turn::Close(close) => return Some(close),
            }
            if queue.is_over() {
                // A client that comes back finds things as they are then.
                return Some(Close::new(1013, "Too slow: more waits to be read than is kept"));
            }
        }
    }

    fn take(&mut self, message: Message) -> Turn {
        if matches!(message, Message::Close(_)) {
            return Turn::Nothing;
        }
        let bytes = match &message {
            Message::Text(text) => text.len(),
            Message::Binary(bytes) | Message::Ping(bytes) | Message::Pong(bytes) => bytes.len(),
            Message::Close(_) => 0,
        };
        if !self.pace.allows(bytes, Instant::now()) {
            return Turn::Close(Close::new(1008, "Too many messages"));
        }
        match message {
            Message::Text(text) => self.protocol.hear(&text),
            Message::Binary(_) => Turn::Close(Close::invalid("Invalid message: binary")),
            // Pings are answered below us.
            _ => Turn::Nothing,
        }
    }

    fn introduce(&mut self, payload: &serde_json::Value) {
        self.caller = self.caller.clone().with_init(payload);
        let (cx, caller) = (self.state.cx.for_request(&self.caller.request_id), self.caller.clone());
        self.introducing = Some(Box::pin(async move {
            match caller::viewer(&cx, &caller).await {
                Ok(Some(viewer)) => Ok(viewer),
                Ok(None) => Err(Close::forbidden()),
                Err(error) => {
                    tracing::error!(request_id = caller.request_id, %error, "nobody can be told apart");
                    Err(Close::new(1013, "Try again later"))
                }
            }
        }));
    }

    fn introduced(&mut self, viewer: Result<Viewer, Close>) -> Turn {
        self.introducing = None;
        match viewer {
            Ok(viewer) => {
                self.session = viewer.session().map(|session| self.state.sessions.session(session));
                Turn::Say(self.protocol.welcome())
            }
            Err(close) => Turn::Close(close),
        }
    }

    fn begin(&mut self, id: String, operation: Operation, until: AbortRegistration) {
        self.count += 1;
        let (state, mut caller, id) = (self.state.clone(), self.caller.clone(), Arc::<str>::from(id));
        caller.request_id = format!("{}.{}", caller.request_id, self.count);
        let events = async move {
            match gate::enter(&state, &caller, operation).await {
                Ok(entered) => operation::events(&state, entered),
                Err(refused) => futures_util::stream::iter([Event::Failed(refused.answer(&caller.request_id).errors)]).boxed(),
            }
        };
        let told = futures_util::stream::once(events).flatten().map(move |event| (id.clone(), event));
        self.operations.push(Abortable::new(told, until).boxed());
    }

    fn tell(&mut self, id: &str, event: &Event) -> Turn {
        if !matches!(event, Event::Next(_)) {
            self.protocol.ended(id);
        }
        Turn::Say(match event {
            Event::Next(response) => protocol::next(id, response),
            Event::Failed(errors) => protocol::error(id, errors),
            Event::Complete => protocol::complete(id),
        })
    }

    fn too_many(&self, id: &str) -> String {
        let message = format!("A socket has at most {} operations open.", protocol::MOST_OPEN);
        let mut errors = vec![coded("LIMIT_EXCEEDED", message).into_server_error(async_graphql::Pos::default())];
        seal(&mut errors, &self.caller.request_id, false);
        protocol::error(id, &errors)
    }
}

/// What is said to a peer whose frames cannot be read.
fn broken(error: &axum::Error) -> Option<Close> {
    use tokio_tungstenite::tungstenite::Error;
    let cause = std::error::Error::source(error).and_then(|source| source.downcast_ref::<Error>());
    match cause? {
        Error::Capacity(_) => Some(Close::invalid("Invalid message: too long")),
        Error::Utf8(_) => Some(Close::new(1007, "Text that is no UTF-8")),
        Error::Protocol(tokio_tungstenite::tungstenite::error::ProtocolError::ResetWithoutClosingHandshake) => None,
        Error::Protocol(_) => Some(Close::new(1002, "Frames that are none of WebSocket")),
        _ => None,
    }
}
