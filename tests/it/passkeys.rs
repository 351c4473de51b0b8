//! Passkeys: by a device that is software, and by many that lie.

use entity::passkey;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::{Value, json};
use support::authenticator::{Authenticator, Lie};
use support::{Client, PASSWORD, TestApp, text};

const SHOWN: &str = "verified session { accessToken user { email } }";
const STANDING: &str = "{ me { passkeys { id label lastUsedAt } secondFactor { enrolled methods required shown recoveryCodesLeft } } }";

async fn live(client: &Client) -> bool {
    client.send("{ me { id } }", json!({})).await.body["data"]["me"]["id"].is_string()
}

async fn to_make(client: &Client, label: &str) -> Value {
    client.run("passkeyRegisterBegin", json!({ "label": label, "password": PASSWORD }), "options").await["options"].clone()
}

/// Adds one; its id and the codes on paper, where there are new ones.
async fn added(client: &Client, device: &mut Authenticator, label: &str) -> (String, Value) {
    let answer = device.make(&to_make(client, label).await);
    let payload = client.run("passkeyRegisterComplete", json!({ "answer": answer }), "passkey { id label } recoveryCodes").await;
    assert_eq!(payload["passkey"]["label"], label);
    (text(&payload["passkey"]["id"]), payload["recoveryCodes"].clone())
}

async fn asked(client: &Client, input: Value) -> Value {
    client.run("passkeyBegin", input, "options").await["options"].clone()
}

fn refusal(payload: &Value) -> (Option<&str>, Option<&str>) {
    (payload["userErrors"][0]["code"].as_str(), payload["userErrors"][0]["message"].as_str())
}

#[tokio::test]
async fn a_passkey_signs_in_alone_and_the_password_alone_does_not_any_more() {
    let app = TestApp::new().await;
    let (ann, elsewhere) = (app.customer("ann").await, app.customer("ann").await);
    let mut device = Authenticator::at(app.url());
    let wrong = ann.refused("passkeyRegisterBegin", json!({ "label": "Telephone", "password": "not hers at all" }), "options").await;
    assert_eq!(wrong["field"], json!(["input", "password"]));
    let options = to_make(&ann, "Telephone").await;
    assert_eq!((&options["rp"]["id"], &options["attestation"]), (&json!("localhost"), &json!("none")));
    let (id, codes) = added(&ann, &mut device, "Telephone").await;
    assert_eq!(codes.as_array().map(Vec::len), Some(10));
    assert!(live(&ann).await && !live(&elsewhere).await, "every other device is signed out");
    let told = ann.ask(STANDING, json!({})).await["me"].clone();
    assert_eq!(told["passkeys"], json!([{ "id": id, "label": "Telephone", "lastUsedAt": null }]));
    assert_eq!(told["secondFactor"], json!({ "enrolled": true, "methods": ["PASSKEY"], "required": false, "shown": true, "recoveryCodesLeft": 10 }));

    // Nobody says who they are.
    let answer = device.sign(&asked(&app.anonymous(), json!({})).await);
    let payload = app.anonymous().run("passkeyComplete", json!({ "answer": answer.clone(), "device": "Telephone" }), SHOWN).await;
    assert_eq!(payload["session"]["user"]["email"], "ann@example.test");
    let by_key = app.bearing(&text(&payload["session"]["accessToken"]));
    let told = by_key.ask(STANDING, json!({})).await["me"].clone();
    assert!(told["passkeys"][0]["lastUsedAt"].is_string() && told["secondFactor"]["shown"] == true);
    let again = app.anonymous().try_do("passkeyComplete", json!({ "answer": answer }), SHOWN).await;
    assert_eq!(again["userErrors"][0]["field"], json!(["input", "answer"]), "an answer is taken once");

    // After a password it is the other half.
    let credentials = json!({ "email": "ann@example.test", "password": PASSWORD });
    let half = app.anonymous().run("sessionCreate", credentials, "challenge challengeMethods session { accessToken }").await;
    assert!(half["session"].is_null() && half["challengeMethods"] == json!(["PASSKEY"]));
    let options = asked(&app.anonymous(), json!({ "challenge": half["challenge"] })).await;
    assert_eq!(options["allowCredentials"].as_array().map(Vec::len), Some(1));
    let answer = device.sign(&options);
    // Of several who show it at once, one is let in.
    let shown = futures_util::future::join_all((0..4).map(|_| async { app.anonymous().try_do("passkeyComplete", json!({ "answer": answer }), SHOWN).await }));
    assert_eq!(shown.await.iter().filter(|payload| payload["verified"] == true).count(), 1);
    // So is a code from the paper.
    let input = json!({ "challenge": half["challenge"], "code": codes[0] });
    app.anonymous().run("mfaVerify", input, "verified session { accessToken }").await;
    app.settle().await;
    let told = support::post::mails_in(&app.folder().join("mail"));
    assert_eq!(told.iter().filter(|mail| mail.subject == "A passkey was added" && mail.to == "ann@example.test").count(), 1);
}

