//! A cart being turned into an order. Owner: `checkout`.

use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::ids::{CartId, CheckoutId, CheckoutLineId, OfferId, OrderId, ProductId, ShippingMethodId, UserId, VariantId, VendorId};
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
    /// Frozen at its start.
    #[sea_orm(column_type = "JsonBinary")]
    pub lines: Lines,
    /// The delivery chosen for each vendor so far.
    #[sea_orm(column_type = "JsonBinary")]
    pub deliveries: Deliveries,
    pub seen_total_minor: i64,
    pub version: i64,
    pub created_at: i64,
    pub expires_at: i64,
    pub updated_at: i64,
}

/// The lines in the order of the cart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Lines(pub Vec<Line>);

/// What is being bought of one offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub id: CheckoutLineId,
    pub offer_id: OfferId,
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub vendor_id: VendorId,
    pub quantity: i64,
    /// What the buyer last saw one cost.
    pub seen_minor: i64,
}

/// At most one for each vendor of the lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Deliveries(pub Vec<Delivery>);

/// How one vendor's lines travel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    pub vendor_id: VendorId,
    pub method_id: ShippingMethodId,
    /// What the buyer last saw it cost.
    pub seen_minor: i64,
}

impl ActiveModelBehavior for ActiveModel {}
