//! Nodes whose own clocks are wrong agree on every deadline, because all go by the database's.

use entity::checkout;
use entity::states::CheckoutState;
use sea_orm::EntityTrait;
use serde_json::json;
use support::till::{CHECKOUT, key};
use support::{Site, setting, text, wait};

/// Either way, and more than a hold lasts: a node that went by its own clock would end it.
const WRONG_S: i64 = 1_500;

#[tokio::test]
async fn a_node_whose_clock_is_fast_ends_nobodys_time_early() {
    if setting("STOA_TEST_DATABASE_URL").is_none() {
        eprintln!("skipped: STOA_TEST_DATABASE_URL is not set, and an embedded database has this machine's clock");
        return;
    }
    let site = Site::new().await.with("STOA_CLOCK_SYNC", "on");
    let mug = site.goods("alder-mug").await;
    let slow = site.start_with(&[("STOA_CLOCK_AHEAD", &(-WRONG_S).to_string())]).await;
    let ann = slow.sign_in("ann").await;
    ann.add(&[(&mug, 1)]).await;
    let id = text(&ann.run("checkoutStart", json!({ "idempotencyKey": key("start") }), CHECKOUT).await["checkout"]["id"]);
    let cx = site.cx().await;
    let one = async || checkout::Entity::find().one(&cx.db).await.expect("a look").expect("a checkout");
    let held = one().await;
    // By the true time, give or take how long a busy machine may take.
    let left = held.expires_at - cx.now();
    assert!((14 * 60_000..=15 * 60_000).contains(&left), "held for {left} ms");

    // The fast one leads alone now, and its first sweep is over when its first schedule's slot is done.
    assert!(slow.terminate().await.success());
    let fast = site.start_with(&[("STOA_CLOCK_AHEAD", &WRONG_S.to_string())]).await;
    wait::until("it has swept", async || {
        let done: Option<Count> =
            platform::db::one(&cx.db, "SELECT COUNT(*) AS count FROM job WHERE kind = 'checkout.sweep' AND state = 'done'", []).await.expect("a look");
        (done?.count >= 2).then_some(())
    })
    .await;
    assert_eq!((one().await.state, one().await.expires_at), (CheckoutState::Open, held.expires_at));
    // A token of one node is good at the other.
    let there = fast.client(&ann);
    assert_eq!(there.ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"], 1);
    there.walk(&id, "test_ok").await;
    assert_eq!(there.complete(&id, &key("complete")).await["order"]["status"], "PAID");
    site.recovers().await;
}

#[derive(sea_orm::FromQueryResult)]
struct Count {
    count: i64,
}
