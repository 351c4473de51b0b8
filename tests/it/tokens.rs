//! Access tokens that are not good. Each row has one thing wrong with it, most of them under the installation's own key, and
//! all are answered by the same bytes, so that nobody learns how far a forgery came.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256};
use aws_lc_rs::{digest, hmac, rsa};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde_json::{Map, Value, json};
use support::post::mails_in;
use support::{PASSWORD, TestApp, text};
use totp_rs::{Builder, Secret};

/// Anybody may ask this: only the token can be what is wrong.
const QUERY: &str = "{ shop { name } }";
/// The order of the curve, the lowest byte first.
const ORDER: [u8; 32] =
    [0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10];

/// Whoever has the installation's secret, and a real token to begin with.
struct Forge {
    seed: [u8; 32],
    real: String,
    header: Value,
    claims: Value,
}

impl Forge {
    fn of(app: &TestApp, real: String) -> Self {
        let part = |at: usize| serde_json::from_slice(&BASE64.decode(real.split('.').nth(at).expect("three parts")).expect("base64")).expect("JSON");
        Self { seed: app.cx.keys.derive("access-token"), header: part(0), claims: part(1), real }
    }

    fn part(&self, at: usize) -> &str {
        self.real.split('.').nth(at).expect("three parts")
    }

    fn claim(&self, name: &str) -> i64 {
        self.claims[name].as_i64().expect("a time")
    }

    fn header_with(&self, changes: Value) -> Value {
        merged(&self.header, changes)
    }

    /// With these claims changed, or taken out where they are `null`.
    fn with(&self, changes: Value) -> String {
        self.signed(&self.header.to_string(), &merged(&self.claims, changes).to_string())
    }

    /// With these members of the header changed, or taken out where they are `null`.
    fn under(&self, changes: Value) -> String {
        self.signed(&self.header_with(changes).to_string(), &self.claims.to_string())
    }

    /// These very texts, rightly signed.
    fn signed(&self, header: &str, claims: &str) -> String {
        by(&self.seed, header, claims)
    }

    /// The real claims under another header, signed by whatever is given.
    fn by(&self, header: Value, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
        let message = format!("{}.{}", BASE64.encode(self.header_with(header).to_string()), self.part(1));
        format!("{message}.{}", BASE64.encode(sign(message.as_bytes())))
    }

    fn public(&self) -> Vec<u8> {
        Ed25519KeyPair::from_seed_unchecked(&self.seed).expect("a key").public_key().as_ref().to_vec()
    }

    /// The real message with another signature.
    fn sealed_by(&self, signature: &str) -> String {
        format!("{}.{}.{signature}", self.part(0), self.part(1))
    }
}

fn merged(base: &Value, changes: Value) -> Value {
    let mut all: Map<String, Value> = base.as_object().expect("an object").clone();
    for (name, value) in changes.as_object().expect("an object") {
        if value.is_null() { drop(all.remove(name)) } else { drop(all.insert(name.clone(), value.clone())) }
    }
    all.into()
}

fn by(seed: &[u8; 32], header: &str, claims: &str) -> String {
    let message = format!("{}.{}", BASE64.encode(header), BASE64.encode(claims));
    let signature = Ed25519KeyPair::from_seed_unchecked(seed).expect("a key").sign(message.as_bytes());
    format!("{message}.{}", BASE64.encode(signature))
}

/// What the holder of this seed is called, by RFC 7638.
fn thumbprint(seed: &[u8; 32]) -> String {
    let x = BASE64.encode(Ed25519KeyPair::from_seed_unchecked(seed).expect("a key").public_key());
    let sum = digest::digest(&digest::SHA256, format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#).as_bytes());
    BASE64.encode(sum).chars().take(16).collect()
}

fn hs256(key: &[u8], message: &[u8]) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), message).as_ref().to_vec()
}

/// `S + L`: the other number that a careless check takes for the same signature.
fn malleable(signature: &[u8]) -> Vec<u8> {
    let mut other = signature.to_vec();
    let mut carry = 0;
    for (byte, add) in other[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        (*byte, carry) = ((sum & 0xff) as u8, sum >> 8);
    }
    other
}

