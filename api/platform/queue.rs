//! The job table as the runner sees it: claim, hold, finish, fail. No transaction is open while a job runs; what
//! holds it is a lease with an epoch, so that one who lost it can no longer finish it.

use entity::ids::JobId;
use entity::job::Model;
use sea_orm::Value as Parameter;
use serde_json::Value;

use crate::{Cx, Db, Result, Tx, crypto, db};

/// How long a claim holds without being renewed.
pub(crate) const LEASE_MS: i64 = 30_000;
const LONGEST_PAUSE_MS: i64 = 3_600_000;
const DONE_KEPT_MS: i64 = 24 * 3_600_000;
const DEAD_KEPT_MS: i64 = 90 * 24 * 3_600_000;
const MAX_ATTEMPTS: i32 = 20;

/// A job to be written.
pub(crate) struct Row {
    pub(crate) id: JobId,
    pub(crate) kind: &'static str,
    pub(crate) unique_key: Option<String>,
    pub(crate) payload: Value,
    pub(crate) run_at: i64,
    pub(crate) priority: i32,
}

/// Writes jobs in one statement. One whose twin is waiting already is not added; the twin comes as early as the earlier
/// of the two. Touching the twin's row is what makes this safe: it cannot be claimed before this transaction commits,
/// so it will see the change that called for it.
pub(crate) async fn insert(cx: &Cx, tx: &Tx, mut rows: Vec<Row>) -> Result<()> {
    // Always in the same order, so that two transactions never wait for each other; and a statement may not touch a row twice.
    rows.sort_by(|a, b| (a.kind, &a.unique_key, a.run_at).cmp(&(b.kind, &b.unique_key, b.run_at)));
    rows.dedup_by(|later, earlier| later.unique_key.is_some() && (later.kind, &later.unique_key) == (earlier.kind, &earlier.unique_key));
    let now = cx.now();
    for chunk in rows.chunks(200) {
        let mut sql = String::from(
            "INSERT INTO job (id, kind, unique_key, payload, run_at, created_at, priority, max_attempts, queue, state, lease_epoch, attempts) VALUES ",
        );
        let mut values: Vec<Parameter> = Vec::with_capacity(chunk.len() * 8);
        for row in chunk {
            let n = values.len();
            let comma = if n == 0 { "" } else { ", " };
            sql +=
                &format!("{comma}(${}, ${}, ${}, ${}, ${}, ${}, ${}, ${}, 'default', 'ready', 0, 0)", n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7, n + 8);
            values.extend::<[Parameter; 8]>([
                row.id.into(),
                row.kind.into(),
                row.unique_key.clone().into(),
                row.payload.clone().into(),
                row.run_at.into(),
                now.into(),
                row.priority.into(),
                MAX_ATTEMPTS.into(),
            ]);
        }
        sql += " ON CONFLICT (kind, unique_key) WHERE state = 'ready' AND unique_key IS NOT NULL
            DO UPDATE SET run_at = CASE WHEN excluded.run_at < job.run_at THEN excluded.run_at ELSE job.run_at END";
        db::execute(tx, &sql, values).await?;
        tx.leaves_work();
    }
    Ok(())
}

