//! A call to a gateway, written down before it is made. Owner: `payments`.

use sea_orm::entity::prelude::*;

use crate::ids::{AttemptId, PaymentId, RefundId, VendorOrderId};
use crate::states::{AttemptOperation, AttemptState};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "psp_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttemptId,
    pub payment_id: PaymentId,
    pub operation: AttemptOperation,
    pub subject: Option<RefundId>,
    pub vendor_order_id: Option<VendorOrderId>,
    pub amount_minor: i64,
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    pub state: AttemptState,
    #[sea_orm(column_type = "JsonBinary")]
    pub answer: Option<Json>,
    pub tries: i32,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
