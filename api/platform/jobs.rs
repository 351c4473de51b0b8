//! Work to be done later: leased, tried again with growing pauses, kept as a dead letter when it never succeeds.

use entity::ids::JobId;
use entity::job;
use entity::states::JobState;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Serialize;

use crate::{Cx, Result, Tx};

/// What is to be done, and when.
pub struct NewJob<'a, P: Serialize> {
    /// Names the handler in `worker.rs`.
    pub kind: &'static str,
    /// While a job of this kind with this key is waiting, another is not added.
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
    let row = job::ActiveModel {
        id: Set(cx.id::<JobId>()),
        queue: Set("default".into()),
        kind: Set(job.kind.into()),
        unique_key: Set(job.unique_key.map(str::to_owned)),
        payload: Set(serde_json::to_value(job.payload)?),
        priority: Set(0),
        state: Set(JobState::Ready),
        run_at: Set(job.run_at),
        lease_until: Set(None),
        lease_epoch: Set(0),
        attempts: Set(0),
        max_attempts: Set(20),
        last_error: Set(None),
        created_at: Set(cx.now()),
        finished_at: Set(None),
    };
    job::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(tx).await?;
    tx.leaves_work();
    Ok(())
}
