//! An offer in a cart. Owner: `cart`.

use sea_orm::entity::prelude::*;

use crate::ids::{CartId, CartLineId, OfferId, ProductId, VariantId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cart_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CartLineId,
    pub cart_id: CartId,
    pub offer_id: OfferId,
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub vendor_id: VendorId,
    pub quantity: i64,
    pub seen_minor: i64,
    pub saved: bool,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
