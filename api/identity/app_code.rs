//! The codes of an authenticator app, by RFC 6238's own numbers, which every app understands: half a minute, six digits, SHA-1.

use entity::ids::UserId;
use entity::second_factor::{Column, Entity, Model};
use entity::states::FactorMethod;
use platform::keyring::{Row, Sealed};
use platform::{Cx, Error, Result, Tx, crypto};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use totp_rs::{Builder, Secret, Totp};

/// A new secret, as it is kept and as an app is told it: `otpauth://...` to be shown as a QR code, base32 to be typed.
pub(crate) struct NewApp {
    pub sealed: String,
    pub secret: String,
    pub url: String,
}

pub(crate) fn new(cx: &Cx, user: UserId, account: &str) -> Result<NewApp> {
    let secret = crypto::random::<20>();
    let url = totp(&secret, account)?.to_url().map_err(|error| Error::broken(format!("an authenticator's address: {error}")))?;
    Ok(NewApp { sealed: cx.keys.seal(&place(&user.to_string()), &secret), secret: Secret::from(secret).to_base32(), url })
}

/// The half minute a code of the app belongs to: this one, the last or the next, where no later one was taken.
pub(crate) fn step_of(cx: &Cx, factor: &Model, code: &str) -> Result<Option<i64>> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).take(12).collect();
    let seconds = u64::try_from(cx.now() / 1000).unwrap_or_default();
    let secret = cx.keys.unseal(&place(&factor.user_id.to_string()), &factor.secret);
    let Some(secret) = secret else {
        // Their owner still has paper, or what is sent.
        tracing::error!(user = %factor.user_id, "the sealed secret of an app does not open");
        return Ok(None);
    };
    let step = totp(&secret, "Stoa")?.check(&code, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()).filter(|step| *step > factor.last_step))
}

/// Uses the half minute up. Of two who show its code at once, one does.
pub(crate) async fn take(tx: &Tx, user: UserId, step: i64) -> Result<bool> {
    let taken = Entity::update_many()
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::UserId.eq(user))
        .filter(Column::Method.eq(FactorMethod::App))
        .filter(Column::LastStep.lt(step));
    Ok(taken.exec(tx).await?.rows_affected > 0)
}

pub(crate) const SEALED: Sealed =
    Sealed { table: "second_factor", column: "secret", only: Some("method = 'app'"), key: "user_id", row: Row::Id(|id| UserId(id).to_string()) };

fn place(row: &str) -> crypto::Place<'_> {
    crypto::Place { table: "second_factor", column: "secret", row }
}

fn totp(secret: &[u8], account: &str) -> Result<Totp> {
    Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(account.replace(':', " "))
        .with_issuer(Some("Stoa"))
        .build()
        .map_err(|error| Error::broken(format!("an authenticator's secret: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of its eight digits.
        let totp = totp(b"12345678901234567890", "ann@example.org").unwrap();
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            assert_eq!(totp.check(code, time), Some(time / 30), "{time}");
        }
        assert_eq!(totp.check("287082", 59 + 30), Some(1), "the last one is still good");
        assert_eq!(totp.check("287082", 59 + 61), None);
        assert!(totp.to_url().unwrap().starts_with("otpauth://totp/Stoa:ann%40example.org?secret="));
    }
}