#[tokio::test]
async fn what_could_lock_somebody_out_takes_a_passkey_shown_lately() {
    let app = TestApp::new().await;
    let credentials = json!({ "email": "ann@example.test", "password": PASSWORD });
    let session = app.anonymous().run("sessionCreate", credentials, "session { accessToken refreshToken }").await["session"].clone();
    let ann = app.bearing(&text(&session["accessToken"]));
    assert_eq!(ann.refused("passkeyBegin", json!({}), "options").await["code"], "STATE_CONFLICT", "she has none");
    let mut device = Authenticator::at(app.url());
    let (id, _) = added(&ann, &mut device, "Telephone").await;
    app.cx.clock.advance(15 * 60_000);
    let session = app.anonymous().run("sessionRefresh", json!({ "refreshToken": session["refreshToken"] }), "session { accessToken }").await;
    let ann = app.bearing(&text(&session["session"]["accessToken"]));
    let change = json!({ "currentPassword": PASSWORD, "newPassword": "another long password" });
    for (mutation, input, select) in [
        ("passwordChange", change.clone(), "user { id }"),
        ("passkeyRegisterBegin", json!({ "label": "Another", "password": PASSWORD }), "options"),
        ("passkeyRemove", json!({ "passkeyId": id }), "removedId"),
        ("mfaEnroll", json!({ "password": PASSWORD }), "secret"),
    ] {
        let refused = ann.refused(mutation, input, select).await;
        assert_eq!(refused["code"], "SECOND_FACTOR_REQUIRED", "{mutation}");
        assert!(text(&refused["message"]).contains("passkeyBegin"));
    }
    let answer = device.sign(&asked(&ann, json!({})).await);
    // It is for the session that asked.
    let other = app.customer("bob").await.try_do("passkeyComplete", json!({ "answer": answer }), SHOWN).await;
    assert_eq!(other["userErrors"][0]["field"], json!(["input", "answer"]));
    assert_eq!(app.anonymous().try_do("passkeyComplete", json!({ "answer": answer }), SHOWN).await["verified"], false);
    let shown = ann.run("passkeyComplete", json!({ "answer": answer }), SHOWN).await;
    assert!(shown["verified"] == true && shown["session"].is_null());
    ann.run("passwordChange", change, "user { id }").await;

    let foreign = app.customer("bob").await.refused("passkeyRemove", json!({ "passkeyId": id }), "removedId").await;
    assert_eq!(foreign["code"], "NOT_FOUND");
    assert_eq!(ann.run("passkeyRemove", json!({ "passkeyId": id }), "removedId").await["removedId"], json!(id));
    let told = ann.ask(STANDING, json!({})).await["me"].clone();
    assert_eq!((&told["passkeys"], &told["secondFactor"]["recoveryCodesLeft"]), (&json!([]), &json!(0)), "its paper went with it");
    let answer = device.sign(&asked(&app.anonymous(), json!({})).await);
    assert_eq!(app.anonymous().refused("passkeyComplete", json!({ "answer": answer }), SHOWN).await["code"], "NOT_ALLOWED");
    let credentials = json!({ "email": "ann@example.test", "password": "another long password" });
    assert!(app.anonymous().run("sessionCreate", credentials, "challenge session { accessToken }").await["challenge"].is_null());
    app.settle().await;
    assert!(support::post::mails_in(&app.folder().join("mail")).iter().any(|mail| mail.subject == "A passkey was removed"));
}

