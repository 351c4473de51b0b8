//! A sign-in between its two ends: what was begun in a browser, and is taken up once by the same one.

use entity::ids::{OauthAttemptId, SessionId, UserId, Uuid};
use entity::oauth_attempt::{Column, Entity, Model};
use entity::states::OauthPurpose;
use kernel::{Refusal, Viewer};
use platform::crypto::{self, Place};
use platform::keyring::{Row, Sealed};
use platform::{Cx, Error, Result, db};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};

/// How long somebody may take elsewhere.
pub(crate) const LIFE_MS: i64 = 10 * 60_000;

/// What the provider's answer has to match. Sealed while it waits.
#[derive(Serialize, Deserialize)]
pub(crate) struct Kept {
    pub nonce: String,
    pub verifier: String,
}

/// What is begun, with the secrets that go away with it.
pub(crate) struct New<'a> {
    pub provider: &'a str,
    /// Whose account is linked by which session; nobody's where somebody signs in.
    pub of: Option<(UserId, SessionId)>,
    pub state: &'a str,
    pub browser_secret: &'a str,
    pub kept: &'a Kept,
    pub page: &'a str,
    pub return_to: Option<String>,
}

pub(crate) const SEALED: Sealed = Sealed { table: "oauth_attempt", column: "sealed", only: None, key: "id", row: Row::Id(|id| OauthAttemptId(id).to_string()) };

fn place(id: &str) -> Place<'_> {
    Place { table: "oauth_attempt", column: "sealed", row: id }
}

/// Writes it down; tells until when it is good.
pub(crate) async fn open(cx: &Cx, new: New<'_>) -> Result<i64> {
    let (id, now) = (cx.id::<OauthAttemptId>(), cx.now());
    let row = &Model {
        id,
        provider: new.provider.to_owned(),
        purpose: if new.of.is_some() { OauthPurpose::Link } else { OauthPurpose::SignIn },
        user_id: new.of.map(|(user, _)| user),
        session_id: new.of.map(|(_, session)| session),
        state_hash: crypto::sha256(new.state.as_bytes()),
        browser_hash: crypto::sha256(new.browser_secret.as_bytes()),
        sealed: cx.keys.seal(&place(&id.to_string()), &serde_json::to_vec(new.kept)?),
        page: new.page.to_owned(),
        return_to: new.return_to,
        created_at: now,
        expires_at: now + LIFE_MS,
        used_at: None,
    };
    cx.db
        .write("identity.begin_elsewhere", |tx| async move {
            Entity::insert(row.clone().into_active_model().reset_all()).exec_without_returning(&tx).await?;
            Ok(())
        })
        .await?;
    Ok(row.expires_at)
}

/// Takes it up, for the browser that began it and the session it was begun in. Of two who come at once, one does; whoever has the
/// state alone uses nothing up.
pub(crate) async fn claim(cx: &Cx, viewer: &Viewer, state: &str, browser_secret: &str) -> Result<(Model, Kept)> {
    let sql = "UPDATE oauth_attempt SET used_at = $1 WHERE state_hash = $2 AND browser_hash = $3 AND used_at IS NULL AND expires_at > $1 \
               AND (session_id IS NULL OR session_id = $4) RETURNING *";
    let (state, browser) = (&crypto::sha256(state.as_bytes()), &crypto::sha256(browser_secret.as_bytes()));
    let session = viewer.session().unwrap_or(SessionId(Uuid::nil()));
    let claimed = cx.db.write("identity.claim_elsewhere", |tx| async move {
        db::one::<Model, _>(&tx, sql, [cx.now().into(), state.as_str().into(), browser.as_str().into(), session.into()]).await
    });
    let row = claimed.await?.ok_or_else(over)?;
    let kept = cx.keys.unseal(&place(&row.id.to_string()), &row.sealed).ok_or_else(|| Error::broken("a sealed sign-in does not open"))?;
    let kept = serde_json::from_slice(&kept)?;
    Ok((row, kept))
}

/// The page that the browser of this sign-in comes back to, while it is awaited.
pub(crate) async fn page(cx: &Cx, state: &str) -> Result<Option<String>> {
    let row = Entity::find().filter(Column::StateHash.eq(crypto::sha256(state.as_bytes()))).filter(Column::ExpiresAt.gt(cx.now())).one(&cx.db).await?;
    Ok(row.map(|row| row.page))
}

/// The one answer to every return that nobody waits for.
pub(crate) fn over() -> Refusal {
    Refusal::invalid("input.state", "This sign-in took too long, was used before, or was begun in another browser. Begin again.")
}
