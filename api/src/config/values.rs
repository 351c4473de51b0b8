//! What each setting may be, and the line that refuses what it may not.

use std::path::Path;

use kernel::Network;
use platform::Environment;
use platform::bucket::Rate;
use platform::storage::S3;

use super::Introspection;

pub(super) fn database_url(given: Option<String>, data: &Path) -> Result<String, String> {
    match given {
        None => Ok(format!("sqlite:{}?mode=rwc", data.join("stoa.db").display())),
        Some(url) if url.starts_with("sqlite:") => Ok(if url.contains('?') || url.contains(":memory:") { url } else { format!("{url}?mode=rwc") }),
        Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => Ok(url),
        // The text is not repeated: it may hold a password.
        Some(_) => Err("DATABASE_URL must begin with sqlite: or postgres://.".into()),
    }
}

pub(super) fn redis_url(given: Option<String>) -> Result<Option<String>, String> {
    match given {
        Some(url) if !(url.starts_with("redis://") || url.starts_with("rediss://")) => Err("REDIS_URL must begin with redis:// or rediss://.".into()),
        given => Ok(given),
    }
}

pub(super) fn s3(get: &impl Fn(&str) -> Option<String>) -> Result<Option<S3>, String> {
    let names = ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"];
    let endpoint = get("S3_ENDPOINT");
    match names.map(get) {
        [None, None, None] if endpoint.is_none() => Ok(None),
        [Some(bucket), Some(access_key_id), Some(secret_access_key)] => {
            if let Some(endpoint) = &endpoint {
                origin("S3_ENDPOINT", endpoint)?;
            }
            Ok(Some(S3 { endpoint, bucket, region: get("S3_REGION").unwrap_or_else(|| "us-east-1".into()), access_key_id, secret_access_key }))
        }
        found => {
            let missing: Vec<_> = names.iter().zip(&found).filter(|(_, value)| value.is_none()).map(|(name, _)| *name).collect();
            Err(format!("{} is missing: the S3_ variables go together.", missing.join(", ")))
        }
    }
}

pub(super) fn origin(name: &str, url: &str) -> Result<axum::http::Uri, String> {
    let said = || format!("{name} must be an address such as https://shop.example.");
    let uri: axum::http::Uri = url.parse().map_err(|_| said())?;
    if matches!(uri.scheme_str(), Some("http" | "https")) && uri.authority().is_some_and(|authority| !authority.as_str().contains('@')) {
        Ok(uri)
    } else {
        Err(said())
    }
}

pub(super) fn smtp_url(url: String) -> Result<String, String> {
    // What else may be wrong with it, whoever connects there finds.
    if url.starts_with("smtp://") || url.starts_with("smtps://") { Ok(url) } else { Err("SMTP_URL must begin with smtp:// or smtps://.".into()) }
}

pub(super) fn public_url(url: &str) -> Result<String, String> {
    let uri = origin("PUBLIC_URL", url)?;
    if uri.path() != "/" || uri.query().is_some() {
        return Err(format!("PUBLIC_URL is `{url}`; it must have no path."));
    }
    Ok(url.trim_end_matches('/').to_owned())
}

pub(super) fn port(name: &str, given: Option<String>, default: u16) -> Result<u16, String> {
    given
        .map_or(Ok(default), |text| text.parse().ok().filter(|port| *port > 0).ok_or_else(|| format!("{name} is `{text}`; it must be a port from 1 to 65535.")))
}

pub(super) fn max_connections(given: Option<String>) -> Result<usize, String> {
    given.map_or(Ok(20_000), |text| {
        text.parse()
            .ok()
            .filter(|most| (16..=1_000_000).contains(most))
            .ok_or_else(|| format!("STOA_MAX_CONNECTIONS is `{text}`; it must be a number from 16 to 1000000."))
    })
}

pub(super) fn connections(given: Option<String>) -> Result<Option<u32>, String> {
    let read = |text: String| {
        text.parse().ok().filter(|count| (1..=1000).contains(count)).ok_or_else(|| format!("STOA_DATABASE_CONNECTIONS is `{text}`; it must be from 1 to 1000."))
    };
    given.map(read).transpose()
}

