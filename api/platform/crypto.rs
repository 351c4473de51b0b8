//! Keys, digests and random numbers, all from one library. Every key is derived from the installation's one secret,
//! so that nodes agree without storing anything.

use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::{constant_time, digest, hkdf, hmac, rand};

/// The installation's secret, from which a key per purpose is derived.
#[derive(Clone)]
pub struct Keys(Arc<hkdf::Prk>);

impl Keys {
    #[must_use]
    pub fn new(secret: &str) -> Self {
        Self(Arc::new(hkdf::Salt::new(hkdf::HKDF_SHA256, b"stoa").extract(secret.as_bytes())))
    }

    /// 32 bytes for one purpose; another purpose gives unrelated ones.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "HKDF refuses only lengths beyond 8,160 bytes")]
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut key = [0; 32];
        let info = [purpose.as_bytes()];
        self.0.expand(&info, hkdf::HKDF_SHA256).and_then(|okm| okm.fill(&mut key)).expect("32 bytes are a length HKDF gives");
        key
    }

    /// HMAC-SHA256 of `message`, in lower-case hexadecimal.
    #[must_use]
    pub fn sign(&self, purpose: &str, message: &[u8]) -> String {
        sign_with(&self.derive(purpose), message)
    }

    /// Whether `signature` is that of `message`, compared in constant time.
    #[must_use]
    pub fn verify(&self, purpose: &str, message: &[u8], signature: &str) -> bool {
        same(self.sign(purpose, message).as_bytes(), signature.as_bytes())
    }
}

/// Where something sealed is kept. It opens there and nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub table: &'static str,
    pub column: &'static str,
    /// The row's id.
    pub row: &'a str,
}

impl Place<'_> {
    fn bound(&self) -> Aad<String> {
        Aad::from(format!("{}|{}|{}", self.table, self.column, self.row))
    }
}

impl Keys {
    /// Encrypts what is stored but must not be read out of a copy of the database: AES-256-GCM under a key for its table, as
    /// `key id.nonce and ciphertext` in hexadecimal.
    #[must_use]
    pub fn seal(&self, place: &Place<'_>, plain: &[u8]) -> String {
        let (id, sealed) = self.sealed(place, plain);
        format!("{id}.{}", hex(&sealed))
    }

    /// As [`Keys::seal`], for files: the same in bytes.
    #[must_use]
    pub fn seal_file(&self, place: &Place<'_>, plain: &[u8]) -> Vec<u8> {
        let (id, sealed) = self.sealed(place, plain);
        [id.as_bytes(), b".", &sealed].concat()
    }

    #[expect(clippy::expect_used, reason = "the key has the length that AES-256 takes, and the text is shorter than 64 GiB")]
    fn sealed(&self, place: &Place<'_>, plain: &[u8]) -> (String, Vec<u8>) {
        let key = self.derive(&sealing(place.table));
        let mut sealed = plain.to_vec();
        let cipher = RandomizedNonceKey::new(&AES_256_GCM, &key).expect("32 bytes");
        let nonce = cipher.seal_in_place_append_tag(place.bound(), &mut sealed).expect("a short text");
        (key_id(&key), [&nonce.as_ref()[..], &sealed].concat())
    }

    /// What was sealed there; nothing where it was sealed elsewhere, with another key, or touched since.
    #[must_use]
    pub fn unseal(&self, place: &Place<'_>, sealed: &str) -> Option<Vec<u8>> {
        let (id, text) = sealed.split_once('.')?;
        self.unsealed(place, id.as_bytes(), unhex(text)?)
    }

    /// What [`Keys::seal_file`] sealed there.
    #[must_use]
    pub fn unseal_file(&self, place: &Place<'_>, sealed: &[u8]) -> Option<Vec<u8>> {
        let at = sealed.iter().position(|byte| *byte == b'.')?;
        self.unsealed(place, &sealed[..at], sealed[at + 1..].to_vec())
    }

