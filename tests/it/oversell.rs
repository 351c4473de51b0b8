//! Never more is sold than there is.

use futures_util::future::join_all;
use serde_json::json;
use support::till::key;
use support::{Client, TestApp};

/// Guests with the same goods in their carts, ready to run.
async fn crowd(app: &TestApp, slug: &str, size: usize) -> Vec<Client> {
    let goods = app.goods(slug).await;
    let goods = &goods;
    join_all((0..size).map(|_| async move {
        let guest = app.anonymous();
        guest.add(&[(goods, 1)]).await;
        guest
    }))
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_buyers_for_ten_pieces_are_ten_buyers_and_forty_who_are_told() {
    let app = TestApp::new().await;
    let crowd = crowd(&app, "scarce-print", 50).await;
    let starts = join_all(crowd.iter().map(|guest| guest.try_do("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }"))).await;
    let winners: Vec<&Client> = crowd.iter().zip(&starts).filter(|(_, payload)| payload["checkout"].is_object()).map(|(guest, _)| guest).collect();
    assert_eq!(winners.len(), 10);
    for loser in starts.iter().filter(|payload| !payload["checkout"].is_object()) {
        assert_eq!(loser["userErrors"][0]["code"], "INSUFFICIENT_STOCK", "{loser:#}");
        assert_eq!(loser["userErrors"][0]["available"], 0, "{loser:#}");
    }
    let print = app.goods("scarce-print").await;
    assert_eq!(app.available(&print).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_race_to_the_end_of_the_till_sells_exactly_ten_and_books_ten() {
    let app = TestApp::new().await;
    let crowd = crowd(&app, "scarce-print", 20).await;
    let sold = join_all(crowd.iter().map(|guest| async move {
        let start = guest.try_do("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await;
        let checkout = start["checkout"]["id"].as_str()?.to_owned();
        guest.walk(&checkout, "test_ok").await;
        let payload = guest.complete(&checkout, &key("complete")).await;
        (payload["order"]["status"] == "PAID").then_some(())
    }))
    .await;
    assert_eq!(sold.iter().flatten().count(), 10);
    app.settle().await;
    app.books_balance().await;
}

#[tokio::test]
async fn the_second_buyer_of_the_last_piece_is_refused_and_not_charged() {
    let app = TestApp::new().await;
    let print = app.goods("scarce-print").await;
    let (first, second) = (app.anonymous(), app.anonymous());
    first.add(&[(&print, 10)]).await;
    second.add(&[(&print, 1)]).await;
    let held = first.to_review("test_ok").await;
    let refusal = second.refused("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await;
    assert_eq!(refusal["code"], "INSUFFICIENT_STOCK");
    first.run("checkoutCancel", json!({ "checkoutId": held, "idempotencyKey": key("cancel") }), "checkout { id }").await;
    second.run("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await;
}

#[tokio::test]
async fn a_hold_that_nobody_completes_goes_back_on_the_shelf() {
    let app = TestApp::new().await;
    let (print, guest) = (app.goods("scarce-print").await, app.anonymous());
    guest.add(&[(&print, 10)]).await;
    guest.run("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await;
    assert_eq!(app.available(&print).await, 0);
    app.cx.clock.advance(2 * 3_600_000);
    app.settle().await;
    assert_eq!(app.available(&print).await, 10);
}
