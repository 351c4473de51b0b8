//! Two nodes are one marketplace: with PostgreSQL and Redis what happens at one is told at the other.

use serde_json::json;
use support::{TestApp, scaled};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_changes_at_one_node_is_pushed_at_the_other() {
    if !scaled() {
        eprintln!("skipped: STOA_TEST_DATABASE_URL and STOA_TEST_REDIS_URL are not set");
        return;
    }
    let app = TestApp::new().await;
    let other = app.second_node().await;
    let (mug, guest) = (app.goods("alder-mug").await, app.anonymous());
    guest.add(&[(&mug, 1)]).await;
    let there = other.client(&guest);
    let mut watching = there.subscribe("subscription { cartChanged { itemCount } }", json!({})).await;
    assert_eq!(watching.next().await["cartChanged"]["itemCount"], 1);
    guest.add(&[(&mug, 2)]).await;
    watching.until("three pieces", |data| data["cartChanged"]["itemCount"] == 3).await;

    let order = app.customer("ann").await;
    let bought = order.buy(&[(&mug, 1)]).await;
    let mut watching =
        other.client(&order).subscribe("subscription W($id: ID) { orderStatusChanged(orderId: $id) { status } }", json!({ "id": bought["id"] })).await;
    assert_eq!(watching.next().await["orderStatusChanged"]["status"], "PAID");
    let cancel = json!({ "orderId": bought["id"], "reason": "Wrong colour.", "idempotencyKey": support::till::key("cancel") });
    order.run("orderCancel", cancel, "order { status }").await;
    watching.until("the end", |data| data["orderStatusChanged"]["status"] != "PAID").await;
}

#[tokio::test]
async fn a_token_that_was_revoked_at_one_node_is_dead_at_the_other() {
    if !scaled() {
        eprintln!("skipped: STOA_TEST_DATABASE_URL and STOA_TEST_REDIS_URL are not set");
        return;
    }
    let app = TestApp::new().await;
    let other = app.second_node().await;
    let ann = app.customer("ann").await;
    let there = other.client(&ann);
    assert!(there.ask("{ me { id } }", json!({})).await["me"]["id"].is_string());
    ann.run("sessionRevoke", json!({}), "revoked").await;
    support::wait::until("the other node knows", async || {
        let answer = there.send("{ me { id } }", json!({})).await;
        (answer.body["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED").then_some(())
    })
    .await;
}
