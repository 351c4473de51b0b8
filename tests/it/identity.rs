//! Who somebody is, and for how long.

use serde_json::{Value, json};
use support::{Client, PASSWORD, TestApp, text};

const SESSION: &str = "session { accessToken refreshToken expiresAt user { id email } }";

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Value {
    app.anonymous().try_do("sessionCreate", json!({ "email": email, "password": password }), SESSION).await
}

fn with(app: &TestApp, session: &Value) -> Client {
    app.bearing(&text(&session["accessToken"]))
}

async fn me(client: &Client) -> Value {
    client.send("{ me { email } }", json!({})).await.body
}

#[tokio::test]
async fn somebody_registers_signs_in_and_is_themselves() {
    let app = TestApp::new().await;
    let new = json!({ "email": "Eve@Example.test", "password": "a-long-password", "name": "Eve" });
    app.anonymous().run("accountRegister", new.clone(), "accepted").await;
    let payload = sign_in(&app, "eve@example.test", "a-long-password").await;
    assert_eq!(me(&with(&app, &payload["session"])).await["data"]["me"]["email"], "eve@example.test", "{payload:#}");
    let again = json!({ "email": "eve@example.test", "password": "another-password", "name": "Mallory" });
    let payload = app.anonymous().run("accountRegister", again, "accepted").await;
    assert_eq!(payload["accepted"], true, "nobody learns who has an account");
    assert!(sign_in(&app, "eve@example.test", "another-password").await["session"].is_null(), "and nothing was changed");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_refused_alike() {
    let app = TestApp::new().await;
    let wrong = sign_in(&app, "ann@example.test", "not-her-password").await;
    let unknown = sign_in(&app, "nobody@example.test", "not-her-password").await;
    assert_eq!(wrong, unknown);
    assert_eq!((wrong["session"].clone(), wrong["userErrors"][0]["code"].as_str()), (Value::Null, Some("NOT_ALLOWED")));
}

#[tokio::test]
async fn what_will_not_do_is_named() {
    let app = TestApp::new().await;
    for (field, input) in [
        ("email", json!({ "email": "nonsense", "password": "a-long-password", "name": "Eve" })),
        ("password", json!({ "email": "eve@example.test", "password": "short", "name": "Eve" })),
        ("name", json!({ "email": "eve@example.test", "password": "a-long-password", "name": "x".repeat(10_000) })),
    ] {
        let refusal = app.anonymous().refused("accountRegister", input, "accepted").await;
        assert_eq!((refusal["code"].as_str(), &refusal["field"]), (Some("VALIDATION_FAILED"), &json!(["input", field])));
    }
}

#[tokio::test]
async fn a_refresh_token_works_once_and_its_second_use_ends_the_session() {
    let app = TestApp::new().await;
    let first = sign_in(&app, "ann@example.test", PASSWORD).await["session"].clone();
    let old = json!({ "refreshToken": first["refreshToken"] });
    let second = app.anonymous().run("sessionRefresh", old.clone(), SESSION).await["session"].clone();
    assert_ne!(second["refreshToken"], first["refreshToken"]);
    let third = app.anonymous().run("sessionRefresh", json!({ "refreshToken": second["refreshToken"] }), SESSION).await["session"].clone();
    app.cx.clock.advance(60_000);
    assert!(app.anonymous().try_do("sessionRefresh", old, SESSION).await["session"].is_null(), "a thief's second use");
    let after = app.anonymous().try_do("sessionRefresh", json!({ "refreshToken": third["refreshToken"] }), SESSION).await;
    assert!(after["session"].is_null(), "and the session is over for both: {after:#}");
}

#[tokio::test]
async fn signing_out_kills_the_token_at_once() {
    let app = TestApp::new().await;
    let session = sign_in(&app, "ann@example.test", PASSWORD).await["session"].clone();
    let other = sign_in(&app, "ann@example.test", PASSWORD).await["session"].clone();
    let ann = with(&app, &session);
    ann.run("sessionRevoke", json!({}), "revoked").await;
    assert_eq!(me(&ann).await["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    assert!(me(&with(&app, &other)).await["errors"].is_null(), "the other device stays");
    with(&app, &other).run("sessionRevoke", json!({ "everywhere": true }), "revoked").await;
    assert_eq!(me(&with(&app, &other)).await["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
}

#[tokio::test]
async fn an_old_or_forged_token_is_nobody() {
    let app = TestApp::new().await;
    let session = sign_in(&app, "ann@example.test", PASSWORD).await["session"].clone();
    let token = text(&session["accessToken"]);
    let unsigned = format!("eyJhbGciOiJub25lIn0.{}.", token.split('.').nth(1).unwrap_or_default());
    let bent: String = token.chars().rev().collect();
    for forged in [unsigned, bent, "x".repeat(5_000), String::from("a.b.c")] {
        assert_eq!(me(&app.bearing(&forged)).await["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    }
    app.cx.clock.advance(24 * 3_600_000);
    assert_eq!(me(&app.bearing(&token)).await["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
}

#[tokio::test]
async fn a_suspended_person_is_out_at_once() {
    let app = TestApp::new().await;
    let session = sign_in(&app, "bob@example.test", PASSWORD).await["session"].clone();
    let bob = with(&app, &session);
    app.admin().await.run("userSuspend", json!({ "userId": session["user"]["id"], "reason": "For the test." }), "user { id }").await;
    assert_eq!(me(&bob).await["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    assert!(sign_in(&app, "bob@example.test", PASSWORD).await["session"].is_null());
    // They hear why, and when they may come in again.
    app.settle().await;
    app.admin().await.run("userReinstate", json!({ "userId": session["user"]["id"], "reason": "A mistake." }), "user { id }").await;
    app.settle().await;
    let mails = support::post::mails_in(&app.folder().join("mail"));
    let told = |subject: &str| mails.iter().filter(|mail| mail.to == "bob@example.test" && mail.subject == subject).collect::<Vec<_>>();
    let (out, back) = (told("Your account is suspended"), told("Your account is open again"));
    assert!(out.len() == 1 && out[0].text.contains("The reason: For the test.") && back.len() == 1, "{mails:#?}");
    assert!(!back[0].text.contains("A mistake."), "what operators tell each other");
}
