//! What belongs to somebody else is not there.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use support::till::{CHECKOUT, ORDER, key};
use support::{TestApp, text};

#[tokio::test]
async fn somebody_elses_order_answers_exactly_like_a_missing_one() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    let (ann, bob) = (app.customer("ann").await, app.customer("bob").await);
    let order = ann.buy(&[(&mug, 1)]).await;
    let missing = "ord_01k0000000000000000000000z";
    let query = "query Q($id: ID!) { order(id: $id) { id status email shippingAddress { name } } }";
    let foreign = bob.send(query, json!({ "id": order["id"] })).await.body;
    let none = bob.send(query, json!({ "id": missing })).await.body;
    assert_eq!((&foreign["data"], &foreign["errors"]), (&none["data"], &none["errors"]));
    assert_eq!(foreign["data"]["order"], Value::Null);

    let cancel = |id: Value| json!({ "orderId": id, "reason": "mine", "idempotencyKey": key("cancel") });
    let foreign = bob.try_do("orderCancel", cancel(order["id"].clone()), "order { id }").await;
    let none = bob.try_do("orderCancel", cancel(missing.into()), "order { id }").await;
    assert_eq!(foreign, none);
    assert_eq!(foreign["userErrors"][0]["code"], "NOT_FOUND");
    let guest = app.anonymous().try_do("orderCancel", cancel(order["id"].clone()), "order { id }").await;
    assert_eq!(guest["userErrors"][0]["code"], "NOT_FOUND");
    let seen = ann.ask(query, json!({ "id": order["id"] })).await;
    assert_eq!(seen["order"]["status"], "PAID", "and nothing happened to it");
}

#[tokio::test]
async fn a_vendor_sees_its_own_part_alone() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    let order = app.customer("ann").await.buy(&[(&mug, 1)]).await;
    let part = order["vendorOrders"][0]["id"].clone();
    let (alder, birch) = (app.vendor("alder").await, app.vendor("birch").await);
    let query = "query Q($id: ID!) { vendorOrder(id: $id) { id shippingAddress { name } } }";
    assert_eq!(alder.ask(query, json!({ "id": part })).await["vendorOrder"]["id"], part);
    assert_eq!(birch.ask(query, json!({ "id": part })).await["vendorOrder"], Value::Null);
    assert_eq!(birch.ask("{ vendorOrders(first: 10) { nodes { id } } }", json!({})).await["vendorOrders"]["nodes"], json!([]));
    for (mutation, input) in [
        ("orderAccept", json!({ "vendorOrderId": part, "idempotencyKey": key("a") })),
        ("orderReject", json!({ "vendorOrderId": part, "reason": "no", "idempotencyKey": key("r") })),
        ("fulfillmentShip", json!({ "vendorOrderId": part, "carrier": "Post", "idempotencyKey": key("s") })),
        ("refundCreate", json!({ "vendorOrderId": part, "shipping": true, "reason": "no", "idempotencyKey": key("f") })),
    ] {
        let refusal = birch.refused(mutation, input, "vendorOrder { id }").await;
        assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("NOT_FOUND"), &json!(["input", "vendorOrderId"])), "{mutation}");
    }
    let order = alder.ask("query Q($id: ID!) { order(id: $id) { id } }", json!({ "id": order["id"] })).await;
    assert_eq!(order["order"], Value::Null, "the whole order is the buyer's");
}

#[tokio::test]
async fn a_checkout_and_a_cart_belong_to_one_buyer() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    let (ann, bob, guest) = (app.customer("ann").await, app.customer("bob").await, app.anonymous());
    for buyer in [&ann, &bob, &guest] {
        buyer.add(&[(&mug, 1)]).await;
    }
    let checkout = ann.to_review("test_ok").await;
    for stranger in [&bob, &guest] {
        let seen = stranger.ask("query Q($id: ID!) { checkout(id: $id) { id } }", json!({ "id": checkout })).await;
        assert_eq!(seen["checkout"], Value::Null);
        for (mutation, input, select) in [
            ("checkoutPaymentSet", json!({ "checkoutId": checkout, "gateway": "test", "methodToken": "test_ok" }), CHECKOUT),
            ("checkoutComplete", json!({ "checkoutId": checkout, "idempotencyKey": key("c") }), ORDER),
            ("checkoutCancel", json!({ "checkoutId": checkout, "idempotencyKey": key("x") }), CHECKOUT),
        ] {
            let refusal = stranger.refused(mutation, input, select).await;
            assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("NOT_FOUND"), &json!(["input", "checkoutId"])), "{mutation}");
        }
    }
    let line = ann.ask("{ cart { lines { id } } }", json!({})).await["cart"]["lines"][0]["id"].clone();
    let refusal = bob.refused("cartLinesRemove", json!({ "lineIds": [line] }), "cart { id }").await;
    assert_eq!(refusal["code"], "NOT_FOUND");
    assert_eq!(ann.complete(&checkout, &key("complete")).await["order"]["status"], "PAID");
}

