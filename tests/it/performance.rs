//! How well a vendor does: the score out of real orders, and strikes.

use entity::states::Role;
use entity::{vendor, vendor_order, vendor_score};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::{Value, json};
use support::post::mails_in;
use support::till::key;
use support::{Client, TestApp, text};

const DAY: i64 = 24 * 3_600_000;
const MINUTE: i64 = 60_000;
const SCORE: &str = "{ vendorScore { valueBp public computedAt components { kind weight valueBp good of } hints { kind target ofNext scoreThen } } }";

async fn told(app: &TestApp, words: &str) -> bool {
    app.settle().await;
    mails_in(&app.folder().join("mail")).iter().any(|mail| mail.to == "shop@example.test" && (mail.subject.contains(words) || mail.text.contains(words)))
}

fn part(order: &Value) -> Value {
    order["vendorOrders"][0]["id"].clone()
}

async fn ship(alder: &Client, order: &Value) {
    alder.run("fulfillmentShip", json!({ "vendorOrderId": part(order), "carrier": "Post", "idempotencyKey": key("ship") }), "vendorOrder { id }").await;
}

async fn counted(client: &Client) -> Vec<(i64, i64)> {
    let score = client.ask(SCORE, json!({})).await["vendorScore"].clone();
    let parts = score["components"].as_array().expect("components").iter();
    parts.map(|part| (part["good"].as_i64().expect("a number"), part["of"].as_i64().expect("a number"))).collect()
}

#[tokio::test]
async fn a_score_is_counted_from_orders_and_shown_once_there_are_enough() {
    let app = TestApp::new().await;
    let (alder, ann, mug) = (app.vendor("alder").await, app.customer("ann").await, app.goods("alder-mug").await);
    // Somebody in particular, whose answers are not kept for others.
    let public =
        async || app.customer("bob").await.ask("query P($id: ID!) { vendor(id: $id) { score } }", json!({ "id": mug.vendor })).await["vendor"]["score"].clone();
    let fresh = alder.ask(SCORE, json!({})).await["vendorScore"].clone();
    assert_eq!((&fresh["valueBp"], &fresh["public"], &fresh["computedAt"]), (&json!(8_000), &Value::Null, &Value::Null));

    let mut orders = Vec::new();
    for _ in 0..6 {
        orders.push(ann.buy(&[(&mug, 1)]).await);
    }
    let taken_back = ann.buy(&[(&mug, 1)]).await;
    for order in &orders[..4] {
        ship(&alder, order).await;
    }
    alder.run("orderReject", json!({ "vendorOrderId": part(&orders[4]), "reason": "None left.", "idempotencyKey": key("reject") }), "vendorOrder { id }").await;
    ann.run("orderCancel", json!({ "orderId": taken_back["id"], "reason": "Two would be too many.", "idempotencyKey": key("cancel") }), "order { id }").await;
    // A minute later all of it is counted, in one go.
    app.settle().await;
    assert_eq!(public().await, Value::Null);
    app.cx.clock.advance(MINUTE);
    app.settle().await;
    assert_eq!(counted(&alder).await, [(4, 4), (5, 6), (4, 4)], "the one still to be sent is not due, the one taken back is nobody's fault");

    let line = "query L($id: ID!) { vendorOrder(id: $id) { lines { id } } }";
    let line = alder.ask(line, json!({ "id": part(&orders[0]) })).await["vendorOrder"]["lines"][0]["id"].clone();
    let back =
        json!({ "vendorOrderId": part(&orders[0]), "lines": [{ "orderLineId": line, "quantity": 1 }], "reason": "Chipped.", "idempotencyKey": key("refund") });
    alder.run("refundCreate", back, "vendorOrder { id }").await;
    // The sixth is late by the clock, without anything moving: whoever is not counted for hours is counted again.
    app.cx.clock.advance(2 * DAY);
    app.settle().await;
    performance::sweep(&app.cx).await.expect("a count");
    let alder = app.vendor("alder").await;
    assert_eq!(counted(&alder).await, [(4, 5), (5, 6), (3, 4)]);
    let score = alder.ask(SCORE, json!({})).await["vendorScore"].clone();
    // (35 × 8 000 + 25 × 8 125 + 20 × 7 857) / 80
    assert_eq!((&score["valueBp"], &score["public"]), (&json!(8_003), &json!(80)));
    assert_eq!(score["components"][1], json!({ "kind": "RELIABILITY", "weight": 25, "valueBp": 8_125, "good": 5, "of": 6 }));
    let hint = &score["hints"][0];
    assert_eq!((&hint["kind"], &hint["target"], &hint["ofNext"]), (&json!("SPEED"), &json!(9), &json!(10)));
    assert!(hint["scoreThen"].as_i64() > Some(80), "{hint}");
    assert_eq!(public().await, json!(80));
    // It is sent at last: late all the same.
    ship(&alder, &orders[5]).await;
    app.cx.clock.advance(MINUTE);
    app.settle().await;
    assert_eq!(counted(&alder).await, [(4, 5), (5, 6), (4, 5)]);
    // Another vendor's is its own, and what is old does not count any more.
    assert_eq!(counted(&app.vendor("birch").await).await, [(0, 0); 3]);
    app.cx.clock.advance(90 * DAY);
    performance::sweep(&app.cx).await.expect("a count");
    assert_eq!((counted(&app.vendor("alder").await).await, public().await), (vec![(0, 0); 3], Value::Null));
}

