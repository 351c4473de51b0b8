//! The right to withdraw from a contract: two steps, the whole time, and what follows.

use entity::withdrawal;
use orders::withdrawal::WITHDRAWAL_MS;
use platform::db;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use support::post::mails_in;
use support::till::key;
use support::{Client, TestApp, number, text};

const BEGUN: &str = "withdrawal { id statement locale wording confirmedAt lines { quantity } } order { withdrawal { state until } }";
const DONE: &str = "withdrawal { id statement confirmedAt lines { orderLineId quantity cancelled awaitingReturn state } } \
    order { status refunded { minor } withdrawal { state until withdrawals { id lines { quantity } } } vendorOrders { status vendor { slug } } }";

fn confirm(id: &Value) -> Value {
    json!({ "withdrawalId": id, "idempotencyKey": key("withdraw") })
}

/// Ships all of every part and lets it arrive.
async fn deliver(app: &TestApp, vendor: &Client, order: &Value) {
    for part in order["vendorOrders"].as_array().into_iter().flatten() {
        let parcel = json!({ "vendorOrderId": part["id"], "carrier": "Post", "idempotencyKey": key("ship") });
        let Some(shipped) = vendor.attempt("fulfillmentShip", parcel, "vendorOrder { fulfillments { id } }").await else { continue };
        let delivered = json!({ "fulfillmentId": shipped["vendorOrder"]["fulfillments"][0]["id"], "idempotencyKey": key("deliver") });
        vendor.run("fulfillmentDeliver", delivered, "vendorOrder { status }").await;
    }
    app.settle().await;
}

#[tokio::test]
async fn before_anything_has_left_a_withdrawal_cancels_and_pays_back_the_delivery_too() {
    let app = TestApp::new().await;
    let (mug, lamp, ann) = (app.goods("alder-mug").await, app.goods("birch-lamp").await, app.customer("ann").await);
    let order = ann.buy(&[(&mug, 2), (&lamp, 1)]).await;
    let begun = ann.run("withdrawalStart", json!({ "orderId": order["id"], "locale": "de" }), BEGUN).await;
    let statement = text(&begun["withdrawal"]["statement"]);
    assert!(
        statement.starts_with("Hiermit widerrufe ich") && statement.contains(&text(&order["number"])) && statement.contains("2 × Alder mug"),
        "{statement}"
    );
    assert_eq!(begun["order"]["withdrawal"], json!({ "state": "OPEN", "until": null }), "nothing has arrived, so there is no end yet");
    assert_eq!(begun["withdrawal"]["confirmedAt"], Value::Null);
    assert_eq!(app.available(&mug).await, 48, "nothing happens before it is confirmed");

    let wish = confirm(&begun["withdrawal"]["id"]);
    let done = ann.run("withdrawalConfirm", wish.clone(), DONE).await;
    app.settle().await;
    assert_eq!(number(&done["order"]["refunded"]["minor"]), number(&order["total"]["gross"]["minor"]));
    assert_eq!((&done["order"]["status"], &done["order"]["withdrawal"]["state"]), (&json!("CANCELLED"), &json!("NOTHING")));
    assert!(done["withdrawal"]["lines"].as_array().expect("lines").iter().all(|line| line["state"] == "CANCELLED"), "{done:#}");
    assert_eq!((app.available(&mug).await, app.available(&lamp).await), (50, 50));

    // Again with the same key and with another: nothing more happens, and nobody is written to again.
    assert_eq!(ann.run("withdrawalConfirm", wish, DONE).await["withdrawal"], done["withdrawal"]);
    assert_eq!(ann.run("withdrawalConfirm", confirm(&begun["withdrawal"]["id"]), DONE).await["withdrawal"], done["withdrawal"]);
    app.settle().await;
    let mails = mails_in(&app.folder().join("mail"));
    let received: Vec<_> = mails.iter().filter(|mail| mail.subject.contains("Ihren Widerruf")).collect();
    assert_eq!(received.len(), 1);
    let at = text(&done["withdrawal"]["confirmedAt"]);
    let time = &at[11..19];
    assert!(
        received[0].to == "buyer@example.test" && received[0].text.contains(time) && received[0].text.contains("Ann Arbor"),
        "{} in {}",
        time,
        received[0].text
    );
    assert!(received[0].text.split_whitespace().collect::<Vec<_>>().join(" ").contains(&statement.split_whitespace().collect::<Vec<_>>().join(" ")));
    assert_eq!(mails.iter().filter(|mail| mail.subject.contains("withdrawn from order")).count(), 2, "both vendors hear of it");
    app.books_balance().await;
}

