//! Pictures out of object storage. A key names one content for ever, so browsers keep them.

use std::sync::Arc;

use axum::extract::{Extension, Path, State as Shared};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::answer::plain;
use super::caller::RequestId;
use crate::state::State;

/// What may be shown; anything else is offered as a file, so that nothing uploaded ever runs as a page of ours.
const SHOWN: [&str; 6] = ["image/webp", "image/png", "image/jpeg", "image/avif", "image/gif", "image/svg+xml"];

/// One picture.
pub async fn show(Shared(state): Shared<Arc<State>>, Extension(id): Extension<RequestId>, Path(key): Path<String>) -> Response {
    // What is kept for few is served to nobody here.
    let plain_key = key.len() <= 300
        && !key.starts_with("private/")
        && !key.contains("..")
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.'));
    let found = if plain_key { state.cx.storage.get(&key).await } else { Ok(None) };
    match found {
        Ok(Some(object)) => {
            let disposition = if SHOWN.contains(&object.content_type.as_str()) { "inline" } else { "attachment" };
            let name = key.rsplit('/').next().unwrap_or_default();
            // The one kind that is text.
            let charset = if object.content_type == "image/svg+xml" { "; charset=utf-8" } else { "" };
            let headers = [
                (header::CONTENT_TYPE, object.content_type + charset),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable".into()),
                (header::CONTENT_DISPOSITION, format!("{disposition}; filename=\"{name}\"")),
                // A picture may hold markup (SVG): it is shown, never run.
                (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox".into()),
                (header::HeaderName::from_static("cross-origin-resource-policy"), "cross-origin".into()),
            ];
            (headers, object.bytes).into_response()
        }
        Ok(None) => plain(StatusCode::NOT_FOUND, "NOT_FOUND", "There is no such file.", &id.0),
        Err(error) => {
            tracing::error!(request_id = id.0, %error, "storage");
            let mut reply = plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "The file cannot be read now.", &id.0);
            reply.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            reply
        }
    }
}
