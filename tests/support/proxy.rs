//! A TCP proxy in front of a server that does to its connections what networks do to them.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::port::Port;

/// Passes everything on until it is told otherwise. Its connections end when it is dropped.
pub struct Proxy {
    address: SocketAddr,
    inside: Arc<Inside>,
    _stop: DropGuard,
}

struct Inside {
    server: SocketAddr,
    orders: watch::Sender<Orders>,
    trap: Mutex<Option<Trap>>,
}

/// What is done to connections now. They are numbered as they come.
#[derive(Clone, Copy)]
struct Orders {
    way: Way,
    /// Whether new ones are taken.
    listening: bool,
    /// Those with a lower number are broken off.
    cut_below: u64,
    /// Those with a lower number carry nothing any more.
    stranded_below: u64,
    next: u64,
}

#[derive(Clone, Copy)]
enum Way {
    Open,
    /// Each direction takes this long.
    Slow(Duration),
    /// Nothing gets through; it is kept, as a sender would send it again.
    Silent,
}

/// Which half of an exchange gets lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The server never hears the words.
    Request,
    /// The server does as it was told, and nobody hears that.
    Answer,
}

struct Trap {
    mark: Vec<u8>,
    words: Vec<u8>,
    skip: usize,
    lost: Lost,
}

/// A connection that did not end in order.
struct Broken;

