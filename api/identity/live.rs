//! Which sessions are live: the row's word, copied for five seconds, so that a busy client costs one read in five.

use std::collections::HashSet;
use std::time::Duration;

use entity::ids::{RefreshTokenId, SessionId, UserId};
use entity::session;
use entity::states::Role;
use kernel::{Proof, Viewer};
use platform::audit::{self, Change};
use platform::{Cx, Result, Tx, db, outbox};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

/// How long a copy is believed. Revoking removes it; this is for the node that the removal did not reach.
const BELIEVED: Duration = Duration::from_secs(5);

/// A session as requests see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Live {
    pub user: UserId,
    pub role: Role,
    /// What was shown in it beside the password.
    pub proved: Proof,
    /// The operator who looks through the person's eyes.
    pub impersonator: Option<UserId>,
    /// When it ends if nobody uses it.
    pub until: i64,
}

#[derive(FromQueryResult)]
struct Row {
    id: SessionId,
    user_id: UserId,
    expires_at: i64,
    idle_ms: i64,
    last_used_at: i64,
    proved_at: Option<i64>,
    strong_at: Option<i64>,
    impersonator_id: Option<UserId>,
    role: Role,
}

/// When a session ends if nobody uses it again.
pub(crate) fn until(session: &session::Model) -> i64 {
    session.expires_at.min(session.last_used_at.saturating_add(session.idle_ms))
}

/// The session, if it is live now.
pub(crate) async fn find(cx: &Cx, id: SessionId) -> Result<Option<Live>> {
    let key = cache_key(id);
    let live = match cx.cache.read::<Live>(&key).await {
        Some(live) => live,
        None => {
            let Some((_, live)) = read(&cx.db, &[id]).await?.into_iter().next() else { return Ok(None) };
            cx.cache.write(&key, &live, BELIEVED).await;
            live
        }
    };
    Ok((cx.now() < live.until).then_some(live))
}

/// Those of the sessions that are live, by one query: for connections that outlive their access token.
pub(crate) async fn among(cx: &Cx, ids: &[SessionId]) -> Result<HashSet<SessionId>> {
    let now = cx.now();
    Ok(read(&cx.db, ids).await?.into_iter().filter(|(_, live)| now < live.until).map(|(id, _)| id).collect())
}

async fn read(connection: &impl ConnectionTrait, ids: &[SessionId]) -> Result<Vec<(SessionId, Live)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places = (1..=ids.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT s.id, s.user_id, s.expires_at, s.idle_ms, s.last_used_at, s.proved_at, s.strong_at, s.impersonator_id, u.role FROM session s JOIN users u ON u.id = s.user_id \
         WHERE s.id IN ({places}) AND s.revoked_at IS NULL AND u.state = 'active' \
         AND (s.impersonator_id IS NULL OR EXISTS (SELECT 1 FROM users o \
              WHERE o.id = s.impersonator_id AND o.state = 'active' AND o.role IN ('support', 'admin', 'super_admin')))"
    );
    let rows: Vec<Row> = db::all(connection, &sql, ids.iter().map(|id| (*id).into())).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            (
                row.id,
                Live {
                    user: row.user_id,
                    role: row.role,
                    proved: proof(row.proved_at, row.strong_at),
                    impersonator: row.impersonator_id,
                    until: row.expires_at.min(row.last_used_at.saturating_add(row.idle_ms)),
                },
            )
        })
        .collect())
}

fn proof(proved_at: Option<i64>, strong_at: Option<i64>) -> Proof {
    match (proved_at, strong_at) {
        (_, Some(_)) => Proof::Strong,
        (Some(_), None) => Proof::Sent,
        (None, None) => Proof::Nothing,
    }
}

/// Why a session was ended before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    SignedOut,
    SignedOutEverywhere,
    TokenReused,
    Suspended,
    PasswordChanged,
    EmailChanged,
    SecondFactorChanged,
    SecondFactorReset,
    RoleChanged,
    ImpersonationEnded,
    TooMany,
}

impl Reason {
    fn name(self) -> &'static str {
        match self {
            Self::SignedOut => "signed_out",
            Self::SignedOutEverywhere => "signed_out_everywhere",
            Self::TokenReused => "token_reused",
            Self::Suspended => "suspended",
            Self::PasswordChanged => "password_changed",
            Self::EmailChanged => "email_changed",
            Self::SecondFactorChanged => "second_factor_changed",
            Self::SecondFactorReset => "second_factor_reset",
            Self::RoleChanged => "role_changed",
            Self::ImpersonationEnded => "impersonation_ended",
            Self::TooMany => "too_many",
        }
    }
}

impl Reason {
    /// What the audit log calls what happened to the account, where nothing else writes it down.
    fn recorded(self) -> Option<&'static str> {
        match self {
            Self::TokenReused => Some("sessionStolen"),
            Self::PasswordChanged => Some("passwordChange"),
            Self::EmailChanged => Some("emailChange"),
            Self::SecondFactorChanged => Some("mfaChange"),
            Self::SignedOut
            | Self::SignedOutEverywhere
            | Self::Suspended
            | Self::SecondFactorReset
            | Self::RoleChanged
            | Self::ImpersonationEnded
            | Self::TooMany => None,
        }
    }
}

