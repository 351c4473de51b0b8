//! Counters for Prometheus. Labels are bounded: whatever clients call their operations, the list of names is not theirs.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::extract::State as Shared;
use axum::http::header;
use axum::response::IntoResponse;

use crate::state::State;

const MOST_NAMES: usize = 200;
const LONGEST_NAME: usize = 64;

/// Operation names that were seen, up to a number; the rest is `other`.
#[derive(Default)]
pub struct Names(RwLock<HashSet<String>>);

impl Names {
    /// The name itself while there is room for it.
    pub fn bounded<'a>(&self, name: &'a str) -> &'a str {
        if name.len() > LONGEST_NAME {
            return "other";
        }
        if self.0.read().unwrap_or_else(PoisonError::into_inner).contains(name) {
            return name;
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_NAMES {
            return "other";
        }
        known.insert(name.to_owned());
        name
    }
}

/// Counts an operation that ended.
pub fn operation(name: &str, kind: &'static str, role: &'static str, outcome: &'static str, took: Duration) {
    metrics::counter!("stoa_graphql_requests_total", "operation" => name.to_owned(), "kind" => kind, "role" => role, "outcome" => outcome).increment(1);
    metrics::histogram!("stoa_graphql_seconds", "operation" => name.to_owned(), "role" => role).record(took.as_secs_f64());
}

/// What counts the answers of an operation that are kept: looked up once, not for each of them.
pub fn kept(name: &str) -> (metrics::Counter, metrics::Histogram) {
    let counted =
        metrics::counter!("stoa_graphql_requests_total", "operation" => name.to_owned(), "kind" => "query", "role" => "anonymous", "outcome" => "kept");
    (counted, metrics::histogram!("stoa_graphql_seconds", "operation" => name.to_owned(), "role" => "anonymous"))
}

/// Everything that was counted.
pub async fn show(Shared(state): Shared<Arc<State>>) -> impl IntoResponse {
    state.metrics.run_upkeep();
    if let Ok(Ok(lag)) = tokio::time::timeout(Duration::from_secs(1), platform::outbox::lag(&state.cx)).await {
        metrics::gauge!("stoa_outbox_lag_seconds").set(Duration::from_millis(lag.unsigned_abs()).as_secs_f64());
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], state.metrics.render())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_cannot_make_names_without_end() {
        let names = Names::default();
        for n in 0..MOST_NAMES {
            assert_ne!(names.bounded(&format!("Q{n}")), "other");
        }
        assert_eq!(names.bounded("Q200"), "other");
        assert_eq!(names.bounded("Q7"), "Q7");
        assert_eq!(names.bounded(&"x".repeat(65)), "other");
    }
}
