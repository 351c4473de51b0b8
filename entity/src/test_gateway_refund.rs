//! A refund in the test gateway’s own books. Owner: `payments`.

use sea_orm::entity::prelude::*;

use crate::states::ChargeRefundState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "test_gateway_refund")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    #[sea_orm(column_type = "Text", unique)]
    pub idempotency_key: String,
    #[sea_orm(column_type = "Text")]
    pub charge_id: String,
    pub amount_minor: i64,
    pub state: ChargeRefundState,
    pub fails_late: bool,
    pub due_at: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
