//! What lists and search show of a product. Owner: `search`.

use sea_orm::entity::prelude::*;

use crate::ids::{CategoryId, ProductId, VendorId};
use crate::states::{CardState, StockClass};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_card")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub product_id: ProductId,
    #[sea_orm(column_type = "Text")]
    pub slug: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub brand: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub description: String,
    pub state: CardState,
    pub owner_id: VendorId,
    pub category_id: Option<CategoryId>,
    #[sea_orm(column_type = "Text")]
    pub category_path: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub vendors: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub prices: Json,
    pub price_eur: Option<i64>,
    pub price_vnd: Option<i64>,
    pub stock_class: StockClass,
    #[sea_orm(column_type = "Text")]
    pub picture: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub variants: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub attributes: Json,
    #[sea_orm(column_type = "Text")]
    pub gtins: String,
    pub product_created_at: i64,
    pub revised_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
