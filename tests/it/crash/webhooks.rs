//! What the gateway tells comes in any order, several times, late: the end is the same, down to the last row.

use entity::ids::{AttemptId, OrderId};
use entity::{order, payment, psp_attempt, refund, test_gateway_charge};
use futures_util::StreamExt;
use payments::inbox::{Received, receive};
use payments::test_gateway::{SIGNATURE_HEADER, fee};
use platform::{crypto, db};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use support::till::key;
use support::{Backstage, Client, Frozen, Goods, TestApp, scale, text};

use super::books::gateway;

/// The header of a webhook, as the gateway's documents say: `t=<ms>,v1=<HMAC of "t.body">`.
pub fn signature(secret: &[u8], now: i64, body: &str) -> String {
    format!("t={now},v1={}", crypto::sign_with(secret, format!("{now}.{body}").as_bytes()))
}

/// Something that happened at the gateway, and the hint it sends of it.
#[derive(Clone, Debug)]
struct Event {
    /// Of the hint; one thing may be told under two.
    id: String,
    kind: &'static str,
    object: String,
    key: String,
    happening: Happening,
}

/// What has become true at the gateway by then. In any order, and once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Happening {
    Nothing,
    Captured,
    Cancelled,
    FeeKnown,
    RefundSucceeded,
    RefundFailed,
}

/// A story with the payments it is about.
struct Story {
    app: TestApp,
    events: Vec<Event>,
}

impl Story {
    async fn begin() -> Self {
        let app = TestApp::new().await;
        app.settle().await;
        Self { app, events: Vec::new() }
    }

    /// Buys and tells who, and the answer to the last click.
    async fn buy(&self, goods: &[(&Goods, i64)], method: &str) -> (Client, String, serde_json::Value) {
        let guest = self.app.anonymous();
        guest.add(goods).await;
        let checkout = guest.to_review(method).await;
        let payload = guest.complete(&checkout, &key("complete")).await;
        (guest, checkout, payload)
    }

    /// A vendor gives one unit of its part back; the gateway's refund.
    async fn give_back(&self, vendor: &str, payload: &serde_json::Value) -> AttemptId {
        let part = &payload["order"]["vendorOrders"][0];
        let lines = json!([{ "orderLineId": part["lines"][0]["id"], "quantity": 1 }]);
        let wish = json!({ "vendorOrderId": part["id"], "lines": lines, "reason": "It broke.", "idempotencyKey": key("refund") });
        let id = text(&self.app.vendor(vendor).await.run("refundCreate", wish, "refundId").await["refundId"]);
        let row = refund::Entity::find_by_id(id.parse::<entity::ids::RefundId>().expect("an id")).one(&self.app.cx.db).await;
        row.expect("a look").expect("a refund").attempt_id
    }

    /// The gateway will tell this of the first payment of an order.
    async fn of_charge(&mut self, order: &serde_json::Value, kind: &'static str, happening: Happening) {
        let order: OrderId = text(&order["order"]["id"]).parse().expect("an id");
        let db = &self.app.cx.db;
        let payments = payments::by_references(db, &[order]).await.expect("a look");
        let calls = payments::attempts_of(db, payments[0].id).await.expect("a look");
        self.tell(kind, payments[0].gateway_ref.clone().expect("a charge"), calls[0].id, happening);
    }

    fn tell(&mut self, kind: &'static str, object: String, key: AttemptId, happening: Happening) {
        let id = format!("evt_{}", self.events.len());
        self.events.push(Event { id, kind, object, key: key.to_string(), happening });
    }

    /// Nothing happens at the gateway by itself from here on.
    async fn freeze(self) -> (Frozen, Vec<Event>) {
        let db = &self.app.cx.db;
        for sql in ["UPDATE test_gateway_charge SET due_at = NULL", "UPDATE test_gateway_refund SET due_at = NULL"] {
            db::execute(db, sql, []).await.expect("a gateway that stands still");
        }
        self.app.settle().await;
        (self.app.freeze().await, self.events)
    }
}

/// A payment that is captured while others' refunds go back and fail: six events.
async fn six() -> Story {
    let mut story = Story::begin().await;
    let (mug, lamp) = (story.app.goods("alder-mug").await, story.app.goods("birch-lamp").await);
    let (.., later) = story.buy(&[(&mug, 1), (&lamp, 1)], "test_later").await;
    story.of_charge(&later, "charge.processing", Happening::Nothing).await;
    story.of_charge(&later, "charge.captured", Happening::Captured).await;
    story.of_charge(&later, "charge.captured", Happening::Captured).await;
    let (.., sold) = story.buy(&[(&mug, 2)], "test_refund_later").await;
    let pending = story.give_back("alder", &sold).await;
    story.tell("refund.pending", String::new(), pending, Happening::Nothing);
    story.tell("refund.succeeded", String::new(), pending, Happening::RefundSucceeded);
    let (.., sold) = story.buy(&[(&lamp, 2)], "test_refund_fails_late").await;
    let failing = story.give_back("birch", &sold).await;
    story.tell("refund.failed", String::new(), failing, Happening::RefundFailed);
    story
}

