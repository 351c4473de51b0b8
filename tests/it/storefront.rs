//! A vendor's page, its pictures, its pauses, and what the law wants to know of it.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use reqwest::Method;
use serde_json::{Value, json};
use support::post::mails_in;
use support::till::{address, key};
use support::{Client, TestApp, moment, text};

const HOUR: i64 = 3_600_000;
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * HOUR;

async fn told(app: &TestApp, to: &str, words: &str) -> bool {
    app.settle().await;
    mails_in(&app.folder().join("mail")).iter().any(|mail| mail.to == to && (mail.subject.contains(words) || mail.text.contains(words)))
}

const PAGE: &str = "query Page($id: ID!) { vendor(id: $id) { name description about logoUrl bannerUrl policies { returns shipping privacy } \
    pause { from until note running } returnAddress { street1 } remedy { missing } traderInfo { legalName email registerNumber } version } }";

#[tokio::test]
async fn a_page_tells_what_its_vendor_tells_and_a_return_address_to_whom_it_concerns() {
    let app = TestApp::new().await;
    let (alder, mug) = (app.vendor("alder").await, app.goods("alder-mug").await);
    let order = app.customer("ann").await.buy(&[(&mug, 1)]).await;
    let text_of = "We turn <b>alder</b> & nothing else.\nSince 1962.";
    let told = json!({ "about": text_of, "returnsPolicy": "Thirty days.", "shippingPolicy": "By post.", "privacyPolicy": "Yours stays yours.", "returnAddress": address() });
    let version = alder.ask("{ myVendor { version } }", json!({})).await["myVendor"]["version"].clone();
    alder.run("vendorUpdate", json!({ "about": text_of, "expectedVersion": version }), "vendor { version }").await;
    assert_eq!(alder.refused("vendorUpdate", json!({ "about": "Late.", "expectedVersion": version }), "vendor { id }").await["code"], "VERSION_CONFLICT");
    alder.run("vendorUpdate", told, "vendor { version }").await;

    // Plain text, as it was written: whoever shows it escapes it.
    let page = app.anonymous().ask(PAGE, json!({ "id": mug.vendor })).await["vendor"].clone();
    assert_eq!((&page["about"], &page["policies"]["returns"]), (&json!(text_of), &json!("Thirty days.")));
    assert_eq!((&page["returnAddress"], &page["remedy"], &page["logoUrl"]), (&Value::Null, &Value::Null, &Value::Null));
    assert!(page["traderInfo"]["legalName"].is_string() && page["traderInfo"]["registerNumber"].is_string(), "{page}");
    let own = alder.ask(PAGE, json!({ "id": mug.vendor })).await["vendor"].clone();
    assert_eq!(own["returnAddress"]["street1"], address()["street1"]);
    let bought = "query B($id: ID!) { order(id: $id) { vendorOrders { returnAddress { street1 } vendor { returnAddress { street1 } } } } }";
    let seen = app.customer("ann").await.ask(bought, json!({ "id": order["id"] })).await["order"]["vendorOrders"][0].clone();
    assert_eq!((&seen["returnAddress"]["street1"], &seen["vendor"]["returnAddress"]), (&address()["street1"], &Value::Null));

    for (part, value) in [("about", "x".repeat(10_001)), ("returnsPolicy", "x".repeat(10_001)), ("privacyPolicy", "a\u{0}b".into())] {
        assert_eq!(alder.refused("vendorUpdate", json!({ part: value }), "vendor { id }").await["field"], json!(["input", part]));
    }
    let nowhere = json!({ "returnAddress": { "name": "", "street1": "x", "city": "y", "country": "DE" } });
    assert_eq!(alder.refused("vendorUpdate", nowhere, "vendor { id }").await["code"], "ADDRESS_REJECTED");
}

/// A JPEG of this width that says where it was taken.
fn photograph(width: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = image::RgbImage::from_pixel(width, 100, image::Rgb([90, 120, 40]));
    picture.write_with_encoder(JpegEncoder::new(&mut bytes)).expect("a picture");
    let said = b"Exif\0\0cnry-latitude-52.09";
    let mut segment = vec![0xFF, 0xE1];
    segment.extend(u16::try_from(said.len() + 2).expect("short").to_be_bytes());
    segment.extend(said);
    bytes.splice(2..2, segment);
    bytes
}

