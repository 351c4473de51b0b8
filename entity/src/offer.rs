//! One vendor’s conditions for one variant. Owner: `catalog`.

use sea_orm::entity::prelude::*;

use crate::ids::{OfferId, ProductId, VariantId, VendorId};
use crate::states::OfferState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OfferId,
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub vendor_id: VendorId,
    pub state: OfferState,
    pub handling_days: i32,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
