//! Redis killed, frozen, silent, slow and emptied. It helps; nothing waits for it.

use std::time::{Duration, Instant};

use kernel::Clock;
use platform::cache::Cache;
use reqwest::Method;
use serde_json::{Value, json};
use support::servers::{Redis, may_break};
use support::till::key;
use support::{Client, PASSWORD, Process, Proxy, Site, scale, text, wait};

use super::buyers::status;

/// A shop with a Redis of its own behind a proxy, on the run's PostgreSQL.
struct Place {
    site: Site,
    proxy: Proxy,
    redis: Redis,
}

impl Place {
    async fn open(what: &str) -> Option<Self> {
        if !may_break(what) {
            return None;
        }
        let redis = Redis::start().await?;
        let proxy = Proxy::before(redis.address());
        let site = Site::new().await.with("REDIS_URL", url(&proxy));
        Some(Self { site, proxy, redis })
    }
}

fn url(proxy: &Proxy) -> String {
    format!("redis://{}", proxy.address())
}

/// What is done to Redis, and undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Killed,
    Frozen,
    Silent,
    Refused,
    Slow,
    Flushed,
}

impl Fault {
    async fn begin(self, place: &mut Place) {
        match self {
            Self::Killed => place.redis.kill().await,
            Self::Frozen => place.redis.freeze().await,
            Self::Silent => place.proxy.silence(),
            Self::Refused => place.proxy.refuse(),
            Self::Slow => place.proxy.slow(Duration::from_millis(150)),
            Self::Flushed => place.redis.flush().await,
        }
    }

    async fn end(self, place: &mut Place) {
        match self {
            Self::Killed => place.redis.up().await,
            Self::Frozen => place.redis.thaw().await,
            Self::Silent | Self::Refused | Self::Slow => place.proxy.open(),
            Self::Flushed => {}
        }
    }
}

async fn metric(shop: &Process, name: &str) -> f64 {
    let text = shop.anonymous().request(Method::GET, "/metrics").send().await.expect("metrics").text().await.expect("text");
    text.lines().filter(|line| line.starts_with(name)).filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok()).sum()
}

async fn told_of_redis(shop: &Process) -> String {
    let answer: Value = shop.anonymous().request(Method::GET, "/readyz").send().await.expect("an answer").json().await.expect("JSON");
    text(&answer["dependencies"]["redis"])
}

/// How long each of `count` reads of somebody who is signed in takes, the longest last.
async fn times(somebody: &Client, count: usize) -> Vec<Duration> {
    let mut times = Vec::new();
    for _ in 0..count {
        let began = Instant::now();
        assert!(somebody.ask("{ me { id } cart { itemCount totals { items { minor } } } }", json!({})).await["me"]["id"].is_string());
        times.push(began.elapsed());
    }
    times.sort_unstable();
    times
}

