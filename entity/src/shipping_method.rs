//! A way a vendor sends parcels. Owner: `shipping`.

use sea_orm::entity::prelude::*;

use crate::ids::{ShippingMethodId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shipping_method")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ShippingMethodId,
    pub vendor_id: VendorId,
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub carrier: String,
    pub min_days: i32,
    pub max_days: i32,
    pub active: bool,
    pub position: i32,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
