//! Who a vendor is in law, and how it came in. Owner: `vendors`.

use sea_orm::entity::prelude::*;

use crate::ids::VendorId;
use crate::states::{ApplicationKind, LegalForm, VatState};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor_application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vendor_id: VendorId,
    pub kind: ApplicationKind,
    pub legal_form: Option<LegalForm>,
    #[sea_orm(column_type = "Text")]
    pub legal_name: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub contact_name: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub phone: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub address: Option<Json>,
    #[sea_orm(column_type = "Text")]
    pub register_name: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub register_number: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub vat_number: Option<String>,
    pub vat_state: VatState,
    pub vat_checked_at: Option<i64>,
    /// The register's own number for its answer, for the books.
    #[sea_orm(column_type = "Text")]
    pub vat_reference: Option<String>,
    /// Where its money goes, sealed.
    #[sea_orm(column_type = "Text")]
    pub account_sealed: Option<String>,
    /// The last four characters of it.
    #[sea_orm(column_type = "Text")]
    pub account_hint: Option<String>,
    /// When it promised to offer only what the law allows.
    pub certified_at: Option<i64>,
    /// The marketplace it was expelled from.
    #[sea_orm(column_type = "Text")]
    pub rescued_from: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub rescue_story: Option<String>,
    pub submitted_at: Option<i64>,
    /// Until when it is to be decided.
    pub due_at: Option<i64>,
    pub decided_at: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub decided_by: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    /// When the contract ended; what was shown is kept for half a year from then.
    pub ended_at: Option<i64>,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
