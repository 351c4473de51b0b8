//! GraphQL over HTTP: which media type, which status.

use std::any::Any;
use std::sync::Arc;

use async_graphql::parser::types::OperationType;
use async_graphql::{Response, ServerError};
use async_graphql_axum::GraphQLResponse;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response as Reply};
use serde::Serialize;

use super::accept::Media;
use super::caller::Caller;
use super::gate::{self, Answered, Refused, Told};
use super::kept::Sent;
use super::operation::never_ran;
use super::stream;
use crate::graphql::error::code_of;
use crate::state::State;

/// Answers one request, whatever its transport. `only_queries` is for GET.
pub async fn execute(state: &Arc<State>, caller: Caller, media: Media, request: async_graphql::Request, only_queries: bool) -> Reply {
    let key = if media == Media::Events { None } else { state.answers.key(&caller, &request, state.search.revision()) };
    if let Some(key) = &key
        && let Some(outcome) = gate::again(state, &caller, key).await
    {
        return match outcome {
            Ok((body, told)) => kept(body, told, media),
            Err(refused) => refused_reply(refused, media, &caller.request_id),
        };
    }
    let entered = match gate::enter(state, &caller, request).await {
        Ok(entered) => entered,
        Err(Refused::Document(error)) if media == Media::Events => {
            return stream::refused(state, &Refused::Document(error).answer(&caller.request_id));
        }
        Err(refused) => return refused_reply(refused, media, &caller.request_id),
    };
    match entered.kind {
        OperationType::Mutation | OperationType::Subscription if only_queries => {
            let message = "By GET there are queries only; anything else goes by POST.";
            let mut reply = refuse(media, StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", message, &caller.request_id);
            reply.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
            reply
        }
        _ if media == Media::Events => match state.seats.take("stream") {
            Some(seat) => stream::events(state, entered, seat),
            None => unavailable("This server has no room for another stream now.", &caller.request_id),
        },
        OperationType::Subscription => {
            let message = "A subscription needs a socket or `Accept: text/event-stream`.";
            refuse(media, StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE", message, &caller.request_id)
        }
        _ => match gate::answer(state, entered, key).await {
            Ok((Answered::Fresh(response), told)) => finished(response, told, media),
            Ok((Answered::Kept(body), told)) => kept(body, told, media),
            Err(refused) => refused_reply(refused, media, &caller.request_id),
        },
    }
}

/// An answer that is bytes already.
fn kept(sent: Sent, told: Told, media: Media) -> Reply {
    let mut reply = Reply::new(Body::from(sent.bytes));
    if sent.packed {
        reply.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        reply.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    reply.headers_mut().insert(header::CONTENT_TYPE, media.content_type());
    reply.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    told.log(StatusCode::OK.as_u16());
    reply.extensions_mut().insert(told);
    reply
}

fn finished(response: Response, told: Told, media: Media) -> Reply {
    let unavailable =
        response.data == async_graphql::Value::Null && response.errors.iter().any(|error| matches!(code_of(error), Some("UNAVAILABLE" | "TIMEOUT")));
    let never_ran = never_ran(&response);
    let status = match (unavailable, never_ran, media) {
        (true, _, _) => StatusCode::SERVICE_UNAVAILABLE,
        (_, true, Media::Response) if response.errors.iter().any(|error| code_of(error) == Some("INTERNAL")) => StatusCode::INTERNAL_SERVER_ERROR,
        (_, true, Media::Response) => StatusCode::BAD_REQUEST,
        _ => StatusCode::OK,
    };
    let mut reply = body(response, never_ran, status, media);
    told.log(status.as_u16());
    reply.extensions_mut().insert(told);
    reply
}

/// The answer to what may not even begin.
pub fn refused_reply(refused: Refused, media: Media, request_id: &str) -> Reply {
    let status = match (&refused, media) {
        (Refused::Token | Refused::Signature, _) => StatusCode::UNAUTHORIZED,
        (Refused::Rate { .. }, _) => StatusCode::TOO_MANY_REQUESTS,
        (Refused::Busy, _) => StatusCode::SERVICE_UNAVAILABLE,
        (Refused::Fault(platform::Error::Fault(platform::Fault::Unavailable(_))), _) => StatusCode::SERVICE_UNAVAILABLE,
        (Refused::Fault(_), _) => StatusCode::INTERNAL_SERVER_ERROR,
        (Refused::Document(_), Media::Json) => StatusCode::OK,
        (Refused::Document(_), _) => StatusCode::BAD_REQUEST,
    };
    let (after, bad_token) = (if let Refused::Rate { after, .. } = refused { Some(after) } else { None }, matches!(refused, Refused::Token));
    let mut reply = body(refused.answer(request_id), true, status, media);
    reply.headers_mut().extend(after.map(|after| (header::RETRY_AFTER, HeaderValue::from(after))));
    if bad_token {
        reply.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
    }
    reply
}

/// Without `data` where nothing ran: the specification tells the two apart by it.
#[derive(Serialize)]
struct Unrun<'a> {
    errors: &'a [ServerError],
}

fn body(response: Response, never_ran: bool, status: StatusCode, media: Media) -> Reply {
    let mut reply = if never_ran {
        Reply::new(Body::from(serde_json::to_vec(&Unrun { errors: &response.errors }).unwrap_or_default()))
    } else {
        // The integration's own writer brings the headers that resolvers set; status and media type are ours.
        GraphQLResponse::from(response).into_response()
    };
    *reply.status_mut() = status;
    reply.headers_mut().insert(header::CONTENT_TYPE, media.content_type());
    reply.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        reply.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    }
    reply
}

/// An answer to a request that is none, in the media type that is waited for.
pub fn refuse(media: Media, status: StatusCode, code: &str, message: &str, request_id: &str) -> Reply {
    let mut reply = plain(status, code, message, request_id);
    reply.headers_mut().insert(header::CONTENT_TYPE, media.content_type());
    reply
}

/// Not now: come back in a moment.
pub fn unavailable(message: &str, request_id: &str) -> Reply {
    let mut reply = plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", message, request_id);
    reply.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    reply
}

/// None of our media types is wanted.
pub fn not_acceptable(request_id: &str) -> Reply {
    let message = "Answers come as application/graphql-response+json, application/json or text/event-stream.";
    plain(StatusCode::NOT_ACCEPTABLE, "NOT_ACCEPTABLE", message, request_id)
}

/// An answer to a request that is none of GraphQL.
pub fn plain(status: StatusCode, code: &str, message: &str, request_id: &str) -> Reply {
    let body = serde_json::json!({ "errors": [{ "message": message, "extensions": { "code": code, "requestId": request_id } }] });
    (status, [(header::CACHE_CONTROL, "no-store")], axum::Json(body)).into_response()
}

/// Something in a handler gave up; the panic's own text went to the log.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Reply {
    plain(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", "Something went wrong on our side.", "")
}
