//! Codes that are sent, by mail and to a telephone; what they are not enough for; and help for who lost everything.

use entity::second_factor;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use support::authenticator::Authenticator;
use support::post::{code_in, mails_in, messages_in};
use support::{Client, PASSWORD, TestApp, text};
use totp_rs::{Builder, Secret};

const SESSION: &str = "challenge challengeMethods session { accessToken }";
const VERIFY: &str = "verified session { accessToken }";
const STANDING: &str = "{ me { secondFactor { enrolled methods required shown } } }";

/// The code in the newest letter that holds one.
async fn mailed(app: &TestApp) -> String {
    app.settle().await;
    code_in(&mails_in(&app.folder().join("mail")).into_iter().rfind(|mail| mail.subject == "Your code").expect("a code").text)
}

/// The newest message to a telephone: to whom, and its code.
async fn messaged(app: &TestApp) -> (String, String) {
    app.settle().await;
    let (to, text) = messages_in(&app.folder().join("sms")).pop().expect("a message");
    (to, code_in(&text))
}

async fn half(app: &TestApp, name: &str) -> Value {
    let credentials = json!({ "email": format!("{name}@example.test"), "password": PASSWORD });
    app.anonymous().run("sessionCreate", credentials, SESSION).await
}

/// Adds codes by mail; the codes on paper.
async fn by_mail(app: &TestApp, client: &Client) -> Vec<String> {
    client.run("mfaEnroll", json!({ "password": PASSWORD, "method": "MAIL" }), "sentTo secret").await;
    let confirmed = client.run("mfaConfirm", json!({ "method": "MAIL", "code": mailed(app).await }), "recoveryCodes").await;
    confirmed["recoveryCodes"].as_array().into_iter().flatten().map(text).collect()
}

fn wrong(code: &str) -> String {
    if code == "000000" { "000001".into() } else { "000000".into() }
}

async fn live(client: &Client) -> bool {
    client.send("{ me { id } }", json!({})).await.body["data"]["me"]["id"].is_string()
}

#[tokio::test]
async fn a_code_by_mail_is_good_once_for_ten_minutes_and_for_what_it_was_sent_for() {
    let app = TestApp::new().await;
    let (ann, elsewhere) = (app.customer("ann").await, app.customer("ann").await);
    let begun = ann.run("mfaEnroll", json!({ "password": PASSWORD, "method": "MAIL" }), "sentTo secret otpauthUrl").await;
    assert_eq!((&begun["sentTo"], &begun["secret"]), (&json!("a…@example.test"), &Value::Null));
    let first = mailed(&app).await;
    assert_eq!(ann.refused("mfaConfirm", json!({ "method": "SMS", "code": first }), "recoveryCodes").await["code"], "STATE_CONFLICT");
    assert_eq!(ann.refused("mfaConfirm", json!({ "method": "MAIL", "code": wrong(&first) }), "recoveryCodes").await["field"], json!(["input", "code"]));
    let confirmed = ann.run("mfaConfirm", json!({ "method": "MAIL", "code": first }), "recoveryCodes").await;
    assert_eq!(confirmed["recoveryCodes"].as_array().map(Vec::len), Some(10));
    assert!(live(&ann).await && !live(&elsewhere).await, "every other device is signed out");

    let one = half(&app, "ann").await;
    assert!(one["session"].is_null() && one["challengeMethods"] == json!(["MAIL"]));
    let answer = async |half: &Value, code: &str| app.anonymous().try_do("mfaVerify", json!({ "challenge": half["challenge"], "code": code }), VERIFY).await;
    assert_eq!(answer(&one, &first).await["verified"], false, "that was for something else");
    let sent = app.anonymous().run("mfaCodeSend", json!({ "challenge": one["challenge"], "method": "MAIL" }), "sentTo").await;
    assert_eq!(sent["sentTo"], "a…@example.test");
    let code = mailed(&app).await;
    app.cx.clock.advance(1_000);
    let other = half(&app, "ann").await;
    assert_eq!(answer(&other, &code).await["verified"], false, "it is for the other sign-in");
    let tries = futures_util::future::join_all((0..2).map(|_| answer(&one, &code))).await;
    assert_eq!(tries.iter().filter(|payload| payload["verified"] == true).count(), 1, "{tries:#?}");
    // A new one ends the one before.
    app.cx.clock.advance(5 * 60_000);
    let one = half(&app, "ann").await;
    let send = async || app.anonymous().run("mfaCodeSend", json!({ "challenge": one["challenge"], "method": "MAIL" }), "sentTo").await;
    send().await;
    let before = mailed(&app).await;
    app.cx.clock.advance(1_000);
    send().await;
    let after = mailed(&app).await;
    assert!(before == after || answer(&one, &before).await["verified"] == false);
    assert_eq!(answer(&one, &after).await["verified"], true);

    // Ten minutes, in a session that goes on; and nothing that is stored is the code.
    ann.run("mfaCodeSend", json!({ "method": "MAIL" }), "sentTo").await;
    let code = mailed(&app).await;
    let stored = format!("{:?}", entity::factor_code::Entity::find().all(&app.cx.db).await.expect("rows"));
    let jobs = format!("{:?}", entity::job::Entity::find().all(&app.cx.db).await.expect("rows"));
    assert!(!stored.contains(&format!("\"{code}\"")) && !jobs.contains(&format!("\"{code}\"")));
    app.cx.clock.advance(3 * 60_000);
    assert_eq!(ann.run("mfaVerify", json!({ "code": code }), "verified").await["verified"], true);
    let refused = app.anonymous().refused("mfaCodeSend", json!({ "challenge": one["challenge"], "method": "SMS" }), "sentTo").await;
    assert_eq!(refused["field"], json!(["input", "method"]), "she has no telephone here");
    assert_eq!(app.anonymous().refused("mfaCodeSend", json!({ "method": "MAIL" }), "sentTo").await["code"], "NOT_ALLOWED");
}