/// Takes up to `most` due jobs of these kinds, for 30 seconds. Jobs with the same key never run at the same time.
pub(crate) async fn claim(cx: &Cx, kinds: &[&'static str], most: usize) -> Result<Vec<Model>> {
    if kinds.is_empty() || most == 0 {
        return Ok(Vec::new());
    }
    let now = cx.now();
    let places: Vec<String> = (0..kinds.len()).map(|place| format!("${}", place + 3)).collect();
    // Kinds nobody here knows are left to nodes of the next version.
    let due = format!(
        "SELECT j.id FROM job j WHERE j.queue = 'default' AND j.state IN ('ready', 'leased') AND j.run_at <= $1 AND j.attempts < j.max_attempts
        AND (j.state = 'ready' AND NOT EXISTS (SELECT 1 FROM job r WHERE r.state = 'leased' AND r.kind = j.kind AND r.unique_key = j.unique_key)
          OR j.state = 'leased' AND j.lease_until < $1)
        AND j.kind IN ({}) ORDER BY j.priority DESC, j.run_at, j.id LIMIT $2",
        places.join(", ")
    );
    let values = |most: usize| -> Vec<Parameter> {
        let numbers: [Parameter; 2] = [now.into(), i64::try_from(most).unwrap_or(1).into()];
        numbers.into_iter().chain(kinds.iter().map(|kind| (*kind).into())).collect()
    };
    // An idle queue is only looked at: a writing transaction would take the writers' turn.
    #[derive(sea_orm::FromQueryResult)]
    struct Due {
        #[expect(dead_code, reason = "a row is read whole or not at all")]
        id: JobId,
    }
    if db::one::<Due, _>(&cx.db, &due, values(1)).await?.is_none() {
        return Ok(Vec::new());
    }
    let (due, values) = (&due, &values);
    cx.db
        .write("jobs.claim", |tx| async move {
            // Materialised: PostgreSQL might otherwise take the rows anew for every candidate, and more than asked for.
            let next = kinds.len() + 3;
            let sql = format!(
                "WITH due AS MATERIALIZED ({due}{}) UPDATE job SET state = 'leased', lease_until = ${next}, lease_epoch = lease_epoch + 1, attempts = attempts + 1
                WHERE id IN (SELECT id FROM due) RETURNING *",
                db::skip_locked(&tx)
            );
            db::all(&tx, &sql, values(most).into_iter().chain([(now + LEASE_MS).into()])).await
        })
        .await
}

/// Holds a job for another 30 seconds; false when it is somebody else's by now.
pub(crate) async fn hold(cx: &Cx, job: &Model) -> Result<bool> {
    touch(cx, job, "jobs.hold", "lease_until = $3", cx.now() + LEASE_MS).await
}

/// Done; false when it is somebody else's by now.
pub(crate) async fn finish(cx: &Cx, job: &Model) -> Result<bool> {
    touch(cx, job, "jobs.finish", "state = 'done', lease_until = NULL, finished_at = $3", cx.now()).await
}

/// Lets another node begin at once, when this one must stop.
pub(crate) async fn give_back(cx: &Cx, job: &Model) -> Result<bool> {
    touch(cx, job, "jobs.give_back", "lease_until = $3", 0).await
}

async fn touch(cx: &Cx, job: &Model, name: &'static str, change: &str, time: i64) -> Result<bool> {
    let sql = &format!("UPDATE job SET {change} WHERE id = $1 AND lease_epoch = $2 AND state = 'leased'");
    let touched = cx.db.write(name, |tx| async move { db::execute(&tx, sql, [job.id.into(), job.lease_epoch.into(), time.into()]).await }).await?;
    Ok(touched == 1)
}

/// What becomes of a job that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Again,
    /// A twin is waiting and will do it.
    Left,
    Dead,
    /// Somebody else's by now.
    Lost,
}

/// Puts a failed job back with a pause, or away for good.
pub(crate) async fn fail(cx: &Cx, job: &Model, reason: &str) -> Result<Fate> {
    let now = cx.now();
    let run_at = now + pause(job.attempts);
    let reason: &str = &reason.chars().filter(|c| *c != '\0').take(1000).collect::<String>();
    cx.db
        .write("jobs.fail", |tx| async move {
            let fate = if job.attempts >= job.max_attempts {
                Fate::Dead
            } else if twin_waits(&tx, job).await? {
                Fate::Left
            } else {
                Fate::Again
            };
            let (state, finished_at) = match fate {
                Fate::Dead => ("dead", Some(now)),
                Fate::Left => ("done", Some(now)),
                Fate::Again | Fate::Lost => ("ready", None),
            };
            let sql = "UPDATE job SET state = $3, run_at = $4, last_error = $5, finished_at = $6, lease_until = NULL WHERE id = $1 AND lease_epoch = $2 AND state = 'leased'";
            let values = [job.id.into(), job.lease_epoch.into(), state.into(), run_at.into(), reason.into(), finished_at.into()];
            Ok(if db::execute(&tx, sql, values).await? == 1 { fate } else { Fate::Lost })
        })
        .await
}

/// Whether another job of this kind with this key is waiting.
pub(crate) async fn twin_waits(tx: &Tx, job: &Model) -> Result<bool> {
    let sql = "SELECT COUNT(*) AS count FROM job WHERE kind = $1 AND unique_key = $2 AND state = 'ready' AND id <> $3";
    let found: Option<Count> = db::one(tx, sql, [job.kind.as_str().into(), job.unique_key.clone().into(), job.id.into()]).await?;
    Ok(found.is_some_and(|row| row.count > 0))
}

