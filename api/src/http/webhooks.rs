//! Providers' webhooks: `POST /webhooks/<provider>`. The signature is checked on the bytes as they came; what is good is
//! stored and answered at once, and worked on later.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Extension, Path, State as Shared};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use payments::inbox::{Received, receive};

use super::answer::plain;
use super::caller::RequestId;
use crate::state::State;

/// The ways in of this file.
pub fn routes() -> Router<Arc<State>> {
    Router::new().route("/webhooks/{provider}", post(take))
}

async fn take(
    Shared(state): Shared<Arc<State>>,
    Extension(id): Extension<RequestId>,
    Path(provider): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let cx = state.cx.for_request(&id.0);
    // A value that is no text cannot be a signature.
    let headers: Vec<(String, String)> = headers.iter().filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))).collect();
    match receive(&cx, &state.gateways, &provider, &headers, &body).await {
        Ok(Received::Accepted) => StatusCode::OK.into_response(),
        Ok(Received::BadSignature) => plain(StatusCode::BAD_REQUEST, "BAD_SIGNATURE", "The signature is missing, wrong or too old.", &id.0),
        Ok(Received::UnknownProvider) => plain(StatusCode::NOT_FOUND, "NOT_FOUND", "There is no such payment provider here.", &id.0),
        Err(error) => {
            tracing::error!(request_id = id.0, %error, provider, "a webhook could not be stored");
            // The provider sends it again.
            let mut reply = plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "Send it again in a moment.", &id.0);
            reply.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
            reply
        }
    }
}
