//! An authenticator app beside the password, and codes on paper for whoever loses it.
//!
//! A code is good once, ever: the half minute it belongs to is noted by comparison and swap. Five tries, then one a minute.

use entity::ids::{SessionId, UserId};
use entity::{recovery_code, second_factor, session};
use kernel::{Refusal, Viewer};
use platform::keyring::Sealed;
use platform::{Cx, Error, Result, Tx, crypto};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use totp_rs::{Builder, Secret, Totp};

use crate::attempts::{self, Limit};
use crate::change_password::known_by;
use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::model::sign_in_first;
use crate::repo;

/// How many codes on paper somebody has.
const CODES: usize = 10;
/// For how long a proof is enough for what could lock its owner out.
const FRESH_MS: i64 = 15 * 60_000;
const PAPER: &str = "recovery-code";

pub(crate) const SEALED: Sealed = Sealed { table: "second_factor", column: "secret", key: "user_id", row: |id| UserId(id).to_string() };

/// What an app is told, once.
#[derive(Clone)]
pub struct Enrolment {
    /// Base32, to be typed.
    pub secret: String,
    /// `otpauth://...`, to be shown as a QR code.
    pub url: String,
}

/// How an account stands with second factors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub enrolled: bool,
    pub codes_left: u64,
}

/// By RFC 6238's own numbers, which every app understands: half a minute, six digits, SHA-1.
fn totp(secret: &[u8], account: &str) -> Result<Totp> {
    Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(account.replace(':', " "))
        .with_issuer(Some("Stoa"))
        .build()
        .map_err(|error| Error::broken(format!("an authenticator's secret: {error}")))
}

fn unsealed(cx: &Cx, factor: &second_factor::Model) -> Result<Vec<u8>> {
    let place = crypto::Place { table: "second_factor", column: "secret", row: &factor.user_id.to_string() };
    cx.keys.unseal(&place, &factor.secret).ok_or_else(|| Error::broken("a sealed secret does not open"))
}

/// Begins: a new secret, which counts for nothing until a code of it is shown.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `ValidationFailed` on `input.password`, `StateConflict` where there is an app already or
/// the address is not proved: an app on an account made in somebody else's name would keep that somebody out for good.
pub async fn enroll(cx: &Cx, viewer: &Viewer, password: &str) -> Result<Enrolment> {
    let user = viewer.user().ok_or_else(sign_in_first)?;
    known_by(cx, viewer, "input.password", password).await?;
    let account = repo::user(&cx.db, user).await?.ok_or_else(|| Error::broken("an account is gone"))?;
    if account.email_verified_at.is_none() {
        return Err(Refusal::state("Prove your address first.").into());
    }
    let secret = crypto::random::<20>();
    let place = crypto::Place { table: "second_factor", column: "secret", row: &user.to_string() };
    let row = second_factor::Model { user_id: user, secret: cx.keys.seal(&place, &secret), last_step: 0, created_at: cx.now(), confirmed_at: None };
    let row = &row;
    let written = cx
        .db
        .write("identity.enroll", |tx| async move {
            use second_factor::{Column, Entity};
            // A secret that was never confirmed gives way; one that counts does not.
            let instead = OnConflict::column(Column::UserId)
                .update_columns([Column::Secret, Column::LastStep, Column::CreatedAt])
                .action_and_where(Expr::col((Entity, Column::ConfirmedAt)).is_null())
                .to_owned();
            Ok(Entity::insert(row.clone().into_active_model().reset_all()).on_conflict(instead).exec_without_returning(&tx).await?)
        })
        .await?;
    if written == 0 {
        return Err(Refusal::state("There is an authenticator app already. Take it away first.").into());
    }
    let totp = totp(&secret, &account.email)?;
    let url = totp.to_url().map_err(|error| Error::broken(format!("an authenticator's address: {error}")))?;
    Ok(Enrolment { secret: Secret::from(secret).to_base32(), url })
}

