//! A passkey is added: asked for by who has just shown who they are, and kept once the device has answered.

use entity::passkey::{Entity, Model};
use entity::states::PasskeyPurpose;
use kernel::{Proof, Refusal, Viewer, line};
use platform::{Cx, Error, Result, Tx};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, SqlErr};
use serde_json::Value;

use super::attempt::{self, New};
use super::ceremony::{Answer, NewKey, Passkeys, not_accepted};
use super::own::{self, MOST, Passkey, how_many};
use crate::another_key::may_add_key;
use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::second_factor::{mark, signed_in, ways};
use crate::{paper_code, repo};

/// What is to be added.
#[derive(Clone, Debug)]
pub struct Named {
    /// As its owner calls it.
    pub label: String,
    /// Of the account, if it has one.
    pub password: Option<String>,
}

/// What came of it.
#[derive(Clone)]
pub struct Added {
    pub passkey: Passkey,
    /// Codes on paper, for whoever has none yet.
    pub recovery_codes: Option<Vec<String>>,
}

/// Begins: the browser is told what to make a key by.
///
/// # Errors
/// `NotAllowed` when nobody is signed in or has not shown lately who they are, `ValidationFailed` on `input.label` or `input.password`,
/// `StateConflict` where the account's address is not proved, `LimitExceeded` beyond twenty.
pub async fn begin_passkey(cx: &Cx, passkeys: &Passkeys, viewer: &Viewer, named: &Named) -> Result<Value> {
    let label = line("input.label", &named.label, 1, 60)?;
    let (user, session) = may_add_key(cx, viewer, named.password.as_deref()).await?;
    let known = own::rows(&cx.db, user).await?;
    has_room(known.len() as u64)?;
    let account = repo::user(&cx.db, user).await?.ok_or_else(|| Error::broken("an account is gone"))?;
    let asked = passkeys.ask_new(user, &account.email, &account.name, &known)?;
    attempt::open(cx, New { purpose: PasskeyPurpose::Register, user: Some(user), session: Some(session), label: Some(label), half: None }, asked).await
}

/// Ends it: the key opens the account from now on. Every other session ends, and its owner is told by mail.
///
/// # Errors
/// `NotAllowed` when nobody is signed in or the answer is not to be believed, `ValidationFailed` on `input.answer` where nobody waits for
/// it, `StateConflict` where the key opens an account already, `LimitExceeded` beyond twenty.
pub async fn complete_passkey(cx: &Cx, passkeys: &Passkeys, viewer: &Viewer, answer: Value) -> Result<Added> {
    let (user, session) = signed_in(viewer)?;
    let answer = Answer::read(answer)?;
    let (begun, kept) = attempt::claim(cx, viewer, &answer.challenge, true).await?;
    // A session has one person, and was begun by them.
    if begun.user_id != Some(user) {
        return Err(not_accepted().into());
    }
    let NewKey { id, counter, kept: credential } = passkeys.check_new(kept.state, &answer)?;
    let label = kept.label.unwrap_or_default();
    let row = &Model { id: cx.id(), user_id: user, credential_id: id, credential, counter, label, created_at: cx.now(), last_used_at: None };
    let (codes, ended) = cx
        .db
        .write("identity.add_passkey", |tx| async move {
            repo::hold(&tx, user).await?;
            has_room(how_many(&tx, user).await?)?;
            let stronger = !ways(&tx, user).await?.strong();
            insert(&tx, row).await?;
            let codes = paper_code::first(cx, &tx, user, stronger).await?;
            mark(cx, &tx, session, Proof::Strong).await?;
            letters::due(cx, &tx, &LetterDue::PasskeyAdded { user_id: user }).await?;
            let ended = live::revoke(cx, &tx, user, Which::AllBut(session), Reason::SecondFactorChanged).await?;
            Ok((codes, ended))
        })
        .await?;
    live::forget(cx, &ended).await;
    live::forget(cx, &[session]).await;
    Ok(Added { passkey: row.clone().into(), recovery_codes: codes })
}

fn has_room(there: u64) -> Result<(), Refusal> {
    let full = || Refusal::LimitExceeded { field: Vec::new(), message: format!("At most {MOST} passkeys are kept."), retry_after_seconds: None };
    if there < MOST { Ok(()) } else { Err(full()) }
}

async fn insert(tx: &Tx, row: &Model) -> Result<()> {
    let inserted = Entity::insert(row.clone().into_active_model().reset_all()).exec_without_returning(tx).await;
    inserted.map(drop).map_err(|error| match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::state("This passkey opens an account already.").into(),
        _ => error.into(),
    })
}