fn p99(times: &[Duration]) -> f64 {
    times[(times.len() - 1) * 99 / 100].as_secs_f64() * 1000.0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_sign_in_stay_signed_in_and_buy_whatever_becomes_of_redis() {
    let Some(mut place) = Place::open("faults of Redis").await else { return };
    let (shop, mug) = (place.site.start().await, place.site.goods("alder-mug").await);
    let reads = scale::count(40, 1_000);
    for fault in [Fault::Killed, Fault::Frozen, Fault::Silent, Fault::Refused, Fault::Slow, Fault::Flushed] {
        let ann = shop.sign_in("ann").await;
        let well = times(&ann, reads).await;
        let asked_in_vain = metric(&shop, "stoa_redis_failures_total").await;
        fault.begin(&mut place).await;

        let began = Instant::now();
        let input = json!({ "email": "bob@example.test", "password": PASSWORD });
        let session = shop.anonymous().run("sessionCreate", input, "session { accessToken refreshToken }").await["session"].clone();
        let next = json!({ "refreshToken": session["refreshToken"] });
        let next = shop.anonymous().run("sessionRefresh", next, "session { accessToken }").await;
        let bob = shop.bearing(&text(&next["session"]["accessToken"]));
        assert!(bob.ask("{ me { id } }", json!({})).await["me"]["id"].is_string());
        shop.anonymous().buy(&[(&mug, 1)]).await;
        let ill = times(&ann, reads).await;
        assert_eq!((status(&shop, "/healthz").await, status(&shop, "/readyz").await), (200, 200), "{fault:?}");
        if fault != Fault::Flushed {
            wait::until("it is told that Redis is no help", async || (told_of_redis(&shop).await == "unreachable").then_some(())).await;
        }

        // Not every request pays for it: cache and bus each ask once in five seconds, and whoever asks waits 200 ms.
        let rests = began.elapsed().as_secs_f64() / 5.0 + 1.0;
        let in_vain = metric(&shop, "stoa_redis_failures_total").await - asked_in_vain;
        assert!(in_vain <= 2.0 * rests + 2.0, "{fault:?}: {in_vain} requests waited for Redis in {:?}", began.elapsed());
        scale::figure(&format!("Redis {fault:?}: p99 of a signed-in read, before and during"), format!("{:.0} ms, {:.0} ms", p99(&well), p99(&ill)));

        fault.end(&mut place).await;
        let began = Instant::now();
        let back = wait::for_up_to(wait::A_MINUTE, async || (told_of_redis(&shop).await == "ok").then_some(())).await;
        assert!(back.is_some(), "{fault:?}: a minute went by and Redis is not used again");
        scale::figure(&format!("Redis {fault:?}: used again after"), format!("{:.1} s", began.elapsed().as_secs_f64()));
        if scale::full() {
            assert!(began.elapsed() <= Duration::from_secs(10), "{fault:?}");
        }
    }
    place.site.recovers().await;
}

const ORDER: &str = "subscription W($id: ID) { orderStatusChanged(orderId: $id) { status } }";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_watches_at_another_node_sees_the_end_of_what_happened_while_redis_was_away() {
    let Some(mut place) = Place::open("news across nodes").await else { return };
    let mug = place.site.goods("alder-mug").await;
    let beside = Proxy::before(place.redis.address());
    let (here, there) = (place.site.start().await, place.site.start_with(&[("REDIS_URL", &url(&beside))]).await);
    let ann = here.sign_in("ann").await;
    // Both between the nodes, and on one node's way alone: cut off, silent, and silent for ever on the connections it has.
    for fault in ["killed", "frozen", "cut off there", "silent there", "stranded there"] {
        let bought = ann.buy(&[(&mug, 1)]).await;
        let mut watching = there.client(&ann).subscribe(ORDER, json!({ "id": bought["id"] })).await;
        assert_eq!(watching.next().await["orderStatusChanged"]["status"], "PAID");
        match fault {
            "killed" => place.redis.kill().await,
            "frozen" => place.redis.freeze().await,
            "cut off there" => beside.refuse(),
            "silent there" => beside.silence(),
            _ => beside.strand(),
        }
        let cancel = json!({ "orderId": bought["id"], "reason": "Wrong colour.", "idempotencyKey": key("cancel") });
        ann.run("orderCancel", cancel, "order { status }").await;
        let read = "query O($id: ID!) { order(id: $id) { status } }";
        let last = wait::until("the money is back", async || {
            let status = text(&ann.ask(read, json!({ "id": bought["id"] })).await["order"]["status"]);
            (status != "PAID").then_some(status)
        })
        .await;
        match fault {
            "killed" => place.redis.up().await,
            "frozen" => place.redis.thaw().await,
            _ => beside.open(),
        }
        let began = Instant::now();
        watching.until(&format!("the end, with Redis {fault}"), |data| data["orderStatusChanged"]["status"] == last.as_str()).await;
        scale::figure(&format!("Redis {fault}: the other node's subscriber is up to date after"), format!("{:.1} s", began.elapsed().as_secs_f64()));
    }
    place.site.recovers().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_signed_out_is_out_at_every_node_within_seconds_without_redis_too() {
    let Some(mut place) = Place::open("signing out without Redis").await else { return };
    let (here, there) = (place.site.start().await, place.site.start().await);
    for fault in [Fault::Killed, Fault::Frozen] {
        let ann = here.sign_in("ann").await;
        let ann_there = there.client(&ann);
        assert!(ann_there.ask("{ me { id } }", json!({})).await["me"]["id"].is_string());
        fault.begin(&mut place).await;
        // Known there, and kept.
        assert!(ann_there.ask("{ me { id } }", json!({})).await["me"]["id"].is_string());
        ann.run("sessionRevoke", json!({}), "revoked").await;
        assert_eq!(ann.fault("{ me { id } }", json!({})).await, "UNAUTHENTICATED");
        let began = Instant::now();
        wait::until("the other node knows", async || {
            let answer = ann_there.send("{ me { id } }", json!({})).await;
            (answer.body["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED").then_some(())
        })
        .await;
        scale::figure(&format!("Redis {fault:?}: a session that ended is dead at the other node after"), format!("{:.1} s", began.elapsed().as_secs_f64()));
        if scale::full() {
            assert!(began.elapsed() <= Duration::from_secs(6), "{fault:?}: {:?}", began.elapsed());
        }
        fault.end(&mut place).await;
        wait::until("Redis is used again", async || (told_of_redis(&here).await == "ok" && told_of_redis(&there).await == "ok").then_some(())).await;
        // What was written to it late must not bring the session back to life.
        assert_eq!(ann_there.fault("{ me { id } }", json!({})).await, "UNAUTHENTICATED");
    }
}

#[tokio::test]
async fn what_redis_keeps_for_too_long_is_not_believed() {
    if !may_break("an entry past its time") {
        return;
    }
    let Some(redis) = Redis::start().await else { return };
    let (url, later) = (format!("redis://{}", redis.address()), Clock::default());
    later.advance(5_001);
    let writer = Cache::redis(&url, Clock::default()).expect("a cache");
    let (reader, late) = (Cache::redis(&url, Clock::default()).expect("a cache"), Cache::redis(&url, later).expect("a cache"));
    writer.write("session", &"live", Duration::from_secs(5)).await;
    assert_eq!(reader.read::<String>("session").await.as_deref(), Some("live"));
    assert_eq!(late.read::<String>("session").await, None, "Redis still has it, but its time is over by the nodes' clock");
}
