//! Something that happened to an order. Owner: `orders`.

use sea_orm::entity::prelude::*;

use crate::ids::{OrderEventId, OrderId, VendorId, VendorOrderId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderEventId,
    pub order_id: OrderId,
    pub vendor_order_id: Option<VendorOrderId>,
    pub vendor_id: Option<VendorId>,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub data: Json,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
