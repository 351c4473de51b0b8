//! What Apple does in its own way: a secret that is signed for five minutes, and a name that is told once, beside the code.

use jsonwebtoken::{Algorithm, Header};
use platform::{Cx, Error, Result};
use serde_json::{Value, json};

use super::provider::{Provider, Secret};

const LIFE_S: i64 = 5 * 60;

/// What the client shows to be one.
pub(crate) fn client_secret(cx: &Cx, provider: &Provider) -> Result<String> {
    match &provider.secret {
        Secret::Text(secret) => Ok(secret.clone()),
        Secret::Apple { team_id, key_id, key } => {
            let now = cx.now() / 1000;
            let claims = json!({ "iss": team_id, "iat": now, "exp": now + LIFE_S, "aud": provider.issuer, "sub": provider.client_id });
            let header = Header { kid: Some(key_id.clone()), ..Header::new(Algorithm::ES256) };
            jsonwebtoken::encode(&header, &claims, key).map_err(|error| Error::broken(format!("Apple's client secret: {error}")))
        }
    }
}

/// The name out of the form's `user`. It is told by the browser, and nothing but what somebody wants to be called.
pub(crate) fn name(user: Option<&str>) -> Option<String> {
    let told: Value = serde_json::from_str(user.filter(|user| user.len() <= 2_000)?).ok()?;
    let part = |name: &str| told["name"][name].as_str().map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<&str> = [part("firstName"), part("lastName")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_once_and_may_be_missing() {
        assert_eq!(name(Some(r#"{"name":{"firstName":"Ann","lastName":"Lee"},"email":"a@b.org"}"#)).as_deref(), Some("Ann Lee"));
        assert_eq!(name(Some(r#"{"name":{"firstName":"Ann","lastName":" "}}"#)).as_deref(), Some("Ann"));
        for nothing in [None, Some(""), Some("{}"), Some("[]"), Some(r#"{"name":"Ann"}"#)] {
            assert_eq!(name(nothing), None, "{nothing:?}");
        }
    }
}