#[derive(sea_orm::FromQueryResult)]
struct Count {
    count: i64,
}

/// Anywhere from nothing to 2^n seconds, at most an hour: those that failed together do not come back together.
fn pause(attempts: i32) -> i64 {
    let most = 1_000i64.checked_shl(attempts.clamp(0, 20).unsigned_abs()).unwrap_or(LONGEST_PAUSE_MS).min(LONGEST_PAUSE_MS);
    i64::try_from(u64::from_le_bytes(crypto::random()) % most.unsigned_abs()).unwrap_or(0)
}

/// Puts away jobs whose worker died with their last attempt; returns how many.
pub(crate) async fn bury(cx: &Cx) -> Result<u64> {
    let now = cx.now();
    let condition = "state = 'leased' AND lease_until < $1 AND attempts >= max_attempts";
    if count(&cx.db, condition, now).await? == 0 {
        return Ok(0);
    }
    let sql = &format!("UPDATE job SET state = 'dead', finished_at = $1, lease_until = NULL, last_error = 'Its worker died.' WHERE {condition}");
    cx.db.write("jobs.bury", |tx| async move { db::execute(&tx, sql, [now.into()]).await }).await
}

/// How many jobs are being run now.
pub(crate) async fn running(cx: &Cx) -> Result<i64> {
    count(&cx.db, "state = 'leased' AND lease_until >= $1", cx.now()).await
}

async fn count(db: &Db, condition: &str, now: i64) -> Result<i64> {
    let found: Option<Count> = db::one(db, &format!("SELECT COUNT(*) AS count FROM job WHERE {condition}"), [now.into()]).await?;
    Ok(found.map_or(0, |row| row.count))
}

/// Tells the metrics how many jobs are due and how many are dead.
pub(crate) async fn measure(cx: &Cx) -> Result<()> {
    let gauges =
        [("due", "state = 'ready' AND run_at <= $1"), ("running", "state = 'leased' AND lease_until >= $1"), ("dead", "state = 'dead' AND created_at <= $1")];
    for (state, condition) in gauges {
        let jobs = u32::try_from(count(&cx.db, condition, cx.now()).await?).unwrap_or(u32::MAX);
        metrics::gauge!("stoa_jobs", "state" => state).set(jobs);
    }
    Ok(())
}

