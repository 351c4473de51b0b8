//! Killed at any moment, again and again, on one database that grows, while buyers go through the till.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use entity::ids::OrderId;
use entity::order;
use futures_util::StreamExt;
use kernel::VendorMember;
use platform::Cx;
use platform::bus::{Bus, Delivery};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use support::till::{ORDER, address, key};
use support::{Client, Goods, Process, Site, scale, setting, text, wait};
use tokio::sync::watch;

use super::books::everything_was_heard;

/// How many go through the till at once.
const BUYERS: usize = 8;
/// What each life of the process is ahead of the one before: leases and locks of the dead are over.
const STEP_S: i64 = 31;
/// A life lasts from a handful of answered requests to a few purchases.
const LIFE: std::ops::Range<u64> = 5..120;

const METHODS: [&str; 6] = ["test_ok", "test_ok", "test_lost_answer", "test_later", "test_decline_stolen_card", "test_refund_later"];

/// What a buyer was told, so that it must be true for ever.
#[derive(Default)]
struct Told {
    /// Orders said to be paid.
    paid: BTreeSet<OrderId>,
    /// Keys that were never sent again after a kill.
    given_up: usize,
    declined: usize,
    /// Told that the time to pay was over.
    too_late: usize,
    cancelled: usize,
}

/// The way to whichever process lives; empty between two lives.
type Door = watch::Receiver<Option<String>>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_any_moment_under_load_nothing_that_was_said_is_lost() {
    let (kills, seed) = (scale::count(5, 200), scale::seed());
    println!("STOA_TEST_SEED={seed}");
    let mut site = Site::new().await;
    let goods = Arc::new([site.goods("alder-mug").await, site.goods("birch-lamp").await]);
    fill_the_shelves(&site, goods.as_ref()).await;
    let listener = listen(&site).await;
    let (open, door) = watch::channel(None);
    let (answers, closing) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let buyers: Vec<_> = (0..BUYERS)
        .map(|n| {
            let buyer = Buyer { door: door.clone(), answers: answers.clone(), closing: closing.clone(), goods: goods.clone(), dice: Dice(mix(seed, n as u64)) };
            tokio::spawn(buyer.shop())
        })
        .collect();
    let mut dice = Dice(mix(seed, 1_000));
    for life in 0..kills {
        let faults = if life % 2 == 0 { "" } else { "loses=5 errors=9 busy=11 repeats=3 delays=4" };
        let process = live(&mut site, life, &format!("{faults} seed={seed}")).await;
        let until = answers.load(Ordering::Relaxed) + LIFE.start + dice.below(LIFE.end - LIFE.start);
        open.send_replace(Some(process.url().to_owned()));
        let enough = wait::for_up_to(wait::A_MINUTE, async || (answers.load(Ordering::Relaxed) >= until).then_some(())).await;
        assert!(enough.is_some(), "the buyers get nowhere: {}", process.log());
        open.send_replace(None);
        process.kill().await;
        // Whatever was cut off, the books balance at once and not only when it is made good.
        let cx = site.cx().await;
        let broken = [ledger::check(&cx.db).await, orders::check(&cx.db).await].map(|found| found.expect("a look"));
        assert_eq!(broken.concat(), Vec::<String>::new(), "after kill {life}");
    }
    let process = live(&mut site, kills, "").await;
    closing.store(1, Ordering::Relaxed);
    open.send_replace(Some(process.url().to_owned()));
    let mut told = Told::default();
    for buyer in buyers {
        let one = tokio::time::timeout(3 * wait::A_MINUTE, buyer).await.expect("a buyer who comes to an end").expect("a buyer");
        told.paid.extend(one.paid);
        told.given_up += one.given_up;
        told.declined += one.declined;
        told.too_late += one.too_late;
        told.cancelled += one.cancelled;
    }
    // What nobody came back for is found half a minute later.
    drop(process);
    let _last = live(&mut site, kills + 2, "").await;
    let took = site.recovers().await;
    let cx = site.cx().await;
    let orders = order::Entity::find().all(&cx.db).await.expect("a look");
    let placed: BTreeSet<OrderId> = orders.iter().filter(|order| order.placed_at.is_some()).map(|order| order.id).collect();
    assert_eq!(told.paid.difference(&placed).collect::<Vec<_>>(), Vec::<&OrderId>::new(), "said to be paid, and not there");
    let heard = everything_was_heard(&site, &cx).await;
    if let Some(listener) = listener {
        listener.heard_all(&cx).await;
    }
    scale::figure("killed at random under load: kills", kills);
    scale::figure("killed at random under load: orders placed, of them told to buyers", format!("{}, {}", placed.len(), told.paid.len()));
    let ends = format!("{}, {}, {}, {}", told.declined, told.cancelled, told.given_up, told.too_late);
    scale::figure("killed at random under load: declined, cancelled, given up, too late", ends);
    scale::figure("killed at random under load: events written, lost, heard twice", format!("{}, 0, {}", heard.events, heard.again));
    scale::figure("killed at random under load: clean after the last kill", format!("{:.1} s (clock moved by {} s)", took.as_secs_f64(), 2 * STEP_S));
}