/// As [`six`], and beside it a second step, a fee, a payment given up, one that comes twice, and words about nothing of ours.
async fn twelve() -> Story {
    let mut story = six().await;
    let (mug, lamp) = (story.app.goods("alder-mug").await, story.app.goods("birch-lamp").await);
    let (.., stepped) = story.buy(&[(&mug, 1)], "test_action").await;
    story.of_charge(&stepped, "charge.captured", Happening::Captured).await;
    let (.., given_up) = story.buy(&[(&lamp, 1)], "test_action").await;
    story.of_charge(&given_up, "charge.cancelled", Happening::Cancelled).await;
    let (.., sold) = story.buy(&[(&mug, 1)], "test_fee_later").await;
    story.of_charge(&sold, "charge.fee", Happening::FeeKnown).await;
    let (guest, checkout, twice) = story.buy(&[(&lamp, 1)], "test_cancel_ignored").await;
    guest.run("checkoutPaymentSet", json!({ "checkoutId": checkout, "gateway": "test", "methodToken": "test_ok" }), "checkout { id }").await;
    let other_card = guest.complete(&checkout, &key("complete")).await;
    assert_eq!(other_card["order"]["id"].as_str(), twice["order"]["id"].as_str().or(other_card["order"]["id"].as_str()));
    story.of_charge(&other_card, "charge.captured", Happening::Captured).await;
    let (.., waiting) = story.buy(&[(&mug, 1)], "test_later").await;
    story.of_charge(&waiting, "charge.processing", Happening::Nothing).await;
    let nobody = story.app.cx.id();
    story.tell("charge.captured", "ch_of_somebody_else".into(), nobody, Happening::Nothing);
    assert_eq!(story.events.len(), 12);
    story
}

/// The end of the story when it is told in this order.
async fn told(frozen: &Frozen, events: &[Event]) -> Vec<String> {
    let stage = frozen.thaw().await;
    for event in events {
        happen(&stage, event).await;
        hand_in(&stage, event).await;
    }
    // The jobs that were left find everything done.
    stage.settle().await;
    assert_eq!(api::check(&stage.cx).await.expect("a look"), Vec::<String>::new(), "{events:#?}");
    digest(&stage).await
}

/// The gateway's own books, before it tells of them.
async fn happen(stage: &Backstage, event: &Event) {
    let db = &stage.cx.db;
    let charge = async || {
        let by_key = test_gateway_charge::Entity::find().filter(test_gateway_charge::Column::IdempotencyKey.eq(event.key.as_str()));
        by_key.one(db).await.expect("a look").expect("a charge")
    };
    let run = async |sql: &str, values: Vec<sea_orm::Value>| db::execute(db, sql, values).await.expect("the gateway's books");
    match event.happening {
        Happening::Nothing => {}
        Happening::Captured => {
            let charge = charge().await;
            let sql = "UPDATE test_gateway_charge SET state = 'captured', captured_minor = amount_minor, fee_minor = $1 WHERE id = $2";
            run(sql, vec![fee(charge.amount_minor).into(), charge.id.into()]).await;
        }
        Happening::Cancelled => {
            run("UPDATE test_gateway_charge SET state = 'cancelled' WHERE idempotency_key = $1", vec![event.key.as_str().into()]).await;
        }
        Happening::FeeKnown => {
            let charge = charge().await;
            run("UPDATE test_gateway_charge SET fee_minor = $1 WHERE id = $2", vec![fee(charge.amount_minor).into(), charge.id.into()]).await;
        }
        Happening::RefundSucceeded | Happening::RefundFailed => {
            let (to, from, sign) = if event.happening == Happening::RefundSucceeded { ("succeeded", "pending", "+") } else { ("failed", "succeeded", "-") };
            let of = "FROM test_gateway_refund r WHERE r.idempotency_key = $1 AND r.state = $2";
            let sql = format!(
                "UPDATE test_gateway_charge SET refunded_minor = refunded_minor {sign} (SELECT r.amount_minor {of}) WHERE id = (SELECT r.charge_id {of})"
            );
            run(&sql, vec![event.key.as_str().into(), from.into()]).await;
            let sql = "UPDATE test_gateway_refund SET state = $3 WHERE idempotency_key = $1 AND state = $2";
            run(sql, vec![event.key.as_str().into(), from.into(), to.into()]).await;
        }
    }
}

