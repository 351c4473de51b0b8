//! A file on its way in, to an address that was looked at already.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::answer::plain;
use super::caller::RequestId;

/// Ten mebibytes over a slow line.
const PATIENCE: Duration = Duration::from_secs(120);
/// For others to be done with theirs.
const TURN: Duration = Duration::from_secs(10);

/// Files that arrive at once: while they do they take memory, and nobody's place to be worked on.
static ARRIVING: Semaphore = Semaphore::const_new(16);

/// Takes it whole, and then a place to be worked on, which is its own until it is dropped.
pub async fn take(places: &'static Semaphore, body: Body, most: usize, id: &RequestId) -> Result<(SemaphorePermit<'static>, Bytes), Response> {
    let busy = || {
        let mut reply = plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "Others are sending. Try again in a moment.", &id.0);
        reply.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        reply
    };
    let _arriving = ARRIVING.try_acquire().map_err(|_| busy())?;
    let bytes = match tokio::time::timeout(PATIENCE, to_bytes(body, most)).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return Err(plain(StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", "A file has at most 10 MiB.", &id.0)),
        Err(_) => return Err(plain(StatusCode::REQUEST_TIMEOUT, "REQUEST_TIMEOUT", "The file did not arrive in time.", &id.0)),
    };
    match tokio::time::timeout(TURN, places.acquire()).await {
        Ok(Ok(place)) => Ok((place, bytes)),
        _ => Err(busy()),
    }
}
