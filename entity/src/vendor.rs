//! A seller. Owner: `vendors`.

use sea_orm::entity::prelude::*;

use crate::ids::VendorId;
use crate::states::VendorState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "vendor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VendorId,
    #[sea_orm(column_type = "Text", unique)]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text")]
    pub description: String,
    #[sea_orm(column_type = "Text")]
    pub country: String,
    #[sea_orm(column_type = "Text")]
    pub email: String,
    pub state: VendorState,
    /// From when to when it takes a pause; past ones stay until there is another.
    pub paused_from: Option<i64>,
    pub paused_until: Option<i64>,
    #[sea_orm(column_type = "Text")]
    pub pause_note: Option<String>,
    /// Until when it has to tell what the law wants to know of it, where it was written to about that.
    pub remedy_due_at: Option<i64>,
    /// How well it does, from 0 to 100; none while it is new.
    pub score: Option<i32>,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
