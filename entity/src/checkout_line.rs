//! A line frozen at the start of a checkout. Owner: `checkout`.

use sea_orm::entity::prelude::*;

use crate::ids::{CheckoutId, CheckoutLineId, OfferId, ProductId, VariantId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkout_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CheckoutLineId,
    pub checkout_id: CheckoutId,
    pub offer_id: OfferId,
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub vendor_id: VendorId,
    pub quantity: i64,
    pub seen_minor: i64,
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
