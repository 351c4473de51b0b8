//! Signing in with accounts elsewhere: with a certified provider, with one that says what it is told to, and with those that speak in
//! ways of their own, as they are recorded.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use entity::states::{Role, UserState};
use entity::{identity_link, oauth_attempt, session, user};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use support::post::mails_in;
use support::providers::{Browser, PAGE, Providers};
use support::{Client, PASSWORD, TestApp, text};

const BEGIN: &str = "authorizationUrl state browserSecret expiresAt";
const COMPLETE: &str = "challenge returnTo linkedAccount { id provider label email } session { accessToken refreshToken user { id email name role } }";
const ME: &str = "{ me { id email emailVerified name role linkedAccounts { id provider label email } } }";

/// What a browser was told when it began, and what it came back with.
#[derive(Clone)]
struct Way {
    secret: String,
    url: String,
    back: BTreeMap<String, String>,
}

impl Way {
    fn input(&self) -> Value {
        let mut input = json!({ "state": self.back.get("state"), "browserSecret": self.secret });
        for part in ["code", "iss", "error", "user"] {
            if let Some(value) = self.back.get(part) {
                input[part] = json!(value);
            }
        }
        input
    }

    /// The same with one part of the answer changed.
    fn with(&self, part: &str, value: Value) -> Value {
        let mut input = self.input();
        input[part] = value;
        input
    }
}

async fn begin(client: &Client, input: Value) -> Way {
    let begun = client.run("oauthBegin", input, BEGIN).await;
    Way { secret: text(&begun["browserSecret"]), url: text(&begun["authorizationUrl"]), back: BTreeMap::new() }
}

/// To the provider and back.
async fn there_and_back(client: &Client, input: Value) -> Way {
    let mut way = begin(client, input).await;
    way.back = Browser::default().go(&way.url, "ann").await;
    way
}

async fn complete(client: &Client, way: &Way) -> Value {
    client.try_do("oauthComplete", way.input(), COMPLETE).await
}

/// Signs in with the pliant provider.
async fn sign_in(app: &TestApp) -> Value {
    complete(&app.anonymous(), &there_and_back(&app.anonymous(), json!({ "provider": "staff" })).await).await
}

fn bearer(app: &TestApp, payload: &Value) -> Client {
    app.bearing(payload["session"]["accessToken"].as_str().unwrap_or_else(|| panic!("no session: {payload:#}")))
}

fn refusal(payload: &Value) -> (Option<&str>, &Value) {
    (payload["userErrors"][0]["code"].as_str(), &payload["userErrors"][0]["field"])
}

/// The pliant provider as `staff`, and the certified one.
fn both(providers: &Providers, more: Value) -> String {
    let mut staff = json!({ "kind": "oidc", "id": "staff", "label": "Staff", "issuer": providers.pliant, "clientId": "shop", "clientSecret": "secret", "trustedDomains": ["example.test", "new.test"] });
    staff.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    let certified = json!({ "kind": "oidc", "id": "certified", "issuer": providers.certified, "clientId": "shop", "clientSecret": "shop secret: 1+1=2", "trustEmail": true });
    json!([staff, certified]).to_string()
}

async fn app_with(settings: &str) -> TestApp {
    TestApp::with(&[("STOA_SIGN_IN_PROVIDERS", settings), ("STOA_SIGN_IN_PAGES", &format!("{PAGE},http://shop.test/other"))]).await
}

/// None where the counterparts are not to be had.
async fn started(more: Value) -> Option<(Providers, TestApp)> {
    let providers = Providers::start().await?;
    let app = app_with(&both(&providers, more)).await;
    Some((providers, app))
}

/// How many people, links and sessions there are.
async fn counts(app: &TestApp) -> (u64, u64, u64) {
    let db = &app.cx.db;
    let (people, links) = (user::Entity::find().count(db).await, identity_link::Entity::find().count(db).await);
    (people.expect("a count"), links.expect("a count"), session::Entity::find().count(db).await.expect("a count"))
}

async fn the_user(app: &TestApp, email: &str) -> user::Model {
    user::Entity::find().filter(user::Column::Email.eq(email)).one(&app.cx.db).await.expect("a look").expect("somebody")
}

#[tokio::test]
async fn who_signs_in_elsewhere_is_somebody_new_once_and_the_same_from_then_on() {
    let Some((providers, app)) = started(json!({})).await else { return };
    let offered = app.anonymous().ask("{ shop { signInProviders { id label kind } } }", json!({})).await["shop"]["signInProviders"].clone();
    assert_eq!(offered, json!([{ "id": "staff", "label": "Staff", "kind": "OIDC" }, { "id": "certified", "label": "Single sign-on", "kind": "OIDC" }]));
    providers.say(json!({ "claims": { "email": "John@Example.test", "email_verified": true, "name": "John Doe" } })).await;
    let way = there_and_back(&app.anonymous(), json!({ "provider": "staff", "returnTo": "/account?tab=orders" })).await;
    for part in ["response_type=code", "code_challenge_method=S256", "code_challenge=", "nonce=", "scope=openid+email+profile", "client_id=shop"] {
        assert!(way.url.contains(part), "{part}: {}", way.url);
    }
    let payload = complete(&app.anonymous(), &way).await;
    assert_eq!(payload["returnTo"], "/account?tab=orders");
    let john = bearer(&app, &payload);
    let me = john.ask(ME, json!({})).await["me"].clone();
    assert_eq!(
        (&me["email"], &me["emailVerified"], &me["name"], &me["role"]),
        (&json!("john@example.test"), &json!(true), &json!("John Doe"), &json!("CUSTOMER"))
    );
    assert_eq!(me["linkedAccounts"][0]["provider"], "staff");
    // The address moves there; who they are stays, and so does the account's address.
    providers.say(json!({ "claims": { "email": "elsewhere@example.test", "email_verified": true } })).await;
    let again = bearer(&app, &sign_in(&app).await).ask(ME, json!({})).await["me"].clone();
    assert_eq!((&again["id"], &again["email"], &again["linkedAccounts"][0]["email"]), (&me["id"], &me["email"], &json!("elsewhere@example.test")));
    assert_eq!(counts(&app).await.1, 1);

    // There is no password to guess; one is set by mail.
    for guess in ["!", PASSWORD] {
        let wrong = app.anonymous().refused("sessionCreate", json!({ "email": "john@example.test", "password": guess }), "challenge").await;
        assert_eq!(wrong["message"], "The e-mail address or the password is wrong.");
    }
    app.anonymous().run("passwordResetRequest", json!({ "email": "john@example.test" }), "accepted").await;
    app.settle().await;
    let letter = mails_in(&app.folder().join("mail")).pop().expect("a letter");
    app.anonymous().run("passwordReset", json!({ "token": letter.token(), "newPassword": "another long password" }), "reset").await;
    app.anonymous().run("sessionCreate", json!({ "email": "john@example.test", "password": "another long password" }), "challenge").await;
    let linked = bearer(&app, &sign_in(&app).await).ask(ME, json!({})).await["me"]["linkedAccounts"].clone();
    assert_eq!(linked.as_array().map(Vec::len), Some(1), "the address was proved, so what opened the account still does");
}

