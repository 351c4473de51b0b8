//! `GET /graphql`: queries only, and sockets; a browser that strays here is shown GraphiQL.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Query, Request, State as Shared, WebSocketUpgrade};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::accept::Media;
use super::answer::{self, not_acceptable, plain, refuse};
use super::caller::{Caller, RequestId};
use super::{origin, post::Body, socket};
use crate::state::State;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    query: Option<String>,
    document_id: Option<String>,
    operation_name: Option<String>,
    variables: Option<String>,
    extensions: Option<String>,
}

/// One query in the address, or the beginning of a socket.
pub async fn get(Shared(state): Shared<Arc<State>>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let id = parts.extensions.get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let signed = Caller::of(&parts.headers, &parts.extensions, &state.config).signed(&parts.headers, &state, parts.uri.query().unwrap_or_default().as_bytes());
    let caller = match signed {
        Ok(caller) => caller,
        Err(refused) => return answer::refused_reply(refused, Media::Json, &id),
    };
    let text = |name| parts.headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    // Others offer to go on in HTTP/2 and are content without.
    if text(header::UPGRADE).is_some_and(|to| to.eq_ignore_ascii_case("websocket")) {
        return match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
            Ok(upgrade) => socket::open(&state, caller, &parts.headers, upgrade),
            Err(rejection) => plain(rejection.into_response().status(), "BAD_REQUEST", "This is no beginning of a WebSocket.", &id),
        };
    }
    let accepts_pages = text(header::ACCEPT).is_some_and(|accept| accept.contains("text/html"));
    let Ok(Query(parameters)) = Query::<Parameters>::try_from_uri(&parts.uri) else {
        return plain(StatusCode::BAD_REQUEST, "BAD_REQUEST", "The address cannot be read.", &id);
    };
    if parameters.query.is_none() && parameters.document_id.is_none() && accepts_pages {
        return Redirect::to("/graphiql").into_response();
    }
    let Some(media) = Media::accepted(&parts.headers) else { return not_acceptable(&id) };
    let no = |status, code, message: &str| refuse(media, status, code, message, &id);
    if origin::is_foreign(&parts.headers, &state.origins) {
        return no(StatusCode::FORBIDDEN, "FORBIDDEN", "Requests from other sites' pages are not answered.");
    }
    let (variables, extensions) = match (object(parameters.variables), object(parameters.extensions)) {
        (Ok(variables), Ok(extensions)) => (variables, extensions),
        (Err(()), _) => return no(StatusCode::BAD_REQUEST, "BAD_REQUEST", "`variables` is no JSON object."),
        (_, Err(())) => return no(StatusCode::BAD_REQUEST, "BAD_REQUEST", "`extensions` is no JSON object."),
    };
    let Parameters { query, document_id, operation_name, .. } = parameters;
    let body = Body { query, document_id, operation_name, variables, _extensions: extensions };
    let Some(operation) = body.operation() else { return no(StatusCode::BAD_REQUEST, "BAD_REQUEST", "`query` or `documentId` is missing.") };
    answer::execute(&state, caller, media, operation, true).await
}

/// A JSON object out of a parameter; none where it is left out, empty or null.
fn object(text: Option<String>) -> Result<Option<Map<String, Value>>, ()> {
    text.filter(|text| !text.is_empty()).map_or(Ok(None), |text| serde_json::from_str(&text).map_err(drop))
}
