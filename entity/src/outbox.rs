//! An event written with the change that caused it. Owner: `platform`.

use sea_orm::entity::prelude::*;

use crate::ids::EventId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EventId,
    #[sea_orm(column_type = "Text")]
    pub aggregate: String,
    pub aggregate_seq: i64,
    #[sea_orm(column_type = "Text")]
    pub topic: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub payload: Json,
    pub created_at: i64,
    pub published_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
