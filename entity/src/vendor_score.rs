//! How well a vendor does, and what it is worked out of. Owner: `performance`.

use sea_orm::entity::prelude::*;

use crate::ids::VendorId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor_score")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vendor_id: VendorId,
    /// In hundredths of a percent.
    pub value_bp: i32,
    /// Parts of orders whose time to be sent has come, and those of them that left in time.
    pub due: i64,
    pub in_time: i64,
    /// Parts that were bought and not taken back by their buyers, and those of them that the vendor did not cancel.
    pub taken: i64,
    pub kept: i64,
    /// Parts that left, and those of them that nothing was paid back of.
    pub sent: i64,
    pub flawless: i64,
    /// Since when it has been under what is borne.
    pub low_since: Option<i64>,
    pub computed_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
