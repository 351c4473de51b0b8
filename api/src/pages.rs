//! What the shop's kept pages are told: which of them are old. A page names what it shows in tags; a change names those tags, in one
//! signed message after the card that lists show is new. Where no shop is configured nothing is told, and nothing is written down for it.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use catalog::ProductChanged;
use entity::ids::{ProductId, VendorId};
use platform::jobs::{self, NewJob};
use platform::outside::{Outside, Reach};
use platform::worker::{Handler, handler};
use platform::{Cx, Error, Result, crypto};
use reqwest::header::{CONTENT_TYPE, HeaderValue};
use reqwest::{Method, Request, Url};
use search::{OfOffer, OfVendor};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::config::Config;

/// The kind of job that tells: its payload is an [`Old`].
pub const JOB: &str = "pages.tell";
/// The shop makes no page before it answers.
const PATIENCE: Duration = Duration::from_secs(5);

/// Which pages are old: those with one of these tags.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Old {
    pub tags: Vec<String>,
}

/// The shop that is told. Cheap to clone.
#[derive(Clone)]
pub struct Pages {
    outside: Outside,
    url: Url,
    secret: Arc<str>,
}

impl Pages {
    /// The shop that is configured, if one is.
    ///
    /// # Errors
    /// One readable line.
    pub fn of(config: &Config) -> Result<Option<Self>, String> {
        let (Some(url), Some(secret)) = (&config.pages_url, &config.app_secret) else { return Ok(None) };
        let outside = Outside::new().map_err(|error| error.to_string())?;
        let url = url.parse().map_err(|_| format!("STOA_PAGES_URL is `{url}`, which is no address."))?;
        Ok(Some(Self { outside, url, secret: secret.as_str().into() }))
    }

    /// Tells once. A shop that does not take it is told again; the job's own tries see to it.
    ///
    /// # Errors
    /// A fault while the shop does not take it.
    pub async fn tell(&self, cx: &Cx, old: &Old) -> Result<()> {
        let body = serde_json::to_string(old)?;
        let seconds = cx.now() / 1_000;
        let signature = format!("t={seconds},v1={}", crypto::sign_with(self.secret.as_bytes(), format!("{seconds}.{body}").as_bytes()));
        let mut request = Request::new(Method::POST, self.url.clone());
        request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let signature = HeaderValue::from_str(&signature).map_err(|error| Error::broken(error.to_string()))?;
        request.headers_mut().insert("x-stoa-signature", signature);
        *request.body_mut() = Some(body.into());
        // Whoever runs this named the shop, so that it may stand in their own network.
        match self.outside.ask(request, Reach::Own, PATIENCE).await {
            Ok(answer) if answer.status == 200 => Ok(()),
            Ok(answer) => Err(Error::broken(format!("the shop answered {} when it was told which pages are old", answer.status))),
            Err(error) => Err(Error::broken(format!("the shop was not told which pages are old: {error}"))),
        }
    }
}

/// What is done about an event, and after it the shop told what is old by it.
pub fn telling<T, F, Fut>(told: bool, work: Handler, tags: F) -> Handler
where
    T: DeserializeOwned + Send + 'static,
    F: Fn(Cx, T) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Result<Vec<String>>> + Send + 'static,
{
    if !told {
        return work;
    }
    handler(move |cx: Cx, payload: serde_json::Value| {
        let (work, tags) = (work.clone(), tags.clone());
        async move {
            work(cx.clone(), payload.clone()).await?;
            let tags = tags(cx.clone(), serde_json::from_value(payload)?).await?;
            if tags.is_empty() {
                return Ok(());
            }
            // Told once of what changes often while it waits.
            let (cx, key, old) = (&cx, &crypto::sha256(tags.join(" ").as_bytes()), &Old { tags });
            let job = || NewJob { kind: JOB, unique_key: Some(key), payload: old, run_at: cx.now() };
            cx.db.write("pages.old", |tx| async move { jobs::enqueue(cx, &tx, job()).await }).await
        }
    })
}

/// Of a product: its own pages, and the lists of its category and of all above it.
///
/// # Errors
/// The database's own.
pub async fn of_product(cx: Cx, event: ProductChanged) -> Result<Vec<String>> {
    let mut tags = vec![product(event.product_id)];
    let rows = catalog::listed_products(&cx.db, &[event.product_id]).await?;
    let categories: Vec<_> = rows.iter().filter_map(|row| row.category_id).collect();
    for category in catalog::categories_by_ids(&cx.db, &categories).await? {
        let above = catalog::ancestors(&cx.db, &category).await?;
        tags.extend(above.iter().chain([&category]).map(|category| format!("category:{}", category.id)));
    }
    Ok(tags)
}

/// Of an offer: the prices of its product.
///
/// # Errors
/// None.
pub async fn of_offer(_: Cx, event: OfOffer) -> Result<Vec<String>> {
    Ok(vec![format!("offer:{}", event.product_id)])
}

/// Of a vendor: its page, and those that show it.
///
/// # Errors
/// None.
pub async fn of_vendor(_: Cx, event: OfVendor) -> Result<Vec<String>> {
    Ok(vec![vendor(event.vendor_id)])
}

/// Of a category: every page has the list of them.
///
/// # Errors
/// None.
pub async fn of_category(_: Cx, event: catalog::CategoryChanged) -> Result<Vec<String>> {
    Ok(vec!["nav".into(), format!("category:{}", event.category_id)])
}

fn product(id: ProductId) -> String {
    format!("product:{id}")
}

fn vendor(id: VendorId) -> String {
    format!("vendor:{id}")
}
