//! A key for what is told about people in one record. Owner: `platform`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "personal_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub subject: String,
    #[sea_orm(column_type = "Text")]
    pub sealed: String,
    pub created_at: i64,
    pub ends_at: i64,
    pub restricted_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
