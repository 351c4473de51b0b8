//! A node of the category tree. Owner: `catalog`.

use sea_orm::entity::prelude::*;

use crate::ids::CategoryId;
use crate::states::TaxClass;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "category")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CategoryId,
    pub parent_id: Option<CategoryId>,
    #[sea_orm(column_type = "Text", unique)]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    #[sea_orm(column_type = "Text", unique)]
    pub path: String,
    pub depth: i32,
    pub position: i32,
    pub tax_class: TaxClass,
    #[sea_orm(column_type = "Text", unique)]
    pub external_ref: Option<String>,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
