//! The way from a shelf to an order, as the buyers' apps walk it.

use serde_json::{Value, json};

use crate::client::{Client, text};
use crate::shelf::Goods;

/// A checkout as payloads show it.
pub const CHECKOUT: &str =
    "checkout { id state expiresAt total { gross { minor } } problems { code } groups { vendor { id slug } deliveryOptions { methodId price { minor } } } }";
/// An order as payloads show it.
pub const ORDER: &str = "order { id number status total { gross { minor } tax { minor } } refunded { minor } \
    vendorOrders { id status version vendor { slug } total { gross { minor } } refunded { minor } lines { id quantity total { gross { minor } } } } }";

/// Where parcels go.
#[must_use]
pub fn address() -> Value {
    json!({ "name": "Ann Arbor", "street1": "Lindenallee 1", "city": "Berlin", "postalCode": "10115", "country": "DE" })
}

/// The same, as the rooms take it.
#[must_use]
pub fn home() -> kernel::Address {
    kernel::Address {
        name: "Ann Arbor".into(),
        company: None,
        street1: "Lindenallee 1".into(),
        street2: None,
        city: "Berlin".into(),
        region: None,
        postal_code: Some("10115".into()),
        country: "DE".into(),
        phone: None,
    }
}

impl Client {
    /// Puts goods into the cart.
    pub async fn add(&self, goods: &[(&Goods, i64)]) -> Value {
        let lines: Vec<Value> = goods.iter().map(|(goods, quantity)| json!({ "offerId": goods.offer, "quantity": quantity })).collect();
        self.run("cartLinesAdd", json!({ "lines": lines }), "cart { id token version itemCount totals { items { minor } } }").await
    }

    /// Starts a checkout of the cart and walks it up to the review; gives the checkout's id.
    pub async fn to_review(&self, method_token: &str) -> String {
        let checkout = self.run("checkoutStart", json!({ "idempotencyKey": key("start") }), CHECKOUT).await["checkout"].clone();
        let id = text(&checkout["id"]);
        self.walk(&id, method_token).await;
        id
    }

    /// Address, delivery and means of payment of a checkout that was started.
    pub async fn walk(&self, id: &str, method_token: &str) {
        self.run("checkoutAddressSet", json!({ "checkoutId": id, "email": "buyer@example.test", "shippingAddress": address() }), "checkout { id }").await;
        self.choose_delivery(id).await;
        self.run("checkoutPaymentSet", json!({ "checkoutId": id, "gateway": "test", "methodToken": method_token }), "checkout { id }").await;
    }

    /// Takes the first delivery of every vendor.
    pub async fn choose_delivery(&self, checkout: &str) {
        let query = "query Review($id: ID!) { checkout(id: $id) { groups { vendor { id } deliveryOptions { methodId } } } }";
        let data = self.ask(query, json!({ "id": checkout })).await;
        let groups = data["checkout"]["groups"].as_array().cloned().unwrap_or_default();
        let deliveries: Vec<Value> =
            groups.iter().map(|group| json!({ "vendorId": group["vendor"]["id"], "methodId": group["deliveryOptions"][0]["methodId"] })).collect();
        self.run("checkoutDeliverySet", json!({ "checkoutId": checkout, "deliveries": deliveries }), "checkout { id }").await;
    }

    /// The last click.
    pub async fn complete(&self, checkout: &str, key: &str) -> Value {
        self.try_do("checkoutComplete", json!({ "checkoutId": checkout, "idempotencyKey": key }), &format!("{ORDER} orderToken nextAction {{ kind url }}"))
            .await
    }

    /// Buys goods with a means of payment that works; gives the order, with a guest's token as `token`.
    ///
    /// # Panics
    /// When it does not come to an order.
    pub async fn buy(&self, goods: &[(&Goods, i64)]) -> Value {
        self.add(goods).await;
        let checkout = self.to_review("test_ok").await;
        let payload = self.complete(&checkout, &key("complete")).await;
        assert_eq!(payload["order"]["status"], "PAID", "{payload:#}");
        let mut order = payload["order"].clone();
        order["token"] = payload["orderToken"].clone();
        order
    }
}

/// A key that nobody else uses.
#[must_use]
pub fn key(what: &str) -> String {
    format!("{what}-{}", platform::crypto::token())
}
