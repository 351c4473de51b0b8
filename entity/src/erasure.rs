//! Somebody is to be forgotten, or was: the register. Owner: `privacy`.

use sea_orm::entity::prelude::*;

use crate::ids::ErasureId;
use crate::states::ErasureState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ErasureId,
    /// The id of a person, or of a guest's order.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    pub state: ErasureState,
    pub requested_at: i64,
    pub due_at: i64,
    pub ended_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
