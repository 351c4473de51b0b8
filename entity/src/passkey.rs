//! A key that somebody's device keeps and uses for a finger, a face or a PIN. Owner: `identity`.

use sea_orm::entity::prelude::*;

use crate::ids::{PasskeyId, UserId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkey")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PasskeyId,
    pub user_id: UserId,
    /// As the device calls it, in base64url.
    #[sea_orm(column_type = "Text", unique)]
    pub credential_id: String,
    /// The public key and what else an answer is checked against.
    #[sea_orm(column_type = "Text")]
    pub credential: String,
    /// How often the device says that it was used; always 0 where it does not count.
    pub counter: i64,
    #[sea_orm(column_type = "Text")]
    pub label: String,
    pub created_at: i64,
    pub last_used_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