#[tokio::test]
async fn doors_are_closed_to_those_they_are_not_for() {
    let app = TestApp::new().await;
    let (guest, ann, alder) = (app.anonymous(), app.customer("ann").await, app.vendor("alder").await);
    for (query, signed_in) in [
        ("{ mySessions { id } }", true),
        ("{ myOrders(first: 1) { nodes { id } } }", true),
        ("{ vendorOrders(first: 1) { nodes { id } } }", false),
        ("{ vendorProducts(first: 1) { nodes { id } } }", false),
        ("{ orders(first: 1) { nodes { id } } }", false),
        ("{ users(first: 1) { nodes { id } } }", false),
    ] {
        assert_eq!(guest.fault(query, json!({})).await, "UNAUTHENTICATED", "{query}");
        if !signed_in {
            assert_eq!(ann.fault(query, json!({})).await, "FORBIDDEN", "{query}");
        }
    }
    for query in ["{ orders(first: 1) { nodes { id } } }", "{ users(first: 1) { nodes { id } } }"] {
        assert_eq!(alder.fault(query, json!({})).await, "FORBIDDEN", "{query}");
    }
}

#[tokio::test]
async fn introspection_shows_each_role_its_own_fields() {
    let app = TestApp::new().await;
    let query = "{ __schema { queryType { fields { name } } mutationType { fields { name } } } }";
    let names = async |client: support::Client| -> Vec<String> {
        let schema = client.ask(query, json!({})).await["__schema"].clone();
        let fields = ["queryType", "mutationType"].map(|kind| schema[kind]["fields"].as_array().cloned().unwrap_or_default());
        fields.concat().iter().map(|field| text(&field["name"])).collect()
    };
    let guest = names(app.anonymous()).await;
    let alder = names(app.vendor("alder").await).await;
    let admin = names(app.admin().await).await;
    let shows = |seen: &[String], name: &str| seen.iter().any(|one| one == name);
    assert!(shows(&guest, "cart") && !shows(&guest, "vendorOrders") && !shows(&guest, "orders") && !shows(&guest, "myOrders"));
    assert!(shows(&alder, "vendorOrders") && shows(&alder, "fulfillmentShip") && !shows(&alder, "users"));
    assert!(shows(&admin, "users") && shows(&admin, "orders"));
}

/// Tables whose rows are no vendor's, or the vendor itself, by whose they are.
const NO_VENDORS: [(&str, &[&str]); 6] = [
    (
        "a person's",
        &[
            "account_token",
            "address",
            "attempt",
            "cart",
            "consent",
            "data_export",
            "erasure",
            "factor_code",
            "identity_link",
            "oauth_attempt",
            "passkey",
            "passkey_attempt",
            "recovery_code",
            "refresh_token",
            "second_factor",
            "session",
            "users",
        ],
    ),
    ("a buyer's, over several vendors", &["checkout", "orders", "payment", "personal_key", "psp_attempt", "withdrawal"]),
    ("the marketplace's", &["attribute", "category", "tax_rate", "vendor"]),
    // Whose an account is stands in its owner's id; a journal and its transfers touch several.
    ("the books'", &["ledger_account", "ledger_journal", "ledger_transfer", "test_gateway_charge", "test_gateway_event", "test_gateway_refund"]),
    // A card is one product of several vendors', and public; counts are found through their client alone.
    ("derived", &["api_client_usage", "product_card"]),
    ("the machine's", &["audit_seal", "data_key", "idempotency_key", "inbox", "job", "lease", "outbox", "revision", "sequence"]),
];

#[tokio::test]
async fn every_row_that_is_a_vendors_says_whose_it_is() {
    let app = TestApp::new().await;
    let db = &app.cx.db;
    let columns = if db.is_postgres() {
        "SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = current_schema()"
    } else {
        "SELECT m.name AS t, i.name AS c FROM sqlite_master m JOIN pragma_table_info(m.name) i WHERE m.type = 'table'"
    };
    let rows = db.query_all_raw(platform::db::statement(db, columns, [])).await.expect("columns");
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows {
        tables.entry(row.try_get("", "t").expect("a name")).or_default().insert(row.try_get("", "c").expect("a name"));
    }
    tables.retain(|table, _| !table.starts_with("seaql_") && !table.starts_with("sqlite_"));
    let without: BTreeSet<&str> = tables.iter().filter(|(_, columns)| !columns.contains("vendor_id")).map(|(table, _)| table.as_str()).collect();
    let listed: BTreeSet<&str> = NO_VENDORS.iter().flat_map(|(_, tables)| tables.iter().copied()).collect();
    assert_eq!(without, listed, "a vendor's row has vendor_id, a row below it too; what is nobody's stands in NO_VENDORS");
}
