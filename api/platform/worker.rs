//! Everything that happens without being asked for: events go out, jobs run, schedules fire. Every node runs jobs;
//! one of them leads and does the rest. It knows no room: `api/src/worker.rs` hands it one readable list.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, join_all};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::lease::Lease;
use crate::outbox::{self, Listener};
use crate::schedule::{self, Claimed, Schedule};
use crate::{Cx, Error, Result, idempotency, queue, runner};

/// Does one job; may be called twice for the same one.
pub type Handler = Arc<dyn Fn(Cx, Value) -> BoxFuture<'static, Result<()>> + Send + Sync>;

/// Without news the leader looks this often.
const POLL: Duration = Duration::from_secs(1);
const MEASURE: Duration = Duration::from_secs(5);
const TIDY: Duration = Duration::from_secs(60);
/// No queue that a test leaves behind is longer.
const MOST_ROUNDS: usize = 10_000;
/// How long [`Worker::drain`] waits for jobs that another worker runs.
const PATIENCE: Duration = Duration::from_secs(5);

/// The list of what is to be done when; cheap to clone.
#[derive(Clone)]
pub struct Worker {
    cx: Cx,
    plan: Plan,
}

#[derive(Clone, Default)]
pub(crate) struct Plan {
    pub(crate) handlers: HashMap<&'static str, Handler>,
    listeners: Vec<Listener>,
    schedules: Vec<Schedule>,
}

impl Plan {
    pub(crate) fn kinds(&self) -> Vec<&'static str> {
        let mut kinds: Vec<_> = self.handlers.keys().copied().collect();
        kinds.sort_unstable();
        kinds
    }
}

/// A handler out of a function whose payload has a shape of its own.
///
/// ```ignore
/// .job("search.card", handler(|cx, event: ProductChanged| async move { search::rebuild_card(&cx, event.product_id).await }))
/// ```
pub fn handler<T, F, Fut>(work: F) -> Handler
where
    T: DeserializeOwned + Send + 'static,
    F: Fn(Cx, T) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Result<()>> + Send + 'static,
{
    Arc::new(move |cx, payload| match serde_json::from_value(payload) {
        Ok(payload) => Box::pin(work(cx, payload)),
        Err(error) => Box::pin(std::future::ready(Err(error.into()))),
    })
}

