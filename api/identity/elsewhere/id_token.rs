//! Whether a provider's signed word holds: its signature, by a key that the provider publishes; and every part of it that says whom,
//! for whom, when and in answer to what.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet, KeyOperations, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use platform::crypto;
use serde_json::{Map, Value};

/// How far two clocks may differ.
const LEEWAY_S: f64 = 30.0;
/// A sign-in takes no longer, so an older word answers another one.
const OLDEST_S: f64 = 10.0 * 60.0;
/// Longer ones are not even read.
const MOST_BYTES: usize = 32 * 1024;

/// Why it does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Wrong {
    #[error("cannot be read")]
    Unreadable,
    #[error("is signed by an algorithm that is not taken")]
    Algorithm,
    #[error("asks for something that is not understood")]
    Critical,
    #[error("names a key that is not published")]
    UnknownKey,
    #[error("is not signed by the key it names")]
    Signature,
    #[error("is another issuer's")]
    Issuer,
    #[error("is for another audience")]
    Audience,
    #[error("was asked for by another party")]
    Party,
    #[error("names nobody")]
    Subject,
    #[error("is over, or of another time")]
    Time,
    #[error("answers another sign-in")]
    Nonce,
    #[error("belongs to another access token")]
    AccessToken,
}

/// What it has to say.
#[derive(Clone, Copy)]
pub(crate) struct Expected<'a> {
    pub issuers: &'a [&'a str],
    pub client_id: &'a str,
    pub nonce: &'a str,
    pub access_token: &'a str,
    /// Epoch milliseconds.
    pub now: i64,
}

/// What an ID token says, once all of it was found right.
pub(crate) fn verify(token: &str, keys: &JwkSet, expected: &Expected<'_>) -> Result<Map<String, Value>, Wrong> {
    let claims = signed(token, keys)?;
    issued(&claims, expected)?;
    let audience = audience(&claims).ok_or(Wrong::Audience)?;
    if !audience.contains(&expected.client_id) {
        return Err(Wrong::Audience);
    }
    match (claims.get("azp"), audience.len()) {
        (None, 1) => {}
        (Some(Value::String(party)), _) if party == expected.client_id => {}
        _ => return Err(Wrong::Party),
    }
    let now = seconds(expected.now);
    let at = number(&claims, "iat").ok_or(Wrong::Time)?;
    if at > now + LEEWAY_S || at < now - OLDEST_S - LEEWAY_S {
        return Err(Wrong::Time);
    }
    let nonce = claims.get("nonce").and_then(Value::as_str).ok_or(Wrong::Nonce)?;
    if !crypto::same(nonce.as_bytes(), expected.nonce.as_bytes()) {
        return Err(Wrong::Nonce);
    }
    match claims.get("at_hash") {
        None => {}
        Some(Value::String(hash)) if crypto::same(hash.as_bytes(), half_digest(expected.access_token).as_bytes()) => {}
        Some(_) => return Err(Wrong::AccessToken),
    }
    Ok(claims)
}

/// What a signed access token says (Keycloak's do, and hold the roles), if it was given to us. An ID token is none.
pub(crate) fn verify_access(token: &str, keys: &JwkSet, expected: &Expected<'_>) -> Result<Map<String, Value>, Wrong> {
    let claims = signed(token, keys)?;
    issued(&claims, expected)?;
    let party = claims.get("azp").or_else(|| claims.get("client_id")).and_then(Value::as_str);
    if party != Some(expected.client_id) || claims.get("typ").is_some_and(|kind| kind != "Bearer") || claims.contains_key("nonce") {
        return Err(Wrong::Party);
    }
    Ok(claims)
}

