//! How many of a variant one location has. Owner: `inventory`.

use sea_orm::entity::prelude::*;

use crate::ids::{LocationId, VariantId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stock_level")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub variant_id: VariantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub location_id: LocationId,
    pub vendor_id: VendorId,
    pub on_hand: i64,
    pub reserved: i64,
    pub allocated: i64,
    pub backorder_limit: i64,
    pub version: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