#[tokio::test]
async fn tries_and_codes_are_counted() {
    let app = TestApp::new().await;
    let ann = app.customer("ann").await;
    by_mail(&app, &ann).await;
    ann.run("mfaCodeSend", json!({ "method": "MAIL" }), "sentTo").await;
    let code = mailed(&app).await;
    // Five tries at one code, however slow: one a minute is what the account has.
    for at in 0..5 {
        assert_eq!(ann.refused("mfaVerify", json!({ "code": wrong(&code) }), "verified").await["code"], "VALIDATION_FAILED", "{at}");
        app.cx.clock.advance(61_000);
    }
    assert_eq!(ann.refused("mfaVerify", json!({ "code": code }), "verified").await["code"], "VALIDATION_FAILED", "the right one is over, too");
    // Ten codes, then one a minute.
    let mut sent = 0;
    loop {
        let payload = ann.try_do("mfaCodeSend", json!({ "method": "MAIL" }), "sentTo").await;
        if payload["userErrors"][0]["code"] == "LIMIT_EXCEEDED" {
            break;
        }
        sent += 1;
        assert!(sent <= 10);
    }
    assert!(sent >= 8, "{sent}");
}

#[tokio::test]
async fn a_telephone_is_one_once_it_has_answered() {
    let app = TestApp::new().await;
    let ann = app.customer("ann").await;
    for (phone, why) in [(json!("0170 1234567"), "no country"), (Value::Null, "no number"), (json!("+49 1"), "too short")] {
        let refused = ann.refused("mfaEnroll", json!({ "password": PASSWORD, "method": "SMS", "phone": phone }), "sentTo").await;
        assert_eq!(refused["field"], json!(["input", "phone"]), "{why}");
    }
    assert_eq!(ann.refused("mfaEnroll", json!({ "password": PASSWORD, "phone": "+491701234567" }), "sentTo").await["field"], json!(["input", "phone"]));
    assert_eq!(ann.refused("mfaEnroll", json!({ "password": PASSWORD, "method": "PASSKEY" }), "sentTo").await["field"], json!(["input", "method"]));
    let begin = json!({ "password": PASSWORD, "method": "SMS", "phone": "+49 170 1234567" });
    assert_eq!(ann.run("mfaEnroll", begin, "sentTo").await["sentTo"], "+49…67");
    let (to, code) = messaged(&app).await;
    assert_eq!(to, "+491701234567");
    assert_eq!(ann.ask(STANDING, json!({})).await["me"]["secondFactor"]["methods"], json!([]), "it counts for nothing yet");
    // Begun again with another number, the first number's code is over.
    app.cx.clock.advance(1_000);
    ann.run("mfaEnroll", json!({ "password": PASSWORD, "method": "SMS", "phone": "0084 912 345 678" }), "sentTo").await;
    let (to, second) = messaged(&app).await;
    assert_eq!(to, "+84912345678");
    assert!(
        code == second
            || ann.try_do("mfaConfirm", json!({ "method": "SMS", "code": code }), "recoveryCodes").await["userErrors"][0]["code"] == "VALIDATION_FAILED"
    );
    ann.run("mfaConfirm", json!({ "method": "SMS", "code": second }), "recoveryCodes").await;
    let kept = format!("{:?}", second_factor::Entity::find().all(&app.cx.db).await.expect("rows"));
    assert!(!kept.contains("912345678"), "the number is sealed");
    let one = half(&app, "ann").await;
    assert_eq!(one["challengeMethods"], json!(["SMS"]));
    app.anonymous().run("mfaCodeSend", json!({ "challenge": one["challenge"], "method": "SMS" }), "sentTo").await;
    let code = messaged(&app).await.1;
    let payload = app.anonymous().run("mfaVerify", json!({ "challenge": one["challenge"], "code": code }), VERIFY).await;
    assert!(live(&app.bearing(&text(&payload["session"]["accessToken"]))).await);
}

