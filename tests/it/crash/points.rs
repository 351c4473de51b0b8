//! Killed at every named point of a purchase, paid in every way, whether the buyer comes back or not.

use std::time::Duration;

use entity::payment;
use entity::states::{CheckoutState, OrderStatus, PaymentState};
use futures_util::StreamExt;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use support::till::key;
use support::{Client, Process, Site, scale, text, wait};

use super::books::{Purchase, everything_was_heard, purchase};
use super::{Paying, ahead};

/// Two mugs and their way.
const TOTAL: i64 = 2 * 12_50 + 4_90;

const COMPLETED: &str = "order { id status } nextAction { url }";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_after_the_claim() {
    kill_at("after_claim").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_after_the_gateway_answered() {
    kill_at("after_gateway").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_before_what_was_settled_is_committed() {
    kill_at("in_settle_before_commit").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_after_it_was_settled() {
    kill_at("after_settle").await;
}

async fn kill_at(point: &'static str) {
    let cases = Paying::ALL.into_iter().flat_map(|paying| [(paying, true), (paying, false)]);
    // As many at once as keep two cores busy; where they wait for locks and leases, all of them.
    let together = scale::count(3, 10);
    futures_util::stream::iter(cases).for_each_concurrent(together, |(paying, comes_back)| one(point, paying, comes_back)).await;
}

async fn one(point: &'static str, paying: Paying, comes_back: bool) {
    let site = Site::new().await;
    let mug = site.goods("alder-mug").await;
    let doomed = site.start_with(&[("STOA_FAIL_AT", point)]).await;
    let buyer = doomed.anonymous();
    buyer.add(&[(&mug, 2)]).await;
    let (checkout, key) = (buyer.to_review(paying.token()).await, key("complete"));
    until_it_dies(&buyer, &checkout, &key).await;
    doomed.dies_at(point).await;

    // The key's lock is over after 20 seconds, the leader's lease after 15, and calls in doubt are asked about after 30.
    let moved = ahead(if comes_back { 21 } else { 45 });
    let site = site.with("STOA_CLOCK_AHEAD", moved.to_string());
    let fresh = site.start().await;
    if comes_back {
        come_back(&fresh, &fresh.client(&buyer), &checkout, &key, paying).await;
    } else if paying == Paying::SecondStep {
        confirm_what_is_known(&site, &fresh).await;
    }
    let took = site.recovers().await + Duration::from_secs(moved.unsigned_abs());
    let cx = site.cx().await;
    assert_eq!(purchase(&cx).await, expected(paying), "{point}, {paying:?}, {comes_back}");
    everything_was_heard(&site, &cx).await;
    let who = if comes_back { "comes back" } else { "never comes back" };
    scale::figure(&format!("killed at {point}, {paying:?}, the buyer {who}"), format!("clean after {:.1} s", took.as_secs_f64()));
}

/// Everybody's books at the end, as they would be without the kill.
fn expected(paying: Paying) -> Purchase {
    let whole = Purchase {
        status: OrderStatus::Paid,
        checkout: CheckoutState::Completed,
        payments: vec![PaymentState::Captured],
        gateway: (TOTAL, 0),
        stock: (0, 2),
        told: (1, 1),
    };
    match paying {
        Paying::Declined => Purchase {
            status: OrderStatus::Pending,
            checkout: CheckoutState::Open,
            payments: vec![PaymentState::Failed],
            gateway: (0, 0),
            stock: (2, 0),
            told: (0, 0),
        },
        Paying::Works | Paying::SecondStep | Paying::Later | Paying::AnswerLost => whole,
    }
}

fn completion(checkout: &str, key: &str) -> Value {
    json!({ "checkoutId": checkout, "idempotencyKey": key })
}

/// The last click, again and again with the same key while the gateway gives no answer, until nobody answers any more.
async fn until_it_dies(buyer: &Client, checkout: &str, key: &str) {
    for _ in 0..10 {
        let Some(payload) = buyer.attempt("checkoutComplete", completion(checkout, key), COMPLETED).await else { return };
        assert_eq!(payload["userErrors"][0]["code"], "PAYMENT_PENDING", "{payload:#}");
    }
    panic!("it does not die");
}

/// The same key again, for as long as it is told to.
async fn come_back(process: &Process, buyer: &Client, checkout: &str, key: &str, paying: Paying) {
    let ended = wait::for_up_to(wait::A_MINUTE, async || {
        let payload = buyer.try_do("checkoutComplete", completion(checkout, key), COMPLETED).await;
        if let Some(url) = payload["nextAction"]["url"].as_str() {
            process.confirm_at_gateway(url).await;
            return None;
        }
        let refusal = &payload["userErrors"][0];
        match (refusal["retryable"].as_bool(), payload["order"]["status"].as_str()) {
            (None, Some("PENDING")) | (Some(true), _) => None,
            (None, Some(status)) => Some(status.to_owned()),
            _ => Some(text(&refusal["code"])),
        }
    })
    .await;
    let wanted = if paying == Paying::Declined { "PAYMENT_DECLINED" } else { "PAID" };
    assert_eq!(ended.as_deref(), Some(wanted), "{paying:?}");
}

/// The buyer has the gateway's page open and goes on there; the shop hears of it from the gateway alone.
async fn confirm_what_is_known(site: &Site, process: &Process) {
    let cx = site.cx().await;
    let url = wait::for_up_to(wait::A_MINUTE, async || {
        let payment = payment::Entity::find().one(&cx.db).await.expect("a look")?;
        payment.next_action?["url"].as_str().map(str::to_owned)
    })
    .await;
    process.confirm_at_gateway(&url.expect("somebody asked the gateway what became of it")).await;
}
