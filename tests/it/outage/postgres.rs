//! PostgreSQL restarted, killed, cut off, slow, full and read-only.

use std::time::Duration;

use futures_util::future::join;
use sea_orm::ConnectionTrait;
use serde_json::json;
use support::servers::{End, Postgres, may_break, url};
use support::{Client, Goods, Process, Proxy, Site, scale, wait};

use super::buyers::{Crowd, all_orders_stand, is_well, look, put_into_cart, restock, status, the_pool_is_whole};

/// A shop on a PostgreSQL of its own, behind a proxy.
pub struct Place {
    pub shop: Process,
    pub mug: Goods,
    pub site: Site,
    pub proxy: Proxy,
    pub postgres: Postgres,
}

impl Place {
    /// Opens it, with `settings` of PostgreSQL; none where this run has no servers to break.
    pub async fn open(what: &str, settings: &[&str]) -> Option<Self> {
        if !may_break(what) {
            return None;
        }
        let postgres = Postgres::start_with(settings).await?;
        let proxy = Proxy::before(postgres.address());
        let site = Site::on(&postgres).await.with("DATABASE_URL", url(proxy.address(), "stoa"));
        let (shop, mug) = (site.start().await, site.goods("alder-mug").await);
        Some(Self { shop, mug, site, proxy, postgres })
    }

    /// Somebody with a cart.
    pub async fn guest(&self) -> Client {
        let guest = self.shop.anonymous();
        guest.add(&[(&self.mug, 1)]).await;
        guest
    }

