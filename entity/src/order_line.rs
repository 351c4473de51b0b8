//! A priced line with every snapshot. Owner: `orders`.

use sea_orm::entity::prelude::*;

use crate::ids::{CommissionRuleId, OfferId, OrderId, OrderLineId, ProductId, VariantId, VendorId, VendorOrderId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderLineId,
    pub order_id: OrderId,
    pub vendor_order_id: VendorOrderId,
    pub vendor_id: VendorId,
    pub position: i32,
    pub offer_id: OfferId,
    pub variant_id: VariantId,
    pub product_id: ProductId,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub variant_title: String,
    #[sea_orm(column_type = "Text")]
    pub sku: String,
    #[sea_orm(column_type = "Text")]
    pub picture: Option<String>,
    pub quantity: i64,
    pub shipped: i64,
    pub cancelled: i64,
    pub refunded: i64,
    pub unit_minor: i64,
    pub total_minor: i64,
    pub tax_minor: i64,
    pub tax_bp: i32,
    pub commission_rule_id: Option<CommissionRuleId>,
    pub commission_bp: i32,
    pub commission_base_minor: i64,
    pub commission_minor: i64,
    pub commission_vat_minor: i64,
    pub commission_vat_bp: i32,
    pub refunded_minor: i64,
    pub refunded_commission_minor: i64,
    pub refunded_commission_vat_minor: i64,
}

impl ActiveModelBehavior for ActiveModel {}
