//! What the door refuses before anything is looked up.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use support::TestApp;

const RESPONSE: &str = "application/graphql-response+json";
const JSON: &str = "application/json";

/// One post, and what came of it: status, media type, body.
async fn post(app: &TestApp, headers: &[(&str, &str)], body: impl Into<reqwest::Body>) -> (u16, String, Value) {
    let mut request = app.anonymous().request(Method::POST, "/graphql");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    read(request.body(body).send().await.expect("an answer")).await
}

async fn read(response: reqwest::Response) -> (u16, String, Value) {
    let kind = response.headers().get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let (status, text) = (response.status().as_u16(), response.text().await.expect("a body"));
    (status, kind, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

/// The address of a request by GET.
fn address(parameters: &[(&str, &str)]) -> String {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let pairs: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    format!("/graphql?{}", pairs.join("&"))
}

fn code(body: &Value) -> &str {
    body["errors"][0]["extensions"]["code"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn answers_come_in_the_media_type_that_is_wanted_with_the_status_that_goes_with_it() {
    let app = TestApp::new().await;
    let asked = async |accept: &str, query: &str| post(&app, &[("Content-Type", JSON), ("Accept", accept)], json!({ "query": query }).to_string()).await;
    for (accept, query, status, kind) in [
        (RESPONSE, "{ shop { name } }", 200, RESPONSE),
        (JSON, "{ shop { name } }", 200, JSON),
        ("*/*", "{ shop { name } }", 200, JSON),
        ("application/json;q=0.3, application/graphql-response+json;q=0.4", "{ shop { name } }", 200, RESPONSE),
        ("application/graphql-response+json; charset=utf-8", "{ shop { name } }", 200, RESPONSE),
        (RESPONSE, "{ shop {", 400, RESPONSE),
        (RESPONSE, "{ shop { nothing } }", 400, RESPONSE),
        (RESPONSE, "query Q($id: ID!) { node(id: $id) { id } }", 400, RESPONSE),
        (JSON, "{ shop {", 200, JSON),
        (JSON, "{ shop { nothing } }", 200, JSON),
        (JSON, "query Q($id: ID!) { node(id: $id) { id } }", 200, JSON),
        ("text/html", "{ shop { name } }", 406, JSON),
        ("application/json; charset=utf-16", "{ shop { name } }", 406, JSON),
        (JSON, "subscription { cartChanged { version } }", 406, JSON),
    ] {
        let (found, media, body) = asked(accept, query).await;
        assert_eq!((found, media.split(';').next()), (status, Some(kind)), "{accept}: {query}: {body:#}");
        assert_eq!(body.get("data").is_some(), query == "{ shop { name } }" && status == 200, "`data` is there only where something ran: {body:#}");
    }
}

#[tokio::test]
async fn members_of_a_request_that_are_none_are_refused() {
    let app = TestApp::new().await;
    let no = [json!(7), json!(true), json!(["x"]), json!({ "x": 1 }), json!("x")];
    for (member, wrong) in
        [("query", &no[..4]), ("operationName", &no[..4]), ("variables", &[&no[..3], &no[4..]].concat()), ("extensions", &[&no[..3], &no[4..]].concat())]
    {
        for value in wrong {
            let mut body = json!({ "query": "{ shop { name } }" });
            body[member] = value.clone();
            let (status, _, answer) = post(&app, &[("Content-Type", JSON)], body.to_string()).await;
            assert_eq!((status, code(&answer)), (400, "BAD_REQUEST"), "{member}: {value}");
        }
        let mut body = json!({ "query": "{ shop { name } }", "unknown": 7 });
        if member != "query" {
            body[member] = Value::Null;
        }
        assert_eq!(post(&app, &[("Content-Type", JSON)], body.to_string()).await.0, 200, "{body}");
    }
}

#[tokio::test]
async fn by_get_there_are_queries_only() {
    let app = TestApp::new().await;
    let (guest, mug) = (app.anonymous(), app.goods("alder-mug").await);
    guest.add(&[(&mug, 1)]).await;
    let asked = async |query: &[(&str, &str)], accept: &str| {
        let sent = guest.request(Method::GET, &address(query)).header("Accept", accept).send().await.expect("an answer");
        let allowed = sent.headers().get("allow").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let (status, _, body) = read(sent).await;
        (status, allowed, body)
    };
    let add = format!("mutation {{ cartLinesAdd(input: {{ lines: [{{ offerId: \"{}\", quantity: 1 }}] }}) {{ cart {{ version }} }} }}", mug.offer);
    for (query, accept) in [(add.as_str(), RESPONSE), (&add, "text/event-stream"), ("subscription { cartChanged { version } }", "text/event-stream")] {
        let (status, allowed, body) = asked(&[("query", query)], accept).await;
        assert_eq!((status, allowed.as_str(), code(&body)), (405, "POST", "METHOD_NOT_ALLOWED"), "{query}: {body:#}");
    }
    assert_eq!(guest.ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"], 1, "nothing was added");

    let document = "query A { shop { name } } query B($on: Boolean!) { cart @include(if: $on) { itemCount } }";
    let (status, _, body) = asked(&[("query", document), ("operationName", "B"), ("variables", r#"{"on":true}"#), ("extensions", "{}")], JSON).await;
    assert_eq!((status, &body["data"]["cart"]["itemCount"]), (200, &json!(1)), "{body:#}");
    for (name, value) in
        [("variables", "[]"), ("variables", "7"), ("variables", "{"), ("extensions", "[]"), ("extensions", "\"x\""), ("query", "{ shop { name } }")]
    {
        let (status, _, body) = asked(&[("query", "{ shop { name } }"), (name, value)], JSON).await;
        assert_eq!((status, code(&body)), (400, "BAD_REQUEST"), "{name}={value}");
    }
    assert_eq!(asked(&[("query", "{ shop { name } }"), ("variables", "null"), ("extensions", "")], JSON).await.0, 200);
    assert_eq!(asked(&[("operationName", "A")], JSON).await.0, 400, "without a query");
}

#[tokio::test]
async fn only_json_that_is_not_packed_is_read() {
    let app = TestApp::new().await;
    let body = json!({ "query": "{ shop { name } }" }).to_string();
    for kind in
        ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "application/graphql"]
    {
        let (status, _, answer) = post(&app, &[("Content-Type", kind)], body.clone()).await;
        assert_eq!((status, code(&answer)), (415, "UNSUPPORTED_MEDIA_TYPE"), "{kind}");
    }
    assert_eq!(post(&app, &[], body.clone()).await.0, 415, "without a word on what it is");
    assert_eq!(post(&app, &[("Content-Type", "application/json; charset=\"UTF-8\"")], body.clone()).await.0, 200);
    // Eight hundred bytes that would be a megabyte: nobody unpacks them.
    for packing in ["gzip", "br", "deflate", "zstd"] {
        assert_eq!(post(&app, &[("Content-Type", JSON), ("Content-Encoding", packing)], vec![0x1f; 800]).await.0, 415, "{packing}");
    }
    assert_eq!(post(&app, &[("Content-Type", JSON)], vec![b'{', b'"', 0xff, b'"', b'}']).await.0, 400, "bytes that are no UTF-8");
}

#[tokio::test]
async fn other_methods_and_addresses_are_refused_in_words() {
    let app = TestApp::new().await;
    for (method, path, status, expected) in [
        (Method::PUT, "/graphql", 405, "METHOD_NOT_ALLOWED"),
        (Method::DELETE, "/graphql", 405, "METHOD_NOT_ALLOWED"),
        (Method::GET, "/nothing", 404, "NOT_FOUND"),
    ] {
        let sent = app.anonymous().request(method.clone(), path).send().await.expect("an answer");
        assert_eq!(sent.headers().contains_key("allow"), status == 405, "{method} {path}");
        let (found, _, body) = read(sent).await;
        assert_eq!((found, code(&body)), (status, expected), "{method} {path}");
    }
}

/// What a browser says of the page that a request comes from, and whether it is answered.
#[tokio::test]
async fn pages_of_other_sites_can_send_nothing() {
    let app = TestApp::new().await;
    let (guest, mug) = (app.anonymous(), app.goods("alder-mug").await);
    guest.add(&[(&mug, 1)]).await;
    let add = json!({ "query": format!("mutation {{ cartLinesAdd(input: {{ lines: [{{ offerId: \"{}\", quantity: 1 }}] }}) {{ cart {{ itemCount }} }} }}", mug.offer) });
    let own = app.url().to_owned();
    for (headers, status) in [
        (vec![("Origin", "https://evil.example")], 403),
        (vec![("Origin", "null"), ("Sec-Fetch-Site", "cross-site")], 403),
        (vec![("Sec-Fetch-Site", "cross-site")], 403),
        (vec![("Origin", own.as_str()), ("Sec-Fetch-Site", "same-origin")], 200),
        (vec![], 200),
    ] {
        let sent = |method, path: &str| headers.iter().fold(guest.request(method, path), |request, (name, value)| request.header(*name, *value));
        let before = guest.ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"].clone();
        let posted = sent(Method::POST, "/graphql").json(&add).send().await.expect("an answer").status();
        let got = sent(Method::GET, "/graphql?query=%7Bshop%7Bname%7D%7D").send().await.expect("an answer").status();
        assert_eq!((posted.as_u16(), got.as_u16()), (status, status), "{headers:?}");
        let after = guest.ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"].clone();
        assert_eq!(before == after, status == 403, "{headers:?}");
    }
    let asked = async |origin: &str| {
        let request = guest.request(Method::OPTIONS, "/graphql").header("Origin", origin).header("Access-Control-Request-Method", "POST");
        let answer = request.header("Access-Control-Request-Headers", "authorization,content-type").send().await.expect("an answer");
        answer.headers().get("access-control-allow-origin").and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    assert_eq!((asked("https://evil.example").await, asked(&own).await), (None, Some(own.clone())));
    // A link to the page in somebody's letter is no request.
    let linked = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client").get(format!("{own}/graphql"));
    let linked = linked.header("Accept", "text/html").header("Sec-Fetch-Site", "cross-site").send().await.expect("an answer");
    assert_eq!((linked.status().as_u16(), linked.headers()["location"].to_str().ok()), (303, Some("/graphiql")));
}

/// The events of an answer as they come: the name and the data of each.
struct Events(reqwest::Response, String);

impl Events {
    async fn of(client: &support::Client, query: &str, variables: Value) -> Self {
        let request = client.request(Method::POST, "/graphql").header("Accept", "text/event-stream");
        let response = request.json(&json!({ "query": query, "variables": variables })).send().await.expect("an answer");
        assert_eq!(response.headers()["content-type"].to_str().ok().and_then(|kind| kind.split(';').next()), Some("text/event-stream"));
        Self(response, String::new())
    }

    /// The next block; `None` at the end of the stream.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.1.split_once("\n\n") {
                let block = block.to_owned();
                self.1 = rest.to_owned();
                return Some(block);
            }
            // A stream that breaks off has ended, too.
            self.1.push_str(std::str::from_utf8(&self.0.chunk().await.ok()??).expect("text"));
        }
    }

    /// The next event that is no breath.
    async fn next(&mut self) -> Option<(String, Value)> {
        let next = async {
            loop {
                let block = self.block().await?;
                if block != ":" {
                    let line = |name: &str| {
                        block.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("no {name} in {block:?}")).trim().to_owned()
                    };
                    return Some((line("event:"), serde_json::from_str(&line("data:")).unwrap_or_default()));
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(20), next).await.expect("an event in time")
    }
}

const CART: &str = "subscription Cart($since: Int) { cartChanged(since: $since) { version itemCount } }";

#[tokio::test]
async fn a_subscription_comes_as_events() {
    let app = TestApp::tuned(|config| config.timeouts.breath = Duration::from_millis(50)).await;
    let (guest, mug) = (app.anonymous(), app.goods("alder-mug").await);
    guest.add(&[(&mug, 1)]).await;
    let mut events = Events::of(&guest, CART, json!({})).await;
    let (name, first) = events.next().await.expect("an event");
    assert_eq!((name.as_str(), &first["data"]["cartChanged"]["itemCount"]), ("next", &json!(1)));
    assert_eq!(events.block().await.as_deref(), Some(":"), "it breathes while there is nothing to tell");
    guest.add(&[(&mug, 2)]).await;
    app.settle().await;
    let (_, second) = events.next().await.expect("an event");
    assert_eq!(second["data"]["cartChanged"]["itemCount"], 3);
    // Going on where one left off: what is known is not told again, what was missed is.
    let mut late = Events::of(&guest, CART, json!({ "since": first["data"]["cartChanged"]["version"] })).await;
    assert_eq!(late.next().await.expect("an event").1["data"]["cartChanged"]["itemCount"], 3);
    let mut current = Events::of(&guest, CART, json!({ "since": second["data"]["cartChanged"]["version"] })).await;
    assert_eq!(current.block().await.as_deref(), Some(":"));
    guest.add(&[(&mug, 1)]).await;
    app.settle().await;
    assert_eq!(current.next().await.expect("an event").1["data"]["cartChanged"]["itemCount"], 4);
    // The server goes away without an end of the operation, so that clients come back elsewhere.
    app.drain();
    while let Some((name, _)) = events.next().await {
        assert_eq!(name, "next");
    }
}

#[tokio::test]
async fn a_query_comes_as_one_event_and_what_does_not_run_as_one_with_errors_alone() {
    let app = TestApp::new().await;
    let mut events = Events::of(&app.anonymous(), "{ shop { name } }", json!({})).await;
    assert!(events.next().await.expect("an event").1["data"]["shop"]["name"].is_string());
    assert_eq!(events.next().await, Some(("complete".into(), Value::Null)));
    assert_eq!(events.next().await, None);
    for (query, expected) in [("{ shop {", "GRAPHQL_PARSE_FAILED"), ("{ shop { nothing } }", "GRAPHQL_VALIDATION_FAILED"), (CART, "UNAUTHENTICATED")] {
        let mut events = Events::of(&app.anonymous(), query, json!({})).await;
        let (name, result) = events.next().await.expect("an event");
        assert_eq!((name.as_str(), code(&result)), ("next", expected), "{query}");
        assert_eq!(result.get("data").is_some(), expected == "UNAUTHENTICATED", "{query}: {result:#}");
        assert_eq!(events.next().await, Some(("complete".into(), Value::Null)), "{query}");
        assert_eq!(events.next().await, None);
    }
}

#[tokio::test]
async fn events_end_with_the_session_that_asked_for_them() {
    let app = TestApp::tuned(|config| config.timeouts.look = Duration::from_millis(100)).await;
    let (ann, mug) = (app.customer("ann").await, app.goods("alder-mug").await);
    ann.add(&[(&mug, 1)]).await;
    let mut events = Events::of(&ann, CART, json!({})).await;
    events.next().await.expect("the cart");
    ann.run("sessionRevoke", json!({}), "revoked").await;
    assert_eq!(code(&events.next().await.expect("an event").1), "UNAUTHENTICATED");
    assert_eq!(events.next().await, Some(("complete".into(), Value::Null)));
    let refused = ann.request(Method::POST, "/graphql").header("Accept", "text/event-stream").json(&json!({ "query": CART })).send().await.expect("an answer");
    assert_eq!((refused.status().as_u16(), refused.headers()["www-authenticate"].to_str().ok()), (401, Some("Bearer error=\"invalid_token\"")));
}

#[tokio::test]
async fn when_all_seats_are_taken_the_next_stream_is_sent_away_and_requests_are_not() {
    let app = TestApp::tuned(|config| config.max_connections = 16).await;
    let (guest, mug) = (app.anonymous(), app.goods("alder-mug").await);
    guest.add(&[(&mug, 1)]).await;
    let mut taken = Vec::new();
    for _ in 0..12 {
        let mut events = Events::of(&guest, CART, json!({})).await;
        events.next().await.expect("an event");
        taken.push(events);
    }
    let refused =
        guest.request(Method::POST, "/graphql").header("Accept", "text/event-stream").json(&json!({ "query": CART })).send().await.expect("an answer");
    assert_eq!((refused.status().as_u16(), refused.headers()["retry-after"].to_str().ok()), (503, Some("1")));
    assert_eq!(guest.ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"], 1);
}

#[tokio::test]
async fn batches_and_nonsense_are_refused() {
    let app = TestApp::new().await;
    for body in [r#"[{"query":"{ shop { name } }"},{"query":"{ shop { name } }"}]"#, " [", "{", "17", "", r#"{"variables":{}}"#, r#"{"query":null}"#] {
        let (status, _, answer) = post(&app, &[("Content-Type", JSON)], body).await;
        assert_eq!((status, code(&answer)), (400, "BAD_REQUEST"), "{body}");
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