#[tokio::test]
async fn a_certified_provider_signs_somebody_in_by_its_own_pages_and_its_code_works_once() {
    let Some((_providers, app)) = started(json!({})).await else { return };
    let guest = app.anonymous();
    let mut way = begin(&guest, json!({ "provider": "certified", "redirectUri": PAGE })).await;
    let mut browser = Browser::default();
    way.back = browser.go(&way.url, "carol").await;
    assert!(way.back.contains_key("iss"), "it names itself: {:?}", way.back);
    let payload = complete(&guest, &way).await;
    let me = bearer(&app, &payload).ask(ME, json!({})).await["me"].clone();
    // The address stands in its profile alone.
    assert_eq!((&me["email"], &me["emailVerified"], &me["name"]), (&json!("carol@certified.test"), &json!(true), &json!("Certified carol")));

    // The code again, for another sign-in of ours: the provider takes it neither twice nor with another's verifier.
    let other = begin(&guest, json!({ "provider": "certified" })).await;
    let replayed = Way { back: other_state(&other, &way), ..other };
    assert_eq!(refusal(&complete(&guest, &replayed).await).0, Some("NOT_ALLOWED"));
    let fresh = begin(&guest, json!({ "provider": "certified" })).await;
    let stolen = browser.go(&fresh.url, "carol").await;
    let thief = begin(&guest, json!({ "provider": "certified" })).await;
    let injected = Way {
        back: BTreeMap::from([("state".into(), state_of(&thief)), ("code".into(), stolen["code"].clone()), ("iss".into(), stolen["iss"].clone())]),
        ..thief
    };
    assert_eq!(refusal(&complete(&guest, &injected).await).0, Some("NOT_ALLOWED"), "a code of another sign-in");
    // Who says that it always names itself has to.
    let mut nameless = begin(&guest, json!({ "provider": "certified" })).await;
    nameless.back = browser.go(&nameless.url, "carol").await;
    nameless.back.remove("iss");
    assert_eq!(refusal(&complete(&guest, &nameless).await), (Some("VALIDATION_FAILED"), &json!(["input", "iss"])));
    assert_eq!(counts(&app).await.1, 1);
}

fn state_of(way: &Way) -> String {
    let (_, rest) = way.url.split_once("state=").expect("a state");
    rest.split('&').next().unwrap_or_default().to_owned()
}

/// The answer of one sign-in under the state of another.
fn other_state(other: &Way, way: &Way) -> BTreeMap<String, String> {
    let mut back = way.back.clone();
    back.insert("state".into(), state_of(other));
    back
}

#[tokio::test]
async fn an_answer_is_taken_once_by_the_browser_that_began_it() {
    let Some((providers, app)) = started(json!({})).await else { return };
    providers.say(json!({ "claims": { "email": "john@example.test", "email_verified": true } })).await;
    let guest = app.anonymous();
    let before = counts(&app).await;
    let way = there_and_back(&guest, json!({ "provider": "staff" })).await;
    let other = there_and_back(&guest, json!({ "provider": "staff" })).await;
    let over = (Some("VALIDATION_FAILED"), json!(["input", "state"]));
    for (what, input) in [
        ("no state", way.with("state", json!(""))),
        ("a state of nobody", way.with("state", json!("0".repeat(64)))),
        ("another browser", way.with("browserSecret", json!(other.secret))),
        ("no browser", way.with("browserSecret", json!(""))),
    ] {
        let payload = guest.try_do("oauthComplete", input, COMPLETE).await;
        assert_eq!((refusal(&payload).0, refusal(&payload).1.clone()), over, "{what}");
    }
    // An answer in another's name: whom it was meant for may have been told the code.
    let mixed = guest.try_do("oauthComplete", other.with("iss", json!("https://evil.example.test")), COMPLETE).await;
    assert_eq!(refusal(&mixed), (Some("VALIDATION_FAILED"), &json!(["input", "iss"])));
    let denied = there_and_back(&guest, json!({ "provider": "staff" })).await;
    let mut input = denied.with("error", json!("access_denied"));
    input["code"] = Value::Null;
    let payload = guest.try_do("oauthComplete", input, COMPLETE).await;
    assert_eq!(payload["userErrors"][0]["message"], "You did not agree to sign in with Staff.");
    let codeless = there_and_back(&guest, json!({ "provider": "staff" })).await;
    let payload = guest.try_do("oauthComplete", codeless.with("code", Value::Null), COMPLETE).await;
    assert_eq!(refusal(&payload), (Some("VALIDATION_FAILED"), &json!(["input", "code"])));
    assert_eq!(counts(&app).await, before, "none of it left anything");

    // What others tried with the state alone used nothing up. Of several at once, one signs in.
    let tries = futures_util::future::join_all((0..4).map(|_| {
        let (client, way) = (app.anonymous(), way.clone());
        async move { complete(&client, &way).await }
    }));
    let tries = tries.await;
    assert_eq!(tries.iter().filter(|payload| payload["session"].is_object()).count(), 1, "{tries:#?}");
    assert!(tries.iter().filter(|payload| payload["session"].is_null()).all(|payload| refusal(payload).1 == &over.1));
    let late = there_and_back(&guest, json!({ "provider": "staff" })).await;
    app.cx.clock.advance(10 * 60_000);
    assert_eq!(refusal(&complete(&guest, &late).await).1, &over.1, "ten minutes are over");

    // Nothing that waits can be read out of the database, and what is over goes.
    let rows = format!("{:?}", oauth_attempt::Entity::find().all(&app.cx.db).await.expect("rows"));
    let challenge = late.url.split_once("nonce=").map(|(_, rest)| rest[..64].to_owned()).expect("a nonce");
    assert!(rows.contains("sealed") && !rows.contains(&late.secret) && !rows.contains(&state_of(&late)) && !rows.contains(&challenge));
    app.cx.clock.advance(25 * 3_600_000);
    identity::sweep(&app.cx).await.expect("a sweep");
    assert_eq!(oauth_attempt::Entity::find().count(&app.cx.db).await.expect("a count"), 0);
}