/// Takes the hint as the webhook's door does, and works on it at once.
async fn hand_in(stage: &Backstage, event: &Event) {
    let body = json!({ "id": event.id, "kind": event.kind, "object": event.object, "key": event.key, "created": 0 }).to_string();
    let secret = stage.cx.keys.derive("test_gateway.webhook");
    let headers = [(SIGNATURE_HEADER.to_lowercase(), signature(&secret, stage.cx.now(), &body))];
    let received = receive(&stage.cx, &stage.gateways, "test", &headers, body.as_bytes()).await.expect("a place to keep it");
    assert_eq!(received, Received::Accepted);
    checkout::handle_inbox(&stage.cx, &stage.gateways, "test", &event.id).await.expect("an effect");
}

/// Everything the business has of it, without ids and times.
async fn digest(stage: &Backstage) -> Vec<String> {
    #[derive(sea_orm::FromQueryResult)]
    struct Row {
        line: String,
    }
    const PLACED: &str = "CASE WHEN placed_at IS NULL THEN 'never placed' ELSE 'placed' END";
    let questions = [
        format!("SELECT 'order ' || number || ' ' || status || ' ' || total_minor || ' ' || refunded_minor || ' ' || {PLACED} AS line FROM orders"),
        format!("SELECT 'part ' || number || ' ' || lifecycle || ' ' || fulfilment || ' ' || payment_state || ' ' || total_minor || ' ' || refunded_minor || ' ' || {PLACED} AS line FROM vendor_order"),
        "SELECT 'line ' || v.number || ' ' || l.position || ' ' || l.cancelled || ' ' || l.refunded || ' ' || l.refunded_minor AS line FROM order_line l JOIN vendor_order v ON v.id = l.vendor_order_id".into(),
        "SELECT 'history ' || o.number || ' ' || e.kind AS line FROM order_event e JOIN orders o ON o.id = e.order_id".into(),
        "SELECT 'payment ' || o.number || ' ' || p.method_token || ' ' || p.state || ' ' || p.captured_minor || ' ' || p.refunded_minor || ' ' || p.fee_minor AS line FROM payment p JOIN orders o ON o.id = p.reference".into(),
        "SELECT 'share ' || o.number || ' ' || p.method_token || ' ' || s.authorized_minor || ' ' || s.captured_minor || ' ' || s.refunded_minor AS line FROM payment_share s JOIN payment p ON p.id = s.payment_id JOIN orders o ON o.id = p.reference".into(),
        "SELECT 'call ' || o.number || ' ' || a.operation || ' ' || a.amount_minor || ' ' || a.state AS line FROM psp_attempt a JOIN payment p ON p.id = a.payment_id JOIN orders o ON o.id = p.reference".into(),
        "SELECT 'refund ' || v.number || ' ' || r.amount_minor || ' ' || r.state AS line FROM refund r JOIN vendor_order v ON v.id = r.vendor_order_id".into(),
        "SELECT 'journal ' || j.kind || ' ' || t.amount || ' ' || t.currency || ' ' || d.code || ' to ' || c.code AS line FROM ledger_transfer t JOIN ledger_journal j ON j.id = t.journal_id JOIN ledger_account d ON d.id = t.debit_id JOIN ledger_account c ON c.id = t.credit_id".into(),
        "SELECT 'shelf ' || p.slug || ' ' || s.on_hand || ' ' || s.reserved || ' ' || s.allocated AS line FROM stock_level s JOIN variant v ON v.id = s.variant_id JOIN product p ON p.id = v.product_id".into(),
        "SELECT 'checkout ' || state || ' ' || seen_total_minor AS line FROM checkout".into(),
        "SELECT 'cart ' || state AS line FROM cart".into(),
        "SELECT 'event ' || topic || ' of ' || SUBSTR(aggregate, 1, 5) AS line FROM outbox".into(),
        "SELECT 'charge ' || scenario || ' ' || state || ' ' || captured_minor || ' ' || refunded_minor || ' ' || fee_minor AS line FROM test_gateway_charge".into(),
        "SELECT 'webhook ' || event_id || ' ' || state AS line FROM inbox".into(),
    ];
    let mut lines = Vec::new();
    for sql in questions {
        let rows: Vec<Row> = db::all(&stage.cx.db, &sql, []).await.expect("a look");
        lines.extend(rows.into_iter().map(|row| row.line));
    }
    lines.sort_unstable();
    lines
}

/// Every order of `count` things.
fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = permutations(count - 1);
    (0..count).flat_map(|at| shorter.iter().map(move |order| [&order[..at], &[count - 1], &order[at..]].concat())).collect()
}

