//! What browsers are told to beware of, with every kind of answer.

use std::collections::BTreeMap;

use reqwest::Method;
use support::TestApp;

#[tokio::test]
async fn every_kind_of_answer_tells_browsers_what_to_beware_of() {
    let app = TestApp::new().await;
    app.cx.storage.put("catalogue/plate.svg", "image/svg+xml", b"<svg/>".to_vec()).await.expect("a picture");
    let paths = ["/graphql", "/graphiql", "/healthz", "/metrics", "/.well-known/jwks.json", "/media/catalogue/plate.svg", "/media/none.webp", "/nowhere"];
    for path in paths {
        let method = if path == "/graphql" { Method::POST } else { Method::GET };
        let answer = app.anonymous().request(method, path).send().await.expect("an answer");
        let told = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let policy = told("content-security-policy");
        let policy: BTreeMap<&str, &str> = policy.split(';').filter_map(|part| part.trim().split_once(' ').or(Some((part.trim(), "")))).collect();
        for (directive, most) in [("frame-ancestors", "'none'"), ("base-uri", "'none'"), ("object-src", "'none'")] {
            let given = policy.get(directive).or(policy.get("default-src").filter(|_| directive == "object-src"));
            assert_eq!(given, Some(&most), "{path}: {directive} in {policy:?}");
        }
        assert!(policy.get("script-src").or(policy.get("default-src")).is_some_and(|sources| !sources.contains("unsafe")), "{path}: {policy:?}");
        assert_eq!((told("x-content-type-options"), told("referrer-policy")), ("nosniff".into(), "no-referrer".into()), "{path}");
        let kind = told("content-type");
        let is_text = kind.starts_with("text/") || kind.contains("svg");
        assert!(!is_text || kind.contains("charset=utf-8"), "{path}: {kind}");
    }
}
