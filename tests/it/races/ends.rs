//! Two ends reaching for one thing: time running out against the buyer's last click, giving up against paying, sending
//! against taking back. Either may win; what is left is one of the two, whole.

use futures_util::future::join;
use futures_util::join;
use serde_json::{Value, json};
use support::scale::{count as some, figure};
use support::till::key;
use support::{Client, Goods, shelf, text, wait};

use super::stage::{Stage, count, raced, review, start};

const PAID: i64 = 12_50 + 4_90;

/// A guest at the last click.
async fn at_the_till(stage: &Stage, mug: &Goods, method_token: &str) -> (Client, String) {
    let guest = stage.stranger();
    guest.add(&[(mug, 1)]).await;
    let checkout = start(&guest).await.checkout().expect("a checkout");
    review(&guest, &checkout, method_token).await;
    (guest, checkout)
}

/// Whether this checkout has an order, paid or not.
const PENDING: &str = "SELECT COUNT(*) AS n FROM orders WHERE checkout_id = $1";

fn checkout_id(checkout: &str) -> sea_orm::Value {
    checkout.parse::<entity::ids::CheckoutId>().expect("an id").into()
}

fn completion(checkout: &str) -> Value {
    json!({ "checkoutId": checkout, "idempotencyKey": key("complete") })
}

/// Lets the time of every checkout run out, as the years would.
async fn let_time_run_out(stage: &Stage) {
    let past = stage.cx.now() - 1_000;
    for table in ["checkout WHERE state IN ('open', 'completing')", "stock_reservation WHERE state = 'held'"] {
        let (name, of) = table.split_once(' ').expect("a table and its rows");
        let sql = format!("UPDATE {name} SET expires_at = $1 {of}");
        platform::db::execute(&stage.cx.db, &sql, [past.into()]).await.expect("a change");
    }
}

async fn the_last_second_belongs_to_the_buyer_or_to_the_shelf(stage: Stage) {
    let mug = stage.goods("alder-mug").await;
    let (rounds, mut sold) = (some(8, 60), 0);
    for round in 0..rounds {
        let (guest, checkout) = at_the_till(&stage, &mug, ["test_ok", "test_lost_answer"][round % 2]).await;
        let other = stage.at(round, &Some(&guest));
        let complete = other.insist("checkoutComplete", completion(&checkout), "order { id status }");
        let over = async {
            // Now at the same moment, now in the middle of the buyer's last click.
            if round % 4 >= 2 {
                wait::until("the click was claimed", async || (count(&stage.cx, PENDING, [checkout_id(&checkout)]).await > 0).then_some(())).await;
            }
            let_time_run_out(&stage).await;
            checkout::sweep(&stage.cx, &stage.gateways).await.expect("a sweep");
        };
        let ((payload, _), ()) = join(complete, over).await;
        if payload["order"]["status"] == "PAID" {
            sold += 1;
        } else {
            let code = payload["userErrors"][0]["code"].as_str().unwrap_or_default();
            assert!(["STATE_CONFLICT", "PAYMENT_DECLINED"].contains(&code), "{payload:#}");
        }
        // Whoever was late has nothing held, and whoever paid has goods.
        checkout::sweep(&stage.cx, &stage.gateways).await.expect("a sweep");
        assert_eq!(shelf::figures(&stage.cx.db, &mug).await, (50, 0, sold), "round {round}");
        assert_eq!(stage.charged().await, (sold, sold * PAID, 0), "round {round}: {payload:#}");
        if sold == 40 {
            break;
        }
    }
    stage.rests().await;
    figure(&format!("the last second, {}", stage.name()), format!("{sold} of {rounds} were paid in time, the others paid nothing"));
}

async fn who_gives_up_while_paying_does_one_of_both(stage: Stage) {
    let mug = stage.goods("alder-mug").await;
    let (rounds, mut sold) = (some(8, 60), 0);
    for round in 0..rounds {
        let (guest, checkout) = at_the_till(&stage, &mug, ["test_ok", "test_lost_answer"][round % 2]).await;
        let (one, other) = (stage.at(0, &Some(&guest)), stage.at(1, &Some(&guest)));
        let cancel = json!({ "checkoutId": checkout, "idempotencyKey": key("cancel") });
        let ((paid, _), (cancelled, _)) = join!(
            one.insist("checkoutComplete", completion(&checkout), "order { id status }"),
            other.insist("checkoutCancel", cancel, "checkout { id state }")
        );
        let (was_paid, was_cancelled) = (paid["order"]["status"] == "PAID", cancelled["userErrors"] == json!([]));
        assert_ne!(was_paid, was_cancelled, "{paid:#} {cancelled:#}");
        sold += i64::from(was_paid);
        assert_eq!(shelf::figures(&stage.cx.db, &mug).await, (50, 0, sold), "round {round}");
        assert_eq!(stage.charged().await, (sold, sold * PAID, 0), "round {round}");
        if sold == 40 {
            break;
        }
    }
    stage.rests().await;
    figure(&format!("giving up against paying, {}", stage.name()), format!("{sold} of {rounds} were paid, the others given up"));
}

