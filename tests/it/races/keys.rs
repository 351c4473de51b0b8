//! One idempotency key many times at once: one effect and one answer, for its owner and its request alone, and only while
//! the owner may still do it.

use entity::vendor_member;
use futures_util::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use support::scale::{count as some, figure};
use support::till::key;
use support::{Client, shelf, wait};

use super::stage::{Stage, count, raced};

/// A mutation, who may send it, and a number in the database that tells how much of it was done.
struct Case {
    mutation: &'static str,
    /// What of the answer stays as it is however often it is rendered.
    select: &'static str,
    who: Client,
    input: Value,
    /// Another request.
    other: Value,
    done: String,
    /// By how much one effect moves it.
    one: i64,
    /// Somebody else who sends the very same, and what comes of it.
    stranger: Client,
    /// The stranger's own effect on the same number; nothing where the answer is this refusal.
    strangers: Result<i64, &'static str>,
    /// Whose rights end.
    owner: &'static str,
}

impl Case {
    async fn effect(&self, stage: &Stage) -> i64 {
        count(&stage.cx, &self.done, []).await
    }

    fn with_key(&self, key: &str) -> Value {
        let mut input = self.input.clone();
        input["idempotencyKey"] = key.into();
        input
    }
}

/// The five mutations that move money, stock and goods.
async fn cases(stage: &Stage) -> Vec<Case> {
    let [ann, bob, alder, birch, admin] = ["ann", "bob", "alder", "birch", "admin"];
    let (mug, lamp) = (stage.goods("alder-mug").await, stage.goods("birch-lamp").await);
    let order = stage.stranger().buy(&[(&mug, 4), (&lamp, 1)]).await;
    let part = order["vendorOrders"].as_array().and_then(|parts| parts.iter().find(|part| part["lines"][0]["quantity"] == 4)).expect("alder's part").clone();
    let line = part["lines"][0]["id"].clone();
    let (ann_in, bob_in) = (stage.sign_in(ann).await, stage.sign_in(bob).await);
    let (alder_in, birch_in, admin_in) = (stage.sign_in(alder).await, stage.sign_in(birch).await, stage.sign_in(admin).await);
    ann_in.add(&[(&mug, 1)]).await;
    let checkout = ann_in.to_review("test_ok").await;
    let refund = |quantity: i64| json!({ "vendorOrderId": part["id"], "lines": [{ "orderLineId": line, "quantity": quantity }], "reason": "It broke." });
    let ship = |quantity: i64| json!({ "vendorOrderId": part["id"], "lines": [{ "orderLineId": line, "quantity": quantity }], "carrier": "Post" });
    let adjust = |delta: i64| json!({ "variantId": lamp.variant, "delta": delta });
    let add = |quantity: i64| json!({ "lines": [{ "offerId": lamp.offer, "quantity": quantity }] });
    vec![
        Case {
            mutation: "checkoutComplete",
            select: "order { id number status total { gross { minor } } }",
            who: ann_in.clone(),
            input: json!({ "checkoutId": checkout }),
            other: json!({ "checkoutId": "chk_00000000000000000000000000" }),
            done: "SELECT COUNT(*) AS n FROM test_gateway_charge".into(),
            one: 1,
            stranger: bob_in.clone(),
            strangers: Err("NOT_FOUND"),
            owner: ann,
        },
        Case {
            mutation: "refundCreate",
            select: "refundId vendorOrder { id number }",
            who: alder_in.clone(),
            input: refund(1),
            other: refund(2),
            done: "SELECT CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT) AS n FROM refund".into(),
            one: 12_50,
            stranger: admin_in.clone(),
            strangers: Ok(12_50),
            owner: alder,
        },
        Case {
            mutation: "fulfillmentShip",
            select: "fulfillmentId vendorOrder { id number }",
            who: alder_in,
            input: ship(1),
            other: ship(2),
            done: "SELECT CAST(SUM(shipped) AS BIGINT) AS n FROM order_line".into(),
            one: 1,
            stranger: birch_in.clone(),
            strangers: Err("NOT_FOUND"),
            owner: alder,
        },
        Case {
            mutation: "stockAdjust",
            select: "stockLevel { onHand }",
            who: birch_in,
            input: adjust(3),
            other: adjust(4),
            done: "SELECT CAST(SUM(on_hand) AS BIGINT) AS n FROM stock_level".into(),
            one: 3,
            // The same variant on a shelf of one's own.
            stranger: stage.sign_in(alder).await,
            strangers: Ok(3),
            owner: birch,
        },
        Case {
            mutation: "cartLinesAdd",
            select: "cart { id itemCount }",
            who: bob_in,
            input: add(2),
            other: add(3),
            done: "SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) AS n FROM cart_line".into(),
            one: 2,
            stranger: stage.sign_in(ann).await,
            strangers: Ok(2),
            owner: bob,
        },
    ]
}

