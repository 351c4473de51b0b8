//! The end of sessions, by their owner.

use entity::ids::SessionId;
use kernel::{Refusal, Viewer};
use platform::{Cx, Result};

use crate::live::{self, Reason, Which};
use crate::model::sign_in_first;

/// Ends the session this request came with. Whoever has none is signed out already.
///
/// # Errors
/// The database's own.
pub async fn sign_out(cx: &Cx, viewer: &Viewer) -> Result<()> {
    let (Some(user), Some(session)) = (viewer.user(), viewer.session()) else { return Ok(()) };
    let ended = cx.db.write("identity.sign_out", |tx| async move { live::revoke(cx, &tx, user, Which::One(session), Reason::SignedOut).await }).await?;
    live::forget(cx, &ended).await;
    Ok(())
}

/// Ends all sessions of this person, this one too.
///
/// # Errors
/// `NotAllowed` when nobody is signed in.
pub async fn sign_out_everywhere(cx: &Cx, viewer: &Viewer) -> Result<()> {
    let user = viewer.user().ok_or_else(sign_in_first)?;
    let ended =
        cx.db.write("identity.sign_out_everywhere", |tx| async move { live::revoke(cx, &tx, user, Which::All, Reason::SignedOutEverywhere).await }).await?;
    live::forget(cx, &ended).await;
    Ok(())
}

/// Ends another session of one's own, such as that of a device that was lost.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `NotFound` on `input.sessionId` for what is no live session of theirs.
pub async fn sign_out_there(cx: &Cx, viewer: &Viewer, session: SessionId) -> Result<()> {
    let user = viewer.user().ok_or_else(sign_in_first)?;
    let ended = cx.db.write("identity.sign_out_there", |tx| async move { live::revoke(cx, &tx, user, Which::One(session), Reason::SignedOut).await }).await?;
    live::forget(cx, &ended).await;
    if ended.is_empty() { Err(Refusal::not_found("input.sessionId", "session").into()) } else { Ok(()) }
}
