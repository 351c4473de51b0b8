//! The two apps' sessions in browsers: cookies that no script reads, and that open nothing by themselves.

use std::collections::BTreeMap;

use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, COOKIE, ORIGIN, SET_COOKIE};
use serde_json::{Value, json};
use support::{PASSWORD, TestApp};

const ME: &str = "{ me { id } }";
const CREATE: &str = "mutation C($input: SessionCreateInput!) { sessionCreate(input: $input) { session { accessToken refreshToken expiresAt user { id } } userErrors { code } } }";
const REFRESH: &str =
    "mutation R($input: SessionRefreshInput!) { sessionRefresh(input: $input) { session { accessToken user { id } } userErrors { code field } } }";
const REVOKE: &str = "mutation R($input: SessionRevokeInput!) { sessionRevoke(input: $input) { revoked } }";

/// A browser with one of the apps open: it keeps what it is told to, and sends it along whoever asks.
struct Browser<'a> {
    app: &'a TestApp,
    named: Option<&'static str>,
    cookies: BTreeMap<String, String>,
    /// Until when it keeps them.
    until: BTreeMap<String, i64>,
    /// What was said of the cookies last.
    said: Vec<String>,
}

impl<'a> Browser<'a> {
    fn new(app: &'a TestApp, named: Option<&'static str>) -> Self {
        Self { app, named, cookies: BTreeMap::new(), until: BTreeMap::new(), said: Vec::new() }
    }

    fn line(&self) -> String {
        let now = self.app.cx.now();
        let kept = self.cookies.iter().filter(|(name, _)| self.until.get(*name).is_none_or(|until| now < *until));
        kept.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.app.anonymous().request(method, path).header(COOKIE, self.line());
        if let Some(named) = self.named { request.header("X-App", named) } else { request }
    }

    async fn send(&mut self, query: &str, variables: Value) -> (u16, Value) {
        let answer = self.request(Method::POST, "/graphql").json(&json!({ "query": query, "variables": variables })).send().await.expect("an answer");
        self.said = answer.headers().get_all(SET_COOKIE).iter().map(|value| value.to_str().expect("text").to_owned()).collect();
        for said in &self.said {
            let (name, value) = said.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            let seconds: i64 = said.split("Max-Age=").nth(1).and_then(|rest| rest.split(';').next()?.parse().ok()).expect("a life");
            self.until.insert(name.to_owned(), self.app.cx.now() + seconds * 1_000);
            if said.contains("Max-Age=0;") {
                self.cookies.remove(name)
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned())
            };
        }
        (answer.status().as_u16(), answer.json().await.expect("JSON"))
    }

    async fn sign_in(&mut self, name: &str) -> Value {
        let input = json!({ "email": format!("{name}@example.test"), "password": PASSWORD });
        self.send(CREATE, json!({ "input": input })).await.1["data"]["sessionCreate"].clone()
    }

    async fn is_somebody(&mut self) -> bool {
        self.send(ME, json!({})).await.1["data"]["me"]["id"].is_string()
    }
}

