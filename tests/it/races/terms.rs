//! What changes between the review and the last click: nobody pays what they were not shown.

use entity::states::TaxClass;
use entity::{inbox, test_gateway_charge};
use futures_util::future::join;
use kernel::Operator;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use support::scale::{count as some, figure};
use support::till::key;
use support::{Client, Goods, number, shelf, text};

use super::stage::{Stage, count, raced, review, start};

const DELIVERY: i64 = 4_90;
const SELECT: &str = "order { id status total { gross { minor } tax { minor } } } nextAction { url }";

async fn at_the_till(stage: &Stage, goods: &Goods, method_token: &str) -> (Client, String) {
    let guest = stage.stranger();
    guest.add(&[(goods, 1)]).await;
    let checkout = start(&guest).await.checkout().expect("a checkout");
    review(&guest, &checkout, method_token).await;
    (guest, checkout)
}

async fn complete(who: &Client, checkout: &str) -> Value {
    who.insist("checkoutComplete", json!({ "checkoutId": checkout, "idempotencyKey": key("complete") }), SELECT).await.0
}

/// The vendor's one delivery, offered or not, at this price to Germany.
async fn set_delivery(stage: &Stage, minor: i64, active: bool) {
    let alder = shelf::member(&stage.cx, "alder").await;
    let rate = shipping::RateInput { country: "DE".into(), currency: "EUR".into(), price_minor: minor, free_above_minor: None };
    let method = shipping::MethodInput {
        code: "standard".into(),
        name: "Standard".into(),
        carrier: "Post".into(),
        min_days: 2,
        max_days: 4,
        active,
        position: 0,
        rates: vec![rate],
    };
    shipping::upsert_method(&stage.cx, &alder, None, &method).await.expect("a shipping method");
}

/// Nothing was charged and no order placed.
async fn nothing_was_paid(stage: &Stage, orders: i64, captured: i64) {
    assert_eq!(stage.charged().await, (orders, captured, 0));
    assert_eq!(count(&stage.cx, "SELECT COUNT(*) AS n FROM orders WHERE placed_at IS NOT NULL", []).await, orders);
}

async fn what_changed_since_the_review_is_told_and_not_charged(stage: Stage) {
    let mug = stage.goods("alder-mug").await;
    let (mut orders, mut paid) = (0, 0);

    // A price goes up, and down.
    for price in [14_00, 11_00] {
        let (guest, checkout) = at_the_till(&stage, &mug, "test_ok").await;
        shelf::set_price(&stage.cx, "alder", &mug, price).await;
        let told = complete(&guest, &checkout).await;
        assert_eq!(told["userErrors"][0]["code"], "PRICE_CHANGED", "{told:#}");
        nothing_was_paid(&stage, orders, paid).await;
        let order = complete(&guest, &checkout).await["order"].clone();
        assert_eq!((order["status"].as_str(), number(&order["total"]["gross"]["minor"])), (Some("PAID"), price + DELIVERY));
        (orders, paid) = (orders + 1, paid + price + DELIVERY);
        nothing_was_paid(&stage, orders, paid).await;
    }

    // The delivery costs more.
    let (guest, checkout) = at_the_till(&stage, &mug, "test_ok").await;
    set_delivery(&stage, 6_90, true).await;
    let told = complete(&guest, &checkout).await;
    assert_eq!(told["userErrors"][0]["code"], "PRICE_CHANGED", "{told:#}");
    nothing_was_paid(&stage, orders, paid).await;

    // The delivery is no longer offered.
    set_delivery(&stage, 6_90, false).await;
    let told = complete(&guest, &checkout).await;
    assert_eq!(told["userErrors"][0]["code"], "VALIDATION_FAILED", "{told:#}");
    nothing_was_paid(&stage, orders, paid).await;
    set_delivery(&stage, DELIVERY, true).await;
    let told = complete(&guest, &checkout).await;
    assert_eq!(told["userErrors"][0]["code"], "PRICE_CHANGED", "what the buyer saw last is what counts: {told:#}");
    nothing_was_paid(&stage, orders, paid).await;

    // The goods are withdrawn, and come back.
    let alder = shelf::member(&stage.cx, "alder").await;
    pricing::withdraw(&stage.cx, &alder, Some(&key("withdraw")), mug.offer.parse().expect("an id")).await.expect("a withdrawal");
    let told = complete(&guest, &checkout).await;
    assert_eq!(told["userErrors"][0]["code"], "INSUFFICIENT_STOCK", "{told:#}");
    nothing_was_paid(&stage, orders, paid).await;
    shelf::set_price(&stage.cx, "alder", &mug, 11_00).await;

    // The shelf is counted anew: what is held for somebody cannot be counted away.
    let on_hand = shelf::figures(&stage.cx.db, &mug).await.0;
    let refused = shelf::set_stock(&stage.cx, "alder", &mug, on_hand, 2).await;
    assert!(matches!(&refused, Err(platform::Error::Refused(why)) if why[0].code() == "STATE_CONFLICT"), "{refused:?}");
    shelf::set_stock(&stage.cx, "alder", &mug, on_hand, 3).await.expect("a count");

    // Taxes rise: prices hold their tax, so what is paid stays, and what of it is tax is by the day of the order.
    let operator = Operator { who: alder.who, scopes: alder.scopes };
    let rule = pricing::TaxRuleInput { country: "DE".into(), tax_class: TaxClass::Standard, rate_bp: 25_00, valid_from: stage.cx.now() - 1 };
    pricing::tax_rules_set(&stage.cx, &operator, None, &[rule]).await.expect("a rate");
    let order = complete(&guest, &checkout).await["order"].clone();
    assert_eq!((order["status"].as_str(), number(&order["total"]["gross"]["minor"])), (Some("PAID"), 11_00 + DELIVERY), "{order:#}");
    assert_eq!(number(&order["total"]["tax"]["minor"]), 2_20 + 98);
    (orders, paid) = (orders + 1, paid + 11_00 + DELIVERY);
    nothing_was_paid(&stage, orders, paid).await;
    stage.rests().await;
}