impl Proxy {
    /// In front of a server, which need not be there yet.
    ///
    /// # Panics
    /// When there is no port to be had.
    #[must_use]
    pub fn before(server: SocketAddr) -> Self {
        let (port, stop) = (Port::hold(), CancellationToken::new());
        let orders = watch::Sender::new(Orders { way: Way::Open, listening: true, cut_below: 0, stranded_below: 0, next: 0 });
        let inside = Arc::new(Inside { server, orders, trap: Mutex::default() });
        let address = port.address();
        tokio::spawn(stop.clone().run_until_cancelled_owned(serve(port, Arc::clone(&inside))));
        Self { address, inside, _stop: stop.drop_guard() }
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Everything passes again. What was held back arrives; what was cut or stranded stays so.
    pub fn open(&self) {
        self.order(|orders| (orders.way, orders.listening) = (Way::Open, true));
    }

    /// Every round trip takes so much longer.
    pub fn slow(&self, round_trip: Duration) {
        self.order(|orders| orders.way = Way::Slow(round_trip / 2));
    }

    /// Nothing gets through in either direction, and nobody is told.
    pub fn silence(&self) {
        self.order(|orders| orders.way = Way::Silent);
    }

    /// Breaks every connection off; new ones pass.
    pub fn cut(&self) {
        self.order(|orders| orders.cut_below = orders.next);
    }

    /// The connections that are there carry nothing ever again, and nobody is told; new ones pass.
    pub fn strand(&self) {
        self.order(|orders| orders.stranded_below = orders.next);
    }

    /// Breaks every connection off and refuses new ones.
    pub fn refuse(&self) {
        self.order(|orders| (orders.listening, orders.cut_below) = (false, orders.next));
    }

    /// Once: waits for a connection that carries `mark`, then for `words` on it. Lets that happen `skip` times; then that
    /// connection is broken off before or after the server heard the words.
    ///
    /// # Panics
    /// When the proxy is broken.
    pub fn trap(&self, mark: &str, words: &str, skip: usize, lost: Lost) {
        *self.inside.trap.lock().expect("a trap") = Some(Trap { mark: mark.into(), words: words.into(), skip, lost });
    }

    /// Whether what the trap waited for has happened.
    ///
    /// # Panics
    /// When the proxy is broken.
    #[must_use]
    pub fn sprung(&self) -> bool {
        self.inside.trap.lock().expect("a trap").is_none()
    }

    fn order(&self, change: impl FnOnce(&mut Orders)) {
        self.inside.orders.send_modify(change);
    }
}

async fn serve(port: Port, inside: Arc<Inside>) {
    let (mut orders, mut connections, mut listener) = (inside.orders.subscribe(), JoinSet::new(), Some(port.listen()));
    loop {
        let caller = async {
            match &listener {
                Some(listener) => listener.accept().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            Ok((client, _)) = caller => {
                let mut number = 0;
                inside.orders.send_modify(|orders| (number, orders.next) = (orders.next, orders.next + 1));
                connections.spawn(carry(number, client, Arc::clone(&inside)));
            }
            _ = orders.changed() => {
                let listening = orders.borrow_and_update().listening;
                if listening != listener.is_some() {
                    listener = listening.then(|| port.listen());
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

/// One connection from end to end.
async fn carry(number: u64, mut client: TcpStream, inside: Arc<Inside>) {
    let connect = async {
        passes(number, &inside).await;
        TcpStream::connect(inside.server).await.ok()
    };
    let server = tokio::select! {
        server = connect => server,
        () = cut(number, &inside) => None,
    };
    let Some(mut server) = server else { return reset(&client) };
    let _ = (client.set_nodelay(true), server.set_nodelay(true));
    let in_order = {
        let ((mut from_client, mut to_client), (mut from_server, mut to_server)) = (client.split(), server.split());
        let deaf = AtomicBool::new(false);
        let there = async {
            let (mut bytes, mut marked) = (vec![0; 64 * 1024], false);
            loop {
                let length = from_client.read(&mut bytes).await.map_err(|_| Broken)?;
                let lost = inside.spring(&bytes[..length], &mut marked);
                if lost == Some(Lost::Request) {
                    return Err(Broken);
                }
                deaf.fetch_or(lost.is_some(), Ordering::Relaxed);
                passes(number, &inside).await;
                if length == 0 {
                    return to_server.shutdown().await.map_err(|_| Broken);
                }
                to_server.write_all(&bytes[..length]).await.map_err(|_| Broken)?;
            }
        };
        let back = async {
            let mut bytes = vec![0; 64 * 1024];
            loop {
                let length = from_server.read(&mut bytes).await.map_err(|_| Broken)?;
                if deaf.load(Ordering::Relaxed) {
                    return Err(Broken);
                }
                passes(number, &inside).await;
                if length == 0 {
                    return to_client.shutdown().await.map_err(|_| Broken);
                }
                to_client.write_all(&bytes[..length]).await.map_err(|_| Broken)?;
            }
        };
        tokio::select! {
            ended = async { tokio::try_join!(there, back) } => ended.is_ok(),
            () = cut(number, &inside) => false,
        }
    };
    if !in_order {
        reset(&client);
        reset(&server);
    }
}

/// Returns when this connection may carry something.
async fn passes(number: u64, inside: &Inside) {
    let mut orders = inside.orders.subscribe();
    loop {
        let now = *orders.borrow_and_update();
        match now.way {
            _ if number < now.stranded_below => {}
            Way::Silent => {}
            Way::Open => return,
            Way::Slow(time) => return tokio::time::sleep(time).await,
        }
        // The sender lives as long as what is inside.
        let _ = orders.changed().await;
    }
}

/// Returns when this connection has to be broken off.
async fn cut(number: u64, inside: &Inside) {
    let _ = inside.orders.subscribe().wait_for(|orders| number < orders.cut_below).await;
}

/// The peer is told at once, and loses what it has not read.
fn reset(stream: &TcpStream) {
    let _ = stream.set_zero_linger();
}

impl Inside {
    /// What gets lost now that these bytes are on their way.
    fn spring(&self, bytes: &[u8], marked: &mut bool) -> Option<Lost> {
        let mut slot = self.trap.lock().expect("a trap");
        let trap = slot.as_mut()?;
        *marked |= holds(bytes, &trap.mark);
        if !*marked || !holds(bytes, &trap.words) {
            return None;
        }
        *marked = false;
        if trap.skip > 0 {
            trap.skip -= 1;
            return None;
        }
        slot.take().map(|trap| trap.lost)
    }
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}
