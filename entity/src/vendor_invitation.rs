//! Somebody asked into a vendor’s team. Owner: `vendors`.

use sea_orm::entity::prelude::*;

use crate::ids::{InvitationId, VendorId};
use crate::states::{InvitationState, MemberRole};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor_invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    pub vendor_id: VendorId,
    /// In small letters.
    #[sea_orm(column_type = "Text")]
    pub email: String,
    pub role: MemberRole,
    pub state: InvitationState,
    #[sea_orm(column_type = "Text")]
    pub invited_by: String,
    pub created_at: i64,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
