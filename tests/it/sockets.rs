//! Sockets: what a client of `graphql-transport-ws` may lean on, and what happens to one that does not keep to it.

use std::time::Duration;

use serde_json::{Value, json};
use support::socket::{Data, Frame, Message, OpCode, Raw, Socket};
use support::{Client, Site, TestApp, scale, wait};

const CART: &str = "subscription Cart($since: Int) { cartChanged(since: $since) { version itemCount } }";
const SHOP: &str = "{ shop { name } }";

/// How a socket ends after one thing that is sent on it once it is acknowledged.
async fn closed_after(app: &TestApp, message: Message) -> (u16, String) {
    let mut socket = app.anonymous().socket().await;
    socket.frame_out(message).await;
    socket.closed().await
}

/// A guest with one piece in the cart.
async fn guest(app: &TestApp) -> Client {
    let (guest, mug) = (app.anonymous(), app.goods("alder-mug").await);
    guest.add(&[(&mug, 1)]).await;
    guest
}

async fn code(socket: &mut Socket) -> Value {
    let message = socket.message().await;
    assert_eq!(message["type"], "error", "{message:#}");
    message["payload"][0]["extensions"]["code"].clone()
}

#[tokio::test]
async fn a_message_that_is_none_closes_the_socket() {
    let app = TestApp::new().await;
    let too_long = format!(r#"{{"type":"ping","payload":{{"x":"{}"}}}}"#, "x".repeat(256 * 1024));
    for message in [
        Message::text("no JSON"),
        Message::text(r#"{"type":"start","id":"1","payload":{"query":"{ shop { name } }"}}"#),
        Message::text(r#"{"type":"subscribe","payload":{"query":"{ shop { name } }"}}"#),
        Message::binary(r#"{"type":"ping"}"#),
        Message::text(too_long),
    ] {
        let (code, reason) = closed_after(&app, message).await;
        assert_eq!(code, 4400, "{reason}");
        assert!(reason.starts_with("Invalid message"), "{reason}");
    }
}

#[tokio::test]
async fn frames_that_are_none_close_the_socket() {
    let app = TestApp::new().await;
    let illegal = Message::Frame(Raw::message(vec![b'"', 0xff, 0xfe, b'"'], OpCode::Data(Data::Text), true));
    assert_eq!(closed_after(&app, illegal).await.0, 1007);
    let unknown = Message::Frame(Raw::message(Vec::new(), OpCode::Data(Data::Reserved(3)), true));
    assert_eq!(closed_after(&app, unknown).await.0, 1002);
    let continued = Message::Frame(Raw::message(b"of nothing".to_vec(), OpCode::Data(Data::Continue), true));
    assert_eq!(closed_after(&app, continued).await.0, 1002);
    // A gigabyte is announced; none of it is waited for.
    let mut socket = app.anonymous().socket().await;
    let header = [0x81, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4];
    tokio::io::AsyncWriteExt::write_all(socket.wire(), &header).await.expect("an open socket");
    assert_eq!(socket.closed().await.0, 4400);
}

#[tokio::test]
async fn operations_wait_for_the_acknowledgement() {
    let app = TestApp::new().await;
    let mut socket = app.anonymous().bare_socket().await;
    socket.start("1", SHOP, json!({})).await;
    assert_eq!(socket.closed().await, (4401, "Unauthorized".into()));
}

#[tokio::test]
async fn one_introduction_is_enough() {
    let app = TestApp::new().await;
    let mut socket = app.anonymous().socket().await;
    socket.send(json!({ "type": "connection_init" })).await;
    assert_eq!(socket.closed().await, (4429, "Too many initialisation requests".into()));
}

#[tokio::test]
async fn a_token_that_is_not_good_is_told_by_the_close_code() {
    let app = TestApp::new().await;
    for payload in [json!({ "Authorization": "Bearer nonsense" }), json!({ "authorization": "bearer a.b.c" })] {
        let mut socket = app.anonymous().bare_socket().await;
        socket.send(json!({ "type": "connection_init", "payload": payload })).await;
        assert_eq!(socket.closed().await, (4403, "Forbidden".into()));
    }
}

#[tokio::test]
async fn without_the_subprotocol_the_socket_is_closed_as_the_protocol_says() {
    let app = TestApp::new().await;
    let mut socket = app.anonymous().try_socket(&[]).await.expect("an open socket");
    assert_eq!(socket.closed().await, (4406, "Subprotocol not acceptable".into()));
}

#[tokio::test]
async fn whoever_does_not_introduce_themselves_is_closed_on() {
    let app = TestApp::tuned(|config| config.timeouts.init = Duration::from_millis(200)).await;
    let mut silent = app.anonymous().bare_socket().await;
    assert_eq!(silent.closed().await, (4408, "Connection initialisation timeout".into()));
    let mut pinging = app.anonymous().bare_socket().await;
    pinging.send(json!({ "type": "ping" })).await;
    assert_eq!(pinging.message().await["type"], "pong");
    assert_eq!(pinging.closed().await.0, 4408, "a ping is no introduction");
}

#[tokio::test]
async fn pings_are_answered_in_both_layers() {
    let app = TestApp::new().await;
    let mut socket = app.anonymous().socket().await;
    socket.send(json!({ "type": "ping", "payload": { "at": 7 } })).await;
    assert_eq!(socket.message().await, json!({ "type": "pong", "payload": { "at": 7 } }));
    socket.send(json!({ "type": "pong" })).await;
    socket.frame_out(Message::Ping(b"here"[..].into())).await;
    assert_eq!(socket.pong().await, b"here");
}

#[tokio::test]
async fn a_peer_that_answers_no_ping_is_dropped_and_one_that_does_is_kept() {
    let app = TestApp::tuned(|config| config.timeouts.ping = Duration::from_millis(300)).await;
    let mut there = app.anonymous().socket().await;
    let mut away = app.anonymous().socket().await;
    // Only whoever reads frames answers pings: from one of them just bytes are read, until they end.
    let mut bytes = Vec::new();
    tokio::select! {
        frame = there.frame() => panic!("{frame:?}"),
        ended = tokio::time::timeout(Duration::from_secs(15), tokio::io::AsyncReadExt::read_to_end(away.wire(), &mut bytes)) => drop(ended.expect("an end")),
    }
    there.start("1", SHOP, json!({})).await;
    assert!(there.next().await["shop"]["name"].is_string());
}

#[tokio::test]
async fn queries_and_mutations_run_over_a_socket_too() {
    let app = TestApp::new().await;
    let (ann, mug) = (app.customer("ann").await, app.goods("alder-mug").await);
    let mut socket = ann.socket().await;
    socket.start("q", "{ me { email } }", json!({})).await;
    assert_eq!(socket.next().await["me"]["email"], "ann@example.test");
    assert_eq!(socket.message().await, json!({ "id": "q", "type": "complete" }));
    let add = "mutation Add($offer: ID!) { cartLinesAdd(input: { lines: [{ offerId: $offer, quantity: 2 }] }) { cart { itemCount } userErrors { code } } }";
    socket.start("m", add, json!({ "offer": mug.offer })).await;
    assert_eq!(socket.next().await["cartLinesAdd"]["cart"]["itemCount"], 2);
    assert_eq!(socket.message().await, json!({ "id": "m", "type": "complete" }));
    assert_eq!(ann.ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"], 2);
}

#[tokio::test]
async fn what_does_not_run_is_an_error_and_what_fails_while_running_is_a_result() {
    let app = TestApp::new().await;
    let mut socket = app.anonymous().socket().await;
    for (query, expected) in [
        ("{ shop {", "GRAPHQL_PARSE_FAILED"),
        ("", "GRAPHQL_PARSE_FAILED"),
        ("{ shop { nothing } }", "GRAPHQL_VALIDATION_FAILED"),
        ("query Q($id: ID!) { node(id: $id) { id } }", "BAD_USER_INPUT"),
        ("query A { shop { name } } query B { shop { name } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ a: products(first: 100) { nodes { id variants { id buyBox { id vendor { id } } } } } }", "QUERY_TOO_COMPLEX"),
    ] {
        socket.start("1", query, json!({})).await;
        assert_eq!(code(&mut socket).await, expected, "{query}");
    }
    // Nothing followed any of them, and the id is free.
    socket.start("1", "{ me { id } }", json!({})).await;
    let message = socket.message().await;
    assert_eq!((&message["type"], &message["payload"]["data"]["me"]), (&json!("next"), &Value::Null), "{message:#}");
    assert_eq!(socket.message().await["type"], "complete");
    socket.start("1", "subscription { orderStatusChanged(token: \"nobody's\") { status } }", json!({})).await;
    let message = socket.message().await;
    assert_eq!(message["payload"]["errors"][0]["extensions"]["code"], "NOT_FOUND", "{message:#}");
    assert_eq!(socket.message().await, json!({ "id": "1", "type": "complete" }));
}

#[tokio::test]
async fn an_id_is_taken_while_its_operation_runs_and_free_afterwards() {
    let app = TestApp::new().await;
    let guest = guest(&app).await;
    let mut socket = guest.socket().await;
    socket.start("1", CART, json!({})).await;
    assert_eq!(socket.next().await["cartChanged"]["itemCount"], 1);
    // Completing what is not there is no mistake; completing what is frees its id.
    socket.send(json!({ "type": "complete", "id": "another" })).await;
    socket.send(json!({ "type": "complete", "id": "1" })).await;
    socket.start("1", CART, json!({})).await;
    assert_eq!(socket.next().await["cartChanged"]["itemCount"], 1);
    socket.start("1", CART, json!({})).await;
    assert_eq!(socket.closed().await, (4409, "Subscriber for 1 already exists".into()));
    // However long the id, its frame is a legal one.
    let mut socket = guest.socket().await;
    let id = "ü".repeat(64);
    socket.start(&id, CART, json!({})).await;
    socket.next().await;
    socket.start(&id, CART, json!({})).await;
    let (code, reason) = socket.closed().await;
    assert!(code == 4409 && reason.len() <= 123, "{code} {reason}");
}

#[tokio::test]
async fn a_completed_subscription_tells_nothing_any_more() {
    let app = TestApp::new().await;
    let (guest, mug) = (guest(&app).await, app.goods("alder-mug").await);
    let mut socket = guest.socket().await;
    socket.start("gone", CART, json!({})).await;
    socket.next().await;
    socket.start("stays", CART, json!({})).await;
    socket.next().await;
    socket.send(json!({ "type": "complete", "id": "gone" })).await;
    // Its answer tells that the completion before it was heard.
    socket.send(json!({ "type": "ping" })).await;
    assert_eq!(socket.message().await["type"], "pong");
    guest.add(&[(&mug, 1)]).await;
    app.settle().await;
    let message = socket.message().await;
    assert_eq!((&message["id"], &message["payload"]["data"]["cartChanged"]["itemCount"]), (&json!("stays"), &json!(2)));
    socket.send(json!({ "type": "ping" })).await;
    assert_eq!(socket.message().await["type"], "pong", "and nothing of the other");
}

#[tokio::test]
async fn the_fifty_first_operation_is_refused_and_the_others_run_on() {
    let app = TestApp::new().await;
    let (guest, mug) = (guest(&app).await, app.goods("alder-mug").await);
    let mut socket = guest.socket().await;
    for n in 0..50 {
        socket.start(&n.to_string(), CART, json!({})).await;
        assert_eq!(socket.next().await["cartChanged"]["itemCount"], 1);
    }
    socket.start("one too many", CART, json!({})).await;
    assert_eq!(code(&mut socket).await, "LIMIT_EXCEEDED");
    guest.add(&[(&mug, 1)]).await;
    app.settle().await;
    let mut told = Vec::new();
    for _ in 0..50 {
        let message = socket.message().await;
        assert_eq!(message["payload"]["data"]["cartChanged"]["itemCount"], 2, "{message:#}");
        told.push(message["id"].as_str().and_then(|id| id.parse::<u32>().ok()).expect("an id"));
    }
    told.sort_unstable();
    assert_eq!(told, (0..50).collect::<Vec<_>>());
    socket.send(json!({ "type": "complete", "id": "7" })).await;
    socket.start("one too many", CART, json!({})).await;
    assert_eq!(socket.next().await["cartChanged"]["itemCount"], 2, "there is room again");
}

#[tokio::test]
async fn of_a_thousand_subscriptions_at_once_fifty_run_and_each_of_the_others_is_told() {
    let app = TestApp::new().await;
    let mut socket = guest(&app).await.socket().await;
    let mut socket_told = (0, 0);
    for n in 0..999 {
        socket.start(&n.to_string(), CART, json!({})).await;
    }
    for _ in 0..999 {
        let message = socket.message().await;
        match message["type"].as_str() {
            Some("next") => socket_told.0 += 1,
            Some("error") if message["payload"][0]["extensions"]["code"] == "LIMIT_EXCEEDED" => socket_told.1 += 1,
            _ => panic!("{message:#}"),
        }
    }
    assert_eq!(socket_told, (50, 949));
}

#[tokio::test]
async fn a_flood_of_messages_closes_the_socket() {
    let app = TestApp::new().await;
    let mut flood = app.anonymous().socket().await;
    for _ in 0..10_000 {
        if !flood.feed(Message::text(r#"{"type":"pong"}"#)).await {
            break;
        }
    }
    assert_eq!(flood.closed().await, (1008, "Too many messages".into()));
    let mut pings = app.anonymous().socket().await;
    for _ in 0..10_000 {
        if !pings.feed(Message::Ping(Vec::new().into())).await {
            break;
        }
    }
    assert_eq!(pings.closed().await, (1008, "Too many messages".into()));
}

#[tokio::test]
async fn whoever_does_not_read_what_is_pushed_is_closed_on() {
    let app = TestApp::tuned(|config| config.timeouts.goodbye = Duration::from_secs(20)).await;
    let guest = guest(&app).await;
    let line = guest.ask("{ cart { groups { lines { id } } } }", json!({})).await["cart"]["groups"][0]["lines"][0]["id"].clone();
    let mut slow = guest.narrow_socket().await;
    slow.introduce(&guest).await;
    let mut quick = guest.subscribe(CART, json!({})).await;
    let long = "subscription { cartChanged { itemCount groups { vendor { name description } lines { id title variantTitle quantity productId variantId } } } }";
    for n in 0..50 {
        slow.start(&n.to_string(), long, json!({})).await;
        slow.next().await;
    }
    // Every change is pushed fifty times, and nobody reads.
    let counted = async || app.counted("stoa_sockets_closed_total{code=\"1013\"}").await;
    let (before, mut changes) = (counted().await, 0);
    while counted().await == before {
        assert!(changes < 200, "more is kept than was promised");
        changes += 1;
        let lines = json!([{ "lineId": line, "quantity": 1 + changes % 5 }]);
        guest.run("cartLinesUpdate", json!({ "lines": lines }), "cart { version }").await;
        app.settle().await;
    }
    assert_eq!(slow.closed().await.0, 1013);
    // Whoever reads is told on.
    quick.until("the last change", |data| data["cartChanged"]["itemCount"] == 1 + changes % 5).await;
}

#[tokio::test]
async fn a_socket_ends_with_the_session_it_was_opened_with() {
    let app = TestApp::tuned(|config| config.timeouts.look = Duration::from_secs(3_600)).await;
    let (ann, bob) = (app.customer("ann").await, app.customer("bob").await);
    let mug = app.goods("alder-mug").await;
    ann.add(&[(&mug, 1)]).await;
    let mut watching = ann.subscribe(CART, json!({})).await;
    watching.next().await;
    let (mut idle, mut other) = (ann.socket().await, bob.socket().await);
    ann.run("sessionRevoke", json!({}), "revoked").await;
    // The news of it comes with the outbox, as soon as it is pumped.
    app.settle().await;
    assert_eq!(watching.closed().await, (4403, "Forbidden".into()));
    assert_eq!(idle.closed().await, (4403, "Forbidden".into()), "one without operations, too");
    other.start("1", "{ me { email } }", json!({})).await;
    assert_eq!(other.next().await["me"]["email"], "bob@example.test", "and nobody else's");
}

#[tokio::test]
async fn a_socket_ends_with_its_session_even_when_the_news_is_lost() {
    let app = TestApp::tuned(|config| config.timeouts.look = Duration::from_millis(100)).await;
    let ann = app.customer("ann").await;
    let mut idle = ann.socket().await;
    // Nobody pumps the outbox: only a look at the session tells.
    ann.run("sessionRevoke", json!({}), "revoked").await;
    assert_eq!(idle.closed().await, (4403, "Forbidden".into()));
}

#[tokio::test]
async fn a_subscription_outlives_its_token_and_a_new_operation_needs_a_good_one() {
    let app = TestApp::new().await;
    let (ann, mug) = (app.customer("ann").await, app.goods("alder-mug").await);
    ann.add(&[(&mug, 1)]).await;
    let mut socket = ann.subscribe(CART, json!({})).await;
    assert_eq!(socket.next().await["cartChanged"]["itemCount"], 1);
    // Access tokens live for ten minutes, sessions for days.
    app.cx.clock.advance(15 * 60_000);
    socket.start("2", "{ me { email } }", json!({})).await;
    assert_eq!(code(&mut socket).await, "UNAUTHENTICATED");
    let again = app.customer("ann").await;
    again.add(&[(&mug, 1)]).await;
    app.settle().await;
    assert_eq!(socket.next().await["cartChanged"]["itemCount"], 2);
}

#[tokio::test]
async fn a_server_that_goes_away_says_so() {
    let app = TestApp::new().await;
    let mut watching = guest(&app).await.subscribe(CART, json!({})).await;
    watching.next().await;
    let mut silent = app.anonymous().bare_socket().await;
    app.drain();
    assert_eq!(watching.closed().await, (1001, "The server is going away".into()), "without an end of its operations");
    assert_eq!(silent.closed().await.0, 1001);
}

#[tokio::test]
async fn foreign_pages_open_no_socket_and_ours_do() {
    let app = TestApp::new().await;
    let opened = async |origin: &str| {
        let headers = [("Sec-WebSocket-Protocol", "graphql-transport-ws"), ("Origin", origin)];
        app.anonymous().try_socket(&headers).await.map(drop).err()
    };
    assert_eq!(opened(app.url()).await, None);
    for foreign in ["https://evil.example", "null", "http://127.0.0.1.evil.example"] {
        assert_eq!(opened(foreign).await, Some(403), "{foreign}");
    }
}

#[tokio::test]
async fn when_all_seats_are_taken_the_next_socket_is_sent_away_and_requests_are_not() {
    let app = TestApp::tuned(|config| config.max_connections = 16).await;
    let mut taken = Vec::new();
    for _ in 0..12 {
        taken.push(app.anonymous().socket().await);
    }
    let headers = [("Sec-WebSocket-Protocol", "graphql-transport-ws")];
    assert_eq!(app.anonymous().try_socket(&headers).await.err(), Some(503));
    assert!(app.anonymous().ask(SHOP, json!({})).await["shop"]["name"].is_string());
    taken.pop();
    wait::until("there is a seat again", async || app.anonymous().try_socket(&headers).await.ok()).await;
}

#[tokio::test]
async fn a_client_that_closes_is_answered_with_its_own_code() {
    let app = TestApp::new().await;
    let mut socket = app.anonymous().socket().await;
    let goodbye = support::socket::goodbye(1000, "done");
    assert!(socket.frame_out(goodbye).await);
    assert!(matches!(socket.frame().await, Frame::Closed(Some(1000), _)));
}

/// Sockets that subscribe to everything and read nothing, beside ones that only shout: both are gone, and so is their memory.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sockets_that_never_read_and_sockets_that_flood_leave_nothing_behind() {
    let site = Site::new().await;
    let process = site.start().await;
    let mug = site.goods("alder-mug").await;
    let guest = process.anonymous();
    guest.add(&[(&mug, 1)]).await;
    let line = guest.ask("{ cart { groups { lines { id } } } }", json!({})).await["cart"]["groups"][0]["lines"][0]["id"].clone();
    let sockets = scale::count(4, 100);
    let before = process.memory();
    let mut deaf = Vec::new();
    for _ in 0..sockets {
        let mut socket = guest.narrow_socket().await;
        socket.introduce(&guest).await;
        for n in 0..50 {
            socket.start(&n.to_string(), "subscription { cartChanged { itemCount groups { lines { id title quantity } } } }", json!({})).await;
        }
        deaf.push(socket);
        let mut flood = guest.narrow_socket().await;
        flood.introduce(&guest).await;
        for _ in 0..scale::count(3_000, 100_000) {
            if !flood.feed(Message::text(r#"{"type":"ping"}"#)).await {
                break;
            }
        }
    }
    // Pushes until the last of them is closed on: too slow, or nothing taken in for a quarter of a minute.
    let mut changes = 0;
    let open = async || guest.counted("stoa_lasting_connections{kind=\"socket\"}").await;
    while open().await > 0 {
        changes += 1;
        assert!(changes < 1_000, "{} sockets are still open", open().await);
        guest.run("cartLinesUpdate", json!({ "lines": [{ "lineId": line, "quantity": 1 + changes % 5 }] }), "cart { version }").await;
    }
    let grown = process.memory().saturating_sub(before) / 1024;
    scale::figure("memory after sockets that never read and sockets that flood, MB more", grown);
    assert!(grown < 64, "{grown} MB were kept");
    assert_eq!(guest.ask("{ cart { itemCount } }", json!({})).await["cart"]["itemCount"], 1 + changes % 5);
}