async fn one_key_many_times_is_one_effect(stage: Stage) {
    let times = some(20, 50);
    for case in cases(&stage).await {
        let (name, key) = (case.mutation, key(case.mutation));
        let before = case.effect(&stage).await;
        let doors: Vec<Client> = (0..times).map(|door| stage.at(door, &Some(&case.who))).collect();
        let answers = join_all(doors.iter().map(|door| door.try_whole(name, case.with_key(&key), case.select))).await;
        assert_eq!(answers[0]["data"][name]["userErrors"], json!([]), "{name}: {:#}", answers[0]);
        for answer in &answers {
            assert_eq!(answer["data"], answers[0]["data"], "{name}");
        }
        let first: Vec<&Value> = answers.iter().filter(|answer| answer["extensions"]["replayed"] != true).collect();
        assert_eq!((first.len(), case.effect(&stage).await - before), (1, case.one), "{name}: one did it, and all others were told so");

        let mut other = case.other.clone();
        other["idempotencyKey"] = key.as_str().into();
        assert_eq!(case.who.refused(name, other, case.select).await["code"], "IDEMPOTENCY_CONFLICT", "{name} with another body");
        assert_eq!(case.effect(&stage).await - before, case.one, "{name}");

        let answer = case.stranger.try_whole(name, case.with_key(&key), case.select).await;
        assert_ne!(answer["extensions"]["replayed"], true, "{name}: another's key is another key");
        match case.strangers {
            Ok(own) => {
                assert_eq!(answer["data"][name]["userErrors"], json!([]), "{name}: {answer:#}");
                assert_ne!(answer["data"][name], answers[0]["data"][name], "{name}");
                assert_eq!(case.effect(&stage).await - before, case.one + own, "{name}");
            }
            Err(code) => {
                assert_eq!(answer["data"][name]["userErrors"][0]["code"], code, "{name}: {answer:#}");
                assert_eq!(case.effect(&stage).await - before, case.one, "{name}");
            }
        }
        figure(&format!("one key {times} times at once, {name}, {}", stage.name()), "1 effect, 1 answer");
    }
    stage.rests().await;
}

/// A stored answer is not for one who may no longer ask.
async fn a_stored_answer_is_not_for_one_whose_rights_are_gone(stage: Stage) {
    let admin = stage.sign_in("admin").await;
    let mut asked = Vec::new();
    for case in cases(&stage).await {
        let key = key(case.mutation);
        let first = case.who.try_whole(case.mutation, case.with_key(&key), case.select).await;
        assert_eq!(first["data"][case.mutation]["userErrors"], json!([]), "{first:#}");
        let done = case.effect(&stage).await;
        asked.push((case, key, done));
    }
    for (case, key, _) in &asked {
        // Another session of the same person, so that the first goes on.
        let session = stage.sign_in(case.owner).await;
        session.run("sessionRevoke", json!({}), "revoked").await;
        told_at_every_door(&stage, case, key, &session, "UNAUTHENTICATED").await;
        if ["alder", "birch"].contains(&case.owner) {
            let user = shelf::member(&stage.cx, case.owner).await.who.person().expect("a person");
            let row = vendor_member::Entity::find().filter(vendor_member::Column::UserId.eq(user)).one(&stage.cx.db).await.expect("a look");
            vendor_member::Entity::delete_many().filter(vendor_member::Column::UserId.eq(user)).exec(&stage.cx.db).await.expect("a change");
            told_at_every_door(&stage, case, key, &case.who, "FORBIDDEN").await;
            let back = vendor_member::ActiveModel::from(row.expect("a member"));
            vendor_member::Entity::insert(back).exec_without_returning(&stage.cx.db).await.expect("a change");
        }
    }
    for owner in ["ann", "bob", "alder", "birch"] {
        let me = stage.sign_in(owner).await.ask("{ me { id } }", json!({})).await["me"]["id"].clone();
        admin.run("userSuspend", json!({ "userId": me, "reason": "For the test." }), "user { id }").await;
    }
    for (case, key, done) in &asked {
        told_at_every_door(&stage, case, key, &case.who, "UNAUTHENTICATED").await;
        assert_eq!(case.effect(&stage).await, *done, "{}", case.mutation);
    }
}

/// Asks again with the same key and waits for this error: another server may trust a session for five seconds more.
async fn told_at_every_door(stage: &Stage, case: &Case, key: &str, who: &Client, code: &str) {
    let name = case.mutation;
    let document = format!("mutation M($input: {}{}Input!) {{ {name}(input: $input) {{ {} }} }}", name[..1].to_uppercase(), &name[1..], case.select);
    for door in 0..stage.doors() {
        let there = stage.at(door, &Some(who));
        wait::until(&format!("{name} is {code}"), async || {
            let answer = there.send(&document, json!({ "input": case.with_key(key) })).await.body;
            (answer["errors"][0]["extensions"]["code"] == code && answer["data"].is_null()).then_some(())
        })
        .await;
    }
}

/// The guest's cart went to somebody: what its token was answered before is not told again.
async fn a_stored_answer_is_not_told_to_a_cart_that_was_merged(stage: Stage) {
    let (lamp, guest, ann) = (stage.goods("birch-lamp").await, stage.stranger(), stage.sign_in("ann").await);
    guest.add(&[(&lamp, 1)]).await;
    let input = json!({ "lines": [{ "offerId": lamp.offer, "quantity": 2 }], "idempotencyKey": key("add") });
    guest.run("cartLinesAdd", input.clone(), "cart { id itemCount }").await;
    ann.run("cartMerge", json!({ "token": guest.cart_token() }), "cart { itemCount }").await;
    for door in 0..stage.doors() {
        let refusal = stage.at(door, &Some(&guest)).refused("cartLinesAdd", input.clone(), "cart { id itemCount }").await;
        assert_eq!(refusal["code"], "STATE_CONFLICT", "{refusal}");
    }
    assert_eq!(count(&stage.cx, "SELECT CAST(SUM(quantity) AS BIGINT) AS n FROM cart_line", []).await, 3, "nothing was added again");
}

raced!(one_key_many_times_is_one_effect, a_stored_answer_is_not_for_one_whose_rights_are_gone, a_stored_answer_is_not_told_to_a_cart_that_was_merged);