#[tokio::test]
async fn what_a_buyer_has_to_take_back_counts_and_what_they_may_take_back_does_not() {
    let app = TestApp::new().await;
    let (mug, ann, alder) = (app.goods("alder-mug").await, app.customer("ann").await, app.vendor("alder").await);
    let count = async || {
        performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
        counted(&app.vendor("alder").await).await
    };
    let cancel = async |client: &Client, order: &Value| {
        client.run("orderCancel", json!({ "orderId": order["id"], "reason": "It never came.", "idempotencyKey": key("cancel") }), "order { id }").await;
    };
    let mut orders = Vec::new();
    for _ in 0..7 {
        orders.push(ann.buy(&[(&mug, 1)]).await);
    }
    // One is paid back whole by the marketplace and one by its vendor, before anything has left.
    let pay_back = async |client: &Client, order: &Value| {
        let line = order["vendorOrders"][0]["lines"][0]["id"].clone();
        let back = json!({ "vendorOrderId": part(order), "lines": [{ "orderLineId": line, "quantity": 1 }], "shipping": true, "reason": "Gone.", "idempotencyKey": key("refund") });
        assert_eq!(client.run("refundCreate", back, "vendorOrder { status }").await["vendorOrder"]["status"], "REFUNDED");
    };
    pay_back(&app.admin().await, &orders[0]).await;
    pay_back(&alder, &orders[1]).await;
    // One is sent, arrives, and its buyer withdraws and is paid back.
    ship(&alder, &orders[2]).await;
    let begun = ann.run("withdrawalStart", json!({ "orderId": orders[2]["id"] }), "withdrawal { id }").await;
    ann.run("withdrawalConfirm", json!({ "withdrawalId": begun["withdrawal"]["id"], "idempotencyKey": key("withdraw") }), "order { id }").await;
    let line = orders[2]["vendorOrders"][0]["lines"][0]["id"].clone();
    let back = json!({ "vendorOrderId": part(&orders[2]), "lines": [{ "orderLineId": line, "quantity": 1 }], "reason": "Withdrawn.", "idempotencyKey": key("refund") });
    alder.run("refundCreate", back, "vendorOrder { id }").await;
    // One is taken back while it is in time.
    cancel(&ann, &orders[3]).await;
    app.settle().await;
    assert_eq!(count().await, [(1, 1), (4, 5), (0, 0)], "of five that stand or were given up one was given up by its vendor");
    // What is taken back because it does not come was late, and was not kept; nothing of the others is late any more.
    app.cx.clock.advance(3 * DAY);
    assert_eq!(count().await, [(1, 4), (4, 5), (0, 0)]);
    let ann = app.customer("ann").await;
    cancel(&ann, &orders[4]).await;
    app.settle().await;
    assert_eq!(count().await, [(1, 4), (3, 5), (0, 0)]);
    // So was what the marketplace pays back for its vendor.
    pay_back(&app.admin().await, &orders[6]).await;
    app.settle().await;
    assert_eq!(count().await, [(1, 4), (2, 5), (0, 0)]);
}

