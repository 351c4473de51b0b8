//! What a buyer may trust a cart to do.

use serde_json::{Value, json};
use support::{Client, Goods, TestApp, number, text};

const CART: &str = "{ cart { id version itemCount currency totals { items { minor } }
  groups { vendor { slug } subtotal { minor } lines { id offerId title quantity unitPrice { minor } seenPrice { minor } total { minor } available warnings { code available } } }
  savedLines { id offerId quantity } warnings { code message lineId available was { minor } now { minor } } } }";

async fn cart(client: &Client) -> Value {
    client.ask(CART, json!({})).await["cart"].clone()
}

/// Quantities by offer, in the cart and saved.
async fn quantities(client: &Client) -> Vec<(String, i64)> {
    let cart = cart(client).await;
    let groups = cart["groups"].as_array().cloned().unwrap_or_default();
    let lines = groups.iter().flat_map(|group| group["lines"].as_array().cloned().unwrap_or_default());
    let mut found: Vec<_> = lines.map(|line| (text(&line["offerId"]), number(&line["quantity"]))).collect();
    found.sort();
    found
}

fn wanted(lines: &[(&Goods, i64)]) -> Vec<(String, i64)> {
    let mut lines: Vec<_> = lines.iter().map(|(goods, quantity)| (goods.offer.clone(), *quantity)).collect();
    lines.sort();
    lines
}

#[tokio::test]
async fn a_guest_is_given_the_token_once_and_keeps_the_cart_by_it() {
    let app = TestApp::new().await;
    let (mug, lamp, guest) = (app.goods("alder-mug").await, app.goods("birch-lamp").await, app.anonymous());
    assert_eq!(cart(&guest).await, Value::Null);
    let first = guest.add(&[(&mug, 2)]).await;
    let token = text(&first["cart"]["token"]);
    assert!(token.len() >= 32);
    let second = guest.add(&[(&lamp, 1), (&mug, 1)]).await;
    assert_eq!(second["cart"]["token"], Value::Null);
    assert_eq!(second["cart"]["id"], first["cart"]["id"]);
    let seen = cart(&guest).await;
    assert_eq!((number(&seen["itemCount"]), number(&seen["totals"]["items"]["minor"])), (4, 3 * 12_50 + 49_00));
    let by_vendor: Vec<_> =
        seen["groups"].as_array().into_iter().flatten().map(|group| (text(&group["vendor"]["slug"]), number(&group["subtotal"]["minor"]))).collect();
    assert_eq!(by_vendor, [("alder-goods".into(), 37_50), ("birch-market".into(), 49_00)]);
    assert_eq!(cart(&app.anonymous()).await, Value::Null, "nobody else sees it");
}

#[tokio::test]
async fn a_made_up_token_opens_no_cart_and_becomes_none() {
    let app = TestApp::new().await;
    let (mug, guest) = (app.goods("alder-mug").await, app.anonymous());
    guest.carry(Some("abc".into()));
    guest.add(&[(&mug, 1)]).await;
    assert_ne!(guest.cart_token().as_deref(), Some("abc"), "a token is drawn by us");
    let other = app.anonymous();
    other.carry(Some("abc".into()));
    assert_eq!(cart(&other).await, Value::Null);
}

#[tokio::test]
async fn bad_quantities_name_their_field_and_change_nothing() {
    let app = TestApp::new().await;
    let (mug, lamp, guest) = (app.goods("alder-mug").await, app.goods("birch-lamp").await, app.anonymous());
    guest.add(&[(&mug, 1)]).await;
    let line = cart(&guest).await["groups"][0]["lines"][0]["id"].clone();
    for quantity in [0_i64, -1, 10_001, 2_147_483_648] {
        let lines = json!([{ "offerId": mug.offer, "quantity": 1 }, { "offerId": lamp.offer, "quantity": quantity }]);
        let refusal = guest.refused("cartLinesAdd", json!({ "lines": lines }), "cart { id }").await;
        assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("VALIDATION_FAILED"), &json!(["input", "lines", "1", "quantity"])), "{quantity}");
        let refusal = guest.refused("cartLinesUpdate", json!({ "lines": [{ "lineId": line, "quantity": quantity }] }), "cart { id }").await;
        assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("VALIDATION_FAILED"), &json!(["input", "lines", "0", "quantity"])), "{quantity}");
    }
    assert_eq!(quantities(&guest).await, wanted(&[(&mug, 1)]));
    let refusal = guest.refused("cartLinesAdd", json!({ "lines": [{ "offerId": mug.product, "quantity": 1 }] }), "cart { id }").await;
    assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("VALIDATION_FAILED"), &json!(["input", "lines", "0", "offerId"])), "an id of another type");
    let refusal = guest.refused("cartLinesAdd", json!({ "lines": [] }), "cart { id }").await;
    assert_eq!(refusal["field"], json!(["input", "lines"]));
}

