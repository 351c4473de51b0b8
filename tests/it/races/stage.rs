//! Where a race is run: at one server in this process, or at two processes on one database, with the same hands on both.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use futures_util::StreamExt;
use futures_util::stream::iter;
use payments::Gateways;
use platform::Cx;
use reqwest::Method;
use serde_json::{Value, json};
use support::till::{address, key};
use support::{Client, Goods, PASSWORD, Process, Site, TestApp, shelf, text, wait};

/// How many prepare themselves at the same time; the race itself knows no such bound.
const AT_ONCE: usize = 16;

/// A marketplace and the hands that race for it.
pub struct Stage {
    /// Reaches into the database beside the servers.
    pub cx: Cx,
    pub gateways: Gateways,
    servers: Servers,
    turn: AtomicUsize,
}

enum Servers {
    One(Box<TestApp>),
    Two(Box<Site>, Box<[Process; 2]>),
}

impl Stage {
    /// With one server, in this process.
    pub async fn one() -> Self {
        let app = TestApp::new().await;
        Self { cx: app.cx.clone(), gateways: app.gateways.clone(), servers: Servers::One(Box::new(app)), turn: AtomicUsize::new(0) }
    }

    /// With two server processes.
    pub async fn two() -> Self {
        let site = Site::new().await;
        // One after the other: the first brings the database to its newest form.
        let servers = [site.start().await, site.start().await];
        let cx = site.hands().await;
        let gateways = Gateways::new(&cx, &payments::Config::default()).expect("gateways");
        Self { cx, gateways, servers: Servers::Two(Box::new(site), Box::new(servers)), turn: AtomicUsize::new(0) }
    }

    /// `SQLite, one server` and the like, for figures.
    pub fn name(&self) -> String {
        let database = if self.cx.db.is_postgres() { "PostgreSQL" } else { "SQLite" };
        let servers = if self.doors() == 1 { "one server" } else { "two servers" };
        format!("{database}, {servers}")
    }

    pub fn doors(&self) -> usize {
        match &self.servers {
            Servers::One(_) => 1,
            Servers::Two(..) => 2,
        }
    }

    /// A stranger; each next one comes in by the next door.
    pub fn stranger(&self) -> Client {
        self.at(self.turn.fetch_add(1, Ordering::Relaxed), &None)
    }

    /// Somebody signed in, at the first door.
    pub async fn sign_in(&self, name: &str) -> Client {
        let input = json!({ "email": format!("{name}@example.test"), "password": PASSWORD });
        let payload = self.at(0, &None).run("sessionCreate", input, "session { accessToken }").await;
        let token = text(&payload["session"]["accessToken"]);
        match &self.servers {
            Servers::One(app) => app.bearing(&token),
            Servers::Two(_, doors) => doors[0].bearing(&token),
        }
    }

    /// The same person (or nobody) at a door, counted round and round.
    pub fn at(&self, door: usize, person: &Option<&Client>) -> Client {
        match (&self.servers, person) {
            (Servers::One(app), None) => app.anonymous(),
            (Servers::One(_), Some(person)) => (*person).clone(),
            (Servers::Two(_, doors), None) => doors[door % 2].anonymous(),
            (Servers::Two(_, doors), Some(person)) => doors[door % 2].client(person),
        }
    }

    pub async fn goods(&self, slug: &str) -> Goods {
        shelf::goods(&self.cx.db, slug).await
    }

    pub async fn put_on_shelf(&self, vendor: &str, title: &str, minor: i64, on_hand: i64) -> Goods {
        shelf::put_on_shelf(&self.cx, vendor, title, minor, on_hand).await
    }

    /// Takes the second step of a payment, as the gateway's page would; tells whether it still could be taken.
    pub async fn confirm_at_gateway(&self, url: &str) -> bool {
        // The page is at the marketplace's own address, wherever its servers are.
        let path = url.splitn(4, '/').nth(3).expect("an address with a path");
        self.at(1, &None).request(Method::POST, &format!("/{path}")).send().await.expect("the gateway's answer").status().is_success()
    }

    /// Guests with these goods in their carts, ready to run.
    pub async fn crowd(&self, size: usize, basket: &[(&Goods, i64)]) -> Vec<Client> {
        iter(0..size)
            .map(|_| async {
                let guest = self.stranger();
                guest.add(basket).await;
                guest
            })
            .buffered(AT_ONCE)
            .collect()
            .await
    }

    /// Everything that was left to be done is done, and nothing that must hold is broken.
    pub async fn rests(&self) {
        match &self.servers {
            Servers::One(app) => {
                app.settle().await;
                app.books_balance().await;
            }
            Servers::Two(site, _) => {
                wait::until("every event is out and every due job done", async || self.is_idle().await.then_some(())).await;
                site.recovers().await;
            }
        }
    }

