//! Connections as such: slow ones, silent ones, too many of them, and the end of a server while they are open.

use std::time::{Duration, Instant};

use serde_json::json;
use support::wire::Wire;
use support::{Client, Site, TestApp, scale, wait};

const SHOP: &str = r#"{"query":"{ shop { name } }"}"#;

/// The head of a request with a body of this length.
fn head(length: usize) -> String {
    format!("POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n")
}

fn request() -> String {
    format!("{}{SHOP}", head(SHOP.len()))
}

/// A server of little patience where it matters to a test, and of much where it does not.
async fn impatient() -> TestApp {
    TestApp::tuned(|config| {
        config.timeouts.head = Duration::from_millis(300);
        config.timeouts.body = Duration::from_millis(300);
    })
    .await
}

#[tokio::test]
async fn whoever_connects_and_says_nothing_is_closed_on() {
    let app = impatient().await;
    assert_eq!(Wire::to(app.url()).await.rest().await, "");
}

#[tokio::test]
async fn whoever_does_not_finish_the_head_of_a_request_is_closed_on() {
    let app = impatient().await;
    let mut slow = Wire::to(app.url()).await;
    assert!(slow.send("POST /graphql HTTP/1.1\r\nX-Slow: ").await);
    assert!(slow.drip(Duration::from_millis(20)).await > 0);
    // A request before it buys no time.
    let mut second = Wire::to(app.url()).await;
    assert!(second.send(&request()).await);
    assert!(second.answer().await.starts_with("HTTP/1.1 200"));
    assert!(second.send("POST /graphql HTTP/1.1\r\nX-Slow: ").await);
    assert!(second.drip(Duration::from_millis(20)).await > 0);
}

#[tokio::test]
async fn whoever_does_not_finish_the_body_is_told_and_closed_on() {
    let app = impatient().await;
    let mut slow = Wire::to(app.url()).await;
    assert!(slow.send(&head(100)).await);
    assert!(slow.send("{\"query\"").await);
    let told = slow.rest().await;
    assert!(told.starts_with("HTTP/1.1 408") && told.contains("REQUEST_TIMEOUT") && told.contains("connection: close"), "{told}");
}

#[tokio::test]
async fn a_connection_may_rest_between_two_requests_but_not_for_ever() {
    let app = TestApp::tuned(|config| {
        config.timeouts.head = Duration::from_millis(200);
        config.timeouts.idle = Duration::from_secs(2);
    })
    .await;
    let mut resting = Wire::to(app.url()).await;
    assert!(resting.send(&request()).await);
    resting.answer().await;
    // Longer than a head may take: one that connected after our answer is closed on by now, and this one is not.
    Wire::to(app.url()).await.rest().await;
    assert!(resting.send(&request()).await);
    assert!(resting.answer().await.starts_with("HTTP/1.1 200"));
    assert_eq!(resting.rest().await, "");
}

#[tokio::test]
async fn whoever_never_reads_an_answer_is_dropped() {
    let app = TestApp::tuned(|config| config.timeouts.write = Duration::from_millis(300)).await;
    let narrow = tokio::net::TcpSocket::new_v4().expect("a socket");
    narrow.set_recv_buffer_size(4_096).expect("a size");
    let stream = narrow.connect(app.url().trim_start_matches("http://").parse().expect("an address")).await.expect("a connection");
    let mut deaf = Wire(stream);
    // Question after question into a pipe whose other end nobody empties: when it is full the server stops reading, too,
    // and when its time is up it tears the connection down.
    let asking = async {
        for asked in 0.. {
            if !deaf.send("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n").await {
                return asked;
            }
        }
        0
    };
    assert!(tokio::time::timeout(wait::A_MINUTE, asking).await.expect("an end") > 10);
}

