//! Which fields programs ask for, and when they last did: counted in memory, written together.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use entity::api_client_usage::{Column, Entity};
use entity::ids::ApiClientId;
use platform::{Cx, Result, db};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Value};
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

const DAY: i64 = 24 * 3_600_000;
/// How long counts are kept.
const KEPT_DAYS: i64 = 90;
/// A statement takes this many rows.
const AT_ONCE: usize = 100;
/// A document asks for fewer different fields; and nobody fills our memory.
const MOST_FIELDS: usize = 5_000;

#[derive(Default)]
struct Counts {
    last: HashMap<ApiClientId, i64>,
    fields: BTreeMap<(ApiClientId, i64, String), i64>,
}

/// This node's counts since they were last written. Clones are one.
#[derive(Clone, Default)]
pub struct Usage(Arc<Mutex<Counts>>);

impl Usage {
    /// Counts one operation of a client that asks for these fields (`Query.orders`, `Order.number`).
    pub fn note<'a>(&self, client: ApiClientId, now: i64, fields: impl Iterator<Item = &'a str>) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.last.insert(client, now);
        for field in fields {
            if counts.fields.len() >= MOST_FIELDS && !counts.fields.contains_key(&(client, now.div_euclid(DAY), field.to_owned())) {
                continue;
            }
            *counts.fields.entry((client, now.div_euclid(DAY), field.to_owned())).or_default() += 1;
        }
    }

    /// Writes what was counted `every` so often, and once more at the end.
    pub async fn run(self, cx: Cx, every: Duration, stop: CancellationToken) {
        let mut tick = tokio::time::interval(every);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let over = tokio::select! {
                () = stop.cancelled() => true,
                _ = tick.tick() => false,
            };
            if let Err(error) = self.write(&cx).await {
                tracing::warn!(%error, "what programs asked for was not written down; it is kept for the next time");
            }
            if over {
                return;
            }
        }
    }

    /// Writes what was counted so far. What could not be written is counted again.
    ///
    /// # Errors
    /// The database's own.
    pub async fn write(&self, cx: &Cx) -> Result<()> {
        let counts = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if counts.last.is_empty() {
            return Ok(());
        }
        let written = {
            let (last, fields) = (&counts.last, &counts.fields.iter().collect::<Vec<_>>());
            cx.db
                .write("integrations.usage", |tx| async move {
                    for (client, at) in last {
                        let sql = "UPDATE api_client SET last_used_at = $1 WHERE id = $2 AND (last_used_at IS NULL OR last_used_at < $1)";
                        db::execute(&tx, sql, [(*at).into(), (*client).into()]).await?;
                    }
                    for some in fields.chunks(AT_ONCE) {
                        let row = |at: usize| format!("(${}, ${}, ${}, ${})", at * 4 + 1, at * 4 + 2, at * 4 + 3, at * 4 + 4);
                        let rows = (0..some.len()).map(row).collect::<Vec<_>>().join(", ");
                        let sql = format!(
                            "INSERT INTO api_client_usage (client_id, day, field, times) VALUES {rows} \
                             ON CONFLICT (client_id, day, field) DO UPDATE SET times = api_client_usage.times + excluded.times"
                        );
                        let values = some.iter().flat_map(|((client, day, field), times)| -> [Value; 4] {
                            [(*client).into(), (*day).into(), field.as_str().into(), (**times).into()]
                        });
                        db::execute(&tx, &sql, values).await?;
                    }
                    Ok(())
                })
                .await
        };
        if written.is_err() {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            for (client, at) in counts.last {
                kept.last.entry(client).or_insert(at);
            }
            for (field, times) in counts.fields {
                *kept.fields.entry(field).or_default() += times;
            }
        }
        written
    }
}

/// Forgets counts that are past their time; returns how many.
///
/// # Errors
/// The database's own.
pub async fn sweep(cx: &Cx) -> Result<u64> {
    let before = cx.now().div_euclid(DAY) - KEPT_DAYS;
    cx.db.write("integrations.sweep", |tx| async move { Ok(Entity::delete_many().filter(Column::Day.lt(before)).exec(&tx).await?.rows_affected) }).await
}