/// Ends the beginning: the first code shows that the app has the secret. Every other session ends. Gives the codes on paper.
///
/// # Errors
/// `ValidationFailed` on `input.code`, `StateConflict` where nothing was begun, `LimitExceeded`.
pub async fn confirm(cx: &Cx, viewer: &Viewer, code: &str) -> Result<Vec<String>> {
    let (user, session) = signed_in(viewer)?;
    attempts::take(cx, Limit::code_of(), &user.to_string()).await?;
    let (codes, ended) = cx
        .db
        .write("identity.confirm", |tx| async move {
            let begun = factor(&tx, user).await?.filter(|factor| factor.confirmed_at.is_none());
            let begun = begun.ok_or_else(|| Refusal::state("Nothing was begun that could be confirmed."))?;
            let step = step_of(cx, &begun, code)?.ok_or_else(wrong_code)?;
            let confirmed = second_factor::Entity::update_many()
                .col_expr(second_factor::Column::ConfirmedAt, Expr::value(cx.now()))
                .col_expr(second_factor::Column::LastStep, Expr::value(step))
                .filter(second_factor::Column::UserId.eq(user))
                .filter(second_factor::Column::Secret.eq(begun.secret))
                .filter(second_factor::Column::ConfirmedAt.is_null())
                .exec(&tx)
                .await?;
            if confirmed.rows_affected == 0 {
                return Err(wrong_code().into());
            }
            attempts::give_back(&tx, Limit::code_of(), &user.to_string()).await?;
            let codes = new_codes(cx, &tx, user).await?;
            mark(cx, &tx, session).await?;
            letters::due(cx, &tx, &LetterDue::SecondFactorChanged { user_id: user }).await?;
            let ended = live::revoke(cx, &tx, user, Which::AllBut(session), Reason::SecondFactorChanged).await?;
            Ok((codes, ended))
        })
        .await?;
    live::forget(cx, &ended).await;
    live::forget(cx, &[session]).await;
    Ok(codes)
}

/// Proves it once more in this session, for what asks for it.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `ValidationFailed` on `input.code`, `LimitExceeded`.
pub async fn prove(cx: &Cx, viewer: &Viewer, code: &str) -> Result<()> {
    let (user, session) = counted(cx, viewer).await?;
    cx.db
        .write("identity.prove", |tx| async move {
            spend(cx, &tx, user, code).await?;
            mark(cx, &tx, session).await
        })
        .await?;
    live::forget(cx, &[session]).await;
    Ok(())
}

/// Takes the app away, with its codes. Every other session ends.
///
/// # Errors
/// As [`prove`].
pub async fn disable(cx: &Cx, viewer: &Viewer, code: &str) -> Result<()> {
    let (user, session) = counted(cx, viewer).await?;
    let ended = cx
        .db
        .write("identity.disable", |tx| async move {
            spend(cx, &tx, user, code).await?;
            second_factor::Entity::delete_by_id(user).exec(&tx).await?;
            recovery_code::Entity::delete_many().filter(recovery_code::Column::UserId.eq(user)).exec(&tx).await?;
            letters::due(cx, &tx, &LetterDue::SecondFactorChanged { user_id: user }).await?;
            live::revoke(cx, &tx, user, Which::AllBut(session), Reason::SecondFactorChanged).await
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(())
}

/// New codes on paper; the old ones are over.
///
/// # Errors
/// As [`prove`].
pub async fn renew_codes(cx: &Cx, viewer: &Viewer, code: &str) -> Result<Vec<String>> {
    let (user, _) = counted(cx, viewer).await?;
    cx.db
        .write("identity.renew_codes", |tx| async move {
            spend(cx, &tx, user, code).await?;
            new_codes(cx, &tx, user).await
        })
        .await
}

/// How an account stands, for its owner.
///
/// # Errors
/// The database's own.
pub async fn standing(cx: &Cx, user: UserId) -> Result<Standing> {
    let enrolled = factor(&cx.db, user).await?.is_some_and(|factor| factor.confirmed_at.is_some());
    let left = recovery_code::Entity::find().filter(recovery_code::Column::UserId.eq(user)).filter(recovery_code::Column::UsedAt.is_null());
    Ok(Standing { enrolled, codes_left: if enrolled { left.count(&cx.db).await? } else { 0 } })
}

/// Whether an account's password alone opens it.
pub(crate) async fn is_enrolled(db: &impl ConnectionTrait, user: UserId) -> Result<bool> {
    Ok(factor(db, user).await?.is_some_and(|factor| factor.confirmed_at.is_some()))
}

/// For what could lock its owner out, moves money or gives rights away: who has a second factor has shown it in this session
/// within a quarter of an hour.
///
/// # Errors
/// `NotAllowed`.
pub async fn shown_lately(cx: &Cx, viewer: &Viewer) -> Result<()> {
    not_borrowed(viewer)?;
    let (user, session) = signed_in(viewer)?;
    if !is_enrolled(&cx.db, user).await? {
        return Ok(());
    }
    let at = session::Entity::find_by_id(session).one(&cx.db).await?.and_then(|session| session.proved_at);
    if at.is_some_and(|at| cx.now() - at < FRESH_MS) {
        return Ok(());
    }
    Err(Refusal::NotAllowed { message: "Show a code of your authenticator app first: `mfaVerify`.".into() }.into())
}

/// Whoever looks through somebody's eyes neither spends their codes nor counts as having shown one.
fn not_borrowed(viewer: &Viewer) -> Result<(), Refusal> {
    if viewer.is_impersonated() { Err(Refusal::NotAllowed { message: "Not in somebody else's name.".into() }) } else { Ok(()) }
}

/// Uses a code up: of the app, or from the paper. The caller has counted the try.
pub(crate) async fn spend(cx: &Cx, tx: &Tx, user: UserId, code: &str) -> Result<()> {
    let Some(factor) = factor(tx, user).await?.filter(|factor| factor.confirmed_at.is_some()) else {
        return Err(no_app().into());
    };
    let taken = match step_of(cx, &factor, code)? {
        Some(step) => {
            second_factor::Entity::update_many()
                .col_expr(second_factor::Column::LastStep, Expr::value(step))
                .filter(second_factor::Column::UserId.eq(user))
                .filter(second_factor::Column::LastStep.lt(step))
                .exec(tx)
                .await?
                .rows_affected
        }
        None => {
            recovery_code::Entity::update_many()
                .col_expr(recovery_code::Column::UsedAt, Expr::value(cx.now()))
                .filter(recovery_code::Column::UserId.eq(user))
                .filter(recovery_code::Column::CodeHash.is_in(cx.keys.marks(PAPER, &of_paper(user, code))))
                .filter(recovery_code::Column::UsedAt.is_null())
                .exec(tx)
                .await?
                .rows_affected
        }
    };
    if taken == 0 {
        return Err(wrong_code().into());
    }
    // Who knows a code is not guessing.
    attempts::give_back(tx, Limit::code_of(), &user.to_string()).await
}

/// The half minute a code of the app belongs to: this one, the last or the next, where no later one was taken.
fn step_of(cx: &Cx, factor: &second_factor::Model, code: &str) -> Result<Option<i64>> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).take(12).collect();
    let seconds = u64::try_from(cx.now() / 1000).unwrap_or_default();
    let step = totp(&unsealed(cx, factor)?, "Stoa")?.check(&code, seconds);
    Ok(step.and_then(|step| i64::try_from(step).ok()).filter(|step| *step > factor.last_step))
}

