//! Whom people may sign in with, as whoever runs this says it.

use std::fmt;
use std::time::Duration;

use entity::states::Role;
use jsonwebtoken::EncodingKey;
use platform::Environment;
use platform::outside::{PATIENCE, Reach};
use reqwest::Url;
use sea_orm::ActiveEnum;
use serde::Deserialize;

use super::roles::Source;

/// How somebody is asked who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// By OpenID Connect, as its documents say.
    Oidc,
    Google,
    Github,
    Facebook,
    Apple,
}

/// One provider.
#[derive(Clone)]
pub struct Provider {
    /// As clients name it.
    pub id: String,
    /// As people know it.
    pub label: String,
    pub kind: Kind,
    /// Who it says that it is.
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) secret: Secret,
    pub(crate) scopes: Vec<String>,
    /// Whose addresses it may vouch for.
    pub(crate) trusted_domains: Vec<String>,
    /// Whether it may vouch for all addresses.
    pub(crate) trust_email: bool,
    /// What its own roles make of an account, the first that fits.
    pub(crate) roles: Vec<(Role, Vec<Source>)>,
    pub(crate) reach: Reach,
    pub(crate) patience: Duration,
    /// Where one is asked that does not tell it itself.
    pub(crate) endpoints: Option<Endpoints>,
}

