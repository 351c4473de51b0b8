//! What a vendor puts on the shelf, and what a buyer finds there.

use serde_json::{Value, json};
use support::till::key;
use support::wait::until;
use support::{Client, TestApp, number, text};

const PRODUCT: &str = "product { id slug title state version }";

async fn product(vendor: &Client, title: &str) -> Value {
    vendor.run("productCreate", json!({ "title": title, "description": "Good." }), PRODUCT).await["product"].clone()
}

async fn variant(vendor: &Client, product: &Value, sku: &str, gtin: Option<&str>) -> Value {
    let input = json!({ "productId": product["id"], "sku": sku, "gtin": gtin, "options": [{ "name": "Colour", "value": "red" }] });
    vendor.run("variantUpsert", input, "variant { id sku gtin title version }").await["variant"].clone()
}

async fn offer(vendor: &Client, variant: &Value, euros: &str) -> Value {
    let input = json!({ "variantId": variant["id"], "prices": [{ "amount": euros, "currency": "EUR" }], "idempotencyKey": key("offer") });
    vendor.run("offerUpsert", input, "offer { id version price { minor } }").await["offer"].clone()
}

async fn stock(vendor: &Client, variant: &Value, on_hand: i64) {
    let input = json!({ "variantId": variant["id"], "onHand": on_hand, "changeFrom": 0, "idempotencyKey": key("stock") });
    vendor.run("stockSet", input, "userErrors { code }").await;
}

#[tokio::test]
async fn a_new_product_is_described_offered_counted_and_bought() {
    let app = TestApp::new().await;
    let (alder, guest) = (app.vendor("alder").await, app.anonymous());
    let made = product(&alder, "Olive bowl").await;
    assert_eq!((made["slug"].as_str(), made["state"].as_str()), (Some("olive-bowl"), Some("ACTIVE")));
    let red = variant(&alder, &made, "OLIVE-RED", Some("4006381333931")).await;
    assert_eq!((red["gtin"].as_str(), red["title"].as_str()), (Some("04006381333931"), Some("red")));
    let offered = offer(&alder, &red, "19.90").await;
    stock(&alder, &red, 3).await;
    let query = "{ productByBarcode(barcode: \"4006381333931\") { slug variants { sku buyBox { id price { minor } availability { quantity } } } } }";
    let found = guest.ask(query, json!({})).await["productByBarcode"].clone();
    let best = &found["variants"][0]["buyBox"];
    assert_eq!((&best["id"], number(&best["price"]["minor"]), number(&best["availability"]["quantity"])), (&offered["id"], 19_90, 3));
    let bowl = app.goods("olive-bowl").await;
    guest.buy(&[(&bowl, 3)]).await;
    assert_eq!(app.available(&bowl).await, 0);
}

#[tokio::test]
async fn several_vendors_offer_one_variant_and_the_landed_price_wins() {
    let app = TestApp::new().await;
    let (alder, birch, guest) = (app.vendor("alder").await, app.vendor("birch").await, app.anonymous());
    let made = product(&alder, "Shared jar").await;
    let jar = variant(&alder, &made, "JAR", None).await;
    let dear = offer(&alder, &jar, "20.00").await;
    let cheap = offer(&birch, &jar, "18.00").await;
    stock(&alder, &jar, 5).await;
    let query = "query Q($slug: String!) { product(slug: $slug) { variants { offers { id } buyBox { id vendor { slug } } } } }";
    let look = async || guest.ask(query, json!({ "slug": "shared-jar" })).await["product"]["variants"][0].clone();
    assert_eq!(look().await["buyBox"]["id"], dear["id"], "what can be had goes before what is cheap");
    stock(&birch, &jar, 5).await;
    let seen = look().await;
    assert_eq!((&seen["buyBox"]["id"], seen["buyBox"]["vendor"]["slug"].as_str()), (&cheap["id"], Some("birch-market")));
    assert_eq!(seen["offers"].as_array().map(Vec::len), Some(2));
    birch.run("offerWithdraw", json!({ "offerId": cheap["id"], "idempotencyKey": key("withdraw") }), "offer { state }").await;
    assert_eq!(look().await["buyBox"]["id"], dear["id"]);
    let refusal = guest.refused("cartLinesAdd", json!({ "lines": [{ "offerId": cheap["id"], "quantity": 1 }] }), "cart { id }").await;
    assert_eq!(refusal["code"], "NOT_FOUND");
}

