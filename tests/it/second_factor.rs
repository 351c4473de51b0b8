//! An authenticator app beside the password.

use entity::{recovery_code, second_factor};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use support::{Client, PASSWORD, TestApp, text};
use totp_rs::{Builder, Secret};

const SESSION: &str = "challenge session { accessToken refreshToken }";
const VERIFY: &str = "verified session { accessToken }";

/// What the app on somebody's telephone shows now.
fn code(app: &TestApp, secret: &str) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).expect("a secret")).with_account_name("telephone").build().expect("an app");
    totp.generate(app.cx.now().unsigned_abs() / 1000).to_string()
}

/// The next half minute: a code of it was never shown.
fn later(app: &TestApp) {
    app.cx.clock.advance(30_000);
}

/// Adds an app; its secret and the codes on paper.
async fn enrolled(app: &TestApp, client: &Client) -> (String, Vec<String>) {
    let begun = client.run("mfaEnroll", json!({ "password": PASSWORD }), "secret otpauthUrl").await;
    let secret = text(&begun["secret"]);
    assert!(text(&begun["otpauthUrl"]).starts_with("otpauth://totp/Stoa") && text(&begun["otpauthUrl"]).contains(&secret));
    let confirmed = client.run("mfaConfirm", json!({ "code": code(app, &secret) }), "recoveryCodes").await;
    let codes: Vec<String> = confirmed["recoveryCodes"].as_array().expect("codes").iter().map(text).collect();
    assert_eq!(codes.len(), 10);
    (secret, codes)
}

async fn challenge(app: &TestApp, name: &str) -> String {
    let credentials = json!({ "email": format!("{name}@example.test"), "password": PASSWORD });
    let payload = app.anonymous().run("sessionCreate", credentials, SESSION).await;
    assert!(payload["session"].is_null(), "the password alone opens nothing");
    text(&payload["challenge"])
}

async fn answer(app: &TestApp, challenge: &str, code: &str) -> Value {
    app.anonymous().try_do("mfaVerify", json!({ "challenge": challenge, "code": code }), VERIFY).await
}

fn field(payload: &Value) -> (Option<&str>, &Value) {
    (payload["userErrors"][0]["code"].as_str(), &payload["userErrors"][0]["field"])
}

async fn live(client: &Client) -> bool {
    client.send("{ me { id } }", json!({})).await.body["data"]["me"]["id"].is_string()
}

#[tokio::test]
async fn a_password_alone_does_not_open_an_account_with_an_app_and_a_code_is_good_once() {
    let app = TestApp::new().await;
    let (ann, elsewhere) = (app.customer("ann").await, app.customer("ann").await);
    let wrong = ann.refused("mfaEnroll", json!({ "password": "not hers at all" }), "secret").await;
    assert_eq!(wrong["field"], json!(["input", "password"]));
    assert_eq!(ann.refused("mfaConfirm", json!({ "code": "000000" }), "recoveryCodes").await["code"], "STATE_CONFLICT");
    // A beginning changes nothing.
    ann.run("mfaEnroll", json!({ "password": PASSWORD }), "secret").await;
    let again = app.customer("ann").await;
    let (secret, codes) = enrolled(&app, &ann).await;
    assert!(live(&ann).await && !live(&elsewhere).await && !live(&again).await, "every other device is signed out");
    let standing = "{ me { secondFactor { enrolled required shown recoveryCodesLeft } } }";
    let told = ann.ask(standing, json!({})).await["me"]["secondFactor"].clone();
    assert_eq!(told, json!({ "enrolled": true, "required": false, "shown": true, "recoveryCodesLeft": 10 }));
    assert_eq!(ann.refused("mfaEnroll", json!({ "password": PASSWORD }), "secret").await["code"], "STATE_CONFLICT");

    let first = challenge(&app, "ann").await;
    let used = answer(&app, &first, &code(&app, &secret)).await;
    assert_eq!(field(&used), (Some("VALIDATION_FAILED"), &json!(["input", "code"])), "the code that confirmed it is spent");
    later(&app);
    // Of twenty with one code at once, one signs in.
    let now = code(&app, &secret);
    let tries = futures_util::future::join_all((0..4).map(|_| answer(&app, &first, &now))).await;
    let sessions: Vec<&Value> = tries.iter().filter(|payload| payload["verified"] == true).collect();
    assert_eq!(sessions.len(), 1, "{tries:#?}");
    assert!(live(&app.bearing(&text(&sessions[0]["session"]["accessToken"]))).await);
    // Five tries, then one a minute, whoever asks.
    let mut guesses = 0;
    while field(&answer(&app, &first, "000000").await).0 != Some("LIMIT_EXCEEDED") {
        guesses += 1;
        assert!(guesses < 5);
    }
    app.cx.clock.advance(2 * 60_000);

    let second = challenge(&app, "ann").await;
    let paper = codes[3].to_uppercase().replace('-', " ");
    assert_eq!(answer(&app, &second, &paper).await["verified"], true, "from the paper, as people write");
    assert_eq!(field(&answer(&app, &second, &codes[3]).await).0, Some("VALIDATION_FAILED"));
    assert_eq!(ann.ask(standing, json!({})).await["me"]["secondFactor"]["recoveryCodesLeft"], 9);

    // Nothing in the database is what was shown.
    let factors = second_factor::Entity::find().all(&app.cx.db).await.expect("rows");
    let kept = format!("{factors:?} {:?}", recovery_code::Entity::find().all(&app.cx.db).await.expect("rows"));
    assert!(!factors.is_empty());
    assert!(!kept.contains(&secret) && codes.iter().all(|code| !kept.contains(code.as_str())));
}

