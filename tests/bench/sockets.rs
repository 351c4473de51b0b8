//! Ten thousand open sockets, each with a subscription, and a thousand pushes a second over them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::LocalSet;

use crate::bench::Bench;
use crate::carts::{Guest, accepted, stage};
use crate::http::Connection;
use crate::load::Round;
use crate::measure::measured;
use crate::report::{Report, ms};
use crate::server::Server;

const LIVE: &str = include_str!("shop/cart_live.graphql");
const PATIENCE: Duration = Duration::from_secs(60);
const MOST_PAYLOAD: usize = 1 << 20;
/// Carts that are watched, each by as many sockets.
const CARTS: usize = 100;

/// When each version of a cart was sent for, and how long its pushes took.
#[derive(Default)]
struct Pushes {
    sent: HashMap<(usize, i64), Instant>,
    took: Vec<Duration>,
    failed: Option<String>,
}

struct Socket(TcpStream);

impl Socket {
    /// Opens a socket and subscribes to a cart; it is open when the first push has come.
    async fn open(address: &str, guest: &Guest) -> Result<Self, String> {
        let said = |error: std::io::Error| format!("a socket: {error}");
        let mut stream = TcpStream::connect(address).await.map_err(said)?;
        let upgrade = format!(
            "GET /graphql HTTP/1.1\r\nhost: stoa.test\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
             sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\nx-forwarded-for: {}\r\n\r\n",
            guest.address
        );
        stream.write_all(upgrade.as_bytes()).await.map_err(said)?;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.map_err(said)?);
        }
        if !head.starts_with(b"HTTP/1.1 101") {
            return Err(format!("no socket: {}", String::from_utf8_lossy(&head)));
        }
        let mut socket = Self(stream);
        socket.send(0x1, json!({ "type": "connection_init", "payload": { "X-Cart-Token": guest.token } }).to_string().as_bytes()).await?;
        socket.message("connection_ack").await?;
        socket.send(0x1, json!({ "id": "1", "type": "subscribe", "payload": { "query": LIVE } }).to_string().as_bytes()).await?;
        socket.message("next").await?;
        Ok(socket)
    }

    /// One frame of ours; its mask is of zeros, which the protocol allows and a load generator can afford.
    async fn send(&mut self, kind: u8, payload: &[u8]) -> Result<(), String> {
        let mut frame = vec![0x80 | kind];
        match payload.len() {
            length @ 0..126 => frame.push(0x80 | u8::try_from(length).unwrap_or(0)),
            length => {
                frame.push(0x80 | 126);
                frame.extend_from_slice(&u16::try_from(length).map_err(|error| error.to_string())?.to_be_bytes());
            }
        }
        frame.extend_from_slice(&[0; 4]);
        frame.extend_from_slice(payload);
        self.0.write_all(&frame).await.map_err(|error| error.to_string())
    }

    /// The next message; pings are answered on the way.
    async fn next(&mut self) -> Result<Value, String> {
        let said = |error: std::io::Error| format!("a socket: {error}");
        loop {
            let kind = self.0.read_u8().await.map_err(said)? & 0x0f;
            let length = match self.0.read_u8().await.map_err(said)? {
                126 => usize::from(self.0.read_u16().await.map_err(said)?),
                127 => usize::try_from(self.0.read_u64().await.map_err(said)?).unwrap_or(usize::MAX),
                short => usize::from(short),
            };
            if length > MOST_PAYLOAD {
                return Err(format!("a frame of {length} bytes"));
            }
            let mut payload = vec![0; length];
            self.0.read_exact(&mut payload).await.map_err(said)?;
            match kind {
                0x1 => {
                    let message: Value = serde_json::from_slice(&payload).map_err(|error| error.to_string())?;
                    if message["type"] == "ping" {
                        self.send(0x1, br#"{"type":"pong"}"#).await?;
                    } else {
                        return Ok(message);
                    }
                }
                0x9 => self.send(0xa, &payload).await?,
                0x8 => return Err(format!("the socket was closed: {}", String::from_utf8_lossy(&payload))),
                _ => {}
            }
        }
    }

    async fn message(&mut self, kind: &str) -> Result<Value, String> {
        let next = tokio::time::timeout(PATIENCE, self.next()).await.map_err(|_| format!("no {kind} in {PATIENCE:?}"))??;
        if next["type"] == kind { Ok(next) } else { Err(format!("{kind} was expected: {next}")) }
    }
}

