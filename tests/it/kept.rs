//! Answers of the catalogue that are kept and given to everybody: how fresh they are, and that they are nobody's own.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::GzDecoder;
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use support::wait::until;
use support::{Client, TestApp, number};

const PRICE: &str = "query Price($slug: String!) { product(slug: $slug) { title variants { buyBox { price { minor } availability { quantity } } } } }";

/// How many answers were given out of what is kept. All apps of this process count together.
async fn given(app: &TestApp) -> u64 {
    app.counted("stoa_graphql_requests_total{operation=\"Kept").await
}

async fn price(client: &Client) -> i64 {
    let data = client.ask(PRICE, json!({ "slug": "alder-mug" })).await;
    number(&data["product"]["variants"][0]["buyBox"]["price"]["minor"])
}

/// The whole answer, and whether it was charged as one that was worked out.
async fn asked(client: &Client, query: &str) -> (Value, u64) {
    let answer = client.send(query, json!({})).await.body;
    (answer["data"].clone(), answer["extensions"]["cost"]["charged"].as_u64().unwrap_or_else(|| panic!("{answer:#}")))
}

#[tokio::test]
async fn the_same_question_is_worked_out_once() {
    let app = TestApp::new().await;
    let query = "query KeptOnce { products(first: 3) { nodes { id title variants { sku } } } }";
    let (first, charged) = asked(&app.anonymous(), query).await;
    assert_eq!(charged, 1 + 3 * (1 + 4));
    let (again, charged) = asked(&app.anonymous(), query).await;
    assert_eq!((again, charged), (first, 1));
    let whole = app.anonymous().send(query, json!({})).await;
    assert_eq!(whole.status, 200);
    assert_eq!(whole.body["extensions"]["context"], json!({ "locale": "en", "currency": "EUR", "country": "DE" }));
    assert!(whole.body.get("errors").is_none());
}

#[tokio::test]
async fn another_question_or_market_is_another_answer() {
    let app = TestApp::new().await;
    app.settle().await;
    let guest = app.anonymous();
    let query = "query KeptMarket($first: Int = 2) { shop { currency country locale } products(first: $first) { nodes { id } } }";
    let ask = async |client: &Client, variables: Value| {
        let body = client.send(query, variables).await.body;
        (body["data"].clone(), body["extensions"]["cost"]["charged"].as_u64() == Some(1))
    };
    let (usual, kept) = ask(&guest, json!({})).await;
    assert!(!kept && usual["shop"]["currency"] == "EUR");
    // What the world's own events told may still be on its way to the answers.
    until("a kept answer", async || (ask(&guest, json!({})).await == (usual.clone(), true)).then_some(())).await;
    for (name, value, field) in [("X-Currency", "VND", "currency"), ("X-Market", "VN", "country"), ("X-Locale", "vi", "locale")] {
        let (other, kept) = ask(&guest.with(name, value), json!({})).await;
        assert!(!kept && other["shop"][field] == value, "{name}: {other}");
    }
    let (more, kept) = ask(&guest, json!({ "first": 3 })).await;
    assert!(!kept && more["products"]["nodes"].as_array().is_some_and(|nodes| nodes.len() == 3));
}

