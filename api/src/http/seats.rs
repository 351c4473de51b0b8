//! Sockets and event streams stay; there is only so much room for them, and requests keep the rest.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The room of a node for connections that stay.
pub struct Seats(Arc<Semaphore>);

/// One of them, until it is dropped.
pub struct Seat {
    kind: &'static str,
    _permit: OwnedSemaphorePermit,
}

impl Seats {
    /// Three quarters of all connections.
    #[must_use]
    pub fn of(connections: usize) -> Self {
        Self(Arc::new(Semaphore::new((connections / 4 * 3).max(1))))
    }

    /// A seat for a `socket` or a `stream`, while there is one.
    pub fn take(&self, kind: &'static str) -> Option<Seat> {
        let permit = self.0.clone().try_acquire_owned().ok()?;
        metrics::gauge!("stoa_lasting_connections", "kind" => kind).increment(1);
        Some(Seat { kind, _permit: permit })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        metrics::gauge!("stoa_lasting_connections", "kind" => self.kind).decrement(1);
    }
}
