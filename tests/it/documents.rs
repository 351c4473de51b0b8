//! Trusted documents: read and measured when the program starts, run by their hash; and the apps' signature.

use std::fs;
use std::path::{Path, PathBuf};

use api::config::Config;
use platform::crypto;
use reqwest::Method;
use serde_json::{Value, json};
use support::{Client, TestApp};

const SHOP: &str = "query Shop { shop { name } }";
const LIST: &str = "query List($first: Int! = 2) { products(first: $first) { nodes { id } } }";
const WATCH: &str = "subscription Watch { cartChanged { itemCount } }";
const SECRET: &str = "a secret of our own apps, 32 letters";

fn id(text: &str) -> String {
    format!("sha256:{}", crypto::sha256(text.as_bytes()))
}

/// A manifest as the code generator writes it: some with the name of the hash before it, some without.
fn manifest(folder: &Path, documents: &[&str]) -> PathBuf {
    let entries: serde_json::Map<String, Value> =
        documents.iter().enumerate().map(|(at, text)| (id(text)[if at % 2 == 0 { 7 } else { 0 }..].to_owned(), json!(text))).collect();
    let path = folder.join("documents.json");
    fs::write(&path, Value::from(entries).to_string()).expect("a manifest");
    path
}

async fn app(only: &str) -> TestApp {
    let folder = tempfile::tempdir().expect("a folder");
    let path = manifest(folder.path(), &[SHOP, LIST, WATCH]);
    TestApp::with(&[("STOA_DOCUMENTS", &path.display().to_string()), ("STOA_DOCUMENTS_ONLY", only)]).await
}

async fn send(client: &Client, body: Value) -> (u16, Value) {
    let response = client.request(Method::POST, "/graphql").header("Accept", "application/graphql-response+json").json(&body).send().await.expect("an answer");
    (response.status().as_u16(), response.json().await.expect("JSON"))
}

#[tokio::test]
async fn a_trusted_document_runs_by_its_hash() {
    let app = app("off").await;
    app.settle().await;
    let guest = app.anonymous();
    let (status, body) = send(&guest, json!({ "documentId": id(SHOP) })).await;
    assert_eq!((status, &body["data"]["shop"]["name"]), (200, &json!("Stoa")), "{body:#}");
    let (_, body) = send(&guest, json!({ "documentId": id(LIST), "operationName": "List", "variables": { "first": 3 } })).await;
    assert_eq!((body["data"]["products"]["nodes"].as_array().map(Vec::len), &body["extensions"]["cost"]["requested"]), (Some(3), &json!(4)), "{body:#}");
    // Its default counts and is used.
    let (_, body) = send(&guest, json!({ "documentId": id(LIST) })).await;
    assert_eq!(body["data"]["products"]["nodes"].as_array().map(Vec::len), Some(2), "{body:#}");
    let (status, body) = send(&guest, json!({ "documentId": id(LIST), "variables": { "first": "x" } })).await;
    assert_eq!((status, &body["errors"][0]["extensions"]["code"]), (400, &json!("BAD_USER_INPUT")));
    let path = format!("/graphql?documentId={}", id(SHOP));
    let body: Value = guest.request(Method::GET, &path).send().await.expect("an answer").json().await.expect("JSON");
    assert_eq!(body["data"]["shop"]["name"], "Stoa");
}

#[tokio::test]
async fn a_hash_that_nobody_knows_is_told_so() {
    let app = app("off").await;
    for unknown in [id("{ shop { name } }"), "sha256:".into(), "x".repeat(100_000), "md5:00".into()] {
        let (status, body) = send(&app.anonymous(), json!({ "documentId": unknown })).await;
        assert_eq!((status, &body["errors"][0]["extensions"]["code"]), (400, &json!("DOCUMENT_NOT_FOUND")), "{body:#}");
        assert!(body.get("data").is_none());
    }
}

#[tokio::test]
async fn a_shop_may_run_nothing_else() {
    let app = app("on").await;
    let people = [app.anonymous()];
    for person in &people {
        let (status, body) = send(person, json!({ "query": SHOP })).await;
        assert_eq!((status, &body["errors"][0]["extensions"]["code"]), (400, &json!("DOCUMENT_REQUIRED")), "{body:#}");
        let (status, _) = send(person, json!({ "documentId": id(SHOP) })).await;
        assert_eq!(status, 200);
    }
}

#[tokio::test]
async fn operators_may_send_texts_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let sign_in = "mutation SignIn($input: SessionCreateInput!) { sessionCreate(input: $input) { session { accessToken } userErrors { code } } }";
    let path = manifest(folder.path(), &[sign_in]);
    let app = TestApp::with(&[("STOA_DOCUMENTS", &path.display().to_string()), ("STOA_DOCUMENTS_ONLY", "on")]).await;
    let mut tokens = Vec::new();
    for name in ["admin", "ann"] {
        let input = json!({ "email": format!("{name}@example.test"), "password": support::PASSWORD });
        let (_, body) = send(&app.anonymous(), json!({ "documentId": id(sign_in), "variables": { "input": input } })).await;
        tokens.push(support::text(&body["data"]["sessionCreate"]["session"]["accessToken"]));
    }
    assert_eq!(app.bearing(&tokens[0]).ask(SHOP, json!({})).await["shop"]["name"], "Stoa");
    assert_eq!(app.bearing(&tokens[1]).fault(SHOP, json!({})).await, "DOCUMENT_REQUIRED");
}

