//! Events, written in the transaction of the change they tell of; none is lost, none comes before its predecessor
//! of the same aggregate. They are delivered at least once: every listener is safe to run twice and only enqueues.

use std::sync::Arc;

use entity::ids::EventId;
use entity::outbox::{ActiveModel, Column, Entity, Model};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::Value;

use crate::bus::Message;
use crate::queue::{self, Row};
use crate::{Cx, Db, Result, Tx, db};

/// How many events go out together.
const BATCH: i64 = 100;
/// How long an event that went out is kept, for looking back.
const KEPT_MS: i64 = 7 * 24 * 3_600_000;

/// Notes an event, to be written with the others of its transaction. `aggregate` is what it happened to (`order:ord_...`),
/// `sequence` that thing's version after the change.
///
/// # Errors
/// When the payload is no JSON. An aggregate that already has an event with this number fails the commit.
pub fn publish(cx: &Cx, tx: &Tx, aggregate: &str, sequence: i64, topic: &'static str, payload: &impl Serialize) -> Result<EventId> {
    let id = cx.id();
    tx.happened([ActiveModel {
        id: Set(id),
        aggregate: Set(aggregate.to_owned()),
        aggregate_seq: Set(sequence),
        topic: Set(topic.to_owned()),
        payload: Set(serde_json::to_value(payload)?),
        created_at: Set(cx.now()),
        published_at: Set(None),
    }]);
    Ok(id)
}

