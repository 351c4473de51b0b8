//! A gateway on its bad days: answers cut off, 500, 429, silence, webhooks twice and late. Nobody is charged twice, nobody waits in vain.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use entity::ids::RefundId;
use entity::{inbox, order, payment, refund};
use futures_util::future::{join, join_all};
use futures_util::{FutureExt, StreamExt};
use payments::test_gateway::Faults;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use support::till::{ORDER, key};
use support::{Client, Goods, Site, TestApp, number, scale, text, wait};

use super::books::gateway;

/// One mug and its way.
const TOTAL: i64 = 12_50 + 4_90;

async fn ready(app: &TestApp, mug: &Goods, method: &str) -> (Client, String) {
    let guest = app.anonymous();
    guest.add(&[(mug, 1)]).await;
    let checkout = guest.to_review(method).await;
    (guest, checkout)
}

/// The same key until there is an order; how often that was.
async fn persist(app: &TestApp, guest: &Client, checkout: &str) -> usize {
    let key = key("complete");
    for tries in 1..200 {
        let payload = guest.complete(checkout, &key).await;
        if payload["order"]["status"] == "PAID" {
            return tries;
        }
        let code = text(&payload["userErrors"][0]["code"]);
        assert!(code == "PAYMENT_PENDING" || code == "STATE_CONFLICT" && payload["userErrors"][0]["retryable"] == true, "{payload:#}");
        // It says in how many seconds to come back.
        app.cx.clock.advance(5_000);
    }
    panic!("two hundred tries and no order");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_every_third_answer_is_lost_every_buyer_pays_once_and_gets_back_once() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    let buyers = scale::count(12, 48);
    let mut staged = Vec::new();
    for _ in 0..buyers {
        staged.push(ready(&app, &mug, "test_ok").await);
    }
    let seed = scale::seed();
    app.gateways.misbehave(Faults { loses: 3, errors: 5, busy: 7, seed, ..Faults::default() });
    let tries: Vec<usize> = futures_util::stream::iter(&staged).map(|(guest, checkout)| persist(&app, guest, checkout)).buffer_unordered(4).collect().await;
    let sum = TOTAL * i64::try_from(buyers).expect("a number");
    assert_eq!(gateway(&app.cx).await, (sum, 0));
    assert_eq!(payment::Entity::find().all(&app.cx.db).await.expect("a look").len(), buyers);

    // Every order is given back while the gateway is no better; what gets no answer is asked about until it has one.
    let alder = app.vendor("alder").await;
    for part in entity::vendor_order::Entity::find().all(&app.cx.db).await.expect("a look") {
        let wish = json!({ "vendorOrderId": part.id.to_string(), "reason": "It broke.", "idempotencyKey": key("reject") });
        alder.run("orderReject", wish, "vendorOrder { lifecycle }").await;
    }
    let open = async || refund::Entity::find().all(&app.cx.db).await.expect("a look").into_iter().filter(|row| row.settled_at.is_none()).count();
    for _ in 0..100 {
        app.cx.clock.advance(31_000);
        app.settle().await;
        if open().await == 0 {
            break;
        }
    }
    assert_eq!((open().await, refund::Entity::find().all(&app.cx.db).await.expect("a look").len()), (0, buyers));
    assert_eq!(gateway(&app.cx).await, (sum, sum));
    app.gateways.misbehave(Faults::default());
    app.settle().await;
    app.books_balance().await;
    scale::figure(
        "a third of all answers lost, 500 and 429 beside: buyers, asked in all, charged",
        format!("{buyers}, {}, {buyers}", tries.iter().sum::<usize>()),
    );
}

#[tokio::test]
async fn a_buyer_who_never_asks_again_is_served_by_the_job_that_does() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    let (guest, checkout) = ready(&app, &mug, "test_ok").await;
    app.gateways.misbehave(Faults { loses: 1, ..Faults::default() });
    assert_eq!(guest.complete(&checkout, "once-and-never-again").await["userErrors"][0]["code"], "PAYMENT_PENDING");
    app.gateways.misbehave(Faults::default());
    app.eventually("the order is placed", async || order::Entity::find().one(&app.cx.db).await.expect("a look")?.placed_at).await;
    assert_eq!(gateway(&app.cx).await, (TOTAL, 0));
    app.settle().await;
    app.books_balance().await;
}

