//! The body of a request, read whole before anybody looks at it: within a size, within a time, and no further than that.

use std::sync::Arc;

use axum::body::{Body, HttpBody};
use axum::extract::{Request, State as Shared};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::StreamExt;

use super::MOST_BYTES;
use super::answer::plain;
use super::caller::RequestId;
use crate::state::State;

/// Why a body is not taken in.
enum Refused {
    TooLong,
    TooSlow,
    CutOff,
}

/// Hands the request on with its body at hand.
pub async fn read(Shared(state): Shared<Arc<State>>, request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let read = tokio::time::timeout(state.config.timeouts.body, whole(body)).await.unwrap_or(Err(Refused::TooSlow));
    let (status, code, message) = match read {
        Ok(bytes) => return next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(Refused::TooLong) => (StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", format!("A request has at most {MOST_BYTES} bytes.")),
        Err(Refused::TooSlow) => (StatusCode::REQUEST_TIMEOUT, "REQUEST_TIMEOUT", "The request did not arrive in time.".to_owned()),
        Err(Refused::CutOff) => (StatusCode::BAD_REQUEST, "BAD_REQUEST", "The request was cut off.".to_owned()),
    };
    let id = parts.extensions.get::<RequestId>().map_or("", |id| &id.0);
    let mut reply = plain(status, code, &message, id);
    // What is still coming is not read, so nothing can follow it.
    reply.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    reply
}

async fn whole(body: Body) -> Result<Vec<u8>, Refused> {
    // Who says beforehand that it is too long need not send it.
    if body.size_hint().lower() > MOST_BYTES as u64 {
        return Err(Refused::TooLong);
    }
    // No room is made for what was only announced.
    let (mut bytes, mut chunks) = (Vec::new(), body.into_data_stream());
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Refused::CutOff)?;
        if bytes.len() + chunk.len() > MOST_BYTES {
            return Err(Refused::TooLong);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