async fn put(app: &TestApp, url: &str, bytes: Vec<u8>) -> u16 {
    let path = url.strip_prefix(app.url()).unwrap_or(url);
    app.anonymous().request(Method::PUT, path).body(bytes).send().await.expect("an answer").status().as_u16()
}

async fn look(app: &TestApp, url: &str) -> (u16, String, Vec<u8>) {
    let answer = app.anonymous().request(Method::GET, url.strip_prefix(app.url()).expect("ours")).send().await.expect("an answer");
    let kind = answer.headers().get("content-type").map(|kind| kind.to_str().expect("text").to_owned()).unwrap_or_default();
    (answer.status().as_u16(), kind, answer.bytes().await.expect("bytes").to_vec())
}

#[tokio::test]
async fn a_picture_is_taken_once_by_a_signed_address_and_drawn_anew() {
    let app = TestApp::new().await;
    let (alder, vendor) = (app.vendor("alder").await, app.goods("alder-mug").await.vendor);
    let announce = async |kind: &str| text(&alder.run("vendorPictureSubmit", json!({ "kind": kind }), "uploadUrl").await["uploadUrl"]);
    // Somebody in particular, whose answers are not kept for others.
    let ann = app.customer("ann").await;
    let shown = async || ann.ask(PAGE, json!({ "id": vendor })).await["vendor"].clone();
    let url = announce("LOGO").await;
    for (sent, status) in
        [(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), 415), (b"\xFF\xD8\xFF no picture".to_vec(), 422), (vec![b'x'; 10 * 1024 * 1024 + 1], 413)]
    {
        assert_eq!(put(&app, &url, sent).await, status);
    }
    for forged in [url.replace("signature=", "signature=0"), url.replace("/logo", "/banner"), url.replace(&vendor, &app.goods("birch-lamp").await.vendor)] {
        assert_eq!(put(&app, &forged, photograph(10)).await, 404, "{forged}");
    }
    assert_eq!(put(&app, &url, photograph(700)).await, 204);
    assert_eq!(put(&app, &url, photograph(10)).await, 404, "used up");
    app.settle().await;
    let first = text(&shown().await["logoUrl"]);
    let (status, kind, bytes) = look(&app, &first).await;
    assert_eq!((status, kind.as_str()), (200, "image/jpeg"));
    assert!(!bytes.windows(13).any(|part| part == b"cnry-latitude"), "what came along is gone");
    assert_eq!(image::load_from_memory(&bytes).expect("a picture").width(), 512);

    // Another one takes its place; the old one goes when nobody shows it any more.
    let mut clear = Vec::new();
    image::RgbaImage::from_pixel(8, 8, image::Rgba([1, 2, 3, 4])).write_with_encoder(PngEncoder::new(&mut clear)).expect("a picture");
    let (one, two) = (announce("LOGO").await, announce("LOGO").await);
    assert_eq!(put(&app, &one, clear.clone()).await, 204);
    assert_eq!(put(&app, &two, clear.clone()).await, 404, "it was for the place of the first one");
    app.settle().await;
    let second = text(&shown().await["logoUrl"]);
    assert_eq!((look(&app, &second).await.1.as_str(), look(&app, &first).await.0), ("image/png", 200));
    app.cx.clock.advance(60_000);
    app.settle().await;
    assert_eq!((look(&app, &second).await.0, look(&app, &first).await.0), (200, 404));

    let banner = announce("BANNER").await;
    assert_eq!(put(&app, &banner, photograph(3_000)).await, 204);
    alder.run("vendorUpdate", json!({ "removeLogo": true }), "vendor { logoUrl }").await;
    app.settle().await;
    let page = shown().await;
    assert!(page["logoUrl"].is_null() && page["bannerUrl"].is_string(), "{page}");
    app.cx.clock.advance(60_000);
    app.settle().await;
    assert_eq!(look(&app, &second).await.0, 404);
    // An address lasts a quarter of an hour.
    let late = announce("LOGO").await;
    app.cx.clock.advance(15 * 60_000);
    assert_eq!(put(&app, &late, clear).await, 404);
}