#[tokio::test]
async fn every_forged_answer_is_refused_in_the_same_words() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.customer("ann").await, app.customer("bob").await);
    let (mut device, mut foreign) = (Authenticator::at(app.url()), Authenticator::at(app.url()));
    added(&ann, &mut device, "Telephone").await;
    added(&bob, &mut foreign, "Laptop").await;
    let bobs = passkey::Entity::find().all(&app.cx.db).await.expect("rows").into_iter().find(|row| row.label == "Laptop").expect("his").user_id;
    // Used once, so that going back shows.
    let answer = device.sign(&asked(&app.anonymous(), json!({})).await);
    app.anonymous().run("passkeyComplete", json!({ "answer": answer }), SHOWN).await;

    let is = Lie::default;
    let lies = [
        ("another page", Lie { origin: Some("http://localhost:1"), ..is() }),
        ("another page's scheme", Lie { origin: Some("https://localhost"), ..is() }),
        ("a page inside another", Lie { cross_origin: true, ..is() }),
        ("another domain", Lie { domain: Some("evil.example"), ..is() }),
        ("made and not used", Lie { kind: Some("webauthn.create"), ..is() }),
        ("nobody verified", Lie { flags: Some(0x01), ..is() }),
        ("nobody there", Lie { flags: Some(0x04), ..is() }),
        ("a counter that stands", Lie { counter: Some(1), ..is() }),
        ("a counter that went back", Lie { counter: Some(0), ..is() }),
        ("another's signature", Lie { signed_by_another: true, ..is() }),
        ("no signature", Lie { signature: Some(Vec::new()), ..is() }),
        ("a signature of zeros", Lie { signature: Some(vec![0; 70]), ..is() }),
        ("a signature with more behind it", Lie { padded: 1, ..is() }),
        ("half of what is signed", Lie { cut: Some(20), ..is() }),
        ("a key that nobody has", Lie { credential: Some(vec![7; 32]), ..is() }),
        ("bob's key", Lie { credential: Some(foreign.ids()[0].clone()), ..is() }),
        ("bob's name", Lie { owner: Some(bobs.0.as_bytes().to_vec()), ..is() }),
        ("nobody's name", Lie { owner: Some(Vec::new()), ..is() }),
    ];
    let mut words = std::collections::BTreeSet::new();
    for (what, lie) in &lies {
        let answer = device.sign_lying(&asked(&app.anonymous(), json!({})).await, lie);
        let payload = app.anonymous().try_do("passkeyComplete", json!({ "answer": answer.clone() }), SHOWN).await;
        assert!(payload["session"].is_null() && payload["verified"] == false, "{what}");
        let (code, message) = refusal(&payload);
        assert_eq!(code, Some("NOT_ALLOWED"), "{what}: {payload}");
        words.insert(message.unwrap_or_default().to_owned());
        // As many in a row would be refused for their number.
        app.cx.clock.advance(20_000);
        // A wrong answer was the only one.
        let again = app.anonymous().try_do("passkeyComplete", json!({ "answer": answer }), SHOWN).await;
        assert_eq!(refusal(&again).0, Some("VALIDATION_FAILED"), "{what}");
    }
    assert_eq!(words.len(), 1, "{words:?}");

    // What nobody waits for.
    let over = async |what: &str, answer: Value| {
        let payload = app.anonymous().try_do("passkeyComplete", json!({ "answer": answer }), SHOWN).await;
        assert_eq!((refusal(&payload).0, &payload["userErrors"][0]["field"]), (Some("VALIDATION_FAILED"), &json!(["input", "answer"])), "{what}: {payload}");
    };
    let options = asked(&app.anonymous(), json!({})).await;
    over("another challenge", device.sign_lying(&options, &Lie { challenge: Some("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".into()), ..is() })).await;
    let of_ann = to_make(&ann, "Another").await;
    over("what was to be made", device.sign_lying(&options, &Lie { challenge: Some(text(&of_ann["challenge"])), ..is() })).await;
    for (what, nonsense) in [
        ("nothing", json!({})),
        ("a text", json!("answer")),
        ("no base64url", json!({ "rawId": "?", "response": { "clientDataJSON": "?" } })),
        ("no JSON inside", json!({ "rawId": "AAAA", "response": { "clientDataJSON": "AAAA" } })),
    ] {
        over(what, nonsense).await;
    }
    // It is still there for who answers it rightly, until five minutes are over.
    app.cx.clock.advance(5 * 60_000);
    over("too late", device.sign(&options)).await;
    let options = asked(&app.anonymous(), json!({})).await;
    let mut long = device.sign(&options);
    long["response"]["signature"] = "A".repeat(17_000).into();
    let answer = app
        .anonymous()
        .send("mutation Do($input: PasskeyCompleteInput!) { passkeyComplete(input: $input) { verified } }", json!({ "input": { "answer": long } }))
        .await;
    assert!(answer.body["errors"][0]["message"].as_str().is_some_and(|told| told.contains("16 KiB")), "{}", answer.body);
    // A true one goes on as before: nothing of all this counted.
    app.anonymous().run("passkeyComplete", json!({ "answer": device.sign(&options) }), SHOWN).await;
    // A copy of the device, after the device itself was used.
    device.turn_back();
    let answer = device.sign(&asked(&app.anonymous(), json!({})).await);
    assert_eq!(app.anonymous().refused("passkeyComplete", json!({ "answer": answer }), SHOWN).await["code"], "NOT_ALLOWED");
}

