//! The way out: a browser is sent to the provider, with what its answer has to match.

use kernel::{Refusal, Viewer};
use platform::{Cx, Result, crypto};

use super::Elsewhere;
use super::attempt::{self, Kept, New};
use super::call::Call;
use super::exchange::{self, Outward};
use crate::another_key::may_add_key;
use crate::attempts::{self, Limit};

pub use entity::states::OauthPurpose as Purpose;

/// What is begun.
#[derive(Clone)]
pub struct Begin {
    /// By its id.
    pub provider: String,
    pub purpose: Purpose,
    /// The page that takes the answer; the first of the configuration where it is left out.
    pub page: Option<String>,
    /// Where the person wants to go then: a path in the app.
    pub return_to: Option<String>,
    /// Of the account that is linked, if it has one.
    pub password: Option<String>,
    /// Where the request came from, for the limit on attempts.
    pub ip: Option<String>,
}

/// What the browser needs: where to go, and what it keeps until it is back.
#[derive(Clone)]
pub struct Begun {
    pub authorization_url: String,
    pub state: String,
    pub browser_secret: String,
    /// Epoch milliseconds.
    pub expires_at: i64,
}

/// Begins to sign in, or to link.
///
/// # Errors
/// `ValidationFailed` on `input.provider`, `input.redirectUri`, `input.returnTo` or `input.password`, `NotAllowed` where somebody links who
/// is not signed in or has not shown lately who they are, `StateConflict` where the provider does not answer, `LimitExceeded`.
pub async fn begin(cx: &Cx, elsewhere: &Elsewhere, viewer: &Viewer, asked: Begin) -> Result<Begun> {
    let (provider, memory) = elsewhere.known(&asked.provider).ok_or_else(|| Refusal::invalid("input.provider", "There is no such provider."))?;
    let page = match &asked.page {
        Some(page) => elsewhere.pages.iter().find(|known| *known == page),
        None => elsewhere.pages.first(),
    };
    let page = page.ok_or_else(|| Refusal::invalid("input.redirectUri", "This page is not one that people come back to."))?;
    let return_to = match asked.return_to {
        Some(path) if !path.is_empty() => Some(own_path("input.returnTo", &path)?),
        _ => None,
    };
    attempts::take(cx, Limit::elsewhere_from(cx.environment), &attempts::address(asked.ip.as_deref())).await?;
    let of = match asked.purpose {
        Purpose::SignIn => None,
        Purpose::Link => Some(may_add_key(cx, viewer, asked.password.as_deref()).await?),
    };

    let endpoint = match &provider.endpoints {
        Some(endpoints) => endpoints.authorize.clone(),
        None => {
            let metadata = memory.metadata(cx, Call { outside: &elsewhere.outside, provider }).await;
            metadata.map_err(|failure| failure.told(provider))?.authorization_endpoint.clone()
        }
    };
    let (state, browser_secret) = (crypto::token(), crypto::token());
    let kept = Kept { nonce: crypto::token(), verifier: crypto::token() };
    let outward = Outward { state: &state, nonce: &kept.nonce, verifier: &kept.verifier, redirect_uri: elsewhere.redirect_uri(provider, page) };
    let authorization_url = exchange::authorize_url(provider, &endpoint, &outward).map_err(|failure| failure.told(provider))?;
    let new = New { provider: &provider.id, of, state: &state, browser_secret: &browser_secret, kept: &kept, page, return_to };
    let expires_at = attempt::open(cx, new).await?;
    Ok(Begun { authorization_url, state, browser_secret, expires_at })
}

/// A path of our own pages and of nobody else's: browsers take two slashes, and backslashes, for another host.
fn own_path(path: &str, value: &str) -> Result<String, Refusal> {
    let fine = value.len() <= 500 && value.starts_with('/') && !value.starts_with("//") && !value.contains('\\') && !value.chars().any(char::is_control);
    if fine { Ok(value.to_owned()) } else { Err(Refusal::invalid(path, "Name a path of the app, such as `/account`.")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_host() {
        for own in ["/", "/account", "/p/mug?size=l#reviews", "/a//b"] {
            assert_eq!(own_path("r", own), Ok(own.into()));
        }
        for foreign in
            ["//evil.example.org", "/\\evil.example.org", "\\/evil", "https://evil.example.org", "javascript:alert(1)", "account", "/a\nb", "/\t/evil"]
        {
            assert!(own_path("r", foreign).is_err(), "{foreign}");
        }
        assert!(own_path("r", &format!("/{}", "a".repeat(500))).is_err());
    }
}
