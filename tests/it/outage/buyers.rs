//! Buyers who do not give up: what got no answer is sent again under the same key.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use entity::order;
use futures_util::future::join_all;
use reqwest::Method;
use reqwest::header::RETRY_AFTER;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use support::till::{address, key};
use support::{Client, Goods, Process, Site, scale, text, wait};

/// A request that takes longer hangs.
const HANGS: Duration = Duration::from_secs(25);

/// What came of one request.
#[derive(Debug)]
pub enum Reply {
    /// `data`
    Answer(Value),
    /// 503 with the code UNAVAILABLE and Retry-After; its message.
    Unavailable(String),
    /// Nobody was there, or they were cut off.
    Unreached,
}

impl Reply {
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }

    pub fn answered(self) -> Option<Value> {
        if let Self::Answer(data) = self { Some(data) } else { None }
    }
}

/// Sends one document; any failure but those that a reply can be is a defect.
pub async fn ask(client: &Client, query: &str, variables: Value) -> Reply {
    let request = client.request(Method::POST, "/graphql").json(&json!({ "query": query, "variables": variables })).timeout(HANGS);
    let response = match request.send().await {
        Ok(response) => response,
        Err(error) => {
            assert!(!error.is_timeout(), "no answer in {HANGS:?}: {query}");
            return Reply::Unreached;
        }
    };
    let (status, retry_after) = (response.status().as_u16(), response.headers().contains_key(RETRY_AFTER));
    let Ok(body) = response.json::<Value>().await else { return Reply::Unreached };
    let Some(error) = body["errors"].get(0) else { return Reply::Answer(body["data"].clone()) };
    let told = (status, error["extensions"]["code"].as_str().unwrap_or_default(), retry_after);
    // What was done is told with what could not be read of it any more: the same key asks again.
    let expected = if body["data"].is_object() { (200, "UNAVAILABLE", false) } else { (503, "UNAVAILABLE", true) };
    assert_eq!(told, expected, "{query}\n{body:#}");
    Reply::Unavailable(text(&error["message"]))
}

/// A read that goes to the database.
pub async fn look(client: &Client) -> Reply {
    ask(client, "{ product(slug: \"alder-mug\") { title } }", json!({})).await
}

/// A write, for somebody who is known.
pub async fn put_into_cart(client: &Client, goods: &Goods) -> Reply {
    let input = json!({ "lines": [{ "offerId": goods.offer, "quantity": 1 }], "idempotencyKey": key("add") });
    ask(client, &document("cartLinesAdd", "cart { itemCount }"), json!({ "input": input })).await
}

pub fn document(mutation: &str, select: &str) -> String {
    let mut input = mutation.to_owned();
    input[..1].make_ascii_uppercase();
    format!("mutation Do($input: {input}Input!) {{ {mutation}(input: $input) {{ {select} userErrors {{ code message retryable }} }} }}")
}

/// A crowd and what happened to it.
#[derive(Default)]
pub struct Crowd {
    enough: AtomicBool,
    pub bought: AtomicUsize,
    pub unavailable: AtomicUsize,
    pub unreached: AtomicUsize,
    slowest_ms: AtomicU64,
}

impl Crowd {
    /// `size` guests buy one piece each, again and again until [`Crowd::enough`]; gives the numbers of the orders that
    /// somebody was told to have. They know all doors, and take the next one when nobody is behind theirs.
    pub async fn buy(&self, doors: &[Client], goods: &Goods, size: usize) -> Vec<String> {
        let buyer = async |first: usize| {
            let mut orders = Vec::new();
            while !self.enough.load(Ordering::Relaxed) {
                orders.push(self.buy_one(doors, first, goods).await);
                self.bought.fetch_add(1, Ordering::Relaxed);
            }
            orders
        };
        join_all((0..size).map(buyer)).await.concat()
    }

    /// Everybody finishes what they are at.
    pub fn enough(&self) {
        self.enough.store(true, Ordering::Relaxed);
    }

    /// Waits until that many more were bought: whose last click was cut off in the middle has it back after half a minute.
    pub async fn have_bought(&self, more: usize) {
        let goal = self.bought.load(Ordering::Relaxed) + more;
        let bought = wait::for_up_to(wait::A_MINUTE, async || (self.bought.load(Ordering::Relaxed) >= goal).then_some(()));
        assert!(bought.await.is_some(), "a minute went by and nobody bought {more} more");
    }

    /// The longest that one request took.
    pub fn slowest(&self) -> Duration {
        Duration::from_millis(self.slowest_ms.load(Ordering::Relaxed))
    }