/// The key of an event is this text of its payload.
pub fn by(name: &'static str) -> impl Fn(&Value) -> Option<String> + Send + Sync + 'static {
    move |payload| payload.get(name).and_then(Value::as_str).map(str::to_owned)
}

/// Every event gets a job of its own.
pub fn each(_: &Value) -> Option<String> {
    None
}

impl Worker {
    /// With nothing to do yet.
    #[must_use]
    pub fn new(cx: Cx) -> Self {
        // As impatient as a request: who waits for a database that is gone misses its return.
        let cx = cx.for_request("worker");
        Self { cx, plan: Plan::default() }
    }

    /// Jobs of this kind are done by `handler`.
    #[must_use]
    pub fn job(mut self, kind: &'static str, handler: Handler) -> Self {
        self.plan.handlers.insert(kind, handler);
        self
    }

    /// Every event of `topic` becomes a job of `kind` with the event's payload. Events with the same key share a waiting
    /// job, so its handler reads what it needs and does not trust the payload beyond the ids.
    #[must_use]
    pub fn on(mut self, topic: &'static str, kind: &'static str, key: impl Fn(&Value) -> Option<String> + Send + Sync + 'static) -> Self {
        self.plan.listeners.push(Listener { topic, kind, key: Arc::new(key) });
        self
    }

    /// Runs `handler` once in every `every_ms` milliseconds, on one node, never twice at a time. Its payload is `{slot}`.
    #[must_use]
    pub fn every(mut self, name: &'static str, every_ms: i64, handler: Handler) -> Self {
        self.plan.schedules.push(Schedule { name, every_ms: every_ms.max(1) });
        self.job(name, handler)
    }

    /// Works until `token` ends it, then lets running jobs finish for up to 25 seconds.
    pub async fn run(self, token: CancellationToken) {
        let Self { cx, plan } = self;
        tokio::join!(lead(&cx, &plan, &token), runner::serve(&cx, &plan, &token));
    }

    /// Fires due schedules, then delivers all events and runs all due jobs until nothing is left, whoever leads;
    /// returns how many. For tests and commands that must see the end of what they began.
    ///
    /// # Errors
    /// The database's own; also when there is no end. A failing job is no error: it waits for its next attempt.
    pub async fn drain(&self) -> Result<u64> {
        let Self { cx, plan } = self;
        let (kinds, stop) = (plan.kinds(), CancellationToken::new());
        schedule::fire(cx, &plan.schedules, &mut Claimed::new()).await?;
        queue::bury(cx).await?;
        let (mut done, patient_until) = (0, Instant::now() + PATIENCE);
        for _ in 0..MOST_ROUNDS {
            let sent = outbox::deliver(cx, &plan.listeners).await?;
            let jobs = queue::claim(cx, &kinds, runner::CONCURRENCY).await?;
            let runs = jobs.iter().filter_map(|job| plan.handlers.get(job.kind.as_str()).map(|handler| runner::run(cx, handler, job, &stop)));
            join_all(runs).await;
            let round = sent + jobs.len() as u64;
            done += round;
            if round == 0 {
                // What another worker is at may leave more to do.
                if queue::running(cx).await? == 0 || Instant::now() > patient_until {
                    return Ok(done);
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
        Err(Error::broken("the jobs keep making jobs"))
    }
}

/// Leads whenever nobody else does.
async fn lead(cx: &Cx, plan: &Plan, token: &CancellationToken) {
    let mut lease = Lease::new("leader");
    let mut turns = Turns { claimed: Claimed::new(), measure_at: Instant::now(), tidy_at: Instant::now() };
    while !token.is_cancelled() {
        // Made before looking, so that nothing that comes in between is slept through.
        let (here, elsewhere) = (cx.db.wake().notified(), cx.bus.woken().notified());
        if let Err(error) = turns.take(cx, plan, &mut lease, token).await {
            tracing::error!(%error, "the leader could not do its work");
        }
        let rest = schedule::next(&plan.schedules, cx.now()).map_or(POLL, |ms| Duration::from_millis(ms.unsigned_abs()).min(POLL));
        tokio::select! {
            () = token.cancelled() => {}
            // Whoever leads, and whoever has a hand free, may be another process.
            () = here => cx.bus.wake_others().await,
            () = elsewhere => {}
            () = tokio::time::sleep(rest) => {}
        }
    }
    if let Err(error) = lease.release(cx).await {
        tracing::warn!(%error, "the lease was not released; it runs out by itself");
    }
}

/// What the leader remembers from turn to turn.
struct Turns {
    claimed: Claimed,
    measure_at: Instant,
    tidy_at: Instant,
}

impl Turns {
    async fn take(&mut self, cx: &Cx, plan: &Plan, lease: &mut Lease, token: &CancellationToken) -> Result<()> {
        if !keep(lease, cx).await {
            return Ok(());
        }
        schedule::fire(cx, &plan.schedules, &mut self.claimed).await?;
        while outbox::deliver(cx, &plan.listeners).await? > 0 && keep(lease, cx).await && !token.is_cancelled() {}
        let now = Instant::now();
        if now >= self.measure_at {
            self.measure_at = now + MEASURE;
            let lag = Duration::from_millis(outbox::lag(cx).await?.unsigned_abs());
            metrics::gauge!("stoa_outbox_lag_seconds").set(lag.as_secs_f64());
            queue::measure(cx).await?;
        }
        if now >= self.tidy_at {
            self.tidy_at = now + TIDY;
            queue::bury(cx).await?;
            while queue::sweep(cx).await? > 0 && keep(lease, cx).await {}
            while outbox::sweep(cx).await? > 0 && keep(lease, cx).await {}
            idempotency::sweep(cx).await?;
        }
        Ok(())
    }
}

/// A database that cannot be asked ends nobody's time early.
async fn keep(lease: &mut Lease, cx: &Cx) -> bool {
    match lease.keep(cx).await {
        Ok(held) => held,
        Err(error) => {
            tracing::warn!(%error, "the lease could not be renewed");
            lease.is_held()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::{self, NewJob};
    use crate::testing::TestCx;
    use entity::ids::{UserId, Uuid};
    use entity::states::JobState;
    use kernel::{Actor, Operator, Page, Refusal, Scopes};
    use serde_json::json;
    use std::sync::atomic::{AtomicU32, Ordering};

    fn operator() -> Operator {
        Operator { who: Actor::Person(UserId(Uuid::nil())), scopes: Scopes::default() }
    }

    fn counting(count: &Arc<AtomicU32>) -> Handler {
        let count = count.clone();
        handler(move |_, _: Value| {
            count.fetch_add(1, Ordering::Relaxed);
            std::future::ready(Ok(()))
        })
    }

    async fn add(cx: &Cx, kind: &'static str) {
        cx.db
            .write("test", |tx| async move { jobs::enqueue(cx, &tx, NewJob { kind, unique_key: None, payload: &json!({}), run_at: cx.now() }).await })
            .await
            .unwrap();
    }

    async fn publish(cx: &Cx, aggregate: &str, sequence: i64) {
        let payload = &json!({ "orderId": aggregate });
        cx.db.write("test", |tx| async move { outbox::publish(cx, &tx, aggregate, sequence, "OrderPlaced", payload) }).await.unwrap();
    }

    #[tokio::test]
    async fn an_event_becomes_a_job_for_everyone_who_listens() {
        let cx = TestCx::new().await;
        let (mails, cards) = (Arc::default(), Arc::default());
        let worker = Worker::new(cx.clone())
            .job("mail", counting(&mails))
            .job("card", counting(&cards))
            .on("OrderPlaced", "mail", each)
            .on("OrderPlaced", "card", by("orderId"))
            .on("Other", "mail", each);
        for sequence in 1..=3 {
            publish(&cx, "order:1", sequence).await;
        }
        publish(&cx, "order:2", 1).await;
        // What goes out together shares its jobs where they have a key.
        assert_eq!(worker.drain().await.unwrap(), 4 + 4 + 2);
        assert_eq!((mails.load(Ordering::Relaxed), cards.load(Ordering::Relaxed)), (4, 2));
        assert_eq!(worker.drain().await.unwrap(), 0);
    }

    #[tokio::test]
    async fn a_poison_job_dies_alone_and_can_be_queued_again() {
        let cx = TestCx::new().await;
        let done = Arc::default();
        let poison = handler(|_, _: Value| async { if true { panic!("poison") } else { Ok(()) } });
        let worker = Worker::new(cx.clone()).job("poison", poison).job("mail", counting(&done));
        add(&cx, "poison").await;
        add(&cx, "mail").await;
        for _ in 0..40 {
            worker.drain().await.unwrap();
            cx.clock.advance(3_600_001);
        }
        assert_eq!(done.load(Ordering::Relaxed), 1);
        let dead = jobs::list(&cx.db, &operator(), Some(JobState::Dead), &Page::first(10)).await.unwrap();
        let (_, job) = &dead.rows[0];
        assert_eq!((dead.rows.len(), job.kind.as_str(), job.attempts, job.last_error.as_deref()), (1, "poison", 20, Some("It panicked: poison")));

        let again = jobs::requeue(&cx, &operator(), job.id).await.unwrap();
        assert_eq!((again.state, again.attempts), (JobState::Ready, 0));
        let refused = jobs::requeue(&cx, &operator(), job.id).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(why) if matches!(why[..], [Refusal::StateConflict { .. }])));
        let mended = Worker::new(cx.clone()).job("poison", counting(&done));
        mended.drain().await.unwrap();
        assert_eq!(done.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn a_job_of_an_unknown_kind_waits_for_somebody_who_knows_it() {
        let cx = TestCx::new().await;
        add(&cx, "next_version").await;
        assert_eq!(Worker::new(cx.clone()).drain().await.unwrap(), 0);
        let done = Arc::default();
        assert_eq!(Worker::new(cx.clone()).job("next_version", counting(&done)).drain().await.unwrap(), 1);
    }

    #[tokio::test]
    async fn a_running_worker_wakes_up_by_itself_and_stops_when_told() {
        let cx = TestCx::new().await;
        let (mails, ticks) = (Arc::default(), Arc::default());
        let (token, worker) = (
            CancellationToken::new(),
            Worker::new(cx.clone()).job("mail", counting(&mails)).on("OrderPlaced", "mail", by("orderId")).every("tick", 3_600_000, counting(&ticks)),
        );
        let running = tokio::spawn(worker.clone().run(token.clone()));
        for round in 1..=3 {
            publish(&cx, "order:1", i64::from(round)).await;
            tokio::time::timeout(Duration::from_secs(5), async {
                while mails.load(Ordering::Relaxed) < round {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            })
            .await
            .unwrap();
        }
        worker.drain().await.unwrap();
        assert_eq!(ticks.load(Ordering::Relaxed), 1);
        token.cancel();
        tokio::time::timeout(Duration::from_secs(5), running).await.unwrap().unwrap();
        // The lease was given back: another leads at once.
        assert!(Lease::new("leader").keep(&cx).await.unwrap());
    }

    #[tokio::test]
    async fn pages_of_jobs_follow_each_other() {
        let cx = TestCx::new().await;
        for _ in 0..5 {
            add(&cx, "mail").await;
        }
        let first = jobs::list(&cx.db, &operator(), None, &Page::first(3)).await.unwrap();
        assert!(first.more);
        let rest = Page { cursor: first.rows.last().map(|(cursor, _)| cursor.clone()), ..Page::first(3) };
        let second = jobs::list(&cx.db, &operator(), None, &rest).await.unwrap();
        assert_eq!((first.rows.len(), second.rows.len(), second.more), (3, 2, false));
        let mut ids: Vec<_> = first.rows.iter().chain(&second.rows).map(|(_, job)| job.id).collect();
        ids.dedup();
        assert_eq!(ids.len(), 5);
    }
}
