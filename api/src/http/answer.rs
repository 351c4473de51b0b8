//! GraphQL over HTTP: which media type, which status.

use std::any::Any;
use std::sync::Arc;

use async_graphql::parser::types::OperationType;
use async_graphql::{Response, ServerError};
use async_graphql_axum::GraphQLResponse;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response as Reply};
use serde::Serialize;

use super::caller::Caller;
use super::gate::{self, Refused, Told};
use super::stream;
use crate::graphql::error::code_of;
use crate::state::State;

/// How a client wants to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `application/graphql-response+json`: the status tells whether the request was one.
    Response,
    /// `application/json`: 200 for every well-formed request, as older clients expect.
    Json,
    /// `text/event-stream`
    Events,
}

impl Media {
    /// Of an `Accept` header; `None` when nothing of it is ours.
    pub fn accepted(headers: &HeaderMap) -> Option<Self> {
        let mut best: Option<(f32, Self)> = None;
        let mut asked = false;
        for entry in headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')) {
            let mut parts = entry.split(';').map(str::trim);
            let name = parts.next().unwrap_or_default();
            let quality = parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
            asked |= !name.is_empty();
            let media = match name.to_ascii_lowercase().as_str() {
                "application/graphql-response+json" => Self::Response,
                "application/json" | "application/*" | "*/*" => Self::Json,
                "text/event-stream" => Self::Events,
                _ => continue,
            };
            if quality > 0.0 && best.is_none_or(|(found, _)| quality > found) {
                best = Some((quality, media));
            }
        }
        if asked { best.map(|(_, media)| media) } else { Some(Self::Json) }
    }

    fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Response => "application/graphql-response+json; charset=utf-8",
            Self::Json | Self::Events => "application/json; charset=utf-8",
        })
    }
}

/// Answers one request, whatever its transport. `only_queries` is for GET.
pub async fn execute(state: &Arc<State>, caller: Caller, media: Media, request: async_graphql::Request, only_queries: bool) -> Reply {
    let entered = match gate::enter(state, &caller, request).await {
        Ok(entered) => entered,
        Err(refused) => return refused_reply(refused, media, &caller.request_id),
    };
    match entered.kind {
        OperationType::Mutation if only_queries => {
            let mut reply = plain(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "A mutation goes by POST.", &caller.request_id);
            reply.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
            reply
        }
        _ if media == Media::Events => stream::events(state, entered),
        OperationType::Subscription => {
            plain(StatusCode::NOT_ACCEPTABLE, "BAD_REQUEST", "A subscription needs a socket or `Accept: text/event-stream`.", &caller.request_id)
        }
        _ => match gate::run(state, entered).await {
            Ok((response, told)) => finished(response, told, media),
            Err(refused) => refused_reply(refused, media, &caller.request_id),
        },
    }
}

fn finished(response: Response, told: Told, media: Media) -> Reply {
    let unavailable =
        response.data == async_graphql::Value::Null && response.errors.iter().any(|error| matches!(code_of(error), Some("UNAVAILABLE" | "TIMEOUT")));
    let never_ran = response.data == async_graphql::Value::Null && !response.errors.is_empty() && response.errors.iter().all(|error| error.path.is_empty());
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

fn refused_reply(refused: Refused, media: Media, request_id: &str) -> Reply {
    let status = match (&refused, media) {
        (Refused::Token, _) => StatusCode::UNAUTHORIZED,
        (Refused::Busy, _) => StatusCode::SERVICE_UNAVAILABLE,
        (Refused::Fault(platform::Error::Fault(platform::Fault::Unavailable(_))), _) => StatusCode::SERVICE_UNAVAILABLE,
        (Refused::Fault(_), _) => StatusCode::INTERNAL_SERVER_ERROR,
        (Refused::Document(_), Media::Json) => StatusCode::OK,
        (Refused::Document(_), _) => StatusCode::BAD_REQUEST,
    };
    let mut reply = body(refused.answer(request_id), true, status, media);
    if status == StatusCode::UNAUTHORIZED {
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

/// An answer to a request that is none of GraphQL.
pub fn plain(status: StatusCode, code: &str, message: &str, request_id: &str) -> Reply {
    let body = serde_json::json!({ "errors": [{ "message": message, "extensions": { "code": code, "requestId": request_id } }] });
    (status, [(header::CACHE_CONTROL, "no-store")], axum::Json(body)).into_response()
}

/// Something in a handler gave up; the panic's own text went to the log.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Reply {
    plain(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", "Something went wrong on our side.", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_media_type_of_ours_wins() {
        let accepted = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, value.parse().unwrap());
            Media::accepted(&headers)
        };
        assert_eq!(Media::accepted(&HeaderMap::new()), Some(Media::Json));
        assert_eq!(accepted("*/*"), Some(Media::Json));
        assert_eq!(accepted("application/graphql-response+json, application/json;q=0.9"), Some(Media::Response));
        assert_eq!(accepted("application/json, application/graphql-response+json;q=0.9"), Some(Media::Json));
        assert_eq!(accepted("text/event-stream"), Some(Media::Events));
        assert_eq!(accepted("text/html"), None);
    }
}