/// What is true of everything an issuer signs.
fn issued(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<(), Wrong> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if !text("iss").is_some_and(|issuer| expected.issuers.contains(&issuer)) {
        return Err(Wrong::Issuer);
    }
    if !text("sub").is_some_and(|subject| (1..=255).contains(&subject.len())) {
        return Err(Wrong::Subject);
    }
    let now = seconds(expected.now);
    let ends = number(claims, "exp").ok_or(Wrong::Time)?;
    let begins = claims.get("nbf").map_or(Some(now), Value::as_f64).ok_or(Wrong::Time)?;
    if ends + LEEWAY_S <= now || begins > now + LEEWAY_S { Err(Wrong::Time) } else { Ok(()) }
}

/// The claims, when one of the keys signed them.
fn signed(token: &str, keys: &JwkSet) -> Result<Map<String, Value>, Wrong> {
    if token.len() > MOST_BYTES {
        return Err(Wrong::Unreadable);
    }
    let head = token.split('.').next().and_then(|head| BASE64_URL_SAFE_NO_PAD.decode(head).ok()).ok_or(Wrong::Unreadable)?;
    let head: Map<String, Value> = serde_json::from_slice(&head).map_err(|_| Wrong::Unreadable)?;
    // By name, before any library decides what a name means.
    let algorithm = match head.get("alg").and_then(Value::as_str) {
        Some("RS256") => Algorithm::RS256,
        Some("ES256") => Algorithm::ES256,
        _ => return Err(Wrong::Algorithm),
    };
    if head.contains_key("crit") {
        return Err(Wrong::Critical);
    }
    let fitting: Vec<&Jwk> = keys.keys.iter().filter(|key| signs(key, algorithm)).collect();
    let key = match head.get("kid") {
        Some(Value::String(name)) => fitting.into_iter().find(|key| key.common.key_id.as_ref() == Some(name)).ok_or(Wrong::UnknownKey)?,
        Some(_) => return Err(Wrong::Unreadable),
        // Without a name there must be no choice.
        None => match fitting[..] {
            [only] => only,
            _ => return Err(Wrong::UnknownKey),
        },
    };
    let key = DecodingKey::from_jwk(key).map_err(|_| Wrong::UnknownKey)?;
    // Times and names are looked at by our own clock and rules.
    let mut validation = Validation::new(algorithm);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_aud = false;
    let told = jsonwebtoken::decode::<Map<String, Value>>(token, &key, &validation).map_err(|error| match error.kind() {
        jsonwebtoken::errors::ErrorKind::InvalidSignature => Wrong::Signature,
        _ => Wrong::Unreadable,
    })?;
    Ok(told.claims)
}

/// Whether a key is one that signs by this algorithm, as far as it says what it is for.
fn signs(key: &Jwk, algorithm: Algorithm) -> bool {
    let kind = match (&key.algorithm, algorithm) {
        (AlgorithmParameters::RSA(_), Algorithm::RS256) => true,
        (AlgorithmParameters::EllipticCurve(curve), Algorithm::ES256) => curve.curve == EllipticCurve::P256,
        _ => false,
    };
    let used = key.common.public_key_use.as_ref().is_none_or(|used| *used == PublicKeyUse::Signature);
    let operations = key.common.key_operations.as_ref().is_none_or(|operations| operations.contains(&KeyOperations::Verify));
    let named = key.common.key_algorithm.as_ref().is_none_or(|named| named.to_string() == format!("{algorithm:?}"));
    kind && used && operations && named
}

fn audience(claims: &Map<String, Value>) -> Option<Vec<&str>> {
    match claims.get("aud")? {
        Value::String(one) => Some(vec![one]),
        Value::Array(several) => several.iter().map(Value::as_str).collect(),
        _ => None,
    }
}

fn number(claims: &Map<String, Value>, name: &str) -> Option<f64> {
    claims.get(name).and_then(Value::as_f64)
}

#[expect(clippy::cast_precision_loss, reason = "seconds of any year fit")]
fn seconds(ms: i64) -> f64 {
    ms.div_euclid(1000) as f64
}