#[tokio::test]
async fn nobody_is_sent_where_the_shop_does_not_say() {
    let github = json!([{ "kind": "github", "clientId": "shop", "clientSecret": "secret" }]).to_string();
    let app = app_with(&github).await;
    let guest = app.anonymous();
    for (input, part) in [
        (json!({ "provider": "google" }), "provider"),
        (json!({ "provider": "github", "redirectUri": "https://evil.example.test/" }), "redirectUri"),
        (json!({ "provider": "github", "redirectUri": format!("{PAGE}/") }), "redirectUri"),
        (json!({ "provider": "github", "redirectUri": format!("{PAGE}?x=1") }), "redirectUri"),
        (json!({ "provider": "github", "returnTo": "https://evil.example.test/" }), "returnTo"),
        (json!({ "provider": "github", "returnTo": "//evil.example.test" }), "returnTo"),
    ] {
        let refused = guest.refused("oauthBegin", input.clone(), BEGIN).await;
        assert_eq!((&refused["code"], &refused["field"]), (&json!("VALIDATION_FAILED"), &json!(["input", part])), "{input}");
    }
    let begun = begin(&guest, json!({ "provider": "github", "redirectUri": "http://shop.test/other" })).await;
    assert!(
        begun.url.starts_with("https://github.com/login/oauth/authorize?") && begun.url.contains("redirect_uri=http%3A%2F%2Fshop.test%2Fother"),
        "{}",
        begun.url
    );
    assert!(!begun.url.contains("nonce="), "GitHub knows none");
    let link = guest.refused("oauthBegin", json!({ "provider": "github", "purpose": "LINK" }), BEGIN).await;
    assert_eq!(link["code"], "NOT_ALLOWED");
    // One thing at a time, where sign-in is concerned.
    let two = "mutation T($b: OauthBeginInput!, $c: OauthBeginInput!) { a: oauthBegin(input: $b) { state } b: oauthBegin(input: $c) { state } }";
    let input = json!({ "provider": "github" });
    assert_eq!(guest.fault(two, json!({ "b": input.clone(), "c": input })).await, "QUERY_TOO_COMPLEX");
}

#[tokio::test]
async fn what_is_not_signed_for_this_sign_in_is_not_believed() {
    let Some((providers, app)) = started(json!({})).await else { return };
    let before = counts(&app).await;
    let now = app.cx.now() / 1000;
    let right = json!({ "email": "john@example.test", "email_verified": true });
    let with = |name: &str, value: Value| {
        let mut claims = right.clone();
        claims[name] = value;
        json!({ "claims": claims })
    };
    let forgeries = [
        ("another audience", with("aud", json!("other"))),
        ("several audiences", with("aud", json!(["shop", "other"]))),
        ("asked for by another", with("azp", json!("other"))),
        ("another issuer", with("iss", json!("https://evil.example.test"))),
        ("another nonce", with("nonce", json!("of another sign-in"))),
        ("no nonce", json!({ "claims": right, "without": ["nonce"] })),
        ("over", with("exp", json!(now - 60))),
        ("of the future", with("iat", json!(now + 3_600))),
        ("of long ago", with("iat", json!(now - 7_200))),
        ("another access token's", with("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"))),
        ("nobody", json!({ "claims": right, "without": ["sub"] })),
        ("no algorithm", json!({ "claims": right, "alg": "none" })),
        ("the public key as a shared secret", json!({ "claims": right, "alg": "HS256" })),
        ("a key of nobody", json!({ "claims": right, "kid": "nobodys" })),
        ("no ID token", json!({ "claims": right, "noIdToken": true })),
        ("a profile of somebody else", json!({ "profile": { "sub": "somebody-else", "email": "john@example.test", "email_verified": true } })),
    ];
    for (what, said) in forgeries {
        providers.say(said).await;
        let payload = sign_in(&app).await;
        assert_eq!(payload["userErrors"][0]["message"], "Staff did not confirm who you are. Begin again.", "{what}: {payload:#}");
        assert_eq!(refusal(&payload).0, Some("NOT_ALLOWED"), "{what}");
        // Failures are counted; so many at once are one person's bad day.
        app.cx.clock.advance(20_000);
    }
    // The provider's own failures are told apart.
    for (status, body, code) in [
        (500, json!({ "error": "server_error" }), "STATE_CONFLICT"),
        (502, json!("down"), "STATE_CONFLICT"),
        (400, json!({ "error": "invalid_grant" }), "NOT_ALLOWED"),
        (200, json!({ "error": "invalid_grant" }), "NOT_ALLOWED"),
        (200, json!({}), "NOT_ALLOWED"),
        (302, json!({}), "NOT_ALLOWED"),
        (200, json!({ "access_token": "x".repeat(1024 * 1024), "token_type": "bearer" }), "STATE_CONFLICT"),
    ] {
        providers.say(json!({ "status": status, "body": body })).await;
        assert_eq!(refusal(&sign_in(&app).await).0, Some(code), "{status}");
        app.cx.clock.advance(20_000);
    }
    assert_eq!(counts(&app).await, before, "none of it left anything");
}