#[tokio::test]
async fn an_apps_session_is_in_cookies_that_open_nothing_by_themselves() {
    let app = TestApp::new().await;
    let mut shop = Browser::new(&app, Some("shop"));
    let payload = shop.sign_in("ann").await;
    assert_eq!((&payload["session"]["accessToken"], &payload["session"]["refreshToken"]), (&Value::Null, &Value::Null), "no script sees them");
    assert!(payload["session"]["user"]["id"].is_string());
    assert_eq!(shop.cookies.keys().collect::<Vec<_>>(), ["__Host-shop-refresh", "__Host-shop-session"]);
    assert!(shop.said.iter().all(|said| said.ends_with("; Secure; HttpOnly; SameSite=Lax") && said.contains("; Path=/;") && !said.contains("Domain")));
    assert!(shop.is_somebody().await);

    // The same cookies without the app's word, with a foreign page's, or with another app's: nobody.
    let cookies = shop.cookies.clone();
    let with = |named| Browser { cookies: cookies.clone(), ..Browser::new(&app, named) };
    for named in [None, Some("desk"), Some("Shop"), Some("")] {
        assert!(!with(named).is_somebody().await, "{named:?}");
    }
    let body = json!({ "query": ME });
    for (origin, status) in [("https://evil.example", 403), ("null", 403), (app.url(), 200)] {
        let answer = shop.request(Method::POST, "/graphql").header(ORIGIN, origin).json(&body).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), status, "{origin}");
    }
    let crossed = shop.request(Method::POST, "/graphql").header("Sec-Fetch-Site", "cross-site").json(&body).send().await.expect("an answer");
    assert_eq!(crossed.status().as_u16(), 403);
    // What a form of a foreign page can send is no request.
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let answer = shop.request(Method::POST, "/graphql").header(CONTENT_TYPE, kind).body(body.to_string()).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 415, "{kind}");
    }
    // A page of ours elsewhere asks with them, and is told that it may; no other is.
    let asked = |origin: &str| {
        let request = app.anonymous().request(Method::OPTIONS, "/graphql").header(ORIGIN, origin);
        request.header("Access-Control-Request-Method", "POST").header("Access-Control-Request-Headers", "x-app,content-type").send()
    };
    let desk = app.cx.desk_url.to_string();
    let (ours, foreign) = (asked(&desk).await.expect("an answer"), asked("https://evil.example").await.expect("an answer"));
    assert_eq!(ours.headers()["access-control-allow-origin"], desk.as_str());
    assert_eq!(ours.headers()["access-control-allow-credentials"], "true");
    assert!(!foreign.headers().contains_key("access-control-allow-origin"));
    // A token of one's own goes before cookies, and its answers hold tokens.
    let bob = app.customer("bob").await;
    let told = shop.request(Method::POST, "/graphql").bearer_auth(bob.bearer().expect("a token")).json(&json!({ "query": "{ me { email } }" }));
    assert_eq!(told.send().await.expect("an answer").json::<Value>().await.expect("JSON")["data"]["me"]["email"], "bob@example.test");
    // Twice the same cookie: one of them was slipped in by a neighbour.
    let session = &shop.cookies["__Host-shop-session"];
    let twice = format!("__Host-shop-session={session}; __Host-shop-session={session}");
    let answer = app.anonymous().request(Method::POST, "/graphql").header(COOKIE, twice).header("X-App", "shop").json(&body).send().await.expect("an answer");
    assert_eq!(answer.json::<Value>().await.expect("JSON")["data"]["me"], Value::Null);
}

#[tokio::test]
async fn an_apps_session_goes_on_and_ends_by_its_cookies() {
    let app = TestApp::new().await;
    let (mut shop, mut desk) = (Browser::new(&app, Some("shop")), Browser::new(&app, Some("desk")));
    shop.sign_in("ann").await;
    desk.sign_in("alder").await;
    // Both in one browser on one host.
    shop.cookies.extend(desk.cookies.clone());
    let first = shop.cookies.clone();
    app.cx.clock.advance(11 * 60_000);
    let (status, answer) = shop.send(ME, json!({})).await;
    assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (401, &json!("UNAUTHENTICATED")), "not taken for a guest");
    let (_, answer) = shop.send(REFRESH, json!({ "input": {} })).await;
    assert!(answer["data"]["sessionRefresh"]["session"]["user"]["id"].is_string(), "{answer}");
    assert_eq!(answer["data"]["sessionRefresh"]["session"]["accessToken"], Value::Null);
    assert!(shop.is_somebody().await);
    assert_ne!(shop.cookies["__Host-shop-refresh"], first["__Host-shop-refresh"]);
    assert_eq!(shop.cookies["__Host-desk-refresh"], first["__Host-desk-refresh"], "the other app's are its own");
    // Over, or not, nothing else is let in by the way of refreshing.
    app.cx.clock.advance(11 * 60_000);
    let smuggled = format!("{} query Q {{ me {{ id }} }}", REFRESH.replace("mutation R", "mutation Q2"));
    let (status, answer) = shop.send(&smuggled, json!({ "input": {} })).await;
    assert!(status != 200 || answer["data"]["me"].is_null(), "{answer}");

    // Who stole a refresh token and used it after its owner ends the session for both, and the browser forgets it.
    let mut thief = Browser { cookies: first.clone(), ..Browser::new(&app, Some("shop")) };
    let (_, answer) = thief.send(REFRESH, json!({ "input": {} })).await;
    assert_eq!(answer["data"]["sessionRefresh"]["userErrors"][0]["code"], "NOT_ALLOWED");
    assert!(thief.cookies.keys().all(|name| name.starts_with("__Host-desk")), "{:?}", thief.cookies.keys());
    let (_, answer) = shop.send(REFRESH, json!({ "input": {} })).await;
    assert_eq!(answer["data"]["sessionRefresh"]["userErrors"][0]["code"], "NOT_ALLOWED");
    // Nothing to refresh.
    let (_, answer) = Browser::new(&app, Some("shop")).send(REFRESH, json!({ "input": {} })).await;
    assert_eq!(answer["data"]["sessionRefresh"]["userErrors"][0]["field"], json!(["input", "refreshToken"]));

    // Signing out forgets them.
    desk.send(REFRESH, json!({ "input": {} })).await;
    let left = desk.cookies.clone();
    let (_, answer) = desk.send(REVOKE, json!({ "input": {} })).await;
    assert_eq!((answer["data"]["sessionRevoke"]["revoked"].clone(), desk.cookies.len()), (json!(true), 0));
    let mut again = Browser { cookies: left, ..Browser::new(&app, Some("desk")) };
    assert_eq!(again.send(ME, json!({})).await.0, 401, "and they were dead before");
}

