//! An account of the double-entry ledger. Owner: `ledger`.

use sea_orm::entity::prelude::*;

use crate::ids::AccountId;
use crate::states::AccountKind;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub owner: String,
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    pub kind: AccountKind,
    pub guarded: bool,
    pub min_credit_balance: Option<i64>,
    pub debits: i64,
    pub credits: i64,
}

impl ActiveModelBehavior for ActiveModel {}
