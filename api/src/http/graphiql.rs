//! GraphiQL, out of the binary: no outside address is called.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/graphiql/dist"]
// A first `cargo check` in a fresh clone needs no Node; the page then says what is missing.
#[allow_missing = true]
struct Bundle;

/// Editors run workers out of blobs and colour by inline styles; scripts come from here alone.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data: blob:; \
                      worker-src 'self' blob:; connect-src 'self' ws: wss:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/// The page.
pub async fn index() -> Response {
    serve("index.html")
}

/// One of its files.
pub async fn file(Path(path): Path<String>) -> Response {
    serve(&path)
}

fn serve(path: &str) -> Response {
    let Some(file) = Bundle::get(path) else {
        return if Bundle::get("index.html").is_none() {
            (StatusCode::SERVICE_UNAVAILABLE, "GraphiQL is not in this build: run `make graphiql` and build again.").into_response()
        } else {
            (StatusCode::NOT_FOUND, "There is no such file.").into_response()
        };
    };
    let kind = match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "wasm" => "application/wasm",
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    // Bundlers put a digest into the names of what lies in assets/.
    let kept = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept), (header::CONTENT_SECURITY_POLICY, POLICY)], file.data.into_owned()).into_response()
}