/// Opens the sockets, weighs them, and pushes over them.
pub async fn sockets(bench: &mut Bench, report: &mut Report, server: &Server) -> Result<(), String> {
    if !bench.wants("sockets") {
        return Ok(());
    }
    LocalSet::new().run_until(watched(bench, report, server)).await
}

async fn watched(bench: &mut Bench, report: &mut Report, server: &Server) -> Result<(), String> {
    let count = bench.count(10_000);
    let numbers = bench.numbers(CARTS);
    let guests = stage(server, numbers.clone(), &|number| bench.catalogue.offers[number % bench.catalogue.offers.len()].0).await?;
    let guests: Rc<Vec<Guest>> = Rc::new(guests);
    let before = server.rss_anon();
    let began = Instant::now();
    let pushes = Rc::new(RefCell::new(Pushes::default()));
    let mut readers = Vec::new();
    for first in (0..count).step_by(200) {
        let opened = join_all((first..(first + 200).min(count)).map(|number| Socket::open(&server.address, &guests[number % CARTS]))).await;
        for (place, socket) in opened.into_iter().enumerate() {
            let (mut socket, cart, pushes) = (socket?, (first + place) % CARTS, pushes.clone());
            readers.push(tokio::task::spawn_local(async move {
                loop {
                    let next = socket.next().await;
                    let now = Instant::now();
                    let mut pushes = pushes.borrow_mut();
                    match next {
                        Ok(message) => {
                            let version = message["payload"]["data"]["cartChanged"]["version"].as_i64().unwrap_or(0);
                            if let Some(sent) = pushes.sent.get(&(cart, version)).copied() {
                                pushes.took.push(now - sent);
                            }
                        }
                        Err(error) => {
                            pushes.failed.get_or_insert(error);
                            return;
                        }
                    }
                }
            }));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    let each = server.rss_anon().saturating_sub(before) as f64 / 1024.0 / count as f64;
    report.fact("a socket", each, "KiB", format!("RssAnon of {count} subscribed ones, opened in {:.1} s", began.elapsed().as_secs_f64()));
    let outcome = push(bench, report, server, &guests, &pushes, count / CARTS).await;
    readers.iter().for_each(|reader| reader.abort());
    outcome
}

/// Changes a cart ten times a second; each change is pushed to all who watch that cart.
async fn push(bench: &mut Bench, report: &mut Report, server: &Server, guests: &[Guest], pushes: &Rc<RefCell<Pushes>>, watchers: usize) -> Result<(), String> {
    let changes = bench.count(200);
    let mut connection = Connection::new(&server.address);
    let work = async {
        let mut clock = tokio::time::interval(Duration::from_millis(100));
        let mut versions = vec![1; guests.len()];
        for change in 0..changes {
            clock.tick().await;
            let cart = change % guests.len();
            versions[cart] += 1;
            pushes.borrow_mut().sent.insert((cart, versions[cart]), Instant::now());
            let offer = bench.catalogue.offers[(change * 13 + 1) % bench.catalogue.offers.len()].0;
            let payload = accepted(&connection.ask(&guests[cart].add(offer)).await?, "cartLinesAdd")?;
            if payload["cart"]["version"].as_i64() != Some(versions[cart]) {
                return Err(format!("the cart was to have version {}: {payload}", versions[cart]));
            }
        }
        let waiting = Instant::now();
        while pushes.borrow().took.len() < changes * watchers && waiting.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    };
    let began = Instant::now();
    let ((), spent) = measured(server, &bench.program.database, work).await?;
    let took = began.elapsed();
    let mut pushes = pushes.borrow_mut();
    if let Some(error) = pushes.failed.take() {
        return Err(error);
    }
    let mut latencies = std::mem::take(&mut pushes.took);
    latencies.sort_unstable();
    let round = Round { done: latencies.len(), took, latencies, bytes: 0 };
    report.round("pushes over sockets", watchers * guests.len(), &round, spent, server.rss_anon());
    report.fact(
        "pushes that came",
        f64::from(u32::try_from(round.done).unwrap_or(0)),
        "",
        format!("of {}; p99 {:.0} ms", changes * watchers, ms(round.within(0.99))),
    );
    Ok(())
}
