//! An intention to buy. Owner: `cart`.

use sea_orm::entity::prelude::*;

use crate::ids::{CartId, UserId};
use crate::states::CartState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cart")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CartId,
    pub user_id: Option<UserId>,
    #[sea_orm(column_type = "Text")]
    pub token_hash: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    #[sea_orm(column_type = "Text")]
    pub country: String,
    pub state: CartState,
    pub claimed_until: Option<i64>,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