    async fn buy_one(&self, doors: &[Client], first: usize, goods: &Goods) -> String {
        let guests: Vec<Client> = doors.iter().map(|door| Client::new(reqwest::Client::new(), door.url(), None)).collect();
        let guest = Guest { crowd: self, doors: &guests, at: AtomicUsize::new(first % guests.len()) };
        let lines = json!([{ "offerId": goods.offer, "quantity": 1 }]);
        let cart = guest.insist("cartLinesAdd", json!({ "lines": lines, "idempotencyKey": key("add") }), "cart { token }").await;
        guests.iter().for_each(|door| door.carry(Some(text(&cart["cart"]["token"]))));
        let started = guest.insist("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id groups { vendor { id } } }").await;
        let id = started["checkout"]["id"].clone();
        let select = "checkout { id groups { vendor { id } deliveryOptions { methodId } } }";
        let addressed = json!({ "checkoutId": id, "email": "buyer@example.test", "shippingAddress": address() });
        let addressed = guest.insist("checkoutAddressSet", addressed, select).await;
        let group = &addressed["checkout"]["groups"][0];
        let delivery = json!([{ "vendorId": group["vendor"]["id"], "methodId": group["deliveryOptions"][0]["methodId"] }]);
        guest.insist("checkoutDeliverySet", json!({ "checkoutId": id, "deliveries": delivery }), "checkout { id }").await;
        guest.insist("checkoutPaymentSet", json!({ "checkoutId": id, "gateway": "test", "methodToken": "test_ok" }), "checkout { id }").await;
        let paid = guest.insist("checkoutComplete", json!({ "checkoutId": id, "idempotencyKey": key("complete") }), "order { number status }").await;
        assert_eq!(paid["order"]["status"], "PAID", "{paid:#}");
        text(&paid["order"]["number"])
    }
}

struct Guest<'a> {
    crowd: &'a Crowd,
    doors: &'a [Client],
    at: AtomicUsize,
}

impl Guest<'_> {
    /// Sends it until it is answered, always the same.
    async fn insist(&self, mutation: &str, input: Value, select: &str) -> Value {
        let query = document(mutation, select);
        let answered = wait::for_up_to(wait::A_MINUTE, async || {
            let began = Instant::now();
            let at = self.at.load(Ordering::Relaxed);
            let reply = ask(&self.doors[at], &query, json!({ "input": input })).await;
            self.crowd.slowest_ms.fetch_max(u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
            match reply {
                Reply::Answer(data) => Some(data[mutation].clone()).filter(|payload| payload["userErrors"][0]["retryable"] != true),
                Reply::Unavailable(_) => {
                    self.crowd.unavailable.fetch_add(1, Ordering::Relaxed);
                    None
                }
                Reply::Unreached => {
                    self.crowd.unreached.fetch_add(1, Ordering::Relaxed);
                    self.at.store((at + 1) % self.doors.len(), Ordering::Relaxed);
                    None
                }
            }
        })
        .await;
        let payload = answered.unwrap_or_else(|| panic!("a minute went by without an answer to {mutation}"));
        assert_eq!(payload["userErrors"], json!([]), "{mutation}\n{input:#}\n{payload:#}");
        payload
    }
}

/// More than a crowd can buy.
pub async fn restock(shop: &Process, goods: &Goods) {
    let input = json!({ "variantId": goods.variant, "onHand": 100_000, "changeFrom": 50, "idempotencyKey": key("count") });
    shop.sign_in("alder").await.run("stockSet", input, "stockLevel { onHand }").await;
}

/// Every order that somebody was told to have is there, paid, and there are no others.
pub async fn all_orders_stand(site: &Site, mut told: Vec<String>) {
    let paid = order::Entity::find().filter(order::Column::PlacedAt.is_not_null()).all(&site.db().await).await.expect("a look");
    let mut there: Vec<String> = paid.into_iter().map(|order| order.number).collect();
    there.sort_unstable();
    told.sort_unstable();
    assert_eq!(there, told);
}

/// Every connection that the pool may have carries something: twice as many readers as it has are all served at once.
pub async fn the_pool_is_whole(shop: &Process) {
    let client = &shop.anonymous();
    let replies = join_all((0..32).map(async |_| look(client).await)).await;
    for reply in replies {
        assert_eq!(reply.answered().expect("an answer")["product"]["title"], "Alder mug");
    }
}

/// Waits until reads and writes are served and the process calls itself ready; tells how long that took.
pub async fn is_well(shop: &Process, somebody: &Client, goods: &Goods, what: &str) {
    let began = Instant::now();
    let well = wait::for_up_to(wait::A_MINUTE, async || {
        look(somebody).await.answered()?;
        put_into_cart(somebody, goods).await.answered()?;
        (status(shop, "/readyz").await == 200).then_some(())
    })
    .await;
    let took = began.elapsed();
    assert!(well.is_some(), "a minute went by and it is not well again after: {what}\n{}", shop.log());
    scale::figure(&format!("{what}: well again after"), format!("{:.1} s", took.as_secs_f64()));
    if scale::full() {
        assert!(took <= Duration::from_secs(10), "{what}: {took:?}");
    }
}

pub async fn status(shop: &Process, path: &str) -> u16 {
    shop.anonymous().request(Method::GET, path).timeout(HANGS).send().await.expect("an answer").status().as_u16()
}
