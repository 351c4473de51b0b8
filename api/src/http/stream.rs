//! Server-sent events by the `graphql-sse` protocol, one connection per operation: `next` for each result, `complete` at
//! the end. What kept an operation from running is a result, too: a browser's `EventSource` learns nothing from a status.

use std::convert::Infallible;
use std::sync::Arc;

use async_graphql::{Response as Answer, ServerError};
use axum::body::Body;
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream, StreamExt};
use serde::Serialize;

use super::gate::Entered;
use super::operation::{self, Event};
use super::seats::Seat;
use crate::state::State;

/// With a line of data, though it is empty: browsers pass over an event that has none.
const COMPLETE: &str = "event: complete\ndata:\n\n";
/// Proxies cut a silent connection; a comment in between keeps it.
const BREATH: &str = ":\n\n";

/// The events of an operation, for as long as somebody is there to hear them.
pub fn events(state: &Arc<State>, entered: Entered, seat: Seat) -> Response {
    let told = operation::events(state, entered).map(move |event| {
        let _held = &seat;
        match event {
            Event::Next(answer) => next(&answer),
            Event::Failed(errors) => failed(&errors),
            Event::Complete => COMPLETE.to_owned(),
        }
    });
    answer(state, told)
}

/// What kept an operation from running, to somebody who waits for events.
pub fn refused(state: &Arc<State>, refusal: &Answer) -> Response {
    answer(state, stream::iter([failed(&refusal.errors)]))
}

/// Without `data`: nothing ran.
#[derive(Serialize)]
struct Failed<'a> {
    errors: &'a [ServerError],
}

fn next(result: &impl Serialize) -> String {
    // JSON has no line breaks of its own.
    format!("event: next\ndata: {}\n\n", serde_json::to_string(result).unwrap_or_default())
}

fn failed(errors: &[ServerError]) -> String {
    next(&Failed { errors }) + COMPLETE
}

fn answer(state: &State, told: impl Stream<Item = String> + Send + 'static) -> Response {
    let breath = state.config.timeouts.breath;
    let breathing = stream::unfold(told.boxed(), move |mut told| async move {
        let text = tokio::time::timeout(breath, told.next()).await.unwrap_or_else(|_| Some(BREATH.to_owned()))?;
        Some((Ok::<_, Infallible>(text), told))
    });
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        // Proxies that collect an answer before they pass it on are asked not to.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, Body::from_stream(breathing)).into_response()
}
