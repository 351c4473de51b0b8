//! Signed webhooks: `t=<milliseconds>,v1=<HMAC-SHA256 of "t.body" in hexadecimal>`.

use platform::crypto;

/// Older (or newer) ones are refused, so that a recorded webhook cannot be played back.
const TOLERANCE_MS: i64 = 300_000;

/// The header for a body sent now.
#[must_use]
pub fn sign(secret: &[u8], now: i64, body: &[u8]) -> String {
    format!("t={now},v1={}", mac(secret, &now.to_string(), body))
}

/// Whether one of the secrets signed this body within the last five minutes.
#[must_use]
pub fn verify(secrets: &[Vec<u8>], header: &str, now: i64, body: &[u8]) -> bool {
    let values =
        |name: &'static str| header.split(',').filter_map(move |part| part.trim().split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value));
    let Some((text, at)) = values("t").next().and_then(|text| Some((text, text.parse::<i64>().ok()?))) else { return false };
    if now.abs_diff(at) > TOLERANCE_MS.unsigned_abs() {
        return false;
    }
    // Every secret is tried on every signature: the time must not tell which one was right.
    let mut good = false;
    for secret in secrets {
        let expected = mac(secret, text, body);
        for given in values("v1").take(4) {
            good |= crypto::same(expected.as_bytes(), given.as_bytes());
        }
    }
    good
}

fn mac(secret: &[u8], time: &str, body: &[u8]) -> String {
    let mut message = Vec::with_capacity(time.len() + 1 + body.len());
    message.extend_from_slice(time.as_bytes());
    message.push(b'.');
    message.extend_from_slice(body);
    crypto::sign_with(secret, &message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000_000;

    #[test]
    fn only_the_right_secret_body_and_time_pass() {
        let secrets = [b"new".to_vec(), b"old".to_vec()];
        let header = sign(b"new", NOW, b"{}");
        assert!(verify(&secrets, &header, NOW, b"{}"));
        assert!(verify(&secrets, &sign(b"old", NOW, b"{}"), NOW, b"{}"), "a secret on its way out still counts");
        assert!(verify(&secrets, &format!("{},v1=00", header), NOW, b"{}"));
        assert!(!verify(&secrets, &sign(b"else", NOW, b"{}"), NOW, b"{}"));
        assert!(!verify(&secrets, &header, NOW, b"{ }"));
        assert!(verify(&secrets, &header, NOW + 300_000, b"{}"));
        assert!(!verify(&secrets, &header, NOW + 300_001, b"{}"), "too old");
        assert!(!verify(&secrets, &header, NOW - 300_001, b"{}"), "from the future");
        let moved = header.replace(&NOW.to_string(), &(NOW + 1).to_string());
        assert!(!verify(&secrets, &moved, NOW, b"{}"), "the time is signed too");
        for nonsense in ["", "t=,v1=", "t=1", "v1=00", "t=9999999999999999999999,v1=00", "=,=,=", &format!("t={},v1=x", i64::MIN)] {
            assert!(!verify(&secrets, nonsense, NOW, b"{}"), "{nonsense}");
        }
    }
}