#[tokio::test]
async fn a_new_key_is_asked_for_when_a_token_names_one_that_nobody_knows() {
    let Some((providers, app)) = started(json!({})).await else { return };
    let claims = json!({ "email": "john@example.test", "email_verified": true });
    providers.say(json!({ "claims": claims })).await;
    assert!(sign_in(&app).await["session"].is_object());
    providers.say(json!({ "claims": claims, "newKey": true })).await;
    assert!(sign_in(&app).await["session"].is_object(), "the key was changed, and the new one fetched");

    // Once in a while: who makes names up does not have us ask all the time.
    let app = app_with(&both(&providers, json!({}))).await;
    assert!(sign_in(&app).await["session"].is_object());
    providers.say(json!({ "claims": claims, "kid": "nobodys" })).await;
    assert_eq!(refusal(&sign_in(&app).await).0, Some("NOT_ALLOWED"));
    // The three keys take turns.
    providers.say(json!({ "claims": claims, "newKey": true })).await;
    let three = async || {
        let mut taken = 0;
        for _ in 0..3 {
            taken += usize::from(sign_in(&app).await["session"].is_object());
        }
        taken
    };
    assert_eq!(three().await, 2, "the newest was just asked for in vain");
    app.cx.clock.advance(60_000);
    assert_eq!(three().await, 3, "and is found a minute later");
}

#[tokio::test]
async fn an_address_that_somebody_has_opens_nothing_until_they_link_it() {
    let Some((providers, app)) = started(json!({})).await else { return };
    providers.say(json!({ "claims": { "email": "ann@example.test", "email_verified": true } })).await;
    let before = counts(&app).await;
    let payload = sign_in(&app).await;
    assert_eq!(refusal(&payload).0, Some("STATE_CONFLICT"), "{payload:#}");
    assert!(text(&payload["userErrors"][0]["message"]).contains("Sign in there, and link"));
    assert_eq!(counts(&app).await, before);

    let (ann, bob) = (app.customer("ann").await, app.customer("bob").await);
    let link = |password: &str| json!({ "provider": "staff", "purpose": "LINK", "password": password });
    let wrong = ann.refused("oauthBegin", link("not hers at all"), BEGIN).await;
    assert_eq!(wrong["field"], json!(["input", "password"]));
    let way = there_and_back(&ann, link(PASSWORD)).await;
    // Another's session, another of the same person's, and nobody's.
    for client in [&bob, &app.customer("ann").await, &app.anonymous()] {
        assert_eq!(refusal(&complete(client, &way).await).1, &json!(["input", "state"]));
    }
    let linked = complete(&ann, &way).await;
    assert!(linked["session"].is_null());
    assert_eq!(linked["linkedAccount"]["label"], "Staff");
    let signed_in = bearer(&app, &sign_in(&app).await).ask(ME, json!({})).await["me"].clone();
    assert_eq!(signed_in["email"], "ann@example.test");

    // It is hers: Bob cannot take it, and to link it once more changes nothing.
    let taken = complete(&bob, &there_and_back(&bob, link(PASSWORD)).await).await;
    assert_eq!(refusal(&taken).0, Some("STATE_CONFLICT"));
    let again = complete(&ann, &there_and_back(&ann, link(PASSWORD)).await).await;
    assert_eq!(again["linkedAccount"]["id"], linked["linkedAccount"]["id"]);
    let gone = json!({ "linkedAccountId": linked["linkedAccount"]["id"] });
    let foreign = bob.refused("oauthUnlink", gone.clone(), "unlinked").await;
    assert_eq!((&foreign["code"], &foreign["field"]), (&json!("NOT_FOUND"), &json!(["input", "linkedAccountId"])));
    assert_eq!(ann.run("oauthUnlink", gone.clone(), "unlinked").await["unlinked"], true);
    assert_eq!(ann.refused("oauthUnlink", gone, "unlinked").await["code"], "NOT_FOUND");
    app.settle().await;
    let told = mails_in(&app.folder().join("mail")).into_iter().filter(|mail| mail.to == "ann@example.test" && mail.subject == "How you sign in was changed");
    assert_eq!(told.count(), 2, "when it came and when it went");
    assert_eq!(refusal(&sign_in(&app).await).0, Some("STATE_CONFLICT"), "as before");
}

