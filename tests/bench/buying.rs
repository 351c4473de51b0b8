//! Q5: a guest buys from two vendors, in seven calls.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::bench::Bench;
use crate::carts::{ADD, Guest, accepted};
use crate::http::Connection;
use crate::load::Round;
use crate::measure::{Spent, hold_background, let_background_run, measured, rest};
use crate::profile;
use crate::report::{Report, ms};
use crate::server::Server;

const DOCUMENTS: &str = include_str!("shop/checkout.graphql");

/// One operation with the fragment it uses, as a shop's build puts them together.
pub fn document(operation: &str) -> String {
    let parts = DOCUMENTS.split("\n\n").filter(|part| part.starts_with(&format!("mutation {operation}(")) || part.starts_with("fragment"));
    let needs_fragment = operation != "CompleteCheckout";
    parts.filter(|part| needs_fragment || !part.starts_with("fragment")).collect::<Vec<_>>().join("\n\n")
}

/// The documents of a purchase, and how long each call took.
pub struct Till {
    documents: BTreeMap<&'static str, (String, &'static str)>,
    took: RefCell<BTreeMap<&'static str, Vec<Duration>>>,
    bytes: Cell<u64>,
}

/// In the order in which they are called.
const CALLS: [(&str, &str, &str); 7] = [
    ("1 cartLinesAdd, new guest", "", "cartLinesAdd"),
    ("2 cartLinesAdd", "", "cartLinesAdd"),
    ("3 checkoutStart", "StartCheckout", "checkoutStart"),
    ("4 checkoutAddressSet", "SetAddress", "checkoutAddressSet"),
    ("5 checkoutDeliverySet", "SetDelivery", "checkoutDeliverySet"),
    ("6 checkoutPaymentSet", "SetPayment", "checkoutPaymentSet"),
    ("7 checkoutComplete", "CompleteCheckout", "checkoutComplete"),
];

impl Till {
    pub fn new() -> Self {
        let text = |operation: &str| if operation.is_empty() { ADD.to_owned() } else { document(operation) };
        Self {
            documents: CALLS.into_iter().map(|(call, operation, mutation)| (call, (text(operation), mutation))).collect(),
            took: RefCell::default(),
            bytes: Cell::new(0),
        }
    }

    async fn call(&self, connection: &mut Connection, guest: &Guest, call: usize, input: Value) -> Result<Value, String> {
        let (name, ..) = CALLS[call];
        let Some((document, mutation)) = self.documents.get(name) else { return Err(format!("no call {name}")) };
        let request = guest.request(document, &json!({ "input": input }));
        let began = Instant::now();
        let answer = connection.send(&request).await.map_err(|error| format!("{name}: {error}"))?;
        self.took.borrow_mut().entry(name).or_default().push(began.elapsed());
        self.bytes.set(self.bytes.get() + answer.body.len() as u64);
        accepted(&crate::http::data(&answer)?, mutation)
    }

    /// From the shelf to the order.
    pub async fn buy(&self, connection: &mut Connection, bench: &Bench, number: usize) -> Result<(), String> {
        let (first, second) = bench.catalogue.pair(number).ok_or("nothing is in stock")?;
        let mut guest = Guest::new(number);
        let key = |step: &str| format!("{step}-{number:08}-of-the-bench");
        let line = |offer: entity::ids::OfferId, step: &str| json!({ "lines": [{ "offerId": offer.to_string(), "quantity": 1 }], "idempotencyKey": key(step) });
        let cart = self.call(connection, &guest, 0, line(first, "first")).await?;
        guest.token = cart["cart"]["token"].as_str().map(str::to_owned);
        let guest = &guest;
        self.call(connection, guest, 1, line(second, "second")).await?;
        let started = self.call(connection, guest, 2, json!({ "idempotencyKey": key("start") })).await?;
        let id = &started["checkout"]["id"];
        let address = json!({ "name": "Ann Arbor", "street1": "Lindenallee 1", "city": "Berlin", "postalCode": "10115", "country": "DE" });
        let input = json!({ "checkoutId": id, "email": format!("buyer{number}@example.test"), "shippingAddress": address, "idempotencyKey": key("address") });
        let addressed = self.call(connection, guest, 3, input).await?;
        let groups = addressed["checkout"]["groups"].as_array().cloned().unwrap_or_default();
        let deliveries: Vec<Value> =
            groups.iter().map(|group| json!({ "vendorId": group["vendor"]["id"], "methodId": group["deliveryOptions"][0]["methodId"] })).collect();
        self.call(connection, guest, 4, json!({ "checkoutId": id, "deliveries": deliveries, "idempotencyKey": key("delivery") })).await?;
        let means = json!({ "checkoutId": id, "gateway": "test", "methodToken": "test_ok", "idempotencyKey": key("payment") });
        self.call(connection, guest, 5, means).await?;
        let bought = self.call(connection, guest, 6, json!({ "checkoutId": id, "idempotencyKey": key("complete") })).await?;
        match (bought["order"]["status"].as_str(), bought["order"]["vendorOrders"].as_array().map(Vec::len)) {
            (Some("PAID"), Some(2)) => Ok(()),
            _ => Err(format!("no paid order of two vendors: {bought}")),
        }
    }

