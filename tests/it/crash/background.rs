//! Killed while nobody is asking: publishing, sweeping, taking a webhook, sending money back.

use std::time::Duration;

use entity::ids::CheckoutId;
use entity::states::{CheckoutState, OrderStatus, PaymentState};
use entity::{checkout, inbox, order, stock_level};
use futures_util::future::join_all;
use kernel::VendorMember;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use support::till::{CHECKOUT, ORDER, key};
use support::{Client, Site, scale, text, wait};

use super::books::{everything_was_heard, gateway, purchase};
use super::{Paying, ahead};

const TOTAL: i64 = 12_50 + 4_90;

/// A guest before the last click, and a site where nothing is left to be told.
async fn staged(paying: Paying) -> (Site, Client, String) {
    let site = Site::new().await;
    let mug = site.goods("alder-mug").await;
    let process = site.start().await;
    let buyer = process.anonymous();
    buyer.add(&[(&mug, 1)]).await;
    let checkout = buyer.to_review(paying.token()).await;
    let cx = site.cx().await;
    wait::until("everything is told", async || {
        let sql = "SELECT COUNT(*) AS count FROM outbox WHERE published_at IS NULL";
        let waiting: Option<Count> = platform::db::one(&cx.db, sql, []).await.expect("a look");
        (waiting?.count == 0).then_some(())
    })
    .await;
    assert!(process.terminate().await.success());
    (site, buyer, checkout)
}

#[derive(sea_orm::FromQueryResult)]
struct Count {
    count: i64,
}

fn figure(point: &str, what: &str, took: Duration) {
    scale::figure(&format!("killed at {point}, {what}"), format!("clean after {:.1} s", took.as_secs_f64()));
}

async fn complete(buyer: &Client, checkout: &str, key: &str) -> Option<Value> {
    buyer.attempt("checkoutComplete", json!({ "checkoutId": checkout, "idempotencyKey": key }), ORDER).await
}

#[tokio::test]
async fn killed_with_everything_held_and_nothing_committed() {
    let site = Site::new().await;
    let mug = site.goods("alder-mug").await;
    let doomed = site.start_with(&[("STOA_FAIL_AT", "after_hold")]).await;
    let buyer = doomed.anonymous();
    buyer.add(&[(&mug, 2)]).await;
    let start = json!({ "idempotencyKey": key("start") });
    assert!(buyer.attempt("checkoutStart", start.clone(), CHECKOUT).await.is_none());
    doomed.dies_at("after_hold").await;
    let cx = site.cx().await;
    assert_eq!(checkout::Entity::find().count(&cx.db).await.expect("a look"), 0);
    let held = async || stock_level::Entity::find().all(&cx.db).await.expect("a look").iter().map(|level| level.reserved).sum::<i64>();
    assert_eq!(held().await, 0);

    let site = site.with("STOA_CLOCK_AHEAD", ahead(16).to_string());
    let fresh = site.start().await;
    let buyer = fresh.client(&buyer);
    for _ in 0..2 {
        buyer.run("checkoutStart", start.clone(), CHECKOUT).await;
    }
    assert_eq!(held().await, 2);
    let took = site.recovers().await;
    everything_was_heard(&site, &cx).await;
    figure("after_hold", "the same key again", took);
}

#[tokio::test]
async fn killed_before_and_after_events_went_out() {
    let kill = async |point: &'static str| {
        let (site, buyer, checkout) = staged(Paying::Works).await;
        let doomed = site.start_with(&[("STOA_FAIL_AT", point)]).await;
        // It may die before the answer or after it: the order is there either way.
        complete(&doomed.client(&buyer), &checkout, "click-0001").await;
        doomed.dies_at(point).await;
        let moved = ahead(21);
        let site = site.with("STOA_CLOCK_AHEAD", moved.to_string());
        let fresh = site.start().await;
        let buyer = fresh.client(&buyer);
        let paid = wait::for_up_to(wait::A_MINUTE, async || {
            let payload = complete(&buyer, &checkout, "click-0001").await.expect("an answer");
            (payload["order"]["status"] == "PAID").then_some(())
        });
        paid.await.expect("the same key leads to the order");
        let took = site.recovers().await + Duration::from_secs(moved.unsigned_abs());
        let cx = site.cx().await;
        let heard = everything_was_heard(&site, &cx).await;
        assert_eq!(heard.again > 0, point == "after_publish", "{heard:?}");
        let end = purchase(&cx).await;
        assert_eq!((end.status, end.gateway, end.told), (OrderStatus::Paid, (TOTAL, 0), (1, 1)));
        figure(point, &format!("{} events, {} heard twice", heard.events, heard.again), took);
    };
    join_all(["before_publish", "after_publish"].map(kill)).await;
}

