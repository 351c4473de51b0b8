//! A program with rights of its own. Owner: `integrations`.

use sea_orm::entity::prelude::*;

use crate::ids::{ApiClientId, UserId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_client")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApiClientId,
    /// The vendor it works for; the marketplace itself where there is none.
    pub vendor_id: Option<VendorId>,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Names with a blank between.
    #[sea_orm(column_type = "Text")]
    pub scopes: String,
    /// Networks with a blank between; from anywhere where there is none.
    #[sea_orm(column_type = "Text")]
    pub addresses: String,
    /// Who answers for it: it may what they may.
    pub made_by: UserId,
    pub created_at: i64,
    pub expires_at: Option<i64>,
    pub revoked_at: Option<i64>,
    pub last_used_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