#[tokio::test]
async fn who_has_something_stronger_changes_nothing_by_a_code_that_was_sent() {
    let app = TestApp::new().await;
    let ann = app.customer("ann").await;
    let paper = by_mail(&app, &ann).await;
    let secret = text(&ann.run("mfaEnroll", json!({ "password": PASSWORD }), "secret").await["secret"]);
    let app_code = |app: &TestApp| {
        let totp = Builder::new().with_secret(Secret::try_from_base32(&secret).expect("a secret")).with_account_name("a").build().expect("an app");
        totp.generate(app.cx.now().unsigned_abs() / 1000).to_string()
    };
    let weaker = paper;
    let confirmed = ann.run("mfaConfirm", json!({ "code": app_code(&app) }), "recoveryCodes").await;
    let paper: Vec<String> = confirmed["recoveryCodes"].as_array().into_iter().flatten().map(text).collect();
    assert!(paper.len() == 10 && paper.iter().all(|code| !weaker.contains(code)), "what came with a code that was sent does not stand for an app");
    assert_eq!(ann.refused("mfaVerify", json!({ "code": weaker[0] }), "verified").await["field"], json!(["input", "code"]));
    // Signed in by mail she is let in, and no further.
    let one = half(&app, "ann").await;
    assert_eq!(one["challengeMethods"], json!(["APP", "MAIL"]));
    app.anonymous().run("mfaCodeSend", json!({ "challenge": one["challenge"], "method": "MAIL" }), "sentTo").await;
    let input = json!({ "challenge": one["challenge"], "code": mailed(&app).await });
    let by_mail = app.bearing(&text(&app.anonymous().run("mfaVerify", input, VERIFY).await["session"]["accessToken"]));
    let change = json!({ "currentPassword": PASSWORD, "newPassword": "another long password" });
    assert_eq!(by_mail.refused("passwordChange", change, "user { id }").await["code"], "SECOND_FACTOR_REQUIRED");
    let key = json!({ "label": "Key", "password": PASSWORD });
    assert_eq!(by_mail.refused("passkeyRegisterBegin", key, "options").await["code"], "SECOND_FACTOR_REQUIRED");
    app.cx.clock.advance(1_000);
    by_mail.run("mfaCodeSend", json!({ "method": "MAIL" }), "sentTo").await;
    let code = mailed(&app).await;
    assert_eq!(by_mail.refused("mfaDisable", json!({ "code": code }), "disabled").await["field"], json!(["input", "code"]));
    by_mail.run("mfaDisable", json!({ "code": paper[0] }), "disabled").await;
    assert_eq!(by_mail.ask(STANDING, json!({})).await["me"]["secondFactor"]["methods"], json!(["MAIL"]));
    // Now it is all she has, and shown.
    by_mail.run("mfaDisable", json!({ "method": "MAIL" }), "disabled").await;
    assert!(half(&app, "ann").await["session"]["accessToken"].is_string());
}

