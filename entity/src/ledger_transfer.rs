//! One leg of a journal. Owner: `ledger`.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountId, JournalId, TransferId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_transfer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TransferId,
    pub journal_id: JournalId,
    pub seq: i32,
    pub debit_id: AccountId,
    pub credit_id: AccountId,
    pub amount: i64,
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    #[sea_orm(column_type = "Text")]
    pub memo: Option<String>,
    pub posted_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
