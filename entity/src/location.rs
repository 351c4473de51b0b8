//! A place where a vendor keeps stock. Owner: `inventory`.

use sea_orm::entity::prelude::*;

use crate::ids::{LocationId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "location")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LocationId,
    pub vendor_id: VendorId,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub country: String,
    pub position: i32,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