#[tokio::test]
async fn killed_while_ending_what_nobody_paid_for() {
    let kill = async |paying: Option<Paying>| {
        let (site, buyer, checkout) = staged(paying.unwrap_or(Paying::Works)).await;
        let process = site.start().await;
        if paying.is_some() {
            complete(&process.client(&buyer), &checkout, "click-0001").await.expect("an answer");
        }
        assert!(process.terminate().await.success());
        // Holds last an hour at most.
        let site = site.with("STOA_CLOCK_AHEAD", "3601");
        site.spawn(&[("STOA_FAIL_AT", "in_sweep")]).dies_at("in_sweep").await;
        let cx = site.cx().await;
        let one = async || checkout::Entity::find().one(&cx.db).await.expect("a look").expect("a checkout").state;
        assert_ne!(one().await, CheckoutState::Expired, "nothing of it was committed");
        let site = site.with("STOA_CLOCK_AHEAD", (3601 + 45).to_string());
        let _fresh = site.start().await;
        let cx = site.cx().await;
        let one = async || checkout::Entity::find().one(&cx.db).await.expect("a look").expect("a checkout").state;
        wait::for_up_to(wait::A_MINUTE, async || (one().await == CheckoutState::Expired).then_some(())).await.expect("an end");
        let took = site.recovers().await;
        let levels = stock_level::Entity::find().all(&cx.db).await.expect("a look");
        assert_eq!(levels.iter().map(|level| level.reserved + level.allocated).sum::<i64>(), 0, "everything is back on the shelf");
        if paying.is_some() {
            let end = purchase(&cx).await;
            assert_eq!((end.status, end.payments, end.gateway), (OrderStatus::Expired, vec![PaymentState::Cancelled], (0, 0)));
        }
        everything_was_heard(&site, &cx).await;
        figure("in_sweep", if paying.is_some() { "a second step nobody took" } else { "never paid for" }, took);
    };
    join_all([None, Some(Paying::SecondStep)].map(kill)).await;
}

#[tokio::test]
async fn killed_while_the_gateway_tells_of_money() {
    let kill = async |point: &'static str| {
        let (site, buyer, checkout) = staged(Paying::Later).await;
        let process = site.start().await;
        let payload = complete(&process.client(&buyer), &checkout, "click-0001").await.expect("an answer");
        assert_eq!(payload["order"]["status"], "PENDING", "{payload:#}");
        process.kill().await;
        // Captured after two seconds; and whoever led is gone.
        let site = site.with("STOA_CLOCK_AHEAD", "21");
        site.spawn(&[("STOA_FAIL_AT", point)]).dies_at(point).await;
        let moved = 21 + ahead(31);
        let site = site.with("STOA_CLOCK_AHEAD", moved.to_string());
        let _fresh = site.start().await;
        let took = site.recovers().await + Duration::from_secs(ahead(31).unsigned_abs());
        let cx = site.cx().await;
        let end = purchase(&cx).await;
        assert_eq!((end.status, end.payments, end.gateway, end.told), (OrderStatus::Paid, vec![PaymentState::Captured], (TOTAL, 0), (1, 1)), "{point}");
        assert_eq!(inbox::Entity::find().count(&cx.db).await.expect("a look"), 1, "told twice, kept once");
        everything_was_heard(&site, &cx).await;
        figure(point, "told by a webhook", took);
    };
    join_all(["after_inbox", "in_settle_before_commit", "after_settle", "after_publish"].map(kill)).await;
}