#[tokio::test]
async fn beyond_its_connections_a_server_lets_newcomers_wait_and_serves_them_when_there_is_room() {
    let app = TestApp::tuned(|config| {
        config.max_connections = 16;
        config.timeouts.head = Duration::from_secs(60);
    })
    .await;
    let mut held = Vec::new();
    for _ in 0..16 {
        let mut one = Wire::to(app.url()).await;
        assert!(one.send(&request()).await);
        one.answer().await;
        held.push(one);
    }
    let mut next = Wire::to(app.url()).await;
    assert!(next.send(&request()).await);
    let waited = tokio::time::timeout(Duration::from_millis(300), next.answer()).await;
    assert!(waited.is_err(), "it was served while all connections were taken: {waited:?}");
    held.pop();
    assert!(next.answer().await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn heads_are_bounded() {
    let app = TestApp::new().await;
    for (many, what) in [("X-A: b\r\n".repeat(200), "many"), (format!("X-A: {}\r\n", "b".repeat(64 * 1024)), "long")] {
        let mut wire = Wire::to(app.url()).await;
        wire.send(&format!("GET /healthz HTTP/1.1\r\nHost: x\r\n{many}\r\n")).await;
        assert!(wire.rest().await.starts_with("HTTP/1.1 431"), "{what}");
    }
    let mut wire = Wire::to(app.url()).await;
    wire.send("no HTTP at all\r\n\r\n").await;
    assert!(wire.rest().await.starts_with("HTTP/1.1 400"));
}

#[tokio::test]
async fn what_is_too_long_is_refused_before_it_was_read() {
    let app = TestApp::new().await;
    // Announced, and not a byte of it sent.
    let mut announced = Wire::to(app.url()).await;
    announced.send(&head(2_000_000_000)).await;
    let told = announced.rest().await;
    assert!(told.starts_with("HTTP/1.1 413") && told.contains("PAYLOAD_TOO_LARGE") && told.contains("requestId"), "{told}");
    // In pieces of unknown number: it is taken in up to the limit and what the system holds, and the answer arrives all the same.
    let mut pieces = Wire::to(app.url()).await;
    let piece = format!("10000\r\n{}\r\n", "x".repeat(65_536));
    pieces.send(&head(0).replace("Content-Length: 0", "Transfer-Encoding: chunked")).await;
    for _ in 0..8 {
        pieces.send(&piece).await;
    }
    assert!(pieces.rest().await.starts_with("HTTP/1.1 413"));
    // Whoever does not stop at all is cut off.
    let mut endless = Wire::to(app.url()).await;
    endless.send(&head(0).replace("Content-Length: 0", "Transfer-Encoding: chunked")).await;
    let mut sent = 0;
    while sent < 1_000 && endless.send(&piece).await {
        sent += 1;
    }
    assert!(sent < 1_000, "64 MB were taken in");
}

#[tokio::test]
async fn a_request_that_has_begun_is_answered_though_the_server_goes_away() {
    let app = TestApp::new().await;
    let mut begun = Wire::to(app.url()).await;
    assert!(begun.send(&head(SHOP.len())).await);
    assert!(begun.send(&SHOP[..7]).await);
    let mut idle = Wire::to(app.url()).await;
    assert!(idle.send(&request()).await);
    idle.answer().await;
    app.drain();
    assert_eq!(idle.rest().await, "", "who is asking nothing is closed on at once");
    wait::until("nobody listens any more", async || tokio::net::TcpStream::connect(app.url().trim_start_matches("http://")).await.is_err().then_some(())).await;
    assert!(begun.send(&SHOP[7..]).await);
    let answer = begun.rest().await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"name\""), "{answer}");
    assert!(answer.contains("connection: close"), "{answer}");
}

#[tokio::test]
async fn while_load_balancers_notice_newcomers_are_answered_and_readiness_says_no() {
    let app = TestApp::tuned(|config| config.timeouts.leave = Duration::from_secs(3_600)).await;
    app.drain();
    let guest = app.anonymous();
    let ready = wait::until("it is not ready", async || {
        let answer = guest.request(reqwest::Method::GET, "/readyz").send().await.ok()?;
        (answer.status() == 503).then_some(answer)
    })
    .await;
    assert_eq!(ready.headers()["connection"], "close");
    assert_eq!(ready.json::<serde_json::Value>().await.expect("JSON")["draining"], true);
    let answer = guest.send("{ shop { name } }", json!({})).await;
    assert_eq!(answer.status, 200);
    let socket = guest.try_socket(&[("Sec-WebSocket-Protocol", "graphql-transport-ws")]).await;
    assert_eq!(socket.err(), Some(503), "what stays goes elsewhere");
}

/// How long the slowest of a hundred takes, in milliseconds.
async fn p99(client: &Client) -> f64 {
    let mut took = Vec::new();
    for _ in 0..400 {
        let began = Instant::now();
        client.ask("{ shop { name } }", json!({})).await;
        took.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    took.sort_by(f64::total_cmp);
    took[took.len() * 99 / 100]
}

/// With the patience of production; only where the full counts are taken.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_slow_connections_are_gone_in_fifteen_seconds_and_disturb_nobody() {
    if !scale::full() {
        return;
    }
    let site = Site::new().await;
    let process = site.start().await;
    let guest = process.anonymous();
    let alone = p99(&guest).await;
    let mut slow = tokio::task::JoinSet::new();
    for n in 0..2_000 {
        let url = process.url().to_owned();
        slow.spawn(async move {
            let mut wire = Wire::to(&url).await;
            let began = Instant::now();
            match n % 4 {
                0 => _ = wire.rest().await,
                1 => _ = wire.drip(Duration::from_secs(1)).await,
                2 => {
                    wire.send(&head(100)).await;
                    wire.drip(Duration::from_secs(1)).await;
                }
                _ => {
                    wire.send(&head(100)).await;
                    wire.rest().await;
                }
            }
            began.elapsed().as_secs_f64()
        });
    }
    let beside = p99(&guest).await;
    let longest = slow.join_all().await.into_iter().fold(0.0, f64::max);
    scale::figure("2,000 slow connections: the last one is closed after, s", format!("{longest:.1}"));
    scale::figure("p99 of the others alone, ms", format!("{alone:.1}"));
    scale::figure("p99 of the others beside them, ms", format!("{beside:.1}"));
}

#[tokio::test]
async fn two_gigabytes_are_refused_without_being_kept() {
    let site = Site::new().await;
    let process = site.start().await;
    process.anonymous().ask("{ shop { name } }", json!({})).await;
    let before = process.memory();
    let piece = format!("100000\r\n{}\r\n", "x".repeat(1_048_576));
    let pieces = scale::count(64, 2_048);
    for kind in ["application/json", "multipart/form-data; boundary=x"] {
        let mut endless = Wire::to(process.url()).await;
        endless.send(&head(0).replace("Content-Length: 0", "Transfer-Encoding: chunked").replace("application/json", kind)).await;
        let mut sent = 0;
        while sent < pieces && endless.send(&piece).await {
            sent += 1;
        }
        assert!(sent < pieces, "{sent} MB were taken in as {kind}");
    }
    let grown = process.memory().saturating_sub(before) / 1024;
    scale::figure("memory after two endless bodies, MB more", grown);
    assert!(grown < 32, "{grown} MB were kept");
}