/// Status, challenge and body, without the number of the request.
async fn told(app: &TestApp, token: &str) -> (u16, Option<String>, Value) {
    let request = app.bearing(token).request(reqwest::Method::POST, "/graphql").json(&json!({ "query": QUERY }));
    let answer = request.send().await.expect("an answer");
    let (status, challenge) = (answer.status().as_u16(), answer.headers().get("www-authenticate").map(|value| value.to_str().expect("text").to_owned()));
    let mut body: Value = answer.json().await.expect("JSON");
    if let Some(extensions) = body["errors"][0]["extensions"].as_object_mut() {
        assert!(extensions.remove("requestId").is_some_and(|id| id.is_string()));
    }
    (status, challenge, body)
}

async fn session(app: &TestApp, name: &str) -> Value {
    let credentials = json!({ "email": format!("{name}@example.test"), "password": PASSWORD });
    app.anonymous().run("sessionCreate", credentials, "challenge session { accessToken refreshToken }").await
}

async fn forge(app: &TestApp, name: &str) -> Forge {
    Forge::of(app, text(&session(app, name).await["session"]["accessToken"]))
}

/// Other algorithms and other keys.
fn algorithms(ann: &Forge) -> Vec<(&'static str, String)> {
    let (public, random) = (ann.public(), SystemRandom::new());
    let x = BASE64.encode(&public);
    let spki = [&[0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00][..], &public].concat();
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", base64::engine::general_purpose::STANDARD.encode(&spki));
    let (other, ec) = ([7; 32], EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key"));
    let rsa = rsa::KeyPair::generate(rsa::KeySize::Rsa2048).expect("a key");
    let theirs = |header: Value| by(&other, &ann.header_with(header).to_string(), &ann.claims.to_string());
    let jwk = json!({ "kty": "OKP", "crv": "Ed25519", "x": BASE64.encode(Ed25519KeyPair::from_seed_unchecked(&other).expect("a key").public_key()) });
    let nobody = |alg: &str| ann.by(json!({ "alg": alg }), |_| Vec::new());
    vec![
        ("alg none", nobody("none")),
        ("alg None", nobody("None")),
        ("alg nONE", nobody("nONE")),
        ("alg empty", nobody("")),
        ("alg none with the real signature", format!("{}.{}.{}", BASE64.encode(r#"{"alg":"none"}"#), ann.part(1), ann.part(2))),
        ("no alg", ann.under(json!({ "alg": null }))),
        ("alg as a list", ann.under(json!({ "alg": ["EdDSA"] }))),
        ("alg in another case", ann.under(json!({ "alg": "eddsa" }))),
        ("HS256 with the public key as secret", ann.by(json!({ "alg": "HS256" }), |message| hs256(&public, message))),
        ("HS256 with the public key as its JWK has it", ann.by(json!({ "alg": "HS256" }), |message| hs256(x.as_bytes(), message))),
        ("HS256 with the public key in DER", ann.by(json!({ "alg": "HS256" }), |message| hs256(&spki, message))),
        ("HS256 with the public key in PEM", ann.by(json!({ "alg": "HS256" }), |message| hs256(pem.as_bytes(), message))),
        ("HS256 with the key's name as secret", ann.by(json!({ "alg": "HS256" }), |message| hs256(text(&ann.header["kid"]).as_bytes(), message))),
        ("HS256 with nothing as secret", ann.by(json!({ "alg": "HS256" }), |message| hs256(b"", message))),
        ("HS256 by the private key", ann.by(json!({ "alg": "HS256" }), |message| hs256(&ann.seed, message))),
        (
            "RS256 by a key of the forger",
            ann.by(json!({ "alg": "RS256" }), |message| {
                let mut signature = vec![0; rsa.public_modulus_len()];
                rsa.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature).expect("a signature");
                signature
            }),
        ),
        ("ES256 by a key of the forger", ann.by(json!({ "alg": "ES256" }), |message| ec.sign(&random, message).expect("a signature").as_ref().to_vec())),
        ("ES256 of nothing but zeros", ann.by(json!({ "alg": "ES256" }), |_| vec![0; 64])),
        ("EdDSA by a key of the forger", theirs(json!({}))),
        ("EdDSA by a key of the forger, under its own name", theirs(json!({ "kid": thumbprint(&other) }))),
        ("a key in the header", theirs(json!({ "jwk": jwk }))),
        ("a key in the header and its name", theirs(json!({ "jwk": jwk, "kid": thumbprint(&other) }))),
        ("the address of keys", theirs(json!({ "jku": "https://evil.example/keys" }))),
        ("the address of a certificate", theirs(json!({ "x5u": "https://evil.example/chain.pem" }))),
        ("a certificate", theirs(json!({ "x5c": ["MIIB"] }))),
    ]
}

/// What stands before the claims, under the right signature.
fn headers(app: &TestApp, ann: &Forge) -> Vec<(&'static str, String)> {
    let reset = app.cx.keys.derive("account-token:reset");
    let jwk = json!({ "kty": "OKP", "crv": "Ed25519", "x": BASE64.encode(ann.public()) });
    let doubled = format!(r#"{{"alg":"none",{}"#, &ann.header.to_string()[1..]);
    vec![
        ("a header that must be understood", ann.under(json!({ "crit": ["exp"] }))),
        ("an empty list of what must be understood", ann.under(json!({ "crit": [] }))),
        ("an unknown header that must be understood", ann.under(json!({ "crit": ["x"], "x": true }))),
        ("a payload that is not base64, b64", ann.under(json!({ "crit": ["b64"], "b64": false }))),
        ("b64 without crit", ann.under(json!({ "b64": false }))),
        ("our own key in the header", ann.under(json!({ "jwk": jwk }))),
        ("our own address of keys", ann.under(json!({ "jku": format!("{}/.well-known/jwks.json", app.cx.public_url) }))),
        ("an unknown header", ann.under(json!({ "admin": true }))),
        ("no type", ann.under(json!({ "typ": null }))),
        ("the type of a refresh token", ann.under(json!({ "typ": "rt+jwt" }))),
        ("a nested token by its type", ann.under(json!({ "cty": "JWT" }))),
        ("packed", ann.under(json!({ "zip": "DEF" }))),
        ("no name of a key", ann.under(json!({ "kid": null }))),
        ("an empty name of a key", ann.under(json!({ "kid": "" }))),
        ("a name of a key that nobody has", ann.under(json!({ "kid": "AAAAAAAAAAAAAAAA" }))),
        ("a path for a key's name", ann.under(json!({ "kid": "../../../dev/null" }))),
        ("SQL for a key's name", ann.under(json!({ "kid": "x' UNION SELECT 'secret" }))),
        ("a number for a key's name", ann.under(json!({ "kid": 1 }))),
        ("a key of another purpose", by(&reset, &ann.header_with(json!({ "kid": thumbprint(&reset) })).to_string(), &ann.claims.to_string())),
        ("a key of another purpose, under the right name", by(&reset, &ann.header.to_string(), &ann.claims.to_string())),
        ("another algorithm before the right one", ann.signed(&doubled, &ann.claims.to_string())),
        ("a header that is no object", ann.signed("[]", &ann.claims.to_string())),
    ]
}

/// What it says, under the right signature.
fn claims(ann: &Forge, bob: &Forge) -> Vec<(String, String)> {
    let (now, url) = (ann.claim("iat"), text(&ann.claims["iss"]));
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut row = |name: &str, changes: Value| rows.push((name.to_owned(), ann.with(changes)));
    for name in ["iss", "aud", "sub", "sid", "typ", "jti", "iat", "nbf", "exp"] {
        row(&format!("no {name}"), json!({ name: null }));
        row(&format!("an object for {name}"), json!({ name: {} }));
        row(&format!("a list for {name}"), json!({ name: [ann.claims[name]] }));
    }
    for name in ["iat", "nbf", "exp"] {
        let time = ann.claim(name);
        row(&format!("{name} as a text"), json!({ name: time.to_string() }));
        row(&format!("{name} as a fraction"), json!({ name: 0.5 + time as f64 }));
        row(&format!("{name} of 20 digits"), json!({ name: u64::MAX }));
        row(&format!("{name} of 30 digits"), json!({ name: 1e30 }));
        row(&format!("the largest {name}"), json!({ name: i64::MAX }));
        row(&format!("the smallest {name}"), json!({ name: i64::MIN }));
        row(&format!("a negative {name}"), json!({ name: -1 }));
    }
    row("an issuer with a slash behind it", json!({ "iss": format!("{url}/") }));
    row("an issuer in capitals", json!({ "iss": url.to_uppercase() }));
    row("another issuer", json!({ "iss": "https://evil.example" }));
    row("an issuer that begins like ours", json!({ "iss": format!("{url}.evil.example") }));
    row("no text for an issuer", json!({ "iss": "" }));
    row("for others", json!({ "aud": "shop" }));
    row("for us in capitals", json!({ "aud": "STOA" }));
    row("for nobody", json!({ "aud": "" }));
    // RFC 7519 would take a list that names us. We write none, and RFC 8725 has a token be for one.
    row("for us and for others", json!({ "aud": ["stoa", "shop"] }));
    row("for others and for us", json!({ "aud": ["shop", "stoa"] }));
    row("a refresh token by what it says", json!({ "typ": "refresh" }));
    row("an access token in capitals", json!({ "typ": "ACCESS" }));
    row("over", json!({ "iat": now - 600, "nbf": now - 600, "exp": now - 31 }));
    row("long over", json!({ "iat": now - 90_000, "nbf": now - 90_000, "exp": now - 89_400 }));
    row("not yet valid", json!({ "nbf": now + 180 }));
    row("made in the future", json!({ "iat": now + 180, "exp": now + 600 }));
    row("wholly in the future", json!({ "iat": now + 180, "nbf": now + 180, "exp": now + 780 }));
    row("good for a second too long", json!({ "exp": now + 601 }));
    row("good for a year", json!({ "exp": now + 31_536_000 }));
    row("over before it was made", json!({ "iat": now + 20, "exp": now + 10 }));
    row("somebody else's account", json!({ "sub": bob.claims["sub"] }));
    row("somebody else's session", json!({ "sid": bob.claims["sid"] }));
    for name in ["sub", "sid", "jti"] {
        let real = text(&ann.claims[name]);
        row(&format!("{name} that is no id"), json!({ name: "ann" }));
        row(&format!("{name} in capitals"), json!({ name: real.to_uppercase() }));
        row(&format!("{name} of another kind"), json!({ name: format!("prd_{}", &real[4..]) }));
        row(&format!("{name} as SQL"), json!({ name: format!("{real}' OR '1'='1") }));
        row(&format!("{name} as a number"), json!({ name: 1 }));
    }
    row(
        "a session that never was",
        json!({ "sid": format!("{}{}", &text(&ann.claims["sid"])[..29], if text(&ann.claims["sid"]).ends_with('0') { 1 } else { 0 }) }),
    );
    let json = ann.claims.to_string();
    for name in ["sub", "sid", "exp", "aud", "iss"] {
        let twice = format!(r#"{{"{name}":{},{}"#, bob.claims[name], &json[1..]);
        rows.push((format!("{name} twice"), ann.signed(&ann.header.to_string(), &twice)));
    }
    rows.push(("claims that are no object".into(), ann.signed(&ann.header.to_string(), "[]")));
    rows.push(("claims that are no JSON".into(), ann.signed(&ann.header.to_string(), "sub=ann")));
    rows.push(("claims that are no UTF-8".into(), {
        let message = format!("{}.{}", ann.part(0), BASE64.encode([0xff, 0xfe]));
        let signature = Ed25519KeyPair::from_seed_unchecked(&ann.seed).expect("a key").sign(message.as_bytes());
        format!("{message}.{}", BASE64.encode(signature))
    }));
    rows.push(("a token within a token".into(), ann.signed(&ann.header.to_string(), &format!("\"{}\"", ann.real))));
    rows.push(("three kilobytes of it".into(), ann.with(json!({ "pad": "x".repeat(3_000) }))));
    rows.push(("five kilobytes of it".into(), ann.with(json!({ "pad": "x".repeat(5_000) }))));
    rows.push(("twenty kilobytes of it".into(), ann.with(json!({ "pad": "x".repeat(15_000) }))));
    rows
}

/// How it is written.
fn spellings(ann: &Forge, bob: &Forge) -> Vec<(&'static str, String)> {
    let (header, body, signature, real) = (ann.part(0), ann.part(1), ann.part(2), &ann.real);
    let bytes = BASE64.decode(signature).expect("a signature");
    let last = signature.chars().last().expect("a letter");
    // The last letter has four bits that stand for nothing.
    let same = char::from(last as u8 + 1);
    let bent: String = signature.chars().rev().collect();
    vec![
        ("no signature", format!("{header}.{body}.")),
        ("no signature and no stop", format!("{header}.{body}")),
        ("the signature of another token", ann.sealed_by(bob.part(2))),
        ("the claims of another token", format!("{header}.{}.{signature}", bob.part(1))),
        ("a signature backwards", ann.sealed_by(&bent)),
        ("a signature of zeros", ann.sealed_by(&BASE64.encode([0; 64]))),
        ("a signature and a byte", ann.sealed_by(&BASE64.encode([&bytes[..], &[0]].concat()))),
        ("a signature twice", ann.sealed_by(&BASE64.encode([&bytes[..], &bytes].concat()))),
        ("the same signature by another number", ann.sealed_by(&BASE64.encode(malleable(&bytes)))),
        ("the same signature by another letter", ann.sealed_by(&format!("{}{same}", &signature[..signature.len() - 1]))),
        ("a letter short", real[..real.len() - 1].to_owned()),
        ("half of it", real[..real.len() / 2].to_owned()),
        ("padded", format!("{real}==")),
        ("padded within", format!("{header}=.{body}.{signature}")),
        ("in the letters of other base64", ann.sealed_by(&format!("+/{}", &signature[2..]))),
        ("a blank within", format!("{header}. {body}.{signature}")),
        ("a blank and more behind it", format!("{real} {real}")),
        ("a tab within", format!("{header}.\t{body}.{signature}")),
        ("in quotation marks", format!("\"{real}\"")),
        ("a comma behind it", format!("{real},")),
        ("two of them", format!("{real},{}", bob.real)),
        ("a stop before it", format!(".{real}")),
        ("a stop behind it", format!("{real}.")),
        ("four parts", format!("{header}.{body}.{signature}.{signature}")),
        ("five parts, as if encrypted", format!("{header}.{header}.{body}.{body}.{signature}")),
        ("a whole JWE", format!("{}..{body}.{body}.{signature}", BASE64.encode(r#"{"alg":"dir","enc":"A256GCM"}"#))),
        ("as JSON", json!({ "payload": body, "protected": header, "signature": signature }).to_string()),
        ("stops alone", "..".into()),
        ("one letter", "x".into()),
        ("letters of the whole world", format!("{real}é")),
        ("none of them", "токен".into()),
        ("in capitals", real.to_uppercase()),
        ("the word null", "null".into()),
        ("the word undefined", "undefined".into()),
        ("the scheme twice", format!("Bearer {real}")),
    ]
}

/// Secrets of ours that are something else.
async fn mistaken(app: &TestApp) -> Vec<(&'static str, String)> {
    let admin = app.admin().await;
    let made = admin.run("apiClientCreate", json!({ "name": "Reports", "scopes": ["ORDERS_READ"] }), "key").await;
    let key = text(&made["key"]);
    let letter = if key.ends_with('0') { "1" } else { "0" };
    let refresh = text(&session(app, "ann").await["session"]["refreshToken"]);
    app.anonymous().run("passwordResetRequest", json!({ "email": "ann@example.test" }), "accepted").await;
    app.settle().await;
    let link = mails_in(&app.folder().join("mail")).into_iter().rfind(|mail| mail.to == "ann@example.test").expect("a mail").token();
    // Alder's owner has an app, and a sign-in stands half done.
    let alder = app.vendor("alder").await;
    let secret = text(&alder.run("mfaEnroll", json!({ "password": PASSWORD }), "secret").await["secret"]);
    let totp = Builder::new().with_secret(Secret::try_from_base32(&secret).expect("a secret")).with_account_name("telephone").build().expect("an app");
    let code = totp.generate(app.cx.now().unsigned_abs() / 1000).to_string();
    let paper = alder.run("mfaConfirm", json!({ "code": code }), "recoveryCodes").await;
    let half = text(&session(app, "alder").await["challenge"]);
    let goods = app.goods("alder-mug").await;
    let guest = app.anonymous();
    guest.add(&[(&goods, 1)]).await;
    vec![
        ("an API key with another last letter", format!("{}{letter}", &key[..key.len() - 1])),
        ("an API key a letter short", key[..key.len() - 1].to_owned()),
        ("an API key and a letter", format!("{key}0")),
        ("an API key in capitals", key.to_uppercase()),
        ("an API key without its beginning", key["stoa_key_".len()..].to_owned()),
        ("the beginning of an API key", "stoa_key_".into()),
        ("an API key that nobody was given", format!("stoa_key_{}", "0".repeat(64))),
        ("a refresh token", refresh),
        ("a link of a mail", link),
        ("half a sign-in", half),
        ("a code on paper", text(&paper["recoveryCodes"][0])),
        ("an authenticator app's secret", secret),
        ("a cart's token", guest.cart_token().expect("a cart")),
        ("a password", PASSWORD.into()),
    ]
}

#[tokio::test]
async fn every_forged_token_is_refused_and_none_is_told_why() {
    let app = TestApp::new().await;
    let (ann, bob) = (forge(&app, "ann").await, forge(&app, "bob").await);
    let me = async |token: &str| app.bearing(token).send("{ me { email } }", json!({})).await.body["data"]["me"]["email"].clone();
    // The forge itself is right: what it makes with nothing wrong is as good as what was given out, for whomever it names.
    let now = ann.claim("iat");
    for (name, right) in [
        ("as it was given", ann.real.clone()),
        ("made anew", ann.with(json!({}))),
        ("one more claim", ann.with(json!({ "more": true }))),
        ("over by less than clocks differ", ann.with(json!({ "iat": now - 600, "nbf": now - 600, "exp": now - 5 }))),
        ("from a clock that goes ahead a little", ann.with(json!({ "nbf": now + 15, "iat": now + 15, "exp": now + 615 }))),
    ] {
        assert_eq!(me(&right).await, "ann@example.test", "{name}: {right}");
    }
    assert_eq!(me(&ann.with(json!({ "sub": bob.claims["sub"], "sid": bob.claims["sid"] }))).await, "bob@example.test");

    let ended = forge(&app, "ann").await;
    app.bearing(&ended.real).run("sessionRevoke", json!({}), "revoked").await;
    let suspended = forge(&app, "birch").await;
    let id = app.bearing(&suspended.real).ask("{ me { id } }", json!({})).await["me"]["id"].clone();
    app.admin().await.run("userSuspend", json!({ "userId": id, "reason": "For the test." }), "user { id }").await;

    let named = |rows: Vec<(&'static str, String)>| rows.into_iter().map(|(name, token)| (name.to_owned(), token));
    let mut rows: Vec<(String, String)> = named(algorithms(&ann)).chain(named(headers(&app, &ann))).chain(named(spellings(&ann, &bob))).collect();
    rows.extend(claims(&ann, &bob));
    rows.extend(named(mistaken(&app).await));
    rows.push(("a session that has ended".into(), ended.real.clone()));
    rows.push(("a session that has ended, made anew".into(), ended.with(json!({ "iat": now }))));
    rows.push(("somebody who is kept out".into(), suspended.real.clone()));
    assert!(rows.len() > 150, "{}", rows.len());

    let mut wrong = Vec::new();
    let expected = told(&app, "x.y.z").await;
    assert_eq!((expected.0, expected.1.as_deref()), (401, Some("Bearer error=\"invalid_token\"")));
    assert_eq!(expected.2["errors"][0]["extensions"], json!({ "code": "UNAUTHENTICATED" }));
    assert_eq!(expected.2.as_object().map(Map::len), Some(1), "nothing ran: {expected:?}");
    for (name, token) in &rows {
        let answer = told(&app, token).await;
        if answer != expected {
            wrong.push(format!("{name}: {answer:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
    assert_eq!(me(&ann.real).await, "ann@example.test", "and the real one is still good");
    app.cx.clock.advance(600_000 + 31_000);
    assert_eq!(told(&app, &ann.real).await, expected, "until its time is over");
}

#[tokio::test]
async fn a_megabyte_of_a_token_is_not_even_read() {
    let app = TestApp::new().await;
    let ann = forge(&app, "ann").await;
    let huge = ann.with(json!({ "pad": "x".repeat(700_000) }));
    let sent = app.bearing(&huge).request(reqwest::Method::POST, "/graphql").json(&json!({ "query": QUERY })).send().await;
    // The connection may be closed before all of it was sent.
    assert!(sent.as_ref().map_or(true, |answer| answer.status() == 431), "{sent:?}");
    assert_eq!(app.bearing(&ann.real).ask("{ me { email } }", json!({})).await["me"]["email"], "ann@example.test");
}
