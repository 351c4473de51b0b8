//! A cart being turned into an order. Owner: `checkout`.

use sea_orm::entity::prelude::*;

use crate::ids::{CartId, CheckoutId, OrderId, UserId};
use crate::states::CheckoutState;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkout")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CheckoutId,
    pub cart_id: CartId,
    #[sea_orm(column_type = "Text")]
    pub owner: String,
    pub user_id: Option<UserId>,
    #[sea_orm(column_type = "Text")]
    pub email: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    #[sea_orm(column_type = "Text")]
    pub country: String,
    pub state: CheckoutState,
    pub completing_until: Option<i64>,
    #[sea_orm(column_type = "JsonBinary")]
    pub shipping_address: Option<Json>,
    #[sea_orm(column_type = "JsonBinary")]
    pub billing_address: Option<Json>,
    #[sea_orm(column_type = "Text")]
    pub gateway: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub method_token: Option<String>,
    pub order_id: Option<OrderId>,
    pub seen_total_minor: i64,
    pub version: i64,
    pub created_at: i64,
    pub expires_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
