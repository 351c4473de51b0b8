//! However often a request is sent, it is done once.

use futures_util::future::join_all;
use serde_json::json;
use support::rows::Rows;
use support::till::{ORDER, key};
use support::{TestApp, text};

#[tokio::test]
async fn one_checkout_makes_one_order_however_often_it_is_completed() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    ann.add(&[(&mug, 2)]).await;
    let checkout = ann.to_review("test_ok").await;
    let complete = key("complete");
    let same = join_all((0..6).map(|_| ann.complete(&checkout, &complete))).await;
    let other = join_all((0..3).map(|_| async { ann.complete(&checkout, &key("complete")).await })).await;
    let ids: Vec<_> = same.iter().chain(&other).filter_map(|payload| payload["order"]["id"].as_str()).collect();
    assert_eq!(ids.len(), 9, "{same:#?} {other:#?}");
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_eq!(app.available(&mug).await, 48);
    let orders = ann.ask("{ myOrders(first: 10) { nodes { id } } }", json!({})).await;
    assert_eq!(orders["myOrders"]["nodes"].as_array().map(Vec::len), Some(1));
    app.settle().await;
    app.books_balance().await;
}

#[tokio::test]
async fn a_replay_gives_the_same_answer_and_says_so() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    ann.add(&[(&mug, 1)]).await;
    let checkout = ann.to_review("test_ok").await;
    let input = json!({ "checkoutId": checkout, "idempotencyKey": key("complete") });
    let first = ann.try_whole("checkoutComplete", input.clone(), ORDER).await;
    let again = ann.try_whole("checkoutComplete", input, ORDER).await;
    assert_eq!(first["data"], again["data"]);
    assert_eq!(again["extensions"]["replayed"], true);
}

#[tokio::test]
async fn a_key_belongs_to_its_body_and_its_owner() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    let (ann, bob) = (app.customer("ann").await, app.customer("bob").await);
    for buyer in [&ann, &bob] {
        buyer.add(&[(&mug, 1)]).await;
    }
    let one = ann.run("checkoutStart", json!({ "idempotencyKey": "start-0001" }), "checkout { id }").await;
    let other = bob.run("checkoutStart", json!({ "idempotencyKey": "start-0001" }), "checkout { id }").await;
    assert_ne!(one["checkout"]["id"], other["checkout"]["id"], "another person's key is another key");
    let checkout = text(&one["checkout"]["id"]);
    ann.walk(&checkout, "test_ok").await;
    let cancelled = json!({ "checkoutId": checkout, "idempotencyKey": "complete-1" });
    ann.run("checkoutComplete", cancelled, ORDER).await;
    let elsewhere = json!({ "checkoutId": other["checkout"]["id"], "idempotencyKey": "complete-1" });
    assert_eq!(ann.refused("checkoutComplete", elsewhere, ORDER).await["code"], "IDEMPOTENCY_CONFLICT");
}

#[tokio::test]
async fn a_key_belongs_to_the_address_that_came_with_it_though_no_log_has_it() {
    let app = TestApp::new().await;
    let alder = app.vendor("alder").await;
    let home = |street: &str| json!({ "name": "Alder", "street1": street, "city": "Berlin", "postalCode": "10115", "country": "DE" });
    for (mutation, field, select) in
        [("vendorUpdate", "returnAddress", "vendor { version }"), ("vendorApplicationUpdate", "address", "application { version }")]
    {
        let wish = |street: &str| json!({ field: home(street), "idempotencyKey": "move-0001" });
        let done = alder.run(mutation, wish("Cnryway 1"), select).await;
        assert_eq!(alder.run(mutation, wish("Cnryway 1"), select).await, done, "once");
        assert_eq!(alder.refused(mutation, wish("Cnryway 2"), select).await["code"], "IDEMPOTENCY_CONFLICT", "{mutation}");
        let without = json!({ "idempotencyKey": "move-0001" });
        assert_eq!(alder.refused(mutation, without, select).await["code"], "IDEMPOTENCY_CONFLICT", "{mutation}");
    }
    let rows = Rows::of(&app.cx.db).await.mentioning("Cnryway");
    assert!(!rows.is_empty() && rows.iter().all(|row| row.starts_with("vendor")), "{rows:?}");
}

#[tokio::test]
async fn where_money_and_stock_move_a_key_is_required() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    ann.add(&[(&mug, 1)]).await;
    let refusal = ann.refused("checkoutStart", json!({}), "checkout { id }").await;
    assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("VALIDATION_FAILED"), &json!(["input", "idempotencyKey"])));
    assert_eq!(app.available(&mug).await, 50, "nothing was held");
    let header = ann.with("Idempotency-Key", "from-the-header-1");
    header.run("checkoutStart", json!({}), "checkout { id }").await;
    for key in ["", "ümlaut", &"k".repeat(256)] {
        let refusal = ann.refused("checkoutStart", json!({ "idempotencyKey": key }), "checkout { id }").await;
        assert_eq!(refusal["field"], json!(["input", "idempotencyKey"]), "{key}");
    }
}
