//! Stock promised to a checkout or an order. Owner: `inventory`.

use sea_orm::entity::prelude::*;

use crate::ids::{CheckoutId, LocationId, OrderId, ReservationId, VariantId, VendorId};
use crate::states::ReservationState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stock_reservation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReservationId,
    pub checkout_id: CheckoutId,
    pub order_id: Option<OrderId>,
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub vendor_id: VendorId,
    pub quantity: i64,
    pub state: ReservationState,
    #[sea_orm(column_type = "Text")]
    pub holder: String,
    pub expires_at: i64,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