#[tokio::test]
async fn a_socket_takes_hashes_too() {
    let app = app("on").await;
    let guest = app.anonymous();
    let mut socket = guest.socket().await;
    socket.send(json!({ "id": "1", "type": "subscribe", "payload": { "documentId": id(SHOP) } })).await;
    assert_eq!(socket.next().await["shop"]["name"], "Stoa");
    assert_eq!(socket.message().await["type"], "complete");
    socket.send(json!({ "id": "2", "type": "subscribe", "payload": { "query": SHOP } })).await;
    let refused = socket.message().await;
    assert!(refused.to_string().contains("DOCUMENT_REQUIRED"), "{refused:#}");
}

/// The line with which a start is refused.
async fn refused(path: &Path) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config::read(|name| match name {
        "STOA_ENV" => Some("test".into()),
        "STOA_DATA" => Some(folder.path().display().to_string()),
        "STOA_BIND" => Some("127.0.0.1:0".into()),
        "STOA_DOCUMENTS" => Some(path.display().to_string()),
        _ => None,
    });
    match api::app(config.expect("settings")).await {
        Ok(_) => panic!("{} was taken", path.display()),
        Err(line) => line,
    }
}

#[tokio::test]
async fn a_manifest_that_will_not_do_keeps_the_program_from_starting() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("documents.json");
    let wrong_hash = json!({ "0123": SHOP }).to_string();
    for (text, told) in [("[]", "no JSON object"), ("{\"a\": 1}", "no JSON object"), (&wrong_hash, "names `query Shop` by `0123`, which is not the SHA-256")] {
        fs::write(&path, text).expect("a manifest");
        let line = refused(&path).await;
        assert!(line.starts_with("STOA_DOCUMENTS: ") && line.contains(told) && line.lines().count() == 1, "{line}");
    }
    let deep = format!("query Deep {{ categories {{ {} id {} }} }}", "parent { ".repeat(12), "}".repeat(12));
    let dear = "query Dear { products(first: 100) { nodes { variants { offers { id } } } } }";
    for (document, name, told) in [
        (deep.as_str(), "`query Deep`", "nests at most 12 deep"),
        (dear, "`query Dear`", "at most 2000"),
        ("query Wrong { shop { zz } }", "`query Wrong`", "Unknown field"),
        ("query A { shop { name } } query B { shop { name } }", "`query A`", "several operations"),
    ] {
        let line = refused(&manifest(folder.path(), &[SHOP, document])).await;
        assert!(line.contains(name) && line.contains(told) && line.lines().count() == 1, "{line}");
    }
}

fn signed(time: i64, address: &str, body: &str) -> String {
    let message = format!("{time}\n{address}\n{}", crypto::sha256(body.as_bytes()));
    format!("t={time},address={address},signature={}", crypto::sign_with(SECRET.as_bytes(), message.as_bytes()))
}

#[tokio::test]
async fn an_app_says_for_whom_it_asks() {
    let app = TestApp::with(&[("STOA_APP_SECRET", SECRET), ("STOA_RATE", "2000/1")]).await;
    // Costs 202 points and is nobody's to keep.
    let ids = vec!["prd_x"; 100];
    let query = "query($ids: [ID!]!) { shop { name } nodes(ids: $ids) { ... on Product { vendor { id } } } node(id: \"x\") { id } }";
    let body = json!({ "query": query, "variables": { "ids": ids } }).to_string();
    let ask = async |signature: Option<String>| {
        let request = app.anonymous().request(Method::POST, "/graphql").header("Content-Type", "application/json").body(body.clone());
        let request = signature.into_iter().fold(request, |request, signature| request.header("X-Stoa-App", signature));
        let response = request.send().await.expect("an answer");
        let status = response.status().as_u16();
        (status, response.json::<Value>().await.expect("JSON"))
    };
    let now = app.cx.now() / 1_000;
    // A point comes back each second.
    let left = |answer: (u16, Value), expected: u64| {
        let left = answer.1["extensions"]["cost"]["available"].as_u64();
        assert!(left.is_some_and(|left| (expected..expected + 60).contains(&left)), "about {expected} should be left: {:#}", answer.1);
    };
    for round in 1..=4 {
        left(ask(Some(signed(now, "203.0.113.7", &body))).await, 2_000 - round * 202);
    }
    // Another client of the same app, and the app's own address, have their own.
    left(ask(Some(signed(now, "2001:db8::1", &body))).await, 1_798);
    left(ask(None).await, 1_798);
    for wrong in [signed(now - 400, "203.0.113.7", &body), signed(now, "203.0.113.7", "{}"), "t=1".into(), signed(now, "nowhere", &body)] {
        let (status, answer) = ask(Some(wrong)).await;
        assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (401, &json!("APP_SIGNATURE_INVALID")), "{answer:#}");
    }
    // Nothing was charged for what was not signed well.
    left(ask(Some(signed(now, "203.0.113.7", &body))).await, 2_000 - 5 * 202);
}

#[tokio::test]
async fn an_app_signs_the_address_of_a_query_by_get() {
    let app = TestApp::with(&[("STOA_APP_SECRET", SECRET), ("STOA_RATE", "2000/1")]).await;
    let query = "query=%7Bshop%7Bname%7Dnode(id%3A%22x%22)%7Bid%7D%7D";
    let request = app.anonymous().request(Method::GET, &format!("/graphql?{query}")).header("X-Stoa-App", signed(app.cx.now() / 1_000, "203.0.113.9", query));
    let answer: Value = request.send().await.expect("an answer").json().await.expect("JSON");
    // Signed for another address than the one it came from, it is charged there.
    let usual: Value = app.anonymous().request(Method::GET, &format!("/graphql?{query}")).send().await.expect("an answer").json().await.expect("JSON");
    let left = |answer: &Value| answer["extensions"]["cost"]["available"].as_u64();
    assert!(left(&answer) >= Some(1_998) && left(&usual) >= Some(1_998), "{answer:#} {usual:#}");
}
