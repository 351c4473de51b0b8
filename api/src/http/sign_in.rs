//! Where a provider answers by a form (Apple does, across sites, so that no cookie comes along): the answer goes on to the page of ours
//! that the browser of this sign-in waits for, as other providers would have sent it. It is believed by nobody here.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Extension, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;

use super::answer::plain;
use super::caller::RequestId;
use crate::state::State;

/// What goes on.
const PARTS: [&str; 5] = ["state", "code", "iss", "error", "user"];
/// Of all of it.
const MOST_BYTES: usize = 6_000;

/// The ways in of this file.
pub fn routes() -> Router<Arc<State>> {
    Router::new().route("/sign-in/form", post(hand_on))
}

async fn hand_on(Shared(state): Shared<Arc<State>>, Extension(id): Extension<RequestId>, body: Bytes) -> Response {
    let nobody = || plain(StatusCode::BAD_REQUEST, "BAD_REQUEST", "Nobody waits for this answer. Begin to sign in again.", &id.0);
    let Some((known_by, query)) = std::str::from_utf8(&body).ok().and_then(query) else { return nobody() };
    match state.elsewhere.page_of(&state.cx.for_request(&id.0), &known_by).await {
        Ok(Some(page)) => {
            let headers =
                [(header::LOCATION, format!("{page}?{query}")), (header::CACHE_CONTROL, "no-store".into()), (header::REFERRER_POLICY, "no-referrer".into())];
            (StatusCode::SEE_OTHER, headers).into_response()
        }
        Ok(None) => nobody(),
        Err(error) => {
            tracing::error!(request_id = id.0, %error, "a sign-in could not be looked up");
            plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "Begin to sign in again in a moment.", &id.0)
        }
    }
}

/// The state, and what goes on as it is encoded already; nothing where it is not encoded as forms are.
fn query(form: &str) -> Option<(String, String)> {
    let encoded = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~*+%".contains(&b));
    let pairs = form.split('&').filter_map(|pair| pair.split_once('=')).filter(|(name, _)| PARTS.contains(name));
    let mut known_by = None;
    let mut query = Vec::new();
    for (name, value) in pairs {
        if !encoded(value) {
            return None;
        }
        if name == "state" {
            known_by = Some(value.to_owned());
        }
        query.push(format!("{name}={value}"));
    }
    let query = query.join("&");
    Some((known_by?, query)).filter(|(_, query)| query.len() <= MOST_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_says_goes_on_as_it_is_encoded() {
        let (state, on) = query("code=c1&state=abc&user=%7B%22name%22%3A1%7D&id_token=x&evil=1").unwrap();
        assert_eq!((state.as_str(), on.as_str()), ("abc", "code=c1&state=abc&user=%7B%22name%22%3A1%7D"));
        for odd in ["code=1", "state=a\r\nLocation:x", "state=a#b", "state=a b", ""] {
            assert_eq!(query(odd), None, "{odd}");
        }
        assert_eq!(query(&format!("state=a&user={}", "x".repeat(MOST_BYTES))), None);
    }
}
