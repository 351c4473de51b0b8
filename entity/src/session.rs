//! One sign-in of a person on one device. Owner: `identity`.

use sea_orm::entity::prelude::*;

use crate::ids::{SessionId, UserId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    pub user_id: UserId,
    pub created_at: i64,
    pub expires_at: i64,
    pub idle_ms: i64,
    pub last_used_at: i64,
    pub revoked_at: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub revoke_reason: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub device: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub ip: Option<String>,
    /// When a second factor was last shown in it.
    pub proved_at: Option<i64>,
    /// When one was last shown that is not merely sent.
    pub strong_at: Option<i64>,
    /// The operator who looks through the person’s eyes; none in the person’s own sessions.
    pub impersonator_id: Option<UserId>,
}

impl ActiveModelBehavior for ActiveModel {}
