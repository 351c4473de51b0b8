//! One vendor order’s part of a payment. Owner: `payments`.

use sea_orm::entity::prelude::*;

use crate::ids::{PaymentId, VendorId, VendorOrderId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_share")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub payment_id: PaymentId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub vendor_order_id: VendorOrderId,
    pub vendor_id: VendorId,
    pub authorized_minor: i64,
    pub captured_minor: i64,
    pub refunded_minor: i64,
}

impl ActiveModelBehavior for ActiveModel {}
