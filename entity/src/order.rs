//! What a buyer bought, over all vendors. Owner: `orders`.

use sea_orm::entity::prelude::*;

use crate::ids::{CheckoutId, OrderId, UserId};
use crate::states::OrderStatus;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderId,
    #[sea_orm(column_type = "Text", unique)]
    pub number: String,
    #[sea_orm(unique)]
    pub checkout_id: CheckoutId,
    pub user_id: Option<UserId>,
    /// Sealed, as both addresses are, with the order's own key.
    #[sea_orm(column_type = "Text")]
    pub email: String,
    /// What the address of mail is found by, without telling it; none where the row is not sealed yet, empty where nobody is to find it.
    #[sea_orm(column_type = "Text")]
    pub email_index: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub currency: String,
    #[sea_orm(column_type = "Text")]
    pub country: String,
    pub status: OrderStatus,
    #[sea_orm(column_type = "JsonBinary")]
    pub shipping_address: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub billing_address: Json,
    pub items_minor: i64,
    pub shipping_minor: i64,
    pub tax_minor: i64,
    pub total_minor: i64,
    pub refunded_minor: i64,
    #[sea_orm(column_type = "Text")]
    pub cancel_reason: Option<String>,
    pub version: i64,
    pub created_at: i64,
    pub placed_at: Option<i64>,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
