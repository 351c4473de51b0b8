//! Pictures on their way in, of vendors' pages and of products: to addresses that are signed for minutes.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Path, Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::put;
use catalog::Sent;
use entity::ids::VendorId;
use platform::picture::{MOST_BYTES, Unfit};
use serde::Deserialize;
use tokio::sync::Semaphore;
use vendors::{PictureKind, Untaken};

use super::answer::plain;
use super::caller::RequestId;
use super::upload;
use crate::state::State;

/// Each is drawn anew in memory: two at once are half a gibibyte at the worst.
static PLACES: Semaphore = Semaphore::const_new(2);

const TOO_LARGE: &str = "A picture has at most 40 million pixels, of eight bits for each colour, and 12,000 along a side.";

/// The ways in of this file. They read bodies of their own size, and only those of signed addresses.
pub fn routes() -> Router<Arc<State>> {
    Router::new().route("/vendor-pictures/{vendor}/{kind}", put(of_vendor)).route("/product-pictures/{product}/{media}", put(of_product))
}

#[derive(Deserialize)]
struct Signed {
    until: i64,
    signature: String,
    #[serde(default)]
    alt: String,
}

async fn of_vendor(
    Shared(state): Shared<Arc<State>>,
    Extension(id): Extension<RequestId>,
    Path((vendor, kind)): Path<(String, String)>,
    signed: Result<Query<Signed>, QueryRejection>,
    body: Body,
) -> Response {
    let cx = state.cx.for_request(&id.0);
    let (Ok(vendor), Some(kind), Ok(Query(Signed { until, signature, .. }))) = (vendor.parse::<VendorId>(), PictureKind::named(&kind), signed) else {
        return missing(&id);
    };
    let may = vendors::may_send_picture(&cx, vendor, kind, until, &signature).await.map(|may| may.then_some(vendor));
    let (_place, bytes) = match arrived(may, body, &id).await {
        Ok(taken) => taken,
        Err(reply) => return reply,
    };
    told(vendors::receive_picture(&cx, (vendor, kind), until, &signature, bytes).await, &id)
}

async fn of_product(
    Shared(state): Shared<Arc<State>>,
    Extension(id): Extension<RequestId>,
    Path((product, media)): Path<(String, String)>,
    signed: Result<Query<Signed>, QueryRejection>,
    body: Body,
) -> Response {
    let cx = state.cx.for_request(&id.0);
    let (Ok(product), Ok(media), Ok(Query(Signed { until, signature, alt }))) = (product.parse(), media.parse(), signed) else { return missing(&id) };
    let sent = Sent { product, id: media, alt, until, signature };
    let (_place, bytes) = match arrived(catalog::may_send_media(&cx, &sent).await, body, &id).await {
        Ok(taken) => taken,
        Err(reply) => return reply,
    };
    told(catalog::receive_media(&cx, &sent, bytes).await, &id)
}

/// The file, where its vendor may send it.
async fn arrived(may: platform::Result<Option<VendorId>>, body: Body, id: &RequestId) -> Result<(tokio::sync::SemaphorePermit<'static>, Vec<u8>), Response> {
    let vendor = may.map_err(|error| broken(&error, id))?.ok_or_else(|| missing(id))?;
    let (place, bytes) = upload::take(&PLACES, vendor, body, MOST_BYTES, id).await?;
    Ok((place, bytes.into()))
}

fn missing(id: &RequestId) -> Response {
    plain(StatusCode::NOT_FOUND, "NOT_FOUND", "There is no such address, or not any more.", &id.0)
}

fn broken(error: &platform::Error, id: &RequestId) -> Response {
    tracing::error!(request_id = id.0, %error, "a picture could not be stored");
    plain(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", "It cannot be stored now. Send it again in a moment.", &id.0)
}

fn told(outcome: platform::Result<Result<(), Untaken>>, id: &RequestId) -> Response {
    match outcome {
        Ok(Ok(())) => StatusCode::NO_CONTENT.into_response(),
        Ok(Err(Untaken::NoSuchAddress)) => missing(id),
        Ok(Err(Untaken::Unfit(Unfit::TooLong))) => plain(StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", "A file has at most 10 MiB.", &id.0),
        Ok(Err(Untaken::Unfit(Unfit::TooLarge))) => plain(StatusCode::UNPROCESSABLE_ENTITY, "TOO_LARGE", TOO_LARGE, &id.0),
        Ok(Err(Untaken::Unfit(Unfit::OtherKind))) => {
            plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", "Send a JPEG, a PNG or a WebP.", &id.0)
        }
        Ok(Err(Untaken::Unfit(Unfit::Broken))) => plain(StatusCode::UNPROCESSABLE_ENTITY, "BROKEN", "This picture cannot be read.", &id.0),
        Err(error) => broken(&error, id),
    }
}
