//! How a vendor comes in: apply, fill in, show, hand in, be decided about, sell.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use entity::{vendor, vendor_application, vendor_front};
use reqwest::Method;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use support::post::mails_in;
use support::rows::files;
use support::till::address;
use support::{Client, TestApp, text};

const PDF: &[u8] = b"%PDF-1.7 cnry-identity-card";
const APPLICATION: &str = "application { version vatState accountHint requirements { kind document met } } ";

/// Whether they were written to in these words. Letters that wait together go out side by side, so that none of them is "the newest".
async fn told(app: &TestApp, to: &str, words: &str) -> bool {
    app.settle().await;
    mails_in(&app.folder().join("mail")).iter().any(|mail| mail.to == to && (mail.subject.contains(words) || mail.text.contains(words)))
}

async fn begun(client: &Client, name: &str) -> String {
    let input = json!({ "name": name, "country": "DE", "email": "desk@newcomer.test", "description": "Honey." });
    let payload = client.run("vendorApply", input, "vendor { id state }").await;
    assert_eq!(payload["vendor"]["state"], "APPLYING");
    text(&payload["vendor"]["id"])
}

/// Somebody whose address is proved, and who has no vendor.
async fn applicant(app: &TestApp, email: &str) -> Client {
    identity::create_user(&app.cx, email, support::PASSWORD, "Honey Maker", entity::states::Role::Customer).await.expect("a person");
    let session = app.anonymous().run("sessionCreate", json!({ "email": email, "password": support::PASSWORD }), "session { accessToken }").await;
    app.bearing(&text(&session["session"]["accessToken"]))
}

async fn put(app: &TestApp, url: &str, bytes: &'static [u8]) -> u16 {
    let path = url.strip_prefix(app.url()).unwrap_or(url);
    app.anonymous().request(Method::PUT, path).body(bytes).send().await.expect("an answer").status().as_u16()
}

async fn show(app: &TestApp, client: &Client, kind: &str) {
    let payload = client.run("vendorDocumentSubmit", json!({ "kind": kind, "fileName": "scan.pdf" }), "document { id state } uploadUrl").await;
    assert_eq!(payload["document"]["state"], "AWAITED");
    assert_eq!(put(app, &text(&payload["uploadUrl"]), PDF).await, 204);
}

fn whole() -> Value {
    json!({ "legalForm": "COMPANY", "legalName": "Honey GmbH", "contactName": "Eva", "phone": "+49 30 1234567", "address": address(), "registerName": "Amtsgericht Berlin",
        "registerNumber": "HRB 1", "vatNumber": "DE 136 695 976", "accountNumber": "DE89 3704 0044 0532 0130 00", "certified": true })
}