#[tokio::test]
async fn more_than_there_is_cannot_be_added() {
    let app = TestApp::new().await;
    let (print, guest) = (app.goods("scarce-print").await, app.anonymous());
    guest.add(&[(&print, 7)]).await;
    let refusal = guest.refused("cartLinesAdd", json!({ "lines": [{ "offerId": print.offer, "quantity": 4 }] }), "cart { id }").await;
    assert_eq!((refusal["code"].as_str(), number(&refusal["available"]), number(&refusal["requested"])), (Some("INSUFFICIENT_STOCK"), 10, 11));
    assert_eq!(quantities(&guest).await, wanted(&[(&print, 7)]));
}

#[tokio::test]
async fn prices_and_stock_are_true_at_every_look() {
    let app = TestApp::new().await;
    let (mug, print, guest) = (app.goods("alder-mug").await, app.goods("scarce-print").await, app.anonymous());
    guest.add(&[(&mug, 1), (&print, 5)]).await;
    assert_eq!(cart(&guest).await["warnings"], json!([]));
    app.set_price("alder", &mug, 13_75).await;
    app.set_stock("alder", &print, 10, 3).await;
    for _ in 0..2 {
        let seen = cart(&guest).await;
        let warnings = seen["warnings"].as_array().cloned().unwrap_or_default();
        assert_eq!(warnings.len(), 2, "looking changes nothing: {warnings:#?}");
        assert_eq!(
            (warnings[0]["code"].as_str(), number(&warnings[0]["was"]["minor"]), number(&warnings[0]["now"]["minor"])),
            (Some("PRICE_CHANGED"), 12_50, 13_75)
        );
        assert_eq!((warnings[1]["code"].as_str(), number(&warnings[1]["available"])), (Some("INSUFFICIENT_STOCK"), 3));
        assert_eq!(number(&seen["totals"]["items"]["minor"]), 13_75 + 5 * 25_00);
    }
    let line = cart(&guest).await["groups"][0]["lines"][1]["id"].clone();
    let payload = guest.run("cartLinesUpdate", json!({ "lines": [{ "lineId": line, "quantity": 3 }] }), "cart { version } warnings { code }").await;
    assert_eq!(payload["warnings"][0]["code"], "PRICE_CHANGED", "told with the change");
    assert_eq!(cart(&guest).await["warnings"], json!([]), "and seen from then on");
}

#[tokio::test]
async fn a_line_saved_for_later_is_not_bought_and_comes_back() {
    let app = TestApp::new().await;
    let (mug, lamp, guest) = (app.goods("alder-mug").await, app.goods("birch-lamp").await, app.anonymous());
    guest.add(&[(&mug, 2), (&lamp, 1)]).await;
    let line = cart(&guest).await["groups"][1]["lines"][0]["id"].clone();
    guest.run("cartLineSaveForLater", json!({ "lineId": line }), "cart { id }").await;
    let seen = cart(&guest).await;
    assert_eq!((number(&seen["itemCount"]), text(&seen["savedLines"][0]["offerId"])), (2, lamp.offer.clone()));
    guest.run("cartLineRestore", json!({ "lineId": line }), "cart { id }").await;
    assert_eq!(quantities(&guest).await, wanted(&[(&mug, 2), (&lamp, 1)]));
    guest.run("cartLinesRemove", json!({ "lineIds": [line] }), "cart { id }").await;
    assert_eq!(quantities(&guest).await, wanted(&[(&mug, 2)]));
    let refusal = guest.refused("cartLinesRemove", json!({ "lineIds": [line] }), "cart { id }").await;
    assert_eq!(refusal["code"], "NOT_FOUND");
}