#[tokio::test]
async fn half_a_sign_in_is_answered_by_its_own_persons_key() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.customer("ann").await, app.customer("bob").await);
    let (mut hers, mut his) = (Authenticator::at(app.url()), Authenticator::at(app.url()));
    added(&ann, &mut hers, "Telephone").await;
    added(&bob, &mut his, "Laptop").await;
    let credentials = json!({ "email": "ann@example.test", "password": PASSWORD });
    // However often: with the right password and her key nobody is kept out for trying.
    for _ in 0..12 {
        let half = app.anonymous().run("sessionCreate", credentials.clone(), "challenge").await["challenge"].clone();
        let answer = hers.sign(&asked(&app.anonymous(), json!({ "challenge": half })).await);
        assert_eq!(app.anonymous().run("passkeyComplete", json!({ "answer": answer }), SHOWN).await["verified"], true);
    }
    let half = app.anonymous().run("sessionCreate", credentials, "challenge").await["challenge"].clone();
    let mut options = asked(&app.anonymous(), json!({ "challenge": half })).await;
    options["allowCredentials"] = json!([]);
    let answer = his.sign(&options);
    assert_eq!(app.anonymous().refused("passkeyComplete", json!({ "answer": answer }), SHOWN).await["code"], "NOT_ALLOWED", "bob's is not hers");
    let nonsense = app.anonymous().refused("passkeyBegin", json!({ "challenge": "nonsense" }), "options").await;
    assert_eq!(nonsense["field"], json!(["input", "challenge"]));
    // It dies with the password it was made for.
    let options = asked(&app.anonymous(), json!({ "challenge": half })).await;
    ann.run("passwordChange", json!({ "currentPassword": PASSWORD, "newPassword": "another long password" }), "user { id }").await;
    let late = app.anonymous().refused("passkeyComplete", json!({ "answer": hers.sign(&options) }), SHOWN).await;
    assert_eq!(late["field"], json!(["input", "challenge"]));
}

