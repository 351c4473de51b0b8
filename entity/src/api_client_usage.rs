//! How often a program asked for a field on a day. Owner: `integrations`.

use sea_orm::entity::prelude::*;

use crate::ids::ApiClientId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_client_usage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: ApiClientId,
    /// Since 1970.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i64,
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub field: String,
    pub times: i64,
}

impl ActiveModelBehavior for ActiveModel {}
