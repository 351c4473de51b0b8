//! A person who can sign in. Owner: `identity`.

use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::UserId;
use crate::states::{Role, UserState};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UserId,
    #[sea_orm(column_type = "Text", unique)]
    pub email: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub password_hash: String,
    pub role: Role,
    pub state: UserState,
    #[sea_orm(column_type = "Text")]
    pub locale: String,
    /// Since when mail is known to reach them there.
    pub email_verified_at: Option<i64>,
    #[sea_orm(column_type = "JsonBinary")]
    pub preferences: Preferences,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a person likes; what they never said is at its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// The currency they think in, by ISO 4217.
    pub currency: Option<String>,
    pub sustainability: Sustainability,
    /// Whether they are written about offers and news; about their orders they always are.
    pub news: bool,
}

/// What a person would rather have for the sake of the world.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Sustainability {
    /// Deliveries that cause less carbon dioxide, though they be slower.
    pub low_carbon_delivery: bool,
    /// Vendors of their own country first.
    pub nearby_vendors: bool,
    /// As little packaging as will do.
    pub less_packaging: bool,
}