#[tokio::test]
async fn a_picture_of_a_product_follows_its_announcement_and_is_described() {
    let app = TestApp::new().await;
    let alder = app.vendor("alder").await;
    let product = alder.ask("{ product(slug: \"alder-mug\") { id version media { id } } }", json!({})).await["product"].clone();
    let announce = async |alt: &str| {
        let input = json!({ "productId": product["id"], "alt": alt, "idempotencyKey": key("picture") });
        alder.run("mediaSubmit", input, "mediaId uploadUrl").await
    };
    let seen = async || {
        app.settle().await;
        let query = "query Q($id: ID!) { product(id: $id) { pictureUrl version media { id alt url } } }";
        app.customer("ann").await.ask(query, json!({ "id": product["id"] })).await["product"].clone()
    };
    let (first, second) = (announce("A mug, 50% off & \"oat\": Đỏ").await, announce("").await);
    let url = text(&first["uploadUrl"]);
    for forged in [url.replace("signature=", "signature=0"), url.replace("alt=A", "alt=B"), url.replace(&text(&first["mediaId"]), &text(&second["mediaId"]))] {
        assert_eq!(put(&app, &forged, photograph(10)).await, 404, "{forged}");
    }
    assert_eq!((put(&app, &url, b"nothing".to_vec()).await, put(&app, &url, photograph(2_000)).await, put(&app, &url, photograph(10)).await), (415, 204, 404));
    assert_eq!(put(&app, &text(&second["uploadUrl"]), photograph(10)).await, 204);
    let there = seen().await;
    let media = there["media"].as_array().expect("pictures");
    let [.., one, two] = &media[..] else { panic!("{there}") };
    assert_eq!(
        (&one["id"], one["alt"].as_str(), &two["id"], two["alt"].as_str()),
        (&first["mediaId"], Some("A mug, 50% off & \"oat\": Đỏ"), &second["mediaId"], Some(""))
    );
    assert_eq!(image::load_from_memory(&look(&app, &text(&one["url"])).await.2).expect("a picture").width(), 1600);
    assert!(there["version"].as_i64() > product["version"].as_i64(), "whoever edits it is told");
    // Put in another order by who may, and gone from the page without being gone from what was ordered.
    let kept = json!([{ "id": two["id"], "alt": "The mug" }]);
    alder.run("mediaSet", json!({ "productId": product["id"], "media": kept, "expectedVersion": there["version"] }), "product { version }").await;
    let after = seen().await;
    assert_eq!((after["media"].as_array().map(Vec::len), &after["media"][0]["alt"], &after["pictureUrl"]), (Some(1), &json!("The mug"), &two["url"]));
    assert_eq!(look(&app, &text(&one["url"])).await.0, 200);
    // Two at once to one address: one of them stands, as it was sent, and the other changes nothing.
    let address = text(&announce("").await["uploadUrl"]);
    let mut both = <[u16; 2]>::from(tokio::join!(put(&app, &address, photograph(30)), put(&app, &address, photograph(60))));
    let width = if both[0] == 204 { 30 } else { 60 };
    both.sort_unstable();
    assert_eq!(both, [204, 404]);
    let stands = seen().await;
    let last = stands["media"].as_array().and_then(|media| media.last()).expect("a picture");
    assert_eq!(image::load_from_memory(&look(&app, &text(&last["url"])).await.2).expect("a picture").width(), width);
    assert_eq!(stands["version"].as_i64(), after["version"].as_i64().map(|version| version + 1));

    let birch = app.vendor("birch").await;
    assert_eq!(birch.refused("mediaSubmit", json!({ "productId": product["id"] }), "mediaId").await["code"], "NOT_FOUND");
    for _ in 0..18 {
        let one = announce("").await;
        assert_eq!(put(&app, &text(&one["uploadUrl"]), photograph(4)).await, 204);
    }
    let input = json!({ "productId": product["id"] });
    assert_eq!(alder.refused("mediaSubmit", input, "mediaId").await["code"], "LIMIT_EXCEEDED");
    let late = json!({ "productId": product["id"], "media": [] });
    alder.run("mediaSet", late, "product { version }").await;
    let late = announce("").await;
    app.cx.clock.advance(15 * 60_000);
    assert_eq!(put(&app, &text(&late["uploadUrl"]), photograph(4)).await, 404);
}

