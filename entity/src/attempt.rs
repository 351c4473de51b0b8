//! A counter of sign-in attempts. Owner: `identity`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub bucket: String,
    pub tokens: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
