//! Serving until told to stop: answer, work in the background, drain, end.

use std::future::Future;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use platform::{Cx, Environment, Worker};
use socket2::SockRef;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::Config;
use crate::http::Connection;
use crate::pages::Pages;
use crate::state::{self, State};
use crate::{App, app, worker};

/// Of a request's first line and headers. There are at most a hundred headers.
const MOST_HEADER_BYTES: usize = 32 * 1024;
/// How many connections may wait to be accepted: when a node goes away, thousands of sockets come to the others at once.
const MOST_KNOCKING: u32 = 4096;
/// What the operating system keeps of our answers for a peer who does not read them; left to itself it keeps megabytes.
const MOST_UNREAD_BYTES: usize = 128 * 1024;

/// Listens on the configured address and serves until a signal. `prepare` runs before the first answer.
///
/// # Errors
/// One readable line.
pub async fn serve<F, Fut>(mut config: Config, prepare: F) -> Result<(), String>
where
    F: FnOnce(Arc<State>) -> Fut,
    Fut: Future<Output = Result<(), String>>,
{
    let listener = listen(config.bind).map_err(|error| format!("STOA_BIND: {} cannot be listened on: {error}.", config.bind))?;
    config.bind = listener.local_addr().map_err(|error| error.to_string())?;
    let App { router, state, worker } = app(config).await?;
    prepare(state.clone()).await?;
    let background = background(&state.cx, worker, state.config.clock_sync);
    tracing::info!(address = %state.config.bind, public_url = %state.cx.public_url, "listening");
    if state.cx.environment == Environment::Production {
        if state.config.smtp_url.is_none() {
            tracing::warn!("SMTP_URL is not set: letters lie in a folder and reach nobody");
        }
        if !state.cx.public_url.starts_with("https://") {
            tracing::warn!("PUBLIC_URL does not begin with https://: browsers send passwords and tokens in the clear");
        }
    }

    let draining = state.draining.clone();
    tokio::spawn(async move {
        stop_signal().await;
        tracing::info!("draining");
        draining.cancel();
    });
    let stopping = state.clone();
    // Beside the last requests: the time to the end is one.
    let ending = async {
        stopping.closing.cancelled().await;
        background.end(stopping.config.timeouts.to_the_end()).await;
    };
    tokio::join!(answer(listener, router, state), ending);
    tracing::info!("ended");
    Ok(())
}

/// Listens on an address; port 0 takes a free one.
///
/// # Errors
/// The operating system's own.
pub fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A server that is started again need not wait for the connections of the one before.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(MOST_KNOCKING)
}

/// Answers on a listener until the state is draining; then load balancers have a moment to notice, sockets and streams are
/// told to come back to another node, and requests run to their end, within the time there is.
pub async fn answer(listener: TcpListener, router: Router, state: Arc<State>) {
    let timeouts = state.config.timeouts;
    let (open, room) = (TaskTracker::new(), Arc::new(Semaphore::new(state.config.max_connections)));
    let service = TowerToHyperService::new(router);
    let mut http = http1::Builder::new();
    // Any time-out: the connection's own timer says which.
    http.header_read_timeout(timeouts.idle).max_header_size(MOST_HEADER_BYTES);
    let left = async {
        state.draining.cancelled().await;
        tokio::time::sleep(timeouts.leave).await;
    };
    tokio::pin!(left);
    loop {
        let (stream, peer, seat) = tokio::select! {
            biased;
            () = &mut left => break,
            accepted = accept(&listener, &room) => accepted,
        };
        let (service, closing, held) = (service.clone(), state.closing.clone(), (seat, open.token(), Counted::one_more()));
        let (connection, timer) = Connection::new(stream, held, timeouts);
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            service.call(request)
        });
        let serving = http.clone().timer(timer).serve_connection(TokioIo::new(connection), service).with_upgrades();
        tokio::spawn(async move {
            tokio::pin!(serving);
            let ended = tokio::select! {
                ended = serving.as_mut() => ended,
                () = closing.cancelled() => {
                    serving.as_mut().graceful_shutdown();
                    serving.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!(%peer, %error, "a connection broke off");
            }
        });
    }
    drop(listener);
    state.closing.cancel();
    open.close();
    if tokio::time::timeout(timeouts.to_the_end(), open.wait()).await.is_err() {
        tracing::warn!(connections = open.len(), "some requests did not end in time");
    }
}

/// The next connection there is room for; until then it waits where the operating system keeps those that knock.
async fn accept(listener: &TcpListener, room: &Arc<Semaphore>) -> (TcpStream, SocketAddr, Option<OwnedSemaphorePermit>) {
    // The semaphore is never closed.
    let seat = room.clone().acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Small messages on sockets must not wait for each other. Whoever has gone already needs neither.
                let _ = stream.set_nodelay(true);
                let _ = SockRef::from(&stream).set_send_buffer_size(MOST_UNREAD_BYTES);
                return (stream, peer, seat);
            }
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset | ErrorKind::ConnectionRefused) => {}
            // Most likely there are no file descriptors left; some will be free in a moment.
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

/// Counts an open connection until it is dropped.
struct Counted;

impl Counted {
    fn one_more() -> Self {
        metrics::gauge!("stoa_connections").increment(1);
        Self
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        metrics::gauge!("stoa_connections").decrement(1);
    }
}

/// Runs jobs, schedules and the outbox without answering requests, until a signal.
///
/// # Errors
/// One readable line.
pub async fn work(config: Config) -> Result<(), String> {
    let cx = state::adapters(&config).await?;
    state::migrate(&cx).await?;
    state::seal_old_orders(&cx).await?;
    let worker =
        worker::worker(&cx, &state::gateways(&cx, &config, None)?, &state::vat_register(&config)?, &state::sms(&config)?, Pages::of(&config)?.as_ref());
    let background = background(&cx, worker, config.clock_sync);
    tracing::info!("working");
    stop_signal().await;
    background.end(config.timeouts.drain).await;
    Ok(())
}

/// Tasks beside the requests.
pub struct Background {
    stop: CancellationToken,
    worker: tokio::task::JoinHandle<()>,
}

/// Starts the worker, the clock's correction, the look for new data keys and the metrics' upkeep.
#[must_use]
pub fn background(cx: &Cx, worker: Worker, clock_sync: bool) -> Background {
    let stop = CancellationToken::new();
    if clock_sync {
        tokio::spawn(platform::clock_sync::run(cx.clone(), stop.clone()));
    }
    tokio::spawn(platform::keyring::follow(cx.clone(), stop.clone()));
    if let Ok(metrics) = platform::telemetry::metrics() {
        tokio::spawn(platform::telemetry::upkeep(metrics, stop.clone()));
    }
    Background { worker: tokio::spawn(worker.run(stop.clone())), stop }
}

impl Background {
    /// Lets running jobs finish, within this time.
    pub async fn end(self, within: Duration) {
        self.stop.cancel();
        // A job that is cut off is taken over when its lease runs out.
        let _ = tokio::time::timeout(within, self.worker).await;
    }
}

/// The first SIGTERM or SIGINT; a second one ends the process at once.
async fn stop_signal() {
    signal().await;
    tokio::spawn(async {
        signal().await;
        std::process::exit(130);
    });
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    let _ = tokio::signal::ctrl_c().await;
}
