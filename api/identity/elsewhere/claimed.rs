//! Who somebody is by the word of a provider of OpenID Connect.

use entity::states::Role;
use platform::Cx;
use serde_json::{Map, Value};

use super::call::{Call, Failure};
use super::discovery::{Memory, Metadata};
use super::exchange::Exchanged;
use super::id_token::{self, Expected, Wrong};
use super::provider::{Kind, Provider};
use super::roles;

/// Google writes its name in two ways.
const GOOGLE_SHORT: &str = "accounts.google.com";

/// Who somebody is said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claimed {
    pub issuer: String,
    pub subject: String,
    pub email: Option<String>,
    /// Whether mail is known to reach them there, by the word of one who may say so.
    pub proved: bool,
    pub name: Option<String>,
    /// What the provider's own roles make of the account.
    pub role: Option<Role>,
}

/// Checks what came and reads it.
pub(crate) async fn by_openid(cx: &Cx, call: Call<'_>, memory: &Memory, metadata: &Metadata, exchanged: &Exchanged, nonce: &str) -> Result<Claimed, Failure> {
    let provider = call.provider;
    let token = exchanged.id_token.as_deref().ok_or(Failure::Odd("no ID token"))?;
    let issuers: &[&str] = if provider.kind == Kind::Google { &[&provider.issuer, GOOGLE_SHORT] } else { &[&provider.issuer] };
    let expected = Expected { issuers, client_id: &provider.client_id, nonce, access_token: &exchanged.access_token, now: cx.now() };
    let mut keys = memory.keys(cx, call, false).await?;
    let mut claims = match id_token::verify(token, &keys, &expected) {
        Err(Wrong::UnknownKey) => {
            // Providers change their keys, and say so by using another.
            keys = memory.keys(cx, call, true).await?;
            id_token::verify(token, &keys, &expected)?
        }
        verified => verified?,
    };
    let lacks_roles = !provider.roles.is_empty() && !roles::are_in(&claims);
    if let Some(url) = metadata.userinfo_endpoint.clone().filter(|_| !claims.contains_key("email") || lacks_roles) {
        let (_, told) = call.get(url, Some(&exchanged.access_token)).await?;
        let told = told.as_object().ok_or(Failure::Odd("a profile that is none"))?;
        // Another token than ours would tell of somebody else.
        if told.get("sub") != claims.get("sub") {
            return Err(Failure::Odd("the profile of somebody else"));
        }
        for (name, value) in told {
            claims.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }
    if !provider.roles.is_empty() && !roles::are_in(&claims) {
        // Keycloak tells roles in its access token alone, unless told otherwise.
        if let Ok(access) = id_token::verify_access(&exchanged.access_token, &keys, &expected) {
            claims.extend(access.into_iter().filter(|(name, _)| ["realm_access", "resource_access", "groups"].contains(&name.as_str())));
        }
    }
    read(provider, &claims)
}

fn read(provider: &Provider, claims: &Map<String, Value>) -> Result<Claimed, Failure> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let email = text("email").and_then(|email| kernel::email("email", email).ok());
    // Apple writes it as a text.
    let verified = claims.get("email_verified").map(|told| *told == true || told == "true");
    let full = [text("given_name"), text("family_name")].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let name = text("name").map(str::to_owned).or_else(|| Some(full).filter(|name| !name.is_empty())).or_else(|| text("preferred_username").map(str::to_owned));
    Ok(Claimed {
        // As it is configured, so that both ways of writing it are one.
        issuer: provider.issuer.clone(),
        subject: text("sub").ok_or(Failure::Odd("nobody"))?.to_owned(),
        proved: email.as_deref().is_some_and(|email| may_vouch(provider, email, verified, text("hd").is_some())),
        email,
        name,
        role: roles::wanted(&provider.roles, claims),
    })
}

/// Whether a provider's word is enough that mail reaches somebody at this address.
pub(crate) fn may_vouch(provider: &Provider, email: &str, verified: Option<bool>, hosted: bool) -> bool {
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    let listed = provider.trusted_domains.iter().any(|trusted| trusted == domain);
    match provider.kind {
        // Google knows its own mail, and that of the organisations whose mail it keeps.
        Kind::Google if domain == "gmail.com" || hosted => verified == Some(true),
        _ => (verified == Some(true) && listed) || (verified != Some(false) && provider.trust_email),
    }
}

#[cfg(test)]
mod tests {
    use platform::Environment;
    use serde_json::json;

    use super::super::provider::read_providers;
    use super::*;

    fn provider(kind: &str, more: &str) -> Provider {
        let text = format!(r#"[{{ "kind": "{kind}", "issuer": "https://id.example.org", "clientId": "a", "clientSecret": "b"{more} }}]"#);
        read_providers(&text, Environment::Production).unwrap().remove(0)
    }

    #[test]
    fn an_address_is_proved_by_who_may_say_so() {
        let (google, plain) = (provider("google", ""), provider("oidc", ""));
        let (listed, trusted) = (provider("oidc", r#", "trustedDomains": ["example.org"]"#), provider("facebook", r#", "trustEmail": true"#));
        for (who, email, verified, hosted, proved) in [
            (&google, "ann@gmail.com", Some(true), false, true),
            (&google, "ann@gmail.com", None, false, false),
            (&google, "ann@example.org", Some(true), true, true),
            (&google, "ann@example.org", Some(true), false, false),
            (&google, "ann@example.org", Some(false), true, false),
            (&google, "ann@notgmail.com", Some(true), false, false),
            (&plain, "ann@example.org", Some(true), false, false),
            (&plain, "ann@gmail.com", Some(true), true, false),
            (&listed, "ann@example.org", Some(true), false, true),
            (&listed, "ann@example.org", None, false, false),
            (&listed, "ann@sub.example.org", Some(true), false, false),
            (&trusted, "ann@anywhere.org", None, false, true),
            (&trusted, "ann@anywhere.org", Some(false), false, false),
        ] {
            assert_eq!(may_vouch(who, email, verified, hosted), proved, "{} {email} {verified:?} {hosted}", who.id);
        }
    }

    #[test]
    fn claims_are_read_as_they_are_written() {
        let of = |claims: Value| read(&provider("oidc", r#", "trustEmail": true"#), claims.as_object().unwrap()).unwrap();
        let ann = of(json!({ "sub": "1", "email": " Ann@Example.ORG ", "email_verified": "true", "given_name": "Ann", "family_name": "Lee" }));
        assert_eq!((ann.email.as_deref(), ann.proved, ann.name.as_deref()), (Some("ann@example.org"), true, Some("Ann Lee")));
        let bare = of(json!({ "sub": "1", "email": "no address", "preferred_username": "ann" }));
        assert_eq!((bare.email, bare.proved, bare.name.as_deref()), (None, false, Some("ann")));
    }
}
