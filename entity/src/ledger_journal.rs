//! One business event in the ledger. Owner: `ledger`.

use sea_orm::entity::prelude::*;

use crate::ids::{JournalId, OrderId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_journal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JournalId,
    #[sea_orm(column_type = "Text", unique)]
    pub event_key: String,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    pub order_id: Option<OrderId>,
    pub occurred_at: i64,
    pub posted_at: i64,
    pub reverses: Option<JournalId>,
}

impl ActiveModelBehavior for ActiveModel {}