/// Lists read cards, pages the rows themselves: they must not tell two stories.
#[tokio::test]
async fn a_list_shows_what_the_products_own_pages_show() {
    let app = TestApp::new().await;
    let (alder, birch) = (app.vendor("alder").await, app.vendor("birch").await);
    let made = product(&alder, "Shared jar").await;
    let jar = variant(&alder, &made, "JAR", Some("4006381333931")).await;
    let (dear, _) = (offer(&alder, &jar, "20.00").await, offer(&birch, &jar, "18.00").await);
    stock(&alder, &jar, 5).await;
    let shown = "id slug title description brand state taxClass category { slug } vendor { slug } pictureUrl stockStatus version createdAt updatedAt
        variants { id sku gtin title weightGrams version options { name value } product { id }
        buyBox { id } offers { id price { minor currency } shippingFrom { minor } handlingDays availability { status quantity } vendor { slug } state version } }";
    let same = async || {
        app.settle().await;
        let mut seen = 0;
        for (currency, country) in [("EUR", "DE"), ("EUR", "FR"), ("VND", "VN"), ("USD", "US")] {
            let guest = app.anonymous().with("x-currency", currency).with("x-market", country);
            let list = guest.ask(&format!("{{ products(first: 5) {{ nodes {{ {shown} }} }} }}"), json!({})).await;
            for listed in list["products"]["nodes"].as_array().expect("a list") {
                let page = guest.ask(&format!("query P($slug: String!) {{ product(slug: $slug) {{ {shown} }} }}"), json!({ "slug": listed["slug"] })).await;
                assert_eq!(*listed, page["product"], "{currency} {country}");
                seen += listed["variants"].as_array().map_or(0, Vec::len);
            }
        }
        seen
    };
    let before = same().await;
    assert!(before > 4, "{before}");
    offer(&alder, &jar, "17.50").await;
    let input =
        json!({ "id": jar["id"], "productId": made["id"], "sku": "JAR", "gtin": null, "options": [{ "name": "Colour", "value": "blue" }], "weightGrams": 120 });
    alder.run("variantUpsert", input, "variant { id }").await;
    same().await;
    alder.run("offerWithdraw", json!({ "offerId": dear["id"], "idempotencyKey": key("withdraw") }), "offer { state }").await;
    assert_eq!(same().await, before);
}

#[tokio::test]
async fn what_will_not_do_is_named_and_nothing_is_made() {
    let app = TestApp::new().await;
    let alder = app.vendor("alder").await;
    let refusal = alder.refused("productCreate", json!({ "title": "x".repeat(10_000) }), PRODUCT).await;
    assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("VALIDATION_FAILED"), &json!(["input", "title"])));
    let made = product(&alder, "Test piece").await;
    for gtin in ["4006381333932", "12345", "abcdefgh", "071444764117 735533033354"] {
        let input = json!({ "productId": made["id"], "sku": "X", "gtin": gtin });
        let refusal = alder.refused("variantUpsert", input, "variant { id }").await;
        assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("VALIDATION_FAILED"), &json!(["input", "gtin"])), "{gtin}");
    }
    let piece = variant(&alder, &made, "PIECE", None).await;
    for (amount, currency, field) in
        [("-1", "EUR", "amount"), ("1.234", "EUR", "amount"), ("1.5", "VND", "amount"), ("1", "ABC", "currency"), ("1", "XAU", "currency")]
    {
        let input = json!({ "variantId": piece["id"], "prices": [{ "amount": amount, "currency": currency }], "idempotencyKey": key("offer") });
        let refusal = alder.refused("offerUpsert", input, "offer { id }").await;
        assert_eq!(refusal["code"], "VALIDATION_FAILED", "{amount} {currency}");
        assert!(refusal["field"].to_string().contains(field), "{refusal}");
    }
    let code = app.anonymous().fault("{ productByBarcode(barcode: \"12345\") { id } }", json!({})).await;
    assert_eq!(code, "VALIDATION_FAILED");
}

