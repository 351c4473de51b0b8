//! WebSockets by the `graphql-transport-ws` protocol. Every operation passes the gate as if it had come by HTTP,
//! with the token of `connection_init` checked again each time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_graphql::futures_util::stream::BoxStream;
use async_graphql::http::{WebSocket as Protocol, WebSocketProtocols, WsMessage};
use async_graphql::{Data, Executor, Request, Response as Answer};
use axum::extract::WebSocketUpgrade;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use futures_util::{SinkExt, StreamExt};

use super::MOST_BYTES;
use super::answer::plain;
use super::caller::{self, Caller};
use super::gate::{self, Refused};
use crate::state::State;

const PROTOCOL: &str = "graphql-transport-ws";
/// How long a socket may stay silent before it introduces itself.
const INIT_TIME: Duration = Duration::from_secs(10);
/// Idle proxies cut after a minute; a dead peer is noticed by the failing ping.
const PING: Duration = Duration::from_secs(25);
/// How many operations one socket may have open.
const MOST_OPEN: usize = 50;

/// Upgrades a request, where the page it comes from is one of ours.
pub fn open(state: &Arc<State>, caller: Caller, headers: &HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    let get = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if let Some(origin) = get(header::ORIGIN) {
        // A browser sends cookies and opens sockets for any page: the same host or one of ours, nobody else.
        let same_host = get(header::HOST).is_some_and(|host| origin.split_once("://").is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(host)));
        if !same_host && !state.origins.iter().any(|ours| ours.eq_ignore_ascii_case(origin)) {
            return plain(StatusCode::FORBIDDEN, "FORBIDDEN", "Sockets are for our own pages.", &caller.request_id);
        }
    }
    if !get(header::SEC_WEBSOCKET_PROTOCOL).is_some_and(|protocols| protocols.split(',').any(|one| one.trim() == PROTOCOL)) {
        return plain(StatusCode::BAD_REQUEST, "BAD_REQUEST", "Speak graphql-transport-ws.", &caller.request_id);
    }
    let state = state.clone();
    upgrade.protocols([PROTOCOL]).max_message_size(MOST_BYTES).max_frame_size(MOST_BYTES).on_upgrade(move |socket| serve(state, caller, socket))
}

async fn serve(state: Arc<State>, caller: Caller, socket: WebSocket) {
    let (mut out, messages) = socket.split();
    let texts = messages
        .take_while(|message| std::future::ready(message.as_ref().is_ok_and(|message| !matches!(message, Message::Close(_)))))
        .filter_map(|message| {
            std::future::ready(match message {
                Ok(Message::Text(text)) => Some(text.as_bytes().to_vec()),
                Ok(Message::Binary(bytes)) => Some(bytes.to_vec()),
                _ => None,
            })
        })
        .boxed();
    let (init_state, init_caller) = (state.clone(), caller.clone());
    let gate = Gate { state: state.clone(), open: Arc::default() };
    let mut protocol = Protocol::new(gate, texts, WebSocketProtocols::GraphQLWS).on_connection_init(move |init| async move {
        let caller = init_caller.with_init(&init);
        let known = caller::viewer(&init_state.cx.for_request(&caller.request_id), &caller).await;
        if !matches!(known, Ok(Some(_))) {
            return Err(async_graphql::Error::new(FORBIDDEN));
        }
        let mut data = Data::default();
        data.insert(caller);
        Ok(data)
    });
    let (mut introduced, silence, mut ping) = (false, tokio::time::sleep(INIT_TIME), tokio::time::interval(PING));
    tokio::pin!(silence);
    let close = loop {
        let message = tokio::select! {
            message = protocol.next() => message,
            () = state.closing.cancelled() => break Some((1001, "The server is going away.".to_owned())),
            () = &mut silence, if !introduced => break Some((4408, "Connection initialisation timeout".to_owned())),
            _ = ping.tick() => {
                if out.send(Message::Ping(Vec::new().into())).await.is_err() {
                    break None;
                }
                continue;
            }
        };
        match message {
            Some(WsMessage::Text(text)) => {
                introduced = true;
                if out.send(Message::Text(text.into())).await.is_err() {
                    break None;
                }
            }
            // The engine's own codes where the protocol has others.
            Some(WsMessage::Close(1002, reason)) if reason == FORBIDDEN => break Some((4403, reason)),
            Some(WsMessage::Close(1002, _)) => break Some((4400, "Invalid message".to_owned())),
            Some(WsMessage::Close(1011, _)) => break Some((4401, "Unauthorized".to_owned())),
            Some(WsMessage::Close(code, reason)) => break Some((code, reason)),
            None => break None,
        }
    };
    if let Some((code, reason)) = close {
        // The peer may be gone already.
        let _ = out.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await;
    }
    let _ = out.close().await;
}

const FORBIDDEN: &str = "Forbidden";

/// Runs a socket's operations.
#[derive(Clone)]
struct Gate {
    state: Arc<State>,
    open: Arc<AtomicUsize>,
}

/// One open operation of a socket.
struct Turn(Arc<AtomicUsize>);

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Executor for Gate {
    async fn execute(&self, request: Request) -> Answer {
        self.execute_stream(request, None).next().await.unwrap_or_default()
    }

    fn execute_stream(&self, request: Request, data: Option<Arc<Data>>) -> BoxStream<'static, Answer> {
        let Self { state, open } = self.clone();
        let caller =
            data.and_then(|data| data.get(&std::any::TypeId::of::<Caller>()).and_then(|caller| caller.downcast_ref::<Caller>()).cloned()).unwrap_or_default();
        let began = open.fetch_add(1, Ordering::Relaxed);
        let turn = Turn(open);
        let answers = async move {
            if began >= MOST_OPEN {
                return futures_util::stream::once(std::future::ready(Refused::Busy.answer(&caller.request_id))).boxed();
            }
            match gate::enter(&state, &caller, request).await {
                Ok(entered) => gate::answers(&state, entered),
                Err(refused) => futures_util::stream::once(std::future::ready(refused.answer(&caller.request_id))).boxed(),
            }
        };
        futures_util::stream::once(answers)
            .flatten()
            .inspect(move |_| {
                let _held = &turn;
            })
            .boxed()
    }
}
