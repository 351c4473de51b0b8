//! A picture of a product. Owner: `catalog`.

use sea_orm::entity::prelude::*;

use crate::ids::{MediaId, ProductId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "media")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MediaId,
    pub product_id: ProductId,
    pub vendor_id: VendorId,
    #[sea_orm(column_type = "Text")]
    pub storage_key: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub source_url: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub alt: String,
    pub position: i32,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
