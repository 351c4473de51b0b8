//! The digest of a program’s key. Owner: `integrations`.

use sea_orm::entity::prelude::*;

use crate::ids::{ApiClientId, ApiClientKeyId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "api_client_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApiClientKeyId,
    pub client_id: ApiClientId,
    /// The client's; none for one of the marketplace.
    pub vendor_id: Option<VendorId>,
    #[sea_orm(column_type = "Text", unique)]
    pub key_hash: String,
    /// Its last four characters, by which people tell keys apart.
    #[sea_orm(column_type = "Text")]
    pub hint: String,
    pub created_at: i64,
    pub expires_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
