//! What a shipping method costs in one country and currency. Owner: `shipping`.

use sea_orm::entity::prelude::*;

use crate::ids::{ShippingMethodId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shipping_rate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub method_id: ShippingMethodId,
    pub vendor_id: VendorId,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub country: String,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub currency: String,
    pub price_minor: i64,
    pub free_above_minor: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
