//! Asking a provider, and why that may come to nothing.

use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use kernel::Refusal;
use oauth2::{AsyncHttpClient, HttpRequest, HttpResponse};
use platform::outside::{Answer, Outside, Reach, Unanswered};
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use reqwest::{Method, Request, Url};
use serde_json::Value;

use super::id_token::Wrong;
use super::provider::Provider;

/// Why somebody is not let in by what a provider answered. For the log: people are told less, and none of it holds a secret.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Unanswered(#[from] Unanswered),
    #[error("answered with the status {0}")]
    Status(u16),
    #[error("said {0}")]
    Refused(String),
    #[error("answered with {0}")]
    Odd(&'static str),
    #[error("its token {0}")]
    Token(#[from] Wrong),
    #[error("rests after it did not answer")]
    Resting,
}

impl Failure {
    /// What people are told, and nothing of what was checked.
    pub(crate) fn told(&self, provider: &Provider) -> Refusal {
        let label = &provider.label;
        tracing::warn!(provider = provider.id, why = %self, "no sign-in elsewhere");
        metrics::counter!("stoa_sign_ins_total", "result" => "not_confirmed").increment(1);
        match self {
            Self::Unanswered(_) | Self::Resting | Self::Status(500..) => Refusal::state(format!("{label} does not answer. Begin again in a moment.")),
            _ => Refusal::NotAllowed { message: format!("{label} did not confirm who you are. Begin again.") },
        }
    }
}

/// A provider, and the line to it.
#[derive(Clone, Copy)]
pub(crate) struct Call<'a> {
    pub outside: &'a Outside,
    pub provider: &'a Provider,
}

impl Call<'_> {
    /// A document at an address, to whoever shows this token.
    pub(crate) async fn get(self, url: Url, bearer: Option<&str>) -> Result<(Answer, Value), Failure> {
        let mut request = Request::new(Method::GET, url);
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
        if let Some(bearer) = bearer {
            let mut value = HeaderValue::from_str(&format!("Bearer {bearer}")).map_err(|_| Failure::Odd("a token that cannot be shown"))?;
            value.set_sensitive(true);
            request.headers_mut().insert(AUTHORIZATION, value);
        }
        let answer = self.outside.ask(request, self.provider.reach, self.provider.patience).await?;
        if answer.status != 200 {
            return Err(Failure::Status(answer.status));
        }
        let value = serde_json::from_slice(&answer.body).map_err(|_| Failure::Odd("no JSON"))?;
        Ok((answer, value))
    }
}

/// The line to a provider as the code flow takes it. It owns what it holds: what borrows through a closure is not known to be
/// allowed on another thread.
pub(crate) struct Line {
    pub outside: Outside,
    pub reach: Reach,
    pub patience: Duration,
}

impl<'c> AsyncHttpClient<'c> for Line {
    type Error = Unanswered;
    type Future = BoxFuture<'c, Result<HttpResponse, Unanswered>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        send(&self.outside, self.reach, self.patience, request).boxed()
    }
}

/// Sends what the code flow makes. Errors that come as if they were answers are given the status of errors.
async fn send(outside: &Outside, reach: Reach, patience: Duration, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
    let host = request.uri().host().unwrap_or_default().to_owned();
    let odd = |what: &str| Unanswered::Away(host.clone(), what.to_owned());
    let request = Request::try_from(request).map_err(|_| odd("its address cannot be called"))?;
    let answer = outside.ask(request, reach, patience).await?;
    if answer.status >= 500 {
        return Err(odd("it is out of order"));
    }
    let (status, body) = plain_error(answer.status, answer.body);
    let mut response = oauth2::http::Response::builder().status(status);
    if let Some(headers) = response.headers_mut() {
        *headers = answer.headers;
    }
    response.body(body).map_err(|_| odd("its answer has no status"))
}

/// GitHub tells errors with the status of success, Facebook as objects of its own; both are brought to the form of the standard.
fn plain_error(status: u16, body: Vec<u8>) -> (u16, Vec<u8>) {
    let Ok(Value::Object(told)) = serde_json::from_slice::<Value>(&body) else { return (status, body) };
    match told.get("error") {
        Some(Value::String(_)) if status == 200 => (400, body),
        Some(Value::Object(error)) => {
            let code = error.get("code").and_then(Value::as_i64).unwrap_or_default();
            let plain = serde_json::json!({ "error": format!("facebook_{code}") });
            (if status == 200 { 400 } else { status }, plain.to_string().into_bytes())
        }
        _ => (status, body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_come_to_one_form() {
        let plain = |status, body: &str| {
            let (status, body) = plain_error(status, body.as_bytes().to_vec());
            (status, String::from_utf8(body).unwrap())
        };
        let github = r#"{"error":"bad_verification_code","error_description":"The code passed is incorrect or expired."}"#;
        assert_eq!(plain(200, github), (400, github.to_owned()));
        let facebook = r#"{"error":{"message":"This authorization code has expired.","type":"OAuthException","code":100}}"#;
        assert_eq!(plain(400, facebook), (400, r#"{"error":"facebook_100"}"#.to_owned()));
        let good = r#"{"access_token":"gho_1","token_type":"bearer"}"#;
        assert_eq!(plain(200, good), (200, good.to_owned()));
        assert_eq!(plain(502, "<html>"), (502, "<html>".to_owned()));
    }
}
