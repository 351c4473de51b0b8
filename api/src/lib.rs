//! The edge: GraphQL, HTTP, configuration and the background's list. It turns requests into use cases of the rooms
//! and their outcomes into answers; it has no rule and no SQL of its own.

mod check;
pub mod config;
pub mod cookies;
pub mod demo;
pub mod graphql;
pub mod http;
pub mod import;
pub mod keys;
pub mod pages;
pub mod seed;
pub mod serve;
pub mod state;
pub mod worker;

use std::sync::Arc;

pub use check::check;

/// How often what programs asked for is written down.
const USAGE_WRITTEN: std::time::Duration = std::time::Duration::from_secs(10);

/// A server that is not listening yet.
pub struct App {
    pub router: axum::Router,
    pub state: Arc<state::State>,
    pub worker: platform::Worker,
}

/// Connects, migrates and composes everything. Bind first and put the bound address into the configuration,
/// so that addresses handed out are right.
///
/// # Errors
/// One readable line.
pub async fn app(config: config::Config) -> Result<App, String> {
    let state = state::State::build(config).await?;
    // Beside the requests, not before them: until it has caught up, search knows what it knew at the last end.
    let (following, stop) = (state.clone(), state.closing.clone());
    tokio::spawn(async move { following.search.follow(&following.cx, stop).await });
    tokio::spawn(state.sessions.clone().run(state.cx.clone(), state.config.timeouts.look, state.closing.clone()));
    tokio::spawn(state.usage.clone().run(state.cx.clone(), USAGE_WRITTEN, state.closing.clone()));
    // Before the first answer is kept, so that no change falls between the two.
    let (keeping, news, stop) = (state.clone(), state.cx.bus.subscribe(), state.closing.clone());
    tokio::spawn(async move { keeping.answers.follow(&keeping.cx, news, stop).await });
    Ok(App { router: http::router(state.clone()), worker: worker::worker(&state.cx, &state.gateways, &state.vat, &state.sms, state.pages.as_ref()), state })
}