#[tokio::test]
async fn more_vendors_than_are_looked_up_in_one_go_are_counted_in_one_hour() {
    let app = TestApp::new().await;
    let (cx, mug) = (&app.cx, app.goods("alder-mug").await);
    let alder = vendor::Entity::find_by_id(mug.vendor_id).one(&cx.db).await.expect("a look").expect("alder");
    let many: Vec<vendor::Model> = (0..201).map(|n| vendor::Model { id: cx.id(), slug: format!("many-{n}"), ..alder.clone() }).collect();
    let score = |vendor: &vendor::Model| vendor_score::Model {
        vendor_id: vendor.id,
        value_bp: 8_000,
        due: 0,
        in_time: 0,
        taken: 0,
        kept: 0,
        sent: 0,
        flawless: 0,
        low_since: None,
        computed_at: cx.now(),
    };
    let scores: Vec<_> = many.iter().map(|vendor| score(vendor).into_active_model().reset_all()).collect();
    let vendors = many.into_iter().map(|vendor| vendor.into_active_model().reset_all());
    vendor::Entity::insert_many(vendors).exec_without_returning(&cx.db).await.expect("vendors");
    vendor_score::Entity::insert_many(scores).exec_without_returning(&cx.db).await.expect("scores");
    cx.clock.advance(DAY);
    assert_eq!(performance::sweep(cx).await.expect("a count"), 201);
    assert_eq!(performance::sweep(cx).await.expect("a count"), 0);
}

#[tokio::test]
async fn a_score_that_stays_low_for_two_weeks_suspends_and_only_somebody_reinstates() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    for _ in 0..20 {
        app.anonymous().buy(&[(&mug, 1)]).await;
    }
    let db = &app.cx.db;
    let only = vendor_order::Entity::find().one(db).await.expect("a look").expect("an order");
    // All of them left late and came back.
    let late = only.placed_at.expect("placed") + 3 * DAY;
    let all = vendor_order::Entity::update_many()
        .col_expr(vendor_order::Column::ShippedAt, Expr::value(late))
        .col_expr(vendor_order::Column::RefundedMinor, Expr::value(1));
    all.filter(vendor_order::Column::VendorId.eq(mug.vendor_id)).exec(db).await.expect("all of them");
    app.cx.clock.advance(4 * DAY);
    performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
    let state = async || vendor::Entity::find_by_id(mug.vendor_id).one(db).await.expect("a look").expect("a vendor").state;
    let open = entity::states::VendorState::Live;
    app.cx.clock.advance(14 * DAY - MINUTE);
    performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
    assert_eq!(state().await, open);
    app.cx.clock.advance(MINUTE);
    performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
    assert_eq!(state().await, entity::states::VendorState::Suspended);
    assert!(told(&app, "Your sales are suspended").await && told(&app, "score").await);
    // Who is let in again has two weeks again.
    app.admin().await.run("vendorReinstate", json!({ "vendorId": mug.vendor }), "vendor { state }").await;
    performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
    app.cx.clock.advance(13 * DAY);
    performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
    assert_eq!(state().await, open);
    // So has who was suspended for something else, whether anybody counted meanwhile or not.
    for counted_meanwhile in [true, false] {
        app.admin().await.run("vendorSuspend", json!({ "vendorId": mug.vendor, "reason": "Nobody answers." }), "vendor { state }").await;
        if counted_meanwhile {
            performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
            app.cx.clock.advance(DAY);
            performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
        }
        app.admin().await.run("vendorReinstate", json!({ "vendorId": mug.vendor }), "vendor { state }").await;
        performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
        app.cx.clock.advance(13 * DAY);
        performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
        assert_eq!(state().await, open, "{counted_meanwhile}");
    }
    app.cx.clock.advance(DAY);
    performance::compute(&app.cx, mug.vendor_id).await.expect("a count");
    assert_eq!(state().await, entity::states::VendorState::Suspended);
}

/// Somebody else who runs the marketplace.
async fn second_operator(app: &TestApp) -> Client {
    identity::create_user(&app.cx, "second@example.test", support::PASSWORD, "Second", Role::Admin).await.expect("a person");
    operator(app).await
}

