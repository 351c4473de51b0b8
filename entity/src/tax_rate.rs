//! A rate of tax from a day on. Owner: `pricing`.

use sea_orm::entity::prelude::*;

use crate::ids::TaxRateId;
use crate::states::TaxClass;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tax_rate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TaxRateId,
    #[sea_orm(column_type = "Text")]
    pub country: String,
    pub tax_class: TaxClass,
    pub rate_bp: i32,
    pub valid_from: i64,
}

impl ActiveModelBehavior for ActiveModel {}
