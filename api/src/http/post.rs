//! `POST /graphql`

use std::sync::Arc;

use async_graphql::{Request as Operation, Variables};
use axum::body::Bytes;
use axum::extract::{Extension, State as Shared};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use serde::Deserialize;

use super::accept::{Media, is_utf8};
use super::answer::{self, not_acceptable, refuse};
use super::caller::{Caller, RequestId};
use super::origin;
use crate::state::State;

/// The four members of a GraphQL request, and the hash of a trusted document in place of the first; anything else is passed
/// over, as the specification wants.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    pub query: Option<String>,
    pub document_id: Option<String>,
    pub operation_name: Option<String>,
    pub variables: Option<serde_json::Map<String, serde_json::Value>>,
    #[serde(rename = "extensions")]
    pub _extensions: Option<serde_json::Map<String, serde_json::Value>>,
}

impl Body {
    /// The operation, where there is a document.
    pub fn operation(self) -> Option<Operation> {
        let id = self.document_id.filter(|id| !id.is_empty());
        let mut operation = Operation::new(if id.is_some() { String::new() } else { self.query? })
            .variables(Variables::from_json(serde_json::Value::Object(self.variables.unwrap_or_default())));
        operation.extensions.extend(id.map(|id| ("documentId".to_owned(), id.into())));
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
    bytes: Bytes,
) -> Response {
    let Some(media) = Media::accepted(&headers) else { return not_acceptable(&id.0) };
    let no = |status, code, message| refuse(media, status, code, message, &id.0);
    if origin::is_foreign(&headers, &state.origins) {
        return no(StatusCode::FORBIDDEN, "FORBIDDEN", "Requests from other sites' pages are not answered.");
    }
    let json = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(is_json);
    // A few packed bytes can hold a whole memory of zeros.
    if !json || headers.contains_key(header::CONTENT_ENCODING) {
        return no(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", "Send application/json in UTF-8, not compressed.");
    }
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[') {
        return no(StatusCode::BAD_REQUEST, "BAD_REQUEST", "Send one operation at a time, not a list.");
    }
    let Ok(body) = serde_json::from_slice::<Body>(&bytes) else {
        return no(StatusCode::BAD_REQUEST, "BAD_REQUEST", "A JSON object with `query`, and perhaps `operationName`, `variables` and `extensions`, is meant.");
    };
    let Some(operation) = body.operation() else { return no(StatusCode::BAD_REQUEST, "BAD_REQUEST", "`query` or `documentId` is missing.") };
    match Caller::of(&headers, &parts.extensions, &state.config).signed(&headers, &state, &bytes) {
        Ok(caller) => answer::execute(&state, caller, media, operation, false).await,
        Err(refused) => answer::refused_reply(refused, media, &id.0),
    }
}

fn is_json(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(str::trim);
    parts.next().is_some_and(|name| name.eq_ignore_ascii_case("application/json"))
        && parts.filter_map(|part| part.split_once('=')).all(|(key, value)| !key.trim().eq_ignore_ascii_case("charset") || is_utf8(value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_utf_8_is_read_and_nothing_else() {
        for good in ["application/json", "Application/JSON", "application/json; charset=utf-8", "application/json;charset=\"UTF-8\"; profile=x"] {
            assert!(is_json(good), "{good}");
        }
        for bad in ["", "text/plain", "application/json-patch+json", "application/json; charset=utf-16", "multipart/form-data; boundary=application/json"] {
            assert!(!is_json(bad), "{bad}");
        }
    }
}
