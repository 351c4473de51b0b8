//! What a caller may spend, and what happens when it is spent.

use reqwest::Method;
use serde_json::{Value, json};
use support::{Client, TestApp, scaled};

/// Costs 500 points and is nobody's to keep.
const DEAR: &str = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { vendor { id } category { id } variants { id } } } }";

fn dear() -> Value {
    // Of each: itself, a vendor, a category and four variants.
    json!({ "ids": vec!["prd_x"; 100] })
}

async fn ask(client: &Client, query: &str, variables: Value) -> (u16, Option<u64>, Value) {
    let response = client.request(Method::POST, "/graphql").json(&json!({ "query": query, "variables": variables })).send().await.expect("an answer");
    let (status, after) = (response.status().as_u16(), response.headers().get("Retry-After").and_then(|after| after.to_str().ok()?.parse().ok()));
    (status, after, response.json().await.expect("JSON"))
}

/// What is left, give or take the points that came back while the test ran: one each second.
fn assert_left(answer: &Value, expected: u64) {
    let left = answer["extensions"]["cost"]["available"].as_u64().or(answer["errors"][0]["extensions"]["available"].as_u64());
    assert!(left.is_some_and(|left| (expected..expected + 60).contains(&left)), "about {expected} should be left: {answer:#}");
}

fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn an_answer_tells_what_it_cost() {
    let app = TestApp::with(&[("STOA_RATE", "5000/1")]).await;
    for (query, variables, requested, charged, left) in [(DEAR, dear(), 700, 700, 4_300), ("{ __typename }", json!({}), 0, 1, 4_299)] {
        let (_, _, answer) = ask(&app.anonymous(), query, variables).await;
        let cost = &answer["extensions"]["cost"];
        assert_eq!([&cost["requested"], &cost["charged"], &cost["restoreRate"]], [&json!(requested), &json!(charged), &json!(1)], "{answer:#}");
        assert_left(&answer, left);
    }
    let free = TestApp::new().await;
    let (_, _, answer) = ask(&free.anonymous(), "{ shop { name } }", json!({})).await;
    assert_eq!(answer["extensions"]["cost"], json!({ "requested": 1, "charged": 1, "available": null, "restoreRate": null }));
}

#[tokio::test]
async fn who_has_spent_everything_waits_and_nobody_else_does() {
    let app = TestApp::with(&[("STOA_RATE", "2000/1")]).await;
    let guest = app.anonymous();
    for _ in 0..2 {
        let (status, _, answer) = ask(&guest, DEAR, dear()).await;
        assert!(status == 200 && answer.get("errors").is_none(), "{answer:#}");
    }
    let (status, after, answer) = ask(&guest, DEAR, dear()).await;
    assert_eq!((status, code(&answer)), (429, "RATE_LIMITED"), "{answer:#}");
    assert!(answer.get("data").is_none());
    // 600 are left, less the point that every try costs: a hundred too few, and one comes back each second.
    assert_left(&answer, 599);
    assert!(after.is_some_and(|after| (40..=100).contains(&after)), "{after:?}");
    let ann = app.customer("ann").await;
    assert_eq!(ask(&ann, DEAR, dear()).await.0, 200, "an account has a bucket of its own");
    app.cx.clock.advance(300_000);
    assert_eq!(ask(&guest, DEAR, dear()).await.0, 200);
}

#[tokio::test]
async fn staff_may_spend_more() {
    let app = TestApp::with(&[("STOA_RATE", "5000/1")]).await;
    for (client, left) in [(app.customer("ann").await, 4_999), (app.vendor("alder").await, 9_999), (app.admin().await, 24_999)] {
        assert_left(&ask(&client, "{ __typename }", json!({})).await.2, left);
    }
}

#[tokio::test]
async fn a_guest_is_their_address_whatever_token_they_bring() {
    let app = TestApp::with(&[("STOA_RATE", "5000/1")]).await;
    for (token, left) in [("one", 4_999), ("another", 4_998), ("a third", 4_997)] {
        let guest = app.anonymous();
        guest.carry(Some(token.replace(' ', "-")));
        assert_left(&ask(&guest, "{ __typename }", json!({})).await.2, left);
    }
}

#[tokio::test]
async fn what_will_not_do_is_charged_too() {
    let app = TestApp::with(&[("STOA_RATE", "2000/1")]).await;
    let guest = app.anonymous();
    for _ in 0..40 {
        assert_eq!(code(&ask(&guest, "{ shop { zz } }", json!({})).await.2), "GRAPHQL_VALIDATION_FAILED");
    }
    assert_left(&ask(&guest, "{ __typename }", json!({})).await.2, 2_000 - 40 * 21 - 1);
    assert_eq!(ask(&guest, DEAR, dear()).await.0, 200);
    let mut codes = Vec::new();
    for _ in 0..600 {
        codes.push(code(&ask(&guest, "{ shop { zz } }", json!({})).await.2).to_owned());
        if codes.last().is_some_and(|code| code == "RATE_LIMITED") {
            break;
        }
    }
    assert!(codes.last().is_some_and(|code| code == "RATE_LIMITED") && codes.len() > 20, "an empty bucket is not even read for: {codes:?}");
}

#[tokio::test]
async fn a_socket_is_told_in_its_own_way() {
    let app = TestApp::with(&[("STOA_RATE", "2000/1")]).await;
    let mut socket = app.anonymous().socket().await;
    let mut last = Value::Null;
    for n in 0..4 {
        socket.send(json!({ "id": n.to_string(), "type": "subscribe", "payload": { "query": DEAR, "variables": dear() } })).await;
        // Each is answered and completed, the last one refused.
        loop {
            let message = socket.message().await;
            let complete = message["type"] == "complete";
            if !complete {
                last = message;
            }
            if complete || last["type"] == "error" {
                break;
            }
        }
    }
    assert!(last.to_string().contains("RATE_LIMITED"), "{last:#}");
}

#[tokio::test]
async fn nodes_share_a_bucket_through_redis() {
    if !scaled() {
        return;
    }
    let app = TestApp::with(&[("STOA_RATE", "2000/1")]).await;
    let other = app.second_node().await;
    let (here, there) = (app.anonymous(), other.client(&app.anonymous()));
    let (mut answered, mut refused) = (0, 0);
    for n in 0..20 {
        let (status, ..) = ask(if n % 2 == 0 { &here } else { &there }, DEAR, dear()).await;
        if status == 200 { answered += 1 } else { refused += 1 }
    }
    // Each node for itself would have answered two.
    assert_eq!((answered, refused), (2, 18));
}

#[tokio::test]
async fn without_redis_each_node_counts_for_itself() {
    // Nothing listens on port 1.
    let app = TestApp::with(&[("STOA_RATE", "2000/1"), ("REDIS_URL", "redis://127.0.0.1:1/")]).await;
    let guest = app.anonymous();
    for status in [200, 200, 429] {
        assert_eq!(ask(&guest, DEAR, dear()).await.0, status);
    }
}