#[tokio::test]
async fn a_key_is_made_as_it_was_asked_for_once_and_at_most_twenty_are_kept() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.customer("ann").await, app.customer("bob").await);
    let mut device = Authenticator::at(app.url());
    let is = Lie::default;
    for (what, lie) in [
        ("another page", Lie { origin: Some("https://evil.example"), ..is() }),
        ("another domain", Lie { domain: Some("evil.example"), ..is() }),
        ("used and not made", Lie { kind: Some("webauthn.get"), ..is() }),
        ("nobody verified", Lie { flags: Some(0x01), ..is() }),
        ("another kind of key", Lie { algorithm: Some(0x38), ..is() }),
        ("EdDSA, which was not asked for", Lie { algorithm: Some(0x27), ..is() }),
        ("half of it", Lie { cut: Some(60), ..is() }),
        ("nothing of it", Lie { cut: Some(0), ..is() }),
        ("no name", Lie { credential: Some(Vec::new()), ..is() }),
    ] {
        let answer = device.make_lying(&to_make(&ann, "Telephone").await, &lie);
        let refused = ann.refused("passkeyRegisterComplete", json!({ "answer": answer }), "passkey { id }").await;
        assert_eq!(refused["code"], "NOT_ALLOWED", "{what}: {refused}");
    }
    assert_eq!(ann.ask(STANDING, json!({})).await["me"]["passkeys"], json!([]));
    let answer = Authenticator::at(app.url()).make(&to_make(&ann, "Telephone").await);
    let register = async |client: &Client, answer: &Value| client.try_do("passkeyRegisterComplete", json!({ "answer": answer }), "passkey { id }").await;
    assert_eq!(register(&bob, &answer).await["userErrors"][0]["field"], json!(["input", "answer"]), "what ann began bob does not end");
    assert!(register(&ann, &answer).await["passkey"]["id"].is_string());
    assert_eq!(register(&ann, &answer).await["userErrors"][0]["field"], json!(["input", "answer"]), "once");
    // A key opens one account.
    let mut two = Authenticator::at(app.url());
    let id = passkey::Entity::find().one(&app.cx.db).await.expect("a look").expect("a key").credential_id;
    let taken = base64::Engine::decode(&base64::prelude::BASE64_URL_SAFE_NO_PAD, id).expect("base64url");
    let answer = two.make_lying(&to_make(&bob, "Stolen").await, &Lie { credential: Some(taken), ..is() });
    assert_eq!(register(&bob, &answer).await["userErrors"][0]["code"], "STATE_CONFLICT");
    // Too late.
    let options = to_make(&bob, "Late").await;
    app.cx.clock.advance(5 * 60_000);
    assert_eq!(register(&bob, &two.make(&options)).await["userErrors"][0]["field"], json!(["input", "answer"]));
    // One is there.
    let ann_id = passkey::Entity::find().one(&app.cx.db).await.expect("a look").expect("a key").user_id;
    let more = (1..20).map(|at| passkey::ActiveModel {
        id: Set(app.cx.id()),
        user_id: Set(ann_id),
        credential_id: Set(format!("AAAA{at:04}")),
        credential: Set("{}".into()),
        counter: Set(0),
        label: Set(format!("Device {at}")),
        created_at: Set(app.cx.now()),
        last_used_at: Set(None),
    });
    passkey::Entity::insert_many(more).exec_without_returning(&app.cx.db).await.expect("rows");
    let full = ann.refused("passkeyRegisterBegin", json!({ "label": "One more", "password": PASSWORD }), "options").await;
    assert_eq!(full["code"], "LIMIT_EXCEEDED");
    assert_eq!(ann.ask(STANDING, json!({})).await["me"]["passkeys"].as_array().map(Vec::len), Some(20));
}
