//! What a vendor's page tells beside its name. Owner: `vendors`.

use sea_orm::entity::prelude::*;

use crate::ids::VendorId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor_front")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub vendor_id: VendorId,
    #[sea_orm(column_type = "Text")]
    pub about: String,
    #[sea_orm(column_type = "Text")]
    pub returns_policy: String,
    #[sea_orm(column_type = "Text")]
    pub shipping_policy: String,
    #[sea_orm(column_type = "Text")]
    pub privacy_policy: String,
    /// Names of pictures in the storage.
    #[sea_orm(column_type = "Text")]
    pub logo: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub banner: Option<String>,
    /// Where parcels come back to; for its team and for those who bought.
    #[sea_orm(column_type = "JsonBinary")]
    pub return_address: Option<Json>,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
