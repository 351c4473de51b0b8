//! A key that seals and marks, wrapped by the installation's secret. Owner: `platform`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "data_key")]
pub struct Model {
    /// Counts from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// Stands before everything it seals.
    #[sea_orm(column_type = "Text", unique)]
    pub id: String,
    #[sea_orm(column_type = "Text")]
    pub wrapped: String,
    pub created_at: i64,
    /// From when on it seals what is new.
    pub active_from: i64,
    /// Since when nothing is sealed by it any more.
    pub left_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
