//! Serving until told to stop: answer, work in the background, drain, end.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use platform::{Cx, Worker};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::state::{self, State};
use crate::{App, app, worker};

/// Orchestrators kill after thirty seconds.
const DRAIN: Duration = Duration::from_secs(25);

/// Listens on the configured address and serves until a signal. `prepare` runs before the first answer.
///
/// # Errors
/// One readable line.
pub async fn serve<F, Fut>(mut config: Config, prepare: F) -> Result<(), String>
where
    F: FnOnce(Arc<State>) -> Fut,
    Fut: Future<Output = Result<(), String>>,
{
    let listener = TcpListener::bind(config.bind).await.map_err(|error| format!("STOA_BIND: {} cannot be listened on: {error}.", config.bind))?;
    config.bind = listener.local_addr().map_err(|error| error.to_string())?;
    let App { router, state, worker } = app(config).await?;
    prepare(state.clone()).await?;
    let background = background(&state.cx, worker);
    tracing::info!(address = %state.config.bind, public_url = %state.cx.public_url, "listening");

    let stopping = state.clone();
    let stop = async move {
        stop_signal().await;
        tracing::info!("draining");
        // Load balancers look elsewhere, sockets are told to come back to another node; requests run on.
        stopping.draining.cancel();
        stopping.closing.cancel();
    };
    let served = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>()).with_graceful_shutdown(stop);
    let patience = async {
        state.draining.cancelled().await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        outcome = served.into_future() => outcome.map_err(|error| format!("serving ended: {error}"))?,
        () = patience => tracing::warn!("some requests did not end in time"),
    }
    background.end().await;
    tracing::info!("ended");
    Ok(())
}

/// Runs jobs, schedules and the outbox without answering requests, until a signal.
///
/// # Errors
/// One readable line.
pub async fn work(config: Config) -> Result<(), String> {
    let cx = state::adapters(&config).await?;
    migration::up(cx.db.pool()).await.map_err(|error| error.to_string())?;
    let worker = worker::worker(&cx, &state::gateways(&cx, &config)?);
    let background = background(&cx, worker);
    tracing::info!("working");
    stop_signal().await;
    background.end().await;
    Ok(())
}

/// Tasks beside the requests.
pub struct Background {
    stop: CancellationToken,
    worker: tokio::task::JoinHandle<()>,
}

/// Starts the worker, the clock's correction and the metrics' upkeep.
#[must_use]
pub fn background(cx: &Cx, worker: Worker) -> Background {
    let stop = CancellationToken::new();
    tokio::spawn(platform::clock_sync::run(cx.clone(), stop.clone()));
    if let Ok(metrics) = platform::telemetry::metrics() {
        tokio::spawn(platform::telemetry::upkeep(metrics, stop.clone()));
    }
    Background { worker: tokio::spawn(worker.run(stop.clone())), stop }
}

impl Background {
    /// Lets running jobs finish, within the time there is.
    pub async fn end(self) {
        self.stop.cancel();
        // A job that is cut off is taken over when its lease runs out.
        let _ = tokio::time::timeout(DRAIN, self.worker).await;
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
