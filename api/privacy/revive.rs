//! What was begun and nobody goes on with: a job was lost with its process, or has used its attempts up.

use entity::states::{ErasureState, ExportState};
use entity::{data_export, erasure};
use platform::{Cx, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::model::{EXPORT_MS, STUCK_MS};
use crate::{erase, export};

/// Begun again at once; the rest follows an hour later.
const AT_ONCE: u64 = 200;

/// Has copies built and people forgotten that should be since yesterday; returns how many. A copy that could not be built in a week is
/// given up, and its owner may ask for another; an erasure never is.
///
/// # Errors
/// The database's own, or the storage's.
pub async fn revive(cx: &Cx) -> Result<usize> {
    Ok(copies(cx).await? + erasures(cx).await?)
}

async fn copies(cx: &Cx) -> Result<usize> {
    use data_export::Column;
    let now = cx.now();
    let stuck = data_export::Entity::find().filter(Column::State.eq(ExportState::Waiting)).filter(Column::RequestedAt.lte(now - STUCK_MS));
    let stuck = stuck.order_by_asc(Column::RequestedAt).order_by_asc(Column::Id).limit(AT_ONCE).all(&cx.db).await?;
    let (given_up, again): (Vec<_>, Vec<_>) = stuck.into_iter().partition(|row| row.requested_at <= now - EXPORT_MS);
    for row in &given_up {
        tracing::error!(export = %row.id, "a copy of somebody's data could not be built in a week");
    }
    export::remove(cx, &given_up).await?;
    let again = &again;
    cx.db
        .write("privacy.revive_exports", |tx| async move {
            for row in again {
                export::due(cx, &tx, row.id).await?;
            }
            Ok(())
        })
        .await?;
    Ok(given_up.len() + again.len())
}

async fn erasures(cx: &Cx) -> Result<usize> {
    use erasure::Column;
    let (now, open) = (cx.now(), [ErasureState::Waiting, ErasureState::Running]);
    let stuck = erasure::Entity::find().filter(Column::State.is_in(open)).filter(Column::DueAt.lte(now - STUCK_MS));
    let stuck = &stuck.order_by_asc(Column::DueAt).order_by_asc(Column::Id).limit(AT_ONCE).all(&cx.db).await?;
    cx.db
        .write("privacy.revive_erasures", |tx| async move {
            for row in stuck {
                // Behind the others: whoever cannot be forgotten today keeps nobody from it.
                let behind = erasure::Entity::update_many().col_expr(Column::DueAt, Expr::value(now)).filter(Column::Id.eq(row.id));
                let behind = behind.filter(Column::State.is_in(open)).filter(Column::DueAt.eq(row.due_at)).exec(&tx).await?;
                if behind.rows_affected == 1 {
                    erase::again_at(cx, &tx, row.id, now).await?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(stuck.len())
}