/// The next life, a little later.
async fn live(site: &mut Site, life: usize, faults: &str) -> Process {
    let ahead = STEP_S * i64::try_from(life).unwrap_or(0);
    site.set("STOA_CLOCK_AHEAD", ahead.to_string());
    site.start_with(&[("STOA_TEST_GATEWAY_FAULTS", faults)]).await
}

async fn fill_the_shelves(site: &Site, goods: &[Goods]) {
    let cx = site.cx().await;
    let members = entity::vendor_member::Entity::find().all(&cx.db).await.expect("a look");
    for goods in goods {
        let (variant, vendor) = (goods.variant.parse().expect("an id"), goods.vendor.parse().expect("an id"));
        let owner = members.iter().find(|member| member.vendor_id == vendor).expect("an owner");
        let member = VendorMember::whole(owner.user_id, vendor);
        let count = inventory::SetStock { variant_id: variant, location_id: None, on_hand: 1_000_000, change_from: 50, backorder_limit: None, reason: None };
        inventory::set(&cx, &member, Some(&key("count")), &count).await.expect("a full shelf");
    }
}

/// One guest after the other in one person's shoes.
struct Buyer {
    door: Door,
    answers: Arc<AtomicU64>,
    closing: Arc<AtomicU64>,
    goods: Arc<[Goods; 2]>,
    dice: Dice,
}

impl Buyer {
    async fn shop(mut self) -> Told {
        let mut told = Told::default();
        while self.closing.load(Ordering::Relaxed) == 0 {
            self.purchase(&mut told).await;
        }
        told
    }

    /// Sends one mutation until there is an answer, however many processes die over it. A request without a key may be done twice;
    /// nothing here minds.
    async fn ask(&mut self, guest: &mut Client, mutation: &str, input: &Value, select: &str) -> Value {
        loop {
            let url = self.door.wait_for(Option::is_some).await.expect("the test goes on").clone().unwrap_or_default();
            let there = guest.at(&url);
            if let Some(payload) = there.attempt(mutation, input.clone(), select).await {
                self.answers.fetch_add(1, Ordering::Relaxed);
                *guest = there;
                return payload;
            }
            tokio::task::yield_now().await;
        }
    }

    async fn purchase(&mut self, told: &mut Told) {
        let mut guest = support::anybody("http://127.0.0.1:9");
        let lines: Vec<Value> = match self.dice.below(3) {
            0 => vec![json!({ "offerId": self.goods[0].offer, "quantity": 1 })],
            1 => vec![json!({ "offerId": self.goods[1].offer, "quantity": 2 })],
            _ => self.goods.iter().map(|goods| json!({ "offerId": goods.offer, "quantity": 1 })).collect(),
        };
        self.ask(&mut guest, "cartLinesAdd", &json!({ "lines": lines }), "cart { id token }").await;
        let start = json!({ "idempotencyKey": key("start") });
        let started = self.ask(&mut guest, "checkoutStart", &start, "checkout { id groups { vendor { id } } }").await;
        let Some(id) = started["checkout"]["id"].as_str().map(str::to_owned) else { return };
        let to = json!({ "checkoutId": id, "email": "buyer@example.test", "shippingAddress": address() });
        let options = "checkout { groups { vendor { id } deliveryOptions { methodId } } }";
        let addressed = self.ask(&mut guest, "checkoutAddressSet", &to, options).await;
        // Its time may be over: the clock is moved at every kill.
        let Some(groups) = addressed["checkout"]["groups"].as_array().cloned() else { return };
        let deliveries: Vec<Value> =
            groups.iter().map(|group| json!({ "vendorId": group["vendor"]["id"], "methodId": group["deliveryOptions"][0]["methodId"] })).collect();
        self.ask(&mut guest, "checkoutDeliverySet", &json!({ "checkoutId": id, "deliveries": deliveries }), "checkout { id }").await;
        let method = METHODS[usize::try_from(self.dice.below(METHODS.len() as u64)).unwrap_or(0)];
        self.ask(&mut guest, "checkoutPaymentSet", &json!({ "checkoutId": id, "gateway": "test", "methodToken": method }), "checkout { id }").await;
        self.pay(&mut guest, &id, told).await;
    }

