//! What devices sign and how that is checked (WebAuthn, Level 3). Nothing else here knows the library that does it.

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use entity::ids::{Id, PasskeyId, UserId};
use entity::passkey::{Column, Entity, Model};
use kernel::Refusal;
use platform::{Cx, Error, Result, Tx};
use reqwest::Url;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use serde_json::Value;
use webauthn_rs_core::WebauthnCore;
use webauthn_rs_core::error::WebauthnError;
use webauthn_rs_core::proto::{
    AttestationConveyancePreference, AuthenticationState, COSEAlgorithm, Credential, PublicKeyCredential, RegisterPublicKeyCredential, RegistrationState,
    UserVerificationPolicy,
};

use super::attempt::LIFE_MS;

/// As it is stored in base64url.
const MOST_ID_CHARS: usize = 1_364;

/// Whose passkeys these are: a domain, and the pages under it that may ask for them.
pub struct Passkeys {
    core: WebauthnCore,
}

impl Passkeys {
    /// `pages` under another domain are left out: no browser would show a passkey there.
    ///
    /// # Errors
    /// One readable line, where no page is left.
    pub fn new(domain: &str, pages: &[String]) -> Result<Self, String> {
        let under = |url: &Url| url.host_str().is_some_and(|host| host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')));
        let origins: Vec<Url> = pages.iter().filter_map(|page| page.parse().ok()).filter(under).collect();
        if origins.is_empty() {
            return Err(format!("no page is under `{domain}`"));
        }
        let patience = Duration::from_millis(LIFE_MS.unsigned_abs());
        Ok(Self { core: WebauthnCore::new_unsafe_experts_only("Stoa", domain, origins, patience, Some(false), Some(false)) })
    }

    /// What a browser is told to make a new key by, and what its answer is checked against.
    pub(super) fn ask_new(&self, user: UserId, email: &str, name: &str, known: &[Model]) -> Result<Asked> {
        let known = known.iter().filter_map(|row| BASE64_URL_SAFE_NO_PAD.decode(&row.credential_id).ok()).collect();
        let builder = self.core.new_challenge_register_builder(user.uuid().as_bytes(), email, name).map_err(broken)?;
        let builder = builder
            .attestation(AttestationConveyancePreference::None)
            .credential_algorithms(algorithms())
            .require_resident_key(true)
            .user_verification_policy(UserVerificationPolicy::Required)
            .exclude_credentials(Some(known));
        let (options, state) = self.core.generate_challenge_register(builder).map_err(broken)?;
        Asked::of(serde_json::to_value(options)?, serde_json::to_value(state)?)
    }

    /// The new key, where the answer is one to this.
    pub(super) fn check_new(&self, state: Value, answer: &Answer) -> Result<NewKey> {
        let state: RegistrationState = serde_json::from_value(state)?;
        let given: RegisterPublicKeyCredential = serde_json::from_value(answer.whole.clone()).map_err(|_| no_answer())?;
        let credential = self.core.register_credential(&given, &state, None).map_err(|error| refused(&error))?;
        let id = BASE64_URL_SAFE_NO_PAD.encode(credential.cred_id.as_slice());
        if id.is_empty() || id.len() > MOST_ID_CHARS {
            return Err(not_accepted().into());
        }
        Ok(NewKey { id, counter: credential.counter.into(), kept: serde_json::to_string(&credential)? })
    }

    /// What a browser is told to have a key used by: one of these, or, where there are none, whichever its owner chooses.
    pub(super) fn ask(&self, of: &[Model]) -> Result<Asked> {
        let credentials = of.iter().map(credential).collect::<Result<Vec<_>>>()?;
        let builder = self.core.new_challenge_authenticate_builder(credentials, Some(UserVerificationPolicy::Required)).map_err(broken)?;
        let (options, state) = self.core.generate_challenge_authenticate(builder).map_err(broken)?;
        Asked::of(serde_json::to_value(options)?, serde_json::to_value(state)?)
    }

    /// That this key has signed what was asked. `named`: whether the device has to say whose it is, since nobody else did.
    pub(super) fn check(&self, state: Value, answer: &Answer, row: &Model, named: bool) -> Result<Touch> {
        let mut state: AuthenticationState = serde_json::from_value(state)?;
        // The row as it is now, with its counter; what was written down when it was asked may be older.
        state.set_allowed_credentials(vec![credential(row)?]);
        let given: PublicKeyCredential = serde_json::from_value(answer.whole.clone()).map_err(|_| no_answer())?;
        let told = given.get_user_unique_id();
        // The library looks at this only where keys are made.
        if answer.framed || told.is_some_and(|told| told != row.user_id.uuid().as_bytes()) || (named && told.is_none()) {
            return Err(not_accepted().into());
        }
        let result = self.core.authenticate_credential(&given, &state).map_err(|error| {
            if matches!(error, WebauthnError::CredentialPossibleCompromise) {
                tracing::warn!(passkey = %row.id, "its counter went back: perhaps somebody has a copy of it");
                metrics::counter!("stoa_passkeys_copied_total").increment(1);
            }
            refused(&error)
        })?;
        Ok(Touch { id: row.id, before: row.counter, counter: result.counter().into() })
    }
}

/// What every device has, and RSA where an older TPM knows nothing else.
fn algorithms() -> Vec<COSEAlgorithm> {
    vec![COSEAlgorithm::ES256, COSEAlgorithm::RS256]
}

fn credential(row: &Model) -> Result<Credential> {
    let mut credential: Credential = serde_json::from_str(&row.credential)?;
    credential.counter = u32::try_from(row.counter).unwrap_or(u32::MAX);
    Ok(credential)
}

/// What is asked of a device.
pub(super) struct Asked {
    /// For the browser's `parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`.
    pub options: Value,
    /// In base64url.
    pub challenge: String,
    pub state: Value,
}

impl Asked {
    fn of(mut options: Value, state: Value) -> Result<Self> {
        let options = options.get_mut("publicKey").map(Value::take).ok_or_else(|| Error::broken("a passkey is asked for without options"))?;
        let challenge = options["challenge"].as_str().ok_or_else(|| Error::broken("a passkey is asked for without a challenge"))?.to_owned();
        Ok(Self { options, challenge, state })
    }
}

/// What a browser answers with, `credential.toJSON()`, as far as it is read before anything is known of it.
pub(super) struct Answer {
    whole: Value,
    /// In base64url.
    pub credential_id: String,
    /// In base64url.
    pub challenge: String,
    /// Whether the page stood inside another, which may have led its reader on.
    framed: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    challenge: String,
    #[serde(default)]
    cross_origin: bool,
}

impl Answer {
    pub fn read(whole: Value) -> Result<Self, Refusal> {
        let bytes = |text: Option<&str>| text.and_then(|text| BASE64_URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok());
        let id = bytes(whole["rawId"].as_str()).ok_or_else(no_answer)?;
        let client = bytes(whole["response"]["clientDataJSON"].as_str()).ok_or_else(no_answer)?;
        let ClientData { challenge, cross_origin: framed } = serde_json::from_slice(&client).map_err(|_| no_answer())?;
        let challenge = challenge.trim_end_matches('=').to_owned();
        Ok(Self { whole, credential_id: BASE64_URL_SAFE_NO_PAD.encode(id), challenge, framed })
    }
}

/// A key that was made.
pub(super) struct NewKey {
    pub id: String,
    pub counter: i64,
    pub kept: String,
}

/// A key that was used, once.
pub(crate) struct Touch {
    id: PasskeyId,
    before: i64,
    counter: i64,
}

impl Touch {
    /// Writes it down. Of two answers with one counter, one comes first.
    pub(crate) async fn spend(&self, cx: &Cx, tx: &Tx) -> Result<()> {
        let used = Entity::update_many()
            .col_expr(Column::Counter, Expr::value(self.counter))
            .col_expr(Column::LastUsedAt, Expr::value(cx.now()))
            .filter(Column::Id.eq(self.id))
            .filter(Column::Counter.eq(self.before))
            .exec(tx)
            .await?;
        if used.rows_affected > 0 { Ok(()) } else { Err(not_accepted().into()) }
    }
}

/// The one answer to every key that does not open anything, whatever is wrong with it.
pub(super) fn not_accepted() -> Refusal {
    Refusal::NotAllowed { message: "This passkey was not accepted. Begin again.".into() }
}

pub(super) fn no_answer() -> Refusal {
    Refusal::invalid("input.answer", "What the browser answers with is meant: `credential.toJSON()`.")
}

fn refused(error: &WebauthnError) -> Error {
    tracing::info!(why = %error, "a passkey was not accepted");
    metrics::counter!("stoa_sign_ins_total", "result" => "passkey_refused").increment(1);
    not_accepted().into()
}

fn broken(error: WebauthnError) -> Error {
    Error::broken(format!("a passkey cannot be asked for: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_under_the_domain_may_ask() {
        let made = |domain: &str, pages: &[&str]| {
            let pages: Vec<String> = pages.iter().map(|page| (*page).to_owned()).collect();
            Passkeys::new(domain, &pages).map(|passkeys| passkeys.core.get_allowed_origins().len())
        };
        assert_eq!(made("shop.example", &["https://shop.example", "https://desk.shop.example/x", "https://evilshop.example", "https://other.example"]), Ok(2));
        assert_eq!(made("localhost", &["http://localhost:8000", "http://127.0.0.1:8000"]), Ok(1));
        assert!(made("shop.example", &["https://other.example", "no page"]).is_err());
    }
}