/// The buyer cancels while the vendor ships, or accepts.
async fn a_parcel_leaves_or_is_taken_back(stage: Stage) {
    let mug = stage.goods("alder-mug").await;
    let (alder, rounds) = (stage.sign_in("alder").await, some(8, 40));
    let alder = stage.at(1, &Some(&alder));
    let (mut gone, mut kept) = (0, 0);
    for round in 0..rounds {
        let guest = stage.stranger();
        let order = guest.buy(&[(&mug, 1)]).await;
        let part = order["vendorOrders"][0]["id"].clone();
        let cancel = json!({ "token": order["token"], "reason": "I changed my mind.", "idempotencyKey": key("cancel") });
        let ships = round % 2 == 0;
        let (step, input) = if ships {
            ("fulfillmentShip", json!({ "vendorOrderId": part, "carrier": "Post", "idempotencyKey": key("ship") }))
        } else {
            ("orderAccept", json!({ "vendorOrderId": part, "idempotencyKey": key("accept") }))
        };
        let ((cancelled, _), (moved, _)) =
            join!(guest.insist("orderCancel", cancel, "order { status }"), alder.insist(step, input, "vendorOrder { status lifecycle }"));
        let (was_cancelled, was_moved) = (cancelled["userErrors"] == json!([]), moved["userErrors"] == json!([]));
        if ships {
            assert_ne!(was_cancelled, was_moved, "a parcel leaves or is taken back: {cancelled:#} {moved:#}");
        } else {
            // What was accepted may still be taken back; what was taken back is not accepted any more.
            assert!(was_cancelled, "{cancelled:#}");
        }
        for refused in [&cancelled, &moved].into_iter().filter(|payload| payload["userErrors"] != json!([])) {
            assert_eq!(refused["userErrors"][0]["code"], "STATE_CONFLICT", "{refused:#}");
        }
        if was_cancelled {
            kept += 1;
        } else {
            gone += 1;
        }
        assert_eq!(shelf::figures(&stage.cx.db, &mug).await, (50 - gone, 0, 0), "round {round}");
        let history = "SELECT COUNT(*) AS n FROM order_event WHERE kind IN ('shipped', 'cancelled')";
        assert_eq!(count(&stage.cx, history, []).await, gone + kept, "one of the two, never both");
    }
    stage.rests().await;
    assert_eq!(stage.charged().await, (gone + kept, (gone + kept) * PAID, kept * PAID), "what was taken back was paid back");
    figure(&format!("taking back against sending, {}", stage.name()), format!("{gone} left, {kept} were taken back and paid back"));
}

/// A payment whose second step is taken while its time runs out.
async fn a_second_step_in_the_last_second_is_paid_or_not(stage: Stage) {
    let mug = stage.goods("alder-mug").await;
    let (rounds, mut sold) = (some(6, 40), 0);
    for round in 0..rounds {
        let (guest, checkout) = at_the_till(&stage, &mug, "test_action").await;
        let (payload, _) = guest.insist("checkoutComplete", completion(&checkout), "order { id status } nextAction { url }").await;
        let url = text(&payload["nextAction"]["url"]);
        let_time_run_out(&stage).await;
        let confirm = stage.confirm_at_gateway(&url);
        let sweep = async { checkout::sweep(&stage.cx, &stage.gateways).await.expect("a sweep") };
        let confirmed = if round % 2 == 0 { join(confirm, sweep).await.0 } else { join(sweep, confirm).await.1 };
        sold += i64::from(confirmed);
        // Where the gateway's answer crossed the sweep, the next one knows.
        checkout::sweep(&stage.cx, &stage.gateways).await.expect("a sweep");
        assert_eq!(shelf::figures(&stage.cx.db, &mug).await, (50, 0, sold), "round {round}: {confirmed}");
        assert_eq!(stage.charged().await, (sold, sold * PAID, 0), "round {round}");
    }
    stage.rests().await;
    figure(&format!("the second step against the sweep, {}", stage.name()), format!("{sold} of {rounds} were confirmed in time"));
}

raced!(
    the_last_second_belongs_to_the_buyer_or_to_the_shelf,
    who_gives_up_while_paying_does_one_of_both,
    a_parcel_leaves_or_is_taken_back,
    a_second_step_in_the_last_second_is_paid_or_not
);
