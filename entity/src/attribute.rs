//! A property that products can have. Owner: `catalog`.

use sea_orm::entity::prelude::*;

use crate::ids::AttributeId;
use crate::states::AttributeKind;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attribute")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttributeId,
    #[sea_orm(column_type = "Text", unique)]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub name: String,
    pub kind: AttributeKind,
    #[sea_orm(column_type = "Text")]
    pub unit: Option<String>,
    pub filterable: bool,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
