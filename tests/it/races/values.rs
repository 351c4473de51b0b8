//! Numbers and keys that nobody means: each is refused by name, and nothing has changed.

use serde_json::{Value, json};
use support::till::key;
use support::{Client, TestApp};

/// Where a number goes in, and which of the wrong ones are right there.
struct Door {
    mutation: &'static str,
    who: Client,
    input: Box<dyn Fn(Value) -> Value>,
    fine: &'static [i64],
}

/// Everything that could have changed.
async fn everything(app: &TestApp) -> Vec<i64> {
    let mut sums = Vec::new();
    for sql in [
        "SELECT CAST(COALESCE(SUM(quantity * 7 + CASE WHEN saved THEN 1 ELSE 0 END), 0) AS BIGINT) AS n FROM cart_line",
        "SELECT CAST(SUM(on_hand * 5 + reserved * 3 + allocated) AS BIGINT) AS n FROM stock_level",
        "SELECT COUNT(*) AS n FROM stock_movement",
        "SELECT CAST(SUM(shipped * 5 + refunded * 3 + cancelled) AS BIGINT) AS n FROM order_line",
        "SELECT COUNT(*) AS n FROM refund",
        "SELECT COUNT(*) AS n FROM fulfillment",
        "SELECT COUNT(*) AS n FROM checkout",
        "SELECT COUNT(*) AS n FROM idempotency_key",
    ] {
        sums.push(super::stage::count(&app.cx, sql, []).await);
    }
    sums
}

async fn doors(app: &TestApp) -> Vec<Door> {
    let (mug, guest, alder) = (app.goods("alder-mug").await, app.anonymous(), app.vendor("alder").await);
    let order = app.anonymous().buy(&[(&mug, 2)]).await;
    let (part, line) = (order["vendorOrders"][0]["id"].clone(), order["vendorOrders"][0]["lines"][0]["id"].clone());
    guest.add(&[(&mug, 1)]).await;
    let cart_line = guest.ask("{ cart { lines { id } } }", json!({})).await["cart"]["lines"][0]["id"].clone();
    let (offer, variant) = (mug.offer.clone(), mug.variant.clone());
    let (also_variant, also_part, also_line) = (variant.clone(), part.clone(), line.clone());
    vec![
        Door { mutation: "cartLinesAdd", who: guest.clone(), input: Box::new(move |n| json!({ "lines": [{ "offerId": offer, "quantity": n }] })), fine: &[] },
        Door { mutation: "cartLinesUpdate", who: guest, input: Box::new(move |n| json!({ "lines": [{ "lineId": cart_line, "quantity": n }] })), fine: &[] },
        Door { mutation: "stockAdjust", who: alder.clone(), input: Box::new(move |n| json!({ "variantId": variant, "delta": n })), fine: &[-1] },
        Door {
            mutation: "stockSet",
            who: alder.clone(),
            input: Box::new(move |n| json!({ "variantId": also_variant, "onHand": n, "changeFrom": 50 })),
            fine: &[],
        },
        Door {
            mutation: "refundCreate",
            who: alder.clone(),
            input: Box::new(move |n| json!({ "vendorOrderId": part, "lines": [{ "orderLineId": line, "quantity": n }], "reason": "It broke." })),
            fine: &[],
        },
        Door {
            mutation: "fulfillmentShip",
            who: alder,
            input: Box::new(move |n| json!({ "vendorOrderId": also_part, "lines": [{ "orderLineId": also_line, "quantity": n }], "carrier": "Post" })),
            fine: &[],
        },
    ]
}

fn document(mutation: &str) -> String {
    format!("mutation M($input: {}{}Input!) {{ {mutation}(input: $input) {{ userErrors {{ code field }} }} }}", mutation[..1].to_uppercase(), &mutation[1..])
}

/// The code of whatever refused it: a `UserError`, or the document's own check.
fn refused(answer: &Value, mutation: &str) -> Option<String> {
    let told = [&answer["data"][mutation]["userErrors"][0]["code"], &answer["errors"][0]["extensions"]["code"]];
    told.into_iter().find_map(|code| code.as_str().map(str::to_owned))
}

#[tokio::test]
async fn a_number_that_nobody_means_is_refused_and_changes_nothing() {
    let app = TestApp::new().await;
    let wrong = [
        json!(0),
        json!(-1),
        json!(1_i64 << 31),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1.5),
        json!("1e9"),
        json!(null),
        json!([3, 4]),
        json!(true),
    ];
    for door in doors(&app).await {
        let before = everything(&app).await;
        for value in wrong.iter().filter(|value| !value.as_i64().is_some_and(|n| door.fine.contains(&n))) {
            let mut input = (door.input)(value.clone());
            input["idempotencyKey"] = key("wrong").into();
            let answer = door.who.send(&document(door.mutation), json!({ "input": input })).await.body;
            let code = refused(&answer, door.mutation).unwrap_or_else(|| panic!("{} took {value}: {answer:#}", door.mutation));
            let typed = ["VALIDATION_FAILED", "STATE_CONFLICT", "LIMIT_EXCEEDED", "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"];
            assert!(typed.contains(&code.as_str()), "{} and {value}: {answer:#}", door.mutation);
            assert_eq!(everything(&app).await, before, "{} and {value}", door.mutation);
        }
    }
}

#[tokio::test]
async fn a_key_that_nobody_means_is_refused_and_changes_nothing() {
    let app = TestApp::new().await;
    let long = "k".repeat(10_000);
    for door in doors(&app).await {
        let before = everything(&app).await;
        for wrong in ["", &long[..256], &long, "schlüssel", "ключ", "🔑", "nul\0", "tab\t", "line\n", "\u{202e}yek", "\u{7f}"] {
            let mut input = (door.input)(json!(1));
            input["idempotencyKey"] = wrong.into();
            let answer = door.who.send(&document(door.mutation), json!({ "input": input })).await.body;
            let refusal = &answer["data"][door.mutation]["userErrors"][0];
            assert_eq!(
                (refusal["code"].as_str(), &refusal["field"]),
                (Some("VALIDATION_FAILED"), &json!(["input", "idempotencyKey"])),
                "{} and {:?}: {answer:#}",
                door.mutation,
                &wrong[..wrong.len().min(20)]
            );
            assert_eq!(everything(&app).await, before, "{}", door.mutation);
        }
    }
}
