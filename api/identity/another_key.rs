//! Who may add another key to their account: an account elsewhere that opens it, or a passkey. A session alone does not do.

use entity::ids::{SessionId, UserId};
use kernel::{Refusal, Viewer};
use platform::{Cx, Error, Result};
use sea_orm::EntityTrait;

use crate::change_password::known_by;
use crate::second_factor::{FRESH_MS, not_borrowed, shown_lately, signed_in};
use crate::{password, repo};

/// [`in_person`], with an address that is proved: else who made an account in somebody's name would keep a key to it after they have
/// claimed it.
///
/// # Errors
/// As [`in_person`], and `StateConflict` where the account's address is not proved.
pub(crate) async fn may_add_key(cx: &Cx, viewer: &Viewer, said: Option<&str>) -> Result<(UserId, SessionId)> {
    let (user, _) = signed_in(viewer)?;
    let account = repo::user(&cx.db, user).await?.ok_or_else(|| Error::broken("an account is gone"))?;
    if account.email_verified_at.is_none() {
        return Err(Refusal::state("Prove your address first.").into());
    }
    in_person(cx, viewer, said).await
}

/// Whoever has shown lately what they have, and the password or, where there is none, a session that was just opened.
///
/// # Errors
/// `NotAllowed`, `ValidationFailed` on `input.password`, `LimitExceeded`.
pub(crate) async fn in_person(cx: &Cx, viewer: &Viewer, said: Option<&str>) -> Result<(UserId, SessionId)> {
    let (user, session) = signed_in(viewer)?;
    not_borrowed(viewer)?;
    shown_lately(cx, viewer).await?;
    let digest = repo::digest(&cx.db, user).await?.ok_or_else(|| Error::broken("an account is gone"))?;
    if password::is_none(&digest) {
        let opened = entity::session::Entity::find_by_id(session).one(&cx.db).await?.map(|session| session.created_at);
        if opened.is_none_or(|at| cx.now() - at >= FRESH_MS) {
            return Err(Refusal::NotAllowed { message: "Sign in again first: this takes a session that was just opened.".into() }.into());
        }
    } else {
        known_by(cx, viewer, "input.password", said.unwrap_or_default()).await?;
    }
    Ok((user, session))
}