const BOX: &str = "query Box($slug: String!) { product(slug: $slug) { stockStatus variants { buyBox { availability { status quantity } pausedUntil } } } }";
const LISTED: &str = "{ products(first: 50) { nodes { slug stockStatus variants { buyBox { pausedUntil availability { quantity } } } } } }";

async fn listed(client: &Client, slug: &str) -> Value {
    let list = client.ask(LISTED, json!({})).await["products"]["nodes"].clone();
    list.as_array().into_iter().flatten().find(|product| product["slug"] == slug).unwrap_or(&Value::Null).clone()
}

#[tokio::test]
async fn a_pause_takes_everything_off_sale_and_gives_it_back_by_the_clock() {
    let app = TestApp::new().await;
    let (alder, ann, mug, lamp) = (app.vendor("alder").await, app.customer("ann").await, app.goods("alder-mug").await, app.goods("birch-lamp").await);
    let carry = json!({ "lines": [{ "offerId": mug.offer, "quantity": 1 }] });
    // Two who are on their way already: one at the till, one with a cart.
    ann.add(&[(&mug, 1)]).await;
    let till = ann.to_review("test_ok").await;
    let bob = app.customer("bob").await;
    bob.add(&[(&mug, 1), (&lamp, 1)]).await;
    let begun = app.cx.now();
    let (from, until) = (moment(begun + 5 * MINUTE), moment(begun + 3 * HOUR));
    for wrong in [
        json!({ "from": until, "until": from }),
        json!({ "until": moment(begun - HOUR) }),
        json!({ "from": from }),
        json!({ "until": moment(begun + 400 * DAY) }),
    ] {
        assert_eq!(alder.refused("vendorHolidaySet", wrong, "vendor { id }").await["field"], json!(["input", "until"]));
    }
    let set = alder
        .run("vendorHolidaySet", json!({ "from": from, "until": until, "note": "At the fair." }), "vendor { pause { from until note running } version }")
        .await;
    assert_eq!(set["vendor"]["pause"], json!({ "from": from, "until": until, "note": "At the fair.", "running": false }));
    app.settle().await;
    let guest = app.anonymous();
    // It is to come: everything is still on sale.
    assert_ne!(guest.ask(BOX, json!({ "slug": "alder-mug" })).await["product"]["variants"][0]["buyBox"]["availability"]["quantity"], 0);
    guest.add(&[(&mug, 1)]).await;

    // It begins by the clock alone; no job ran yet.
    app.cx.clock.advance(5 * MINUTE);
    let other = app.anonymous();
    let refusal = other.refused("cartLinesAdd", carry.clone(), "cart { id }").await;
    assert_eq!(
        (&refusal["code"], &refusal["field"], &refusal["retryable"]),
        (&json!("STATE_CONFLICT"), &json!(["input", "lines", "0", "offerId"]), &json!(true))
    );
    let refusal = bob.refused("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await;
    assert_eq!((&refusal["code"], &refusal["field"]), (&json!("STATE_CONFLICT"), &json!(["lines", "0"])));
    let refusal = ann.refused("checkoutComplete", json!({ "checkoutId": till, "idempotencyKey": key("late") }), "order { id }").await;
    assert_eq!((&refusal["code"], &refusal["field"]), (&json!("STATE_CONFLICT"), &json!(["lines", "0"])));
    let paused = json!({ "availability": { "status": "OUT", "quantity": 0 }, "pausedUntil": until });
    assert_eq!(app.customer("bob").await.ask(BOX, json!({ "slug": "alder-mug" })).await["product"]["variants"][0]["buyBox"], paused);
    // Lists too, before anybody worked their cards out again.
    assert_eq!(listed(&bob, "alder-mug").await["variants"][0]["buyBox"], json!({ "pausedUntil": until, "availability": { "quantity": 0 } }));
    other.add(&[(&lamp, 1)]).await;
    // And a moment later the cards.
    app.settle().await;
    assert_eq!((&listed(&bob, "alder-mug").await["stockStatus"], &listed(&bob, "birch-lamp").await["stockStatus"]), (&json!("OUT"), &json!("IN_STOCK")));
    assert_eq!(bob.ask(PAGE, json!({ "id": mug.vendor })).await["vendor"]["pause"]["running"], true);
    app.books_balance().await;

    // It ends by the clock as well.
    app.cx.clock.advance(3 * HOUR);
    let (alder, bob) = (app.vendor("alder").await, app.customer("bob").await);
    app.anonymous().add(&[(&mug, 1)]).await;
    app.settle().await;
    assert_eq!(listed(&bob, "alder-mug").await["stockStatus"], "IN_STOCK");
    assert_eq!(bob.ask(PAGE, json!({ "id": mug.vendor })).await["vendor"]["pause"], Value::Null);

    // One that runs can be ended, and what was planned for its end does no harm.
    alder.run("vendorHolidaySet", json!({ "until": moment(app.cx.now() + DAY) }), "vendor { pause { running } }").await;
    assert_eq!(app.anonymous().refused("cartLinesAdd", carry.clone(), "cart { id }").await["code"], "STATE_CONFLICT");
    alder.run("vendorHolidaySet", json!({}), "vendor { pause { running } }").await;
    app.anonymous().add(&[(&mug, 1)]).await;
    app.cx.clock.advance(DAY);
    app.settle().await;
    assert_eq!(listed(&app.vendor("birch").await, "alder-mug").await["stockStatus"], "IN_STOCK");
    // Only who may change the store takes it off sale.
    let ann = app.customer("ann").await;
    assert!(ann.fault("mutation { vendorHolidaySet(input: {}) { vendor { id } } }", json!({})).await.contains("FORBIDDEN"));
}

/// A vendor that was there before anybody asked who it is in law, and its owner.
async fn unknown(app: &TestApp, name: &str) -> (Client, String) {
    let (cx, email) = (&app.cx, format!("{name}@example.test"));
    let owner = identity::create_user(cx, &email, support::PASSWORD, name, entity::states::Role::Customer).await.expect("a person").id;
    let new = vendors::NewVendor { slug: None, name: name.into(), description: String::new(), country: "DE".into(), email: format!("desk@{name}.test") };
    let new = &new;
    let vendor = cx.db.write("tests.vendor", |tx| async move { vendors::create(cx, &tx, new.clone(), owner).await }).await.expect("a vendor");
    let session = app.anonymous().run("sessionCreate", json!({ "email": email, "password": support::PASSWORD }), "session { accessToken }").await;
    (app.bearing(&text(&session["session"]["accessToken"])), vendor.id.to_string())
}

fn trader() -> Value {
    json!({ "legalForm": "COMPANY", "legalName": "Elm GmbH", "contactName": "Eva", "phone": "+49 30 1234567", "address": address(), "registerName": "Amtsgericht Berlin",
        "registerNumber": "HRB 1", "accountNumber": "DE89 3704 0044 0532 0130 00", "certified": true })
}

#[tokio::test]
async fn who_does_not_tell_the_law_who_they_are_offers_nothing_is_reminded_and_then_suspended() {
    let app = TestApp::new().await;
    let admin = app.admin().await;
    let ((elm, elm_id), (yew, yew_id)) = (unknown(&app, "elm").await, unknown(&app, "yew").await);
    let mug = app.goods("alder-mug").await;
    let offer = || json!({ "variantId": mug.variant, "prices": [{ "amount": "7.00", "currency": "EUR" }], "idempotencyKey": key("offer") });
    let refusal = elm.try_do("offerUpsert", offer(), "offer { id }").await["userErrors"].clone();
    let said: Vec<_> = refusal.as_array().expect("a list").iter().map(|one| (text(&one["code"]), text(&one["message"]))).collect();
    assert_eq!(said.len(), 5, "{refusal}");
    assert!(said.iter().all(|(code, _)| code == "STATE_CONFLICT") && said[0].1.contains("legal form and name"), "{said:?}");
    let draft = elm.run("productCreate", json!({ "title": "Chest", "draft": true }), "product { id }").await["product"]["id"].clone();
    assert_eq!(elm.refused("productUpdate", json!({ "productId": draft, "state": "ACTIVE" }), "product { id }").await["code"], "STATE_CONFLICT");
    // Nor does what was taken away come back.
    let chest = elm.run("variantUpsert", json!({ "productId": draft, "sku": "CHEST" }), "variant { id }").await["variant"]["id"].clone();
    elm.run("variantDelete", json!({ "variantId": chest }), "product { id }").await;
    let back = json!({ "id": chest, "productId": draft, "sku": "CHEST" });
    assert_eq!(elm.refused("variantUpsert", back, "variant { id }").await["code"], "STATE_CONFLICT");
    // Those of whom everything is known are not meant.
    app.vendor("birch").await.run("offerUpsert", offer(), "offer { id }").await;

    assert_eq!(vendors::look_after(&app.cx).await.expect("a look"), 2);
    assert_eq!(vendors::look_after(&app.cx).await.expect("a look"), 0, "written to once");
    let due = kernel::day(app.cx.now() + vendors::REMEDY_MS);
    assert!(told(&app, "desk@elm.test", &due).await && told(&app, "desk@elm.test", "the account that money goes to").await);
    let own = "{ myVendor { state remedy { missing dueAt } } }";
    let seen = elm.ask(own, json!({})).await["myVendor"].clone();
    assert_eq!(seen["remedy"]["missing"], json!(["COMPANY", "ADDRESS", "CONTACT", "PAYMENT_ACCOUNT", "CERTIFICATION"]));
    assert!(seen["remedy"]["dueAt"].is_string());
    assert_eq!(app.anonymous().ask(PAGE, json!({ "id": elm_id })).await["vendor"]["remedy"], Value::Null);

    // One of them tells, the other does not.
    yew.run("vendorApplicationUpdate", trader(), "application { version }").await;
    assert_eq!(yew.ask(own, json!({})).await["myVendor"]["remedy"], Value::Null);
    yew.run("offerUpsert", offer(), "offer { id }").await;
    // Nothing is taken back to be given again, with two weeks more each time.
    let refusal = yew.refused("vendorApplicationUpdate", json!({ "certified": false }), "application { version }").await;
    assert!(refusal["code"] == "STATE_CONFLICT" && text(&refusal["message"]).contains("the promise"), "{refusal}");
    assert_eq!(vendors::look_after(&app.cx).await.expect("a look"), 0);
    app.cx.clock.advance(vendors::REMEDY_MS - HOUR);
    assert_eq!(vendors::look_after(&app.cx).await.expect("a look"), 0);
    app.cx.clock.advance(HOUR);
    assert_eq!(vendors::look_after(&app.cx).await.expect("a look"), 1);
    assert!(told(&app, "desk@elm.test", "somebody of ours looks at it").await);
    let session = async |name: &str| {
        let input = json!({ "email": format!("{name}@example.test"), "password": support::PASSWORD });
        app.bearing(&text(&app.anonymous().run("sessionCreate", input, "session { accessToken }").await["session"]["accessToken"]))
    };
    let (elm, yew, admin_again) = (session("elm").await, session("yew").await, app.admin().await);
    drop(admin);
    assert_eq!(
        (&elm.ask(own, json!({})).await["myVendor"]["state"], &yew.ask(own, json!({})).await["myVendor"]["state"]),
        (&json!("SUSPENDED"), &json!("LIVE"))
    );
    assert!(app.anonymous().ask(PAGE, json!({ "id": yew_id })).await["vendor"]["traderInfo"]["legalName"] == "Elm GmbH");
    // Nobody puts it on sale again before it is told; then somebody may.
    assert_eq!(admin_again.refused("vendorReinstate", json!({ "vendorId": elm_id }), "vendor { state }").await["code"], "STATE_CONFLICT");
    elm.run("vendorApplicationUpdate", trader(), "application { version }").await;
    assert_eq!(admin_again.run("vendorReinstate", json!({ "vendorId": elm_id }), "vendor { state }").await["vendor"]["state"], "LIVE");
    let log = "query L($of: ID!) { auditLog(first: 10, where: { vendorId: $of }) { nodes { action actor } } }";
    let done = admin_again.ask(log, json!({ "of": elm_id })).await["auditLog"]["nodes"].clone();
    assert!(done.as_array().is_some_and(|all| all.iter().any(|one| one["action"] == "vendorSuspend")), "{done}");
}