fn missing(application: &Value) -> Vec<String> {
    let all = application["requirements"].as_array().cloned().unwrap_or_default();
    all.iter().filter(|one| one["met"] == false).map(|one| one["document"].as_str().or(one["kind"].as_str()).unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn who_thinks_better_of_it_ends_their_application_and_may_apply_again() {
    let app = TestApp::new().await;
    let (eve, admin) = (applicant(&app, "eve@example.test").await, app.admin().await);
    for name in ["One", "Two", "Three"] {
        begun(&eve, name).await;
    }
    let fourth = json!({ "name": "Four", "country": "DE", "email": "desk@newcomer.test" });
    assert_eq!(eve.refused("vendorApply", fourth.clone(), "vendor { id }").await["code"], "LIMIT_EXCEEDED");
    let mine = eve.ask("{ me { memberships { vendor { id name } } } }", json!({})).await["me"]["memberships"].clone();
    let first = text(&mine[0]["vendor"]["id"]);
    let owner = eve.clone().with("X-Vendor", &first);
    let after = owner.run("vendorApplicationWithdraw", json!({}), "application { vendor { state } }").await;
    assert_eq!(after["application"]["vendor"]["state"], "TERMINATED");
    assert!(told(&app, "eve@example.test", "You withdrew your application").await);
    // It stays ended: for them, and for who would decide about it.
    assert_eq!(owner.refused("vendorApplicationWithdraw", json!({}), "application { version }").await["code"], "STATE_CONFLICT");
    assert_eq!(owner.refused("vendorApplicationUpdate", json!({ "legalName": "Wax" }), APPLICATION).await["code"], "STATE_CONFLICT");
    assert_eq!(admin.refused("vendorApprove", json!({ "vendorId": first }), "vendor { state }").await["code"], "STATE_CONFLICT");
    assert_eq!(eve.run("vendorApply", fourth, "vendor { state }").await["vendor"]["state"], "APPLYING");
}

#[tokio::test]
async fn a_newcomer_applies_step_by_step_is_taken_in_and_sells() {
    let app = TestApp::new().await;
    let (eve, admin) = (applicant(&app, "eve@example.test").await, app.admin().await);
    let vendor = begun(&eve, "Honey & Co").await;
    // Nobody sees it yet, and what is prepared is not on sale.
    let found = "query V($id: ID!) { vendor(id: $id) { id } node(id: $id) { id } }";
    assert_eq!(app.anonymous().ask(found, json!({ "id": vendor })).await, json!({ "vendor": null, "node": null }));
    assert_eq!(admin.ask(found, json!({ "id": vendor })).await, json!({ "vendor": { "id": vendor }, "node": { "id": vendor } }));

    // Nothing is handed in that is not whole; each part is checked where it is written.
    let nothing = eve.refused("vendorApplicationSubmit", json!({}), "application { version }").await;
    assert_eq!(nothing["code"], "VALIDATION_FAILED");
    let refused = eve.try_do("vendorApplicationSubmit", json!({}), "application { version }").await;
    let fields: Vec<_> = refused["userErrors"].as_array().expect("refusals").iter().map(|refusal| refusal["field"].clone()).collect();
    for field in ["legalName", "address", "contactName", "accountNumber", "certified"] {
        assert!(fields.contains(&json!(["input", field])), "{field}: {fields:?}");
    }
    assert!(fields.contains(&json!(["input", "documents", "IDENTITY"])), "{fields:?}");
    for (part, value) in
        [("vatNumber", "DE136695978"), ("accountNumber", "DE89 3704 0044 0532 0130 01"), ("accountNumber", "4111 1111 1111 1111"), ("phone", "call me")]
    {
        let refusal = eve.refused("vendorApplicationUpdate", json!({ part: value }), APPLICATION).await;
        assert_eq!(refusal["field"], json!(["input", part]), "{value}");
    }
    let half = eve.run("vendorApplicationUpdate", json!({ "legalForm": "COMPANY", "legalName": "Honey GmbH" }), APPLICATION).await["application"].clone();
    assert!(!missing(&half).contains(&"COMPANY".to_owned()) && missing(&half).contains(&"REGISTER_EXTRACT".to_owned()), "{half}");
    let stale = json!({ "legalName": "Wax GmbH", "expectedVersion": 1 });
    assert_eq!(eve.refused("vendorApplicationUpdate", stale, APPLICATION).await["code"], "VERSION_CONFLICT");
    let filled = eve.run("vendorApplicationUpdate", whole(), APPLICATION).await["application"].clone();
    assert_eq!((&filled["accountHint"], &filled["vatState"]), (&json!("3000"), &json!("UNCHECKED")));
    assert_eq!(missing(&filled), ["IDENTITY", "REGISTER_EXTRACT"]);
    for kind in ["IDENTITY", "REGISTER_EXTRACT"] {
        show(&app, &eve, kind).await;
    }
    let handed = eve.run("vendorApplicationSubmit", json!({}), "application { submittedAt dueAt }").await["application"].clone();
    assert!(handed["dueAt"].is_string());
    assert!(told(&app, "desk@newcomer.test", "We have your application").await);
    // While somebody looks nothing changes.
    assert_eq!(eve.refused("vendorApplicationUpdate", json!({ "legalName": "Wax GmbH" }), APPLICATION).await["code"], "STATE_CONFLICT");

    // An operator looks, asks for more, and decides.
    let queue = "{ vendorApplications(first: 10) { nodes { legalName accountHint vendor { id state } documents { kind downloadUrl fileName } } } }";
    let waiting = admin.ask(queue, json!({})).await["vendorApplications"]["nodes"].clone();
    assert_eq!((waiting.as_array().map(Vec::len), &waiting[0]["legalName"]), (Some(1), &json!("Honey GmbH")));
    let url = text(&waiting[0]["documents"][0]["downloadUrl"]);
    let read = app.anonymous().request(Method::GET, url.strip_prefix(app.url()).expect("ours")).send().await.expect("an answer");
    let sealed = read.headers()["content-disposition"].to_str().expect("text").to_owned();
    assert_eq!((read.status().as_u16(), sealed.as_str()), (200, "attachment; filename=\"scan.pdf\""));
    assert_eq!(read.bytes().await.expect("bytes"), PDF);
    // Who read it is written down; under another's name the address is none.
    let log = "{ auditLog(first: 1, where: { action: \"vendorDocumentRead\" }) { nodes { actor subject vendorId } } me { id } }";
    let entry = admin.ask(log, json!({})).await;
    assert_eq!((&entry["auditLog"]["nodes"][0]["actor"], &entry["auditLog"]["nodes"][0]["vendorId"]), (&entry["me"]["id"], &json!(vendor)));
    let by_another = url.strip_prefix(app.url()).expect("ours").replace(&text(&entry["me"]["id"]), "usr_01k0000000000000000000000z");
    assert_eq!(app.anonymous().request(Method::GET, &by_another).send().await.expect("an answer").status().as_u16(), 404);
    let decide = async |mutation: &str, reason: Option<&str>| {
        admin.run(mutation, json!({ "vendorId": vendor, "reason": reason }), "vendor { state }").await["vendor"]["state"].clone()
    };
    assert_eq!(decide("vendorInfoRequest", Some("The extract is older than a year.")).await, "INFO_REQUESTED");
    assert!(told(&app, "desk@newcomer.test", "The extract is older than a year.").await);
    show(&app, &eve, "REGISTER_EXTRACT").await;
    eve.run("vendorApplicationSubmit", json!({}), "application { version }").await;
    assert_eq!(decide("vendorApprove", None).await, "LIVE");
    // They are reached where they said, and the owner where it is proved that they are.
    assert!(told(&app, "desk@newcomer.test", "You may sell at Stoa").await && told(&app, "eve@example.test", "You may sell at Stoa").await);
    assert_eq!(admin.refused("vendorApprove", json!({ "vendorId": vendor }), "vendor { state }").await["code"], "STATE_CONFLICT");

    // Buyers see who it is in law, and nothing that is not theirs to see.
    let trader = "query T($id: ID!) { vendor(id: $id) { traderInfo { legalName phone email registerNumber vatNumber certified address { city } } application { legalName } } }";
    let seen = app.anonymous().ask(trader, json!({ "id": vendor })).await["vendor"].clone();
    assert_eq!((&seen["traderInfo"]["legalName"], &seen["traderInfo"]["certified"], &seen["application"]), (&json!("Honey GmbH"), &json!(true), &Value::Null));
    assert_eq!(app.vendor("alder").await.ask(trader, json!({ "id": vendor })).await["vendor"]["application"], Value::Null);
    assert_eq!(eve.ask(trader, json!({ "id": vendor })).await["vendor"]["application"]["legalName"], "Honey GmbH");

    eve.run("vendorUpdate", json!({ "returnAddress": address() }), "vendor { id }").await;
    // Off sale and on again, and at last the end.
    assert_eq!(decide("vendorSuspend", Some("Three buyers had no answer.")).await, "SUSPENDED");
    assert_eq!(app.anonymous().ask(found, json!({ "id": vendor })).await["vendor"], Value::Null);
    assert_eq!(decide("vendorReinstate", None).await, "LIVE");
    assert_eq!(decide("vendorTerminate", Some("By agreement.")).await, "TERMINATED");
    assert_eq!(admin.refused("vendorReinstate", json!({ "vendorId": vendor }), "vendor { state }").await["code"], "STATE_CONFLICT");
    // What it showed is kept for half a year, and then it is not.
    app.settle().await;
    app.cx.clock.advance(182 * 24 * 3_600_000);
    assert_eq!(vendors::sweep_documents(&app.cx).await.expect("a sweep"), 0, "not before its time");
    let vendor: entity::ids::VendorId = vendor.parse().expect("an id");
    let row = async || vendor_application::Entity::find_by_id(vendor).one(&app.cx.db).await.expect("a look").expect("an application");
    assert!(row().await.legal_name.is_some() && row().await.account_sealed.is_some());
    app.cx.clock.advance(2 * 24 * 3_600_000);
    assert_eq!(vendors::sweep_documents(&app.cx).await.expect("a sweep"), 3);
    assert_eq!(vendors::sweep_documents(&app.cx).await.expect("a sweep"), 0);
    // Neither is who stood behind it; the number of its register stays with what it sold.
    let vendor_application::Model { legal_name, contact_name, phone, address, account_sealed, account_hint, vat_number, .. } = row().await;
    assert_eq!((legal_name, contact_name, phone, address), (None, None, None, None));
    assert_eq!((account_sealed, account_hint, vat_number.as_deref()), (None, None, Some("DE136695976")));
    let ended = vendor::Entity::find_by_id(vendor).one(&app.cx.db).await.expect("a look").expect("a vendor");
    let front = vendor_front::Entity::find_by_id(vendor).one(&app.cx.db).await.expect("a look").expect("its page");
    assert_eq!((ended.email.as_str(), front.return_address), ("erased@erased.invalid", None), "where it is reached");
}

#[tokio::test]
async fn a_document_is_taken_once_by_a_signed_address_and_lies_sealed() {
    let app = TestApp::new().await;
    let eve = applicant(&app, "eve@example.test").await;
    begun(&eve, "Honey").await;
    let announce = async || eve.run("vendorDocumentSubmit", json!({ "kind": "IDENTITY", "fileName": "../x\".pdf" }), "document { id } uploadUrl").await;
    let url = text(&announce().await["uploadUrl"]);
    let forged = url.replace("signature=", "signature=0");
    assert_eq!(put(&app, &forged, PDF).await, 404);
    assert_eq!(put(&app, &url, b"<html>no document</html>").await, 415);
    static LONG: [u8; 10 * 1024 * 1024 + 1] = [b'x'; 10 * 1024 * 1024 + 1];
    assert_eq!(put(&app, &url, &LONG).await, 413);
    assert_eq!(put(&app, &url, PDF).await, 204);
    assert_eq!(put(&app, &url, PDF).await, 404, "taken once");
    // Of two that come at once one is taken, and it is the one that is read.
    let twice = announce().await;
    let (address, other) = (text(&twice["uploadUrl"]), b"%PDF-1.7 cnry-another-card");
    let (one, two) = tokio::join!(put(&app, &address, PDF), put(&app, &address, other));
    let mut answers = [one, two];
    answers.sort_unstable();
    assert_eq!(answers, [204, 404]);
    let read = vendors::download_path(&app.cx, text(&twice["document"]["id"]).parse().expect("an id"));
    let read = app.anonymous().request(Method::GET, &read).send().await.expect("an answer").bytes().await.expect("bytes");
    assert_eq!(&read[..], if one == 204 { PDF } else { &other[..] });
    // What lies in the storage tells nothing, and is served to nobody.
    let held =
        files(&app.folder().join("files")).into_iter().chain(files(app.folder())).filter(|path| path.to_string_lossy().contains("private")).collect::<Vec<_>>();
    assert!(!held.is_empty());
    for path in held {
        let bytes = std::fs::read(&path).expect("a file");
        assert!(!bytes.windows(13).any(|part| part == b"identity-card"), "{}", path.display());
        let key = path.to_string_lossy().split("private/").nth(1).map(|rest| format!("/media/private/{rest}")).unwrap_or_default();
        assert_eq!(app.anonymous().request(Method::GET, &key).send().await.expect("an answer").status().as_u16(), 404);
    }
    // An address lasts a quarter of an hour.
    let late = text(&announce().await["uploadUrl"]);
    app.cx.clock.advance(15 * 60_000);
    assert_eq!(put(&app, &late, PDF).await, 404);
    // Those who do not decide are told no address to read from.
    let session = app.anonymous().run("sessionCreate", json!({ "email": "eve@example.test", "password": support::PASSWORD }), "session { accessToken }").await;
    let eve = app.bearing(&text(&session["session"]["accessToken"]));
    let own = eve.ask("{ myVendor { application { documents { state downloadUrl } } } }", json!({})).await["myVendor"]["application"]["documents"].clone();
    assert!(own.as_array().is_some_and(|all| all.iter().all(|one| one["downloadUrl"].is_null())), "{own}");
}

#[tokio::test]
async fn who_was_expelled_elsewhere_is_looked_at_first_and_pays_one_percent() {
    let app = TestApp::new().await;
    let (slow, quick, admin) = (applicant(&app, "slow@example.test").await, applicant(&app, "quick@example.test").await, app.admin().await);
    for (client, name) in [(&slow, "Slow"), (&quick, "Quick")] {
        begun(client, name).await;
        client.run("vendorApplicationUpdate", whole(), APPLICATION).await;
        for kind in ["IDENTITY", "REGISTER_EXTRACT"] {
            show(&app, client, kind).await;
        }
        if name == "Quick" {
            let claim = json!({ "marketplace": "Elsewhere", "story": "They closed our account overnight and told us nothing." });
            let claimed = client.run("vendorRescueClaim", claim, APPLICATION).await["application"].clone();
            assert_eq!(missing(&claimed), ["EXPULSION_PROOF"]);
            show(&app, client, "EXPULSION_PROOF").await;
        }
        client.run("vendorApplicationSubmit", json!({}), "application { version }").await;
    }
    let queue = "{ vendorApplications(first: 10) { nodes { kind vendor { id name } } } }";
    let waiting = admin.ask(queue, json!({})).await["vendorApplications"]["nodes"].clone();
    assert_eq!((&waiting[0]["kind"], &waiting[0]["vendor"]["name"], &waiting[1]["vendor"]["name"]), (&json!("RESCUE"), &json!("Quick"), &json!("Slow")));
    for one in waiting.as_array().expect("two") {
        admin.run("vendorApprove", json!({ "vendorId": one["vendor"]["id"] }), "vendor { state }").await;
    }
    app.settle().await;
    let rules = admin.ask("{ commissionRules { rateBp vendorId } }", json!({})).await["commissionRules"].clone();
    let of = |vendor: &Value| {
        rules.as_array().into_iter().flatten().filter(|rule| rule["vendorId"] == *vendor).map(|rule| rule["rateBp"].clone()).collect::<Vec<_>>()
    };
    assert_eq!((of(&waiting[0]["vendor"]["id"]), of(&waiting[1]["vendor"]["id"])), (vec![json!(100)], vec![]));
}

/// Answers as VIES does: what it knows, what it does not, and at first that it cannot be asked.
async fn register() -> (String, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let answer = move |axum::Json(body): axum::Json<Value>| {
        let count = count.clone();
        async move {
            if count.fetch_add(1, Ordering::Relaxed) == 0 {
                return axum::Json(json!({ "actionSucceed": false, "errorWrappers": [{ "error": "MS_UNAVAILABLE" }] }));
            }
            let known = body["countryCode"] == "DE" && body["vatNumber"] == "136695976";
            axum::Json(
                json!({ "countryCode": body["countryCode"], "vatNumber": body["vatNumber"], "valid": known, "requestIdentifier": if known { "WAPI1" } else { "" } }),
            )
        }
    };
    let router = axum::Router::new().route("/check-vat-number", axum::routing::post(answer));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, asked)
}

#[tokio::test]
async fn a_vat_number_is_asked_after_until_its_register_answers_and_a_denied_one_keeps_an_applicant_out() {
    let (url, asked) = register().await;
    let app = TestApp::with(&[("STOA_VIES_URL", &url)]).await;
    let eve = applicant(&app, "eve@example.test").await;
    begun(&eve, "Honey").await;
    eve.run("vendorApplicationUpdate", whole(), APPLICATION).await;
    let state = async || eve.ask("{ myVendor { application { vatState } } }", json!({})).await["myVendor"]["application"]["vatState"].clone();
    // The first time it cannot be asked, which says nothing about the number.
    app.eventually("the register's word", async || (state().await == "VALID").then_some(())).await;
    assert!(asked.load(Ordering::Relaxed) >= 2);
    eve.run("vendorApplicationUpdate", json!({ "vatNumber": "FR83404833048" }), APPLICATION).await;
    app.eventually("the register's word", async || (state().await == "INVALID").then_some(())).await;
    for kind in ["IDENTITY", "REGISTER_EXTRACT"] {
        show(&app, &eve, kind).await;
    }
    let kept_out = eve.refused("vendorApplicationSubmit", json!({}), "application { version }").await;
    assert!(kept_out["message"].as_str().is_some_and(|message| message.contains("VAT number")), "{kept_out}");
}

#[tokio::test]
async fn nobody_begins_more_applications_than_they_can_mean() {
    let app = TestApp::new().await;
    let eve = applicant(&app, "eve@example.test").await;
    for name in ["One", "Two", "Three"] {
        begun(&eve, name).await;
    }
    let fourth = json!({ "name": "Four", "country": "DE", "email": "desk@newcomer.test" });
    assert_eq!(eve.refused("vendorApply", fourth, "vendor { id }").await["code"], "LIMIT_EXCEEDED");
    let taken = json!({ "name": "Alder Goods", "country": "DE", "email": "desk@newcomer.test" });
    let other = applicant(&app, "other@example.test").await;
    assert_eq!(other.refused("vendorApply", taken, "vendor { id }").await["field"], json!(["input", "slug"]));
}
