//! Around every request: an id, a log line, headers that browsers heed.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State as Shared};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::caller::RequestId;
use super::gate::Told;
use crate::state::State;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives a request its id and an answer its headers; one line per request that no operation has logged.
pub async fn observe(Shared(state): Shared<Arc<State>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = request_id(request.headers());
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    metrics::counter!("stoa_http_responses_total", "status" => status.to_string()).increment(1);
    if response.extensions().get::<Told>().is_none() {
        let ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        // Probes come every few seconds and tell nothing while they succeed.
        if matches!(path.as_str(), "/healthz" | "/readyz" | "/metrics") && status < 400 {
            tracing::debug!(target: "stoa::http", request_id = id, %method, path, status, ms, "request");
        } else {
            tracing::info!(target: "stoa::http", request_id = id, %method, path, status, ms, "request");
        }
    }
    if state.draining.is_cancelled() && response.status() != StatusCode::SWITCHING_PROTOCOLS {
        // The next request goes to another node.
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    protect(response.headers_mut(), state.cx.public_url.starts_with("https://"));
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// The caller's own id where it is a plain one, so that it can be followed through several systems.
fn request_id(headers: &HeaderMap) -> String {
    let given = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok());
    let plain = |id: &&str| (8..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    given.filter(plain).map_or_else(|| platform::crypto::token()[..20].to_owned(), str::to_owned)
}

fn protect(headers: &mut HeaderMap, secure: bool) {
    let mut unless_set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    unless_set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    unless_set(header::X_FRAME_OPTIONS, "DENY");
    unless_set(header::REFERRER_POLICY, "no-referrer");
    unless_set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    if secure {
        unless_set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_that_encrypts_does_for_a_year_with_all_its_hosts() {
        let told = |secure| {
            let mut headers = HeaderMap::new();
            protect(&mut headers, secure);
            headers.get(header::STRICT_TRANSPORT_SECURITY).map(|value| value.to_str().unwrap().to_owned())
        };
        assert_eq!((told(false), told(true).as_deref()), (None, Some("max-age=31536000; includeSubDomains")));
    }

    #[test]
    fn a_plain_request_id_is_kept_and_any_other_is_replaced() {
        let id = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(REQUEST_ID, value.parse().unwrap());
            request_id(&headers)
        };
        assert_eq!(id("trace-0123456789"), "trace-0123456789");
        assert_eq!(id("a b c d e f g h").len(), 20);
        assert_eq!(id(&"x".repeat(65)).len(), 20);
    }
}