/// Which sessions of a person end.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Which {
    One(SessionId),
    AllBut(SessionId),
    All,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SessionsRevoked {
    user_id: UserId,
    session_ids: Vec<SessionId>,
    reason: &'static str,
}

/// Ends sessions; the caller calls [`forget`] with what this returns once the transaction is committed.
pub(crate) async fn revoke(cx: &Cx, tx: &Tx, user: UserId, which: Which, reason: Reason) -> Result<Vec<SessionId>> {
    if let Some(action) = reason.recorded() {
        audit::record(cx, tx, Change { action, subject: user.to_string(), ..Change::default() })?;
    }
    // What an operator opened through other people's eyes ends with their own sessions.
    let theirs = Condition::any().add(session::Column::UserId.eq(user)).add(session::Column::ImpersonatorId.eq(user));
    let mut live = session::Entity::find().filter(theirs).filter(session::Column::RevokedAt.is_null());
    match which {
        Which::One(id) => live = live.filter(session::Column::Id.eq(id)),
        Which::AllBut(id) => live = live.filter(session::Column::Id.ne(id)),
        Which::All => {}
    }
    let ids: Vec<SessionId> = live.all(tx).await?.into_iter().map(|row| row.id).collect();
    let revoked = session::Entity::update_many()
        .col_expr(session::Column::RevokedAt, Expr::value(cx.now()))
        .col_expr(session::Column::RevokeReason, Expr::value(reason.name()))
        .filter(db::among(session::Column::Id, &ids))
        .filter(session::Column::RevokedAt.is_null())
        .exec(tx)
        .await?
        .rows_affected;
    if revoked == 0 {
        return Ok(Vec::new());
    }
    entity::refresh_token::Entity::update_many()
        .col_expr(entity::refresh_token::Column::State, Expr::value(entity::states::RefreshState::Revoked))
        .filter(db::among(entity::refresh_token::Column::SessionId, &ids))
        .filter(entity::refresh_token::Column::State.eq(entity::states::RefreshState::Active))
        .exec(tx)
        .await?;
    // One event for all of them. The first one's name is free, since a session ends once.
    if let Some(first) = ids.first() {
        let payload = SessionsRevoked { user_id: user, session_ids: ids.clone(), reason: reason.name() };
        outbox::publish(cx, tx, &format!("session:{first}"), 1, "SessionsRevoked", &payload)?;
    }
    Ok(ids)
}

/// An account has no more at once.
const MOST: u64 = 50;

/// Ends those of an account's sessions that are beyond what it may have with another one: the ones that were used longest ago. The
/// caller holds the account.
pub(crate) async fn make_room(cx: &Cx, tx: &Tx, user: UserId) -> Result<Vec<SessionId>> {
    let beyond = session::Entity::find()
        .filter(session::Column::UserId.eq(user))
        .filter(session::Column::ImpersonatorId.is_null())
        .filter(session::Column::RevokedAt.is_null())
        .filter(session::Column::ExpiresAt.gt(cx.now()))
        .order_by_desc(session::Column::LastUsedAt)
        .order_by_desc(session::Column::Id)
        .offset(MOST - 1)
        .limit(MOST * MOST)
        .all(tx)
        .await?;
    let mut ended = Vec::new();
    for row in beyond {
        ended.extend(revoke(cx, tx, user, Which::One(row.id), Reason::TooMany).await?);
    }
    Ok(ended)
}

/// Removes the copies of ended sessions, so that the next request reads the rows.
pub(crate) async fn forget(cx: &Cx, ids: &[SessionId]) {
    for id in ids {
        cx.cache.remove(&cache_key(*id)).await;
    }
}

/// Lets the next request of whoever asks read its session's row: something about the account has just changed.
pub async fn look_again(cx: &Cx, viewer: &Viewer) {
    if let Some(session) = viewer.session() {
        forget(cx, &[session]).await;
    }
}

/// Notes that the answer which brought this refresh token arrived, for as long as that matters.
pub(crate) async fn note_arrived(cx: &Cx, token: RefreshTokenId, grace_ms: i64) {
    cx.cache.put(&arrived_key(token), vec![1], Duration::from_millis(grace_ms.unsigned_abs() * 2)).await;
}

/// Whether the answer which brought this refresh token is known to have arrived.
pub(crate) async fn has_arrived(cx: &Cx, token: RefreshTokenId) -> bool {
    cx.cache.get(&arrived_key(token)).await.is_some()
}

fn cache_key(id: SessionId) -> String {
    format!("session:{id}")
}

fn arrived_key(token: RefreshTokenId) -> String {
    format!("refresh-arrived:{token}")
}
