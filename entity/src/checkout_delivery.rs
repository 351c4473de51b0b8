//! The delivery chosen for one vendor. Owner: `checkout`.

use sea_orm::entity::prelude::*;

use crate::ids::{CheckoutId, ShippingMethodId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkout_delivery")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub checkout_id: CheckoutId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub vendor_id: VendorId,
    pub method_id: ShippingMethodId,
    pub seen_minor: i64,
}

impl ActiveModelBehavior for ActiveModel {}
