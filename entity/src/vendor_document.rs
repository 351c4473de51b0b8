//! What a vendor shows for who it is. The file itself is sealed in object storage. Owner: `vendors`.

use sea_orm::entity::prelude::*;

use crate::ids::{DocumentId, VendorId};
use crate::states::{DocumentKind, DocumentState};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor_document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    pub vendor_id: VendorId,
    pub kind: DocumentKind,
    pub state: DocumentState,
    #[sea_orm(column_type = "Text")]
    pub file_name: String,
    #[sea_orm(column_type = "Text")]
    pub content_type: Option<String>,
    pub bytes: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub digest: Option<String>,
    /// Which data key sealed the file.
    #[sea_orm(column_type = "Text")]
    pub sealed_by: Option<String>,
    /// Whether something looked for what does harm.
    pub scanned: bool,
    #[sea_orm(column_type = "Text")]
    pub uploaded_by: String,
    pub created_at: i64,
    pub received_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
