//! Money going back. Owner: `orders`.

use sea_orm::entity::prelude::*;

use crate::ids::{AttemptId, OrderId, PaymentId, RefundId, VendorId, VendorOrderId};
use crate::states::RefundState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refund")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefundId,
    pub order_id: OrderId,
    pub vendor_order_id: VendorOrderId,
    pub vendor_id: VendorId,
    pub payment_id: PaymentId,
    pub attempt_id: AttemptId,
    pub state: RefundState,
    pub amount_minor: i64,
    pub shipping_minor: i64,
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    pub commission_minor: i64,
    pub commission_vat_minor: i64,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    #[sea_orm(column_type = "Text")]
    pub requested_by: String,
    #[sea_orm(column_type = "Text")]
    pub gateway_ref: Option<String>,
    pub created_at: i64,
    pub settled_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