#[tokio::test]
async fn who_looks_through_somebodys_eyes_stays_who_they_are_at_their_desk() {
    let app = TestApp::new().await;
    let ann = app.customer("ann").await.ask(ME, json!({})).await["me"]["id"].clone();
    let mut desk = Browser::new(&app, Some("desk"));
    desk.sign_in("admin").await;
    let start =
        "mutation I($input: ImpersonationStartInput!) { impersonationStart(input: $input) { session { accessToken user { id } } userErrors { code } } }";
    let (_, answer) = desk.send(start, json!({ "input": { "userId": ann, "reason": "She asked us to look." } })).await;
    let begun = answer["data"]["impersonationStart"]["session"].clone();
    assert_eq!((&begun["accessToken"], &begun["user"]["id"]), (&Value::Null, &ann), "{answer}");
    assert!(desk.said.iter().all(|said| said.starts_with("__Host-shop-")));
    let me = desk.send(ME, json!({})).await.1["data"]["me"]["id"].clone();
    assert!(me.is_string() && me != ann);
    // The same browser, in the shop.
    let mut shop = Browser { cookies: desk.cookies.clone(), ..Browser::new(&app, Some("shop")) };
    assert_eq!(shop.send(ME, json!({})).await.1["data"]["me"]["id"], ann);
    let end = "mutation E($input: ImpersonationEndInput!) { impersonationEnd(input: $input) { ended } }";
    assert_eq!(shop.send(end, json!({ "input": {} })).await.1["data"]["impersonationEnd"]["ended"], true);
    assert!(shop.cookies.keys().all(|name| name.starts_with("__Host-desk-")));
}

#[tokio::test]
async fn a_socket_follows_by_cookies_and_changes_nothing() {
    let app = TestApp::new().await;
    let mut shop = Browser::new(&app, Some("shop"));
    shop.sign_in("ann").await;
    let line = shop.line();
    let open = async |hello: Value| {
        let headers = [("Sec-WebSocket-Protocol", "graphql-transport-ws"), ("Cookie", line.as_str())];
        let mut socket = app.anonymous().try_socket(&headers).await.expect("an open socket");
        socket.send(json!({ "type": "connection_init", "payload": hello })).await;
        assert_eq!(socket.message().await["type"], "connection_ack");
        socket
    };
    let mut socket = open(json!({ "app": "shop" })).await;
    socket.start("1", ME, json!({})).await;
    assert!(socket.message().await["payload"]["data"]["me"]["id"].is_string());
    assert_eq!(socket.message().await["type"], "complete");
    socket.start("2", REVOKE, json!({ "input": {} })).await;
    let refused = socket.message().await;
    assert_eq!((&refused["type"], &refused["payload"][0]["extensions"]["code"]), (&json!("error"), &json!("FORBIDDEN")));
    assert!(shop.is_somebody().await);
    for hello in [json!({}), json!({ "app": "desk" }), json!({ "app": 1 })] {
        let mut nobody = open(hello).await;
        nobody.start("1", ME, json!({})).await;
        assert_eq!(nobody.message().await["payload"]["data"]["me"], Value::Null);
    }
    // A foreign page's socket is not opened, whatever it brings.
    let foreign = [("Sec-WebSocket-Protocol", "graphql-transport-ws"), ("Cookie", line.as_str()), ("Origin", "https://evil.example")];
    assert_eq!(app.anonymous().try_socket(&foreign).await.err(), Some(403));
}
