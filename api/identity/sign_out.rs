//! The end of sessions, by their owner.

use kernel::{Refusal, Viewer};
use platform::{Cx, Result};

use crate::live::{self, Reason, Which};

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
    let user = viewer.user().ok_or_else(|| Refusal::NotAllowed { message: "Sign in first.".into() })?;
    let ended =
        cx.db.write("identity.sign_out_everywhere", |tx| async move { live::revoke(cx, &tx, user, Which::All, Reason::SignedOutEverywhere).await }).await?;
    live::forget(cx, &ended).await;
    Ok(())
}
