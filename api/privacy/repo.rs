//! Queries of this room's own tables.

use entity::erasure::{Column, Entity, Model};
use entity::states::ErasureState;
use platform::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// The erasure of this subject that is not over yet.
pub(crate) async fn pending(db: &impl ConnectionTrait, subject: &str) -> Result<Option<Model>> {
    let open = [ErasureState::Waiting, ErasureState::Running];
    Ok(Entity::find().filter(Column::Subject.eq(subject)).filter(Column::State.is_in(open)).one(db).await?)
}
