//! Where somebody is signed in.

use entity::ids::SessionId;
use entity::session::{Column, Entity};
use kernel::Viewer;
use platform::{Cx, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::live;
use crate::model::sign_in_first;

/// More are not shown; nobody has as many.
const MOST: u64 = 100;

/// A session that is live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    /// As the device called itself.
    pub device: Option<String>,
    /// Where it signed in from: an address, or the first half of one.
    pub ip: Option<String>,
    /// Epoch milliseconds, as all times here.
    pub created_at: i64,
    /// When its tokens were last renewed.
    pub last_used_at: i64,
    /// When it ends if nobody uses it again.
    pub expires_at: i64,
    /// Whether the request that asks came with it.
    pub current: bool,
    /// Whether an operator looks through the person's eyes in it.
    pub impersonated: bool,
}

/// The live sessions of whoever asks, the one used last first.
///
/// # Errors
/// `NotAllowed` when nobody is signed in.
pub async fn sessions(cx: &Cx, viewer: &Viewer) -> Result<Vec<Session>> {
    let user = viewer.user().ok_or_else(sign_in_first)?;
    let now = cx.now();
    let rows = Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::RevokedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::LastUsedAt)
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(&cx.db)
        .await?;
    let of = |row: entity::session::Model| {
        let expires_at = live::until(&row);
        let entity::session::Model { id, device, ip, created_at, last_used_at, impersonator_id, .. } = row;
        Session { id, device, ip, created_at, last_used_at, expires_at, current: viewer.session() == Some(id), impersonated: impersonator_id.is_some() }
    };
    Ok(rows.into_iter().map(of).filter(|session| session.expires_at > now).collect())
}
