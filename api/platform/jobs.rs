//! Work to be done later: leased, tried again with growing pauses, kept as a dead letter when it never succeeds.

use entity::ids::JobId;
use entity::job::{Column, Entity, Model};
use entity::states::JobState;
use kernel::{Cursor, Direction, Operator, Page, Paged, Refusal};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use crate::audit::{self, Change};
use crate::queue::{self, Row};
use crate::{Cx, Result, Tx, db};

/// What is to be done, and when.
pub struct NewJob<'a, P: Serialize> {
    /// Names the handler in `worker.rs`.
    pub kind: &'static str,
    /// While a job of this kind with this key is waiting, another is not added; jobs with the same key never run together.
    pub unique_key: Option<&'a str>,
    pub payload: &'a P,
    /// Not before this time, in epoch milliseconds.
    pub run_at: i64,
}

/// Writes a job in the transaction of the change that calls for it.
///
/// # Errors
/// The database's own.
pub async fn enqueue<P: Serialize>(cx: &Cx, tx: &Tx, job: NewJob<'_, P>) -> Result<()> {
    let NewJob { kind, unique_key, payload, run_at } = job;
    let row = Row { id: cx.id(), kind, unique_key: unique_key.map(str::to_owned), payload: serde_json::to_value(payload)?, run_at, priority: 0 };
    queue::insert(cx, tx, vec![row]).await
}

/// Jobs in this state, or all, newest first.
///
/// # Errors
/// The database's own.
pub async fn list(db: &impl ConnectionTrait, _: &Operator, state: Option<JobState>, page: &Page) -> Result<Paged<Model>> {
    let order = if page.direction == Direction::Forward { Order::Desc } else { Order::Asc };
    let mut query = Entity::find().order_by(Column::CreatedAt, order.clone()).order_by(Column::Id, order).limit(page.size + 1);
    if let Some(state) = state {
        query = query.filter(Column::State.eq(state));
    }
    if let Some(cursor) = &page.cursor {
        let (key, id) = (cursor.key, JobId(cursor.id));
        let tied = Condition::all().add(Column::CreatedAt.eq(key));
        query = query.filter(match page.direction {
            Direction::Forward => Condition::any().add(Column::CreatedAt.lt(key)).add(tied.add(Column::Id.lt(id))),
            Direction::Backward => Condition::any().add(Column::CreatedAt.gt(key)).add(tied.add(Column::Id.gt(id))),
        });
    }
    Ok(page.close(query.all(db).await?, |job| Cursor::new(job.created_at, job.id)))
}

/// Gives a dead job all its attempts again, from now.
///
/// # Errors
/// `NotFound` on `input.jobId`; `StateConflict` when it is not dead, or when another like it is waiting.
pub async fn requeue(cx: &Cx, _: &Operator, id: JobId) -> Result<Model> {
    let now = cx.now();
    cx.db
        .write("jobs.requeue", |tx| async move {
            let job = Entity::find_by_id(id).one(&tx).await?.ok_or_else(|| Refusal::not_found("input.jobId", "job"))?;
            if job.state != JobState::Dead {
                return Err(Refusal::state("Only a dead job can be queued again.").into());
            }
            if queue::twin_waits(&tx, &job).await? {
                return Err(Refusal::state("Another job that does the same is waiting already.").into());
            }
            let sql = "UPDATE job SET state = 'ready', attempts = 0, run_at = $2, finished_at = NULL WHERE id = $1 AND state = 'dead' RETURNING *";
            audit::record(cx, &tx, Change { action: "jobRetry", subject: id.to_string(), ..Change::default() })?;
            let job = db::one(&tx, sql, [id.into(), now.into()]).await?;
            tx.leaves_work();
            job.ok_or_else(|| Refusal::state("Somebody else queued it again first.").into())
        })
        .await
}

/// Takes away jobs of a kind whose payload has one of these words in it, unless they run just now: somebody is being forgotten.
///
/// # Errors
/// The database's own.
pub async fn forget(tx: &Tx, kind: &str, words: &[String]) -> Result<u64> {
    let mut gone = 0;
    for word in words {
        let like = format!("%\"{}\"%", word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        let sql = "DELETE FROM job WHERE kind = $1 AND state <> 'leased' AND CAST(payload AS TEXT) LIKE $2 ESCAPE '\\'";
        gone += db::execute(tx, sql, [kind.into(), like.into()]).await?;
    }
    Ok(gone)
}