#[tokio::test]
async fn only_the_version_that_was_seen_is_changed() {
    let app = TestApp::new().await;
    let (mug, guest) = (app.goods("alder-mug").await, app.anonymous());
    let version = number(&guest.add(&[(&mug, 1)]).await["cart"]["version"]);
    guest.add(&[(&mug, 1)]).await;
    let line = cart(&guest).await["groups"][0]["lines"][0]["id"].clone();
    let refusal = guest.refused("cartLinesRemove", json!({ "lineIds": [line], "expectedVersion": version }), "cart { id }").await;
    assert_eq!((refusal["code"].as_str(), number(&refusal["currentVersion"])), (Some("VERSION_CONFLICT"), version + 1));
    assert_eq!(quantities(&guest).await, wanted(&[(&mug, 2)]));
}

#[tokio::test]
async fn the_same_key_adds_once_and_another_body_is_refused() {
    let app = TestApp::new().await;
    let (mug, lamp) = (app.goods("alder-mug").await, app.goods("birch-lamp").await);
    let ann = app.customer("ann").await;
    let input = json!({ "lines": [{ "offerId": mug.offer, "quantity": 2 }], "idempotencyKey": "add-1" });
    let first = ann.try_whole("cartLinesAdd", input.clone(), "cart { id version }").await;
    let again = ann.try_whole("cartLinesAdd", input, "cart { id version }").await;
    assert_eq!(first["data"], again["data"]);
    assert_eq!((first["extensions"]["replayed"].as_bool().unwrap_or(false), again["extensions"]["replayed"].as_bool()), (false, Some(true)));
    let other = json!({ "lines": [{ "offerId": lamp.offer, "quantity": 2 }], "idempotencyKey": "add-1" });
    assert_eq!(ann.refused("cartLinesAdd", other, "cart { id }").await["code"], "IDEMPOTENCY_CONFLICT");
    assert_eq!(quantities(&ann).await, wanted(&[(&mug, 2)]));
}

#[tokio::test]
async fn a_guest_whose_first_answer_was_lost_asks_again_and_gets_the_same_cart() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    let input = json!({ "lines": [{ "offerId": mug.offer, "quantity": 2 }], "idempotencyKey": support::till::key("add") });
    let (guest, retry) = (app.anonymous(), app.anonymous());
    let first = guest.run("cartLinesAdd", input.clone(), "cart { id token }").await;
    let again = retry.run("cartLinesAdd", input.clone(), "cart { id token }").await;
    assert_eq!(first, again);
    guest.add(&[(&mug, 1)]).await;
    let stranger = app.anonymous().run("cartLinesAdd", input, "cart { id token }").await;
    assert_ne!(stranger["cart"]["id"], first["cart"]["id"], "once the cart is in use the key opens it to nobody");
}

#[tokio::test]
async fn signing_in_brings_the_guests_cart_along_however_often_it_is_asked_for() {
    let app = TestApp::new().await;
    let (mug, lamp) = (app.goods("alder-mug").await, app.goods("birch-lamp").await);
    let (ann, guest) = (app.customer("ann").await, app.anonymous());
    ann.add(&[(&mug, 1)]).await;
    guest.add(&[(&mug, 2), (&lamp, 3)]).await;
    let token = guest.cart_token();
    let merges = (0..5).map(|_| ann.try_do("cartMerge", json!({ "token": token }), "cart { id }"));
    for payload in futures_util::future::join_all(merges).await {
        assert_eq!(payload["userErrors"], json!([]));
    }
    assert_eq!(quantities(&ann).await, wanted(&[(&mug, 3), (&lamp, 3)]));
    assert_eq!(cart(&guest).await, Value::Null, "the guest's cart is no more");
    let bob = app.customer("bob").await;
    assert_eq!(bob.refused("cartMerge", json!({ "token": token }), "cart { id }").await["code"], "NOT_FOUND", "it went to somebody else");
    assert_eq!(bob.refused("cartMerge", json!({ "token": "made up" }), "cart { id }").await["code"], "NOT_FOUND");
    assert_eq!(app.anonymous().fault("mutation { cartMerge(input: {}) { userErrors { code } } }", json!({})).await, "UNAUTHENTICATED");
}

#[tokio::test]
async fn additions_that_meet_all_count() {
    let app = TestApp::new().await;
    let (mug, ann) = (app.goods("alder-mug").await, app.customer("ann").await);
    let adds = (0..10).map(|_| {
        let (ann, mug) = (ann.clone(), mug.clone());
        async move { ann.add(&[(&mug, 1)]).await }
    });
    futures_util::future::join_all(adds).await;
    assert_eq!(quantities(&ann).await, wanted(&[(&mug, 10)]));
}
