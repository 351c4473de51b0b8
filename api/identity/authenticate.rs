//! From an access token to the person behind it.

use std::collections::HashSet;

use entity::ids::SessionId;
use platform::{Cx, Result};

use crate::model::Person;
use crate::{access_token, live, refresh};

/// Who sent this access token: `None` when it is not ours, its time is over, or its session has ended.
///
/// # Errors
/// The database's own.
pub async fn authenticate(cx: &Cx, access_token: &str) -> Result<Option<Person>> {
    let Some(statement) = access_token::check(cx, access_token)? else { return Ok(None) };
    let Some(live) = live::find(cx, statement.session).await?.filter(|live| live.user == statement.user) else { return Ok(None) };
    // Only a fresh token can stand for an answer that may still count as lost.
    if cx.now() - statement.issued_at <= refresh::GRACE_MS + 1000 && !live::has_arrived(cx, statement.made_with).await {
        live::note_arrived(cx, statement.made_with, refresh::GRACE_MS).await;
    }
    Ok(Some(Person { user: live.user, session: statement.session, role: live.role, proved: live.proved, impersonator: live.impersonator }))
}

/// Those of the sessions that have not ended, for connections that outlive their access token.
///
/// # Errors
/// The database's own.
pub async fn still_live(cx: &Cx, sessions: &[SessionId]) -> Result<HashSet<SessionId>> {
    live::among(cx, sessions).await
}
