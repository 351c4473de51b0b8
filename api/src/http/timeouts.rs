//! How long the edge waits for whom. None of it is a setting: a server that waits longer is only easier to exhaust.
//! Tests wait less.

use std::time::Duration;

/// Every patience of the edge, in one place.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// From the beginning of a connection, or from the first byte of a later request, to the end of its headers.
    pub head: Duration,
    /// From the end of the headers to the end of the body.
    pub body: Duration,
    /// Between two requests. Longer than proxies keep their side of an idle connection, so that it is they who close it:
    /// whoever sends on a connection that the other side is closing never learns whether it arrived.
    pub idle: Duration,
    /// How long a peer may take in nothing of what we have to send.
    pub write: Duration,
    /// After our side of a connection was closed, while the peer is still sending: a connection that ends with unread
    /// bytes takes our last answer with it.
    pub linger: Duration,
    /// How long a socket may stay silent before it introduces itself.
    pub init: Duration,
    /// How often an open socket is asked whether it is there, and how long it has to answer.
    pub ping: Duration,
    /// How often an event stream breathes, so that proxies keep it.
    pub breath: Duration,
    /// How long a socket has to take in why it is closed.
    pub goodbye: Duration,
    /// How often the sessions behind sockets and streams are looked at, for the news that got lost.
    pub look: Duration,
    /// After the signal to end, while load balancers notice that we are not ready any more: newcomers are still answered.
    pub leave: Duration,
    /// From the signal to the end, whatever is still open. Orchestrators kill after thirty seconds.
    pub drain: Duration,
}

impl Timeouts {
    /// What is left of the time to the end when newcomers are no longer answered.
    #[must_use]
    pub fn to_the_end(&self) -> Duration {
        self.drain.saturating_sub(self.leave)
    }
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(5),
            body: Duration::from_secs(8),
            idle: Duration::from_secs(75),
            write: Duration::from_secs(15),
            linger: Duration::from_secs(1),
            init: Duration::from_secs(10),
            ping: Duration::from_secs(20),
            breath: Duration::from_secs(12),
            goodbye: Duration::from_secs(5),
            look: Duration::from_secs(5),
            leave: Duration::ZERO,
            drain: Duration::from_secs(25),
        }
    }
}
