//! What waits to be sent on a socket. Its sender never waits; it is bounded all the same.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};

use axum::Error;
use axum::extract::ws::{Message, WebSocket};
use futures_util::SinkExt;
use futures_util::stream::SplitSink;

/// How many messages may wait for a slow reader.
const MOST: usize = 256;
/// Beyond this a client is not heard until it has read.
const ROOM: usize = 64;

/// The outgoing half of a socket.
pub struct Queue {
    out: SplitSink<WebSocket, Message>,
    waiting: VecDeque<Message>,
}

impl Queue {
    pub fn new(out: SplitSink<WebSocket, Message>) -> Self {
        Self { out, waiting: VecDeque::new() }
    }

    /// Adds one at the end.
    pub fn push(&mut self, message: Message) {
        self.waiting.push_back(message);
    }

    /// Whether what a client says may be answered now.
    pub fn has_room(&self) -> bool {
        self.waiting.len() < ROOM
    }

    /// Whether more waits than is kept.
    pub fn is_over(&self) -> bool {
        self.waiting.len() > MOST
    }

    /// Sends what waits for as long as it is waited for; comes back only when nothing can be sent any more.
    pub async fn sent(&mut self) {
        // The error tells no more than that the peer is gone.
        let _ = poll_fn(|cx| match self.poll_sent(cx) {
            Poll::Ready(Ok(())) | Poll::Pending => Poll::Pending,
            Poll::Ready(Err(error)) => Poll::Ready(error),
        })
        .await;
    }

    /// Forgets what waits and sends a last message.
    pub async fn finish(&mut self, last: Message) -> Result<(), Error> {
        self.waiting = VecDeque::from([last]);
        poll_fn(|cx| self.poll_sent(cx)).await
    }

    fn poll_sent(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        loop {
            ready!(self.out.poll_ready_unpin(cx))?;
            let Some(message) = self.waiting.pop_front() else { break };
            self.out.start_send_unpin(message)?;
        }
        self.out.poll_flush_unpin(cx)
    }
}
