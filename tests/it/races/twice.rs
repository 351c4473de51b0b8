//! One cart completed twice at once, by several tabs and through several servers: one order, paid once.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use serde_json::json;
use support::scale::{count as some, figure};
use support::till::key;
use support::{Client, shelf, text};

use super::stage::{Stage, count, raced};

/// Completes until the answer stands; gives the order.
async fn complete(tab: &Client, checkout: &str, key: &str) -> String {
    let input = json!({ "checkoutId": checkout, "idempotencyKey": key });
    let (payload, _) = tab.insist("checkoutComplete", input, "order { id status }").await;
    assert_eq!(payload["order"]["status"], "PAID", "{payload:#}");
    text(&payload["order"]["id"])
}

async fn a_cart_completed_in_several_tabs_is_one_order(stage: Stage) {
    let rounds = some(6, 60);
    let mug = stage.put_on_shelf("alder", "Well-known mug", 12_50, 1_000).await;
    let mut orders = BTreeSet::new();
    for round in 0..rounds {
        let guest = stage.stranger();
        guest.add(&[(&mug, 1)]).await;
        let checkout = guest.to_review(["test_ok", "test_lost_answer"][round % 2]).await;
        let (tab, other) = (stage.at(0, &Some(&guest)), stage.at(1, &Some(&guest)));
        let (one, two) = (key("one"), key("two"));
        // Both tabs with keys of their own, and each of them clicks twice.
        let made =
            join_all([complete(&tab, &checkout, &one), complete(&other, &checkout, &two), complete(&tab, &checkout, &two), complete(&other, &checkout, &one)])
                .await;
        assert!(made.iter().all(|order| *order == made[0]), "{made:?}");
        orders.insert(made[0].clone());
        // Nothing is left in the cart that could be bought again.
        let again = guest.refused("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await;
        assert_eq!(again["code"], "NOT_FOUND", "{again}");
    }
    let rounds = i64::try_from(rounds).expect("a count");
    assert_eq!((i64::try_from(orders.len()).expect("a count"), count(&stage.cx, "SELECT COUNT(*) AS n FROM orders", []).await), (rounds, rounds));
    assert_eq!(stage.charged().await, (rounds, rounds * (12_50 + 4_90), 0));
    stage.rests().await;
    figure(&format!("one cart completed in four tabs at once, {}", stage.name()), format!("{rounds} carts, {rounds} orders, {rounds} charges"));
}

/// Starting in many tabs holds the goods once, whichever checkout is left.
async fn a_cart_started_in_several_tabs_holds_its_goods_once(stage: Stage) {
    let mug = stage.goods("alder-mug").await;
    let guest = stage.stranger();
    guest.add(&[(&mug, 3)]).await;
    let tabs: Vec<Client> = (0..some(8, 50)).map(|door| stage.at(door, &Some(&guest))).collect();
    let started = join_all(tabs.iter().map(|tab| tab.insist("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }"))).await;
    assert!(started.iter().all(|(payload, _)| payload["checkout"].is_object()), "each gives way to the next: {started:#?}");
    assert_eq!(shelf::figures(&stage.cx.db, &mug).await, (50, 3, 0));
    assert_eq!(count(&stage.cx, "SELECT COUNT(*) AS n FROM checkout WHERE state = 'open'", []).await, 1);
    stage.rests().await;
}

raced!(a_cart_completed_in_several_tabs_is_one_order, a_cart_started_in_several_tabs_holds_its_goods_once);