    async fn is_idle(&self) -> bool {
        let sql = "SELECT (SELECT COUNT(*) FROM outbox WHERE published_at IS NULL) \
                   + (SELECT COUNT(*) FROM job WHERE state = 'leased' OR state = 'ready' AND run_at <= $1) AS n";
        count(&self.cx, sql, [self.cx.now().into()]).await == 0
    }

    /// What the gateway's own books say: how many charges brought money, how much, and how much went back.
    pub async fn charged(&self) -> (i64, i64, i64) {
        let books = payments::test_gateway::books(&self.cx.db).await.expect("the gateway's books");
        let (captured, refunded) = books.first().map_or((0, 0), |book| (book.captured_minor, book.refunded_minor));
        (count(&self.cx, "SELECT COUNT(*) AS n FROM test_gateway_charge WHERE captured_minor > 0", []).await, captured, refunded)
    }
}

#[derive(sea_orm::FromQueryResult)]
struct Count {
    n: i64,
}

/// The one number a query gives, called `n`.
pub async fn count<I: IntoIterator<Item = sea_orm::Value>>(cx: &Cx, sql: &str, values: I) -> i64 {
    let row: Option<Count> = platform::db::one(&cx.db, sql, values).await.expect("a look");
    row.expect("a number").n
}

/// How one start of a checkout ended.
pub struct Started {
    pub buyer: Client,
    pub payload: Value,
    /// How often it had to be sent.
    pub sent: usize,
    pub took_ms: u128,
}

impl Started {
    /// The checkout that was won.
    pub fn checkout(&self) -> Option<String> {
        self.payload["checkout"]["id"].as_str().map(str::to_owned)
    }
}

/// Starts the checkout of this buyer's cart, until the answer stands.
pub async fn start(buyer: &Client) -> Started {
    let began = Instant::now();
    let (payload, sent) = buyer.insist("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await;
    Started { buyer: buyer.clone(), payload, sent, took_ms: began.elapsed().as_millis() }
}

/// Walks a checkout that was won to a paid order, with a patient app.
pub async fn buy_to_the_end(buyer: &Client, checkout: &str) -> Value {
    review(buyer, checkout, "test_ok").await;
    let input = json!({ "checkoutId": checkout, "idempotencyKey": key("complete") });
    let (payload, _) = buyer.insist("checkoutComplete", input, "order { id number status total { gross { minor } } vendorOrders { id } }").await;
    assert_eq!(payload["order"]["status"], "PAID", "{payload:#}");
    payload["order"].clone()
}

/// Address, delivery and means of payment.
pub async fn review(buyer: &Client, checkout: &str, method_token: &str) {
    let address = json!({ "checkoutId": checkout, "email": "buyer@example.test", "shippingAddress": address(), "idempotencyKey": key("address") });
    let shown = done(buyer, "checkoutAddressSet", address, "checkout { groups { vendor { id } deliveryOptions { methodId } } }").await;
    let groups = shown["checkout"]["groups"].as_array().cloned().unwrap_or_default();
    let chosen: Vec<Value> =
        groups.iter().map(|group| json!({ "vendorId": group["vendor"]["id"], "methodId": group["deliveryOptions"][0]["methodId"] })).collect();
    done(buyer, "checkoutDeliverySet", json!({ "checkoutId": checkout, "deliveries": chosen, "idempotencyKey": key("delivery") }), "checkout { id }").await;
    let means = json!({ "checkoutId": checkout, "gateway": "test", "methodToken": method_token, "idempotencyKey": key("payment") });
    done(buyer, "checkoutPaymentSet", means, "checkout { id }").await;
}

/// A mutation that must not be refused in the end.
pub async fn done(who: &Client, mutation: &str, input: Value, select: &str) -> Value {
    let (payload, _) = who.insist(mutation, input, select).await;
    assert_eq!(payload["userErrors"], json!([]), "{mutation}: {payload:#}");
    payload
}

/// Does something for each, so many at once.
pub async fn each<T, F: Future>(items: impl IntoIterator<Item = T>, work: impl Fn(T) -> F) -> Vec<F::Output> {
    iter(items).map(work).buffered(AT_ONCE).collect().await
}

/// The middle, the 99th of a hundred and the most of some times.
pub fn spread(mut times: Vec<u128>) -> String {
    times.sort_unstable();
    let at = |percent: usize| times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default();
    format!("p50 {} ms, p99 {} ms, most {} ms", at(50), at(99), at(100))
}

/// Runs each race as a test at one server and as one at two.
macro_rules! raced {
    ($($race:ident),+ $(,)?) => { $(
        mod $race {
            use crate::races::stage::Stage;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn at_one_server() {
                super::$race(Stage::one().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn at_two_servers() {
                super::$race(Stage::two().await).await;
            }
        }
    )+ };
}
pub(crate) use raced;
