//! A link in the chain of refresh tokens of a session. Owner: `identity`.

use sea_orm::entity::prelude::*;

use crate::ids::{RefreshTokenId, SessionId};
use crate::states::RefreshState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refresh_token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefreshTokenId,
    pub session_id: SessionId,
    #[sea_orm(column_type = "Text", unique)]
    pub token_hash: String,
    pub state: RefreshState,
    pub successor_id: Option<RefreshTokenId>,
    pub used: bool,
    pub issued_at: i64,
    pub rotated_at: Option<i64>,
    pub expires_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
