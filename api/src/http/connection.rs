//! One TCP connection, patient within bounds: what has to be sent is taken in, a request that has begun comes to its end, and
//! our last word arrives even at a peer who is still talking.

use std::future::Future;
use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use hyper::rt::{Sleep as Sleeps, Timer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep_until};

use super::timeouts::Timeouts;

/// What is read and thrown away of a peer who goes on sending after our answer.
const MOST_PASSED_OVER: usize = 1024 * 1024;

/// A connection, and whatever must be held until its very end, which for a WebSocket is long after HTTP is through with it.
pub struct Connection<H: Send + 'static> {
    // None only while it is dropped.
    stream: Option<(TcpStream, H)>,
    timeouts: Timeouts,
    began: Arc<Began>,
    /// Set while the peer takes nothing in.
    stalled: Option<Pin<Box<Sleep>>>,
    /// Something was written that could be lost.
    wrote: bool,
    /// The peer has closed its side, or the connection is broken.
    over: bool,
}

/// When the request that is waited for began: nothing while the peer is silent.
#[derive(Default)]
struct Began(Mutex<Option<Instant>>);

impl Began {
    fn set(&self, at: Option<Instant>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }

    fn unless_set(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(Instant::now);
    }

    fn at(&self) -> Option<Instant> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<H: Send + 'static> Connection<H> {
    /// With the timer that the HTTP implementation has to be given for it.
    pub fn new(stream: TcpStream, held: H, timeouts: Timeouts) -> (Self, HeadTimer) {
        let began = Arc::<Began>::default();
        let timer = HeadTimer { began: began.clone(), timeouts, first: AtomicBool::new(true) };
        (Self { stream: Some((stream, held)), timeouts, began, stalled: None, wrote: false, over: false }, timer)
    }

    fn stream(&mut self) -> Result<Pin<&mut TcpStream>> {
        self.stream.as_mut().map(|(stream, _)| Pin::new(stream)).ok_or_else(|| ErrorKind::NotConnected.into())
    }

    /// What became of an attempt to write; the error once the peer has taken nothing in for too long.
    fn written(&mut self, cx: &mut Context<'_>, outcome: Poll<Result<usize>>) -> Poll<Result<usize>> {
        let Poll::Pending = outcome else {
            self.stalled = None;
            self.wrote = true;
            self.over |= matches!(outcome, Poll::Ready(Err(_)));
            return outcome;
        };
        let write = self.timeouts.write;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(tokio::time::sleep(write)));
        ready!(stalled.as_mut().poll(cx));
        self.over = true;
        Poll::Ready(Err(Error::new(ErrorKind::TimedOut, "the peer takes nothing in")))
    }
}

impl<H: Send + Unpin + 'static> AsyncRead for Connection<H> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        let room = buffer.remaining();
        let outcome = ready!(self.stream()?.poll_read(cx, buffer));
        if outcome.is_err() || (buffer.remaining() == room && room > 0) {
            self.over = true;
        } else {
            self.began.unless_set();
        }
        Poll::Ready(outcome)
    }
}

impl<H: Send + Unpin + 'static> AsyncWrite for Connection<H> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let outcome = self.stream()?.poll_write(cx, bytes);
        self.written(cx, outcome)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, slices: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        let outcome = self.stream()?.poll_write_vectored(cx, slices);
        self.written(cx, outcome)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.stream()?.poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.stream()?.poll_shutdown(cx)
    }
}

impl<H: Send + 'static> Drop for Connection<H> {
    fn drop(&mut self) {
        let (Some((stream, held)), Ok(runtime)) = (self.stream.take(), tokio::runtime::Handle::try_current()) else { return };
        if self.wrote && !self.over {
            let linger = self.timeouts.linger;
            runtime.spawn(async move {
                // A peer who is still sending after that loses our answer.
                let _ = tokio::time::timeout(linger, pass_over(stream)).await;
                drop(held);
            });
        }
    }
}

/// Says that we are through and reads until the peer is, too.
async fn pass_over(mut stream: TcpStream) -> Result<()> {
    tokio::io::AsyncWriteExt::shutdown(&mut stream).await?;
    let (mut bytes, mut passed) = ([0; 4096], 0);
    while passed < MOST_PASSED_OVER {
        match stream.read(&mut bytes).await? {
            0 => break,
            some => passed += some,
        }
    }
    Ok(())
}

/// Tells the two things apart that HTTP has one timer for: a peer who has nothing to ask, and one who does not finish asking.
pub struct HeadTimer {
    began: Arc<Began>,
    timeouts: Timeouts,
    first: AtomicBool,
}

impl Timer for HeadTimer {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleeps>> {
        self.sleep_until(Instant::now() + duration)
    }

    /// Called when the wait for a request begins; how long that may take is ours to say.
    fn sleep_until(&self, _: Instant) -> Pin<Box<dyn Sleeps>> {
        let now = Instant::now();
        // Somebody who has just come has something to ask, and the time for it runs already.
        let first = self.first.swap(false, Ordering::Relaxed);
        self.began.set(first.then_some(now));
        let head = self.timeouts.head;
        let until = now + if first { head } else { self.timeouts.idle };
        Box::pin(Head { began: self.began.clone(), head, until, sleep: Box::pin(sleep_until(until.into())) })
    }
}

struct Head {
    began: Arc<Began>,
    head: Duration,
    until: Instant,
    sleep: Pin<Box<Sleep>>,
}

impl Sleeps for Head {}

impl Future for Head {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if let Some(began) = self.began.at() {
            let until = self.until.min(began + self.head);
            if until != self.until {
                self.until = until;
                self.sleep.as_mut().reset(until.into());
            }
        }
        self.sleep.as_mut().poll(cx)
    }
}
