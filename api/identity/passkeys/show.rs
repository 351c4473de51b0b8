//! A passkey is shown: to sign in without anything else, in the place of a code after a password, or once more in a session.

use entity::passkey::{Column, Entity, Model};
use entity::states::{PasskeyPurpose, UserState};
use entity::user;
use kernel::{Proof, Refusal, Viewer};
use platform::{Cx, Error, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value;

use super::attempt::{self, New};
use super::ceremony::{Answer, Passkeys, not_accepted};
use super::own;
use crate::attempts::{self, Limit};
use crate::model::Tokens;
use crate::second_factor::{Shown, mark, not_borrowed, signed_in};
use crate::{challenge, live, sign_in};

/// Asks for one: in answer to half a sign-in where there is `half`; else of somebody signed in; else of whoever has one.
///
/// # Errors
/// `ValidationFailed` on `input.challenge`, `StateConflict` where somebody known has none, `LimitExceeded`.
pub async fn ask_passkey(cx: &Cx, passkeys: &Passkeys, viewer: &Viewer, half: Option<&str>, ip: Option<&str>) -> Result<Value> {
    attempts::take(cx, Limit::passkey_from(cx.environment), &attempts::address(ip)).await?;
    let none = |purpose| New { purpose, user: None, session: None, label: None, half: None };
    let new = match half {
        Some(half) => {
            let user = challenge::opened(cx, half).await?.id;
            New { user: Some(user), half: Some(half.to_owned()), ..none(PasskeyPurpose::Answer) }
        }
        None if viewer.is_anonymous() => none(PasskeyPurpose::SignIn),
        None => {
            not_borrowed(viewer)?;
            let (user, session) = signed_in(viewer)?;
            New { user: Some(user), session: Some(session), ..none(PasskeyPurpose::Prove) }
        }
    };
    let known = match new.user {
        Some(user) => {
            let rows = own::rows(&cx.db, user).await?;
            if rows.is_empty() {
                return Err(Refusal::state("This account has no passkey.").into());
            }
            rows
        }
        None => Vec::new(),
    };
    let asked = passkeys.ask(&known)?;
    attempt::open(cx, new, asked).await
}

/// Takes the answer: a session where somebody signs in; nothing more where they have shown it once more.
///
/// # Errors
/// `NotAllowed` for every answer that is not to be believed, in one form, and for who is suspended; `ValidationFailed` on `input.answer`
/// where nobody waits for it, or on `input.challenge` where half a sign-in is over; `LimitExceeded`.
pub async fn show_passkey(cx: &Cx, passkeys: &Passkeys, viewer: &Viewer, answer: Value, device: Option<&str>, ip: Option<&str>) -> Result<Option<Tokens>> {
    let address = attempts::address(ip);
    attempts::take(cx, Limit::passkey_from(cx.environment), &address).await?;
    let answer = Answer::read(answer)?;
    let (begun, kept) = attempt::claim(cx, viewer, &answer.challenge, false).await?;
    if begun.purpose == PasskeyPurpose::SignIn {
        // As for a password, which is counted already where one came first: who is let in gets it back.
        attempts::take(cx, Limit::sign_in_from(cx.environment), &address).await?;
    }
    let half = match (begun.purpose, &kept.half) {
        (PasskeyPurpose::Answer, Some(half)) => Some(challenge::opened(cx, half).await?),
        _ => None,
    };
    let found = Entity::find().filter(Column::CredentialId.eq(answer.credential_id.as_str())).one(&cx.db).await?;
    let row: Model = found.filter(|row| begun.user_id.is_none_or(|user| user == row.user_id)).ok_or_else(not_accepted)?;
    let touch = &passkeys.check(kept.state, &answer, &row, begun.purpose == PasskeyPurpose::SignIn)?;
    if begun.purpose == PasskeyPurpose::Prove {
        let (_, session) = signed_in(viewer)?;
        cx.db
            .write("identity.prove", |tx| async move {
                touch.spend(cx, &tx).await?;
                mark(cx, &tx, session, Proof::Strong).await
            })
            .await?;
        live::forget(cx, &[session]).await;
        return Ok(None);
    }
    let user = match half {
        Some(user) => user,
        None => user::Entity::find_by_id(row.user_id).one(&cx.db).await?.ok_or_else(|| Error::broken("an account is gone"))?,
    };
    if user.state == UserState::Suspended {
        return Err(Refusal::NotAllowed { message: "This account is suspended.".into() }.into());
    }
    metrics::counter!("stoa_sign_ins_total", "result" => "passkey").increment(1);
    sign_in::enter(cx, &user, device, &address, Shown::Passkey(touch)).await.map(Some)
}
