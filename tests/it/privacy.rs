//! What people may ask of us with what we keep about them: consent, a copy, to be forgotten.

use std::collections::BTreeMap;
use std::io::Read;

use entity::states::{ErasureState, MemberRole, OrderPaymentState, RefundState, Role};
use entity::{erasure, order, personal_key, psp_attempt, refund, user, vendor, vendor_front, vendor_member, vendor_order};
use flate2::read::DeflateDecoder;
use platform::db;
use reqwest::Method;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::{Value, json};
use support::post::mails_in;
use support::rows::{Rows, files};
use support::till::key;
use support::{Client, Goods, PASSWORD, TestApp, text};

const DAY: i64 = 24 * 3_600_000;
const MARGIN: i64 = 5 * 60_000;
const EXPORT: &str = "dataExport { id state bytes downloadUrl }";
const ERASURE: &str = "erasure { id state requestedAt dueAt }";
const EMAIL: &str = "cnry-leaver@example.test";
/// What must not be found anywhere once she is forgotten.
const WORDS: [&str; 6] = [EMAIL, "Cnryname", "Cnrystreet", "0301234567", "Cnrydevice", "cnry-why-i-cancelled"];

async fn sign_in(app: &TestApp, email: &str) -> Client {
    let input = json!({ "email": email, "password": PASSWORD, "device": "Cnrydevice" });
    let session = app.anonymous().run("sessionCreate", input, "session { accessToken }").await;
    app.bearing(&text(&session["session"]["accessToken"]))
}

/// Somebody who will leave.
async fn leaver(app: &TestApp) -> Client {
    identity::create_user(&app.cx, EMAIL, PASSWORD, "Cnryname", Role::Customer).await.expect("a person");
    sign_in(app, EMAIL).await
}

fn home() -> Value {
    json!({ "name": "Cnryname", "street1": "Cnrystreet 7", "city": "Berlin", "postalCode": "10115", "country": "DE", "phone": "0301234567" })
}

