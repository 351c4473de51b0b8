//! A copy of all that is kept about a person, for themselves. Owner: `privacy`.

use sea_orm::entity::prelude::*;

use crate::ids::{DataExportId, UserId};
use crate::states::ExportState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_export")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DataExportId,
    pub user_id: UserId,
    pub state: ExportState,
    pub bytes: Option<i64>,
    /// SHA-256 of the archive before it was sealed.
    #[sea_orm(column_type = "Text")]
    pub digest: Option<String>,
    pub requested_at: i64,
    pub ready_at: Option<i64>,
    pub ends_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
