//! A sign-in that is under way elsewhere, good once, for the browser that began it. Owner: `identity`.

use sea_orm::entity::prelude::*;

use crate::ids::{OauthAttemptId, SessionId, UserId};
use crate::states::OauthPurpose;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "oauth_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OauthAttemptId,
    /// By its name in the configuration.
    #[sea_orm(column_type = "Text")]
    pub provider: String,
    pub purpose: OauthPurpose,
    /// Whose account is linked; nobody's where somebody signs in.
    pub user_id: Option<UserId>,
    /// The session that links.
    pub session_id: Option<SessionId>,
    #[sea_orm(column_type = "Text", unique)]
    pub state_hash: String,
    /// Of the secret that the browser keeps.
    #[sea_orm(column_type = "Text")]
    pub browser_hash: String,
    /// What the answer has to match.
    #[sea_orm(column_type = "Text")]
    pub sealed: String,
    /// The page that the browser comes back to.
    #[sea_orm(column_type = "Text")]
    pub page: String,
    /// Where the person wanted to go, in that page's app.
    #[sea_orm(column_type = "Text")]
    pub return_to: Option<String>,
    pub created_at: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