/// Forgets jobs that were done a day ago or died a season ago; returns how many.
pub(crate) async fn sweep(cx: &Cx) -> Result<u64> {
    let now = cx.now();
    let sql = "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE state = 'done' AND finished_at < $1 OR state = 'dead' AND finished_at < $2 LIMIT 1000)";
    cx.db.write("jobs.sweep", |tx| async move { db::execute(&tx, sql, [(now - DONE_KEPT_MS).into(), (now - DEAD_KEPT_MS).into()]).await }).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::{NewJob, enqueue};
    use crate::testing::TestCx;
    use entity::states::JobState;
    use sea_orm::EntityTrait;

    const KINDS: [&str; 1] = ["mail"];

    async fn add(cx: &Cx, key: Option<&str>, run_at: i64) {
        cx.db.write("test", |tx| async move { enqueue(cx, &tx, NewJob { kind: "mail", unique_key: key, payload: &1, run_at }).await }).await.unwrap();
    }

    async fn all(cx: &Cx) -> Vec<Model> {
        entity::job::Entity::find().all(&cx.db).await.unwrap()
    }

    #[tokio::test]
    async fn a_job_is_claimed_once_and_not_before_its_time() {
        let cx = TestCx::new().await;
        add(&cx, None, cx.now()).await;
        add(&cx, None, cx.now() + 60_000).await;
        assert!(claim(&cx, &["other"], 4).await.unwrap().is_empty());
        let claimed = claim(&cx, &KINDS, 4).await.unwrap();
        assert_eq!(claimed.iter().map(|job| (job.attempts, job.lease_epoch, job.state)).collect::<Vec<_>>(), [(1, 1, JobState::Leased)]);
        assert!(claim(&cx, &KINDS, 4).await.unwrap().is_empty());
        assert!(finish(&cx, &claimed[0]).await.unwrap());
        assert!(!finish(&cx, &claimed[0]).await.unwrap());
    }

    #[tokio::test]
    async fn who_lost_the_lease_cannot_finish() {
        let cx = TestCx::new().await;
        add(&cx, None, cx.now()).await;
        let first = claim(&cx, &KINDS, 1).await.unwrap().remove(0);
        cx.clock.advance(LEASE_MS / 2);
        assert!(hold(&cx, &first).await.unwrap());
        cx.clock.advance(LEASE_MS / 2 + 1);
        assert!(claim(&cx, &KINDS, 1).await.unwrap().is_empty(), "it was held for longer");
        cx.clock.advance(LEASE_MS);
        let second = claim(&cx, &KINDS, 1).await.unwrap().remove(0);
        assert_eq!((second.id, second.lease_epoch), (first.id, 2));
        assert!(!hold(&cx, &first).await.unwrap());
        assert!(!finish(&cx, &first).await.unwrap());
        assert_eq!(fail(&cx, &first, "late").await.unwrap(), Fate::Lost);
        assert!(finish(&cx, &second).await.unwrap());
        assert_eq!(all(&cx).await[0].last_error, None);
    }

    #[tokio::test]
    async fn a_waiting_job_is_not_doubled_but_a_running_one_is() {
        let cx = TestCx::new().await;
        let now = cx.now();
        add(&cx, Some("one"), now + 60_000).await;
        add(&cx, Some("one"), now).await;
        add(&cx, Some("two"), now).await;
        let jobs = all(&cx).await;
        assert_eq!(jobs.iter().map(|job| job.run_at).collect::<Vec<_>>(), [now, now], "the earlier time counts");

        // What happens while it runs needs another run, and that one waits for it.
        let running = claim(&cx, &KINDS, 4).await.unwrap();
        assert_eq!(running.len(), 2);
        add(&cx, Some("one"), now).await;
        assert_eq!(all(&cx).await.len(), 3);
        assert!(claim(&cx, &KINDS, 4).await.unwrap().is_empty());
        for job in &running {
            assert!(finish(&cx, job).await.unwrap());
        }
        assert_eq!(claim(&cx, &KINDS, 4).await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn a_failed_job_leaves_its_work_to_a_waiting_twin() {
        let cx = TestCx::new().await;
        add(&cx, Some("one"), cx.now()).await;
        let first = claim(&cx, &KINDS, 1).await.unwrap().remove(0);
        add(&cx, Some("one"), cx.now()).await;
        assert_eq!(fail(&cx, &first, "broken").await.unwrap(), Fate::Left);
        assert_eq!(claim(&cx, &KINDS, 4).await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn after_the_last_attempt_it_is_dead_even_when_its_workers_die() {
        let cx = TestCx::new().await;
        add(&cx, None, cx.now()).await;
        for attempt in 1..=MAX_ATTEMPTS {
            assert_eq!(bury(&cx).await.unwrap(), 0);
            let claimed = claim(&cx, &KINDS, 1).await.unwrap();
            assert_eq!(claimed[0].attempts, attempt);
            cx.clock.advance(LEASE_MS + 1);
        }
        assert!(claim(&cx, &KINDS, 1).await.unwrap().is_empty());
        assert_eq!(bury(&cx).await.unwrap(), 1);
        assert_eq!(all(&cx).await[0].state, JobState::Dead);
    }

    #[test]
    fn pauses_grow_to_an_hour() {
        for attempts in [1, 5, 12, 20, i32::MAX] {
            for _ in 0..100 {
                assert!((0..=LONGEST_PAUSE_MS.min(1_000i64 << attempts.min(20))).contains(&pause(attempts)));
            }
        }
        assert!((0..100).map(|_| pause(20)).max() > Some(60_000));
    }

    #[tokio::test]
    async fn done_jobs_are_forgotten_before_dead_ones() {
        let cx = TestCx::new().await;
        add(&cx, None, cx.now()).await;
        let job = claim(&cx, &KINDS, 1).await.unwrap().remove(0);
        finish(&cx, &job).await.unwrap();
        assert_eq!(sweep(&cx).await.unwrap(), 0);
        cx.clock.advance(DONE_KEPT_MS + 1);
        assert_eq!(sweep(&cx).await.unwrap(), 1);
    }
}