#[tokio::test]
async fn a_vendors_change_is_seen_at_once() {
    let app = TestApp::new().await;
    let (guest, alder, mug) = (app.anonymous(), app.vendor("alder").await, app.goods("alder-mug").await);
    let before = price(&guest).await;
    assert_eq!(price(&guest).await, before);
    let euros = json!([{ "amount": "99.10", "currency": "EUR" }]);
    alder.run("offerUpsert", json!({ "variantId": mug.variant, "prices": euros, "idempotencyKey": "dearer-1" }), "offer { id }").await;
    assert_eq!(price(&guest).await, 99_10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_vendors_new_name_is_seen_wherever_it_is_named() {
    let app = TestApp::new().await;
    let other = app.second_node().await;
    let (here, alder) = (app.anonymous(), app.vendor("alder").await);
    let there = other.client(&here);
    let named = async |client: &Client| {
        let query = "query Named { product(slug: \"alder-mug\") { variants { offers { vendor { name } } } } }";
        client.ask(query, json!({})).await["product"]["variants"][0]["offers"][0]["vendor"]["name"].as_str().unwrap_or_default().to_owned()
    };
    for name in ["Alder & Daughters", "Alder again"] {
        assert_ne!(named(&there).await, name);
        alder.run("vendorUpdate", json!({ "name": name }), "vendor { name }").await;
        assert_eq!(named(&here).await, name, "its own node knows at once");
        until("the other node knows", async || (named(&there).await == name).then_some(())).await;
    }
}

#[tokio::test]
async fn an_event_from_elsewhere_is_heard() {
    let app = TestApp::new().await;
    let (guest, mug) = (app.anonymous(), app.goods("alder-mug").await);
    price(&guest).await;
    // Behind this node's back, as another process would; its event is delivered by the background.
    app.set_price("alder", &mug, 77_00).await;
    app.settle().await;
    until("the new price", async || (price(&guest).await == 77_00).then_some(())).await;
}

#[tokio::test]
async fn a_change_that_nothing_tells_of_is_seen_all_the_same() {
    let app = TestApp::new().await;
    let guest = app.anonymous();
    let title = async || guest.ask(PRICE, json!({ "slug": "alder-mug" })).await["product"]["title"].as_str().unwrap_or_default().to_owned();
    assert_ne!(title().await, "Written by hand");
    let written = entity::product::Entity::update_many()
        .col_expr(entity::product::Column::Title, "Written by hand".into())
        .filter(entity::product::Column::Slug.eq("alder-mug"))
        .exec(&app.cx.db.pool())
        .await
        .expect("a change");
    assert_eq!(written.rows_affected, 1);
    until("the title", async || (title().await == "Written by hand").then_some(())).await;
}

#[tokio::test]
async fn what_was_sold_is_shown_at_once() {
    let app = TestApp::new().await;
    let (looker, buyer, mug) = (app.anonymous(), app.anonymous(), app.goods("alder-mug").await);
    let left = async || {
        let data = looker.ask(PRICE, json!({ "slug": "alder-mug" })).await;
        number(&data["product"]["variants"][0]["buyBox"]["availability"]["quantity"])
    };
    let before = left().await;
    buyer.buy(&[(&mug, 2)]).await;
    assert_eq!(left().await, before - 2);
}

#[tokio::test]
async fn who_carries_a_token_gets_nothing_that_is_kept() {
    let app = TestApp::new().await;
    let query = "query KeptNot { shop { name } products(first: 2) { nodes { id } } }";
    asked(&app.anonymous(), query).await;
    let guest = app.anonymous();
    guest.carry(Some("a-cart-token".into()));
    for person in [guest, app.customer("ann").await, app.vendor("alder").await, app.admin().await] {
        assert_ne!(asked(&person, query).await.1, 1);
    }
}

#[tokio::test]
async fn neither_errors_nor_what_is_somebodys_own_is_kept() {
    let app = TestApp::new().await;
    let guest = app.anonymous();
    for query in [
        "query KeptError { shop { name } products(first: 101) { nodes { id } } }",
        "query KeptPart { product(slug: \"alder-mug\") { id } search(first: 0) { didYouMean } }",
        "query KeptCart { shop { name } products(first: 2) { nodes { id } } cart { id } }",
        "query KeptNode { node(id: \"prd_x\") { id ... on Product { vendor { id } } } }",
        "query KeptSchema { __type(name: \"Shop\") { name } }",
    ] {
        for _ in 0..2 {
            assert_ne!(guest.send(query, json!({})).await.body["extensions"]["cost"]["charged"], 1, "{query}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_ask_at_once_wait_for_one() {
    let app = TestApp::new().await;
    let query = "query KeptCrowd { search(query: \"mug\", first: 5) { products { nodes { id title variants { id offers { id } } } } facets { label values { value } } } }";
    let before = given(&app).await;
    let crowd = (0..20).map(|_| {
        let guest = app.anonymous();
        tokio::spawn(async move { guest.ask(query, json!({})).await })
    });
    let answers: Vec<Value> = futures_util::future::join_all(crowd).await.into_iter().map(|answer| answer.expect("an answer")).collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]) && answers[0]["search"]["products"]["nodes"].is_array());
    // How many come while the first is worked out is up to the machine; that none of them fails is not.
    assert!(given(&app).await > before);
}

#[tokio::test]
async fn what_is_kept_is_packed_for_who_takes_it_so() {
    let app = TestApp::new().await;
    let guest = app.anonymous().with("Accept-Encoding", "gzip");
    let body = json!({ "query": "query KeptPacked { categories { id name path children { id name } } attributes { id code name } }" });
    let mut bodies = Vec::new();
    for _ in 0..3 {
        let response = guest.request(Method::POST, "/graphql").json(&body).send().await.expect("an answer");
        assert_eq!(response.headers().get("Content-Encoding").and_then(|name| name.to_str().ok()), Some("gzip"));
        assert!(response.headers().get_all("Vary").iter().any(|name| name == "accept-encoding"));
        let bytes = response.bytes().await.expect("a body");
        let mut text = String::new();
        GzDecoder::new(&bytes[..]).read_to_string(&mut text).expect("gzip");
        bodies.push(serde_json::from_str::<Value>(&text).expect("JSON"));
    }
    let plain = app.anonymous().send(body["query"].as_str().unwrap_or_default(), json!({})).await.body;
    assert!(bodies.iter().all(|body| body["data"] == plain["data"]));
    assert!(bodies[1]["extensions"]["cost"]["charged"] == 1 && bodies[1] == bodies[2] && plain == bodies[2]);
}

/// What everybody may ask, with every field of everything it leads to, as deep as a document may be.
fn everything() -> BTreeMap<&'static str, String> {
    let money = "{ amount currency minor }";
    let vendor = "{ id slug name description country state version createdAt }";
    let category = "{ id slug name path depth position taxClass version parent { id name } ancestors { id name } children { id name } }";
    let availability = "{ status quantity }";
    let offer = format!(
        "{{ id price {money} prices {money} shippingFrom {money} handlingDays state version availability {availability} vendor {vendor} variant {{ id sku }} }}"
    );
    let variant = format!("{{ id sku gtin title weightGrams version options {{ name value }} product {{ id }} buyBox {offer} offers {{ id price {money} }} }}");
    let attribute = "{ id code name kind unit filterable }";
    let product = format!(
        "{{ id slug title description brand state taxClass pictureUrl stockStatus version createdAt updatedAt priceRange {{ min {money} max {money} }}
           category {category} vendor {vendor} attributes {{ value attribute {attribute} }} media {{ id url sourceUrl alt }} variants {variant} }}"
    );
    BTreeMap::from([
        ("shop", "shop { name currencies countries locales currency country locale }".to_owned()),
        ("product", format!("product(slug: \"alder-mug\") {product}")),
        ("productByBarcode", format!("productByBarcode(barcode: \"4006381333931\") {product}")),
        ("products", "products(first: 5) { nodes { id slug stockStatus variants { id } } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount { value precision } }".into()),
        ("category", "category(slug: \"home\") { id name path children { id name } }".into()),
        ("categories", format!("categories {category}")),
        ("attributes", format!("attributes {attribute}")),
        ("search", "search(query: \"mug\", first: 5) { products { nodes { id title } totalCount { value } } facets { kind code label values { value label count } } didYouMean }".into()),
        ("searchSuggestions", "searchSuggestions(prefix: \"mu\") { id text product { id } category { id } }".into()),
        ("vendor", format!("vendor(slug: \"alder-goods\") {vendor}")),
        ("vendors", format!("vendors(first: 10) {{ nodes {vendor} }}")),
    ])
}

