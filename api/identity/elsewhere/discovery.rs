//! What a provider says of itself, and the keys it signs with: fetched by one for all, kept for a while.

use std::sync::Arc;

use jsonwebtoken::jwk::{Jwk, JwkSet};
use platform::Cx;
use platform::outside::Reach;
use reqwest::Url;
use reqwest::header::CACHE_CONTROL;
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex;

use super::call::{Call, Failure};

const MINUTE: i64 = 60_000;
/// How long what it says of itself is believed.
const KEPT_MS: i64 = 60 * MINUTE;
/// How long keys are kept, whatever is said of them.
const KEYS_MS: std::ops::RangeInclusive<i64> = 5 * MINUTE..=24 * 60 * MINUTE;
/// How often somebody with a key that nobody knows can have us ask for all keys.
const AGAIN_MS: i64 = MINUTE;
/// How long one is left alone that did not answer.
const REST_MS: i64 = 5_000;

/// What a provider says of itself, as far as it matters here.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Metadata {
    pub issuer: String,
    pub authorization_endpoint: Url,
    pub token_endpoint: Url,
    pub userinfo_endpoint: Option<Url>,
    pub jwks_uri: Url,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
    /// Whether every answer names who gives it.
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl Metadata {
    /// Whether the client's secret goes into the form rather than into a header, which every provider takes that does not say otherwise.
    pub(crate) fn secret_in_form(&self) -> bool {
        self.token_endpoint_auth_methods_supported.as_ref().is_some_and(|methods| !methods.iter().any(|method| method == "client_secret_basic"))
    }
}

/// What is known of one provider.
#[derive(Default)]
pub(crate) struct Memory(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    metadata: Option<(Arc<Metadata>, i64)>,
    keys: Option<(Arc<JwkSet>, i64)>,
    asked_again_at: Option<i64>,
    rests_until: i64,
}

impl Memory {
    /// What the provider says of itself.
    pub(crate) async fn metadata(&self, cx: &Cx, call: Call<'_>) -> Result<Arc<Metadata>, Failure> {
        self.0.lock().await.metadata(cx, call).await
    }

    /// Its keys; `anew` because a token names one that was not among them, which is believed once in a while.
    pub(crate) async fn keys(&self, cx: &Cx, call: Call<'_>, anew: bool) -> Result<Arc<JwkSet>, Failure> {
        let mut kept = self.0.lock().await;
        let now = cx.now();
        let anew = anew && kept.asked_again_at.is_none_or(|at| now - at >= AGAIN_MS);
        if let Some((keys, until)) = &kept.keys
            && now < *until
            && !anew
        {
            return Ok(keys.clone());
        }
        if anew {
            kept.asked_again_at = Some(now);
        }
        let url = kept.metadata(cx, call).await?.jwks_uri.clone();
        let (answer, value) = call.get(url, None).await?;
        let keys = value.get("keys").and_then(Value::as_array).ok_or(Failure::Odd("no list of keys"))?;
        // A key of a kind that we do not know is none of ours.
        let keys = Arc::new(JwkSet { keys: keys.iter().filter_map(|key| serde_json::from_value::<Jwk>(key.clone()).ok()).collect() });
        let told = answer.headers.get(CACHE_CONTROL).and_then(|value| value.to_str().ok()).and_then(max_age_ms).unwrap_or(KEPT_MS);
        kept.keys = Some((keys.clone(), now + told.clamp(*KEYS_MS.start(), *KEYS_MS.end())));
        Ok(keys)
    }
}

impl Kept {
    async fn metadata(&mut self, cx: &Cx, call: Call<'_>) -> Result<Arc<Metadata>, Failure> {
        let now = cx.now();
        if let Some((metadata, until)) = &self.metadata
            && now < *until
        {
            return Ok(metadata.clone());
        }
        if now < self.rests_until {
            return Err(Failure::Resting);
        }
        match discover(call).await {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                self.metadata = Some((metadata.clone(), now + KEPT_MS));
                Ok(metadata)
            }
            Err(failure) => {
                self.rests_until = now + REST_MS;
                Err(failure)
            }
        }
    }
}

async fn discover(call: Call<'_>) -> Result<Metadata, Failure> {
    let issuer = &call.provider.issuer;
    let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let (_, value) = call.get(url.parse().map_err(|_| Failure::Odd("an address that is none"))?, None).await?;
    let metadata: Metadata = serde_json::from_value(value).map_err(|_| Failure::Odd("a description that lacks something"))?;
    // Somebody else's description would have us take somebody else's word.
    if metadata.issuer != *issuer {
        return Err(Failure::Odd("the description of another issuer"));
    }
    let all = [Some(&metadata.authorization_endpoint), Some(&metadata.token_endpoint), metadata.userinfo_endpoint.as_ref(), Some(&metadata.jwks_uri)];
    let open = |url: &Url| url.scheme() == "https" || (url.scheme() == "http" && call.provider.reach == Reach::Own);
    if !all.into_iter().flatten().all(open) {
        return Err(Failure::Odd("addresses without encryption"));
    }
    Ok(metadata)
}

fn max_age_ms(header: &str) -> Option<i64> {
    let seconds = header.split(',').find_map(|part| part.trim().strip_prefix("max-age="))?;
    seconds.parse::<i64>().ok()?.checked_mul(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_age_of_keys_is_read() {
        assert_eq!(max_age_ms("public, max-age=19845, must-revalidate"), Some(19_845_000));
        assert_eq!(max_age_ms("no-store"), None);
        assert_eq!(max_age_ms("max-age=x"), None);
    }
}
