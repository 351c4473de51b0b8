//! Keys, digests and random numbers, all from one library. Every key is derived from the installation's one secret,
//! so that nodes agree without storing anything.

use std::sync::Arc;

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
