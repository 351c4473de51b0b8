//! One vendor’s part of an order. Owner: `orders`.

use sea_orm::entity::prelude::*;

use crate::ids::{OrderId, ShippingMethodId, VendorId, VendorOrderId};
use crate::states::{Fulfilment, Lifecycle, OrderPaymentState};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor_order")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VendorOrderId,
    pub order_id: OrderId,
    pub vendor_id: VendorId,
    #[sea_orm(column_type = "Text", unique)]
    pub number: String,
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    pub lifecycle: Lifecycle,
    pub fulfilment: Fulfilment,
    pub payment_state: OrderPaymentState,
    pub accepted_at: Option<i64>,
    pub method_id: ShippingMethodId,
    #[sea_orm(column_type = "Text")]
    pub method_name: String,
    pub method_min_days: i32,
    pub method_max_days: i32,
    /// Days until it is to leave the house: the most of its lines' offers, as they were.
    pub handling_days: i32,
    pub items_minor: i64,
    pub shipping_minor: i64,
    pub shipping_tax_minor: i64,
    pub shipping_tax_bp: i32,
    pub tax_minor: i64,
    pub total_minor: i64,
    pub refunded_minor: i64,
    pub commission_minor: i64,
    pub commission_vat_minor: i64,
    #[sea_orm(column_type = "Text")]
    pub cancel_reason: Option<String>,
    /// Whether the vendor took it back, and not its buyer.
    pub vendor_cancelled: bool,
    pub version: i64,
    pub created_at: i64,
    pub placed_at: Option<i64>,
    pub shipped_at: Option<i64>,
    pub delivered_at: Option<i64>,
    pub released_at: Option<i64>,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