#[tokio::test]
async fn half_a_sign_in_ends_by_itself_and_is_nobody_elses() {
    let app = TestApp::new().await;
    let (ann, bob) = (app.customer("ann").await, app.customer("bob").await);
    let (of_ann, _) = enrolled(&app, &ann).await;
    enrolled(&app, &bob).await;
    later(&app);
    let half = challenge(&app, "ann").await;
    let (person, rest) = half.split_once('.').expect("a statement");
    let other = challenge(&app, "bob").await;
    let forged = format!("{}.{rest}", other.split_once('.').expect("a statement").0);
    for (what, nonsense) in
        [("another's name", forged), ("no signature", format!("{person}.9999999999999.0")), ("nothing", String::new()), ("dots", "...".into())]
    {
        let payload = answer(&app, &nonsense, &code(&app, &of_ann)).await;
        assert_eq!(field(&payload), (Some("VALIDATION_FAILED"), &json!(["input", "challenge"])), "{what}");
    }
    app.cx.clock.advance(5 * 60_000);
    assert_eq!(field(&answer(&app, &half, &code(&app, &of_ann)).await).1, &json!(["input", "challenge"]), "five minutes are over");
    // It dies with the password it was made for.
    let half = challenge(&app, "ann").await;
    ann.run("mfaVerify", json!({ "code": code(&app, &of_ann) }), "verified").await;
    ann.run("passwordChange", json!({ "currentPassword": PASSWORD, "newPassword": "another long password" }), "user { id }").await;
    later(&app);
    assert_eq!(field(&answer(&app, &half, &code(&app, &of_ann)).await).1, &json!(["input", "challenge"]));
}

#[tokio::test]
async fn what_could_lock_somebody_out_takes_a_fresh_code_and_the_app_can_be_taken_away() {
    let app = TestApp::new().await;
    let credentials = json!({ "email": "ann@example.test", "password": PASSWORD });
    let session = app.anonymous().run("sessionCreate", credentials, SESSION).await["session"].clone();
    let ann = app.bearing(&text(&session["accessToken"]));
    assert_eq!(ann.refused("mfaVerify", json!({ "code": "000000" }), "verified").await["code"], "STATE_CONFLICT");
    assert_eq!(app.anonymous().refused("mfaVerify", json!({ "code": "000000" }), "verified").await["code"], "NOT_ALLOWED");
    let (secret, codes) = enrolled(&app, &ann).await;
    app.cx.clock.advance(15 * 60_000);
    // The session goes on, and what was shown in it with it.
    let session = app.anonymous().run("sessionRefresh", json!({ "refreshToken": session["refreshToken"] }), "session { accessToken }").await;
    let ann = app.bearing(&text(&session["session"]["accessToken"]));
    let change = json!({ "currentPassword": PASSWORD, "newPassword": "another long password" });
    let refusal = ann.refused("passwordChange", change.clone(), "user { id }").await;
    assert_eq!(refusal["code"], "SECOND_FACTOR_REQUIRED");
    assert!(text(&refusal["message"]).contains("mfaVerify"));
    let moving = json!({ "newEmail": "ann@new.test", "password": PASSWORD });
    assert_eq!(ann.refused("emailChangeRequest", moving, "accepted").await["code"], "SECOND_FACTOR_REQUIRED");
    assert_eq!(ann.refused("mfaVerify", json!({ "code": "not a code" }), "verified").await["field"], json!(["input", "code"]));
    ann.run("mfaVerify", json!({ "code": code(&app, &secret) }), "verified").await;
    ann.run("passwordChange", change, "user { id }").await;

    let renewed = ann.run("mfaRecoveryCodesRenew", json!({ "code": codes[0] }), "recoveryCodes").await["recoveryCodes"].clone();
    assert_eq!(ann.refused("mfaDisable", json!({ "code": codes[1] }), "disabled").await["code"], "VALIDATION_FAILED", "the old paper is over");
    ann.run("mfaDisable", json!({ "code": renewed[0] }), "disabled").await;
    let credentials = json!({ "email": "ann@example.test", "password": "another long password" });
    let payload = app.anonymous().run("sessionCreate", credentials, SESSION).await;
    assert!(payload["challenge"].is_null() && payload["session"]["accessToken"].is_string());
    app.settle().await;
    let told = support::post::mails_in(&app.folder().join("mail"));
    let told: Vec<_> = told.iter().filter(|mail| mail.subject == "Your second factor was changed").collect();
    let says = |words: &str| told.iter().filter(|mail| mail.text.contains(words)).count();
    assert_eq!((told.len(), says("An authenticator app is a second factor"), says("An authenticator app is no second factor")), (2, 1, 1));
}

#[tokio::test]
async fn in_production_who_moves_money_is_nobody_without_a_second_factor() {
    let production = [("STOA_ENV", "production")];
    let app = TestApp::with(&production).await;
    let (admin, owner) = (app.customer("admin").await, app.customer("alder").await);
    let users = "{ users(first: 1) { nodes { id } } }";
    let orders = "{ vendorOrders(first: 1) { nodes { id } } }";
    let standing = "{ me { secondFactor { enrolled required shown } } }";
    for (client, question) in [(&admin, users), (&owner, orders)] {
        let refused = client.send(question, json!({})).await.body["errors"][0].clone();
        assert!(refused["extensions"]["code"] == "FORBIDDEN" && text(&refused["message"]).contains("mfaVerify"), "{refused}");
        let told = client.ask(standing, json!({})).await["me"]["secondFactor"].clone();
        assert_eq!(told, json!({ "enrolled": false, "required": true, "shown": false }));
        enrolled(&app, client).await;
        client.ask(question, json!({})).await;
    }
    // Elsewhere it is theirs to choose.
    let test = TestApp::new().await;
    test.admin().await.ask(users, json!({})).await;
}