/// The vendor changes the price while the buyer clicks: the old one is paid, or the new one after it was shown.
async fn a_price_that_changes_during_the_last_click_is_never_charged_unseen(stage: Stage) {
    let mug = stage.goods("alder-mug").await;
    let (rounds, mut price, mut told_first, mut paid) = (some(8, 40), 12_50, 0, 0);
    for round in 0..rounds {
        let (guest, checkout) = at_the_till(&stage, &mug, "test_ok").await;
        let next = 10_00 + i64::try_from(round * 10 + 1).expect("a price");
        let change = shelf::set_price(&stage.cx, "alder", &mug, next);
        let answer = if round % 2 == 0 { join(complete(&guest, &checkout), change).await.0 } else { join(change, complete(&guest, &checkout)).await.1 };
        let due = if answer["order"].is_object() {
            assert_eq!(number(&answer["order"]["total"]["gross"]["minor"]), price + DELIVERY, "{answer:#}");
            price + DELIVERY
        } else {
            assert_eq!(answer["userErrors"][0]["code"], "PRICE_CHANGED", "{answer:#}");
            told_first += 1;
            let again = complete(&guest, &checkout).await;
            assert_eq!(number(&again["order"]["total"]["gross"]["minor"]), next + DELIVERY, "{again:#}");
            next + DELIVERY
        };
        paid += due;
        assert_eq!(stage.charged().await.1, paid, "round {round}");
        price = next;
    }
    stage.rests().await;
    figure(&format!("price against last click, {}", stage.name()), format!("{told_first} of {rounds} were told first, 0 charged unseen"));
}

/// The gateway declines, the buyer pays another total with another card, and then the gateway takes the first money after all.
async fn a_payment_of_an_old_total_never_places_the_order_at_the_new_one(stage: Stage) {
    let mug = stage.goods("alder-mug").await;
    let (guest, checkout) = at_the_till(&stage, &mug, "test_decline_insufficient_funds").await;
    assert_eq!(complete(&guest, &checkout).await["userErrors"][0]["code"], "PAYMENT_DECLINED");
    shelf::set_price(&stage.cx, "alder", &mug, 20_00).await;
    review(&guest, &checkout, "test_action").await;
    let waits = complete(&guest, &checkout).await;
    assert_eq!((waits["order"]["status"].as_str(), number(&waits["order"]["total"]["gross"]["minor"])), (Some("PENDING"), 20_00 + DELIVERY), "{waits:#}");
    let (old, new) = (12_50 + DELIVERY, 20_00 + DELIVERY);

    changes_its_mind(&stage, "test_decline_insufficient_funds").await;
    let order: entity::ids::OrderId = text(&waits["order"]["id"]).parse().expect("an id");
    let found = orders::by_ids(&stage.cx.db, &[order]).await.expect("a look").pop().expect("the order");
    assert_eq!(found.placed_at, None, "the old money does not pay for the new order");
    assert_eq!(shelf::figures(&stage.cx.db, &mug).await, (50, 1, 0));

    assert!(stage.confirm_at_gateway(&text(&waits["nextAction"]["url"])).await);
    let paid = complete(&guest, &checkout).await;
    assert_eq!(paid["order"]["status"], "PAID", "{paid:#}");
    stage.rests().await;
    assert_eq!(stage.charged().await, (2, old + new, old), "the old money went back");
    assert_eq!(shelf::figures(&stage.cx.db, &mug).await, (50, 0, 1));
}

/// A gateway that said no takes the money after all, and tells.
async fn changes_its_mind(stage: &Stage, scenario: &str) {
    use test_gateway_charge::{Column, Entity};
    let charge = Entity::find().filter(Column::Scenario.eq(scenario)).one(&stage.cx.db).await.expect("a look").expect("a charge");
    let fee = payments::test_gateway::fee(charge.amount_minor);
    let sql = "UPDATE test_gateway_charge SET state = 'captured', decline_code = NULL, captured_minor = amount_minor, fee_minor = $1 WHERE id = $2";
    platform::db::execute(&stage.cx.db, sql, [fee.into(), charge.id.clone().into()]).await.expect("a change");
    let body = json!({ "id": "evt_late", "kind": "charge.captured", "object": charge.id, "key": charge.idempotency_key, "created": stage.cx.now() });
    let row = inbox::ActiveModel {
        source: Set("test".into()),
        event_id: Set("evt_late".into()),
        received_at: Set(stage.cx.now()),
        state: Set(entity::states::InboxState::New),
        attempts: Set(0),
        body: Set(body.to_string()),
    };
    inbox::Entity::insert(row).exec_without_returning(&stage.cx.db).await.expect("a webhook");
    checkout::handle_inbox(&stage.cx, &stage.gateways, "test", "evt_late").await.expect("a settled webhook");
}

raced!(
    what_changed_since_the_review_is_told_and_not_charged,
    a_price_that_changes_during_the_last_click_is_never_charged_unseen,
    a_payment_of_an_old_total_never_places_the_order_at_the_new_one
);