/// The left half of a SHA-256, as `at_hash` has it.
fn half_digest(text: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(&digest(&SHA256, text.as_bytes()).as_ref()[..16])
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use aws_lc_rs::encoding::AsDer;
    use aws_lc_rs::rand::SystemRandom;
    use aws_lc_rs::rsa::{KeyPair, KeySize};
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256};
    use aws_lc_rs::{hmac, rsa};
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_800_000_000;
    const ISSUER: &str = "https://id.example.org/realms/a";

    struct Signers {
        rsa: KeyPair,
        other: KeyPair,
        ec: EcdsaKeyPair,
    }

    static SIGNERS: LazyLock<Signers> = LazyLock::new(|| Signers {
        rsa: rsa::KeyPair::generate(KeySize::Rsa2048).unwrap(),
        other: rsa::KeyPair::generate(KeySize::Rsa2048).unwrap(),
        ec: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap(),
    });

    fn text(bytes: &[u8]) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    fn joined(head: &Value, claims: &Value) -> String {
        format!("{}.{}", text(head.to_string().as_bytes()), text(claims.to_string().as_bytes()))
    }

    fn by_rsa(key: &KeyPair, head: &Value, claims: &Value) -> String {
        let told = joined(head, claims);
        let mut signature = vec![0; key.public_modulus_len()];
        key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), told.as_bytes(), &mut signature).unwrap();
        format!("{told}.{}", text(&signature))
    }

    fn by_ec(head: &Value, claims: &Value) -> String {
        let told = joined(head, claims);
        let signature = SIGNERS.ec.sign(&SystemRandom::new(), told.as_bytes()).unwrap();
        format!("{told}.{}", text(signature.as_ref()))
    }

    fn rsa_key(key: &KeyPair, kid: &str) -> Value {
        let (n, e) = (key.public_key().modulus(), key.public_key().exponent());
        json!({ "kty": "RSA", "kid": kid, "use": "sig", "alg": "RS256", "n": text(n.big_endian_without_leading_zero()), "e": text(e.big_endian_without_leading_zero()) })
    }

    fn ec_key(kid: &str) -> Value {
        let point = SIGNERS.ec.public_key().as_ref();
        json!({ "kty": "EC", "crv": "P-256", "kid": kid, "use": "sig", "alg": "ES256", "x": text(&point[1..33]), "y": text(&point[33..]) })
    }

    fn keys() -> JwkSet {
        serde_json::from_value(json!({ "keys": [rsa_key(&SIGNERS.rsa, "r"), ec_key("e")] })).unwrap()
    }

    fn expected() -> Expected<'static> {
        Expected { issuers: &[ISSUER], client_id: "stoa", nonce: "of this sign-in", access_token: "access", now: NOW * 1000 }
    }

    fn right() -> Value {
        json!({ "iss": ISSUER, "sub": "ann", "aud": "stoa", "exp": NOW + 300, "iat": NOW - 1, "nonce": "of this sign-in", "at_hash": half_digest("access") })
    }

    /// The right claims with this one changed; `null` takes it away.
    fn with(name: &str, value: Value) -> Value {
        let mut claims = right();
        match value {
            Value::Null => drop(claims.as_object_mut().unwrap().remove(name)),
            value => claims[name] = value,
        }
        claims
    }

    fn rs(claims: &Value) -> String {
        by_rsa(&SIGNERS.rsa, &json!({ "alg": "RS256", "kid": "r" }), claims)
    }

    #[test]
    fn the_digest_of_a_token_is_the_standards() {
        // OpenID Connect Core 1.0, appendix A.3.
        assert_eq!(half_digest("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"), "77QmUPtjPfzWtF2AnpK9RQ");
    }

    #[test]
    fn a_right_token_is_taken_from_either_kind_of_key() {
        for token in [
            rs(&right()),
            by_ec(&json!({ "alg": "ES256", "kid": "e", "typ": "JWT" }), &right()),
            by_rsa(&SIGNERS.rsa, &json!({ "alg": "RS256" }), &right()),
            rs(&with("aud", json!(["stoa"]))),
            rs(&{
                let mut claims = with("aud", json!(["stoa", "other"]));
                claims["azp"] = "stoa".into();
                claims
            }),
            rs(&with("at_hash", Value::Null)),
            rs(&with("exp", json!(NOW - 29))),
            rs(&with("iat", json!(NOW + 30))),
        ] {
            assert_eq!(verify(&token, &keys(), &expected()).map(|claims| claims["sub"].clone()), Ok(json!("ann")), "{token}");
        }
    }

    #[test]
    fn every_forgery_is_told_by_its_kind() {
        let head = json!({ "alg": "RS256", "kid": "r" });
        let none = joined(&json!({ "alg": "none" }), &right());
        let modulus = SIGNERS.rsa.public_key().as_der().unwrap();
        let hmac_of = |secret: &[u8], kid: &str| {
            let told = joined(&json!({ "alg": "HS256", "kid": kid }), &right());
            let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), told.as_bytes());
            format!("{told}.{}", text(tag.as_ref()))
        };
        let whole = rs(&right());
        let mut parts: Vec<&str> = whole.split('.').collect();
        let other_claims = text(with("sub", json!("bob")).to_string().as_bytes());
        parts[1] = &other_claims;
        let swapped = parts.join(".");
        let unsigned = whole.rsplit_once('.').unwrap().0.to_owned() + ".";
        let forged = [
            ("no algorithm", format!("{none}."), Wrong::Algorithm),
            ("no algorithm, and a signature", format!("{none}.{}", text(b"x")), Wrong::Algorithm),
            ("None in capitals", format!("{}.", joined(&json!({ "alg": "NONE", "kid": "r" }), &right())), Wrong::Algorithm),
            ("the public key as a shared secret", hmac_of(modulus.as_ref(), "r"), Wrong::Algorithm),
            ("the client's secret as the key", hmac_of(b"secret", "r"), Wrong::Algorithm),
            ("an algorithm that is not in the list", by_rsa(&SIGNERS.rsa, &json!({ "alg": "RS384", "kid": "r" }), &right()), Wrong::Algorithm),
            (
                "an extension that has to be understood",
                by_rsa(&SIGNERS.rsa, &json!({ "alg": "RS256", "kid": "r", "crit": ["exp"] }), &right()),
                Wrong::Critical,
            ),
            ("a key of nobody", by_rsa(&SIGNERS.other, &json!({ "alg": "RS256", "kid": "x" }), &right()), Wrong::UnknownKey),
            (
                "a key that comes along",
                by_rsa(&SIGNERS.other, &json!({ "alg": "RS256", "jwk": rsa_key(&SIGNERS.other, "x") , "kid": "x" }), &right()),
                Wrong::UnknownKey,
            ),
            ("another key under a known name", by_rsa(&SIGNERS.other, &head, &right()), Wrong::Signature),
            ("a key of the other kind", by_rsa(&SIGNERS.rsa, &json!({ "alg": "RS256", "kid": "e" }), &right()), Wrong::UnknownKey),
            ("a name that is none", by_rsa(&SIGNERS.rsa, &json!({ "alg": "RS256", "kid": 7 }), &right()), Wrong::Unreadable),
            ("claims under another's signature", swapped, Wrong::Signature),
            ("a signature of nothing", unsigned, Wrong::Signature),
            ("another issuer", rs(&with("iss", json!("https://evil.example.org"))), Wrong::Issuer),
            ("an issuer with one more slash", rs(&with("iss", json!(format!("{ISSUER}/")))), Wrong::Issuer),
            ("no issuer", rs(&with("iss", Value::Null)), Wrong::Issuer),
            ("another audience", rs(&with("aud", json!("other"))), Wrong::Audience),
            ("no audience", rs(&with("aud", Value::Null)), Wrong::Audience),
            ("an audience that begins alike", rs(&with("aud", json!("stoa-admin"))), Wrong::Audience),
            ("several audiences and nobody who asked", rs(&with("aud", json!(["stoa", "other"]))), Wrong::Party),
            ("asked for by another", rs(&with("azp", json!("other"))), Wrong::Party),
            ("over", rs(&with("exp", json!(NOW - 30))), Wrong::Time),
            ("without an end", rs(&with("exp", Value::Null)), Wrong::Time),
            ("an end in words", rs(&with("exp", json!("9999999999"))), Wrong::Time),
            ("of the future", rs(&with("iat", json!(NOW + 31))), Wrong::Time),
            ("of long ago", rs(&with("iat", json!(NOW - 700))), Wrong::Time),
            ("without a time", rs(&with("iat", Value::Null)), Wrong::Time),
            ("not yet", rs(&with("nbf", json!(NOW + 60))), Wrong::Time),
            ("another nonce", rs(&with("nonce", json!("of another"))), Wrong::Nonce),
            ("no nonce", rs(&with("nonce", Value::Null)), Wrong::Nonce),
            ("another access token's", rs(&with("at_hash", json!(half_digest("other")))), Wrong::AccessToken),
            ("a digest that is none", rs(&with("at_hash", json!(7))), Wrong::AccessToken),
            ("nobody", rs(&with("sub", Value::Null)), Wrong::Subject),
            ("an empty name", rs(&with("sub", json!(""))), Wrong::Subject),
            ("a name that is too long", rs(&with("sub", json!("x".repeat(256)))), Wrong::Subject),
            ("no token", "abc".to_owned(), Wrong::Unreadable),
            ("nothing", String::new(), Wrong::Unreadable),
            ("a book", format!("{whole}{}", "A".repeat(MOST_BYTES)), Wrong::Unreadable),
        ];
        for (what, token, wrong) in &forged {
            assert_eq!(verify(token, &keys(), &expected()).err(), Some(*wrong), "{what}");
        }
        assert_eq!(forged.len(), 39);
    }

    #[test]
    fn keys_sign_what_they_are_for() {
        let set = |key: Value| serde_json::from_value::<JwkSet>(json!({ "keys": [key] })).unwrap();
        let mut sealing = rsa_key(&SIGNERS.rsa, "r");
        sealing["use"] = "enc".into();
        assert_eq!(verify(&rs(&right()), &set(sealing), &expected()).err(), Some(Wrong::UnknownKey));
        let mut other = rsa_key(&SIGNERS.rsa, "r");
        other["alg"] = "RS512".into();
        assert_eq!(verify(&rs(&right()), &set(other), &expected()).err(), Some(Wrong::UnknownKey));
        // Two that fit, and a token that names neither.
        let two = json!({ "keys": [rsa_key(&SIGNERS.rsa, "r"), rsa_key(&SIGNERS.other, "s")] });
        let token = by_rsa(&SIGNERS.rsa, &json!({ "alg": "RS256" }), &right());
        assert_eq!(verify(&token, &serde_json::from_value(two).unwrap(), &expected()).err(), Some(Wrong::UnknownKey));
    }

    #[test]
    fn an_access_token_that_is_anothers_holds_no_roles() {
        let claims = json!({ "iss": ISSUER, "sub": "ann", "aud": "account", "azp": "stoa", "typ": "Bearer", "exp": NOW + 300, "iat": NOW });
        let of = |name: &str, value: Value| {
            let mut claims = claims.clone();
            claims[name] = value;
            verify_access(&rs(&claims), &keys(), &expected()).map(|_| ())
        };
        assert_eq!(of("typ", json!("Bearer")), Ok(()));
        assert_eq!(of("azp", json!("other")), Err(Wrong::Party));
        assert_eq!(of("typ", json!("ID")), Err(Wrong::Party));
        assert_eq!(of("typ", json!("Refresh")), Err(Wrong::Party));
        assert_eq!(of("iss", json!("https://evil.example.org")), Err(Wrong::Issuer));
        assert_eq!(of("exp", json!(NOW - 60)), Err(Wrong::Time));
        assert_eq!(verify_access(&rs(&right()), &keys(), &expected()).err(), Some(Wrong::Party), "an ID token is none");
    }
}