pub(super) fn seconds(name: &str, given: Option<String>) -> Result<i64, String> {
    let said = |text: &str| format!("{name} is `{text}`; it must be a number of seconds.");
    given.map_or(Ok(0), |text| text.parse().ok().and_then(|seconds: i64| seconds.checked_mul(1000)).ok_or_else(|| said(&text)))
}

pub(super) fn switch(name: &str, given: Option<&str>) -> Result<Option<bool>, String> {
    match given {
        None => Ok(None),
        Some("on") => Ok(Some(true)),
        Some("off") => Ok(Some(false)),
        Some(other) => Err(format!("{name} is `{other}`; it must be on or off.")),
    }
}

/// The list itself, or the file it is in. What was written is not repeated: secrets stand there.
pub(super) fn sign_in_providers(given: &str, environment: Environment) -> Result<Vec<identity::Provider>, String> {
    let read = |text: &str| identity::read_providers(text, environment).map_err(|what| format!("STOA_SIGN_IN_PROVIDERS {what}."));
    if given.starts_with('[') {
        return read(given);
    }
    read(&std::fs::read_to_string(given).map_err(|error| format!("STOA_SIGN_IN_PROVIDERS is neither a JSON array nor a file that can be read: {error}."))?)
}

pub(super) fn sign_in_pages(list: &str) -> Result<Vec<String>, String> {
    let page = |page: &str| {
        let uri = origin("STOA_SIGN_IN_PAGES", page)?;
        if uri.query().is_some() || page.contains('#') {
            return Err("STOA_SIGN_IN_PAGES holds a page with a query or a fragment; providers add theirs.".into());
        }
        Ok(page.to_owned())
    };
    list.split(',').map(|one| page(one.trim())).collect()
}

/// Browsers know no passkeys of bare addresses, and none of `https://...`.
pub(super) fn passkey_domain(domain: String) -> Result<String, String> {
    let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if domain.len() <= 253 && domain.split('.').all(label) && domain.parse::<std::net::IpAddr>().is_err() {
        Ok(domain)
    } else {
        Err(format!("STOA_PASSKEY_DOMAIN is `{domain}`; it must be a domain such as shop.example, without a scheme and a port, and no address."))
    }
}

pub(super) fn sms_from(given: Option<String>) -> Result<String, String> {
    let from = given.unwrap_or_else(|| "Stoa".into());
    if from.chars().count() <= 20 && !from.chars().any(char::is_control) { Ok(from) } else { Err("STOA_SMS_FROM must be at most 20 characters.".into()) }
}

pub(super) fn introspection(given: Option<&str>, environment: Environment) -> Result<Introspection, String> {
    match given {
        None if environment == Environment::Production => Ok(Introspection::Staff),
        None | Some("public") => Ok(Introspection::Public),
        Some("staff") => Ok(Introspection::Staff),
        Some(other) => Err(format!("STOA_INTROSPECTION is `{other}`; it must be public or staff.")),
    }
}

pub(super) fn rate(given: Option<&str>, environment: Environment) -> Result<Option<Rate>, String> {
    let text = match given {
        Some("off") => return Ok(None),
        None if environment == Environment::Test => return Ok(None),
        None => "20000/1000",
        Some(text) => text,
    };
    // A bucket smaller than the dearest document would never let it through; one that fills too slowly would never be forgotten.
    let parsed = text.split_once('/').and_then(|(capacity, restore)| Some(Rate { capacity: capacity.parse().ok()?, restore: restore.parse().ok()? }));
    parsed
        .filter(|rate| (2_000..=1_000_000_000).contains(&rate.capacity) && (1..=1_000_000_000).contains(&rate.restore))
        .map(Some)
        .ok_or_else(|| format!("STOA_RATE is `{text}`; it must be off or two numbers such as 20000/1000, the first at least 2000."))
}

pub(super) fn network(text: &str) -> Result<Network, String> {
    text.parse().map_err(|()| format!("STOA_TRUSTED_PROXIES holds `{text}`; addresses or networks such as 10.0.0.0/8 are meant."))
}
