//! What a vendor's desk shows of all its orders and of its shelf at once.

use serde_json::{Value, json};
use support::till::key;
use support::{Client, TestApp, moment, number, text};

const DAY: i64 = 24 * 3_600_000;
const COUNTS: &str = "{ vendorOrderCounts { toAccept toShip partiallyShipped late nextShipBy } }";
const SALES: &str = "query Q($bounds: [DateTime!]!) { vendorSales(bounds: $bounds) { from until orders gross { minor currency } refunded { minor } } }";

async fn counts(vendor: &Client) -> Value {
    vendor.ask(COUNTS, json!({})).await["vendorOrderCounts"].clone()
}

fn figures(counts: &Value) -> [i64; 4] {
    ["toAccept", "toShip", "partiallyShipped", "late"].map(|field| number(&counts[field]))
}

#[tokio::test]
async fn a_vendor_counts_what_waits_until_it_is_late_and_no_more_than_its_own() {
    let app = TestApp::new().await;
    let (mug, lamp) = (app.goods("alder-mug").await, app.goods("birch-lamp").await);
    let (ann, alder, birch) = (app.customer("ann").await, app.vendor("alder").await, app.vendor("birch").await);
    assert_eq!(counts(&alder).await, json!({ "toAccept": 0, "toShip": 0, "partiallyShipped": 0, "late": 0, "nextShipBy": null }));
    let first = ann.buy(&[(&mug, 3), (&lamp, 1)]).await;
    let second = ann.buy(&[(&mug, 1)]).await;
    let third = ann.buy(&[(&mug, 1)]).await;
    let part = |order: &Value| {
        let parts = order["vendorOrders"].as_array().cloned().unwrap_or_default();
        parts.into_iter().find(|part| part["vendor"]["slug"] == "alder-goods").expect("alder's part")
    };
    assert_eq!((figures(&counts(&alder).await), figures(&counts(&birch).await)), ([3, 0, 0, 0], [1, 0, 0, 0]));

    let input = |order: &Value| json!({ "vendorOrderId": part(order)["id"], "idempotencyKey": key("desk") });
    alder.run("orderAccept", input(&first), "vendorOrder { id }").await;
    assert_eq!(figures(&counts(&alder).await), [2, 1, 0, 0]);
    let mut some = input(&first);
    some["carrier"] = json!("DHL");
    some["lines"] = json!([{ "orderLineId": part(&first)["lines"][0]["id"], "quantity": 1 }]);
    alder.run("fulfillmentShip", some, "vendorOrder { id }").await;
    assert_eq!(figures(&counts(&alder).await), [2, 0, 1, 0]);
    // What was paid back whole waits for nobody.
    let mut whole = input(&third);
    whole["reason"] = json!("Broken.");
    whole["shipping"] = json!(true);
    whole["lines"] = json!([{ "orderLineId": part(&third)["lines"][0]["id"], "quantity": 1 }]);
    alder.run("refundCreate", whole, "refundId").await;
    app.settle().await;
    let now = counts(&alder).await;
    assert_eq!(figures(&now), [1, 0, 1, 0]);

    let shown = alder.ask("query Q($id: ID!) { vendorOrder(id: $id) { shipBy placedAt } }", json!({ "id": part(&first)["id"] })).await;
    assert_eq!((&shown["vendorOrder"]["shipBy"], now["nextShipBy"].is_string()), (&now["nextShipBy"], true));
    let bought = ann.ask("query Q($id: ID!) { order(id: $id) { vendorOrders { shipBy } } }", json!({ "id": first["id"] })).await;
    assert_eq!(bought["order"]["vendorOrders"], json!([{ "shipBy": null }, { "shipBy": null }]), "a buyer is told days of delivery");

    app.cx.clock.advance(10 * DAY);
    let (alder, birch) = (app.vendor("alder").await, app.vendor("birch").await);
    assert_eq!(figures(&counts(&alder).await), [1, 0, 1, 2]);
    alder.run("fulfillmentShip", json!({ "vendorOrderId": part(&second)["id"], "carrier": "DHL", "idempotencyKey": key("desk") }), "fulfillmentId").await;
    assert_eq!((figures(&counts(&alder).await), figures(&counts(&birch).await)), ([0, 0, 1, 1], [1, 0, 0, 1]));
}

