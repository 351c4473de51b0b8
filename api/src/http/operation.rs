//! An operation on a connection that lasts, as the events that both kinds of it tell: results, then the end; or what kept
//! it from running.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use async_graphql::parser::types::OperationType;
use async_graphql::{Pos, Response, ServerError, Value};
use futures_util::stream::{BoxStream, StreamExt};

use super::gate::{self, Entered};
use crate::graphql::error::{coded, seal};
use crate::state::State;

/// What is told of an operation.
pub enum Event {
    /// A result, with or without errors of its own.
    Next(Response),
    /// It did not run, or not any further. Nothing follows.
    Failed(Vec<ServerError>),
    /// Nothing follows.
    Complete,
}

/// Whether an answer tells of a request that was none: it has no data, and its errors have no place in it.
pub fn never_ran(response: &Response) -> bool {
    response.data == Value::Null && !response.errors.is_empty() && response.errors.iter().all(|error| error.path.is_empty())
}

/// Runs an operation. When this server goes away its events end without an end, so that clients come back and go on.
pub fn events(state: &Arc<State>, entered: Entered) -> BoxStream<'static, Event> {
    if entered.by_cookie && entered.kind == OperationType::Mutation {
        let message = "With an app's cookies mutations go by POST, whose answer may change them.";
        let mut errors = vec![coded("FORBIDDEN", message).into_server_error(Pos::default())];
        seal(&mut errors, &entered.told.request_id, false);
        return futures_util::stream::iter([Event::Failed(errors)]).boxed();
    }
    let (request_id, closing) = (entered.told.request_id.clone(), state.closing.clone());
    let answers = AssertUnwindSafe(gate::answers(state, entered)).catch_unwind().enumerate().map(move |(place, answer)| match answer {
        Ok(response) if place == 0 && never_ran(&response) => Event::Failed(response.errors),
        Ok(response) => Event::Next(response),
        Err(_) => {
            let mut errors = vec![coded("INTERNAL", "Something went wrong on our side. Tell us the request id.").into_server_error(Pos::default())];
            seal(&mut errors, &request_id, false);
            Event::Failed(errors)
        }
    });
    let end = futures_util::stream::once(async move { (!closing.is_cancelled()).then_some(Event::Complete) }).filter_map(std::future::ready);
    answers
        .chain(end)
        .scan(false, |over, event| {
            let goes_on = !*over;
            *over = matches!(event, Event::Failed(_) | Event::Complete);
            std::future::ready(goes_on.then_some(event))
        })
        .boxed()
}
