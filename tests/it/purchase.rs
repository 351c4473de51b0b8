//! The first sale: from a shelf to a doorstep.

use serde_json::{Value, json};
use support::till::{CHECKOUT, key};
use support::{Client, TestApp, number, text};

/// The vendor's own part of the newest order.
async fn newest_part(vendor: &Client) -> Value {
    let query = "{ vendorOrders(first: 1) { nodes { id number status version lines { id title quantity } commission { minor } commissionVat { minor } total { gross { minor } } } } }";
    vendor.ask(query, json!({})).await["vendorOrders"]["nodes"][0].clone()
}

async fn send_and_deliver(vendor: &Client) {
    let part = newest_part(vendor).await["id"].clone();
    vendor.run("orderAccept", json!({ "vendorOrderId": part, "idempotencyKey": key("accept") }), "vendorOrder { acceptedAt }").await;
    let ship = json!({ "vendorOrderId": part, "carrier": "Post", "trackingNumber": "RR123456785DE", "idempotencyKey": key("ship") });
    let shipped = vendor.run("fulfillmentShip", ship, "fulfillmentId vendorOrder { fulfillments { id status trackingNumber } }").await;
    let parcel = json!({ "id": shipped["fulfillmentId"], "status": "SHIPPED", "trackingNumber": "RR123456785DE" });
    assert_eq!(shipped["vendorOrder"]["fulfillments"], json!([parcel]));
    let deliver = json!({ "fulfillmentId": shipped["fulfillmentId"], "idempotencyKey": key("deliver") });
    let delivered = vendor.run("fulfillmentDeliver", deliver, "vendorOrder { status }").await;
    assert_eq!(delivered["vendorOrder"]["status"], "DELIVERED");
}

const WATCH: &str = "subscription Watch($order: ID, $token: String) { orderStatusChanged(orderId: $order, token: $token) { id status } }";

#[tokio::test]
async fn a_guest_buys_from_two_vendors_at_once_and_watches_it_arrive() {
    let app = TestApp::new().await;
    let (mug, lamp, guest) = (app.goods("alder-mug").await, app.goods("birch-lamp").await, app.anonymous());
    guest.add(&[(&mug, 2)]).await;
    guest.add(&[(&lamp, 1)]).await;
    let checkout = guest.to_review("test_ok").await;
    let payload = guest.complete(&checkout, &key("complete")).await;
    let order = &payload["order"];
    assert_eq!(order["status"], "PAID", "{payload:#}");
    assert_eq!(number(&order["total"]["gross"]["minor"]), 2 * 12_50 + 4_90 + 49_00 + 4_90);
    let parts = order["vendorOrders"].as_array().cloned().unwrap_or_default();
    let totals: Vec<_> = parts.iter().map(|part| number(&part["total"]["gross"]["minor"])).collect();
    assert_eq!(totals, [2 * 12_50 + 4_90, 49_00 + 4_90], "one part per vendor, and they sum to the whole");
    assert_eq!(guest.ask("{ cart { id } }", json!({})).await["cart"], Value::Null, "what was bought is no longer in the cart");
    assert_eq!((app.available(&mug).await, app.available(&lamp).await), (48, 49));

    let token = text(&payload["orderToken"]);
    let mut watching = app.anonymous().subscribe(WATCH, json!({ "token": token })).await;
    let (alder, birch) = (app.vendor("alder").await, app.vendor("birch").await);
    assert_eq!(watching.next().await["orderStatusChanged"]["status"], "PAID", "how it stands comes first");
    send_and_deliver(&alder).await;
    app.settle().await;
    send_and_deliver(&birch).await;
    app.settle().await;
    watching.until("delivered", |data| data["orderStatusChanged"]["status"] == "DELIVERED").await;

    let seen =
        app.anonymous().ask("query Q($token: String!) { orderLookup(token: $token) { status vendorOrders { status } } }", json!({ "token": token })).await;
    assert_eq!(seen["orderLookup"], json!({ "status": "DELIVERED", "vendorOrders": [{ "status": "DELIVERED" }, { "status": "DELIVERED" }] }));
    app.books_balance().await;
}

#[tokio::test]
async fn commission_is_frozen_on_the_line_when_it_is_sold() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    app.anonymous().buy(&[(&mug, 2)]).await;
    let part = newest_part(&app.vendor("alder").await).await;
    // 25.00 hold 3.99 of 19 % VAT; 3 % of the net 21.01 are 0.63, and 19 % of that 0.12.
    assert_eq!((number(&part["commission"]["minor"]), number(&part["commissionVat"]["minor"])), (63, 12));
    app.set_price("alder", &mug, 99_00).await;
    let again = newest_part(&app.vendor("alder").await).await;
    assert_eq!((again["commission"].clone(), again["total"].clone()), (part["commission"].clone(), part["total"].clone()));
}

