//! A buyer withdraws from a contract: what was declared, and when. Owner: `orders`.

use sea_orm::entity::prelude::*;

use crate::ids::{OrderId, WithdrawalId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "withdrawal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WithdrawalId,
    pub order_id: OrderId,
    /// Whose words they are: a principal.
    #[sea_orm(column_type = "Text")]
    pub declared_by: String,
    /// The language it was declared in.
    #[sea_orm(column_type = "Text")]
    pub locale: String,
    /// Which version of the words.
    #[sea_orm(column_type = "Text")]
    pub wording: String,
    /// The words themselves, as they were shown.
    #[sea_orm(column_type = "Text")]
    pub statement: String,
    /// Lines and units.
    #[sea_orm(column_type = "JsonBinary")]
    pub asked: Json,
    pub started_at: i64,
    pub confirmed_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
