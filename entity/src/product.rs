//! What can be described once. Owner: `catalog`.

use sea_orm::entity::prelude::*;

use crate::ids::{CategoryId, ProductId, VendorId};
use crate::states::{ProductState, TaxClass};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProductId,
    pub vendor_id: VendorId,
    pub category_id: Option<CategoryId>,
    #[sea_orm(column_type = "Text", unique)]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub description: String,
    #[sea_orm(column_type = "Text")]
    pub brand: Option<String>,
    pub tax_class: TaxClass,
    pub state: ProductState,
    #[sea_orm(column_type = "Text")]
    pub external_ref: Option<String>,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
