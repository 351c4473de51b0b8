//! An account elsewhere that opens one here. Its key is who said it and whom they call so, never an address of mail. Owner: `identity`.

use sea_orm::entity::prelude::*;

use crate::ids::{IdentityLinkId, UserId};
use crate::states::Role;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identity_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IdentityLinkId,
    pub user_id: UserId,
    /// By its name in the configuration when it was last used.
    #[sea_orm(column_type = "Text")]
    pub provider: String,
    #[sea_orm(column_type = "Text")]
    pub issuer: String,
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// The address the provider last told, to know the account by.
    #[sea_orm(column_type = "Text")]
    pub email: Option<String>,
    /// What the provider's own roles made of the account, and what it was before.
    pub granted_role: Option<Role>,
    pub role_before: Option<Role>,
    pub created_at: i64,
    pub last_used_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
