//! A connection that breaks while something is being committed: nobody knows whether it was, and the key tells.

use entity::{order, stock_level};
use platform::Db;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use support::proxy::Lost;
use support::till::key;
use support::{Client, wait};

use super::buyers::{Reply, ask, document};
use super::postgres::Place;

async fn complete(guest: &Client, checkout: &str, key: &str) -> Reply {
    let input = json!({ "checkoutId": checkout, "idempotencyKey": key });
    ask(guest, &document("checkoutComplete", "order { number status }"), json!({ "input": input })).await
}

/// The same key until it tells how it ended.
async fn learn(guest: &Client, checkout: &str, key: &str) -> Value {
    let told = wait::for_up_to(wait::A_MINUTE, async || {
        let payload = complete(guest, checkout, key).await.answered()?["checkoutComplete"].clone();
        (payload["userErrors"][0]["retryable"] != true).then_some(payload)
    })
    .await;
    told.expect("the truth within a minute")
}

/// How many orders there are, and how many mugs are spoken for.
async fn sold(db: &Db) -> (usize, i64) {
    let levels = stock_level::Entity::find().all(db).await.expect("a look");
    (order::Entity::find().all(db).await.expect("a look").len(), levels.iter().map(|level| level.allocated).sum())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_lost_the_answer_to_a_purchase_learns_it_by_the_key_and_pays_once() {
    let Some(place) = Place::open("commits in doubt", &[]).await else { return };
    let db = place.site.db().await;
    // The claim is the first commit of a completion, the settlement its second.
    for (commit, lost) in [(0, Lost::Request), (0, Lost::Answer), (1, Lost::Request), (1, Lost::Answer)] {
        let (guest, before, key) = (place.guest().await, sold(&db).await, key("doubt"));
        let checkout = guest.to_review("test_ok").await;
        place.proxy.trap(&key, "COMMIT", commit, lost);
        let Reply::Unavailable(message) = complete(&guest, &checkout, &key).await else { panic!("{commit} {lost:?}: nobody could see how this ended") };
        assert!(place.proxy.sprung() && message.contains("the same idempotency key"), "{commit} {lost:?}: {message}");
        let payload = learn(&guest, &checkout, &key).await;
        assert_eq!((&payload["order"]["status"], &payload["userErrors"]), (&json!("PAID"), &json!([])), "{commit} {lost:?}: {payload:#}");
        let again = learn(&guest, &checkout, &key).await;
        assert_eq!(again["order"], payload["order"], "{commit} {lost:?}");
        assert_eq!(sold(&db).await, (before.0 + 1, before.1 + 1), "{commit} {lost:?}: once");
    }
    place.site.recovers().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transaction_that_is_cut_off_is_done_once_all_the_same() {
    let Some(place) = Place::open("transactions cut off", &[]).await else { return };
    let db = place.site.db().await;
    for lost in [Lost::Request, Lost::Answer] {
        let (guest, before, key) = (place.guest().await, sold(&db).await, key("cut"));
        let checkout = guest.to_review("test_ok").await;
        // In the middle of the claim: the order is written, the payment is being written.
        place.proxy.trap(&key, "test_ok", 0, lost);
        let payload = complete(&guest, &checkout, &key).await.answered().expect("nothing was committed, so it was begun again")["checkoutComplete"].clone();
        assert!(place.proxy.sprung(), "{lost:?}");
        assert_eq!((&payload["order"]["status"], &payload["userErrors"]), (&json!("PAID"), &json!([])), "{lost:?}: {payload:#}");
        assert_eq!(sold(&db).await, (before.0 + 1, before.1 + 1), "{lost:?}: once");
    }
    place.site.recovers().await;
}