#[tokio::test]
async fn what_has_left_has_to_come_back_and_what_has_not_is_paid_back() {
    let app = TestApp::new().await;
    let (mug, ann, alder) = (app.goods("alder-mug").await, app.customer("ann").await, app.vendor("alder").await);
    let order = ann.buy(&[(&mug, 3)]).await;
    let (part, line) = (&order["vendorOrders"][0], &order["vendorOrders"][0]["lines"][0]);
    let parcel =
        json!({ "vendorOrderId": part["id"], "lines": [{ "orderLineId": line["id"], "quantity": 1 }], "carrier": "Post", "idempotencyKey": key("ship") });
    alder.run("fulfillmentShip", parcel, "vendorOrder { status }").await;
    let begun = ann.run("withdrawalStart", json!({ "orderId": order["id"] }), BEGUN).await;
    let done = ann.run("withdrawalConfirm", confirm(&begun["withdrawal"]["id"]), DONE).await;
    let expected = json!([{ "orderLineId": line["id"], "quantity": 3, "cancelled": 2, "awaitingReturn": 1, "state": "AWAITING_RETURN" }]);
    assert_eq!(done["withdrawal"]["lines"], expected);
    app.settle().await;
    assert_eq!(number(&done["order"]["refunded"]["minor"]), 2 * 12_50, "the delivery was made");
    assert_eq!(app.available(&mug).await, 49);
    // Nothing is left to withdraw from, and it is not said twice.
    let refusal = ann.refused("withdrawalStart", json!({ "orderId": order["id"] }), BEGUN).await;
    assert_eq!(refusal["code"], "STATE_CONFLICT");
    let seen = alder.ask("query V($id: ID!) { vendorOrder(id: $id) { id } }", json!({ "id": part["id"] })).await;
    assert!(seen["vendorOrder"]["id"].is_string());
    // When it has come back, the vendor pays it back as ever.
    let refund = json!({ "vendorOrderId": part["id"], "lines": [{ "orderLineId": line["id"], "quantity": 1 }], "reason": "It came back.", "idempotencyKey": key("refund") });
    alder.run("refundCreate", refund, "vendorOrder { refunded { minor } }").await;
    app.settle().await;
    app.books_balance().await;
}

#[tokio::test]
async fn a_guest_withdraws_from_one_unit_by_the_orders_token() {
    let app = TestApp::new().await;
    let (mug, guest) = (app.goods("alder-mug").await, app.anonymous());
    let order = guest.buy(&[(&mug, 2)]).await;
    let line = &order["vendorOrders"][0]["lines"][0]["id"];
    let wish = |quantity: i64| json!({ "token": order["token"], "lines": [{ "orderLineId": line, "quantity": quantity }], "locale": "nl" });
    assert_eq!(guest.refused("withdrawalStart", wish(3), BEGUN).await["code"], "LIMIT_EXCEEDED");
    assert_eq!(guest.refused("withdrawalStart", wish(0), BEGUN).await["code"], "VALIDATION_FAILED");
    let begun = guest.run("withdrawalStart", wish(1), BEGUN).await;
    assert_eq!(begun["withdrawal"]["locale"], "nl");
    // The id alone opens nothing, and another order's token does not open this one's.
    assert_eq!(app.anonymous().refused("withdrawalConfirm", confirm(&begun["withdrawal"]["id"]), DONE).await["code"], "NOT_FOUND");
    let other = app.anonymous();
    let others = other.buy(&[(&mug, 1)]).await;
    let mut stolen = confirm(&begun["withdrawal"]["id"]);
    stolen["token"] = others["token"].clone();
    assert_eq!(other.refused("withdrawalConfirm", stolen, DONE).await["code"], "NOT_FOUND");
    let mut own = confirm(&begun["withdrawal"]["id"]);
    own["token"] = order["token"].clone();
    let done = guest.run("withdrawalConfirm", own, DONE).await;
    assert_eq!((number(&done["order"]["refunded"]["minor"]), &done["order"]["withdrawal"]["state"]), (12_50, &json!("OPEN")));
    app.settle().await;
    assert!(mails_in(&app.folder().join("mail")).iter().any(|mail| mail.to == "buyer@example.test" && mail.subject.contains("uw herroeping")));
    app.books_balance().await;
}