#[tokio::test]
async fn in_production_a_code_that_was_sent_makes_nobody_an_operator() {
    let production = [("STOA_ENV", "production")];
    let app = TestApp::with(&production).await;
    let (users, orders) = ("{ users(first: 1) { nodes { id } } }", "{ vendorOrders(first: 1) { nodes { id } } }");
    for (name, question) in [("admin", users), ("alder", orders)] {
        let client = app.customer(name).await;
        let paper = by_mail(&app, &client).await;
        assert_eq!(client.fault(question, json!({})).await, "FORBIDDEN", "{name}");
        // Nor does the paper that came with it, however it is shown.
        client.run("mfaVerify", json!({ "code": paper[0] }), "verified").await;
        assert_eq!(client.fault(question, json!({})).await, "FORBIDDEN", "{name}");
        let one = half(&app, name).await;
        let input = json!({ "challenge": one["challenge"], "code": paper[1] });
        let by_paper = app.bearing(&text(&app.anonymous().run("mfaVerify", input, VERIFY).await["session"]["accessToken"]));
        assert_eq!(by_paper.fault(question, json!({})).await, "FORBIDDEN", "{name}");
        let told = client.ask(STANDING, json!({})).await["me"]["secondFactor"].clone();
        assert_eq!(told, json!({ "enrolled": true, "methods": ["MAIL"], "required": true, "shown": false }));
        let mut device = Authenticator::at(app.url());
        let begin = json!({ "label": "Key", "password": PASSWORD });
        let options = client.run("passkeyRegisterBegin", begin, "options").await["options"].clone();
        client.run("passkeyRegisterComplete", json!({ "answer": device.make(&options) }), "passkey { id }").await;
        client.ask(question, json!({})).await;
        // And by the key alone, from anywhere.
        let options = app.anonymous().run("passkeyBegin", json!({}), "options").await["options"].clone();
        let session = app.anonymous().run("passkeyComplete", json!({ "answer": device.sign(&options) }), VERIFY).await["session"].clone();
        app.bearing(&text(&session["accessToken"])).ask(question, json!({})).await;
    }
}

#[tokio::test]
async fn an_operator_helps_who_lost_everything_and_nobody_above_them() {
    let app = TestApp::new().await;
    let (ann, admin) = (app.customer("ann").await, app.admin().await);
    by_mail(&app, &ann).await;
    let mut device = Authenticator::at(app.url());
    let options = ann.run("passkeyRegisterBegin", json!({ "label": "Key", "password": PASSWORD }), "options").await["options"].clone();
    ann.run("passkeyRegisterComplete", json!({ "answer": device.make(&options) }), "passkey { id }").await;
    let id = ann.ask("{ me { id } }", json!({})).await["me"]["id"].clone();
    let (reset, select) = (json!({ "userId": id, "reason": "Showed her passport at the desk." }), "user { id }");
    assert_eq!(admin.refused("userSecondFactorReset", json!({ "userId": id, "reason": " " }), select).await["field"], json!(["input", "reason"]));
    admin.run("userSecondFactorReset", reset.clone(), select).await;
    assert!(!live(&ann).await, "every session is over");
    assert!(half(&app, "ann").await["session"]["accessToken"].is_string(), "the password alone opens it again");
    let options = app.anonymous().run("passkeyBegin", json!({}), "options").await["options"].clone();
    assert_eq!(app.anonymous().refused("passkeyComplete", json!({ "answer": device.sign(&options) }), VERIFY).await["code"], "NOT_ALLOWED");
    admin.run("userSecondFactorReset", reset, select).await;
    app.settle().await;
    let told = mails_in(&app.folder().join("mail"));
    assert_eq!(told.iter().filter(|mail| mail.subject == "Your second factors were removed" && mail.to == "ann@example.test").count(), 1);
    let log = admin.ask("{ auditLog(first: 20) { nodes { action subject reason before } } }", json!({})).await;
    let entries: Vec<&Value> =
        log["auditLog"]["nodes"].as_array().expect("entries").iter().filter(|entry| entry["action"] == "userSecondFactorReset").collect();
    assert_eq!(entries.len(), 1, "{log:#}");
    assert_eq!((&entries[0]["subject"], &entries[0]["reason"]), (&id, &json!("Showed her passport at the desk.")));

    // Never themselves, nor who may as much.
    let own = admin.ask("{ me { id } }", json!({})).await["me"]["id"].clone();
    assert_eq!(admin.refused("userSecondFactorReset", json!({ "userId": own, "reason": "So it is." }), select).await["code"], "STATE_CONFLICT");
    let bob = app.customer("bob").await.ask("{ me { id } }", json!({})).await["me"]["id"].clone();
    for who in [&bob, &id] {
        admin.run("rolesSet", json!({ "userId": who, "role": "ADMIN", "reason": "For the test." }), select).await;
    }
    let bob = app.customer("bob").await;
    for above in [&id, &own] {
        let refused = bob.refused("userSecondFactorReset", json!({ "userId": above, "reason": "So it is." }), select).await;
        assert_eq!(refused["code"], "NOT_ALLOWED");
    }
    admin.run("userSecondFactorReset", json!({ "userId": id, "reason": "So it is." }), select).await;
}
