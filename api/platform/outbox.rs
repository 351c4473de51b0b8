//! Events, written in the transaction of the change they tell of; none is lost, none comes before its predecessor
//! of the same aggregate. They are delivered at least once: every listener is safe to run twice and only enqueues.

use entity::ids::EventId;
use entity::outbox;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Serialize;

use crate::{Cx, Result, Tx};

/// Writes an event. `aggregate` is what it happened to (`order:ord_...`), `sequence` that thing's version after the change.
///
/// # Errors
/// The database's own; also when this aggregate already has an event with this number.
pub async fn publish(cx: &Cx, tx: &Tx, aggregate: &str, sequence: i64, topic: &'static str, payload: &impl Serialize) -> Result<EventId> {
    let id = cx.id();
    let row = outbox::ActiveModel {
        id: Set(id),
        aggregate: Set(aggregate.to_owned()),
        aggregate_seq: Set(sequence),
        topic: Set(topic.to_owned()),
        payload: Set(serde_json::to_value(payload)?),
        created_at: Set(cx.now()),
        published_at: Set(None),
    };
    outbox::Entity::insert(row).exec_without_returning(tx).await?;
    tx.leaves_work();
    Ok(id)
}

/// An event among several of one transaction.
pub struct NewEvent {
    /// What it happened to (`stock:var_...:loc_...`).
    pub aggregate: String,
    /// That thing's version after the change.
    pub sequence: i64,
    pub topic: &'static str,
    pub payload: serde_json::Value,
}

/// As [`publish`], for several in one statement.
///
/// # Errors
/// The database's own; also when an aggregate already has an event with its number.
pub async fn publish_many(cx: &Cx, tx: &Tx, events: Vec<NewEvent>) -> Result<()> {
    if events.is_empty() {
        return Ok(());
    }
    let rows = events.into_iter().map(|event| outbox::ActiveModel {
        id: Set(cx.id::<EventId>()),
        aggregate: Set(event.aggregate),
        aggregate_seq: Set(event.sequence),
        topic: Set(event.topic.to_owned()),
        payload: Set(event.payload),
        created_at: Set(cx.now()),
        published_at: Set(None),
    });
    outbox::Entity::insert_many(rows).exec_without_returning(tx).await?;
    tx.leaves_work();
    Ok(())
}