async fn new_codes(cx: &Cx, tx: &Tx, user: UserId) -> Result<Vec<String>> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::UserId.eq(user)).exec(tx).await?;
    let codes: Vec<String> = (0..CODES).map(|_| paper_code()).collect();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        user_id: Set(user),
        code_hash: Set(cx.keys.mark(PAPER, &of_paper(user, code))),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(codes)
}

/// Fifty bits in letters and digits that cannot be taken for each other.
fn paper_code() -> String {
    const LETTERS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz0";
    let code: String = crypto::random::<10>().iter().map(|byte| LETTERS[usize::from(byte & 31)] as char).collect();
    format!("{}-{}", &code[..5], &code[5..])
}

/// What a data key marks of a code on paper, so that a copy of the database is no list to guess from.
fn of_paper(user: UserId, code: &str) -> Vec<u8> {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    format!("{user}:{}", plain.to_ascii_lowercase()).into_bytes()
}

async fn mark(cx: &Cx, tx: &Tx, session: SessionId) -> Result<()> {
    let proved = session::Entity::update_many().col_expr(session::Column::ProvedAt, Expr::value(cx.now())).filter(session::Column::Id.eq(session));
    proved.exec(tx).await?;
    Ok(())
}

async fn factor(db: &impl ConnectionTrait, user: UserId) -> Result<Option<second_factor::Model>> {
    Ok(second_factor::Entity::find_by_id(user).one(db).await?)
}

/// Whoever shows a code, with the try counted; who has no app is told so for nothing.
async fn counted(cx: &Cx, viewer: &Viewer) -> Result<(UserId, SessionId)> {
    not_borrowed(viewer)?;
    let (user, session) = signed_in(viewer)?;
    if !is_enrolled(&cx.db, user).await? {
        return Err(no_app().into());
    }
    attempts::take(cx, Limit::code_of(), &user.to_string()).await?;
    Ok((user, session))
}

fn no_app() -> Refusal {
    Refusal::state("This account has no authenticator app.")
}

fn signed_in(viewer: &Viewer) -> Result<(UserId, SessionId), Refusal> {
    viewer.user().zip(viewer.session()).ok_or_else(sign_in_first)
}

fn wrong_code() -> Refusal {
    Refusal::invalid("input.code", "This code is wrong, or was used before.")
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

    #[test]
    fn codes_on_paper_differ_and_can_be_read() {
        let codes: std::collections::HashSet<String> = (0..100).map(|_| paper_code()).collect();
        assert_eq!(codes.len(), 100);
        assert!(codes.iter().all(|code| code.len() == 11 && !code.contains(['o', 'l', 'i', '1'])));
    }
}
