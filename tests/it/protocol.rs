//! What the door refuses before anything is looked up.

use reqwest::Method;
use serde_json::{Value, json};
use support::TestApp;

#[tokio::test]
async fn a_mutation_by_get_is_refused() {
    let app = TestApp::new().await;
    let guest = app.anonymous();
    // mutation { cartLinesAdd(input: { lines: [] }) { userErrors { code } } }
    let mutation = "/graphql?query=mutation%7BcartLinesAdd(input%3A%7Blines%3A%5B%5D%7D)%7BuserErrors%7Bcode%7D%7D%7D";
    for (path, status) in [(mutation, 405), ("/graphql?query=%7Bshop%7Bname%7D%7D", 200)] {
        let response = guest.request(Method::GET, path).header("Accept", "application/graphql-response+json").send().await.expect("an answer");
        assert_eq!(response.status(), status, "{path}");
    }
}

#[tokio::test]
async fn a_form_from_another_site_cannot_send_anything() {
    let app = TestApp::new().await;
    let body = json!({ "query": "{ shop { name } }" }).to_string();
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        let response = app.anonymous().request(Method::POST, "/graphql").header("Content-Type", kind).body(body.clone()).send().await.expect("an answer");
        assert_eq!(response.status(), 415, "{kind}");
    }
}

#[tokio::test]
async fn batches_and_nonsense_are_refused() {
    let app = TestApp::new().await;
    for body in [r#"[{"query":"{ shop { name } }"},{"query":"{ shop { name } }"}]"#, "{", "17", r#"{"query":17}"#, r#"{"variables":{}}"#] {
        let response = app.anonymous().request(Method::POST, "/graphql").header("Content-Type", "application/json").body(body).send().await.expect("an answer");
        assert_eq!(response.status(), 400, "{body}");
    }
}

#[tokio::test]
async fn a_wrong_document_answers_with_a_code_and_a_request_id() {
    let app = TestApp::new().await;
    for query in ["{ shop { nothing } }", "{ shop {", "query A { shop { name } } query B { shop { name } }"] {
        let answer = app.anonymous().send(query, json!({})).await;
        let error = &answer.body["errors"][0];
        assert!(error["extensions"]["code"].is_string(), "{:#}", answer.body);
        assert!(error["extensions"]["requestId"].is_string() || answer.body["extensions"]["requestId"].is_string(), "{:#}", answer.body);
    }
}

/// Documents that would cost more than they ask.
fn heavy() -> Vec<(&'static str, String)> {
    let aliases: String = (0..40).map(|n| format!("a{n}: shop {{ name }} ")).collect();
    let mut fan = String::from("{ ...f0 }");
    for n in 0..20 {
        fan.push_str(&format!(" fragment f{n} on Query {{ ...f{next} ...f{next} }}", next = n + 1));
    }
    fan.push_str(" fragment f20 on Query { shop { name } }");
    vec![
        ("aliases", format!("{{ {aliases} }}")),
        ("a fan of fragments", fan),
        ("a circle of fragments", "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }".into()),
        ("a long document", format!("{{ shop {{ name }} }} # {}", "x".repeat(2_000_000))),
    ]
}

#[tokio::test]
async fn documents_that_cost_more_than_they_ask_are_refused_quickly() {
    let app = TestApp::new().await;
    for (what, query) in heavy() {
        let started = std::time::Instant::now();
        let response = app.anonymous().request(Method::POST, "/graphql").json(&json!({ "query": query })).send().await.expect("an answer");
        let status = response.status();
        let body: Value = response.json().await.unwrap_or_default();
        assert!(status.is_client_error() || body["errors"].is_array(), "{what}: {status} {body:#}");
        assert!(started.elapsed().as_secs() < 3, "{what} took {:?}", started.elapsed());
    }
}

#[tokio::test]
async fn lists_say_how_long_they_may_be() {
    let app = TestApp::new().await;
    for arguments in ["first: 0", "first: 101", "first: -1", "first: 5, last: 5", "last: 5, after: \"x\""] {
        let code = app.anonymous().fault(&format!("{{ vendors({arguments}) {{ nodes {{ id }} }} }}"), json!({})).await;
        assert_eq!(code, "VALIDATION_FAILED", "{arguments}");
    }
}