async fn operator(app: &TestApp) -> Client {
    let input = json!({ "email": "second@example.test", "password": support::PASSWORD });
    app.bearing(&text(&app.anonymous().run("sessionCreate", input, "session { accessToken }").await["session"]["accessToken"]))
}

const STRIKE: &str = "strike { id state counts text kind orderId appealUntil appeal decision issuedBy expiresAt vendor { id } }";

async fn issue(admin: &Client, vendor: &str) -> Value {
    let input = json!({ "vendorId": vendor, "kind": "MISLEADING", "text": "The lamp is no lamp at all.", "idempotencyKey": key("strike") });
    admin.run("strikeIssue", input, STRIKE).await["strike"].clone()
}

#[tokio::test]
async fn a_strike_is_told_appealed_once_and_decided_by_somebody_else() {
    let app = TestApp::new().await;
    let (admin, other, alder, mug) = (app.admin().await, second_operator(&app).await, app.vendor("alder").await, app.goods("alder-mug").await);
    let order = app.customer("ann").await.buy(&[(&mug, 1)]).await;
    let lamps = app.customer("ann").await.buy(&[(&app.goods("birch-lamp").await, 1)]).await;
    let about = |order: &Value| json!({ "vendorId": mug.vendor, "kind": "NOT_DELIVERED", "text": "It never came, says its buyer.", "orderId": order["id"] });
    // Only about orders that it has a part of, and with words.
    assert_eq!(admin.refused("strikeIssue", about(&lamps), STRIKE).await["field"], json!(["input", "orderId"]));
    assert_eq!(
        admin.refused("strikeIssue", json!({ "vendorId": mug.vendor, "kind": "OTHER", "text": "So." }), STRIKE).await["field"],
        json!(["input", "text"])
    );
    let strike = admin.run("strikeIssue", about(&order), STRIKE).await["strike"].clone();
    assert_eq!((&strike["state"], &strike["counts"], &strike["orderId"]), (&json!("STANDING"), &json!(true), &order["id"]));
    assert!(told(&app, "It never came, says its buyer.").await);

    let list = "{ vendorStrikes(first: 10) { nodes { id state counts text issuedBy appealUntil vendorOrderId } } }";
    let seen = alder.ask(list, json!({})).await["vendorStrikes"]["nodes"].clone();
    assert_eq!((seen.as_array().map(Vec::len), &seen[0]["id"], &seen[0]["issuedBy"]), (Some(1), &strike["id"], &Value::Null));
    assert_eq!(seen[0]["vendorOrderId"], order["vendorOrders"][0]["id"]);
    assert_eq!(app.vendor("birch").await.ask(list, json!({})).await["vendorStrikes"]["nodes"], json!([]));
    let says = json!({ "strikeId": strike["id"], "text": "Here is the carrier's receipt." });
    assert_eq!(app.vendor("birch").await.refused("strikeAppeal", says.clone(), STRIKE).await["code"], "NOT_FOUND");
    let decide = |upheld| json!({ "strikeId": strike["id"], "upheld": upheld, "reason": "We looked at the receipt." });
    assert_eq!(other.refused("strikeAppealDecide", decide(true), STRIKE).await["code"], "STATE_CONFLICT", "nobody appealed yet");
    assert_eq!(alder.run("strikeAppeal", says.clone(), STRIKE).await["strike"]["state"], "APPEALED");
    assert_eq!(alder.refused("strikeAppeal", says.clone(), STRIKE).await["code"], "STATE_CONFLICT", "once");
    // Its issuer does not decide.
    assert_eq!(admin.refused("strikeAppealDecide", decide(true), STRIKE).await["code"], "NOT_ALLOWED");
    let waiting = "{ strikes(first: 10, where: { state: APPEALED }) { nodes { id appeal issuedBy } } }";
    assert_eq!(other.ask(waiting, json!({})).await["strikes"]["nodes"][0]["appeal"], "Here is the carrier's receipt.");
    // Two decide at once, one that way and one the other: one of them is heard.
    let third = operator(&app).await;
    let (one, two) = tokio::join!(other.try_do("strikeAppealDecide", decide(true), STRIKE), third.try_do("strikeAppealDecide", decide(false), STRIKE));
    let done: Vec<_> = [&one, &two].into_iter().filter(|payload| payload["userErrors"] == json!([])).collect();
    assert_eq!(done.len(), 1, "{one:#} {two:#}");
    let state = &done[0]["strike"]["state"];
    assert!(told(&app, "We looked at the receipt.").await);
    assert_eq!(&alder.ask(list, json!({})).await["vendorStrikes"]["nodes"][0]["state"], state);
    if state == "UPHELD" {
        assert_eq!(admin.run("strikeRevoke", json!({ "strikeId": strike["id"], "reason": "Found in the cellar." }), STRIKE).await["strike"]["counts"], false);
    }
    let log = admin.ask("query L($of: ID!) { auditLog(first: 20, where: { vendorId: $of }) { nodes { action } } }", json!({ "of": mug.vendor })).await;
    assert!(log.to_string().contains("strikeAppeal"), "{log}");
    // Who issued one may say by themselves that it was wrong, while an appeal waits too: there may be nobody else.
    let second = issue(&admin, &mug.vendor).await;
    alder.run("strikeAppeal", json!({ "strikeId": second["id"], "text": "Here is another receipt." }), STRIKE).await;
    let back = admin.run("strikeRevoke", json!({ "strikeId": second["id"], "reason": "So it was." }), STRIKE).await["strike"].clone();
    assert_eq!((&back["state"], &back["counts"]), (&json!("REVOKED"), &json!(false)));
    assert_eq!(
        other.refused("strikeAppealDecide", json!({ "strikeId": second["id"], "upheld": true, "reason": "No." }), STRIKE).await["code"],
        "STATE_CONFLICT"
    );
}

