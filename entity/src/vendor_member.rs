//! A person in a vendor’s team. Owner: `vendors`.

use sea_orm::entity::prelude::*;

use crate::ids::{UserId, VendorId};
use crate::states::MemberRole;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vendor_id: VendorId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    pub role: MemberRole,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
