//! Money that goes back: once, to the cent, and never more than came.

use serde_json::{Value, json};
use support::till::key;
use support::{Client, Goods, TestApp, number};

/// A sale of some mugs; gives the vendor's part.
async fn sale(buyer: &Client, mug: &Goods, quantity: i64) -> Value {
    buyer.buy(&[(mug, quantity)]).await["vendorOrders"][0].clone()
}

fn refund(part: &Value, quantity: i64, shipping: bool) -> Value {
    let lines = if quantity > 0 { json!([{ "orderLineId": part["lines"][0]["id"], "quantity": quantity }]) } else { json!([]) };
    json!({ "vendorOrderId": part["id"], "lines": lines, "shipping": shipping, "reason": "It broke.", "idempotencyKey": key("refund") })
}

const PART: &str = "refundId vendorOrder { status refunded { minor } refunds { status amount { minor } } }";

#[tokio::test]
async fn a_vendor_refunds_line_by_line_and_the_last_cent_closes() {
    let app = TestApp::new().await;
    let odd = app.put_on_shelf("alder", "Odd spoon", 3_33, 10).await;
    let (ann, alder) = (app.customer("ann").await, app.vendor("alder").await);
    let part = sale(&ann, &odd, 3).await;
    let mut given = 0;
    for _ in 0..3 {
        let payload = alder.run("refundCreate", refund(&part, 1, false), PART).await;
        app.settle().await;
        let now = number(&payload["vendorOrder"]["refunded"]["minor"]);
        assert!(now > given, "{payload:#}");
        given = now;
    }
    assert_eq!(given, 9_99);
    let refusal = alder.refused("refundCreate", refund(&part, 1, false), PART).await;
    assert!(["VALIDATION_FAILED", "LIMIT_EXCEEDED", "STATE_CONFLICT"].contains(&refusal["code"].as_str().unwrap_or_default()), "{refusal}");
    let payload = alder.run("refundCreate", refund(&part, 0, true), PART).await;
    assert_eq!((payload["vendorOrder"]["status"].as_str(), number(&payload["vendorOrder"]["refunded"]["minor"])), (Some("REFUNDED"), 9_99 + 4_90));
    app.settle().await;
    app.books_balance().await;
}

#[tokio::test]
async fn the_same_refund_twice_is_one_refund() {
    let app = TestApp::new().await;
    let (mug, ann, alder) = (app.goods("alder-mug").await, app.customer("ann").await, app.vendor("alder").await);
    let part = sale(&ann, &mug, 2).await;
    let wish = refund(&part, 1, false);
    let first = alder.run("refundCreate", wish.clone(), PART).await;
    let again = alder.run("refundCreate", wish, PART).await;
    assert_eq!((&first["refundId"], number(&again["vendorOrder"]["refunded"]["minor"])), (&again["refundId"], 12_50));
    app.settle().await;
    app.books_balance().await;
}

#[tokio::test]
async fn an_operator_may_refund_and_a_stranger_may_not() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    let part = sale(&ann, &mug, 1).await;
    let birch = app.vendor("birch").await;
    assert_eq!(birch.refused("refundCreate", refund(&part, 1, false), PART).await["code"], "NOT_FOUND");
    let fault = ann.fault("mutation { refundCreate(input: { vendorOrderId: \"x\", reason: \"x\" }) { userErrors { code } } }", json!({})).await;
    assert_eq!(fault, "FORBIDDEN");
    let payload = app.admin().await.run("refundCreate", refund(&part, 1, true), PART).await;
    assert_eq!(payload["vendorOrder"]["status"], "REFUNDED", "{payload:#}");
    app.settle().await;
    app.books_balance().await;
}

#[tokio::test]
async fn a_buyer_cancels_while_nothing_has_left_and_gets_everything_back() {
    let app = TestApp::new().await;
    let (mug, lamp, ann) = (app.goods("alder-mug").await, app.goods("birch-lamp").await, app.customer("ann").await);
    let order = ann.buy(&[(&mug, 2), (&lamp, 1)]).await;
    let cancel = json!({ "orderId": order["id"], "reason": "I changed my mind.", "idempotencyKey": key("cancel") });
    let payload = ann.run("orderCancel", cancel, "order { status refunded { minor } }").await;
    app.settle().await;
    assert_eq!(number(&payload["order"]["refunded"]["minor"]), number(&order["total"]["gross"]["minor"]));
    assert_eq!((app.available(&mug).await, app.available(&lamp).await), (50, 50));
    app.books_balance().await;
}

#[tokio::test]
async fn a_vendor_that_cannot_deliver_rejects_and_the_other_part_goes_on() {
    let app = TestApp::new().await;
    let (mug, lamp, ann, birch) = (app.goods("alder-mug").await, app.goods("birch-lamp").await, app.customer("ann").await, app.vendor("birch").await);
    let order = ann.buy(&[(&mug, 1), (&lamp, 1)]).await;
    let part = birch.ask("{ vendorOrders(first: 1) { nodes { id } } }", json!({})).await["vendorOrders"]["nodes"][0]["id"].clone();
    birch.run("orderReject", json!({ "vendorOrderId": part, "reason": "It fell.", "idempotencyKey": key("reject") }), "vendorOrder { lifecycle }").await;
    app.settle().await;
    let seen = ann.ask("query Q($id: ID!) { order(id: $id) { refunded { minor } vendorOrders { lifecycle } } }", json!({ "id": order["id"] })).await;
    assert_eq!(seen["order"]["vendorOrders"], json!([{ "lifecycle": "PLACED" }, { "lifecycle": "CANCELLED" }]));
    assert_eq!(number(&seen["order"]["refunded"]["minor"]), 49_00 + 4_90);
    app.books_balance().await;
}

#[tokio::test]
async fn a_refund_that_fails_late_can_be_given_again() {
    let app = TestApp::new().await;
    let (mug, ann, alder) = (app.goods("alder-mug").await, app.customer("ann").await, app.vendor("alder").await);
    ann.add(&[(&mug, 1)]).await;
    let checkout = ann.to_review("test_refund_fails_late").await;
    let part = ann.complete(&checkout, &key("complete")).await["order"]["vendorOrders"][0].clone();
    alder.run("refundCreate", refund(&part, 1, false), PART).await;
    app.eventually("the gateway says that the refund failed", async || {
        let seen = alder.ask("{ vendorOrders(first: 1) { nodes { refunded { minor } refunds { status } } } }", json!({})).await;
        let part = &seen["vendorOrders"]["nodes"][0];
        (part["refunds"][0]["status"] == "FAILED" && number(&part["refunded"]["minor"]) == 0).then_some(())
    })
    .await;
    app.books_balance().await;
}