async fn all_the_same(frozen: &Frozen, events: &[Event], orders: Vec<Vec<usize>>) -> Vec<String> {
    let first: Vec<Event> = events.to_vec();
    let expected = told(frozen, &first).await;
    let expected = &expected;
    futures_util::stream::iter(orders)
        .for_each_concurrent(4, |order| async move {
            let events: Vec<Event> = order.iter().map(|at| events[*at].clone()).collect();
            let end = told(frozen, &events).await;
            let (more, less): (Vec<_>, Vec<_>) =
                (end.iter().filter(|line| !expected.contains(line)).collect(), expected.iter().filter(|line| !end.contains(line)).collect());
            assert!(end == *expected, "in the order {order:?} there is {more:#?} in the place of {less:#?}");
        })
        .await;
    expected.clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_orders_of_six_webhooks_end_the_same() {
    let (frozen, events) = six().await.freeze().await;
    let (all, seed) = (permutations(6), scale::seed());
    assert_eq!(all.len(), 720);
    let tried = scale::count(72, 720);
    // Every so-manieth, from where the seed says.
    let step = all.len() / tried;
    let from = usize::try_from(seed).unwrap_or(0) % step;
    let orders: Vec<_> = all.into_iter().skip(from).step_by(step).collect();
    assert_eq!(orders.len(), tried);
    let end = all_the_same(&frozen, &events, orders).await;
    assert!(end.iter().any(|line| line.starts_with("refund ") && line.ends_with(" failed")), "{end:#?}");
    assert_eq!(end.iter().filter(|line| line.starts_with("order ") && line.contains(" paid ")).count(), 3, "{end:#?}");
    scale::figure("orders of six webhooks with the same end", tried);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twelve_webhooks_in_any_order_and_up_to_five_times_end_the_same() {
    let (frozen, events) = twelve().await.freeze().await;
    let tried = scale::count(12, 400);
    let mut state = scale::seed();
    println!("STOA_TEST_SEED={state}");
    let mut dice = move |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % most
    };
    let mut orders = Vec::new();
    for _ in 0..tried {
        let mut order: Vec<usize> = (0..events.len()).flat_map(|at| vec![at; 1 + dice(5)]).collect();
        for at in (1..order.len()).rev() {
            order.swap(at, dice(at + 1));
        }
        orders.push(order);
    }
    let deliveries: usize = orders.iter().map(Vec::len).sum();
    let end = all_the_same(&frozen, &events, orders).await;
    assert!(end.iter().any(|line| line.starts_with("history ") && line.ends_with(" paid_again_sent_back")), "{end:#?}");
    assert!(end.contains(&"webhook evt_11 parked".to_owned()), "{end:#?}");
    scale::figure("streams of twelve webhooks, each one to five times, with the same end: streams, webhooks in all", format!("{tried}, {deliveries}"));
}

#[tokio::test]
async fn a_webhook_about_what_is_not_known_yet_waits_until_it_is() {
    let app = TestApp::new().await;
    app.settle().await;
    let (mug, guest) = (app.goods("alder-mug").await, app.anonymous());
    guest.add(&[(&mug, 1)]).await;
    let checkout = guest.to_review("test_lost_answer").await;
    assert_eq!(guest.complete(&checkout, &key("complete")).await["userErrors"][0]["code"], "PAYMENT_PENDING");
    // The gateway names its charge, which we have not heard of, and not our key.
    let charge = test_gateway_charge::Entity::find().one(&app.cx.db).await.expect("a look").expect("a charge");
    let body = json!({ "id": "evt_early", "kind": "charge.captured", "object": charge.id, "key": "", "created": 0 }).to_string();
    let headers = [(SIGNATURE_HEADER.to_owned(), signature(&app.cx.keys.derive("test_gateway.webhook"), app.cx.now(), &body))];
    assert_eq!(receive(&app.cx, &app.gateways, "test", &headers, body.as_bytes()).await.expect("a place"), Received::Accepted);
    app.settle().await;
    let state = async || entity::inbox::Entity::find().one(&app.cx.db).await.expect("a look").expect("a webhook").state;
    assert_eq!((state().await, gateway(&app.cx).await), (entity::states::InboxState::Parked, (charge.amount_minor, 0)));
    assert!(order::Entity::find().one(&app.cx.db).await.expect("a look").expect("an order").placed_at.is_none());
    app.eventually("it is applied", async || (state().await == entity::states::InboxState::Applied).then_some(())).await;
    assert!(order::Entity::find().one(&app.cx.db).await.expect("a look").expect("an order").placed_at.is_some());
    let calls = psp_attempt::Entity::find().all(&app.cx.db).await.expect("a look").len();
    assert_eq!((payment::Entity::find().all(&app.cx.db).await.expect("a look").len(), calls), (1, 1));
    app.settle().await;
    app.books_balance().await;
}
