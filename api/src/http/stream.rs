//! Server-sent events, one connection per operation: `next` for each answer, `complete` at the end.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;

use super::gate::{self, Entered};
use crate::state::State;

/// Proxies cut a silent connection; a comment in between keeps it.
const BREATH: Duration = Duration::from_secs(12);

/// The answers of an operation as events.
pub fn events(state: &Arc<State>, entered: Entered) -> Response {
    let answers = gate::answers(state, entered).map(|response| Event::default().event("next").data(serde_json::to_string(&response).unwrap_or_default()));
    let end = futures_util::stream::once(async { Event::default().event("complete").data("") });
    Sse::new(answers.chain(end).map(Ok::<_, Infallible>)).keep_alive(KeepAlive::new().interval(BREATH)).into_response()
}
