//! What the marketplace keeps of a sale. Owner: `pricing`.

use sea_orm::entity::prelude::*;

use crate::ids::{CategoryId, CommissionRuleId, ProductId, VendorId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commission_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CommissionRuleId,
    pub vendor_id: Option<VendorId>,
    pub category_id: Option<CategoryId>,
    pub product_id: Option<ProductId>,
    pub rate_bp: i32,
    pub fixed_minor: i64,
    #[sea_orm(column_type = "Text")]
    pub fixed_currency: Option<String>,
    pub active: bool,
    pub created_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
