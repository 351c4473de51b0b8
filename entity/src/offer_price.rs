//! The price of an offer in one currency. Owner: `pricing`.

use sea_orm::entity::prelude::*;

use crate::ids::{OfferId, ProductId, VariantId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offer_price")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub offer_id: OfferId,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub currency: String,
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub vendor_id: VendorId,
    pub amount_minor: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
