//! A hundred hands giving money back at once: never more than came in, for no vendor's part and in no payment.

use std::collections::BTreeMap;

use entity::ids::OrderId;
use entity::states::RefundState;
use futures_util::future::join_all;
use platform::idempotency::Request;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use support::scale::{chance, count as some, figure};
use support::till::key;
use support::{Client, number, text};

use super::stage::{Stage, done, raced};

const REFUSED: [&str; 3] = ["LIMIT_EXCEEDED", "STATE_CONFLICT", "VALIDATION_FAILED"];

fn wish(part: &Value, units: i64, shipping: bool) -> Value {
    let lines = if units > 0 { json!([{ "orderLineId": part["lines"][0]["id"], "quantity": units }]) } else { json!([]) };
    json!({ "vendorOrderId": part["id"], "lines": lines, "shipping": shipping, "reason": "It broke.", "idempotencyKey": key("refund") })
}

/// What has gone back of each part, as the database has it: by the part itself, by its refunds, by its share of the payment.
async fn given(stage: &Stage) -> Vec<(i64, i64, i64, i64)> {
    #[derive(sea_orm::FromQueryResult)]
    struct Row {
        total: i64,
        part: i64,
        refunds: i64,
        share: i64,
    }
    let sql = "SELECT v.total_minor AS total, v.refunded_minor AS part, \
               CAST((SELECT COALESCE(SUM(r.amount_minor), 0) FROM refund r WHERE r.vendor_order_id = v.id AND r.state <> 'failed') AS BIGINT) AS refunds, \
               s.refunded_minor AS share FROM vendor_order v JOIN payment_share s ON s.vendor_order_id = v.id ORDER BY v.number";
    let rows: Vec<Row> = platform::db::all(&stage.cx.db, sql, []).await.expect("a look");
    rows.into_iter().map(|row| (row.total, row.part, row.refunds, row.share)).collect()
}

async fn more_than_came_in_never_goes_back(stage: Stage) {
    let (hands, units) = (some(20, 100), some(6, 30));
    let units = i64::try_from(units).expect("a count");
    let spoon = stage.put_on_shelf("alder", "Odd spoon", 3_33, units).await;
    let lamp = stage.goods("birch-lamp").await;
    let order = stage.stranger().buy(&[(&spoon, units), (&lamp, units)]).await;
    let total = number(&order["total"]["gross"]["minor"]);
    let parts = order["vendorOrders"].as_array().cloned().unwrap_or_default();
    let admin = stage.sign_in("admin").await;
    let mut vendors = BTreeMap::new();
    for name in ["alder", "birch"] {
        vendors.insert(name, stage.sign_in(name).await);
    }
    let vendor_of = |part: &Value| if text(&part["vendor"]["slug"]).starts_with("alder") { "alder" } else { "birch" };

    // Vendors and operator, at every door, some units at a time, now and then the delivery too.
    let mut chance = chance("refunds");
    let wishes: Vec<(Client, Value)> = (0..hands)
        .map(|hand| {
            let part = &parts[hand % 2];
            let who = if chance.percent(50) { &admin } else { &vendors[vendor_of(part)] };
            (stage.at(hand / 2, &Some(who)), wish(part, chance.between(0, 2), chance.percent(20)))
        })
        .collect();
    let answers = join_all(wishes.iter().map(|(who, wish)| who.insist("refundCreate", wish.clone(), "refundId"))).await;
    let mut sent_back = 0;
    for ((answer, _), (_, wish)) in answers.iter().zip(&wishes) {
        match answer["userErrors"][0]["code"].as_str() {
            None => sent_back += 1,
            Some(code) => assert!(REFUSED.contains(&code), "{wish:#} {answer:#}"),
        }
    }
    assert!(sent_back > 0 && sent_back < hands, "{sent_back} of {hands}");
    for (total, part, refunds, share) in given(&stage).await {
        assert!(part <= total && part == refunds && part == share, "{total} was paid, {part}, {refunds}, {share} went back");
    }
    stage.rests().await;

    // Whatever is left closes to the cent.
    for part in &parts {
        let vendor = &vendors[vendor_of(part)];
        for _ in 0..units {
            let (answer, _) = vendor.insist("refundCreate", wish(part, 1, false), "refundId").await;
            if answer["userErrors"] != json!([]) {
                break;
            }
        }
        vendor.insist("refundCreate", wish(part, 0, true), "refundId").await;
        let (answer, _) = vendor.insist("refundCreate", wish(part, 1, true), "refundId").await;
        assert!(REFUSED.map(Value::from).contains(&answer["userErrors"][0]["code"]), "nothing is left: {answer:#}");
    }
    stage.rests().await;
    assert!(given(&stage).await.iter().all(|(total, part, ..)| total == part));
    assert_eq!(stage.charged().await, (1, total, total));
    figure(&format!("{hands} refunds at once, {}", stage.name()), format!("{sent_back} given, {} refused, 0 cents beyond the capture", hands - sent_back));
}