#[tokio::test]
async fn an_answer_that_is_kept_is_everybodys_whoever_asks_and_however() {
    let app = TestApp::new().await;
    app.settle().await;
    let people = [
        ("a customer", app.customer("ann").await),
        ("a vendor", app.vendor("birch").await),
        ("another vendor's team, for another vendor", app.vendor("alder").await.with("X-Vendor", "ven_01k0000000000000000000000z")),
        ("an operator", app.admin().await),
        ("a guest with a cart", {
            let guest = app.anonymous();
            guest.carry(Some("a-cart-token".into()));
            guest
        }),
        ("a stranger with a key", app.anonymous().with("Idempotency-Key", "a-key-of-their-own")),
        ("a stranger of a vendor", app.anonymous().with("X-Vendor", "ven_01k0000000000000000000000z")),
        ("a stranger with an id", app.anonymous().with("X-Request-Id", "a-request-of-their-own")),
        ("a stranger with a browser", app.anonymous().with("User-Agent", "Mozilla/5.0")),
        ("a stranger with cookies", app.anonymous().with("Cookie", "session=1")),
        ("a stranger from elsewhere", app.anonymous().with("X-Forwarded-For", "203.0.113.7")),
    ];
    for (field, selection) in everything() {
        let query = format!("query KeptAll {{ {selection} }}");
        let (first, _) = asked(&app.anonymous(), &query).await;
        let (kept, charged) = asked(&app.anonymous(), &query).await;
        assert_eq!((&kept, charged), (&first, 1), "{field}");
        assert!(!first[field].is_null() || field == "productByBarcode" || field == "category", "{field} shows nothing");
        for (who, client) in &people {
            assert_eq!(client.ask(&query, json!({})).await, kept, "{field} for {who}");
        }
    }
}

/// The list of what may be kept is the list above, and everything in it is for everybody.
#[test]
fn what_may_be_kept_is_what_everybody_may_ask() {
    let sdl = api::graphql::sdl();
    let query = sdl.split("\ntype Query {").nth(1).and_then(|rest| rest.split("\n}").next()).expect("the type Query");
    for field in api::graphql::public::FIELDS.iter().filter(|field| !field.starts_with("__")) {
        assert!(everything().contains_key(field), "{field} is not compared");
        let at = query.find(&format!("\n  {field}")).unwrap_or_else(|| panic!("{field} is no field"));
        let definition = query[at + 1..].split("\n  \"").next().unwrap_or_default();
        assert!(!definition.contains("@auth"), "{field} is not for everybody");
    }
    assert_eq!(everything().len(), api::graphql::public::FIELDS.len() - 1);
}
