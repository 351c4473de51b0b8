//! One parcel. Owner: `orders`.

use sea_orm::entity::prelude::*;

use crate::ids::{FulfillmentId, OrderId, VendorId, VendorOrderId};
use crate::states::FulfillmentState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fulfillment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FulfillmentId,
    pub order_id: OrderId,
    pub vendor_order_id: VendorOrderId,
    pub vendor_id: VendorId,
    pub state: FulfillmentState,
    #[sea_orm(column_type = "Text")]
    pub carrier: String,
    #[sea_orm(column_type = "Text")]
    pub tracking_number: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub tracking_url: Option<String>,
    pub shipped_at: i64,
    pub delivered_at: Option<i64>,
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}
