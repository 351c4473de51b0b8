//! Whether this process lives, whether it is ready, and the keys its tokens are signed with.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Json;
use axum::extract::State as Shared;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::answer::plain;
use crate::state::State;

const PATIENCE: Duration = Duration::from_secs(2);

/// The process answers; nothing else is looked at, so that a database away does not make an orchestrator kill it.
pub async fn alive() -> &'static str {
    "ok"
}

/// Whether requests should come here: no while draining or while something that is needed is away.
pub async fn ready(Shared(state): Shared<Arc<State>>) -> Response {
    let (database, migrations) = database(&state).await;
    let mut dependencies = json!({ "database": database, "migrations": migrations });
    let draining = state.draining.is_cancelled();
    if let Some(reached) = state.cx.cache.reaches_redis().await {
        // Cache and bus are helpers: everything works without them, only later. It is told, but does not count.
        dependencies["redis"] = (if reached { "ok" } else { "unreachable" }).into();
    }
    let ready = !draining && database == "ok" && migrations == "ok";
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(header::CACHE_CONTROL, "no-store")], Json(json!({ "ready": ready, "draining": draining, "dependencies": dependencies }))).into_response()
}

async fn database(state: &State) -> (&'static str, &'static str) {
    /// Changes are only ever added, so that yes stays yes.
    static CURRENT: AtomicBool = AtomicBool::new(false);
    let ping = platform::db::execute(&state.cx.db, "SELECT 1", []);
    if !matches!(tokio::time::timeout(PATIENCE, ping).await, Ok(Ok(_))) {
        return ("unreachable", "unknown");
    }
    if !CURRENT.load(Ordering::Relaxed) {
        match tokio::time::timeout(PATIENCE, migration::is_current(&state.cx.db.pool())).await {
            Ok(Ok(true)) => CURRENT.store(true, Ordering::Relaxed),
            _ => return ("ok", "pending"),
        }
    }
    ("ok", "ok")
}

/// The public keys of access tokens.
pub async fn keys(Shared(state): Shared<Arc<State>>) -> Response {
    match identity::jwks(&state.cx) {
        Ok(keys) => ([(header::CACHE_CONTROL, "public, max-age=300")], Json(keys)).into_response(),
        Err(error) => {
            tracing::error!(%error, "the keys cannot be told");
            plain(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", "Something went wrong on our side.", "")
        }
    }
}