#[tokio::test]
async fn the_third_strike_that_counts_suspends_and_what_is_over_does_not_count() {
    let app = TestApp::new().await;
    let (admin, mug) = (app.admin().await, app.goods("alder-mug").await);
    let state = async |admin: &Client| {
        admin.ask("query S($id: ID!) { strikes(first: 1, where: { vendorId: $id }) { nodes { vendor { state } } } }", json!({ "id": mug.vendor })).await["strikes"]["nodes"][0]["vendor"]["state"].clone()
    };
    let first = issue(&admin, &mug.vendor).await;
    issue(&admin, &mug.vendor).await;
    admin.run("strikeRevoke", json!({ "strikeId": first["id"], "reason": "A mistake of ours." }), STRIKE).await;
    assert_eq!(admin.refused("strikeRevoke", json!({ "strikeId": first["id"], "reason": "Again." }), STRIKE).await["code"], "STATE_CONFLICT");
    issue(&admin, &mug.vendor).await;
    assert_eq!(state(&admin).await, "LIVE", "two count");
    // An appeal has a month.
    app.cx.clock.advance(30 * DAY);
    let alder = app.vendor("alder").await;
    let newest = alder.ask("{ vendorStrikes(first: 1) { nodes { id } } }", json!({})).await["vendorStrikes"]["nodes"][0]["id"].clone();
    assert_eq!(alder.refused("strikeAppeal", json!({ "strikeId": newest, "text": "We were on a holiday." }), STRIKE).await["code"], "STATE_CONFLICT");
    // Half a year after they were issued they count no more.
    app.cx.clock.advance(150 * DAY);
    let admin = app.admin().await;
    for _ in 0..2 {
        issue(&admin, &mug.vendor).await;
    }
    assert_eq!(state(&admin).await, "LIVE", "two of four count");
    let (one, two) = (issue(&admin, &mug.vendor).await, state(&admin).await);
    assert_eq!((&one["state"], &two), (&json!("STANDING"), &json!("SUSPENDED")));
    assert!(told(&app, "strikes").await);
    assert_eq!(app.anonymous().ask("query V($id: ID!) { vendor(id: $id) { id } }", json!({ "id": mug.vendor })).await["vendor"], Value::Null);
    assert_eq!(admin.run("vendorReinstate", json!({ "vendorId": mug.vendor }), "vendor { state }").await["vendor"]["state"], "LIVE");
    // The same strikes suspend nobody twice; another one does.
    app.settle().await;
    assert_eq!(state(&admin).await, "LIVE");
    issue(&admin, &mug.vendor).await;
    assert_eq!(state(&admin).await, "SUSPENDED");
}
