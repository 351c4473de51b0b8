//! What a purchase may cost the database. Beyond this somebody asks once per row.

use std::sync::atomic::Ordering;

use cart::{AddLines, Market, NewLine};
use checkout::{AddressInput, DeliveryChoice};
use kernel::{Currency, Shopper};
use platform::idempotency::Request;
use platform::{Cx, crypto};
use serde_json::json;
use support::till::{home, key};
use support::{Goods, TestApp};

/// BEGIN and COMMIT apart.
const MOST_STATEMENTS: u64 = 61;
const MOST_COMMITS: u64 = 8;

fn spent(cx: &Cx) -> (u64, u64) {
    let counters = cx.db.counters();
    (counters.statements.load(Ordering::Relaxed), counters.commits.load(Ordering::Relaxed))
}

fn request(shopper: &Shopper, operation: &'static str) -> Request {
    Request::keyed(shopper.actor(), operation, Some(&key(operation)), &json!({})).expect("a key")
}

async fn add(cx: &Cx, shopper: Option<&Shopper>, goods: &Goods) -> cart::Added {
    let market = Market { currency: Currency::EUR, country: "DE".into() };
    let input = AddLines { lines: vec![NewLine { offer_id: goods.offer.parse().expect("an id"), quantity: 1 }], expected_version: None };
    cart::add_lines(cx, shopper, &market, &input, Some(&key("add"))).await.expect("an addition")
}

/// The seven calls of a guest's checkout over two vendors, each with a key, on a node that knows rates and ways of sending.
#[tokio::test]
async fn a_guests_purchase_from_two_vendors_stays_within_its_statements_and_8_commits() {
    let app = TestApp::new().await;
    let (mug, lamp) = (app.goods("alder-mug").await, app.goods("birch-lamp").await);
    // Somebody was here before: what hardly ever changes is in memory.
    app.anonymous().buy(&[(&mug, 1), (&lamp, 1)]).await;
    let cx = &app.cx.for_request("budget");
    let mut steps = Vec::new();
    let mut step = |name: &'static str| steps.push((name, spent(cx)));

    let token = add(cx, None, &mug).await.token.expect("a token");
    step("cartLinesAdd, a new guest");
    let shopper = Shopper::Guest { token_hash: crypto::sha256(token.as_bytes()) };
    let shopper = &shopper;
    add(cx, Some(shopper), &lamp).await;
    step("cartLinesAdd");
    let id = checkout::start(cx, shopper, &request(shopper, "checkoutStart")).await.expect("a checkout").checkout.id;
    step("checkoutStart");
    let who = AddressInput { email: "ann@example.test".into(), shipping: home(), billing: None };
    let shown = checkout::set_address(cx, shopper, id, &who, None, &request(shopper, "checkoutAddressSet")).await.expect("an address");
    step("checkoutAddressSet");
    let choices: Vec<DeliveryChoice> =
        shown.survey.options.iter().map(|option| DeliveryChoice { vendor: option.vendor_id, method: option.method_id }).collect();
    checkout::set_delivery(cx, shopper, id, &choices, None, &request(shopper, "checkoutDeliverySet")).await.expect("a delivery");
    step("checkoutDeliverySet");
    checkout::set_payment(cx, &app.gateways, shopper, id, ("test", "test_ok"), None, &request(shopper, "checkoutPaymentSet"))
        .await
        .expect("a means of payment");
    step("checkoutPaymentSet");
    let done = checkout::complete(cx, &app.gateways, shopper, id, &request(shopper, "checkoutComplete")).await.expect("an order");
    assert!(done.order.is_some(), "the answer shows what the transaction saw, without another look");
    step("checkoutComplete");

    let mut before = (0, 0);
    for (name, now) in &steps {
        println!("{name}: {} statements, {} commits", now.0 - before.0, now.1 - before.1);
        before = *now;
    }
    println!("in all: {} statements, {} commits", before.0, before.1);
    assert!(before.0 <= MOST_STATEMENTS && before.1 <= MOST_COMMITS, "{steps:#?}");
}
