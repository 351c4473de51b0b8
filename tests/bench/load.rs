//! Closed loops: every connection sends its next request when it has the answer to its last.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use futures_util::future::join_all;

use crate::http::{Answer, Connection, Request};

/// How a round of requests went.
#[derive(Clone, Debug, Default)]
pub struct Round {
    pub done: usize,
    pub took: Duration,
    /// Of every request, the quickest first.
    pub latencies: Vec<Duration>,
    pub bytes: u64,
}

impl Round {
    /// The latency that this share of the requests stayed within.
    pub fn within(&self, share: f64) -> Duration {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a list")]
        let place = ((self.latencies.len() as f64 * share).ceil() as usize).saturating_sub(1);
        self.latencies.get(place).copied().unwrap_or_default()
    }

    /// How many in a second.
    pub fn rate(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a rate")]
        let done = self.done as f64;
        done / self.took.as_secs_f64().max(f64::EPSILON)
    }
}

/// How much of a scenario is done at once: whichever comes first ends it.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    pub connections: usize,
    pub most: Duration,
}

/// Sends every request once; `check` sees each answer with its request's place.
///
/// # Errors
/// The first answer that `check` did not like, or that did not come.
pub async fn send_all(address: &str, effort: Effort, requests: &[Request], check: &dyn Fn(usize, &Answer) -> Result<(), String>) -> Result<Round, String> {
    let bytes = Cell::new(0);
    let mut round = journeys(address, effort, requests.len(), &async |connection: &mut Connection, place: usize| {
        let answer = connection.send(&requests[place]).await.map_err(|error| error.to_string())?;
        bytes.set(bytes.get() + answer.body.len() as u64);
        check(place, &answer)
    })
    .await?;
    round.bytes = bytes.get();
    Ok(round)
}

/// Walks up to `count` journeys; each is timed as a whole.
///
/// # Errors
/// The first journey's that failed.
pub async fn journeys(
    address: &str,
    effort: Effort,
    count: usize,
    journey: &impl AsyncFn(&mut Connection, usize) -> Result<(), String>,
) -> Result<Round, String> {
    let (next, latencies) = (Cell::new(0), RefCell::new(Vec::with_capacity(count)));
    let mut open = Vec::new();
    for _ in 0..effort.connections {
        let mut connection = Connection::new(address);
        connection.open().await.map_err(|error| format!("{address}: {error}"))?;
        open.push(connection);
    }
    let started = Instant::now();
    let walk = |mut connection: Connection| {
        let (next, latencies) = (&next, &latencies);
        async move {
            loop {
                let place = next.replace(next.get() + 1);
                if place >= count || started.elapsed() > effort.most {
                    return Ok(());
                }
                let began = Instant::now();
                if let Err(error) = journey(&mut connection, place).await {
                    next.set(count);
                    return Err(format!("request {place}: {error}"));
                }
                latencies.borrow_mut().push(began.elapsed());
            }
        }
    };
    let outcomes: Vec<Result<(), String>> = join_all(open.into_iter().map(walk)).await;
    let took = started.elapsed();
    outcomes.into_iter().collect::<Result<Vec<_>, _>>()?;
    let mut latencies = latencies.into_inner();
    latencies.sort_unstable();
    Ok(Round { done: latencies.len(), took, latencies, bytes: 0 })
}
