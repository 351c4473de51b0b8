//! Codes that are sent, by mail or to a telephone: six digits, good once, for ten minutes, for one person and for the one thing that
//! they were asked for.
//!
//! Like the secret of a link, a code is made out of its row's id under the installation's key, whenever it is written or compared:
//! nothing that is stored gives it away. Tries are counted where the code is, apart from those of the account.

use entity::factor_code::{Column, Entity, Model};
use entity::ids::{FactorCodeId, SessionId, UserId};
use entity::states::FactorMethod;
use kernel::{Refusal, Viewer};
use platform::jobs::{self, NewJob};
use platform::{Cx, Error, Result, Tx, crypto, db};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::attempts::{self, Limit};
use crate::letters::{self, LetterDue};
use crate::model::User;
use crate::second_factor::{factor, not_borrowed, signed_in};
use crate::{challenge, phone, repo};

const LIFE_MS: i64 = 10 * 60_000;
/// Then a code is over, right or wrong.
const MOST_TRIES: i64 = 5;
const PURPOSE: &str = "factor-code";

/// The kind of job that sends one to a telephone: its payload is a [`MessageDue`].
pub const MESSAGE: &str = "identity.message";

/// A message to a telephone that is due.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MessageDue {
    pub code_id: FactorCodeId,
}

/// A message to be sent. Its code is a secret of whoever reads it.
#[derive(Clone)]
pub struct Message {
    /// By E.164.
    pub to: String,
    /// The language it is to be in, by BCP 47.
    pub locale: String,
    pub code: String,
}

/// What a code is for. One for something else is none.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Operation(String);

impl Operation {
    /// By the challenge's signature: numbers before it can be written in several ways.
    pub fn sign_in(challenge: &str) -> Self {
        let signature = challenge.rsplit('.').next().unwrap_or_default();
        Self(crypto::sha256(format!("sign-in:{signature}").as_bytes()))
    }

    pub fn session(session: SessionId) -> Self {
        Self(crypto::sha256(format!("session:{session}").as_bytes()))
    }

    /// Of this very number: a code that went to another one confirms nothing of it.
    pub fn enrolment(session: SessionId, method: FactorMethod, number: Option<&str>) -> Self {
        Self(crypto::sha256(format!("enrolment:{session}:{method:?}:{}", number.unwrap_or_default()).as_bytes()))
    }
}

/// Where a code went, as far as that is shown: a number's last digits, or an address's beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentTo(pub String);

impl SentTo {
    pub(crate) fn of(account: &User, number: Option<&str>) -> Self {
        Self(number.map_or_else(|| masked(&account.email), phone::masked))
    }
}

fn masked(email: &str) -> String {
    let (name, host) = email.split_once('@').unwrap_or((email, ""));
    format!("{}…@{host}", name.chars().next().unwrap_or_default())
}

/// Sends a code: for a sign-in that waits for it, or for what somebody signed in is about to do.
///
/// # Errors
/// `NotAllowed` when there is neither, `ValidationFailed` on `input.challenge` or `input.method`, `LimitExceeded`.
pub async fn send_code(cx: &Cx, viewer: &Viewer, challenge: Option<&str>, method: FactorMethod) -> Result<SentTo> {
    let (user, operation) = match challenge {
        Some(challenge) => (challenge::opened(cx, challenge).await?.id, Operation::sign_in(challenge)),
        None => {
            not_borrowed(viewer)?;
            let (user, session) = signed_in(viewer)?;
            (user, Operation::session(session))
        }
    };
    let none = || Refusal::invalid("input.method", "No codes are sent to you by this way.");
    let sent = matches!(method, FactorMethod::Mail | FactorMethod::Sms);
    let row = if sent { factor(&cx.db, user, method).await?.filter(|factor| factor.confirmed_at.is_some()) } else { None };
    let row = row.ok_or_else(none)?;
    let number = if method == FactorMethod::Sms { Some(phone::unseal(cx, user, &row.secret)?) } else { None };
    may_be_sent(cx, user, number.as_deref()).await?;
    let operation = &operation;
    cx.db.write("identity.send_code", |tx| async move { send(cx, &tx, user, method, operation).await }).await?;
    let account = repo::user(&cx.db, user).await?.ok_or_else(|| Error::broken("an account is gone"))?;
    Ok(SentTo::of(&account, number.as_deref()))
}

/// Counts a code that is to be sent.
///
/// # Errors
/// `LimitExceeded`.
pub(crate) async fn may_be_sent(cx: &Cx, user: UserId, number: Option<&str>) -> Result<()> {
    attempts::take(cx, Limit::codes_to(), &user.to_string()).await?;
    if let Some(number) = number {
        attempts::take(cx, Limit::messages_to(cx.environment), &user.to_string()).await?;
        attempts::take(cx, Limit::messages_to(cx.environment), number).await?;
    }
    Ok(())
}

