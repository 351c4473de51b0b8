//! What vendors show for who they are: sent to, and read from, addresses that are signed for minutes.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Path, Query, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use entity::ids::DocumentId;
use serde::Deserialize;
use tokio::sync::Semaphore;
use vendors::{MOST_DOCUMENT_BYTES, Opened, Unwanted};

use super::answer::plain;
use super::caller::RequestId;
use super::upload;
use crate::state::State;

/// Each is whole in memory, twice while it is sealed.
static PLACES: Semaphore = Semaphore::const_new(4);

/// The ways in of this file. They read bodies of their own size, and only those of signed addresses.
pub fn routes() -> Router<Arc<State>> {
    Router::new().route("/documents/{id}", get(show).put(take))
}

#[derive(Deserialize)]
struct Signed {
    until: i64,
    signature: String,
}

/// An address to read from: who asked for it stands in it.
#[derive(Deserialize)]
struct SignedFor {
    until: i64,
    by: String,
    signature: String,
}

async fn take(
    Shared(state): Shared<Arc<State>>,
    Extension(id): Extension<RequestId>,
    Path(document): Path<String>,
    signed: Result<Query<Signed>, QueryRejection>,
    body: Body,
) -> Response {
    let cx = state.cx.for_request(&id.0);
    let missing = || plain(StatusCode::NOT_FOUND, "NOT_FOUND", "There is no such address, or not any more.", &id.0);
    let (Ok(document), Ok(Query(Signed { until, signature }))) = (document.parse::<DocumentId>(), signed) else { return missing() };
    let broken = |error: platform::Error| {
        tracing::error!(request_id = id.0, %error, "a document could not be stored");
        plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "It cannot be stored now. Send it again in a moment.", &id.0)
    };
    let vendor = match vendors::may_send(&cx, document, until, &signature).await {
        Ok(Some(vendor)) => vendor,
        Ok(None) => return missing(),
        Err(error) => return broken(error),
    };
    let (_place, bytes) = match upload::take(&PLACES, vendor, body, MOST_DOCUMENT_BYTES, &id).await {
        Ok(taken) => taken,
        Err(reply) => return reply,
    };
    match vendors::receive(&cx, &state.scanner, document, until, &signature, &bytes).await {
        Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
        Ok(Err(Unwanted::NoSuchAddress)) => missing(),
        Ok(Err(Unwanted::TooLong)) => plain(StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", "A document has at most 10 MiB.", &id.0),
        Ok(Err(Unwanted::OtherKind)) => plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", "Send a PDF, a JPEG or a PNG.", &id.0),
        Ok(Err(Unwanted::Harmful)) => {
            plain(StatusCode::UNPROCESSABLE_ENTITY, "HARMFUL", "Something that does harm was found in it. Announce another one.", &id.0)
        }
        Ok(Err(Unwanted::NobodyLooks)) => {
            plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "It cannot be looked through now. Send it again in a moment.", &id.0)
        }
        Err(error) => broken(error),
    }
}

async fn show(
    Shared(state): Shared<Arc<State>>,
    Extension(id): Extension<RequestId>,
    Path(document): Path<String>,
    signed: Result<Query<SignedFor>, QueryRejection>,
) -> Response {
    let cx = state.cx.for_request(&id.0);
    let missing = || plain(StatusCode::NOT_FOUND, "NOT_FOUND", "There is no such address, or not any more.", &id.0);
    let (Ok(document), Ok(Query(SignedFor { until, by, signature }))) = (document.parse::<DocumentId>(), signed) else { return missing() };
    match vendors::read_document(&cx, document, until, &by, &signature).await {
        Ok(Some(Opened { content_type, file_name, bytes })) => {
            let name: String = file_name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect();
            let headers = [
                (header::CONTENT_TYPE, content_type),
                (header::CACHE_CONTROL, "private, no-store".into()),
                // Saved, never shown as a page of ours, whatever is in it.
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
                (header::CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox".into()),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
            ];
            (headers, bytes).into_response()
        }
        Ok(None) => missing(),
        Err(error) => {
            tracing::error!(request_id = id.0, %error, "a document could not be read");
            plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "It cannot be read now.", &id.0)
        }
    }
}
