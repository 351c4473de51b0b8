//! `POST /graphql`

use std::sync::Arc;

use async_graphql::{Request as Operation, Variables};
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Extension, State as Shared};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::answer::{self, Media, plain};
use super::caller::{Caller, RequestId};
use crate::state::State;

/// The four members of a GraphQL request; anything else is passed over, as the specification wants.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    pub query: Option<String>,
    pub operation_name: Option<String>,
    pub variables: Option<serde_json::Map<String, serde_json::Value>>,
    #[serde(rename = "extensions")]
    pub _extensions: Option<serde_json::Map<String, serde_json::Value>>,
}

impl Body {
    /// The operation, where there is a document.
    pub fn operation(self) -> Option<Operation> {
        let query = self.query.filter(|query| !query.trim().is_empty())?;
        let mut operation = Operation::new(query).variables(Variables::from_json(serde_json::Value::Object(self.variables.unwrap_or_default())));
        operation.operation_name = self.operation_name.filter(|name| !name.is_empty());
        Some(operation)
    }
}

/// One operation as JSON. Other content types are refused: a form of a foreign page could send them.
pub async fn post(
    Shared(state): Shared<Arc<State>>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
    parts: axum::http::request::Parts,
    bytes: Result<Bytes, BytesRejection>,
) -> Response {
    let refuse = |status, message: &str| plain(status, "BAD_REQUEST", message, &id.0);
    let Some(media) = Media::accepted(&headers) else {
        return refuse(StatusCode::NOT_ACCEPTABLE, "Answers come as application/graphql-response+json, application/json or text/event-stream.");
    };
    let json = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(is_json);
    if !json || headers.contains_key(header::CONTENT_ENCODING) {
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Send application/json in UTF-8, not compressed.");
    }
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(rejection) => return refuse(rejection.into_response().status(), "The request is too long or was cut off."),
    };
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[') {
        return refuse(StatusCode::BAD_REQUEST, "Send one operation at a time, not a list.");
    }
    let Ok(body) = serde_json::from_slice::<Body>(&bytes) else {
        return refuse(StatusCode::BAD_REQUEST, "A JSON object with `query`, and perhaps `operationName` and `variables`, is meant.");
    };
    let Some(operation) = body.operation() else { return refuse(StatusCode::BAD_REQUEST, "`query` is missing.") };
    let caller = Caller::of(&headers, &parts.extensions, &state.config);
    answer::execute(&state, caller, media, operation, false).await
}

fn is_json(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(str::trim);
    parts.next().is_some_and(|name| name.eq_ignore_ascii_case("application/json"))
        && parts.all(|part| !part.to_ascii_lowercase().starts_with("charset=") || part.to_ascii_lowercase().contains("utf-8"))
}