/// A new code for this person and thing; an earlier one is over.
pub(crate) async fn send(cx: &Cx, tx: &Tx, user: UserId, method: FactorMethod, operation: &Operation) -> Result<()> {
    let (id, now): (FactorCodeId, i64) = (cx.id(), cx.now());
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(now))
        .filter(Column::UserId.eq(user))
        .filter(Column::Method.eq(method))
        .filter(Column::BoundTo.eq(operation.0.as_str()))
        .filter(Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    let stored = if method == FactorMethod::Sms { "sms" } else { "mail" };
    let sql =
        "INSERT INTO factor_code (id, user_id, method, bound_to, tries, created_at, expires_at) VALUES ($1, $2, $3, $4, 0, $5, $6) ON CONFLICT DO NOTHING";
    let bound: &str = &operation.0;
    // Of two who ask at once, one is sent it: the other's would be over before it arrives.
    if db::execute(tx, sql, [id.into(), user.into(), stored.into(), bound.into(), now.into(), (now + LIFE_MS).into()]).await? == 0 {
        return Ok(());
    }
    match method {
        FactorMethod::Sms => jobs::enqueue(cx, tx, NewJob { kind: MESSAGE, unique_key: None, payload: &MessageDue { code_id: id }, run_at: now }).await,
        _ => letters::due(cx, tx, &LetterDue::Code { user_id: user, code_id: id }).await,
    }
}

/// Counts a try at whatever is open for this person and thing.
pub(crate) async fn count_try(cx: &Cx, user: UserId, operation: &Operation) -> Result<()> {
    cx.db
        .write("identity.code_try", |tx| async move {
            Entity::update_many()
                .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
                .filter(Column::UserId.eq(user))
                .filter(Column::BoundTo.eq(operation.0.as_str()))
                .filter(Column::UsedAt.is_null())
                // One more than there are: that one is over.
                .filter(Column::Tries.lte(MOST_TRIES))
                .exec(&tx)
                .await?;
            Ok(())
        })
        .await
}

/// Uses a code up, where it is the one that was sent for this. The caller has counted the try.
pub(crate) async fn take(cx: &Cx, tx: &Tx, user: UserId, code: &str, operation: &Operation) -> Result<Option<FactorMethod>> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).take(12).collect();
    let open = Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::BoundTo.eq(operation.0.as_str()))
        .filter(Column::UsedAt.is_null())
        .filter(Column::ExpiresAt.gt(cx.now()))
        .filter(Column::Tries.lte(MOST_TRIES))
        .all(tx)
        .await?;
    let Some(row) = open.into_iter().find(|row| codes_of(cx, row.id).any(|known| crypto::same(known.as_bytes(), code.as_bytes()))) else { return Ok(None) };
    let taken = Entity::update_many().col_expr(Column::UsedAt, Expr::value(cx.now())).filter(Column::Id.eq(row.id)).filter(Column::UsedAt.is_null());
    Ok((taken.exec(tx).await?.rows_affected > 0).then_some(row.method))
}

/// The code of a row, and nothing where it is over: written late, it would be of no use.
pub(crate) async fn open_code(cx: &Cx, db: &impl ConnectionTrait, id: FactorCodeId) -> Result<Option<(Model, String)>> {
    let row = Entity::find_by_id(id).filter(Column::UsedAt.is_null()).filter(Column::ExpiresAt.gt(cx.now())).one(db).await?;
    Ok(row.map(|row| (row, code_of(cx, id))))
}

/// Writes a message that is due; nothing where its code is over.
///
/// # Errors
/// The database's own.
pub async fn write_message(cx: &Cx, due: &MessageDue) -> Result<Option<Message>> {
    let Some((row, code)) = open_code(cx, &cx.db, due.code_id).await? else { return Ok(None) };
    let (Some(factor), Some(account)) = (factor(&cx.db, row.user_id, row.method).await?, repo::user(&cx.db, row.user_id).await?) else {
        return Ok(None);
    };
    Ok(Some(Message { to: phone::unseal(cx, row.user_id, &factor.secret)?, locale: account.locale, code }))
}

/// The code as it is written today.
fn code_of(cx: &Cx, id: FactorCodeId) -> String {
    codes_of(cx, id).next().unwrap_or_default()
}

/// Six digits, each as likely as any other, under every secret that is good: another node may have written it.
fn codes_of(cx: &Cx, id: FactorCodeId) -> impl Iterator<Item = String> + '_ {
    cx.keys.derive_all(PURPOSE).map(move |key| {
        let signature = crypto::sign_with(&key, id.to_string().as_bytes());
        // Of sixty bits a million is so small a part that no code comes up visibly more often.
        let number = u64::from_str_radix(&signature[..15], 16).unwrap_or_default() % 1_000_000;
        format!("{number:06}")
    })
}