#[tokio::test]
async fn sales_are_summed_by_the_periods_that_were_asked_for() {
    let app = TestApp::new().await;
    let (mug, lamp) = (app.goods("alder-mug").await, app.goods("birch-lamp").await);
    // A day as some time zone has it, whose first quarter of an hour has just begun.
    let quarter = 15 * 60_000;
    app.cx.clock.advance(quarter - app.cx.now().rem_euclid(quarter));
    let midnight = app.cx.now();
    let ann = app.customer("ann").await;
    let first = ann.buy(&[(&mug, 2), (&lamp, 1)]).await;
    app.cx.clock.advance(DAY - quarter);
    let ann = app.customer("ann").await;
    ann.buy(&[(&mug, 1)]).await;
    app.cx.clock.advance(quarter + DAY);
    let (ann, alder, birch) = (app.customer("ann").await, app.vendor("alder").await, app.vendor("birch").await);
    let third = ann.buy(&[(&mug, 1)]).await;
    let part = third["vendorOrders"][0].clone();
    alder.run("orderReject", json!({ "vendorOrderId": part["id"], "reason": "Sold out.", "idempotencyKey": key("no") }), "vendorOrder { id }").await;
    app.settle().await;
    let bounds: Vec<String> = (0..=3).map(|day| moment(midnight + day * DAY)).collect();
    let sold = async |vendor: &Client| vendor.ask(SALES, json!({ "bounds": bounds })).await["vendorSales"].clone();
    let whole = |part: &Value| number(&part["total"]["gross"]["minor"]);
    let total = async |vendor: &Client, id: &Value| {
        whole(&vendor.ask("query Q($id: ID!) { vendorOrder(id: $id) { total { gross { minor } } } }", json!({ "id": id })).await["vendorOrder"])
    };
    let of = |slug: &str| {
        let parts = first["vendorOrders"].as_array().cloned().unwrap_or_default();
        parts.into_iter().find(|part| part["vendor"]["slug"] == slug).expect("a part")["id"].clone()
    };
    // The two of the first day stand together, whatever the day is called in another zone; the second day had none.
    let alders = sold(&alder).await;
    let rows = alders.as_array().expect("rows");
    assert_eq!(rows.len(), 2, "{alders:#}");
    assert_eq!((&rows[0]["from"], &rows[0]["until"], number(&rows[0]["orders"])), (&json!(bounds[0]), &json!(bounds[1]), 2));
    let listed = alder.ask("{ vendorOrders(first: 10) { nodes { id placedAt total { gross { minor } } } } }", json!({})).await;
    let expected: i64 = listed["vendorOrders"]["nodes"].as_array().expect("rows").iter().filter(|row| text(&row["placedAt"]) < bounds[1]).map(whole).sum();
    assert_eq!(number(&rows[0]["gross"]["minor"]), expected);
    assert_eq!((&rows[1]["from"], number(&rows[1]["orders"]), &rows[1]["gross"]["minor"]), (&json!(bounds[2]), 0, &rows[1]["refunded"]["minor"]));
    assert_eq!(number(&rows[1]["gross"]["minor"]), total(&alder, &part["id"]).await);
    let birches = sold(&birch).await;
    assert_eq!(birches.as_array().map(Vec::len), Some(1));
    assert_eq!(number(&birches[0]["gross"]["minor"]), total(&birch, &of("birch-market")).await);

    for (bounds, code) in [
        (json!([]), "VALIDATION_FAILED"),
        (json!([bounds[1], bounds[0]]), "VALIDATION_FAILED"),
        (json!([bounds[0], moment(midnight + 1)]), "VALIDATION_FAILED"),
    ] {
        assert_eq!(alder.fault(SALES, json!({ "bounds": bounds })).await, code);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_vendor_hears_of_its_new_orders_as_they_are_paid_and_of_those_it_missed() {
    let app = TestApp::new().await;
    let (mug, lamp) = (app.goods("alder-mug").await, app.goods("birch-lamp").await);
    let (ann, alder, birch) = (app.customer("ann").await, app.vendor("alder").await, app.vendor("birch").await);
    let document = "subscription S($since: DateTime) { vendorOrderPlaced(since: $since) { id number placedAt } }";
    let (mut alders, mut birches) = (alder.subscribe(document, json!({})).await, birch.subscribe(document, json!({})).await);
    // Each is told of its own alone, so that the first news of birch is of the second purchase.
    let first = ann.buy(&[(&mug, 1)]).await;
    app.settle().await;
    assert_eq!(alders.next().await["vendorOrderPlaced"]["id"], first["vendorOrders"][0]["id"]);
    let second = ann.buy(&[(&mug, 1), (&lamp, 1)]).await;
    app.settle().await;
    let parts: Vec<Value> = second["vendorOrders"].as_array().expect("parts").iter().map(|part| part["id"].clone()).collect();
    let heard = [alders.next().await["vendorOrderPlaced"]["id"].clone(), birches.next().await["vendorOrderPlaced"]["id"].clone()];
    assert!(heard[0] != heard[1] && heard.iter().all(|id| parts.contains(id)), "{heard:?} of {parts:?}");
    // A step of an order is no news here.
    alder.run("orderAccept", json!({ "vendorOrderId": first["vendorOrders"][0]["id"], "idempotencyKey": key("yes") }), "vendorOrder { id }").await;
    let third = ann.buy(&[(&mug, 1)]).await;
    app.settle().await;
    assert_eq!(alders.next().await["vendorOrderPlaced"]["id"], third["vendorOrders"][0]["id"]);
    // Whoever was away says what they saw last.
    let seen = alder.ask("query Q($id: ID!) { vendorOrder(id: $id) { placedAt } }", json!({ "id": heard[0] })).await;
    let mut again = alder.subscribe(document, json!({ "since": seen["vendorOrder"]["placedAt"] })).await;
    let mut missed = Vec::new();
    for _ in 0..2 {
        missed.push(again.next().await["vendorOrderPlaced"]["id"].clone());
    }
    assert_eq!(missed, [heard[0].clone(), third["vendorOrders"][0]["id"].clone()]);
}

#[tokio::test]
async fn orders_are_found_by_number_and_by_whether_they_were_accepted() {
    let app = TestApp::new().await;
    let (mug, lamp) = (app.goods("alder-mug").await, app.goods("birch-lamp").await);
    let (ann, alder) = (app.customer("ann").await, app.vendor("alder").await);
    let first = ann.buy(&[(&mug, 1)]).await;
    let second = ann.buy(&[(&mug, 1), (&lamp, 1)]).await;
    let foreign = ann.buy(&[(&lamp, 1)]).await;
    let accepted = first["vendorOrders"][0].clone();
    alder.run("orderAccept", json!({ "vendorOrderId": accepted["id"], "idempotencyKey": key("yes") }), "vendorOrder { id }").await;
    let find = async |narrowed: Value| {
        let query = "query Q($where: VendorOrderWhereInput) { vendorOrders(first: 10, where: $where) { nodes { id number } } }";
        alder.ask(query, json!({ "where": narrowed })).await["vendorOrders"]["nodes"].clone()
    };
    let ids = |nodes: &Value| nodes.as_array().expect("rows").iter().map(|node| node["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&find(json!({ "accepted": true })).await), [accepted["id"].clone()]);
    let waiting = find(json!({ "accepted": false })).await;
    assert_eq!(waiting.as_array().map(Vec::len), Some(1));
    let number = text(&waiting[0]["number"]);
    for wanted in [number.clone(), number.to_lowercase(), format!(" {} ", text(&second["number"]))] {
        assert_eq!(find(json!({ "number": wanted })).await, waiting, "{wanted}");
    }
    for nothing in [text(&foreign["number"]), "R%".into(), String::new()] {
        assert_eq!(find(json!({ "number": nothing })).await, json!([]), "{nothing}");
    }
}

#[tokio::test]
async fn what_runs_low_is_listed_counted_and_named() {
    let app = TestApp::new().await;
    let alder = app.vendor("alder").await;
    let few = app.put_on_shelf("alder", "Few spoons", 3_00, 2).await;
    let none = app.put_on_shelf("alder", "No spoons", 3_00, 0).await;
    app.put_on_shelf("birch", "Their spoons", 3_00, 0).await;
    let query = "query Q($where: VendorInventoryWhereInput) { vendorInventory(first: 10, where: $where) { totalCount { value precision } \
                 nodes { variantId available variant { id product { title } } warehouse { id } } } }";
    let find = async |narrowed: Value| alder.ask(query, json!({ "where": narrowed })).await["vendorInventory"].clone();
    let out = find(json!({ "availableAtMost": 0 })).await;
    assert_eq!((&out["totalCount"], &out["nodes"][0]["variantId"]), (&json!({ "value": 1, "precision": "EXACT" }), &json!(none.variant)), "{out:#}");
    assert_eq!(out["nodes"][0]["variant"]["product"]["title"], "No spoons");
    let low = find(json!({ "availableAtMost": 2 })).await;
    assert_eq!(number(&low["totalCount"]["value"]), 2, "{low:#}");
    let one = find(json!({ "variantId": few.variant, "warehouseId": low["nodes"][0]["warehouse"]["id"] })).await;
    assert_eq!((number(&one["totalCount"]["value"]), &one["nodes"][0]["variantId"], number(&one["nodes"][0]["available"])), (1, &json!(few.variant), 2));
    assert_eq!(alder.fault(query, json!({ "where": { "warehouseId": few.variant } })).await, "VALIDATION_FAILED");
}

#[tokio::test]
async fn a_line_of_the_statement_names_the_order_and_a_refund_the_version_it_saw() {
    let app = TestApp::new().await;
    let (mug, ann, alder) = (app.goods("alder-mug").await, app.customer("ann").await, app.vendor("alder").await);
    let part = ann.buy(&[(&mug, 2)]).await["vendorOrders"][0].clone();
    app.settle().await;
    let statement =
        alder.ask("{ vendorLedger { statement(currency: \"EUR\", first: 10) { nodes { kind orderId vendorOrderId vendorOrderNumber } } } }", json!({})).await;
    let lines = statement["vendorLedger"]["statement"]["nodes"].as_array().cloned().expect("lines");
    assert!(!lines.is_empty() && lines.iter().all(|line| line["vendorOrderId"] == part["id"] && line["vendorOrderNumber"].is_string()), "{statement:#}");

    let seen = alder.ask("query Q($id: ID!) { vendorOrder(id: $id) { version } }", json!({ "id": part["id"] })).await["vendorOrder"]["version"].clone();
    alder.run("orderAccept", json!({ "vendorOrderId": part["id"], "idempotencyKey": key("yes") }), "vendorOrder { id }").await;
    let lines = json!([{ "orderLineId": part["lines"][0]["id"], "quantity": 1 }]);
    let wish = json!({ "vendorOrderId": part["id"], "lines": lines, "reason": "It broke.", "expectedVersion": seen, "idempotencyKey": key("refund") });
    let refusal = alder.refused("refundCreate", wish, "refundId").await;
    assert_eq!((&refusal["code"], &refusal["field"]), (&json!("VERSION_CONFLICT"), &json!(["input", "expectedVersion"])));
    app.books_balance().await;
}

#[tokio::test]
async fn a_vendor_finds_its_products_and_sees_its_own_offer_whatever_becomes_of_it() {
    let app = TestApp::new().await;
    let (alder, birch, mug) = (app.vendor("alder").await, app.vendor("birch").await, app.goods("alder-mug").await);
    let spoon = app.put_on_shelf("alder", "Odd 50%_spoon", 3_00, 2).await;
    let find = async |client: &Client, text: &str| {
        let query = "query Q($text: String) { vendorProducts(first: 10, where: { text: $text }) { nodes { title variants { sku } } } }";
        client.ask(query, json!({ "text": text })).await["vendorProducts"]["nodes"].clone()
    };
    let spoons = find(&alder, " sPoon ").await;
    assert_eq!((spoons.as_array().map(Vec::len), &spoons[0]["title"]), (Some(1), &json!("Odd 50%_spoon")));
    assert_eq!(find(&alder, &text(&spoons[0]["variants"][0]["sku"])).await, spoons, "by its number");
    assert_eq!((find(&alder, "50%_").await, find(&alder, "50_%").await, find(&alder, "no such thing").await), (spoons.clone(), json!([]), json!([])));
    assert_eq!((find(&birch, "spoon").await, find(&alder, "").await.as_array().is_some_and(|all| all.len() > 1)), (json!([]), true));

    let own = async |client: &Client, variant: &str| {
        let query = "query Q($id: ID!) { node(id: $id) { ... on Variant { ownOffer { id state prices { currency } } } } }";
        client.ask(query, json!({ "id": variant })).await["node"]["ownOffer"].clone()
    };
    let offer = own(&alder, &spoon.variant).await;
    assert_eq!((&offer["id"], &own(&birch, &spoon.variant).await), (&json!(spoon.offer), &Value::Null));
    assert_eq!(own(&app.customer("ann").await, &mug.variant).await, Value::Null);
    alder.run("offerWithdraw", json!({ "offerId": spoon.offer, "idempotencyKey": key("away") }), "offer { id }").await;
    assert_eq!(own(&alder, &spoon.variant).await["state"], "WITHDRAWN");

    // A draft of one's own has its name in one's own lists, and nowhere else.
    alder.run("productArchive", json!({ "productId": spoon.product, "idempotencyKey": key("gone") }), "product { id }").await;
    let listed = alder.ask("{ vendorInventory(first: 50) { nodes { variantId variant { product { title } } } } }", json!({})).await;
    let row = listed["vendorInventory"]["nodes"].as_array().expect("rows").iter().find(|row| row["variantId"] == spoon.variant).expect("the spoon").clone();
    assert_eq!(row["variant"]["product"]["title"], "Odd 50%_spoon");
}