#[tokio::test]
async fn the_time_ends_and_says_so() {
    let app = TestApp::new().await;
    let (mug, ann, alder) = (app.goods("alder-mug").await, app.customer("ann").await, app.vendor("alder").await);
    let order = ann.buy(&[(&mug, 2)]).await;
    deliver(&app, &alder, &order).await;
    let line = &order["vendorOrders"][0]["lines"][0]["id"];
    let one = json!({ "orderId": order["id"], "lines": [{ "orderLineId": line, "quantity": 1 }] });
    let begun = ann.run("withdrawalStart", one.clone(), BEGUN).await;
    let late = ann.run("withdrawalStart", one.clone(), BEGUN).await;
    assert!(begun["order"]["withdrawal"]["until"].is_string());
    let arrived = delivered_at(&app, &order).await;
    // The clock of the tests goes by itself as well; `rules.rs` tests the millisecond.
    app.cx.clock.advance(arrived + WITHDRAWAL_MS - 5 * 60_000 - app.cx.now());
    let ann = app.customer("ann").await;
    let done = ann.run("withdrawalConfirm", confirm(&begun["withdrawal"]["id"]), DONE).await;
    assert_eq!(done["withdrawal"]["lines"][0]["state"], "AWAITING_RETURN");
    app.cx.clock.advance(arrived + WITHDRAWAL_MS - app.cx.now());
    let ann = app.customer("ann").await;
    for (mutation, input, select) in [("withdrawalConfirm", confirm(&late["withdrawal"]["id"]), DONE), ("withdrawalStart", one, BEGUN)] {
        let refusal = ann.refused(mutation, input, select).await;
        assert_eq!(refusal["code"], "STATE_CONFLICT");
        assert!(text(&refusal["message"]).contains("over"), "{refusal}");
    }
    let shown = ann.ask("query O($id: ID!) { order(id: $id) { withdrawal { state } } }", json!({ "id": order["id"] })).await;
    assert_eq!(shown["order"]["withdrawal"]["state"], "OVER");
}

#[tokio::test]
async fn a_vendor_sees_the_time_of_its_own_part_and_nothing_of_anothers_delivery() {
    let app = TestApp::new().await;
    let (mug, lamp, ann) = (app.goods("alder-mug").await, app.goods("birch-lamp").await, app.customer("ann").await);
    let order = ann.buy(&[(&mug, 1), (&lamp, 1)]).await;
    let (alder, birch) = (app.vendor("alder").await, app.vendor("birch").await);
    for (vendor, slug) in [(&alder, "alder-goods"), (&birch, "birch-market")] {
        let part = order["vendorOrders"].as_array().and_then(|parts| parts.iter().find(|part| part["vendor"]["slug"] == slug)).expect("a part");
        deliver(&app, vendor, &json!({ "vendorOrders": [part] })).await;
        app.cx.clock.advance(60_000);
    }
    let query = "subscription S($id: ID!) { orderStatusChanged(orderId: $id) { withdrawal { state until } } }";
    let seen = async |who: &Client| {
        let first = who.subscribe(query, json!({ "id": order["id"] })).await.next().await;
        first["orderStatusChanged"]["withdrawal"].clone()
    };
    // What the buyer has is the last one's; each vendor's is its own.
    let [buyers, alders, birchs] = [seen(&ann).await, seen(&alder).await, seen(&birch).await];
    assert_eq!((&buyers["state"], &buyers), (&json!("OPEN"), &birchs));
    assert!(alders["until"].is_string() && alders["until"].as_str() < birchs["until"].as_str(), "{alders} {birchs}");
}

/// When the last part of an order was delivered.
async fn delivered_at(app: &TestApp, order: &Value) -> i64 {
    let id = text(&order["vendorOrders"][0]["id"]).parse::<entity::ids::VendorOrderId>().expect("an id");
    entity::vendor_order::Entity::find_by_id(id).one(&app.cx.db).await.expect("a look").expect("a part").delivered_at.expect("a time")
}

#[tokio::test]
async fn what_was_declared_cannot_be_changed_in_the_database_either() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    let order = ann.buy(&[(&mug, 1)]).await;
    let begun = ann.run("withdrawalStart", json!({ "orderId": order["id"] }), BEGUN).await;
    let change = "UPDATE withdrawal SET statement = 'I stay.'";
    assert!(app.cx.db.write("test", |tx| async move { db::execute(&tx, change, []).await }).await.is_err(), "not even before it is confirmed");
    ann.run("withdrawalConfirm", confirm(&begun["withdrawal"]["id"]), DONE).await;
    for sql in ["UPDATE withdrawal SET confirmed_at = 1", "DELETE FROM withdrawal_line", "UPDATE withdrawal_line SET quantity = 2", "DELETE FROM withdrawal"] {
        assert!(app.cx.db.write("test", |tx| async move { db::execute(&tx, sql, []).await }).await.is_err(), "{sql}");
    }
    let kept = withdrawal::Entity::find().all(&app.cx.db).await.expect("rows");
    assert_eq!((kept.len(), kept[0].wording.as_str()), (1, "2026-11"));
}
