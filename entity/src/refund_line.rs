//! Which lines a refund is for. Owner: `orders`.

use sea_orm::entity::prelude::*;

use crate::ids::{OrderLineId, RefundId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refund_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub refund_id: RefundId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_line_id: OrderLineId,
    pub vendor_id: VendorId,
    pub quantity: i64,
    pub amount_minor: i64,
    pub commission_minor: i64,
    pub commission_vat_minor: i64,
}

impl ActiveModelBehavior for ActiveModel {}