#[tokio::test]
async fn a_product_is_changed_by_its_vendor_alone_and_only_as_it_was_seen() {
    let app = TestApp::new().await;
    let (alder, birch) = (app.vendor("alder").await, app.vendor("birch").await);
    let made = product(&alder, "Own thing").await;
    let version = number(&made["version"]);
    let change = |title: &str| json!({ "productId": made["id"], "title": title, "expectedVersion": version });
    assert_eq!(birch.refused("productUpdate", change("Stolen"), PRODUCT).await["code"], "NOT_FOUND");
    let missing = json!({ "productId": "prd_01k0000000000000000000000z", "title": "Nothing" });
    assert_eq!(birch.refused("productUpdate", missing, PRODUCT).await["code"], "NOT_FOUND");
    alder.run("productUpdate", change("Own thing, polished"), PRODUCT).await;
    let refusal = alder.refused("productUpdate", change("Too late"), PRODUCT).await;
    assert_eq!((refusal["code"].as_str(), number(&refusal["currentVersion"])), (Some("VERSION_CONFLICT"), version + 1));
}

#[tokio::test]
async fn stock_is_set_only_from_what_was_seen() {
    let app = TestApp::new().await;
    let (mug, alder, birch) = (app.goods("alder-mug").await, app.vendor("alder").await, app.vendor("birch").await);
    let set = |from: i64, to: i64| json!({ "variantId": mug.variant, "onHand": to, "changeFrom": from, "idempotencyKey": key("set") });
    let moved = alder.refused("stockSet", set(49, 10), "stockLevel { version }").await;
    assert_eq!((&moved["code"], &moved["field"]), (&json!("VERSION_CONFLICT"), &json!(["input", "changeFrom"])));
    assert_eq!(app.available(&mug).await, 50);
    alder.run("stockSet", set(50, 40), "userErrors { code }").await;
    assert_eq!(app.available(&mug).await, 40);
    app.anonymous().buy(&[(&mug, 5)]).await;
    assert_eq!(alder.refused("stockSet", set(40, 4), "userErrors { code }").await["code"], "STATE_CONFLICT", "five are promised");
    birch.run("stockSet", set(0, 7), "userErrors { code }").await;
    assert_eq!(app.available(&mug).await, 35, "another vendor's shelf is another shelf");
}

#[tokio::test]
async fn a_list_pages_forward_and_back_without_gaps() {
    let app = TestApp::new().await;
    for place in 0..5 {
        app.put_on_shelf("alder", &format!("Row {place}"), 1_000 + place, 1).await;
    }
    app.settle().await;
    let guest = app.anonymous();
    let query = "query L($first: Int, $after: String, $last: Int, $before: String) { products(first: $first, after: $after, last: $last, before: $before) \
        { nodes { slug } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
    let all = until("all are listed", async || {
        let all = guest.ask(query, json!({ "first": 100 })).await["products"].clone();
        (all["nodes"].as_array().map(Vec::len) == Some(8)).then_some(all)
    })
    .await;
    let (mut seen, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = guest.ask(query, json!({ "first": 3, "after": after })).await["products"].clone();
        seen.extend(page["nodes"].as_array().cloned().unwrap_or_default());
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] != true {
            break;
        }
    }
    assert_eq!(Value::Array(seen), all["nodes"]);
    let back = guest.ask(query, json!({ "last": 2, "before": after })).await["products"].clone();
    assert_eq!(back["nodes"].as_array().map(Vec::as_slice), all["nodes"].as_array().map(|nodes| &nodes[5..7]), "{}", text(&after));
}
