//! Copies of people's data, from addresses that are signed for minutes.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Path, Query, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use entity::ids::DataExportId;
use privacy::Opened;
use serde::Deserialize;
use tokio::sync::Semaphore;

use super::answer::plain;
use super::caller::RequestId;
use crate::state::State;

/// Each is whole in memory, twice while it is opened.
static PLACES: Semaphore = Semaphore::const_new(2);

/// The ways in of this file.
pub fn routes() -> Router<Arc<State>> {
    Router::new().route("/exports/{id}", get(show))
}

#[derive(Deserialize)]
struct Signed {
    until: i64,
    signature: String,
}

async fn show(
    Shared(state): Shared<Arc<State>>,
    Extension(id): Extension<RequestId>,
    Path(export): Path<String>,
    signed: Result<Query<Signed>, QueryRejection>,
) -> Response {
    let cx = state.cx.for_request(&id.0);
    let missing = || plain(StatusCode::NOT_FOUND, "NOT_FOUND", "There is no such address, or not any more.", &id.0);
    let (Ok(export), Ok(Query(Signed { until, signature }))) = (export.parse::<DataExportId>(), signed) else { return missing() };
    let Ok(_place) = PLACES.try_acquire() else {
        let mut reply = plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "Others are fetching. Try again in a moment.", &id.0);
        reply.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
        return reply;
    };
    match privacy::read(&cx, export, until, &signature).await {
        Ok(Some(Opened { file_name, bytes })) => {
            let headers = [
                (header::CONTENT_TYPE, "application/zip".to_owned()),
                (header::CACHE_CONTROL, "private, no-store".into()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file_name}\"")),
                (header::CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox".into()),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
            ];
            (headers, bytes).into_response()
        }
        Ok(None) => missing(),
        Err(error) => {
            tracing::error!(request_id = id.0, %error, "a copy of data could not be read");
            plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "It cannot be read now.", &id.0)
        }
    }
}
