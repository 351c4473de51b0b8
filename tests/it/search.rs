//! What the search box finds, a moment after it was put on the shelf.

use serde_json::{Value, json};
use support::wait::until;
use support::{Client, TestApp, number, text};

const SEARCH: &str = "query S($query: String, $filters: SearchFiltersInput, $order: [SearchOrderInput!]) { search(query: $query, filters: $filters, orderBy: $order, first: 20) \
    { products { nodes { slug } } facets { kind code values { value count } } didYouMean } }";

async fn slugs(client: &Client, variables: Value) -> Vec<String> {
    let found = client.ask(SEARCH, variables).await["search"]["products"]["nodes"].clone();
    found.as_array().into_iter().flatten().map(|node| text(&node["slug"])).collect()
}

/// The cards are made and the index has read them.
async fn indexed(app: &TestApp, slug: &str) {
    app.settle().await;
    let guest = app.anonymous();
    until(slug, async || slugs(&guest, json!({})).await.iter().any(|found| found == slug).then_some(())).await;
}

#[tokio::test]
async fn words_beginnings_and_small_mistakes_find_it() {
    let app = TestApp::new().await;
    app.put_on_shelf("alder", "Đèn gỗ Bạch Dương", 75_00, 4).await;
    for slug in ["alder-mug", "birch-lamp", "scarce-print", "den-go-bach-duong"] {
        indexed(&app, slug).await;
    }
    let guest = app.anonymous();
    for (query, slug) in [
        ("alder mug", "alder-mug"),
        ("MUG", "alder-mug"),
        ("birch lam", "birch-lamp"),
        ("scarse print", "scarce-print"),
        ("den go bach duong", "den-go-bach-duong"),
        ("Đèn gỗ", "den-go-bach-duong"),
    ] {
        assert_eq!(slugs(&guest, json!({ "query": query })).await.first().map(String::as_str), Some(slug), "{query}");
    }
    assert_eq!(slugs(&guest, json!({ "query": "zeppelin" })).await, Vec::<String>::new());
}

#[tokio::test]
async fn hits_are_narrowed_ordered_and_counted() {
    let app = TestApp::new().await;
    app.put_on_shelf("alder", "Empty box", 5_00, 0).await;
    for slug in ["alder-mug", "birch-lamp", "scarce-print", "empty-box"] {
        indexed(&app, slug).await;
    }
    let guest = app.anonymous();
    let mug = app.goods("alder-mug").await;
    let mut alders = slugs(&guest, json!({ "filters": { "vendorIds": [mug.vendor], "inStock": true } })).await;
    alders.sort();
    assert_eq!(alders, ["alder-mug", "scarce-print"]);
    let range = json!({ "filters": { "price": { "min": "20.00", "max": "30" } } });
    assert_eq!(slugs(&guest, range).await, ["scarce-print"]);
    let by_price = json!({ "order": [{ "field": "PRICE", "direction": "ASC" }] });
    assert_eq!(slugs(&guest, by_price).await, ["empty-box", "alder-mug", "scarce-print", "birch-lamp"]);
    let facets = guest.ask(SEARCH, json!({})).await["search"]["facets"].clone();
    let vendors = facets.as_array().into_iter().flatten().find(|facet| facet["kind"] == "VENDOR").cloned().unwrap_or_default();
    let counts: Vec<i64> = vendors["values"].as_array().into_iter().flatten().map(|value| number(&value["count"])).collect();
    assert_eq!(counts, [3, 1], "{facets:#}");
}

#[tokio::test]
async fn what_changes_on_the_shelf_changes_in_the_box() {
    let app = TestApp::new().await;
    indexed(&app, "alder-mug").await;
    let (guest, alder, mug) = (app.anonymous(), app.vendor("alder").await, app.goods("alder-mug").await);
    alder.run("productUpdate", json!({ "productId": mug.product, "title": "Painted beaker" }), "product { id }").await;
    app.settle().await;
    until("the new title is found", async || (slugs(&guest, json!({ "query": "beaker" })).await == ["alder-mug"]).then_some(())).await;
    alder.run("productArchive", json!({ "productId": mug.product }), "product { id }").await;
    app.settle().await;
    until("it is gone", async || slugs(&guest, json!({ "query": "beaker" })).await.is_empty().then_some(())).await;
    assert_eq!(guest.ask("{ product(slug: \"alder-mug\") { id } }", json!({})).await["product"], Value::Null);
}

#[tokio::test]
async fn the_box_suggests_what_goes_on_from_what_was_typed() {
    let app = TestApp::new().await;
    indexed(&app, "birch-lamp").await;
    let found = app.anonymous().ask("{ searchSuggestions(prefix: \"bir\") { text product { slug } } }", json!({})).await["searchSuggestions"].clone();
    assert_eq!(found[0], json!({ "text": "Birch lamp", "product": { "slug": "birch-lamp" } }), "{found:#}");
}
