//! A strike against a vendor. Owner: `performance`.

use sea_orm::entity::prelude::*;

use crate::ids::{OrderId, StrikeId, VendorId};
use crate::states::{StrikeKind, StrikeState};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor_strike")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StrikeId,
    pub vendor_id: VendorId,
    /// The order it is about, where it is about one.
    pub order_id: Option<OrderId>,
    pub kind: StrikeKind,
    pub state: StrikeState,
    /// What the vendor was told.
    #[sea_orm(column_type = "Text")]
    pub told: String,
    #[sea_orm(column_type = "Text")]
    pub issued_by: String,
    pub issued_at: i64,
    /// From then on it counts no more, whatever its state.
    pub expires_at: i64,
    /// What the vendor says against it.
    #[sea_orm(column_type = "Text")]
    pub appeal: Option<String>,
    pub appealed_at: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub decided_by: Option<String>,
    pub decided_at: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub decision: Option<String>,
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}