#[tokio::test]
async fn refunds_whose_answers_are_lost_go_back_once() {
    let app = TestApp::new().await;
    let (mug, ann, alder) = (app.goods("alder-mug").await, app.customer("ann").await, app.vendor("alder").await);
    let part = ann.buy(&[(&mug, 3)]).await["vendorOrders"][0].clone();
    app.gateways.misbehave(Faults { loses: 1, ..Faults::default() });
    let lines = json!([{ "orderLineId": part["lines"][0]["id"], "quantity": 1 }]);
    let wish = json!({ "vendorOrderId": part["id"], "lines": lines, "reason": "It broke.", "idempotencyKey": key("refund") });
    for _ in 0..2 {
        let payload = alder.run("refundCreate", wish.clone(), "refundId vendorOrder { refunds { status } }").await;
        assert_eq!(payload["vendorOrder"]["refunds"], json!([{ "status": "PENDING" }]), "{payload:#}");
    }
    assert_eq!(gateway(&app.cx).await.1, 12_50, "it is gone, but we were not told");
    app.gateways.misbehave(Faults::default());
    app.eventually("it is settled", async || refund::Entity::find().one(&app.cx.db).await.expect("a look")?.settled_at).await;
    assert_eq!(gateway(&app.cx).await.1, 12_50);
    app.books_balance().await;
}

