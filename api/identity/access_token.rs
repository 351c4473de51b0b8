//! Access tokens: signed statements that a session was live a moment ago. One algorithm, and keys of our own,
//! derived from the installation's secrets, so that every node makes and knows the same.

use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use entity::ids::{RefreshTokenId, SessionId, UserId};
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use platform::{Cx, Error, Result};
use serde::{Deserialize, Serialize};

/// How long an access token lives.
pub(crate) const LIFE_MS: i64 = 10 * 60_000;
/// How far two clocks may differ.
const LEEWAY_S: i64 = 30;
const AUDIENCE: &str = "stoa";
const TYPE: &str = "access";

/// Everything a token says. All of it is required.
#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    sid: String,
    typ: String,
    /// The refresh token it was made with, so that its use proves that the answer arrived.
    jti: String,
    iat: i64,
    nbf: i64,
    exp: i64,
}

/// What a token that was checked says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub user: UserId,
    pub session: SessionId,
    pub made_with: RefreshTokenId,
    /// Epoch milliseconds, to the second.
    pub issued_at: i64,
}

struct Key {
    seed: [u8; 32],
    encoding: EncodingKey,
    decoding: DecodingKey,
    jwk: Jwk,
    kid: String,
}

/// Makes a token for a session; tells when it ends, in epoch milliseconds.
pub(crate) fn issue(cx: &Cx, user: UserId, session: SessionId, made_with: RefreshTokenId) -> Result<(String, i64)> {
    let ring = ring(cx)?;
    // Never empty: today's secret is always there.
    let key = &ring[0];
    let issued = cx.now() / 1000;
    let expires = issued + LIFE_MS / 1000;
    let claims = Claims {
        iss: cx.public_url.to_string(),
        aud: AUDIENCE.into(),
        sub: user.to_string(),
        sid: session.to_string(),
        typ: TYPE.into(),
        jti: made_with.to_string(),
        iat: issued,
        nbf: issued,
        exp: expires,
    };
    Ok((jsonwebtoken::encode(&header(&key.kid), &claims, &key.encoding).map_err(broken)?, expires * 1000))
}

/// What stands before the claims: this and nothing else, so that no `crit`, `jwk` or `jku` is ever passed over.
fn header(kid: &str) -> Header {
    Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::EdDSA) }
}

/// What the token states, if it is ours and its time is now.
pub(crate) fn check(cx: &Cx, token: &str) -> Result<Option<Statement>> {
    // Ours have some 500 bytes; nobody makes us decode a megabyte.
    if token.len() > 2048 {
        return Ok(None);
    }
    let ring = ring(cx)?;
    let Some(key) = jsonwebtoken::decode_header(token).ok().and_then(|header| ring.iter().find(|key| header.kid.as_deref() == Some(key.kid.as_str()))) else {
        return Ok(None);
    };
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_audience(&[AUDIENCE]);
    validation.set_issuer(&[&*cx.public_url]);
    validation.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
    // The library knows the wall clock only; the times are checked below, by the context's.
    validation.validate_exp = false;
    validation.validate_nbf = false;
    let Ok(data) = jsonwebtoken::decode::<Claims>(token, &key.decoding, &validation) else { return Ok(None) };
    let (claims, now) = (data.claims, cx.now() / 1000);
    let life = claims.exp.saturating_sub(claims.iat);
    let in_time = claims.nbf <= now + LEEWAY_S && claims.iat <= now + LEEWAY_S && now - LEEWAY_S < claims.exp && (0..=LIFE_MS / 1000).contains(&life);
    if data.header != header(&key.kid) || claims.typ != TYPE || !in_time {
        return Ok(None);
    }
    let (Ok(user), Ok(session), Ok(made_with)) = (claims.sub.parse(), claims.sid.parse(), claims.jti.parse()) else { return Ok(None) };
    Ok(Some(Statement { user, session, made_with, issued_at: claims.iat.saturating_mul(1000) }))
}

/// The public keys by which others can check our access tokens (RFC 7517): today's secret's, and those of others that are good.
///
/// # Errors
/// A fault, when a key cannot be made.
pub fn jwks(cx: &Cx) -> Result<serde_json::Value> {
    Ok(serde_json::to_value(JwkSet { keys: ring(cx)?.iter().map(|key| key.jwk.clone()).collect() })?)
}

/// Today's key first. They are made of the installation's secrets and therefore the same for the life of the process: the last
/// ones are kept, since every request needs them. Only tests know several installations.
fn ring(cx: &Cx) -> Result<Arc<[Key]>> {
    static LAST: RwLock<Option<Arc<[Key]>>> = RwLock::new(None);
    let seeds = || cx.keys.derive_all("access-token");
    if let Some(ring) = LAST.read().unwrap_or_else(PoisonError::into_inner).as_ref().filter(|ring| seeds().eq(ring.iter().map(|key| key.seed))) {
        return Ok(ring.clone());
    }
    let ring: Arc<[Key]> = seeds().map(Key::new).collect::<Result<_>>()?;
    *LAST.write().unwrap_or_else(PoisonError::into_inner) = Some(ring.clone());
    Ok(ring)
}

impl Key {
    fn new(seed: [u8; 32]) -> Result<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|_| Error::broken("no Ed25519 key came out of the secret"))?;
        let pkcs8 = pair.to_pkcs8v1().map_err(|_| Error::broken("the Ed25519 key could not be written"))?;
        let encoding = EncodingKey::from_ed_der(pkcs8.as_ref());
        let decoding = DecodingKey::from_ed_der(pair.public_key().as_ref());
        let mut jwk = Jwk::from_encoding_key(&encoding, Algorithm::EdDSA).map_err(broken)?;
        let kid: String = jwk.thumbprint(ThumbprintHash::SHA256).map_err(broken)?.chars().take(16).collect();
        jwk.common.key_id = Some(kid.clone());
        jwk.common.public_key_use = Some(PublicKeyUse::Signature);
        Ok(Self { seed, encoding, decoding, jwk, kid })
    }
}

fn broken(error: jsonwebtoken::errors::Error) -> Error {
    Error::broken(format!("access token: {error}"))
}
