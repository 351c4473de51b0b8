//! Filling carts.

use entity::ids::OfferId;
use serde_json::{Value, json};

use crate::bench::{Bench, some};
use crate::http::{Connection, Request, operation};
use crate::load::{Effort, journeys};
use crate::report::Report;
use crate::server::Server;

pub const ADD: &str = include_str!("shop/cart_add.graphql");
const CART: &str = include_str!("shop/cart.graphql");

/// A guest, from an address of their own.
pub struct Guest {
    pub address: String,
    pub token: Option<String>,
}

impl Guest {
    pub fn new(number: usize) -> Self {
        let [_, a, b, c] = u32::try_from(number % 0x00ff_ffff).unwrap_or(0).to_be_bytes();
        Self { address: format!("10.{a}.{b}.{c}"), token: None }
    }

    /// One operation with this guest's headers.
    pub fn request(&self, document: &str, variables: &Value) -> Request {
        let mut headers = vec![("x-forwarded-for", self.address.as_str())];
        if let Some(token) = &self.token {
            headers.push(("x-cart-token", token));
        }
        operation(document, variables, &headers)
    }

    /// Puts one piece of an offer into the cart.
    pub fn add(&self, offer: OfferId) -> Request {
        self.request(ADD, &json!({ "input": { "lines": [{ "offerId": offer.to_string(), "quantity": 1 }] } }))
    }
}

/// The payload of a mutation that must not be refused.
pub fn accepted(data: &Value, mutation: &str) -> Result<Value, String> {
    let payload = &data[mutation];
    match payload["userErrors"].as_array() {
        Some(refusals) if refusals.is_empty() => Ok(payload.clone()),
        _ => Err(format!("{mutation} was refused: {payload}")),
    }
}

/// Guests with one piece of an offer in their carts; `offer` is asked with each guest's number.
pub async fn stage(server: &Server, numbers: std::ops::Range<usize>, offer: &dyn Fn(usize) -> OfferId) -> Result<Vec<Guest>, String> {
    let guests: Vec<_> = numbers.clone().map(|_| std::cell::OnceCell::new()).collect();
    let effort = Effort { connections: 8, most: std::time::Duration::from_secs(300) };
    journeys(&server.address, effort, guests.len(), &async |connection: &mut Connection, place: usize| {
        let number = numbers.start + place;
        let mut guest = Guest::new(number);
        let payload = accepted(&connection.ask(&guest.add(offer(number))).await?, "cartLinesAdd")?;
        guest.token = payload["cart"]["token"].as_str().map(str::to_owned);
        guests[place].set(guest).map_err(|_| "one cart was filled twice".to_owned())
    })
    .await?;
    Ok(guests.into_iter().filter_map(std::cell::OnceCell::into_inner).collect())
}

fn offer_of(bench: &Bench, number: usize) -> OfferId {
    bench.catalogue.offers[number % bench.catalogue.offers.len()].0
}

/// Q4, Q4b and the look at a cart.
pub async fn fill(bench: &mut Bench, report: &mut Report, server: &Server) -> Result<(), String> {
    let added = |data: &Value| some(&accepted(data, "cartLinesAdd")?["cart"]["groups"]);
    if bench.wants("q4") {
        let first = |bench: &Bench, number| Guest::new(number).add(offer_of(bench, number));
        bench.rounds(report, server, "Q4 first add to cart", 1_500, &first, &added).await?;
    }
    if bench.wants("q4b") || bench.wants("cart") {
        let staged = bench.numbers(bench.count(600));
        let guests = stage(server, staged, &|number| offer_of(bench, number)).await?;
        if bench.wants("q4b") {
            // Round by round through the carts, so that no two requests meet at one.
            let another = |bench: &Bench, number: usize| guests[number % guests.len()].add(offer_of(bench, number / guests.len() + number * 7));
            bench.rounds(report, server, "Q4b add to a cart", 1_500, &another, &added).await?;
        }
        if bench.wants("cart") {
            let look = |_: &Bench, number: usize| guests[number % guests.len()].request(CART, &json!({}));
            bench.rounds(report, server, "cart", 1_500, &look, &|data| some(&data["cart"]["groups"])).await?;
        }
    }
    Ok(())
}