#[tokio::test]
async fn killed_before_and_after_money_was_sent_back() {
    let kill = async |point: &'static str| {
        let (site, buyer, checkout) = staged(Paying::Works).await;
        let doomed = site.start_with(&[("STOA_FAIL_AT", point)]).await;
        let buyer = doomed.client(&buyer);
        let payload = buyer.run("checkoutComplete", json!({ "checkoutId": checkout, "idempotencyKey": key("click") }), "orderToken order { id }").await;
        let cancel = json!({ "token": payload["orderToken"], "reason": "I changed my mind.", "idempotencyKey": key("cancel") });
        assert!(buyer.attempt("orderCancel", cancel.clone(), "order { status }").await.is_none());
        doomed.dies_at(point).await;
        // A refund that nobody finished is taken up after 30 seconds.
        let moved = ahead(45);
        let site = site.with("STOA_CLOCK_AHEAD", moved.to_string());
        let fresh = site.start().await;
        let again = fresh.client(&buyer).run("orderCancel", cancel, "order { status }").await;
        assert_eq!(again["order"]["status"], "CANCELLED", "{again:#}");
        let cx = site.cx().await;
        wait::for_up_to(wait::A_MINUTE, async || (gateway(&cx).await == (TOTAL, TOTAL)).then_some(())).await.expect("money that went back");
        let took = site.recovers().await + Duration::from_secs(moved.unsigned_abs());
        assert_eq!(gateway(&cx).await, (TOTAL, TOTAL), "once");
        let order = order::Entity::find().one(&cx.db).await.expect("a look").expect("an order");
        assert_eq!((order.status, order.refunded_minor), (OrderStatus::Cancelled, TOTAL));
        everything_was_heard(&site, &cx).await;
        figure(point, "a paid order was cancelled", took);
    };
    join_all(["before_refund", "after_refund"].map(kill)).await;
}

#[tokio::test]
async fn killed_between_learning_that_money_came_too_late_and_sending_it_back() {
    let (site, buyer, id) = staged(Paying::Later).await;
    let process = site.start().await;
    complete(&process.client(&buyer), &id, "click-0001").await.expect("an answer");
    process.kill().await;
    // The hold is lost and the shelf is emptied.
    let cx = site.cx().await;
    let (at, checkout) = (&cx, id.parse::<CheckoutId>().expect("an id"));
    cx.db.write("test.lose_holds", |tx| async move { inventory::expire(at, &tx, checkout).await }).await.expect("an end of the hold");
    empty_the_shelf(&site, "alder-mug").await;
    let site = site.with("STOA_CLOCK_AHEAD", "21");
    site.spawn(&[("STOA_FAIL_AT", "after_settle")]).dies_at("after_settle").await;
    assert_eq!(gateway(&site.cx().await).await, (TOTAL, 0));
    let moved = ahead(45);
    let site = site.with("STOA_CLOCK_AHEAD", (21 + moved).to_string());
    let fresh = site.start().await;
    let cx = site.cx().await;
    wait::for_up_to(wait::A_MINUTE, async || (gateway(&cx).await == (TOTAL, TOTAL)).then_some(())).await.expect("money that went back");
    let took = site.recovers().await + Duration::from_secs(moved.unsigned_abs());
    let order = order::Entity::find().one(&cx.db).await.expect("a look").expect("an order");
    assert_eq!((order.status, order.refunded_minor), (OrderStatus::Cancelled, TOTAL));
    let refusal = fresh.client(&buyer).refused("checkoutComplete", json!({ "checkoutId": id, "idempotencyKey": "click-0001" }), "order { id }").await;
    assert_eq!(text(&refusal["code"]), "STATE_CONFLICT");
    figure("after_settle", "paid when the goods were gone", took);
}

async fn empty_the_shelf(site: &Site, slug: &str) {
    let cx = site.cx().await;
    let goods = site.goods(slug).await;
    let (variant, vendor) = (goods.variant.parse().expect("an id"), goods.vendor.parse().expect("an id"));
    let owner =
        entity::vendor_member::Entity::find().all(&cx.db).await.expect("a look").into_iter().find(|member| member.vendor_id == vendor).expect("an owner");
    let member = VendorMember::whole(owner.user_id, vendor);
    let count = inventory::SetStock { variant_id: variant, location_id: None, on_hand: 0, change_from: 50, backorder_limit: None, reason: None };
    inventory::set(&cx, &member, Some(&key("count")), &count).await.expect("an empty shelf");
}
