//! What the measured journey costs (CHECKOUT, Budget).

use std::sync::atomic::Ordering;

use platform::Cx;

use super::World;
use super::world::address;
use crate::{AddressInput, DeliveryChoice, Outcome, complete, set_address, set_delivery, set_payment, start};

fn spent(cx: &Cx) -> (u64, u64) {
    let counters = cx.db.counters();
    (counters.statements.load(Ordering::Relaxed), counters.commits.load(Ordering::Relaxed))
}

#[tokio::test]
async fn the_seven_calls_of_a_guest_from_cart_to_order_are_counted() {
    let world = World::new().await;
    let market = cart::Market { currency: kernel::Currency::EUR, country: "DE".into() };
    let add = |offer_id| cart::AddLines { lines: vec![cart::NewLine { offer_id, quantity: 1 }], expected_version: None };
    let cx = world.cx.for_request("journey");
    let mut steps = Vec::new();
    let mut before = spent(&cx);
    let mut step = |name: &'static str| {
        let now = spent(&cx);
        steps.push((name, now.0 - before.0, now.1 - before.1));
        before = now;
    };

    let added = cart::add_lines(&cx, None, &market, &add(world.alder.offer), Some("the first of two adds")).await.unwrap();
    let shopper = kernel::Shopper::Guest { token_hash: platform::crypto::sha256(added.token.unwrap().as_bytes()) };
    step("cartLinesAdd");
    cart::add_lines(&cx, Some(&shopper), &market, &add(world.birch.offer), Some("the other of two adds")).await.unwrap();
    step("cartLinesAdd");
    let id = start(&cx, &shopper, &world.request(&shopper, "checkoutStart", "a")).await.unwrap();
    step("checkoutStart");
    let to = AddressInput { email: "ada@example.org".into(), shipping: address(), billing: None };
    set_address(&cx, &shopper, id, &to, None, &world.request(&shopper, "checkoutAddressSet", "b")).await.unwrap();
    step("checkoutAddressSet");
    let choices = [&world.alder, &world.birch].map(|shop| DeliveryChoice { vendor: shop.member.vendor, method: shop.method });
    set_delivery(&cx, &shopper, id, &choices, None, &world.request(&shopper, "checkoutDeliverySet", "c")).await.unwrap();
    step("checkoutDeliverySet");
    set_payment(&cx, &world.gateways, &shopper, id, ("test", "test_ok"), None, &world.request(&shopper, "checkoutPaymentSet", "d")).await.unwrap();
    step("checkoutPaymentSet");
    let done = complete(&cx, &world.gateways, &shopper, id, &world.request(&shopper, "checkoutComplete", "e")).await.unwrap();
    step("checkoutComplete");

    let (statements, commits) = spent(&cx);
    for (name, statements, commits) in &steps {
        println!("{name:<20} {statements:>3} statements {commits:>2} commits");
    }
    println!("{:<20} {statements:>3} statements {commits:>2} commits", "together");
    assert!(matches!(done.outcome, Outcome::Placed { .. }));
    assert_eq!(commits, 8);
    // The budget is 60; this only keeps it from growing until that is met.
    assert!(statements <= 138, "{statements} statements");
    world.books_close().await;
}