/// Buys with what she is called and where she lives.
async fn buy(client: &Client, goods: &[(&Goods, i64)]) -> Value {
    client.add(goods).await;
    let id = client.run("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await["checkout"]["id"].clone();
    let told = json!({ "checkoutId": id, "email": EMAIL, "shippingAddress": home(), "billingAddress": home() });
    client.run("checkoutAddressSet", told, "checkout { id }").await;
    client.choose_delivery(&text(&id)).await;
    client.run("checkoutPaymentSet", json!({ "checkoutId": id, "gateway": "test", "methodToken": "test_ok" }), "checkout { id }").await;
    let payload = client.complete(&text(&id), &key("complete")).await;
    let mut order = payload["order"].clone();
    assert_eq!(order["status"], "PAID", "{payload:#}");
    order["token"] = payload["orderToken"].clone();
    order
}

/// Goes to pay and never does.
async fn nearly_buy(client: &Client, goods: &[(&Goods, i64)]) {
    client.add(goods).await;
    let id = client.run("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await["checkout"]["id"].clone();
    let told = json!({ "checkoutId": id, "email": EMAIL, "shippingAddress": home(), "billingAddress": home() });
    client.run("checkoutAddressSet", told, "checkout { id }").await;
    client.choose_delivery(&text(&id)).await;
    client.run("checkoutPaymentSet", json!({ "checkoutId": id, "gateway": "test", "methodToken": "test_action" }), "checkout { id }").await;
    client.complete(&text(&id), &key("complete")).await;
}

async fn delivered(vendor: &Client, order: &Value) {
    let part = &order["vendorOrders"][0]["id"];
    let parcel = json!({ "vendorOrderId": part, "carrier": "Post", "trackingNumber": "cnry-tracking", "idempotencyKey": key("ship") });
    let shipped = vendor.run("fulfillmentShip", parcel, "vendorOrder { fulfillments { id } }").await;
    let arrived = json!({ "fulfillmentId": shipped["vendorOrder"]["fulfillments"][0]["id"], "idempotencyKey": key("deliver") });
    vendor.run("fulfillmentDeliver", arrived, "vendorOrder { status }").await;
}

/// Days go by, and the background does what is due each day.
async fn days(app: &TestApp, count: i64) {
    for _ in 0..count {
        app.cx.clock.advance(DAY);
        app.settle().await;
    }
}

#[tokio::test]
async fn every_choice_is_added_to_the_record_and_the_last_one_counts() {
    let app = TestApp::new().await;
    let ann = app.customer("ann").await;
    let shown = "purpose granted choices { granted wording locale source }";
    let before = ann.ask(&format!("{{ myConsents {{ {shown} }} }}"), json!({})).await;
    let purposes: Vec<_> = before["myConsents"].as_array().expect("a list").iter().map(|one| (text(&one["purpose"]), one["granted"].clone())).collect();
    assert_eq!(purposes.len(), 4);
    assert!(purposes.iter().all(|(_, granted)| *granted == json!(false)), "nobody agreed who was not asked");
    let choose =
        |granted: bool, wording: &str| json!({ "purpose": "MARKETING_MAIL", "granted": granted, "wording": wording, "locale": "de", "source": "BANNER" });
    ann.run("consentSet", choose(true, "2026-10"), &format!("consents {{ {shown} }}")).await;
    let news = async || ann.ask("{ me { preferences { news } } }", json!({})).await["me"]["preferences"]["news"].clone();
    assert_eq!(news().await, true);
    // Whoever changes what else they like has said nothing about it.
    ann.run("profileUpdate", json!({ "preferences": { "lessPackaging": true } }), "user { id }").await;
    assert_eq!(news().await, true);
    app.cx.clock.advance(1_000);
    let mut keyed = choose(false, "2026-11");
    keyed["idempotencyKey"] = key("consent").into();
    for _ in 0..2 {
        let after = ann.run("consentSet", keyed.clone(), &format!("consents {{ {shown} }}")).await["consents"].clone();
        let mail = after.as_array().and_then(|all| all.iter().find(|one| one["purpose"] == "MARKETING_MAIL")).cloned().expect("the purpose");
        let choices = json!([
            { "granted": false, "wording": "2026-11", "locale": "de", "source": "BANNER" }, { "granted": true, "wording": "2026-10", "locale": "de", "source": "BANNER" }
        ]);
        assert_eq!((&mail["granted"], &mail["choices"]), (&json!(false), &choices));
    }
    assert_eq!(news().await, false);
    assert_eq!(ann.refused("consentSet", choose(true, ""), "consents { granted }").await["field"], json!(["input", "wording"]));
    for sql in ["UPDATE consent SET granted = TRUE", "DELETE FROM consent"] {
        assert!(app.cx.db.write("test", |tx| async move { db::execute(&tx, sql, []).await }).await.is_err(), "{sql}");
    }
}

/// The files of an archive, read as its format says.
fn unzipped(bytes: &[u8]) -> BTreeMap<String, String> {
    let number = |at: usize, size: usize| bytes[at..at + size].iter().rev().fold(0usize, |sum, byte| sum << 8 | usize::from(*byte));
    let end = bytes.len() - 22;
    assert_eq!(number(end, 4), 0x0605_4b50);
    let (count, mut at) = (number(end + 10, 2), number(end + 16, 4));
    let mut files = BTreeMap::new();
    for _ in 0..count {
        assert_eq!(number(at, 4), 0x0201_4b50);
        let (crc, packed, plain, named, start) = (number(at + 16, 4), number(at + 20, 4), number(at + 24, 4), number(at + 28, 2), number(at + 42, 4));
        let name = String::from_utf8(bytes[at + 46..at + 46 + named].to_vec()).expect("a name");
        assert_eq!(number(start, 4), 0x0403_4b50);
        let body = start + 30 + number(start + 26, 2) + number(start + 28, 2);
        let mut content = Vec::new();
        DeflateDecoder::new(&bytes[body..body + packed]).read_to_end(&mut content).expect("a file");
        let mut sum = flate2::Crc::new();
        sum.update(&content);
        assert_eq!((content.len(), sum.sum() as usize), (plain, crc), "{name}");
        files.insert(name, String::from_utf8(content).expect("text"));
        at += 46 + named;
    }
    files
}

async fn fetch(app: &TestApp, url: &str) -> (u16, Vec<u8>) {
    let answer = app.anonymous().request(Method::GET, url.strip_prefix(app.url()).unwrap_or(url)).send().await.expect("an answer");
    (answer.status().as_u16(), answer.bytes().await.expect("bytes").to_vec())
}

#[tokio::test]
async fn a_copy_holds_what_is_theirs_and_nothing_of_anybody_else() {
    let app = TestApp::new().await;
    let (mug, her, bob) = (app.goods("alder-mug").await, leaver(&app).await, app.customer("bob").await);
    her.run("profileUpdate", json!({ "name": " =HYPERLINK(\"http://x\")" }), "user { id }").await;
    her.run("addressUpsert", json!({ "label": "+home", "address": home() }), "address { id }").await;
    buy(&her, &[(&mug, 2)]).await;
    bob.buy(&[(&mug, 1)]).await;
    her.add(&[(&mug, 1)]).await;
    let wish = json!({ "password": PASSWORD });
    assert_eq!(her.refused("dataExportRequest", json!({ "password": "not the one" }), EXPORT).await["field"], json!(["input", "password"]));
    let asked = her.run("dataExportRequest", wish.clone(), EXPORT).await;
    assert_eq!((&asked["dataExport"]["state"], &asked["dataExport"]["downloadUrl"]), (&json!("WAITING"), &Value::Null));
    assert_eq!(her.refused("dataExportRequest", wish.clone(), EXPORT).await["code"], "STATE_CONFLICT", "one at a time");
    app.settle().await;
    assert!(mails_in(&app.folder().join("mail")).iter().any(|mail| mail.to == EMAIL && mail.subject == "Your data is ready"));
    let again = her.refused("dataExportRequest", wish, EXPORT).await;
    assert_eq!(again["code"], "LIMIT_EXCEEDED", "one a day");

    let url = text(&her.ask("{ myDataExports { state downloadUrl } }", json!({})).await["myDataExports"][0]["downloadUrl"]);
    let (status, bytes) = fetch(&app, &url).await;
    assert_eq!(status, 200);
    let files = unzipped(&bytes);
    let whole: Value = serde_json::from_str(&files["data.json"]).expect("one document");
    assert_eq!(whole["profile"][0]["email"], EMAIL);
    assert_eq!((whole["orders"].as_array().map(Vec::len), &whole["orders"][0]["shippingAddress"]["phone"]), (Some(1), &json!("0301234567")));
    assert!(whole["orders"][0]["shippingAddress"]["postalCode"] == "10115" && !files["data.json"].contains("postal_code"), "named as in the API");
    assert_eq!((&whole["orderLines"][0]["quantity"], whole["payments"].as_array().map(Vec::len)), (&json!(2), Some(1)));
    assert_eq!((whole["cartLines"].as_array().map(Vec::len), &whole["addresses"][0]["label"]), (Some(2), &json!("+home")), "the cart that was ordered too");
    assert!(files["profile.csv"].contains("'=HYPERLINK") && files["addresses.csv"].contains("'+home"), "{}", files["profile.csv"]);
    let account = identity::by_address(&app.cx.db, "bob@example.test").await.expect("a look").expect("bob");
    for (name, content) in &files {
        for secret in [&account.id.to_string(), "bob@example.test", "argon2", "buyer@example.test"] {
            assert!(!content.contains(secret), "{name} tells {secret}");
        }
    }
    // Sealed where it lies; by its address alone, for five minutes, within a week.
    let stored =
        || std::fs::read_dir(app.folder().join("files/objects/private/exports")).expect("a folder").flatten().map(|file| file.path()).collect::<Vec<_>>();
    assert_eq!(stored().len(), 1);
    assert!(!std::fs::read(&stored()[0]).expect("a file").starts_with(b"PK"));
    assert_eq!(fetch(&app, &url.replace("signature=", "signature=0")).await.0, 404);
    app.cx.clock.advance(5 * 60_000);
    assert_eq!(fetch(&app, &url).await.0, 404);
    app.cx.clock.advance(7 * DAY);
    app.settle().await;
    privacy::sweep(&app.cx).await.expect("a sweep");
    let her = sign_in(&app, EMAIL).await;
    assert_eq!(her.ask("{ myDataExports { state downloadUrl } }", json!({})).await["myDataExports"][0], json!({ "state": "REMOVED", "downloadUrl": null }));
    assert_eq!(stored().len(), 0);
}

#[tokio::test]
async fn somebody_is_forgotten_after_a_fortnight_and_the_books_stay() {
    let app = TestApp::new().await;
    let (mug, lamp, her) = (app.goods("alder-mug").await, app.goods("birch-lamp").await, leaver(&app).await);
    let (alder, admin) = (app.vendor("alder").await, app.admin().await);
    her.run("addressUpsert", json!({ "label": "Cnryname", "address": home() }), "address { id }").await;
    her.run("passwordResetRequest", json!({ "email": EMAIL }), "accepted").await;
    let order = buy(&her, &[(&mug, 2)]).await;
    let cancelled = buy(&her, &[(&lamp, 1)]).await;
    let why = json!({ "orderId": cancelled["id"], "reason": "cnry-why-i-cancelled", "idempotencyKey": key("cancel") });
    her.run("orderCancel", why, "order { status }").await;
    app.settle().await;
    let wish = json!({ "password": PASSWORD });
    let open = her.refused("accountErasureRequest", wish.clone(), ERASURE).await;
    assert!(open["code"] == "STATE_CONFLICT" && text(&open["message"]).contains(&text(&order["number"])), "{open}");
    delivered(&alder, &order).await;
    app.settle().await;
    // What she bought as a guest became hers, and what an operator did in her name is written down without what she is called.
    let guests = buy(&app.anonymous(), &[(&mug, 1)]).await;
    let she = identity::by_address(&app.cx.db, EMAIL).await.expect("a look").expect("she").id;
    orders::on_email_verified(app.cx.clone(), identity::EmailVerified { user_id: she }).await.expect("a claim");
    delivered(&alder, &guests).await;
    let begin = json!({ "userId": she.to_string(), "reason": "She asked for help." });
    let eyes = admin.run("impersonationStart", begin, "session { accessToken }").await["session"]["accessToken"].clone();
    let eyes = app.bearing(&text(&eyes));
    eyes.run("profileUpdate", json!({ "name": "Cnryname" }), "user { id }").await;
    eyes.add(&[(&lamp, 1)]).await;
    let id = eyes.run("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }").await["checkout"]["id"].clone();
    eyes.run("checkoutAddressSet", json!({ "checkoutId": id, "email": EMAIL, "shippingAddress": home() }), "checkout { id }").await;
    app.settle().await;
    assert!(!Rows::of(&app.cx.db).await.mentioning("Cnrystreet").is_empty(), "she lives somewhere");
    let sealed = order::Entity::find().filter(order::Column::Number.eq(text(&order["number"]))).one(&app.cx.db).await.expect("a look").expect("the order");
    assert!(!sealed.email.contains('@') && !sealed.shipping_address.to_string().contains("Cnry"), "{sealed:?}");
    days(&app, 15).await;

    let her = sign_in(&app, EMAIL).await;
    assert_eq!(her.refused("accountErasureRequest", json!({ "password": "not the one" }), ERASURE).await["code"], "VALIDATION_FAILED");
    let asked = her.run("accountErasureRequest", wish.clone(), ERASURE).await["erasure"].clone();
    assert_eq!(asked["state"], "WAITING");
    assert_eq!(her.fault("{ me { id } }", json!({})).await, "UNAUTHENTICATED", "she is signed out at once");
    app.settle().await;
    assert!(mails_in(&app.folder().join("mail")).iter().any(|mail| mail.to == EMAIL && mail.subject == "Your account will be erased"));
    // She changes her mind, and back again.
    let her = sign_in(&app, EMAIL).await;
    assert_eq!(her.ask("{ me { erasure { state } } }", json!({})).await["me"]["erasure"]["state"], "WAITING");
    assert_eq!(her.run("accountErasureCancel", json!({}), ERASURE).await["erasure"]["state"], "CANCELLED");
    days(&app, 15).await;
    let her = sign_in(&app, EMAIL).await;
    her.run("accountErasureRequest", wish.clone(), ERASURE).await;
    // The clock of the tests goes by itself as well.
    app.cx.clock.advance(14 * DAY - MARGIN);
    app.settle().await;
    assert!(identity::by_address(&app.cx.db, EMAIL).await.expect("a look").is_some(), "not too early");
    app.cx.clock.advance(MARGIN);
    app.settle().await;

    let rows = Rows::of(&app.cx.db).await;
    for word in WORDS {
        assert_eq!(rows.mentioning(word), Vec::<String>::new(), "{word}");
    }
    let input = json!({ "email": EMAIL, "password": PASSWORD });
    assert_eq!(app.anonymous().refused("sessionCreate", input.clone(), "session { accessToken }").await["code"], "NOT_ALLOWED");
    app.books_balance().await;
    // The books are there, for those who keep them; nobody else reads whom they are about.
    let whose = "query O($id: ID!) { order(id: $id) { number email shippingAddress { street1 } total { gross { minor } } } }";
    let admin_now = app.admin().await;
    let kept = admin_now.ask(whose, json!({ "id": order["id"] })).await["order"].clone();
    assert_eq!((&kept["email"], &kept["shippingAddress"]["street1"]), (&json!(EMAIL), &json!("Cnrystreet 7")));
    identity::create_user(&app.cx, "helper@example.test", PASSWORD, "Helper", Role::Support).await.expect("a person");
    let helped = sign_in(&app, "helper@example.test").await.ask(whose, json!({ "id": order["id"] })).await["order"].clone();
    assert_eq!((&helped["number"], &helped["email"], &helped["shippingAddress"]), (&order["number"], &Value::Null, &Value::Null));
    let part = "query V($id: ID!) { vendorOrder(id: $id) { number shippingAddress { street1 } } }";
    let sold = app.vendor("alder").await.ask(part, json!({ "id": order["vendorOrders"][0]["id"] })).await["vendorOrder"].clone();
    assert!(sold["number"].is_string() && sold["shippingAddress"].is_null(), "{sold}");
    drop((alder, admin));
    // The address is free for somebody new, who is somebody else.
    identity::create_user(&app.cx, EMAIL, PASSWORD, "Another", Role::Customer).await.expect("a new person");
    assert_eq!(sign_in(&app, EMAIL).await.ask("{ myOrders(first: 5) { nodes { id } } }", json!({})).await["myOrders"]["nodes"], json!([]));

    // The law lets go of it in the end.
    app.cx.clock.advance(9 * 366 * DAY);
    orders::sweep(&app.cx).await.expect("a sweep");
    let gone = app.admin().await.ask(whose, json!({ "id": order["id"] })).await["order"].clone();
    assert_eq!((&gone["number"], &gone["email"], &gone["shippingAddress"]), (&order["number"], &Value::Null, &Value::Null));
    let subject = text(&order["id"]);
    assert!(personal_key::Entity::find_by_id(subject).one(&app.cx.db).await.expect("a look").is_none());
    assert_eq!(Rows::of(&app.cx.db).await.mentioning("cnry-tracking"), Vec::<String>::new());
}

#[tokio::test]
async fn who_began_to_sell_is_forgotten_with_what_they_told_and_showed() {
    let app = TestApp::new().await;
    let her = leaver(&app).await;
    let shop = json!({ "name": "Cnryshop honey", "country": "DE", "email": EMAIL, "description": "From the hives of Cnryshop." });
    let vendor = her.run("vendorApply", shop, "vendor { id }").await["vendor"]["id"].clone();
    let told = json!({ "legalForm": "SOLE_TRADER", "legalName": "Cnryname", "contactName": "Cnryname", "phone": "0301234567", "address": home(),
        "registerName": "Cnryregister", "registerNumber": "cnry-1", "vatNumber": "DE136695976", "accountNumber": "DE89370400440532013000", "certified": true });
    her.run("vendorApplicationUpdate", told, "application { version }").await;
    let story = json!({ "marketplace": "Elsewhere", "story": "They closed the account of Cnryname overnight." });
    her.run("vendorRescueClaim", story, "application { version }").await;
    her.run("vendorUpdate", json!({ "about": "Since 1962.", "returnAddress": home() }), "vendor { id }").await;
    let put = async |url: String, bytes: Vec<u8>| {
        let path = url.strip_prefix(app.url()).unwrap_or(&url).to_owned();
        assert_eq!(app.anonymous().request(Method::PUT, &path).body(bytes).send().await.expect("an answer").status().as_u16(), 204);
    };
    let card = her.run("vendorDocumentSubmit", json!({ "kind": "IDENTITY", "fileName": "Cnryname.pdf" }), "uploadUrl").await;
    put(text(&card["uploadUrl"]), b"%PDF-1.7 a card".to_vec()).await;
    let mut logo = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(8, 8).write_to(&mut logo, image::ImageFormat::Png).expect("a picture");
    let place = her.run("vendorPictureSubmit", json!({ "kind": "LOGO" }), "uploadUrl").await;
    put(text(&place["uploadUrl"]), logo.into_inner()).await;
    let theirs = |vendor: &Value| files(&app.folder().join("files/objects")).into_iter().filter(|path| path.to_string_lossy().contains(&text(vendor))).count();
    assert_eq!(theirs(&vendor), 2);

    her.run("accountErasureRequest", json!({ "password": PASSWORD }), ERASURE).await;
    app.cx.clock.advance(14 * DAY + MARGIN);
    app.settle().await;
    app.cx.clock.advance(MARGIN);
    app.settle().await;
    let rows = Rows::of(&app.cx.db).await;
    for word in WORDS.into_iter().chain(["cnryname"]) {
        assert_eq!(rows.mentioning(word), Vec::<String>::new(), "{word}");
    }
    // What a business is called, and what a register knows of it anyway, stands in the audit log alone.
    for word in ["Cnryshop", "Cnryregister", "cnry-1", "DE136695976", "Elsewhere"] {
        let left: Vec<_> = rows.mentioning(word).into_iter().filter(|row| !row.starts_with("audit_entry")).collect();
        assert_eq!(left, Vec::<String>::new(), "{word}");
    }
    assert_eq!(theirs(&vendor), 0, "the card and the picture");
    let id: entity::ids::VendorId = text(&vendor).parse().expect("an id");
    let row = vendor::Entity::find_by_id(id).one(&app.cx.db).await.expect("a look").expect("the row");
    assert_eq!((row.state, row.name.as_str()), (entity::states::VendorState::Rejected, "erased"));
    assert!(vendor_front::Entity::find_by_id(id).one(&app.cx.db).await.expect("a look").is_none());
}

#[tokio::test]
async fn nobody_is_forgotten_without_whom_nobody_could_sell_or_run_it() {
    let app = TestApp::new().await;
    for (client, words) in [(app.vendor("alder").await, "no owner"), (app.admin().await, "last super admin")] {
        let refusal = client.refused("accountErasureRequest", json!({ "password": PASSWORD }), ERASURE).await;
        assert!(refusal["code"] == "STATE_CONFLICT" && text(&refusal["message"]).contains(words), "{refusal}");
    }
}

#[tokio::test]
async fn of_two_owners_who_go_at_once_one_stays() {
    let app = TestApp::new().await;
    let (her, mug) = (leaver(&app).await, app.goods("alder-mug").await);
    let cx = &app.cx;
    let person = async |email: &str| identity::by_address(&cx.db, email).await.expect("a look").expect("somebody").id;
    let (she, other) = (person(EMAIL).await, person("alder@example.test").await);
    let place = vendor_member::Model { vendor_id: mug.vendor_id, user_id: she, role: MemberRole::Owner, created_at: cx.now() };
    vendor_member::Entity::insert(place.into_active_model().reset_all()).exec_without_returning(&cx.db).await.expect("a place");
    // Who is kept out runs nothing, whoever keeps them out.
    let admin = app.admin().await;
    let about = json!({ "userId": other.to_string(), "reason": "Looked into." });
    admin.run("userSuspend", about.clone(), "user { id }").await;
    let wish = json!({ "password": PASSWORD });
    let refusal = her.refused("accountErasureRequest", wish.clone(), ERASURE).await;
    assert!(text(&refusal["message"]).contains("no owner"), "{refusal}");
    admin.run("userReinstate", about, "user { id }").await;

    let asked = async |client: Client| -> privacy::Erase {
        let erasure = client.run("accountErasureRequest", wish.clone(), ERASURE).await["erasure"]["id"].clone();
        privacy::Erase { erasure_id: text(&erasure).parse().expect("an id") }
    };
    let (hers, others) = (asked(her).await, asked(sign_in(&app, "alder@example.test").await).await);
    cx.clock.advance(14 * DAY + MARGIN);
    let (one, two) = tokio::join!(privacy::erase(cx.clone(), hers), privacy::erase(cx.clone(), others));
    one.and(two).expect("one of them");
    let left = vendor_member::Entity::find().filter(vendor_member::Column::VendorId.eq(mug.vendor_id)).all(&cx.db).await.expect("a look");
    assert_eq!(left.iter().filter(|place| place.role == MemberRole::Owner).count(), 1);
    assert_eq!(privacy::written(cx).await.expect("the register").len(), 1);
}

#[tokio::test]
async fn a_guest_is_forgotten_by_the_orders_token_and_the_token_opens_nothing_then() {
    let app = TestApp::new().await;
    let (mug, guest) = (app.goods("alder-mug").await, app.anonymous());
    let order = buy(&guest, &[(&mug, 1)]).await;
    let wish = json!({ "token": order["token"] });
    assert_eq!(guest.refused("accountErasureRequest", wish.clone(), ERASURE).await["code"], "STATE_CONFLICT");
    let cancel = json!({ "token": order["token"], "reason": "cnry-why-i-cancelled", "idempotencyKey": key("cancel") });
    guest.run("orderCancel", cancel, "order { status }").await;
    app.settle().await;
    guest.run("accountErasureRequest", wish, ERASURE).await;
    app.settle().await;
    let seen = guest.ask("query L($token: String!) { orderLookup(token: $token) { id } }", json!({ "token": order["token"] })).await;
    assert_eq!(seen["orderLookup"], Value::Null);
    let rows = Rows::of(&app.cx.db).await;
    for word in [EMAIL, "Cnryname", "Cnrystreet", "0301234567", "cnry-why-i-cancelled"] {
        assert_eq!(rows.mentioning(word), Vec::<String>::new(), "{word}");
    }
    app.books_balance().await;
}

#[tokio::test]
async fn a_guests_order_that_an_account_claims_meanwhile_is_not_said_to_be_forgotten() {
    let app = TestApp::new().await;
    let (mug, guest, cx) = (app.goods("alder-mug").await, app.anonymous(), &app.cx);
    let order = buy(&guest, &[(&mug, 1)]).await;
    let cancel = json!({ "token": order["token"], "reason": "Another one.", "idempotencyKey": key("cancel") });
    guest.run("orderCancel", cancel, "order { status }").await;
    app.settle().await;
    let wish = json!({ "token": order["token"] });
    let asked = guest.run("accountErasureRequest", wish.clone(), ERASURE).await["erasure"]["id"].clone();
    let her = leaver(&app).await;
    let she = identity::by_address(&cx.db, EMAIL).await.expect("a look").expect("she").id;
    orders::on_email_verified(cx.clone(), identity::EmailVerified { user_id: she }).await.expect("a claim");
    app.settle().await;
    let id: entity::ids::ErasureId = text(&asked).parse().expect("an id");
    let row = erasure::Entity::find_by_id(id).one(&cx.db).await.expect("a look").expect("the row");
    assert_eq!((row.state, privacy::written(cx).await.expect("the register").len()), (ErasureState::Cancelled, 0));
    let shown = her.ask("query O($id: ID!) { order(id: $id) { shippingAddress { name } } }", json!({ "id": order["id"] })).await;
    assert_eq!(shown["order"]["shippingAddress"]["name"], "Cnryname");
    let told = async || entity::checkout::Entity::find().one(&cx.db).await.expect("a look").expect("a checkout").email;
    assert_eq!(told().await.as_deref(), Some(EMAIL));
    assert!(text(&guest.refused("accountErasureRequest", wish, ERASURE).await["message"]).contains("belongs to an account"));
    // Done again out of a register, it is not entered either.
    let line = json!({ "id": cx.id::<entity::ids::ErasureId>(), "subject": order["id"], "requestedAt": 1, "endedAt": 2 }).to_string();
    assert_eq!(privacy::replay(cx, &[serde_json::from_str(&line).expect("an entry")]).await.expect("a replay"), 0);
    assert_eq!(privacy::written(cx).await.expect("the register").len(), 0);
}

#[tokio::test]
async fn what_nobody_goes_on_with_is_begun_again() {
    let app = TestApp::new().await;
    let her = leaver(&app).await;
    let (cx, wish) = (&app.cx, json!({ "password": PASSWORD }));
    let lost = async |sql: &'static str| cx.db.write("test", |tx| async move { db::execute(&tx, sql, []).await }).await.expect("a loss");
    let copies = async || sign_in(&app, EMAIL).await.ask("{ myDataExports { state } }", json!({})).await["myDataExports"].clone();
    let revived = async || privacy::revive(cx).await.expect("a look");
    her.run("dataExportRequest", wish.clone(), EXPORT).await;
    lost("DELETE FROM job").await;
    assert_eq!(revived().await, 0, "not before its attempts would be used up");
    cx.clock.advance(DAY);
    app.settle().await;
    assert_eq!((copies().await, revived().await), (json!([{ "state": "READY" }]), 0));
    // One that cannot be built for a week stands in nobody's way.
    sign_in(&app, EMAIL).await.run("dataExportRequest", wish.clone(), EXPORT).await;
    lost("DELETE FROM job").await;
    cx.clock.advance(7 * DAY);
    assert_eq!((revived().await, &copies().await[0]["state"]), (1, &json!("REMOVED")));
    sign_in(&app, EMAIL).await.run("dataExportRequest", wish.clone(), EXPORT).await;
    app.settle().await;

    // Forgotten is whoever asked for it, whatever becomes of jobs, and whether it was begun.
    sign_in(&app, EMAIL).await.run("accountErasureRequest", wish.clone(), ERASURE).await;
    identity::create_user(cx, "other@example.test", PASSWORD, "Other", Role::Customer).await.expect("a person");
    sign_in(&app, "other@example.test").await.run("accountErasureRequest", wish, ERASURE).await;
    lost("DELETE FROM job").await;
    lost("UPDATE erasure SET state = 'running' WHERE id = (SELECT id FROM erasure ORDER BY id LIMIT 1)").await;
    cx.clock.advance(14 * DAY + MARGIN);
    assert_eq!(revived().await, 0);
    cx.clock.advance(DAY);
    assert_eq!((revived().await, revived().await), (2, 0));
    app.settle().await;
    assert_eq!(privacy::written(cx).await.expect("the register").len(), 2);
}

#[tokio::test]
async fn whom_an_order_was_for_that_was_never_paid_is_forgotten_by_the_clock() {
    let app = TestApp::new().await;
    let (mug, guest) = (app.goods("alder-mug").await, app.anonymous());
    nearly_buy(&guest, &[(&mug, 1)]).await;
    days(&app, 1).await;
    assert_eq!(app.available(&mug).await, 50, "it expired");
    app.cx.clock.advance(31 * DAY);
    assert_eq!(checkout::forget(&app.cx).await.expect("a sweep"), 1);
    orders::sweep(&app.cx).await.expect("a sweep");
    assert_eq!(personal_key::Entity::find().all(&app.cx.db).await.expect("keys").len(), 1, "not before its time");
    app.cx.clock.advance(90 * DAY);
    assert_eq!(orders::sweep(&app.cx).await.expect("a sweep"), 1);
    assert!(personal_key::Entity::find().all(&app.cx.db).await.expect("keys").is_empty());
    for word in [EMAIL, "Cnryname", "Cnrystreet", "0301234567"] {
        assert_eq!(Rows::of(&app.cx.db).await.mentioning(word), Vec::<String>::new(), "{word}");
    }
    assert_eq!(orders::sweep(&app.cx).await.expect("a sweep"), 0, "once");
}

#[tokio::test]
async fn who_is_owed_the_money_of_a_late_payment_is_not_forgotten() {
    let app = TestApp::new().await;
    let (mug, her) = (app.goods("alder-mug").await, leaver(&app).await);
    nearly_buy(&her, &[(&mug, 1)]).await;
    days(&app, 1).await;
    let db = &app.cx.db;
    let part = vendor_order::Entity::find().one(db).await.expect("a look").expect("a part");
    let attempt = psp_attempt::Entity::find().one(db).await.expect("a look").expect("an attempt");
    let pay = async |state: OrderPaymentState| {
        let all = vendor_order::Entity::update_many().col_expr(vendor_order::Column::PaymentState, Expr::value(state));
        all.exec(db).await.expect("a part");
    };
    // Its payment came after its end, and the gateway could not send it back.
    pay(OrderPaymentState::Paid).await;
    let failed = refund::Model {
        id: app.cx.id(),
        order_id: part.order_id,
        vendor_order_id: part.id,
        vendor_id: part.vendor_id,
        payment_id: attempt.payment_id,
        attempt_id: attempt.id,
        state: RefundState::Failed,
        amount_minor: part.total_minor,
        shipping_minor: part.shipping_minor,
        currency: part.currency,
        commission_minor: 0,
        commission_vat_minor: 0,
        reason: "Paid too late.".into(),
        requested_by: "payment".into(),
        gateway_ref: None,
        created_at: app.cx.now(),
        settled_at: Some(app.cx.now()),
    };
    refund::Entity::insert(refund::ActiveModel::from(failed)).exec_without_returning(db).await.expect("a refund");
    app.cx.clock.advance(122 * DAY);
    assert_eq!(orders::sweep(&app.cx).await.expect("a sweep"), 0, "somebody has to know whom the money belongs to");
    let key = async || personal_key::Entity::find().one(db).await.expect("a look").expect("a key");
    assert!(key().await.restricted_at.is_none());
    let her = sign_in(&app, EMAIL).await;
    let refusal = her.refused("accountErasureRequest", json!({ "password": PASSWORD }), ERASURE).await;
    assert!(refusal["code"] == "STATE_CONFLICT" && text(&refusal["message"]).contains("is not done yet"), "{refusal}");
    assert!(orders::is_open(db, part.order_id).await.expect("a look"));
    // It went another way: nothing is open, and the books keep what an invoice needs.
    pay(OrderPaymentState::Refunded).await;
    assert!(!orders::is_open(db, part.order_id).await.expect("a look"));
    let user = identity::by_address(db, EMAIL).await.expect("a look").expect("she").id;
    orders::erase_person(&app.cx, user).await.expect("erased");
    assert!(key().await.restricted_at.is_some());
}

#[tokio::test]
async fn a_backup_that_is_brought_back_forgets_again_by_the_register() {
    let app = TestApp::new().await;
    let (mug, her, alder) = (app.goods("alder-mug").await, leaver(&app).await, app.vendor("alder").await);
    let order = buy(&her, &[(&mug, 1)]).await;
    delivered(&alder, &order).await;
    let user = identity::by_address(&app.cx.db, EMAIL).await.expect("a look").expect("she").id;
    // As it stands elsewhere: this database has never heard of it.
    let line = json!({ "id": app.cx.id::<entity::ids::ErasureId>(), "subject": user.to_string(), "requestedAt": 1, "endedAt": 2 }).to_string();
    let entry: privacy::Entry = serde_json::from_str(&line).expect("an entry");
    app.settle().await;
    for _ in 0..2 {
        assert_eq!(privacy::replay(&app.cx, std::slice::from_ref(&entry)).await.expect("a replay"), 1);
    }
    assert_eq!(privacy::written(&app.cx).await.expect("the register"), [entry]);
    let rows = Rows::of(&app.cx.db).await;
    for word in [EMAIL, "Cnryname", "Cnrystreet", "0301234567"] {
        assert_eq!(rows.mentioning(word), Vec::<String>::new(), "{word}");
    }
    let tombstone = user::Entity::find_by_id(user).one(&app.cx.db).await.expect("a look").expect("the row");
    assert!(tombstone.email.starts_with("erased-") && tombstone.name.starts_with("erased-"), "{tombstone:?}");
}

#[tokio::test]
async fn rows_from_before_are_sealed_at_the_start_and_their_links_go_on_working() {
    let app = TestApp::new().await;
    let (mug, guest) = (app.goods("alder-mug").await, app.anonymous());
    let order = guest.buy(&[(&mug, 1)]).await;
    let id: entity::ids::OrderId = text(&order["id"]).parse().expect("an id");
    let subject = &id.to_string();
    // As it was before addresses were sealed.
    app.cx
        .db
        .write("test", |tx| async move {
            personal_key::Entity::delete_by_id(subject.clone()).exec(&tx).await?;
            order::Entity::update_many()
                .col_expr(order::Column::Email, Expr::value("old@example.test"))
                .col_expr(order::Column::EmailIndex, Expr::value(None::<String>))
                .col_expr(order::Column::ShippingAddress, Expr::value(serde_json::to_value(support::till::home())?))
                .col_expr(order::Column::BillingAddress, Expr::value(serde_json::to_value(support::till::home())?))
                .filter(order::Column::Id.eq(id))
                .exec(&tx)
                .await?;
            Ok(())
        })
        .await
        .expect("a row of before");
    let row = order::Entity::find_by_id(id).one(&app.cx.db).await.expect("a look").expect("the order");
    let old = orders::token(&app.cx, &row);
    api::state::seal_old_orders(&app.cx).await.expect("sealed");
    let row = order::Entity::find_by_id(id).one(&app.cx.db).await.expect("a look").expect("the order");
    assert!(row.email_index.is_some() && !row.email.contains('@') && row.shipping_address.is_string(), "{row:?}");
    assert!(Rows::of(&app.cx.db).await.mentioning("old@example.test").is_empty());
    let query = "query L($token: String!) { orderLookup(token: $token) { email shippingAddress { street1 } billingAddress { name } } }";
    let found = guest.ask(query, json!({ "token": old })).await["orderLookup"].clone();
    assert_eq!(found, json!({ "email": "old@example.test", "shippingAddress": { "street1": "Lindenallee 1" }, "billingAddress": { "name": "Ann Arbor" } }));
    // Their buyer makes an account with a proved address: the order is theirs.
    let person = identity::create_user(&app.cx, "old@example.test", PASSWORD, "Old", Role::Customer).await.expect("a person");
    let event: identity::EmailVerified = serde_json::from_value(json!({ "userId": person.id })).expect("an event");
    orders::on_email_verified(app.cx.clone(), event).await.expect("claimed");
    let row = order::Entity::find_by_id(id).one(&app.cx.db).await.expect("a look").expect("the order");
    assert_eq!(row.user_id, Some(person.id));
}

#[test]
fn the_clocks_are_told_as_they_run() {
    let told = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/privacy.md")).expect("docs/privacy.md");
    for privacy::Clock { what, how_long, why, by } in privacy::CLOCKS {
        let by = if by == "nothing" { by.to_owned() } else { format!("`{by}`") };
        assert!(told.contains(&format!("| {what} | {how_long} | {why} | {by} |")), "docs/privacy.md does not tell of {what}");
    }
    for country in ["DE", "AT", "NL", "BE", "FR", "IT", "ES", "VN"] {
        assert!(told.contains(&format!("{country} {}", orders::book_years(country))), "{country}");
    }
}
