//! The register of erasures, written out and done again: a backup that is brought back knows nothing of what was erased since.

use entity::erasure::{Column, Entity, Model};
use entity::ids::{ErasureId, OrderId, UserId};
use entity::states::ErasureState;
use platform::{Cx, Error, Result};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::erase::forget;

/// Read in one go.
const PAGE: u64 = 500;

/// Somebody who was forgotten: an id and times, nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
    pub id: ErasureId,
    pub subject: String,
    pub requested_at: i64,
    pub ended_at: i64,
}

/// All that are done, the oldest first.
///
/// # Errors
/// The database's own.
pub async fn written(cx: &Cx) -> Result<Vec<Entry>> {
    let (mut all, mut after) = (Vec::new(), None::<ErasureId>);
    loop {
        let mut query = Entity::find().filter(Column::State.eq(ErasureState::Done)).order_by_asc(Column::Id).limit(PAGE);
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after));
        }
        let rows = query.all(&cx.db).await?;
        let Some(last) = rows.last() else { return Ok(all) };
        after = Some(last.id);
        all.extend(rows.into_iter().map(|Model { id, subject, requested_at, ended_at, .. }| Entry {
            id,
            subject,
            requested_at,
            ended_at: ended_at.unwrap_or(requested_at),
        }));
    }
}

/// Forgets once more, whatever this database believes: people and guests' orders that it does not have are passed over. A guest's order
/// that an account has claimed since is not done: its owner asks for it. Returns how many entries were done; safe to run again.
///
/// # Errors
/// A fault for an entry that names nobody.
pub async fn replay(cx: &Cx, entries: &[Entry]) -> Result<usize> {
    for entry in entries {
        if entry.subject.parse::<UserId>().is_err() && entry.subject.parse::<OrderId>().is_err() {
            return Err(Error::broken(format!("{} is nobody who could be forgotten", entry.subject)));
        }
    }
    let mut done = 0;
    for entry in entries {
        if !forget(cx, &entry.subject).await? {
            continue;
        }
        done += 1;
        cx.db
            .write("privacy.replay", |tx| async move {
                let Entry { id, subject, requested_at, ended_at } = entry.clone();
                let open = [ErasureState::Waiting, ErasureState::Running];
                Entity::update_many()
                    .col_expr(Column::State, Expr::value(ErasureState::Done))
                    .col_expr(Column::EndedAt, Expr::value(ended_at))
                    .filter(Column::Subject.eq(subject.as_str()))
                    .filter(Column::State.is_in(open))
                    .exec(&tx)
                    .await?;
                let row = Model { id, subject, state: ErasureState::Done, requested_at, due_at: ended_at, ended_at: Some(ended_at) };
                let there = OnConflict::column(Column::Id).do_nothing().to_owned();
                Entity::insert(row.into_active_model().reset_all()).on_conflict(there).exec_without_returning(&tx).await?;
                Ok(())
            })
            .await?;
    }
    Ok(done)
}