#[tokio::test]
async fn the_last_way_in_stays_and_a_session_without_a_password_links_while_it_is_fresh() {
    let Some((providers, app)) = started(json!({})).await else { return };
    providers.say(json!({ "claims": { "email": "john@example.test", "email_verified": true } })).await;
    let opened = sign_in(&app).await;
    let john = bearer(&app, &opened);
    let only = john.ask(ME, json!({})).await["me"]["linkedAccounts"][0]["id"].clone();
    let refused = john.refused("oauthUnlink", json!({ "linkedAccountId": only }), "unlinked").await;
    assert_eq!(refused["code"], "STATE_CONFLICT");
    let link = json!({ "provider": "certified", "purpose": "LINK" });
    let mut way = begin(&john, link.clone()).await;
    way.back = Browser::default().go(&way.url, "john").await;
    let second = complete(&john, &way).await["linkedAccount"]["id"].clone();
    // Of two who each take one away, one comes second.
    let gone = futures_util::future::join_all([&only, &second].map(|id| john.try_do("oauthUnlink", json!({ "linkedAccountId": id }), "unlinked"))).await;
    assert_eq!(gone.iter().filter(|payload| payload["unlinked"] == true).count(), 1, "{gone:#?}");
    assert_eq!(counts(&app).await.1, 1);
    app.cx.clock.advance(9 * 60_000);
    begin(&john, link.clone()).await;
    let refresh = json!({ "refreshToken": opened["session"]["refreshToken"] });
    let john = bearer(&app, &app.anonymous().run("sessionRefresh", refresh, "session { accessToken }").await);
    app.cx.clock.advance(6 * 60_000);
    let stale = john.refused("oauthBegin", link, BEGIN).await;
    assert!(text(&stale["message"]).starts_with("Sign in again first"), "a quarter of an hour is over: {stale}");
}

#[tokio::test]
async fn who_is_kept_out_here_is_kept_out_and_a_second_factor_is_asked_for() {
    let Some((providers, app)) = started(json!({})).await else { return };
    providers.say(json!({ "claims": { "email": "elsewhere@example.test", "email_verified": true } })).await;
    let ann = app.customer("ann").await;
    let link = json!({ "provider": "staff", "purpose": "LINK", "password": PASSWORD });
    complete(&ann, &there_and_back(&ann, link.clone()).await).await;
    let secret = text(&ann.run("mfaEnroll", json!({ "password": PASSWORD }), "secret").await["secret"]);
    let code = |app: &TestApp| {
        let secret = totp_rs::Secret::try_from_base32(&secret).expect("a secret");
        let totp = totp_rs::Builder::new().with_secret(secret).with_account_name("telephone").build().expect("an app");
        totp.generate(app.cx.now().unsigned_abs() / 1000).to_string()
    };
    ann.run("mfaConfirm", json!({ "code": code(&app) }), "recoveryCodes").await;
    let half = sign_in(&app).await;
    assert!(half["session"].is_null(), "{half:#}");
    app.cx.clock.advance(30_000);
    let answer = json!({ "challenge": half["challenge"], "code": code(&app) });
    let whole = app.anonymous().run("mfaVerify", answer, "session { accessToken user { email } }").await;
    assert_eq!(whole["session"]["user"]["email"], "ann@example.test");
    // A session in which it was shown too long ago adds no key to the account.
    let linked = ann.ask(ME, json!({})).await["me"]["linkedAccounts"][0]["id"].clone();
    let before = Expr::value(app.cx.now() - 15 * 60_000);
    let long_ago = session::Entity::update_many().col_expr(session::Column::ProvedAt, before.clone()).col_expr(session::Column::StrongAt, before);
    long_ago.exec(&app.cx.db).await.expect("time");
    for refused in [ann.refused("oauthBegin", link, BEGIN).await, ann.refused("oauthUnlink", json!({ "linkedAccountId": linked }), "unlinked").await] {
        assert!(text(&refused["message"]).contains("mfaVerify"), "{refused}");
    }

    let id = the_user(&app, "ann@example.test").await.id.to_string();
    app.admin().await.run("userSuspend", json!({ "userId": id, "reason": "For the test." }), "user { id }").await;
    let before = counts(&app).await;
    let out = sign_in(&app).await;
    assert_eq!(out["userErrors"][0]["message"], "This account is suspended.");
    assert_eq!(counts(&app).await, before);
    assert_eq!(the_user(&app, "ann@example.test").await.state, UserState::Suspended);
}

#[tokio::test]
async fn roles_come_and_go_as_the_provider_says_and_others_stay() {
    let roles = json!({ "roles": [{ "role": "admin", "when": ["realm:market-admin"] }, { "role": "vendor", "when": ["client:shop:seller"] }] });
    let Some((providers, app)) = started(roles).await else { return };
    let claims = |more: Value| {
        let mut claims = json!({ "email": "john@example.test", "email_verified": true });
        claims.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        json!({ "claims": claims })
    };
    let role = async |app: &TestApp| the_user(app, "john@example.test").await.role;
    providers.say(claims(json!({ "realm_access": { "roles": ["offline_access", "market-admin"] } }))).await;
    let admin = bearer(&app, &sign_in(&app).await);
    admin.ask("{ users(first: 1) { nodes { id } } }", json!({})).await;
    assert_eq!(role(&app).await, Role::Admin);
    // The role goes there, and with it everything that was opened while it was there.
    providers.say(claims(json!({ "resource_access": { "shop": { "roles": ["seller"] } } }))).await;
    bearer(&app, &sign_in(&app).await);
    assert_eq!(role(&app).await, Role::Vendor);
    assert!(admin.send("{ me { id } }", json!({})).await.body["data"]["me"].is_null(), "the operator's session is over");
    providers.say(claims(json!({ "resource_access": { "other": { "roles": ["seller", "market-admin"] } } }))).await;
    bearer(&app, &sign_in(&app).await);
    assert_eq!(role(&app).await, Role::Customer);
    // Keycloak says it in the access token alone, unless told otherwise; only in one that was given to us.
    let access = |party: &str| json!({ "azp": party, "typ": "Bearer", "realm_access": { "roles": ["market-admin"] } });
    for (party, expected) in [("other", Role::Customer), ("shop", Role::Admin)] {
        let mut said = claims(json!({}));
        said["accessClaims"] = access(party);
        providers.say(said).await;
        bearer(&app, &sign_in(&app).await);
        assert_eq!(role(&app).await, expected, "{party}");
    }
    // Unlinked, nothing is left of it.
    app.cx
        .db
        .write("tests.password", |tx| async move {
            let user = user::Entity::update_many().col_expr(user::Column::PasswordHash, Expr::value("x")).filter(user::Column::Email.eq("john@example.test"));
            Ok(user.exec(&tx).await.map(|_| ())?)
        })
        .await
        .expect("a password");
    let john = bearer(&app, &sign_in(&app).await);
    let id = john.ask(ME, json!({})).await["me"]["linkedAccounts"][0]["id"].clone();
    john.run("oauthUnlink", json!({ "linkedAccountId": id }), "unlinked").await;
    assert_eq!(role(&app).await, Role::Customer);

    // Who was made an operator here stays one, whatever is said elsewhere.
    let admin = app.admin().await;
    let link = json!({ "provider": "staff", "purpose": "LINK", "password": PASSWORD });
    providers.say(claims(json!({ "resource_access": { "shop": { "roles": ["seller"] } } }))).await;
    complete(&admin, &there_and_back(&admin, link).await).await;
    assert_eq!(bearer(&app, &sign_in(&app).await).ask(ME, json!({})).await["me"]["role"], "SUPER_ADMIN");
}