/// Writes what a transaction noted, at its end: one statement, however much happened.
pub(crate) async fn write(tx: &Tx) -> Result<()> {
    let events = tx.take_events();
    // Seven values a row; the databases take tens of thousands.
    for chunk in events.chunks(1_000) {
        Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Reads the key out of an event's payload.
pub(crate) type KeyOf = Arc<dyn Fn(&Value) -> Option<String> + Send + Sync>;

/// A room that wants a job of `kind` for every event of `topic`; events with the same key share a waiting job.
#[derive(Clone)]
pub(crate) struct Listener {
    pub(crate) topic: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) key: KeyOf,
}

/// Delivers the next batch; returns how many events went out. The bus hears of them first, then one transaction
/// enqueues the listeners' jobs and marks them: a crash between the two tells the bus again, under the same ids.
pub(crate) async fn deliver(cx: &Cx, listeners: &[Listener]) -> Result<u64> {
    let batch = pick(&cx.db).await?;
    if batch.is_empty() {
        return Ok(0);
    }
    cx.fail_point("before_publish");
    announce(cx, &batch).await;
    cx.fail_point("after_publish");
    mark(cx, listeners, &batch).await
}

/// An event that has not gone out.
#[derive(sea_orm::FromQueryResult)]
struct Waiting {
    #[sea_orm(nested)]
    event: Model,
    /// How many of its aggregate go before it.
    before: i64,
}

/// The oldest that have not gone out, never "what is newer than the last": transactions commit out of the order of their ids.
/// None overtakes another of its aggregate: where nodes' clocks differ, a predecessor may lie beyond the oldest, and those
/// behind it wait for it.
async fn pick(db: &Db) -> Result<Vec<Model>> {
    let sql =
        "SELECT e.*, (SELECT COUNT(*) FROM outbox p WHERE p.aggregate = e.aggregate AND p.published_at IS NULL AND p.aggregate_seq < e.aggregate_seq) AS before
        FROM (SELECT * FROM outbox WHERE published_at IS NULL ORDER BY created_at, id LIMIT $1) e";
    let mut oldest: Vec<Waiting> = db::all(db, sql, [BATCH.into()]).await?;
    oldest.sort_by(|a, b| (&a.event.aggregate, a.event.aggregate_seq).cmp(&(&b.event.aggregate, b.event.aggregate_seq)));
    let waited = !oldest.is_empty();
    let mut ready: Vec<(i64, Model)> = Vec::with_capacity(oldest.len());
    for group in oldest.chunk_by(|a, b| a.event.aggregate == b.event.aggregate) {
        let mut reached = 0;
        for (_, Waiting { event, .. }) in (0_i64..).zip(group).take_while(|(place, waiting)| waiting.before == *place) {
            reached = event.created_at.max(reached);
            ready.push((reached, event.clone()));
        }
    }
    if ready.is_empty() && waited {
        return firsts(db).await;
    }
    ready.sort_by_key(|(reached, _)| *reached);
    Ok(ready.into_iter().map(|(_, event)| event).collect())
}

/// Of each aggregate the first, for when all of the oldest wait for others.
async fn firsts(db: &Db) -> Result<Vec<Model>> {
    let sql = "SELECT * FROM outbox e WHERE e.published_at IS NULL
        AND e.aggregate_seq = (SELECT MIN(p.aggregate_seq) FROM outbox p WHERE p.aggregate = e.aggregate AND p.published_at IS NULL)
        ORDER BY e.created_at, e.id LIMIT $1";
    db::all(db, sql, [BATCH.into()]).await
}

async fn announce(cx: &Cx, batch: &[Model]) {
    let message = |row: &Model| Message {
        id: Some(row.id),
        topic: row.topic.clone(),
        aggregate: row.aggregate.clone(),
        sequence: row.aggregate_seq,
        payload: row.payload.clone(),
    };
    cx.bus.publish_all(&batch.iter().map(message).collect::<Vec<_>>()).await;
    for row in batch {
        tracing::debug!(event = %row.id, aggregate = row.aggregate, sequence = row.aggregate_seq, topic = row.topic, "published");
    }
}

async fn mark(cx: &Cx, listeners: &[Listener], batch: &[Model]) -> Result<u64> {
    let now = cx.now();
    let ids: Vec<EventId> = batch.iter().map(|row| row.id).collect();
    let ids = &ids;
    let marked = cx
        .db
        .write("outbox.mark", |tx| async move {
            // Another node that took over in between may have marked some: their jobs are there already.
            let marked = Entity::update_many()
                .col_expr(Column::PublishedAt, Expr::value(now))
                .filter(db::among(Column::Id, ids))
                .filter(Column::PublishedAt.is_null())
                .exec_with_returning(&tx)
                .await?;
            let mut jobs = Vec::new();
            for event in &marked {
                for listener in listeners.iter().filter(|listener| listener.topic == event.topic) {
                    let unique_key = (listener.key)(&event.payload);
                    jobs.push(Row { id: cx.id(), kind: listener.kind, unique_key, payload: event.payload.clone(), run_at: now, priority: 0 });
                }
            }
            queue::insert(cx, &tx, jobs).await?;
            Ok(marked.len() as u64)
        })
        .await?;
    metrics::counter!("stoa_events_published_total").increment(marked);
    Ok(marked)
}

#[derive(sea_orm::FromQueryResult)]
struct Oldest {
    created_at: Option<i64>,
}

/// How long the oldest event has been waiting, in milliseconds; 0 when none waits.
///
/// # Errors
/// The database's own.
pub async fn lag(cx: &Cx) -> Result<i64> {
    let oldest: Option<Oldest> = db::one(&cx.db, "SELECT MIN(created_at) AS created_at FROM outbox WHERE published_at IS NULL", []).await?;
    Ok(oldest.and_then(|row| row.created_at).map_or(0, |created| (cx.now() - created).max(0)))
}

/// Counts every waiting event as delivered, for seeds alone: a year of the past is no news, and who seeds builds the
/// projections himself. Returns how many.
///
/// # Errors
/// The database's own.
pub async fn pass_over(cx: &Cx) -> Result<u64> {
    cx.db
        .write(
            "outbox.pass_over",
            |tx| async move { db::execute(&tx, "UPDATE outbox SET published_at = $1 WHERE published_at IS NULL", [cx.now().into()]).await },
        )
        .await
}

/// Forgets events that went out more than 7 days ago; returns how many.
///
/// # Errors
/// The database's own.
pub async fn sweep(cx: &Cx) -> Result<u64> {
    let before = cx.now() - KEPT_MS;
    // Ids begin with their time, so the primary key finds the old ones.
    let newest = uuid::Builder::from_unix_timestamp_millis(before.unsigned_abs(), &[0; 10]).into_uuid();
    let sql = "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE id < $1 AND published_at < $2 ORDER BY id LIMIT 1000)";
    cx.db.write("outbox.sweep", |tx| async move { db::execute(&tx, sql, [newest.into(), before.into()]).await }).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::Delivery;
    use crate::testing::TestCx;
    use entity::states::JobState;
    use futures_util::{Stream, StreamExt};
    use serde_json::json;

    async fn write(cx: &Cx, aggregate: &str, sequence: i64) -> EventId {
        cx.db.write("test", |tx| async move { publish(cx, &tx, aggregate, sequence, "OrderChanged", &json!({ "orderId": aggregate })) }).await.unwrap()
    }

    async fn heard(listener: &mut (impl Stream<Item = Delivery> + Unpin)) -> (EventId, String, i64) {
        match listener.next().await {
            Some(Delivery::Message(message)) => (message.id.unwrap(), message.aggregate.clone(), message.sequence),
            other => panic!("{other:?}"),
        }
    }

    fn listeners() -> Vec<Listener> {
        vec![Listener { topic: "OrderChanged", kind: "mail", key: Arc::new(|payload| payload["orderId"].as_str().map(str::to_owned)) }]
    }

    #[tokio::test]
    async fn events_of_one_aggregate_go_out_in_their_order() {
        let cx = TestCx::new().await;
        let mut listener = cx.bus.subscribe();
        // Written in another order, and the later ones even have earlier times.
        for (aggregate, sequence) in [("order:1", 3), ("order:1", 2), ("order:2", 7), ("order:1", 1)] {
            write(&cx, aggregate, sequence).await;
        }
        assert_eq!(deliver(&cx, &[]).await.unwrap(), 4);
        let mut first = Vec::new();
        for _ in 0..4 {
            let (_, aggregate, sequence) = heard(&mut listener).await;
            if aggregate == "order:1" {
                first.push(sequence);
            }
        }
        assert_eq!(first, [1, 2, 3]);
        assert_eq!(lag(&cx).await.unwrap(), 0);
    }

    #[tokio::test]
    async fn nothing_overtakes_an_event_of_a_node_whose_clock_is_fast() {
        let cx = TestCx::new().await;
        let mut listener = cx.bus.subscribe();
        write(&cx, "order:1", 1).await;
        cx.clock.advance(-60_000);
        for sequence in 2..=BATCH + 2 {
            write(&cx, "order:1", sequence).await;
        }
        write(&cx, "order:2", 1).await;
        // The oldest hundred all wait for the one that seems newest.
        let mut sent = 0;
        while let more @ 1.. = deliver(&cx, &[]).await.unwrap() {
            sent += more;
        }
        assert_eq!(sent, 103);
        let mut told = Vec::new();
        for _ in 0..sent {
            told.push(heard(&mut listener).await);
        }
        let first: Vec<i64> = told.iter().filter(|(_, aggregate, _)| aggregate == "order:1").map(|(.., sequence)| *sequence).collect();
        assert_eq!(first, (1..=BATCH + 2).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn an_event_that_is_committed_late_is_published_all_the_same() {
        let cx = TestCx::new().await;
        let mut listener = cx.bus.subscribe();
        let new = write(&cx, "order:2", 1).await;
        assert_eq!(deliver(&cx, &[]).await.unwrap(), 1);
        // A long transaction took its id and its time before the other one, and commits after it.
        cx.clock.advance(-60_000);
        let old = write(&cx, "order:1", 1).await;
        cx.clock.advance(60_000);
        assert!(old.0 < new.0);
        assert_eq!(deliver(&cx, &[]).await.unwrap(), 1);
        assert_eq!(heard(&mut listener).await.0, new);
        assert_eq!(heard(&mut listener).await.0, old);
    }

    #[tokio::test]
    async fn a_crash_between_publishing_and_marking_gives_the_same_event_again_and_one_job() {
        let cx = TestCx::new().await;
        let mut listener = cx.bus.subscribe();
        let id = write(&cx, "order:1", 1).await;
        announce(&cx, &pick(&cx.db).await.unwrap()).await;
        assert_eq!(deliver(&cx, &listeners()).await.unwrap(), 1);
        assert_eq!(heard(&mut listener).await.0, id);
        assert_eq!(heard(&mut listener).await.0, id);
        assert_eq!(deliver(&cx, &listeners()).await.unwrap(), 0);
        let jobs = entity::job::Entity::find().all(&cx.db).await.unwrap();
        assert_eq!(jobs.len(), 1);
        assert_eq!((jobs[0].kind.as_str(), jobs[0].state, &jobs[0].payload), ("mail", JobState::Ready, &json!({ "orderId": "order:1" })));
    }

    #[tokio::test]
    async fn two_nodes_at_once_enqueue_once() {
        let cx = TestCx::new().await;
        write(&cx, "order:1", 1).await;
        let batch = pick(&cx.db).await.unwrap();
        assert_eq!(mark(&cx, &listeners(), &batch).await.unwrap(), 1);
        assert_eq!(mark(&cx, &listeners(), &batch).await.unwrap(), 0);
        assert_eq!(entity::job::Entity::find().all(&cx.db).await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn old_events_are_forgotten_unless_they_wait() {
        let cx = TestCx::new().await;
        write(&cx, "order:1", 1).await;
        deliver(&cx, &[]).await.unwrap();
        write(&cx, "order:2", 1).await;
        assert_eq!(sweep(&cx).await.unwrap(), 0);
        cx.clock.advance(KEPT_MS + 60_000);
        assert_eq!(sweep(&cx).await.unwrap(), 1);
        assert!(lag(&cx).await.unwrap() > KEPT_MS, "the waiting one is still there");
    }
}
