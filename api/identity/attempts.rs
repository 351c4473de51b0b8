//! Token buckets in the database, so that guessing is as slow on ten nodes as on one. Accounts are never locked:
//! a bucket refills, and whoever knows the password gets in.

use std::net::IpAddr;

use kernel::Refusal;
use platform::{Cx, Environment, Result, Tx, crypto, db};

/// What one attempt takes out of a bucket.
const ONE: i64 = 1000;

/// How much a bucket holds and how fast it fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    name: &'static str,
    burst: i64,
    per_hour: i64,
}

impl Limit {
    /// Sign-ins that fail, by address.
    pub fn sign_in_from(environment: Environment) -> Self {
        // A demonstration and a test run have all their people at one address.
        let burst = if environment == Environment::Production { 3 } else { 10 };
        Self { name: "sign-in-from", burst, per_hour: 180 }
    }

    /// Sign-ins, by account.
    pub fn sign_in_to() -> Self {
        Self { name: "sign-in-to", burst: 60, per_hour: 1800 }
    }

    /// Ways to a provider and back, by address.
    pub fn elsewhere_from(environment: Environment) -> Self {
        let (burst, per_hour) = if environment == Environment::Production { (20, 240) } else { (200, 3600) };
        Self { name: "elsewhere-from", burst, per_hour }
    }

    /// Registrations, by address.
    pub fn register_from(environment: Environment) -> Self {
        let (burst, per_hour) = if environment == Environment::Production { (3, 3) } else { (200, 3600) };
        Self { name: "register-from", burst, per_hour }
    }

    /// Forgotten passwords, by where the request came from.
    pub fn recover_from(environment: Environment) -> Self {
        let (burst, per_hour) = if environment == Environment::Production { (10, 10) } else { (200, 3600) };
        Self { name: "recover-from", burst, per_hour }
    }

    /// Letters that somebody can have sent to one address by asking.
    pub fn letters_to(environment: Environment) -> Self {
        let (burst, per_hour) = if environment == Environment::Production { (1, 1) } else { (20, 600) };
        Self { name: "letters-to", burst, per_hour }
    }

    /// Codes of a second factor, by account: five, then one a minute.
    pub fn code_of() -> Self {
        Self { name: "code-of", burst: 5, per_hour: 60 }
    }

    /// Codes that are sent, by account: ten, then one a minute.
    pub fn codes_to() -> Self {
        Self { name: "codes-to", burst: 10, per_hour: 60 }
    }

    /// Codes by telephone, by account and by number: each costs money, and somebody who never asked may be woken.
    pub fn messages_to(environment: Environment) -> Self {
        let (burst, per_hour) = if environment == Environment::Production { (5, 5) } else { (20, 600) };
        Self { name: "messages-to", burst, per_hour }
    }

    /// Passkeys that are asked for and shown, by address.
    pub fn passkey_from(environment: Environment) -> Self {
        let (burst, per_hour) = if environment == Environment::Production { (30, 600) } else { (500, 36_000) };
        Self { name: "passkey-from", burst, per_hour }
    }

    /// Looks at the password of somebody signed in.
    pub fn password_of() -> Self {
        Self { name: "password-of", burst: 10, per_hour: 60 }
    }

    /// How long one attempt takes to come back.
    fn ms_for_one(self) -> i64 {
        3_600_000 / self.per_hour
    }
}

/// Takes one attempt out of the bucket of `whose`.
///
/// # Errors
/// `LimitExceeded` when it is empty.
pub(crate) async fn take(cx: &Cx, limit: Limit, whose: &str) -> Result<()> {
    let (bucket, now) = (&bucket(limit, whose), cx.now());
    let (most, rate) = (limit.burst * ONE, limit.ms_for_one());
    // One statement, so that two attempts at once cannot both take the last token. What has come back since the last
    // attempt is computed in whole thousandths; a clock that went back gives nothing.
    let filled = "(CASE WHEN $3 <= attempt.updated_at THEN attempt.tokens \
                   WHEN attempt.tokens + ($3 - attempt.updated_at) * 1000 / $4 > $5 THEN $5 \
                   ELSE attempt.tokens + ($3 - attempt.updated_at) * 1000 / $4 END)";
    let sql = &format!(
        "INSERT INTO attempt (bucket, tokens, updated_at) VALUES ($1, $2, $3) \
         ON CONFLICT (bucket) DO UPDATE SET tokens = {filled} - 1000, updated_at = $3 WHERE {filled} >= 1000"
    );
    let taken = cx
        .db
        .write("identity.attempt", |tx| async move {
            db::execute(&tx, sql, [bucket.clone().into(), (most - ONE).into(), now.into(), rate.into(), most.into()]).await
        })
        .await?;
    if taken > 0 {
        return Ok(());
    }
    metrics::counter!("stoa_attempts_refused_total", "limit" => limit.name).increment(1);
    let seconds = i32::try_from(rate.div_euclid(1000) + 1).unwrap_or(i32::MAX);
    Err(Refusal::LimitExceeded { field: Vec::new(), message: "Too many attempts. Try again later.".into(), retry_after_seconds: Some(seconds) }.into())
}

/// Counts a letter that somebody has sent to an address by asking.
///
/// # Errors
/// `LimitExceeded` where there were too many of this kind.
pub async fn may_be_written_to(cx: &Cx, about: &str, email: &str) -> Result<()> {
    take(cx, Limit::letters_to(cx.environment), &format!("{about}:{email}")).await
}

/// Puts one attempt back: who knew the password was not guessing.
pub(crate) async fn give_back(tx: &Tx, limit: Limit, whose: &str) -> Result<()> {
    let sql = "UPDATE attempt SET tokens = CASE WHEN tokens + 1000 > $2 THEN $2 ELSE tokens + 1000 END WHERE bucket = $1";
    db::execute(tx, sql, [bucket(limit, whose).into(), (limit.burst * ONE).into()]).await?;
    Ok(())
}

/// The part of an address that one household or machine has: all of IPv4, the first 64 bits of IPv6.
/// Requests that nobody can place share one bucket.
pub(crate) fn address(ip: Option<&str>) -> String {
    match ip.and_then(|ip| ip.trim().parse::<IpAddr>().ok()).map(|ip| ip.to_canonical()) {
        Some(IpAddr::V4(ip)) => ip.to_string(),
        Some(IpAddr::V6(ip)) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        None => "unknown".into(),
    }
}

/// Digests, so that the table holds no addresses of people.
fn bucket(limit: Limit, whose: &str) -> String {
    format!("{}:{}", limit.name, crypto::sha256(whose.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_machine_has_one_bucket() {
        assert_eq!(address(Some("192.0.2.7")), "192.0.2.7");
        assert_eq!(address(Some("::ffff:192.0.2.7")), "192.0.2.7");
        assert_eq!(address(Some("2001:db8:1:2:3:4:5:6")), address(Some("2001:db8:1:2:ffff::1")));
        assert_ne!(address(Some("2001:db8:1:2::1")), address(Some("2001:db8:1:3::1")));
        assert_eq!(address(Some("nonsense")), address(None));
    }

    #[test]
    fn production_is_as_strict_as_promised() {
        let limit = Limit::sign_in_from(Environment::Production);
        assert_eq!((limit.burst, limit.ms_for_one()), (3, 20_000));
        assert_eq!(Limit::sign_in_from(Environment::Demo).burst, 10);
        assert_eq!(Limit::register_from(Environment::Production).burst, 3);
        assert_eq!(Limit::sign_in_to().ms_for_one(), 2_000);
    }
}