#[tokio::test]
async fn who_made_an_account_in_somebodys_name_does_not_keep_a_key_to_it() {
    let Some((providers, app)) = started(json!({ "trustedDomains": [] })).await else { return };
    // The provider is not one that may vouch for this address.
    providers.say(json!({ "claims": { "email": "victim@example.test", "email_verified": true } })).await;
    let thief = bearer(&app, &sign_in(&app).await);
    assert_eq!(thief.ask(ME, json!({})).await["me"]["emailVerified"], false);
    let more = thief.refused("oauthBegin", json!({ "provider": "certified", "purpose": "LINK" }), BEGIN).await;
    assert_eq!(more["code"], "STATE_CONFLICT", "an address that is not proved takes no further key");
    app.settle().await;
    let welcome = mails_in(&app.folder().join("mail")).into_iter().rfind(|mail| mail.to == "victim@example.test").expect("a welcome");
    assert_eq!(welcome.subject, "Welcome to Stoa");
    // Whoever reads the mail there takes the account over, and is alone in it.
    app.anonymous().run("passwordResetRequest", json!({ "email": "victim@example.test" }), "accepted").await;
    app.settle().await;
    let letter = mails_in(&app.folder().join("mail")).into_iter().rfind(|mail| mail.to == "victim@example.test").expect("a letter");
    app.anonymous().run("passwordReset", json!({ "token": letter.token(), "newPassword": "another long password" }), "reset").await;
    assert_eq!(refusal(&sign_in(&app).await).0, Some("STATE_CONFLICT"), "what opened it opens it no longer");
    assert_eq!(counts(&app).await.1, 0);
}

/// Answers as they are told, by path; and what was asked.
#[derive(Clone, Default)]
struct Script {
    answers: Arc<Mutex<BTreeMap<String, Value>>>,
    asked: Arc<Mutex<Vec<(String, String)>>>,
}

impl Script {
    fn say(&self, path: &str, answer: Value) {
        self.answers.lock().expect("answers").insert(path.to_owned(), answer);
    }

    /// The newest request to this path, with everything that went along.
    fn asked(&self, path: &str) -> String {
        let asked = self.asked.lock().expect("requests");
        asked.iter().rfind(|(at, _)| at == path).unwrap_or_else(|| panic!("nobody asked {path}")).1.clone()
    }

    async fn listen(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let router = Router::new().fallback(answer).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        url
    }
}

async fn answer(State(script): State<Script>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body: Bytes = axum::body::to_bytes(body, 100_000).await.expect("a body");
    let path = parts.uri.path().to_owned();
    let whole = format!("{} {} {:?} {}", parts.method, parts.uri, parts.headers, String::from_utf8_lossy(&body));
    script.asked.lock().expect("requests").push((path.clone(), whole));
    let answer = script.answers.lock().expect("answers").get(&path).cloned();
    match answer {
        Some(answer) => axum::Json(answer).into_response(),
        None => axum::http::StatusCode::NOT_FOUND.into_response(),
    }
}

fn endpoints(url: &str, emails: bool) -> Value {
    let mut all = json!({ "authorize": format!("{url}/authorize"), "token": format!("{url}/token"), "profile": format!("{url}/user") });
    if emails {
        all["emails"] = json!(format!("{url}/user/emails"));
    }
    all
}

/// Comes back with a code, as if the provider's page had been seen.
async fn with_code(client: &Client, provider: &str) -> Way {
    let way = begin(client, json!({ "provider": provider })).await;
    let back = BTreeMap::from([("state".into(), state_of(&way)), ("code".into(), "a-code".into())]);
    Way { back, ..way }
}

