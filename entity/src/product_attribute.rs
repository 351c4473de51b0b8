//! The value of one attribute on one product. Owner: `catalog`.

use sea_orm::entity::prelude::*;

use crate::ids::{AttributeId, ProductId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_attribute")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub product_id: ProductId,
    pub vendor_id: VendorId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub attribute_id: AttributeId,
    #[sea_orm(column_type = "Text")]
    pub value: String,
}

impl ActiveModelBehavior for ActiveModel {}
