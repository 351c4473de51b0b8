//! Whose pages a card is on. Owner: `search`.

use sea_orm::entity::prelude::*;

use crate::ids::{ProductId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_card_vendor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vendor_id: VendorId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub product_id: ProductId,
}

impl ActiveModelBehavior for ActiveModel {}