/// The buyer takes the order back while vendor and operator refund it.
async fn a_cancellation_among_refunds_gives_everything_back_once(stage: Stage) {
    let (admin, alder) = (stage.sign_in("admin").await, stage.sign_in("alder").await);
    let mug = stage.goods("alder-mug").await;
    for round in 0..some(3, 12) {
        let guest = stage.stranger();
        let order = guest.buy(&[(&mug, 3)]).await;
        let part = &order["vendorOrders"][0];
        let cancel = json!({ "token": order["token"], "reason": "I changed my mind.", "idempotencyKey": key("cancel") });
        let (refunds, cancelled) = futures_util::join!(
            join_all((0..4).map(|hand| {
                let who = stage.at(round + hand, &Some(if hand % 2 == 0 { &admin } else { &alder }));
                let wish = wish(part, 1, hand == 0);
                async move { who.insist("refundCreate", wish, "refundId").await.0 }
            })),
            guest.insist("orderCancel", cancel, "order { status }")
        );
        // All of it may have gone back before the cancellation came.
        let whole = refunds.iter().filter(|answer| answer["userErrors"] == json!([])).count() >= 3;
        assert!(whole || cancelled.0["userErrors"] == json!([]), "{refunds:#?} {:#}", cancelled.0);
    }
    stage.rests().await;
    for (total, part, refunds, share) in given(&stage).await {
        assert!(part <= total && part == refunds && part == share, "{total} was paid, {part}, {refunds}, {share} went back");
    }
    let (_, captured, refunded) = stage.charged().await;
    assert!(refunded <= captured);
    done(&stage.stranger(), "cartLinesAdd", json!({ "lines": [{ "offerId": mug.offer, "quantity": 1 }], "idempotencyKey": key("add") }), "cart { token }")
        .await;
}

/// The request that decided it and the job that makes sure of it ask the gateway at the same moment, from several nodes.
async fn one_refund_asked_for_by_many_goes_back_once(stage: Stage) {
    let mug = stage.goods("alder-mug").await;
    for _ in 0..some(4, 40) {
        let order: OrderId = text(&stage.stranger().buy(&[(&mug, 1)]).await["id"]).parse().expect("an id");
        let row = entity::order::Entity::find_by_id(order).one(&stage.cx.db).await.expect("a look").expect("an order");
        let request = Request::keyed("tests".to_owned(), "orderCancel", Some(&key("cancel")), &()).expect("a key");
        let decided = orders::cancel(&stage.cx, &row, "I changed my mind.", &request).await.expect("a cancellation");
        let asked = (0..some(8, 32)).map(|_| orders::run_refund(&stage.cx, &stage.gateways, decided.refunds[0]));
        for answer in join_all(asked).await {
            assert_eq!(answer.expect("an answer"), RefundState::Succeeded);
        }
    }
    stage.rests().await;
    let (_, captured, refunded) = stage.charged().await;
    assert_eq!(captured, refunded);
}

raced!(more_than_came_in_never_goes_back, a_cancellation_among_refunds_gives_everything_back_once, one_refund_asked_for_by_many_goes_back_once);
