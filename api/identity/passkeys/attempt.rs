//! What a device was asked to sign, and until when its answer is waited for.

use entity::ids::{PasskeyAttemptId, SessionId, UserId, Uuid};
use entity::passkey_attempt::{Entity, Model};
use entity::states::PasskeyPurpose;
use kernel::{Refusal, Viewer};
use platform::keyring::{Row, Sealed};
use platform::{Cx, Error, Result, crypto, db};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ceremony::Asked;

pub(super) const LIFE_MS: i64 = 5 * 60_000;

/// What is asked for, by whom.
pub(super) struct New {
    pub purpose: PasskeyPurpose,
    pub user: Option<UserId>,
    pub session: Option<SessionId>,
    /// As the new key is to be called.
    pub label: Option<String>,
    /// The half sign-in that is answered.
    pub half: Option<String>,
}

/// What the answer is checked against.
#[derive(Serialize, Deserialize)]
pub(super) struct Kept {
    pub state: Value,
    pub label: Option<String>,
    pub half: Option<String>,
}

pub(crate) const SEALED: Sealed =
    Sealed { table: "passkey_attempt", column: "sealed", only: None, key: "id", row: Row::Id(|id| PasskeyAttemptId(id).to_string()) };

fn place(row: &str) -> crypto::Place<'_> {
    crypto::Place { table: "passkey_attempt", column: "sealed", row }
}

/// Writes it down; gives the options for the browser.
pub(super) async fn open(cx: &Cx, new: New, asked: Asked) -> Result<Value> {
    let Asked { options, challenge, state } = asked;
    let (id, now): (PasskeyAttemptId, i64) = (cx.id(), cx.now());
    let kept = serde_json::to_vec(&Kept { state, label: new.label, half: new.half })?;
    let row = &Model {
        id,
        purpose: new.purpose,
        user_id: new.user,
        session_id: new.session,
        challenge_hash: crypto::sha256(challenge.as_bytes()),
        sealed: cx.keys.seal(&place(&id.to_string()), &kept),
        created_at: now,
        expires_at: now + LIFE_MS,
        used_at: None,
    };
    cx.db
        .write("identity.ask_passkey", |tx| async move {
            Ok(Entity::insert(row.clone().into_active_model().reset_all()).exec_without_returning(&tx).await.map(drop)?)
        })
        .await?;
    Ok(options)
}

/// Takes it up, in the session that asked where one did. Of two who come at once, one does; who comes from elsewhere uses nothing up.
/// What comes of it changes nothing of that: a wrong answer is the last one, too.
pub(super) async fn claim(cx: &Cx, viewer: &Viewer, challenge: &str, registers: bool) -> Result<(Model, Kept)> {
    let sql = "UPDATE passkey_attempt SET used_at = $1 WHERE challenge_hash = $2 AND used_at IS NULL AND expires_at > $1 \
               AND (session_id IS NULL OR session_id = $3) AND (purpose = 'register') = $4 RETURNING *";
    let (hash, session) = (&crypto::sha256(challenge.as_bytes()), viewer.session().unwrap_or(SessionId(Uuid::nil())));
    let claimed = cx.db.write("identity.claim_passkey", |tx| async move {
        db::one::<Model, _>(&tx, sql, [cx.now().into(), hash.as_str().into(), session.into(), registers.into()]).await
    });
    let row = claimed.await?.ok_or_else(over)?;
    let kept = cx.keys.unseal(&place(&row.id.to_string()), &row.sealed).ok_or_else(|| Error::broken("a sealed passkey's question does not open"))?;
    Ok((row, serde_json::from_slice(&kept)?))
}

/// The one answer to every answer that nobody waits for.
fn over() -> Refusal {
    Refusal::invalid("input.answer", "This took too long, was answered before, or was begun elsewhere. Begin again.")
}