#[tokio::test]
async fn github_is_understood_as_it_speaks() {
    let script = Script::default();
    let url = script.listen().await;
    let github = json!({ "kind": "github", "clientId": "shop", "clientSecret": "github secret", "trustEmail": true, "endpoints": endpoints(&url, true) });
    let app = app_with(&json!([github]).to_string()).await;
    let guest = app.anonymous();
    // Errors come with the status of success.
    script.say(
        "/token",
        json!({ "error": "bad_verification_code", "error_description": "The code passed is incorrect or expired.", "error_uri": "https://docs.github.com/x" }),
    );
    assert_eq!(refusal(&complete(&guest, &with_code(&guest, "github").await).await).0, Some("NOT_ALLOWED"));
    script.say("/token", json!({ "access_token": "gho_16C7e42F292c6912E7710c838347Ae178B4a", "scope": "read:user,user:email", "token_type": "bearer" }));
    assert_eq!(refusal(&complete(&guest, &with_code(&guest, "github").await).await).0, Some("NOT_ALLOWED"), "a profile that is not there");
    let octocat = json!({ "login": "octocat", "id": 583_231, "node_id": "MDQ6VXNlcjE=", "name": "The Octocat", "email": null, "avatar_url": "https://avatars.githubusercontent.com/u/583231" });
    script.say("/user", octocat.clone());
    script.say(
        "/user/emails",
        json!([
            { "email": "old@example.test", "primary": false, "verified": true, "visibility": null },
            { "email": "octocat@example.test", "primary": true, "verified": true, "visibility": "public" },
        ]),
    );
    let way = with_code(&guest, "github").await;
    let john = bearer(&app, &complete(&guest, &way).await);
    let me = john.ask(ME, json!({})).await["me"].clone();
    assert_eq!((&me["email"], &me["name"], &me["linkedAccounts"][0]["label"]), (&json!("octocat@example.test"), &json!("The Octocat"), &json!("GitHub")));
    let token = script.asked("/token");
    for part in
        ["POST", "code_verifier=", "client_id=shop", "client_secret=github+secret", "code=a-code", "redirect_uri=http%3A%2F%2Fshop.test", "application/json"]
    {
        assert!(token.contains(part), "{part}: {token}");
    }
    assert!(script.asked("/user/emails").contains("\"user-agent\": \"Stoa\""), "GitHub turns away who does not say who they are");
    // Somebody else with the same address, and the same one by another name.
    script.say("/user", json!({ "login": "other", "id": 1, "name": null }));
    assert_eq!(refusal(&complete(&guest, &with_code(&guest, "github").await).await).0, Some("STATE_CONFLICT"));
    script.say("/user", json!({ "login": "renamed", "id": 583_231, "name": null }));
    assert_eq!(complete(&guest, &with_code(&guest, "github").await).await["session"]["user"]["id"], me["id"]);
    // Without an address that is proved there is no account to make.
    script.say("/user", json!({ "login": "shy", "id": 2, "name": null }));
    script.say("/user/emails", json!([{ "email": "2+shy@users.noreply.github.com", "primary": true, "verified": true, "visibility": null }]));
    assert!(text(&complete(&guest, &with_code(&guest, "github").await).await["userErrors"][0]["message"]).contains("told no address"));
    // In another's name.
    let mixed = with_code(&guest, "github").await.with("iss", json!("https://evil.example.test"));
    assert_eq!(refusal(&guest.try_do("oauthComplete", mixed, COMPLETE).await).1, &json!(["input", "iss"]));
}

#[tokio::test]
async fn facebook_is_understood_as_it_speaks() {
    let script = Script::default();
    let url = script.listen().await;
    let facebook = json!({ "kind": "facebook", "clientId": "shop", "clientSecret": "facebook secret", "endpoints": endpoints(&url, false) });
    let app = app_with(&json!([facebook]).to_string()).await;
    let guest = app.anonymous();
    script.say("/token", json!({ "error": { "message": "This authorization code has been used.", "type": "OAuthException", "code": 100, "fbtrace_id": "A" } }));
    assert_eq!(refusal(&complete(&guest, &with_code(&guest, "facebook").await).await).0, Some("NOT_ALLOWED"));
    script.say("/token", json!({ "access_token": "EAAB", "token_type": "bearer", "expires_in": 5_183_944 }));
    script.say("/user", json!({ "id": "10152368072051234", "name": "Fay", "email": "fay@example.test" }));
    let fay = bearer(&app, &complete(&guest, &with_code(&guest, "facebook").await).await);
    let me = fay.ask(ME, json!({})).await["me"].clone();
    assert_eq!((&me["email"], &me["emailVerified"]), (&json!("fay@example.test"), &json!(false)), "it does not say that mail arrives");
    // HMAC-SHA256 of the token under the application's secret.
    let proof = platform::crypto::sign_with(b"facebook secret", b"EAAB");
    assert!(script.asked("/user").contains(&format!("fields=id%2Cname%2Cemail&appsecret_proof={proof}")), "{}", script.asked("/user"));
    script.say("/user", json!({ "id": "10", "name": "No Mail" }));
    assert_eq!(refusal(&complete(&guest, &with_code(&guest, "facebook").await).await).0, Some("STATE_CONFLICT"));
}

/// A key of this test alone.
const APPLE_KEY: &str = include_str!("elsewhere/apple.pem");

#[tokio::test]
async fn apple_answers_by_a_form_with_a_secret_that_is_signed_and_a_name_told_once() {
    let Some(providers) = Providers::start().await else { return };
    let key = json!({ "teamId": "TEAM", "keyId": "KEY", "privateKey": APPLE_KEY });
    let apple = json!({ "kind": "apple", "issuer": providers.pliant, "clientId": "shop", "apple": key, "trustEmail": true });
    let app = app_with(&json!([apple]).to_string()).await;
    providers.say(json!({ "claims": { "email": "ann@privaterelay.test", "email_verified": "true", "is_private_email": "true" } })).await;
    let guest = app.anonymous();
    let way = begin(&guest, json!({ "provider": "apple", "redirectUri": "http://shop.test/other" })).await;
    assert!(way.url.contains("response_mode=form_post") && way.url.contains("scope=name+email"), "{}", way.url);
    let form = format!("{}/sign-in/form", app.url());
    assert!(way.url.contains(&form.replace(':', "%3A").replace('/', "%2F")), "{}", way.url);
    // The provider's page answers by a redirect here; Apple would send the same as a form.
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let location = http.get(&way.url).send().await.expect("an answer").headers()["location"].to_str().expect("text").to_owned();
    let (_, query) = location.split_once('?').expect("an answer");
    let user = "%7B%22name%22%3A%7B%22firstName%22%3A%22Ann%22%2C%22lastName%22%3A%22Lee%22%7D%7D";
    let sent = http.post(&form).header("Content-Type", "application/x-www-form-urlencoded").body(format!("{query}&user={user}&id_token=x")).send();
    let sent = sent.await.expect("an answer");
    let on = sent.headers()["location"].to_str().expect("text").to_owned();
    assert_eq!(sent.status(), 303);
    assert!(on.starts_with("http://shop.test/other?") && !on.contains("id_token"), "{on}");
    let back: reqwest::Url = on.parse().expect("an address");
    let way = Way { back: back.query_pairs().into_owned().collect(), ..way };
    let payload = complete(&guest, &way).await;
    let me = bearer(&app, &payload).ask(ME, json!({})).await["me"].clone();
    assert_eq!((&me["name"], &me["email"], &me["emailVerified"]), (&json!("Ann Lee"), &json!("ann@privaterelay.test"), &json!(true)));
    // An answer that nobody waits for goes nowhere.
    for nobody in ["state=abc&code=1", "code=1", ""] {
        let sent = http.post(&form).body(nobody).send().await.expect("an answer");
        assert_eq!((sent.status().as_u16(), sent.headers().get("location")), (400, None), "{nobody}");
    }
}

