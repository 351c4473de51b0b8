//! Nodes whose clocks are wrong, and not by the same.

use std::path::PathBuf;

use entity::states::{CheckoutState, JobState};
use entity::{checkout, job, order};
use platform::Db;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use support::till::key;
use support::{Client, Process, Site, scale, scaled, wait};

/// The library that shows a program another time; says so where there is none.
fn faketime() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let found = folders.map(|folder| folder.join("faketime/libfaketime.so.1")).find(|library| library.is_file());
    if found.is_none() {
        eprintln!("skipped: there is no libfaketime to set a node's clock wrong with");
    }
    found
}

/// A node whose clock is wrong by so many minutes.
async fn node(site: &Site, library: &str, minutes: &str) -> Process {
    // Only the time of day is wrong; a second still takes a second.
    site.start_with(&[("LD_PRELOAD", library), ("FAKETIME", minutes), ("FAKETIME_DONT_FAKE_MONOTONIC", "1")]).await
}

/// What time it is by the database, in milliseconds.
async fn now(db: &Db) -> i64 {
    let row = db.query_one_raw(platform::db::statement(db, "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) AS now", [])).await;
    row.expect("a look").expect("a row").try_get("", "now").expect("a time")
}

/// By how much a node says that it corrects its clock, in seconds.
async fn correction(node: &Process) -> f64 {
    let text = node.anonymous().request(reqwest::Method::GET, "/metrics").send().await.expect("metrics").text().await.expect("text");
    let line = text.lines().find(|line| line.starts_with("stoa_clock_offset_seconds")).expect("a correction");
    line.rsplit(' ').next().and_then(|value| value.parse().ok()).expect("a number")
}

async fn sweeps(db: &Db) -> Vec<i64> {
    let done = job::Entity::find().filter(job::Column::Kind.eq("checkout.sweep")).filter(job::Column::State.eq(JobState::Done)).all(db).await;
    done.expect("a look").iter().filter_map(|job| job.payload["slot"].as_i64()).collect()
}

async fn state(db: &Db, id: &str) -> CheckoutState {
    let id: entity::ids::CheckoutId = id.parse().expect("an id");
    checkout::Entity::find_by_id(id).one(db).await.expect("a look").expect("a checkout").state
}

async fn held(db: &Db) -> i64 {
    entity::stock_level::Entity::find().all(db).await.expect("a look").iter().map(|level| level.reserved).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_whose_clocks_differ_by_minutes_agree_on_every_deadline() {
    if !scaled() {
        eprintln!("skipped: nodes take their time from PostgreSQL, and this run has none");
        return;
    }
    let Some(library) = faketime() else { return };
    let library = library.display().to_string();
    // In tests clocks are moved by hand and never corrected; this is about the correction.
    let site = Site::new().await.with("STOA_ENV", "development");
    let (fast, slow) = (node(&site, &library, "+10m").await, node(&site, &library, "-10m").await);
    for node in [&fast, &slow] {
        let wrong = correction(node).await;
        assert!((590.0..610.0).contains(&wrong), "a node whose clock is wrong by 600 s corrects it by {wrong} s");
    }
    let (db, mug) = (site.db().await, site.goods("alder-mug").await);

    // A token of one is good at the other.
    let ann = slow.sign_in("ann").await;
    assert!(fast.client(&ann).ask("{ me { id } }", json!({})).await["me"]["id"].is_string());
    let bob = fast.sign_in("bob").await;
    assert!(slow.client(&bob).ask("{ me { id } }", json!({})).await["me"]["id"].is_string());

    // What the slow one holds for fifteen minutes, the fast one does not take away, whichever of them sweeps.
    let started = async |buyer: &Client| {
        buyer.add(&[(&mug, 1)]).await;
        buyer.to_review("test_ok").await
    };
    let (early, late) = (started(&ann).await, started(&bob).await);
    let before = sweeps(&db).await.len();
    wait::for_up_to(wait::A_MINUTE, async || (sweeps(&db).await.len() >= before + 2).then_some(())).await.expect("two sweeps");
    assert_eq!((state(&db, &early).await, state(&db, &late).await), (CheckoutState::Open, CheckoutState::Open));
    assert_eq!(held(&db).await, 2);
    for (buyer, checkout) in [(fast.client(&ann), &early), (slow.client(&bob), &late)] {
        let paid = buyer.complete(checkout, &key("complete")).await;
        assert_eq!(paid["order"]["status"], "PAID", "{paid:#}");
    }
    for order in order::Entity::find().all(&db).await.expect("a look") {
        let age = now(&db).await - order.created_at;
        assert!((0..120_000).contains(&age), "an order of just now is {age} ms old");
    }

    // One whose time is over is ended once.
    let over = started(&slow.sign_in("ann").await).await;
    let past = checkout::ActiveModel { expires_at: sea_orm::ActiveValue::Set(now(&db).await - 1), ..Default::default() };
    let aged = checkout::Entity::update_many().set(past).filter(checkout::Column::Id.eq(over.parse::<entity::ids::CheckoutId>().expect("an id")));
    assert_eq!(aged.exec(&db).await.expect("a change").rows_affected, 1);
    wait::for_up_to(wait::A_MINUTE, async || (state(&db, &over).await == CheckoutState::Expired).then_some(())).await.expect("an end");
    assert_eq!(held(&db).await, 0);

    // No slot was swept twice, and none that has not come.
    let mut slots = sweeps(&db).await;
    let latest = now(&db).await / 10_000;
    assert!(slots.iter().all(|slot| (latest - 60..=latest).contains(slot)), "{slots:?}, and it is {latest}");
    let all = slots.len();
    slots.sort_unstable();
    slots.dedup();
    assert_eq!(slots.len(), all, "{slots:?}");
    scale::figure("clocks 20 minutes apart: early expiries, slots swept twice", "0, 0");
    site.recovers().await;
}
