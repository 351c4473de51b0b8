//! The ways in: GraphQL over HTTP, sockets and event streams, providers' webhooks, pictures, health, metrics and GraphiQL.

mod accept;
mod answer;
mod body;
mod caller;
mod connection;
mod documents;
mod exports;
mod gate;
mod get;
mod graphiql;
mod health;
mod kept;
mod media;
mod metrics;
mod observe;
mod operation;
mod origin;
mod packed;
mod pictures;
mod post;
mod rate;
mod seats;
mod sign_in;
mod signature;
mod socket;
mod stream;
mod test_gateway;
mod timeouts;
mod upload;
mod webhooks;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Extension;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};

use self::caller::RequestId;
use crate::state::State;

pub use caller::still;
pub use connection::Connection;
pub use kept::Answers;
pub use metrics::Names;
pub use seats::Seats;
pub use timeouts::Timeouts;

/// No request needs more; pictures are uploaded elsewhere.
const MOST_BYTES: usize = 256 * 1024;

/// All ways in.
pub fn router(state: Arc<State>) -> Router {
    Router::new()
        .route("/graphql", get(get::get).post(post::post))
        .route("/graphiql", get(graphiql::index))
        .route("/graphiql/", get(graphiql::index))
        .route("/graphiql/{*path}", get(graphiql::file))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::show))
        .route("/.well-known/jwks.json", get(health::keys))
        .route("/media/{*key}", get(media::show))
        .merge(webhooks::routes())
        .merge(sign_in::routes())
        .merge(test_gateway::routes())
        .merge(exports::routes())
        .fallback(missing)
        .method_not_allowed_fallback(not_so)
        .layer(from_fn_with_state(state.clone(), body::read))
        .merge(documents::routes())
        .merge(pictures::routes())
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(answer::panicked))
        .layer(cors(&state.origins))
        .layer(from_fn_with_state(state.clone(), observe::observe))
        .with_state(state)
}

async fn missing(Extension(id): Extension<RequestId>) -> Response {
    answer::plain(StatusCode::NOT_FOUND, "NOT_FOUND", "There is nothing here.", &id.0)
}

async fn not_so(Extension(id): Extension<RequestId>) -> Response {
    answer::plain(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "Not by this method.", &id.0)
}

/// Pages of our own origins may call; no other page learns an answer.
fn cors(origins: &[String]) -> CorsLayer {
    let named = |name| HeaderName::from_static(name);
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok())))
        .allow_methods([Method::GET, Method::POST, Method::PUT])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::ACCEPT,
            header::ACCEPT_LANGUAGE,
            named("x-cart-token"),
            named("x-currency"),
            named("x-market"),
            named("x-locale"),
            named("x-vendor"),
            named("x-app"),
            named("x-request-id"),
            named("idempotency-key"),
        ])
        .expose_headers([named("x-request-id"), header::RETRY_AFTER])
        // The two apps' cookies; the origins are a list, never everybody.
        .allow_credentials(true)
        .max_age(Duration::from_secs(3600))
}
