//! The way back: what the browser brings is taken up, the provider is asked, and somebody is signed in or linked.

use kernel::{Refusal, Viewer};
use platform::{Cx, Error, Result};
use reqwest::Url;

use super::attempt::{self, Kept};
use super::call::{Call, Failure};
use super::claimed::{self, Claimed};
use super::discovery::Memory;
use super::exchange::{self, Exchanged};
use super::link::{self, Linked};
use super::provider::{Kind, Provider};
use super::{Elsewhere, account, apple, plain};
use crate::attempts::{self, Limit};
use crate::challenge;
use crate::model::sign_in_first;
use crate::second_factor::{self, Shown};
use crate::sign_in::{self, SignedIn};

/// What the browser brings back.
#[derive(Clone, Default)]
pub struct Answered {
    pub state: String,
    /// What it was told to keep when it began.
    pub browser_secret: String,
    pub code: Option<String>,
    /// Who says that it answers.
    pub iss: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
    /// What Apple tells once.
    pub user: Option<String>,
    /// The language that a new account reads.
    pub locale: String,
    /// What the session is shown as in the person's list of sessions.
    pub device: Option<String>,
    /// Where the request came from, for the limit on attempts.
    pub ip: Option<String>,
}

/// Where it leads.
#[derive(Clone, Debug)]
pub struct Completed {
    pub outcome: Outcome,
    /// Where the person wanted to go.
    pub return_to: Option<String>,
}

/// What was done.
#[derive(Clone, Debug)]
pub enum Outcome {
    SignedIn(SignedIn),
    Linked(Linked),
}

/// Ends what was begun.
///
/// # Errors
/// `ValidationFailed` on `input.state` for what nobody waits for and on `input.iss` for another's answer, `NotAllowed` where the provider
/// did not confirm or the account is suspended, `StateConflict` where it does not answer or the address has an account already,
/// `LimitExceeded`.
pub async fn complete(cx: &Cx, elsewhere: &Elsewhere, viewer: &Viewer, answered: Answered) -> Result<Completed> {
    let address = attempts::address(answered.ip.as_deref());
    attempts::take(cx, Limit::elsewhere_from(cx.environment), &address).await?;
    let (begun, kept) = attempt::claim(cx, viewer, &answered.state, &answered.browser_secret).await?;
    // As for a password: who is let in gets it back.
    attempts::take(cx, Limit::sign_in_from(cx.environment), &address).await?;
    let (provider, memory) = elsewhere.known(&begun.provider).ok_or_else(attempt::over)?;
    let way = Way { cx, call: Call { outside: &elsewhere.outside, provider }, memory, redirect_uri: elsewhere.redirect_uri(provider, &begun.page) };
    let mut claimed = way.back(&answered, &kept).await?;
    if provider.kind == Kind::Apple {
        claimed.name = apple::name(answered.user.as_deref()).or(claimed.name);
    }

    let return_to = begun.return_to;
    if let Some(user) = begun.user_id {
        let session = viewer.session().ok_or_else(sign_in_first)?;
        let linked = link::link(cx, provider, user, session, &claimed, &address).await?;
        return Ok(Completed { outcome: Outcome::Linked(linked), return_to });
    }
    let user = account::of(cx, provider, &claimed, &answered.locale, &address).await?;
    metrics::counter!("stoa_sign_ins_total", "result" => "elsewhere").increment(1);
    let ways = second_factor::ways(&cx.db, user.id).await?;
    let signed_in = if ways.any() {
        SignedIn::Challenge(challenge::make(cx, &user, &ways))
    } else {
        SignedIn::Session(Box::new(sign_in::enter(cx, &user, answered.device.as_deref(), &address, Shown::Nothing).await?))
    };
    Ok(Completed { outcome: Outcome::SignedIn(signed_in), return_to })
}

/// One return.
struct Way<'a> {
    cx: &'a Cx,
    call: Call<'a>,
    memory: &'a Memory,
    redirect_uri: &'a str,
}

impl Way<'_> {
    /// Who somebody is, by what came back and what the provider says to it.
    async fn back(&self, answered: &Answered, kept: &Kept) -> Result<Claimed> {
        let provider = self.call.provider;
        let failed = |failure: Failure| Error::from(failure.told(provider));
        let metadata = match &provider.endpoints {
            Some(_) => None,
            None => Some(self.memory.metadata(self.cx, self.call).await.map_err(failed)?),
        };
        let names_itself = metadata.as_ref().is_some_and(|metadata| metadata.authorization_response_iss_parameter_supported);
        if !comes_from(provider, answered.iss.as_deref(), names_itself) {
            tracing::warn!(provider = provider.id, "an answer in another provider's name");
            return Err(Refusal::invalid("input.iss", "This answer is not from whom you were sent to. Begin again.").into());
        }
        if let Some(error) = answered.error.as_deref().filter(|error| !error.is_empty()) {
            return Err(self.told(error).into());
        }
        let code = answered.code.as_deref().filter(|code| (1..=4_000).contains(&code.len()));
        let code = code.ok_or_else(|| Refusal::invalid("input.code", "The code of the provider's answer is missing."))?;
        let secret = apple::client_secret(self.cx, provider)?;
        match (&provider.endpoints, metadata) {
            (Some(endpoints), _) => {
                let tokens = self.exchanged(&endpoints.token, true, secret, code, &kept.verifier).await.map_err(failed)?;
                plain::by_profile(self.call, endpoints, &tokens).await.map_err(failed)
            }
            (None, Some(metadata)) => {
                let in_form = metadata.secret_in_form() || provider.kind == Kind::Apple;
                let tokens = self.exchanged(&metadata.token_endpoint, in_form, secret, code, &kept.verifier).await.map_err(failed)?;
                claimed::by_openid(self.cx, self.call, self.memory, &metadata, &tokens, &kept.nonce).await.map_err(failed)
            }
            (None, None) => Err(Error::broken("a provider that tells nothing of itself")),
        }
    }

    async fn exchanged(&self, endpoint: &Url, in_form: bool, secret: String, code: &str, verifier: &str) -> Result<Exchanged, Failure> {
        exchange::exchange(self.call, endpoint, in_form, secret, code, verifier, self.redirect_uri).await
    }

    /// Why the provider sent no code, as far as that is somebody's to know.
    fn told(&self, error: &str) -> Refusal {
        let label = &self.call.provider.label;
        match error {
            "access_denied" | "user_cancelled_authorize" | "user_denied" => {
                Refusal::NotAllowed { message: format!("You did not agree to sign in with {label}.") }
            }
            "temporarily_unavailable" | "server_error" => Failure::Status(503).told(self.call.provider),
            other => Failure::Refused(exchange::short(other)).told(self.call.provider),
        }
    }
}

/// Whether an answer is from the provider it is taken for (RFC 9207). Who says that it always names itself has to.
fn comes_from(provider: &Provider, iss: Option<&str>, names_itself: bool) -> bool {
    match iss.filter(|iss| !iss.is_empty()) {
        None => !names_itself,
        Some(iss) => match &provider.endpoints {
            None => iss == provider.issuer,
            // Not one of OpenID: whatever it calls itself, it is of the same house.
            Some(endpoints) => iss.parse::<Url>().is_ok_and(|iss| iss.origin() == endpoints.authorize.origin()),
        },
    }
}
