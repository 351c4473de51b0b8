//! How our own apps say for whom they ask: all their requests come from one address, and limits are for people.
//!
//! `X-Stoa-App: t=1767225600,address=203.0.113.7,signature=HEX`, where HEX is the HMAC-SHA256, under `STOA_APP_SECRET`, of
//! three lines: the seconds, the address, and the SHA-256 of the body in hexadecimal (of what follows `?` where there is no body).

use std::net::IpAddr;

use platform::crypto;

/// Carries the signature.
pub const HEADER: &str = "x-stoa-app";
/// How far clocks may be apart, and how long a signature holds.
const TOLERANCE_MS: i64 = 300_000;

/// The address that an app asks for; nothing where the signature does not hold.
pub fn client(header: &str, secret: &str, body: &[u8], now: i64) -> Option<IpAddr> {
    let mut parts = header.split(',').map(str::trim);
    let mut part = |name: &str| parts.next()?.strip_prefix(name)?.strip_prefix('=');
    let (time, address, signature) = (part("t")?, part("address")?, part("signature")?);
    if parts.next().is_some() || !crypto::same(sign(secret, time, address, body).as_bytes(), signature.as_bytes()) {
        return None;
    }
    let signed_at = time.parse::<i64>().ok()?.checked_mul(1_000)?;
    let address: IpAddr = address.parse().ok()?;
    (signed_at.abs_diff(now) <= TOLERANCE_MS.unsigned_abs()).then(|| address.to_canonical())
}

fn sign(secret: &str, time: &str, address: &str, body: &[u8]) -> String {
    crypto::sign_with(secret.as_bytes(), format!("{time}\n{address}\n{}", crypto::sha256(body)).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "a secret of tests alone, 32 characters";

    fn header(time: &str, address: &str, body: &[u8]) -> String {
        format!("t={time},address={address},signature={}", sign(SECRET, time, address, body))
    }

    #[test]
    fn a_signature_holds_for_its_address_its_body_and_its_minutes() {
        let good = header("1000", "203.0.113.7", b"{}");
        let asked = |header: &str, body: &[u8], now| client(header, SECRET, body, now).map(|address| address.to_string());
        assert_eq!(asked(&good, b"{}", 1_000_000).as_deref(), Some("203.0.113.7"));
        assert_eq!(asked(&good, b"{}", 1_300_000).as_deref(), Some("203.0.113.7"));
        assert_eq!(asked(&good, b"{}", 1_300_001), None);
        assert_eq!(asked(&good, b"{}", 699_999), None);
        assert_eq!(asked(&good, b"{ }", 1_000_000), None);
        assert_eq!(asked(&good.replace("203.0.113.7", "203.0.113.8"), b"{}", 1_000_000), None);
        assert_eq!(asked(&good.replace("t=1000", "t=1001"), b"{}", 1_000_000), None);
        assert_eq!(client(&good, "another secret of tests, 32 characters", b"{}", 1_000_000), None);
    }

    #[test]
    fn what_is_no_signature_is_refused() {
        for header in ["", "t=1", "t=1,address=1.1.1.1", "t=1,address=1.1.1.1,signature=", "signature=x,address=1.1.1.1,t=1"] {
            assert_eq!(client(header, SECRET, b"", 1_000), None, "{header}");
        }
        assert_eq!(client(&header("1", "nowhere", b""), SECRET, b"", 1_000), None);
        assert_eq!(client(&header("99999999999999999999", "1.1.1.1", b""), SECRET, b"", 1_000), None);
        assert_eq!(client(&format!("{},more=1", header("1", "1.1.1.1", b"")), SECRET, b"", 1_000), None);
    }
}
