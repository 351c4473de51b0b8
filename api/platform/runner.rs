//! Runs jobs: a few at a time, each held by its lease for as long as it takes, none able to take the others down.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use entity::job::Model;
use futures_util::FutureExt;
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::queue::{self, Fate};
use crate::worker::{Handler, Plan};
use crate::{Cx, Result};

/// How many jobs one process runs at a time.
pub(crate) const CONCURRENCY: usize = 4;
const HEARTBEAT: Duration = Duration::from_secs(10);
/// A job that takes longer hangs.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// How long running jobs may go on once the process was told to stop.
const DRAIN: Duration = Duration::from_secs(25);
const POLL: Duration = Duration::from_secs(1);

enum Ended {
    Done,
    Failed(String),
    /// Another worker has it.
    Lost,
    Stopped,
}

/// Takes and runs jobs until `token` ends it, then waits for those that are running.
pub(crate) async fn serve(cx: &Cx, plan: &Plan, token: &CancellationToken) {
    let kinds = plan.kinds();
    let (mut running, stop) = (JoinSet::new(), CancellationToken::new());
    while !token.is_cancelled() {
        // Made before looking, so that nothing that comes in between is slept through.
        let (here, elsewhere) = (cx.db.wake().notified(), cx.bus.woken().notified());
        while running.try_join_next().is_some() {}
        let taken = queue::claim(cx, &kinds, CONCURRENCY.saturating_sub(running.len())).await.unwrap_or_else(|error| {
            tracing::error!(%error, "jobs cannot be claimed");
            Vec::new()
        });
        let busy = !taken.is_empty();
        for job in taken {
            let Some(handler) = plan.handlers.get(job.kind.as_str()).cloned() else { continue };
            let (cx, stop) = (cx.clone(), stop.clone());
            running.spawn(async move { run(&cx, &handler, &job, &stop).await });
        }
        if busy && running.len() < CONCURRENCY {
            continue;
        }
        tokio::select! {
            () = token.cancelled() => {}
            () = here => {}
            () = elsewhere => {}
            Some(_) = running.join_next() => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }
    if tokio::time::timeout(DRAIN, async { while running.join_next().await.is_some() {} }).await.is_err() {
        tracing::warn!(jobs = running.len(), "jobs did not end in time; another process will run them again");
        stop.cancel();
        let _ = tokio::time::timeout(Duration::from_secs(3), async { while running.join_next().await.is_some() {} }).await;
    }
}

/// Runs one job that was claimed and writes down how it ended.
pub(crate) async fn run(cx: &Cx, handler: &Handler, job: &Model, stop: &CancellationToken) {
    let started = Instant::now();
    let ended = attempt(cx, handler, job, stop).await;
    let result = match write_down(cx, job, ended).await {
        Ok(result) => result,
        Err(error) => {
            // The lease runs out and it is run again: handlers are safe to run twice.
            tracing::error!(%error, job = %job.id, kind = job.kind, "the end of a job could not be written down");
            "unknown"
        }
    };
    metrics::counter!("stoa_jobs_total", "kind" => job.kind.clone(), "result" => result).increment(1);
    metrics::histogram!("stoa_job_seconds", "kind" => job.kind.clone()).record(started.elapsed().as_secs_f64());
}

async fn attempt(cx: &Cx, handler: &Handler, job: &Model, stop: &CancellationToken) -> Ended {
    let own = cx.for_request(&job.id.to_string());
    let work = AssertUnwindSafe(async { handler(own, job.payload.clone()).await }).catch_unwind();
    tokio::select! {
        outcome = work => match outcome {
            Ok(Ok(())) => Ended::Done,
            Ok(Err(error)) => Ended::Failed(error.to_string()),
            Err(panic) => Ended::Failed(format!("It panicked: {}", words(&*panic))),
        },
        // Beside the work and never in its way: the work may hold what the heartbeat waits for.
        () = heartbeat(cx, job) => Ended::Lost,
        () = tokio::time::sleep(LONGEST) => Ended::Failed("It hung.".into()),
        () = stop.cancelled() => Ended::Stopped,
    }
}

/// Ends when the job is somebody else's.
async fn heartbeat(cx: &Cx, job: &Model) {
    loop {
        tokio::time::sleep(HEARTBEAT).await;
        match queue::hold(cx, job).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => tracing::warn!(%error, job = %job.id, "a job's lease could not be renewed"),
        }
    }
}

async fn write_down(cx: &Cx, job: &Model, ended: Ended) -> Result<&'static str> {
    Ok(match ended {
        Ended::Done if queue::finish(cx, job).await? => "done",
        Ended::Done | Ended::Lost => {
            tracing::warn!(job = %job.id, kind = job.kind, "a job was lost to another worker");
            "lost"
        }
        Ended::Stopped => {
            queue::give_back(cx, job).await?;
            "stopped"
        }
        Ended::Failed(reason) => {
            let fate = queue::fail(cx, job, &reason).await?;
            let (kind, attempt) = (&job.kind, job.attempts);
            match fate {
                Fate::Dead => tracing::error!(job = %job.id, kind, attempt, reason, "a job is dead"),
                _ => tracing::warn!(job = %job.id, kind, attempt, reason, "a job failed"),
            }
            if fate == Fate::Dead { "dead" } else { "failed" }
        }
    })
}

fn words(panic: &(dyn std::any::Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without a word")
}
