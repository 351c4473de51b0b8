//! The code flow with PKCE: where the browser is sent, and a code for tokens.

use std::borrow::Cow;

use oauth2::basic::{BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse, BasicTokenType};
use oauth2::{
    AuthType, AuthUrl, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken, ExtraTokenFields, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, Scope, StandardRevocableToken, StandardTokenResponse, TokenResponse, TokenUrl,
};
use reqwest::Url;
use serde::{Deserialize, Serialize};

use super::call::{Call, Failure, Line};
use super::provider::{Kind, Provider};

/// What an OpenID provider adds to the tokens of OAuth.
#[derive(Deserialize, Serialize)]
struct Extra {
    id_token: Option<String>,
}

// A secret that cannot be printed cannot be logged.
impl std::fmt::Debug for Extra {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Extra").finish_non_exhaustive()
    }
}

impl ExtraTokenFields for Extra {}

type Flow = Client<
    BasicErrorResponse,
    StandardTokenResponse<Extra, BasicTokenType>,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
>;

/// What the browser is sent away with, and what its answer has to match.
pub(crate) struct Outward<'a> {
    pub state: &'a str,
    pub nonce: &'a str,
    pub verifier: &'a str,
    pub redirect_uri: &'a str,
}

/// What a code was exchanged for.
pub(crate) struct Exchanged {
    pub access_token: String,
    pub id_token: Option<String>,
}

fn redirect(redirect_uri: &str) -> Result<RedirectUrl, Failure> {
    RedirectUrl::new(redirect_uri.to_owned()).map_err(|_| Failure::Odd("a page that is no address"))
}

/// Where the browser is sent.
pub(crate) fn authorize_url(provider: &Provider, endpoint: &Url, outward: &Outward<'_>) -> Result<String, Failure> {
    let flow = Flow::new(ClientId::new(provider.client_id.clone())).set_auth_uri(AuthUrl::from_url(endpoint.clone()));
    let state = outward.state.to_owned();
    let mut request = flow
        .authorize_url(|| CsrfToken::new(state))
        .set_redirect_uri(Cow::Owned(redirect(outward.redirect_uri)?))
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(outward.verifier.to_owned())))
        .add_scopes(provider.scopes.iter().cloned().map(Scope::new));
    if provider.endpoints.is_none() {
        request = request.add_extra_param("nonce", outward.nonce.to_owned());
    }
    if provider.kind == Kind::Apple && !provider.scopes.is_empty() {
        // Apple tells a name and an address by a form alone.
        request = request.add_extra_param("response_mode", "form_post");
    }
    Ok(request.url().0.into())
}

/// A code for tokens. It works once.
pub(crate) async fn exchange(
    call: Call<'_>,
    endpoint: &Url,
    secret_in_form: bool,
    secret: String,
    code: &str,
    verifier: &str,
    redirect_uri: &str,
) -> Result<Exchanged, Failure> {
    let flow = Flow::new(ClientId::new(call.provider.client_id.clone()))
        .set_client_secret(ClientSecret::new(secret))
        .set_auth_type(if secret_in_form { AuthType::RequestBody } else { AuthType::BasicAuth })
        .set_token_uri(TokenUrl::from_url(endpoint.clone()));
    let line = Line { outside: call.outside.clone(), reach: call.provider.reach, patience: call.provider.patience };
    let answered = flow
        .exchange_code(AuthorizationCode::new(code.to_owned()))
        .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()))
        .set_redirect_uri(Cow::Owned(redirect(redirect_uri)?))
        .request_async(&line)
        .await;
    let tokens = answered.map_err(|error| match error {
        RequestTokenError::Request(unanswered) => Failure::Unanswered(unanswered),
        // Its description may repeat what was sent.
        RequestTokenError::ServerResponse(told) => Failure::Refused(short(told.error().as_ref())),
        RequestTokenError::Parse(..) => Failure::Odd("no tokens"),
        RequestTokenError::Other(_) => Failure::Odd("something that is no answer"),
    })?;
    Ok(Exchanged { access_token: tokens.access_token().secret().clone(), id_token: tokens.extra_fields().id_token.clone() })
}

/// A code of an error, as it may stand in a log.
pub(crate) fn short(code: &str) -> String {
    code.chars().filter(|c| c.is_ascii_alphanumeric() || "_-.".contains(*c)).take(40).collect()
}
