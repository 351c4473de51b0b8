//! Where a person has things sent to. Owner: `identity`.

use sea_orm::entity::prelude::*;

use crate::ids::{AddressId, UserId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "address")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AddressId,
    pub user_id: UserId,
    /// As the person calls it: `Home`.
    #[sea_orm(column_type = "Text")]
    pub label: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub address: Json,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
