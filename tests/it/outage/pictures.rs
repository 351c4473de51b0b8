//! The object store away: pictures are missing, nothing else is.

use std::time::Instant;

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::routing::get;
use reqwest::Method;
use reqwest::header::RETRY_AFTER;
use serde_json::Value;
use support::{Process, Proxy, Site, scale, wait};
use tokio::net::TcpListener;

/// The one picture of a bucket.
const PICTURE: &[u8] = b"RIFF....WEBP";

/// A store that speaks as much of S3 as reading one picture needs.
async fn bucket() -> std::net::SocketAddr {
    let missing = "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code><Message>There is none.</Message></Error>";
    let show = async move |Path(key): Path<String>| {
        if key == "media/here.webp" {
            (StatusCode::OK, [(header::CONTENT_TYPE, "image/webp")], PICTURE.to_vec())
        } else {
            (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "application/xml")], missing.into())
        }
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(axum::serve(listener, Router::new().route("/pictures/{*key}", get(show))).into_future());
    address
}

/// Status, code and Retry-After of a picture.
async fn picture(shop: &Process, name: &str) -> (u16, String, bool) {
    let response = shop.anonymous().request(Method::GET, &format!("/media/media/{name}")).send().await.expect("an answer");
    let (status, retry_after) = (response.status().as_u16(), response.headers().contains_key(RETRY_AFTER));
    let bytes = response.bytes().await.expect("a body");
    if status == 200 {
        assert_eq!(bytes, PICTURE);
    }
    let code = serde_json::from_slice::<Value>(&bytes).ok().and_then(|body| body["errors"][0]["extensions"]["code"].as_str().map(str::to_owned));
    (status, code.unwrap_or_default(), retry_after)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_object_store_pictures_are_missing_and_orders_are_not() {
    if support::scaled() {
        eprintln!("skipped: pictures do not ask the database, and the run on the embedded one has looked at them");
        return;
    }
    let proxy = Proxy::before(bucket().await);
    let site = Site::new().await.with("S3_ENDPOINT", format!("http://{}", proxy.address())).with("S3_BUCKET", "pictures");
    let site = site.with("S3_ACCESS_KEY_ID", "key").with("S3_SECRET_ACCESS_KEY", "secret");
    let (shop, mug) = (site.start().await, site.goods("alder-mug").await);
    let shown = (200, String::new(), false);
    let away = (503, "UNAVAILABLE".to_owned(), true);
    assert_eq!(picture(&shop, "here.webp").await, shown);
    assert_eq!(picture(&shop, "gone.webp").await, (404, "NOT_FOUND".to_owned(), false));
    for fault in ["refused", "silent", "cut off"] {
        match fault {
            "refused" => proxy.refuse(),
            "silent" => proxy.silence(),
            _ => proxy.trap("GET", "GET", 0, support::proxy::Lost::Answer),
        }
        let began = Instant::now();
        let first = picture(&shop, "here.webp").await;
        // A connection that breaks once is made again; a store that is away is not waited for.
        assert_eq!(first, if fault == "cut off" { shown.clone() } else { away.clone() }, "{fault}");
        scale::figure(&format!("object store {fault}: a picture is answered after"), format!("{:.1} s", began.elapsed().as_secs_f64()));
        shop.anonymous().buy(&[(&mug, 1)]).await;
        proxy.open();
        wait::until("pictures are shown again", async || (picture(&shop, "here.webp").await == shown).then_some(())).await;
    }
    site.recovers().await;
}
