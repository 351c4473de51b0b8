//! A file on its way in, to an address that was looked at already.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use entity::ids::VendorId;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::answer::plain;
use super::caller::RequestId;

/// Ten mebibytes over a slow line.
const PATIENCE: Duration = Duration::from_secs(120);
/// For others to be done with theirs.
const TURN: Duration = Duration::from_secs(10);
/// From one vendor at once.
const MOST_OF_ONE: usize = 2;

/// Files that arrive at once: while they do they take memory, and nobody's place to be worked on.
static ARRIVING: Semaphore = Semaphore::const_new(16);
/// Whose they are, so that nobody has all of them.
static SENDERS: LazyLock<Mutex<HashMap<VendorId, usize>>> = LazyLock::new(Mutex::default);

/// Takes it whole, and then a place to be worked on, which is its own until it is dropped.
pub async fn take(
    places: &'static Semaphore,
    vendor: VendorId,
    body: Body,
    most: usize,
    id: &RequestId,
) -> Result<(SemaphorePermit<'static>, Bytes), Response> {
    let busy = || {
        let mut reply = plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "Others are sending. Try again in a moment.", &id.0);
        reply.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        reply
    };
    let _sender = Sender::of(vendor).ok_or_else(busy)?;
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

/// One of a vendor's files on its way, until it is dropped.
struct Sender(VendorId);

impl Sender {
    fn of(vendor: VendorId) -> Option<Self> {
        let mut senders = SENDERS.lock().unwrap_or_else(PoisonError::into_inner);
        let sending = senders.entry(vendor).or_default();
        if *sending >= MOST_OF_ONE {
            return None;
        }
        *sending += 1;
        Some(Self(vendor))
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        let mut senders = SENDERS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sending) = senders.get_mut(&self.0) {
            *sending -= 1;
            if *sending == 0 {
                senders.remove(&self.0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_sends_more_than_two_at_once() {
        let (one, other) = (VendorId(entity::ids::Uuid::from_u128(1)), VendorId(entity::ids::Uuid::from_u128(2)));
        let (first, second) = (Sender::of(one), Sender::of(one));
        assert!(first.is_some() && second.is_some() && Sender::of(one).is_none() && Sender::of(other).is_some());
        drop(first);
        assert!(Sender::of(one).is_some());
        drop(second);
        assert!(!SENDERS.lock().unwrap().contains_key(&one));
    }
}