    async fn pay(&mut self, guest: &mut Client, id: &str, told: &mut Told) {
        let input = json!({ "checkoutId": id, "idempotencyKey": key("complete") });
        let patience = 1 + self.dice.below(40);
        for _ in 0..patience {
            let payload = self.ask(guest, "checkoutComplete", &input, &format!("{ORDER} orderToken")).await;
            let refusal = &payload["userErrors"][0];
            if payload["order"]["status"] == "PAID" {
                told.paid.insert(text(&payload["order"]["id"]).parse().expect("an id"));
                return self.change_mind(guest, &payload, told).await;
            }
            if refusal["code"] == "PAYMENT_DECLINED" {
                told.declined += 1;
                return;
            }
            if refusal["code"] == "STATE_CONFLICT" && refusal["retryable"] == false {
                told.too_late += 1;
                return;
            }
            let comes_back = refusal["retryable"] == true || payload["order"]["status"] == "PENDING";
            assert!(comes_back, "neither paid nor declined nor to be asked again: {payload:#}");
        }
        told.given_up += 1;
    }

    /// One in four wants the money back.
    async fn change_mind(&mut self, guest: &mut Client, bought: &Value, told: &mut Told) {
        if self.dice.below(4) > 0 {
            return;
        }
        let cancel = json!({ "token": bought["orderToken"], "reason": "I changed my mind.", "idempotencyKey": key("cancel") });
        let payload = self.ask(guest, "orderCancel", &cancel, "order { status }").await;
        assert_eq!(payload["order"]["status"], "CANCELLED", "{payload:#}");
        told.cancelled += 1;
    }
}

/// Another node's ear on Redis, where there is one: it lives through all the kills.
struct Ear {
    heard: tokio::task::JoinHandle<()>,
    ids: Arc<std::sync::Mutex<Vec<(String, i64, String)>>>,
}

async fn listen(site: &Site) -> Option<Ear> {
    let redis = site.variable("REDIS_URL").filter(|_| setting("STOA_TEST_REDIS_URL").is_some())?;
    let bus = Bus::redis(&redis).await.expect("a bus");
    let ids: Arc<std::sync::Mutex<Vec<_>>> = Arc::default();
    let (into, mut news) = (ids.clone(), bus.subscribe());
    let heard = tokio::spawn(async move {
        let _bus = bus;
        while let Some(delivery) = news.next().await {
            if let Delivery::Message(message) = delivery
                && let Some(id) = message.id
                && let Ok(mut ids) = into.lock()
            {
                ids.push((message.aggregate.clone(), message.sequence, id.to_string()));
            }
        }
    });
    Some(Ear { heard, ids })
}

impl Ear {
    async fn heard_all(self, cx: &Cx) {
        let written = entity::outbox::Entity::find().all(&cx.db).await.expect("a look");
        let missing = async || {
            let heard: BTreeSet<String> = self.ids.lock().expect("what was heard").iter().map(|(.., id)| id.clone()).collect();
            written.iter().filter(|event| !heard.contains(&event.id.to_string())).count()
        };
        let all = wait::for_up_to(Duration::from_secs(20), async || (missing().await == 0).then_some(())).await;
        assert!(all.is_some(), "{} events never reached the other node", missing().await);
        self.heard.abort();
        let heard = self.ids.lock().expect("what was heard").clone();
        let named: BTreeSet<(&str, i64)> = heard.iter().map(|(aggregate, sequence, _)| (aggregate.as_str(), *sequence)).collect();
        let ids: BTreeSet<&str> = heard.iter().map(|(.., id)| id.as_str()).collect();
        assert_eq!(named.len(), ids.len(), "an event has one id, however often it comes");
        scale::figure("killed at random under load: events heard by another node, heard twice", format!("{}, {}", ids.len(), heard.len() - ids.len()));
    }
}

/// `SplitMix64`: the same throws for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = mix(self.0, 1);
        self.0 % most.max(1)
    }
}

fn mix(seed: u64, number: u64) -> u64 {
    let mut z = seed.wrapping_add(number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
