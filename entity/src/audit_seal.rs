//! One link of the chain over the audit log. Append-only. Owner: `platform`.

use sea_orm::entity::prelude::*;

use crate::ids::AuditEntryId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_seal")]
pub struct Model {
    /// Counts from 1 without a gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    #[sea_orm(unique)]
    pub entry_id: AuditEntryId,
    pub sealed_at: i64,
    #[sea_orm(column_type = "Text")]
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