    fn tell(&self, report: &mut Report, heading: &str) {
        report.detail(format!("{heading}: p50 and p99 of each call, ms"));
        for (call, mut took) in self.took.take() {
            took.sort_unstable();
            let round = Round { latencies: took, ..Round::default() };
            report.detail(format!("  {call:<28}{:>9.2}{:>9.2}", ms(round.within(0.5)), ms(round.within(0.99))));
        }
    }
}

/// Orders with everything on, then requests alone with the background held, then what they left to the background.
pub async fn buy(bench: &mut Bench, report: &mut Report) -> Result<(), String> {
    if !bench.wants("q5") {
        return Ok(());
    }
    let server = bench.program.serve("warn").await?;
    rest(&bench.db).await?;
    let till = Till::new();
    for buyers in bench.extent.levels.clone() {
        let count = if buyers == 1 { bench.count(150) } else { bench.count(600) };
        let first = bench.numbers(count + buyers * 2).start;
        orders(bench, &server, &till, buyers, first, buyers * 2).await?;
        till.took.take();
        till.bytes.set(0);
        rest(&bench.db).await?;
        let (mut round, spent) = orders(bench, &server, &till, buyers, first + buyers * 2, count).await?;
        round.bytes = till.bytes.get();
        report.round("Q5 checkout", buyers, &round, spent, server.rss_anon());
        till.tell(report, &format!("Q5 at {buyers}"));
        let lag = rest(&bench.db).await?;
        report.fact(&format!("Q5 at {buyers}: background at rest after"), ms(lag), "ms", "");
    }
    server.end().await?;
    alone(bench, report).await?;
    each_call(bench, report).await
}

async fn orders(bench: &Bench, server: &Server, till: &Till, buyers: usize, first: usize, count: usize) -> Result<(Round, Spent), String> {
    let journey = async |connection: &mut Connection, place: usize| till.buy(connection, bench, first + place).await;
    bench.walk(server, buyers, count, &journey).await
}

/// Requests without the background, and then the background by itself.
async fn alone(bench: &mut Bench, report: &mut Report) -> Result<(), String> {
    let (buyers, count) = (crate::targets::USUAL, bench.count(600));
    hold_background(&bench.db).await?;
    let server = bench.program.serve("warn").await?;
    let till = Till::new();
    let first = bench.numbers(count + buyers * 2).start;
    orders(bench, &server, &till, buyers, first, buyers * 2).await?;
    till.bytes.set(0);
    if bench.profiled(buyers) {
        profile::begin(&bench.db).await?;
    }
    let (mut round, spent) = orders(bench, &server, &till, buyers, first + buyers * 2, count).await?;
    round.bytes = till.bytes.get();
    report.round("Q5 checkout, requests alone", buyers, &round, spent, server.rss_anon());
    if bench.profiled(buyers) {
        profile::tell(&bench.db, report, "Q5 checkout, requests alone", round.done).await?;
        profile::begin(&bench.db).await?;
    }
    let drained = async {
        let_background_run(&bench.db).await?;
        rest(&bench.db).await
    };
    let (took, spent) = measured(&server, &bench.program.database, drained).await?;
    // The orders of the warm-up are worked off with the others.
    let all = Round { done: round.done + buyers * 2, took, latencies: Vec::new(), bytes: 0 };
    report.round("Q5 checkout, background alone", buyers, &all, spent, server.rss_anon());
    if bench.profiled(buyers) {
        profile::tell(&bench.db, report, "Q5 checkout, background alone", all.done).await?;
    }
    server.end().await
}

#[derive(Default)]
struct Sums {
    calls: u64,
    statements: u64,
    commits: u64,
}

/// What each call asks of the database, by the server's own log.
async fn each_call(bench: &mut Bench, report: &mut Report) -> Result<(), String> {
    let server = bench.program.serve("info").await?;
    let numbers = bench.numbers(20);
    let till = Till::new();
    orders(bench, &server, &till, 1, numbers.start, numbers.len()).await?;
    let log = server.log.clone();
    server.end().await?;
    let text = std::fs::read_to_string(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let mut calls: BTreeMap<String, Sums> = BTreeMap::new();
    for line in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).filter(|line| line["kind"] == "mutation") {
        let sums = calls.entry(line["operation"].as_str().unwrap_or_default().to_owned()).or_default();
        sums.calls += 1;
        sums.statements += line["statements"].as_u64().unwrap_or(0);
        sums.commits += line["commits"].as_u64().unwrap_or(0);
    }
    report.detail("Q5: statements and commits of each call".into());
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    for (name, Sums { calls, statements, commits }) in &calls {
        report.detail(format!("  {name:<28}{:>9.2}{:>9.2}", *statements as f64 / *calls as f64, *commits as f64 / *calls as f64));
    }
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    for (about, sum) in [
        ("Q5 statements by the log", calls.values().map(|sums| sums.statements).sum::<u64>()),
        ("Q5 commits by the log", calls.values().map(|sums| sums.commits).sum()),
    ] {
        report.fact(about, sum as f64 / numbers.len() as f64, "per order", "request path");
    }
    Ok(())
}
