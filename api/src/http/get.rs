//! `GET /graphql`: queries only, sockets, event streams; a browser that strays here is shown GraphiQL.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Query, Request, State as Shared, WebSocketUpgrade};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::answer::{self, Media, plain};
use super::caller::{Caller, RequestId};
use super::{post::Body, socket};
use crate::state::State;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
}

/// One query in the address, or the beginning of a socket.
pub async fn get(Shared(state): Shared<Arc<State>>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let caller = Caller::of(&parts.headers, &parts.extensions, &state.config);
    if parts.headers.contains_key(header::UPGRADE) {
        return match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
            Ok(upgrade) => socket::open(&state, caller, &parts.headers, upgrade),
            Err(rejection) => rejection.into_response(),
        };
    }
    let Ok(Query(parameters)) = Query::<Parameters>::try_from_uri(&parts.uri) else {
        return plain(StatusCode::BAD_REQUEST, "BAD_REQUEST", "The address cannot be read.", &id);
    };
    let accepts_pages = parts.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
    if parameters.query.is_none() && accepts_pages {
        return Redirect::to("/graphiql").into_response();
    }
    let Some(media) = Media::accepted(&parts.headers) else {
        return plain(
            StatusCode::NOT_ACCEPTABLE,
            "BAD_REQUEST",
            "Answers come as application/graphql-response+json, application/json or text/event-stream.",
            &id,
        );
    };
    let variables = match parameters.variables.filter(|text| !text.is_empty()).map(|text| serde_json::from_str(&text)).transpose() {
        Ok(variables) => variables,
        Err(_) => return plain(StatusCode::BAD_REQUEST, "BAD_REQUEST", "`variables` is no JSON object.", &id),
    };
    let body = Body { query: parameters.query, operation_name: parameters.operation_name, variables, _extensions: None };
    let Some(operation) = body.operation() else { return plain(StatusCode::BAD_REQUEST, "BAD_REQUEST", "`query` is missing.", &id) };
    answer::execute(&state, caller, media, operation, true).await
}
