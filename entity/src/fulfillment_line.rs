//! What is in a parcel. Owner: `orders`.

use sea_orm::entity::prelude::*;

use crate::ids::{FulfillmentId, OrderLineId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fulfillment_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub fulfillment_id: FulfillmentId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_line_id: OrderLineId,
    pub vendor_id: VendorId,
    pub quantity: i64,
}

impl ActiveModelBehavior for ActiveModel {}
