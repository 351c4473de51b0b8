//! A link that was sent to somebody's address, good for one thing once. Its secret is derived, not stored. Owner: `identity`.

use sea_orm::entity::prelude::*;

use crate::ids::{AccountTokenId, UserId};
use crate::states::TokenPurpose;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountTokenId,
    pub user_id: UserId,
    pub purpose: TokenPurpose,
    /// Where it was sent.
    #[sea_orm(column_type = "Text")]
    pub email: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