    fn unsealed(&self, place: &Place<'_>, id: &[u8], mut bytes: Vec<u8>) -> Option<Vec<u8>> {
        let key = self.derive(&sealing(place.table));
        if id != key_id(&key).as_bytes() || bytes.len() < NONCE_LEN {
            return None;
        }
        let mut body = bytes.split_off(NONCE_LEN);
        let nonce = Nonce::try_assume_unique_for_key(&bytes).ok()?;
        let cipher = RandomizedNonceKey::new(&AES_256_GCM, &key).ok()?;
        cipher.open_in_place(nonce, place.bound(), &mut body).ok().map(|plain| plain.to_vec())
    }
}

fn sealing(table: &str) -> String {
    format!("seal:{table}")
}

/// Which key it was, without telling the key.
fn key_id(key: &[u8]) -> String {
    sha256(key)[..8].to_owned()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

/// HMAC-SHA256 under a key that another party gave, in lower-case hexadecimal.
#[must_use]
pub fn sign_with(key: &[u8], message: &[u8]) -> String {
    hex(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), message).as_ref())
}

/// Equal, in a time that does not tell how far.
#[must_use]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    constant_time::verify_slices_are_equal(one, other).is_ok()
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// SHA-256 of several texts, told apart by their lengths.
#[must_use]
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in parts {
        context.update(&part.len().to_le_bytes());
        context.update(part);
    }
    let mut bytes = [0; 32];
    bytes.copy_from_slice(context.finish().as_ref());
    bytes
}

/// Random bytes of the operating system.
#[must_use]
#[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "a machine without randomness must not go on")]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A secret of 256 bits for a client to keep; only its [`sha256`] is stored.
#[must_use]
pub fn token() -> String {
    hex(&random::<32>())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_bound_to_its_purpose() {
        let keys = Keys::new("secret");
        let signature = keys.sign("order", b"message");
        assert!(keys.verify("order", b"message", &signature));
        assert!(!keys.verify("order", b"messagf", &signature));
        assert!(!keys.verify("webhook", b"message", &signature));
        assert!(!Keys::new("other").verify("order", b"message", &signature));
    }

    #[test]
    fn what_is_sealed_opens_in_its_place_alone() {
        let (keys, here) = (Keys::new("secret"), Place { table: "second_factor", column: "secret", row: "usr_1" });
        let file = keys.seal_file(&here, b"scan");
        assert_eq!(keys.unseal_file(&here, &file).as_deref(), Some(&b"scan"[..]));
        assert_eq!(keys.unseal_file(&Place { row: "usr_2", ..here }, &file), None);
        assert_eq!(Keys::new("other").unseal_file(&here, &file), None);
        let sealed = keys.seal(&here, b"plain");
        assert_eq!(keys.unseal(&here, &sealed).as_deref(), Some(&b"plain"[..]));
        assert_ne!(sealed, keys.seal(&here, b"plain"), "twice the same is not seen to be");
        for elsewhere in [Place { row: "usr_2", ..here }, Place { column: "other", ..here }, Place { table: "other", ..here }] {
            assert_eq!(keys.unseal(&elsewhere, &sealed), None, "{elsewhere:?}");
        }
        assert_eq!(Keys::new("other").unseal(&here, &sealed), None);
        let touched = sealed.char_indices().filter(|(_, c)| *c != '.').map(|(at, c)| {
            let other = if c == '0' { "1" } else { "0" };
            format!("{}{other}{}", &sealed[..at], &sealed[at + 1..])
        });
        assert!(touched.into_iter().all(|text| keys.unseal(&here, &text).is_none()));
        for nonsense in ["", ".", "abc", &sealed[..12], "é.é"] {
            assert_eq!(keys.unseal(&here, nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_digest_tells_its_parts_apart() {
        assert_eq!(digest(&[b"ab", b"c"]), digest(&[b"ab", b"c"]));
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
        assert_ne!(digest(&[b"abc"]), digest(&[b"abc", b""]));
    }

    #[test]
    fn sha256_is_the_published_one() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
