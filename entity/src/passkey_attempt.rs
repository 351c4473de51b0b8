//! What a device was asked to sign, good once. Owner: `identity`.

use sea_orm::entity::prelude::*;

use crate::ids::{PasskeyAttemptId, SessionId, UserId};
use crate::states::PasskeyPurpose;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PasskeyAttemptId,
    pub purpose: PasskeyPurpose,
    /// Whose key is asked for; nobody's where the key itself says who signs in.
    pub user_id: Option<UserId>,
    /// The session it was begun in, where it ends there.
    pub session_id: Option<SessionId>,
    #[sea_orm(column_type = "Text", unique)]
    pub challenge_hash: String,
    /// What the answer is checked against.
    #[sea_orm(column_type = "Text")]
    pub sealed: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
