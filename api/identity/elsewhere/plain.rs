//! GitHub and Facebook, which speak OAuth and tell who somebody is by interfaces of their own.

use platform::crypto;
use serde_json::Value;

use super::call::{Call, Failure};
use super::claimed::{Claimed, may_vouch};
use super::exchange::Exchanged;
use super::provider::{Endpoints, Kind, Secret};

/// Addresses at which GitHub takes no mail.
const UNREACHABLE: &str = "@users.noreply.github.com";

/// Asks and reads.
pub(crate) async fn by_profile(call: Call<'_>, endpoints: &Endpoints, exchanged: &Exchanged) -> Result<Claimed, Failure> {
    let token = Some(exchanged.access_token.as_str());
    let mut url = endpoints.profile.clone();
    if let (Kind::Facebook, Secret::Text(secret)) = (call.provider.kind, &call.provider.secret) {
        let proof = crypto::sign_with(secret.as_bytes(), exchanged.access_token.as_bytes());
        url.query_pairs_mut().append_pair("fields", "id,name,email").append_pair("appsecret_proof", &proof);
    }
    let (_, profile) = call.get(url, token).await?;
    let (email, verified) = match &endpoints.emails {
        Some(url) => best(&call.get(url.clone(), token).await?.1),
        // Facebook says nothing of whether mail reaches somebody there.
        None => (profile["email"].as_str().map(str::to_owned), None),
    };
    let email = email.and_then(|email| kernel::email("email", &email).ok());
    let subject = match &profile["id"] {
        Value::Number(id) => id.to_string(),
        Value::String(id) if (1..=255).contains(&id.len()) => id.clone(),
        _ => return Err(Failure::Odd("nobody")),
    };
    let name = ["name", "login"].into_iter().find_map(|part| profile[part].as_str().map(str::trim).filter(|name| !name.is_empty()));
    Ok(Claimed {
        issuer: call.provider.issuer.clone(),
        subject,
        proved: email.as_deref().is_some_and(|email| may_vouch(call.provider, email, verified, false)),
        email,
        name: name.map(str::to_owned),
        role: None,
    })
}

/// The address that is somebody's first one and that they proved to GitHub.
fn best(emails: &Value) -> (Option<String>, Option<bool>) {
    let usable = |one: &&Value| one["primary"] == true && one["verified"] == true && !one["email"].as_str().is_some_and(|email| email.ends_with(UNREACHABLE));
    let found = emails.as_array().into_iter().flatten().find(usable).and_then(|one| one["email"].as_str());
    (found.map(str::to_owned), found.map(|_| true))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_address_at_github_is_the_first_and_proved() {
        let one = |email: &str, primary: bool, verified: bool| json!({ "email": email, "primary": primary, "verified": verified, "visibility": null });
        let of = |emails: Value| best(&emails).0;
        assert_eq!(of(json!([one("a@b.org", false, true), one("c@d.org", true, true)])).as_deref(), Some("c@d.org"));
        assert_eq!(of(json!([one("a@b.org", true, false), one("c@d.org", false, true)])), None);
        assert_eq!(of(json!([one("1+a@users.noreply.github.com", true, true)])), None);
        assert_eq!(of(json!({ "message": "Not Found" })), None);
    }
}