/// How a client shows that it is one.
#[derive(Clone)]
pub(crate) enum Secret {
    Text(String),
    /// Signs short-lived ones.
    Apple {
        team_id: String,
        key_id: String,
        key: EncodingKey,
    },
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("id", &self.id).field("kind", &self.kind).field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// Where a provider is asked that is no OpenID provider.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Endpoints {
    pub authorize: Url,
    pub token: Url,
    pub profile: Url,
    pub emails: Option<Url>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Settings {
    kind: Kind,
    id: Option<String>,
    label: Option<String>,
    issuer: Option<String>,
    client_id: String,
    client_secret: Option<String>,
    apple: Option<AppleKey>,
    scopes: Option<Vec<String>>,
    #[serde(default)]
    trusted_domains: Vec<String>,
    #[serde(default)]
    trust_email: bool,
    #[serde(default)]
    roles: Vec<Mapping>,
    #[serde(default)]
    own_network: bool,
    timeout_seconds: Option<u64>,
    endpoints: Option<Endpoints>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AppleKey {
    team_id: String,
    key_id: String,
    private_key: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mapping {
    role: String,
    when: Vec<String>,
}

/// Reads a JSON array of providers. What is wrong is told without what was written there: secrets stand beside it.
///
/// # Errors
/// One sentence.
pub fn read_providers(text: &str, environment: Environment) -> Result<Vec<Provider>, String> {
    let settings: Vec<Settings> = serde_json::from_str(text).map_err(|error| {
        let told = error.to_string();
        let known = ["missing field", "unknown field", "unknown variant"].iter().any(|start| told.starts_with(start));
        if known { format!("is wrong: {told}") } else { format!("is no list of providers in JSON: look at line {}, column {}", error.line(), error.column()) }
    })?;
    let mut providers: Vec<Provider> = Vec::new();
    for settings in settings {
        let provider = settings.read(environment)?;
        if providers.iter().any(|other| other.id == provider.id) {
            return Err(format!("names `{}` twice", provider.id));
        }
        if providers.iter().any(|other| other.issuer == provider.issuer && other.client_id == provider.client_id) {
            return Err(format!("has the client of `{}` twice", provider.id));
        }
        providers.push(provider);
    }
    Ok(providers)
}

impl Settings {
    fn read(self, environment: Environment) -> Result<Provider, String> {
        let usual = Usual::of(self.kind);
        let id = self.id.unwrap_or_else(|| usual.id.to_owned());
        let said = |what: &str| format!("is wrong about `{id}`: {what}");
        if id.is_empty() || id.len() > 40 || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            return Err("has an id that is not of small letters, digits and dashes".into());
        }
        let issuer = self.issuer.or_else(|| usual.issuer.map(str::to_owned)).ok_or_else(|| said("an issuer is missing"))?;
        let url: Url = issuer.parse().map_err(|_| said("its issuer is no address"))?;
        let reach = if environment != Environment::Production || self.own_network { Reach::Own } else { Reach::Public };
        if url.scheme() != "https" && !(url.scheme() == "http" && reach == Reach::Own) {
            return Err(said("its issuer must begin with https://"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(said("its issuer must have neither query nor fragment"));
        }
        let secret = match (self.kind, self.client_secret, self.apple) {
            (Kind::Apple, None, Some(AppleKey { team_id, key_id, private_key })) => {
                let key = EncodingKey::from_ec_pem(private_key.as_bytes()).map_err(|_| said("apple.privateKey is no private key in PEM"))?;
                Secret::Apple { team_id, key_id, key }
            }
            (Kind::Apple, ..) => return Err(said("Apple takes `apple` with teamId, keyId and privateKey, and no clientSecret")),
            (_, Some(secret), None) if !secret.is_empty() => Secret::Text(secret),
            _ => return Err(said("its clientSecret is missing")),
        };
        if self.endpoints.is_some() && usual.endpoints.is_none() {
            return Err(said("endpoints are for github and facebook; others tell theirs"));
        }
        let mut roles = Vec::new();
        for Mapping { role, when } in self.roles {
            let role = Role::try_from_value(&role).map_err(|_| said("there is no such role"))?;
            let sources = when.iter().map(|text| text.parse()).collect::<Result<Vec<Source>, &str>>().map_err(said)?;
            roles.push((role, sources));
        }
        if !roles.is_empty() && self.kind != Kind::Oidc {
            return Err(said("only providers of the kind oidc have roles"));
        }
        let patience = self.timeout_seconds.map_or(PATIENCE, Duration::from_secs);
        if !(Duration::from_secs(1)..=PATIENCE).contains(&patience) {
            return Err(said("timeoutSeconds must be from 1 to 10"));
        }
        Ok(Provider {
            label: self.label.unwrap_or_else(|| usual.label.to_owned()),
            kind: self.kind,
            issuer,
            client_id: self.client_id,
            secret,
            scopes: self.scopes.unwrap_or_else(|| usual.scopes.iter().map(|scope| (*scope).to_owned()).collect()),
            trusted_domains: self.trusted_domains.iter().map(|domain| domain.trim_start_matches('@').to_lowercase()).collect(),
            trust_email: self.trust_email,
            roles,
            reach,
            patience,
            endpoints: self.endpoints.or_else(|| usual.endpoints()),
            id,
        })
    }
}

/// What is so where nothing else is said.
struct Usual {
    id: &'static str,
    label: &'static str,
    issuer: Option<&'static str>,
    scopes: &'static [&'static str],
    /// Authorize, token, profile, addresses.
    endpoints: Option<[Option<&'static str>; 4]>,
}

impl Usual {
    fn of(kind: Kind) -> Self {
        let oidc = Self { id: "oidc", label: "Single sign-on", issuer: None, scopes: &["openid", "email", "profile"], endpoints: None };
        match kind {
            Kind::Oidc => oidc,
            Kind::Google => Self { id: "google", label: "Google", issuer: Some("https://accounts.google.com"), ..oidc },
            Kind::Apple => Self { id: "apple", label: "Apple", issuer: Some("https://appleid.apple.com"), scopes: &["name", "email"], endpoints: None },
            Kind::Github => Self {
                id: "github",
                label: "GitHub",
                issuer: Some("https://github.com"),
                scopes: &["read:user", "user:email"],
                endpoints: Some([
                    Some("https://github.com/login/oauth/authorize"),
                    Some("https://github.com/login/oauth/access_token"),
                    Some("https://api.github.com/user"),
                    Some("https://api.github.com/user/emails"),
                ]),
            },
            Kind::Facebook => Self {
                id: "facebook",
                label: "Facebook",
                issuer: Some("https://www.facebook.com"),
                scopes: &["public_profile", "email"],
                endpoints: Some([
                    Some("https://www.facebook.com/v26.0/dialog/oauth"),
                    Some("https://graph.facebook.com/v26.0/oauth/access_token"),
                    Some("https://graph.facebook.com/v26.0/me"),
                    None,
                ]),
            },
        }
    }

    fn endpoints(&self) -> Option<Endpoints> {
        let [authorize, token, profile, emails] = self.endpoints?.map(|url| url.and_then(|url| url.parse().ok()));
        Some(Endpoints { authorize: authorize?, token: token?, profile: profile?, emails })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(more: &str) -> Result<Provider, String> {
        let text = format!(
            r#"[{{ "kind": "oidc", "id": "staff", "clientId": "stoa", "clientSecret": "hunter22", "issuer": "https://id.example.org/realms/a"{more} }}]"#
        );
        read_providers(&text, Environment::Production).map(|mut providers| providers.remove(0))
    }

    #[test]
    fn a_provider_is_what_is_said_and_the_usual_otherwise() {
        let staff = one(r#", "trustedDomains": ["@Example.org"], "roles": [{ "role": "admin", "when": ["realm:boss", "client:shop:boss", "group:/bosses"] }]"#)
            .unwrap();
        assert_eq!((staff.label.as_str(), staff.scopes.len(), staff.reach), ("Single sign-on", 3, Reach::Public));
        assert_eq!((staff.trusted_domains.as_slice(), staff.roles[0].1.len()), (&["example.org".to_owned()][..], 3));
        let inside = one(r#", "ownNetwork": true, "timeoutSeconds": 3"#).unwrap();
        assert_eq!((inside.reach, inside.patience), (Reach::Own, Duration::from_secs(3)));
        let google = read_providers(r#"[{ "kind": "google", "clientId": "a", "clientSecret": "b" }]"#, Environment::Production).unwrap().remove(0);
        assert_eq!((google.id.as_str(), google.issuer.as_str()), ("google", "https://accounts.google.com"));
        let github = read_providers(r#"[{ "kind": "github", "clientId": "a", "clientSecret": "b" }]"#, Environment::Production).unwrap().remove(0);
        assert_eq!(github.endpoints.unwrap().profile.as_str(), "https://api.github.com/user");
        assert!(!format!("{staff:?}").contains("hunter22"));
    }

    #[test]
    fn what_is_wrong_is_told_without_what_is_secret() {
        for (more, about) in [
            (r#", "issuer2": "x""#, "issuer2"),
            (r#", "roles": [{ "role": "king", "when": [] }]"#, "role"),
            (r#", "roles": [{ "role": "admin", "when": ["boss"] }]"#, "realm:"),
            (r#", "timeoutSeconds": 60"#, "timeoutSeconds"),
            (r#", "apple": { "teamId": "t", "keyId": "k", "privateKey": "p" }"#, "clientSecret"),
            (r#", "endpoints": { "authorize": "https://a", "token": "https://a", "profile": "https://a" }"#, "endpoints"),
            (r#", "trustEmail": "hunter22""#, "line 1"),
        ] {
            let told = one(more).err().unwrap_or_default();
            assert!(told.contains(about) && !told.contains("hunter22") && !told.contains('\n'), "{more}: {told}");
        }
        let read = |text: &str| read_providers(text, Environment::Production).err().unwrap_or_default();
        assert!(read(r#"[{ "kind": "oidc", "clientId": "a", "clientSecret": "b", "issuer": "http://id.example.org" }]"#).contains("https"));
        assert!(read(r#"[{ "kind": "apple", "clientId": "a", "clientSecret": "b" }]"#).contains("privateKey"));
        assert!(
            read(r#"[{ "kind": "github", "clientId": "a", "clientSecret": "b" }, { "kind": "github", "clientId": "c", "clientSecret": "b" }]"#)
                .contains("twice")
        );
        let plain = r#"[{ "kind": "oidc", "clientId": "a", "clientSecret": "b", "issuer": "http://id.example.org" }]"#;
        assert!(read_providers(plain, Environment::Test).is_ok());
    }
}
