//! What was written with a right that not everybody has. Append-only. Owner: `platform`.

use sea_orm::entity::prelude::*;

use crate::ids::{AuditEntryId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditEntryId,
    pub at: i64,
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    #[sea_orm(column_type = "Text")]
    pub acting_for: Option<String>,
    pub vendor_id: Option<VendorId>,
    /// The mutation’s name, or the command’s.
    #[sea_orm(column_type = "Text")]
    pub action: String,
    /// The id of what was changed.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// JSON, as it was written: the seal is over these very bytes.
    #[sea_orm(column_type = "Text")]
    pub before: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub after: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub request_id: String,
    /// That we wrote it: a digest of all of it under the installation’s key.
    #[sea_orm(column_type = "Text")]
    pub mac: String,
}

impl ActiveModelBehavior for ActiveModel {}