#[tokio::test]
async fn a_declined_payment_leaves_everything_to_try_another_card() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    ann.add(&[(&mug, 1)]).await;
    let checkout = ann.to_review("test_decline_insufficient_funds").await;
    let payload = ann.complete(&checkout, &key("complete")).await;
    let refusal = &payload["userErrors"][0];
    assert_eq!((refusal["code"].as_str(), refusal["declineCode"].as_str()), (Some("PAYMENT_DECLINED"), Some("insufficient_funds")), "{payload:#}");
    assert_eq!(ann.ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"], 1, "the cart is intact");
    ann.run("checkoutPaymentSet", json!({ "checkoutId": checkout, "gateway": "test", "methodToken": "test_ok" }), CHECKOUT).await;
    let payload = ann.complete(&checkout, &key("complete")).await;
    assert_eq!(payload["order"]["status"], "PAID", "{payload:#}");
    let orders = ann.ask("{ myOrders(first: 10) { nodes { status } } }", json!({})).await;
    assert_eq!(orders["myOrders"]["nodes"], json!([{ "status": "PAID" }]), "one order, however many cards");
    app.settle().await;
    app.books_balance().await;
}

#[tokio::test]
async fn a_payment_with_a_second_step_is_an_order_after_it() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    ann.add(&[(&mug, 1)]).await;
    let checkout = ann.to_review("test_action").await;
    let payload = ann.complete(&checkout, &key("complete")).await;
    let url = text(&payload["nextAction"]["url"]);
    assert_eq!(payload["order"]["status"], "PENDING", "{payload:#}");
    app.confirm_at_gateway(&url).await;
    let payload = ann.complete(&checkout, &key("complete")).await;
    assert_eq!(payload["order"]["status"], "PAID", "{payload:#}");
    app.settle().await;
    app.books_balance().await;
}

#[tokio::test]
async fn a_payment_that_arrives_later_is_settled_by_the_gateways_word() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    ann.add(&[(&mug, 1)]).await;
    let checkout = ann.to_review("test_later").await;
    let payload = ann.complete(&checkout, &key("complete")).await;
    assert_eq!(payload["order"]["status"], "PENDING", "{payload:#}");
    let refusal = ann.refused("cartLinesAdd", json!({ "lines": [{ "offerId": mug.offer, "quantity": 1 }] }), "cart { id }").await;
    assert_eq!(
        (refusal["code"].as_str(), refusal["retryable"].as_bool()),
        (Some("STATE_CONFLICT"), Some(true)),
        "while the money is on its way the cart stands still"
    );
    let order = payload["order"]["id"].clone();
    let paid = app
        .eventually("the webhook settles the payment", async || {
            let seen = ann.ask("query Q($id: ID!) { order(id: $id) { status } }", json!({ "id": order })).await;
            (seen["order"]["status"] == "PAID").then_some(true)
        })
        .await;
    assert!(paid);
    app.books_balance().await;
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_with_the_same_key_and_charged_once() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    ann.add(&[(&mug, 1)]).await;
    let checkout = ann.to_review("test_lost_answer").await;
    let complete = key("complete");
    let payload = ann.complete(&checkout, &complete).await;
    assert_eq!(payload["userErrors"][0]["code"], "PAYMENT_PENDING", "{payload:#}");
    assert_eq!(payload["userErrors"][0]["retryable"], true);
    let payload = ann.complete(&checkout, &complete).await;
    assert_eq!(payload["order"]["status"], "PAID", "{payload:#}");
    app.settle().await;
    app.books_balance().await;
}

#[tokio::test]
async fn a_price_that_changed_since_the_review_is_told_before_anything_is_charged() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    ann.add(&[(&mug, 1)]).await;
    let checkout = ann.to_review("test_ok").await;
    app.set_price("alder", &mug, 14_00).await;
    let payload = ann.complete(&checkout, &key("complete")).await;
    assert_eq!(payload["userErrors"][0]["code"], "PRICE_CHANGED", "{payload:#}");
    assert_eq!(ann.ask("{ myOrders(first: 1) { nodes { id } } }", json!({})).await["myOrders"]["nodes"], json!([]));
    let payload = ann.complete(&checkout, &key("complete")).await;
    assert_eq!(number(&payload["order"]["total"]["gross"]["minor"]), 14_00 + 4_90, "{payload:#}");
}