#[tokio::test]
async fn apples_secret_is_a_statement_of_ours_for_five_minutes() {
    let script = Script::default();
    let url = script.listen().await;
    script.say("/.well-known/openid-configuration", json!({ "issuer": url, "authorization_endpoint": format!("{url}/authorize"), "token_endpoint": format!("{url}/token"), "jwks_uri": format!("{url}/keys") }));
    script.say("/token", json!({ "error": "invalid_grant" }));
    let key = json!({ "teamId": "TEAM", "keyId": "KEY", "privateKey": APPLE_KEY });
    let app = app_with(&json!([{ "kind": "apple", "issuer": url, "clientId": "shop", "apple": key }]).to_string()).await;
    let guest = app.anonymous();
    complete(&guest, &with_code(&guest, "apple").await).await;
    let asked = script.asked("/token");
    let secret = asked.split_once("client_secret=").and_then(|(_, rest)| rest.split('&').next()).expect("a secret").to_owned();
    let parts: Vec<Value> = secret.split('.').take(2).map(|part| serde_json::from_slice(&decoded(part)).expect("JSON")).collect();
    assert_eq!((&parts[0]["alg"], &parts[0]["kid"]), (&json!("ES256"), &json!("KEY")));
    let life = parts[1]["exp"].as_i64().zip(parts[1]["iat"].as_i64()).map(|(end, begin)| end - begin);
    assert_eq!((&parts[1]["iss"], &parts[1]["sub"], &parts[1]["aud"], life), (&json!("TEAM"), &json!("shop"), &json!(url), Some(300)));
}

/// Base64 for addresses, without its padding.
fn decoded(text: &str) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits = text.bytes().map(|letter| LETTERS.iter().position(|one| *one == letter).expect("a letter") as u32);
    let (mut bytes, mut held, mut count) = (Vec::new(), 0, 0);
    for six in bits {
        held = (held << 6) | six;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((held >> count) as u8);
            held &= (1 << count) - 1;
        }
    }
    bytes
}

#[tokio::test]
async fn who_does_not_answer_or_is_not_to_be_called_is_not_waited_for() {
    // A listener that takes calls and says nothing.
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", silent.local_addr().expect("an address"));
    let slow = json!({ "kind": "github", "clientId": "shop", "clientSecret": "secret", "timeoutSeconds": 1, "endpoints": endpoints(&url, true) });
    let dumb = json!({ "kind": "oidc", "id": "dumb", "issuer": url, "clientId": "shop", "clientSecret": "secret", "timeoutSeconds": 1 });
    let script = Script::default();
    let other = script.listen().await;
    script.say(
        "/.well-known/openid-configuration",
        json!({ "issuer": "https://evil.example.test", "authorization_endpoint": other, "token_endpoint": other, "jwks_uri": other }),
    );
    let impostor = json!({ "kind": "oidc", "id": "impostor", "issuer": other, "clientId": "shop", "clientSecret": "secret" });
    let app = app_with(&json!([slow, dumb, impostor]).to_string()).await;
    let guest = app.anonymous();
    let payload = complete(&guest, &with_code(&guest, "github").await).await;
    assert_eq!(payload["userErrors"][0]["message"], "GitHub does not answer. Begin again in a moment.");
    assert_eq!(guest.refused("oauthBegin", json!({ "provider": "dumb" }), BEGIN).await["code"], "STATE_CONFLICT");
    assert_eq!(guest.refused("oauthBegin", json!({ "provider": "impostor" }), BEGIN).await["code"], "NOT_ALLOWED", "the description of another issuer");
    assert_eq!(oauth_attempt::Entity::find().count(&app.cx.db).await.expect("a count"), 1);

    // In production nothing of the own network is called that is not named as such.
    let production = [("STOA_ENV", "production")];
    for (own, calls) in [(false, 0), (true, 1)] {
        let (port, heard) = counting().await;
        let issuer = format!("https://localhost:{port}");
        let inside = json!([{ "kind": "oidc", "id": "inside", "issuer": issuer, "clientId": "shop", "clientSecret": "secret", "ownNetwork": own }]).to_string();
        let app = TestApp::with(&[production[0], ("STOA_SIGN_IN_PROVIDERS", &inside)]).await;
        for _ in 0..2 {
            // The second time it is left alone: it did not answer a moment ago.
            assert_eq!(app.anonymous().refused("oauthBegin", json!({ "provider": "inside" }), BEGIN).await["code"], "STATE_CONFLICT");
        }
        assert_eq!(heard.load(std::sync::atomic::Ordering::SeqCst), calls, "own network: {own}");
    }
}

/// A listener that hangs up, and how often it was called.
async fn counting() -> (u16, Arc<std::sync::atomic::AtomicUsize>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let (port, heard) = (listener.local_addr().expect("an address").port(), Arc::<std::sync::atomic::AtomicUsize>::default());
    let counted = heard.clone();
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            counted.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        }
    });
    (port, heard)
}