#[tokio::test]
async fn webhooks_that_come_twice_and_late_change_everything_once() {
    let app = TestApp::new().await;
    let (mug, alder) = (app.goods("alder-mug").await, app.vendor("alder").await);
    app.gateways.misbehave(Faults { repeats: 1, delays: 2, seed: scale::seed(), ..Faults::default() });
    let mut refunds: Vec<RefundId> = Vec::new();
    for method in ["test_later", "test_refund_later", "test_refund_fails_late", "test_fee_later", "test_later", "test_refund_later"] {
        let (guest, checkout) = ready(&app, &mug, method).await;
        let payload = guest.complete(&checkout, &key("complete")).await;
        if method.starts_with("test_refund") {
            let part = &payload["order"]["vendorOrders"][0];
            let wish = json!({ "vendorOrderId": part["id"], "lines": [{ "orderLineId": part["lines"][0]["id"], "quantity": 1 }], "reason": "It broke.", "idempotencyKey": key("refund") });
            refunds.push(text(&alder.run("refundCreate", wish, "refundId").await["refundId"]).parse().expect("an id"));
        }
    }
    app.eventually("the gateway has told everything", async || {
        let (orders, told) = (order::Entity::find().all(&app.cx.db).await.expect("a look"), inbox::Entity::find().all(&app.cx.db).await.expect("a look"));
        (told.len() == 6 && orders.iter().all(|order| order.placed_at.is_some())).then_some(())
    })
    .await;
    app.settle().await;
    let states: Vec<_> = refund::Entity::find().all(&app.cx.db).await.expect("a look").into_iter().map(|row| (refunds.contains(&row.id), row.state)).collect();
    use entity::states::RefundState::{Failed, Succeeded};
    assert_eq!(states.iter().filter(|state| **state == (true, Succeeded)).count(), 2, "{states:?}");
    assert_eq!(states.iter().filter(|state| **state == (true, Failed)).count(), 1, "{states:?}");
    assert_eq!(gateway(&app.cx).await, (6 * TOTAL, 2 * 12_50));
    app.books_balance().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_a_gateway_hangs_everybody_else_is_served_from_two_connections() {
    let site = Site::new().await.with("STOA_DATABASE_CONNECTIONS", "2");
    let mug = site.goods("alder-mug").await;
    let process = site.start().await;
    let mut waiting = Vec::new();
    for _ in 0..4 {
        let guest = process.anonymous();
        guest.add(&[(&mug, 1)]).await;
        waiting.push((guest.to_review("test_ok").await, guest));
    }
    process.gateway_misbehaves("hangs=1").await;
    let key = key("complete");
    let input = |checkout: &str| json!({ "checkoutId": checkout, "idempotencyKey": key });
    let given_up = AtomicBool::new(false);
    let hanging = join_all(waiting.iter().map(|(checkout, guest)| guest.try_do("checkoutComplete", input(checkout), ORDER)));
    let served = async {
        let cx = site.cx().await;
        // All four have claimed and are waiting for the gateway.
        wait::until("the gateway is being asked", async || (payment::Entity::find().all(&cx.db).await.expect("a look").len() == 4).then_some(())).await;
        let began = Instant::now();
        for _ in 0..10 {
            let other = process.anonymous();
            let seen = other.ask("{ products(first: 3) { nodes { id } } }", json!({})).await;
            assert_eq!(seen["products"]["nodes"].as_array().map(Vec::len), Some(3));
            assert_eq!(number(&other.add(&[(&mug, 1)]).await["cart"]["itemCount"]), 1);
        }
        assert!(!given_up.load(Ordering::Relaxed), "they were served only when the gateway was given up");
        began.elapsed()
    };
    let hanging = hanging.inspect(|_| given_up.store(true, Ordering::Relaxed));
    let (answers, took) = join(hanging, served).await;
    for payload in &answers {
        assert_eq!(payload["userErrors"][0]["code"], "PAYMENT_PENDING", "{payload:#}");
    }
    process.gateway_misbehaves("").await;
    // By now the gateway counts as gone, until one call has found it back.
    for (checkout, guest) in &waiting {
        let status = wait::until("the same key gives the true outcome", async || {
            let payload = guest.try_do("checkoutComplete", input(checkout), ORDER).await;
            payload["order"]["status"].as_str().map(str::to_owned)
        })
        .await;
        assert_eq!(status, "PAID");
    }
    site.recovers().await;
    assert_eq!(gateway(&site.cx().await).await, (4 * TOTAL, 0), "each was charged once");
    scale::figure("20 requests over 2 connections beside 4 calls to a gateway that hangs", format!("{:.2} s", took.as_secs_f64()));
}

#[tokio::test]
async fn a_webhook_that_is_not_the_gateways_word_of_now_is_refused_and_changes_nothing() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    let (guest, checkout) = ready(&app, &mug, "test_later").await;
    guest.complete(&checkout, &key("complete")).await;
    let known = payment::Entity::find().one(&app.cx.db).await.expect("a look").expect("a payment");
    let body = json!({ "id": "evt_1", "kind": "charge.captured", "object": known.gateway_ref, "key": "", "created": 0 }).to_string();
    let send = async |signature: Option<String>, body: &str| -> (u16, Value) {
        let mut request = guest.request(reqwest::Method::POST, "/webhooks/test").body(body.to_owned());
        if let Some(signature) = signature {
            request = request.header(payments::test_gateway::SIGNATURE_HEADER, signature);
        }
        let answer = request.send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    };
    let secret = app.cx.keys.derive("test_gateway.webhook");
    let now = app.cx.now();
    let good = super::webhooks::signature(&secret, now, &body);
    let old = super::webhooks::signature(&secret, now - 301_000, &body);
    let strange = super::webhooks::signature(b"another secret", now, &body);
    for (signature, body) in [(None, &body), (Some(old), &body), (Some(strange), &body), (Some(good.clone()), &body.replace("evt_1", "evt_2"))] {
        let (status, answer) = send(signature, body).await;
        assert_eq!((status, answer["errors"][0]["extensions"]["code"].as_str()), (400, Some("BAD_SIGNATURE")));
    }
    assert!(inbox::Entity::find().all(&app.cx.db).await.expect("a look").is_empty());
    for _ in 0..3 {
        assert_eq!(send(Some(good.clone()), &body).await.0, 200);
    }
    assert_eq!(inbox::Entity::find().all(&app.cx.db).await.expect("a look").len(), 1, "played back, it is known");
    app.cx.clock.advance(301_000);
    assert_eq!(send(Some(good), &body).await.0, 400, "played back later, it is too old");
}
