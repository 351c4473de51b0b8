//! A mutation’s key with its outcome. Owner: `platform`.

use sea_orm::entity::prelude::*;

use crate::states::KeyState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotency_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub actor: String,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub operation: String,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub key: String,
    #[sea_orm(column_type = "Text")]
    pub request_hash: String,
    pub state: KeyState,
    pub locked_until: i64,
    pub attempt: i32,
    #[sea_orm(column_type = "Text")]
    pub recovery_point: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub result: Option<Json>,
    pub created_at: i64,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
