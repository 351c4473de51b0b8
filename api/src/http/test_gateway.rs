//! The test gateway's own page, as it were: where its buyer does the second step of a payment. It is another party's
//! address that happens to be served here, and there is none where the test gateway is off.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Extension, Path, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{post, put};
use payments::test_gateway;
use platform::{Environment, Error};

use super::answer::plain;
use super::caller::RequestId;
use crate::state::State;

/// The ways in of this file.
pub fn routes() -> Router<Arc<State>> {
    Router::new().route("/test-gateway/charges/{charge}/confirm", post(confirm)).route("/test-gateway/faults", put(misbehave))
}

/// In tests alone: what goes wrong from now on, written as `STOA_TEST_GATEWAY_FAULTS`.
async fn misbehave(Shared(state): Shared<Arc<State>>, Extension(id): Extension<RequestId>, faults: String) -> Response {
    if state.cx.environment != Environment::Test {
        return plain(StatusCode::NOT_FOUND, "NOT_FOUND", "There is nothing here.", &id.0);
    }
    match faults.parse() {
        Ok(faults) => {
            state.gateways.misbehave(faults);
            StatusCode::NO_CONTENT.into_response()
        }
        Err(why) => plain(StatusCode::BAD_REQUEST, "VALIDATION_FAILED", &why, &id.0),
    }
}

async fn confirm(Shared(state): Shared<Arc<State>>, Extension(id): Extension<RequestId>, Path(charge): Path<String>) -> Response {
    if state.gateways.get(test_gateway::NAME).is_err() {
        return plain(StatusCode::NOT_FOUND, "NOT_FOUND", "There is no test gateway here.", &id.0);
    }
    match test_gateway::confirm(&state.cx.for_request(&id.0), &charge).await {
        Ok(()) => axum::Json(serde_json::json!({ "id": charge, "state": "captured" })).into_response(),
        Err(Error::Refused(refusals)) => {
            let (code, message) = refusals.first().map(|refusal| (refusal.code(), refusal.message())).unwrap_or_default();
            let status = if code == "NOT_FOUND" { StatusCode::NOT_FOUND } else { StatusCode::CONFLICT };
            plain(status, code, &message, &id.0)
        }
        Err(Error::Fault(fault)) => {
            tracing::error!(request_id = id.0, %fault, "the test gateway");
            plain(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", "Something went wrong on our side.", &id.0)
        }
    }
}
