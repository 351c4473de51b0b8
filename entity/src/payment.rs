//! Money asked of a buyer. Owner: `payments`.

use sea_orm::entity::prelude::*;

use crate::ids::{OrderId, PaymentId};
use crate::states::PaymentState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PaymentId,
    pub reference: OrderId,
    #[sea_orm(column_type = "Text")]
    pub gateway: String,
    #[sea_orm(column_type = "Text")]
    pub method_token: String,
    pub amount_minor: i64,
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    pub state: PaymentState,
    pub captured_minor: i64,
    pub refunded_minor: i64,
    pub fee_minor: i64,
    #[sea_orm(column_type = "Text", unique)]
    pub gateway_ref: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub next_action: Option<Json>,
    #[sea_orm(column_type = "Text")]
    pub decline_code: Option<String>,
    pub expires_at: Option<i64>,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
