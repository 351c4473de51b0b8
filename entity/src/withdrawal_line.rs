//! Units of a line that a buyer has withdrawn from. Owner: `orders`.

use sea_orm::entity::prelude::*;

use crate::ids::{OrderId, OrderLineId, VendorId, VendorOrderId, WithdrawalId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "withdrawal_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub withdrawal_id: WithdrawalId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_line_id: OrderLineId,
    pub order_id: OrderId,
    pub vendor_order_id: VendorOrderId,
    pub vendor_id: VendorId,
    pub quantity: i64,
    /// Those that had not left the vendor; the rest has to come back.
    pub cancelled: i64,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
