//! A change of what is physically there. Owner: `inventory`.

use sea_orm::entity::prelude::*;

use crate::ids::{LocationId, StockMovementId, VariantId, VendorId};
use crate::states::MovementKind;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stock_movement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StockMovementId,
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub vendor_id: VendorId,
    pub kind: MovementKind,
    pub delta: i64,
    pub on_hand: i64,
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