    /// Reads and writes are refused as they should be, and the process says how it is.
    async fn is_away(&self, guest: &Client) {
        wait::until("reads are turned away", async || look(guest).await.is_unavailable().then_some(())).await;
        assert!(put_into_cart(guest, &self.mug).await.is_unavailable());
        assert!(look(guest).await.is_unavailable());
        assert_eq!(status(&self.shop, "/healthz").await, 200);
        assert_eq!(status(&self.shop, "/readyz").await, 503);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buyers_outlast_a_database_that_is_restarted_and_have_what_they_bought() {
    let Some(mut place) = Place::open("a restart of PostgreSQL", &[]).await else { return };
    // Directly: a server that is gone refuses, and nobody in between hides that.
    let direct = place.site.start_with(&[("DATABASE_URL", &place.postgres.url("stoa"))]).await;
    let place = &mut place;
    restock(&direct, &place.mug).await;
    let (guest, crowd, doors) = (direct.client(&place.guest().await), Crowd::default(), [direct.anonymous()]);
    let mug = place.mug.clone();
    let faults = async {
        for end in [End::Fast, End::Immediate, End::Kill].into_iter().cycle().take(scale::count(3, 15)) {
            crowd.have_bought(2).await;
            place.postgres.down(end).await;
            wait::until("somebody is turned away", async || look(&guest).await.is_unavailable().then_some(())).await;
            assert!(put_into_cart(&guest, &mug).await.is_unavailable());
            assert_eq!((status(&direct, "/healthz").await, status(&direct, "/readyz").await), (200, 503));
            place.postgres.up().await;
            is_well(&direct, &guest, &mug, &format!("PostgreSQL ended ({end:?})")).await;
        }
        crowd.have_bought(2).await;
        crowd.enough();
    };
    let (told, ()) = join(crowd.buy(&doors, &mug, 4), faults).await;
    scale::figure("PostgreSQL restarted: orders acknowledged and there", told.len());
    scale::figure("PostgreSQL restarted: requests turned away, then repeated", crowd.unavailable.load(std::sync::atomic::Ordering::Relaxed));
    scale::figure("PostgreSQL restarted: the longest request", format!("{:.1} s", crowd.slowest().as_secs_f64()));
    all_orders_stand(&place.site, told).await;
    the_pool_is_whole(&direct).await;
    place.site.recovers().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_says_nothing_costs_nobody_more_than_seconds() {
    let Some(place) = Place::open("a silent PostgreSQL", &[]).await else { return };
    restock(&place.shop, &place.mug).await;
    let (guest, crowd, doors) = (place.guest().await, Crowd::default(), [place.shop.anonymous()]);
    let faults = async {
        crowd.have_bought(2).await;
        place.proxy.silence();
        place.is_away(&guest).await;
        place.proxy.open();
        is_well(&place.shop, &guest, &place.mug, "PostgreSQL silent").await;
        crowd.have_bought(2).await;

        // The connections that are there will never say anything again, and no new one is refused.
        place.proxy.strand();
        is_well(&place.shop, &guest, &place.mug, "PostgreSQL's connections stranded").await;
        crowd.have_bought(2).await;
        crowd.enough();
    };
    let (told, ()) = join(crowd.buy(&doors, &place.mug, 4), faults).await;
    scale::figure("PostgreSQL silent: the longest request", format!("{:.1} s", crowd.slowest().as_secs_f64()));
    all_orders_stand(&place.site, told).await;
    the_pool_is_whole(&place.shop).await;
    place.site.recovers().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_break_are_replaced_before_anybody_notices() {
    let Some(place) = Place::open("broken connections to PostgreSQL", &[]).await else { return };
    restock(&place.shop, &place.mug).await;
    let (guest, crowd, doors) = (place.guest().await, Crowd::default(), [place.shop.anonymous()]);
    let faults = async {
        for _ in 0..scale::count(10, 200) {
            crowd.have_bought(1).await;
            place.proxy.cut();
            // Nothing was committed over a connection that only reads: it is asked again over the next one.
            assert!(look(&guest).await.answered().is_some());
        }
        crowd.enough();
    };
    let (told, ()) = join(crowd.buy(&doors, &place.mug, 4), faults).await;
    scale::figure("PostgreSQL's connections cut: requests turned away, then repeated", crowd.unavailable.load(std::sync::atomic::Ordering::Relaxed));
    all_orders_stand(&place.site, told).await;
    the_pool_is_whole(&place.shop).await;
    place.site.recovers().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_database_makes_for_slow_answers_and_no_others() {
    let Some(place) = Place::open("a slow PostgreSQL", &[]).await else { return };
    let guest = place.guest().await;
    place.proxy.slow(Duration::from_millis(300));
    assert!(look(&guest).await.answered().is_some());
    assert!(put_into_cart(&guest, &place.mug).await.answered().is_some());
    assert_eq!(status(&place.shop, "/readyz").await, 200);
    place.shop.sign_in("ann").await;
    if scale::full() {
        place.guest().await.buy(&[(&place.mug, 1)]).await;
    }
    place.proxy.open();
    the_pool_is_whole(&place.shop).await;
    place.site.recovers().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_takes_no_more_connections_serves_those_it_has() {
    let Some(place) = Place::open("a full PostgreSQL", &["max_connections=20", "superuser_reserved_connections=0"]).await else { return };
    let guest = place.guest().await;
    // Somebody else takes every connection there is.
    let mut taken = Vec::new();
    let mut take_all = async || {
        while let Ok(one) = platform::Db::connect(&place.postgres.url("stoa"), 1, false).await {
            taken.push(one);
        }
    };
    take_all().await;
    assert!(look(&guest).await.answered().is_some(), "over the connections that it has");
    // And those that it had, as soon as it has them no more.
    place.proxy.refuse();
    wait::until("the database is rid of them", async || {
        take_all().await;
        look(&guest).await.is_unavailable().then_some(())
    })
    .await;
    place.proxy.open();
    place.is_away(&guest).await;
    for one in taken {
        one.pool().close().await.expect("an end");
    }
    is_well(&place.shop, &guest, &place.mug, "PostgreSQL full").await;
    the_pool_is_whole(&place.shop).await;
    place.site.recovers().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_may_only_be_read_is_read() {
    let Some(place) = Place::open("a read-only PostgreSQL", &[]).await else { return };
    let guest = place.guest().await;
    let server = platform::Db::connect(&place.postgres.url("postgres"), 1, false).await.expect("the server");
    let turn = async |way: &str| {
        server.execute_unprepared(&format!("ALTER SYSTEM SET default_transaction_read_only = {way}")).await.expect("a setting");
        server.execute_unprepared("SELECT pg_reload_conf()").await.expect("a reload");
    };
    turn("on").await;
    wait::until("writes are turned away", async || put_into_cart(&guest, &place.mug).await.is_unavailable().then_some(())).await;
    assert!(look(&guest).await.answered().is_some());
    assert!(guest.ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"].is_i64());
    assert_eq!((status(&place.shop, "/healthz").await, status(&place.shop, "/readyz").await), (200, 200));
    // A setting cannot be taken back by a transaction that may only read, unless it says otherwise.
    server.execute_unprepared("SET default_transaction_read_only = off").await.expect("a session that may write");
    turn("off").await;
    is_well(&place.shop, &guest, &place.mug, "PostgreSQL read-only").await;
    place.site.recovers().await;
}
