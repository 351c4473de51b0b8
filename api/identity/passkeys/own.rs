//! Passkeys as their owner sees them, and how one goes.

use entity::identity_link;
use entity::ids::{PasskeyId, UserId};
use entity::passkey::{Column, Entity, Model};
use kernel::{Refusal, Viewer};
use platform::{Cx, Result, Tx};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::second_factor::{one_fewer, shown_lately, signed_in};
use crate::{password, repo};

/// More are not kept; nobody has as many devices.
pub(super) const MOST: u64 = 20;

/// A passkey, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    pub id: PasskeyId,
    /// As its owner calls it.
    pub label: String,
    /// Epoch milliseconds, as all times here.
    pub created_at: i64,
    pub last_used_at: Option<i64>,
}

impl From<Model> for Passkey {
    fn from(row: Model) -> Self {
        let Model { id, label, created_at, last_used_at, .. } = row;
        Self { id, label, created_at, last_used_at }
    }
}

pub(super) async fn rows(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(Column::UserId.eq(user)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).limit(MOST);
    Ok(rows.all(db).await?)
}

/// Those of an account, the oldest first.
///
/// # Errors
/// The database's own.
pub async fn passkeys_of(cx: &Cx, user: UserId) -> Result<Vec<Passkey>> {
    Ok(rows(&cx.db, user).await?.into_iter().map(Passkey::from).collect())
}

/// Takes one away, with the codes on paper where it was the last second factor of all. Every other session ends, and its owner is told
/// by mail.
///
/// # Errors
/// `NotAllowed` when nobody is signed in or a second factor was not shown lately, `NotFound` on `input.passkeyId`, `StateConflict` for the
/// last way in.
pub async fn remove_passkey(cx: &Cx, viewer: &Viewer, id: PasskeyId) -> Result<()> {
    let (user, session) = signed_in(viewer)?;
    let missing = || Refusal::not_found("input.passkeyId", "passkey");
    if Entity::find_by_id(id).filter(Column::UserId.eq(user)).one(&cx.db).await?.is_none() {
        return Err(missing().into());
    }
    shown_lately(cx, viewer).await?;
    let ended = cx
        .db
        .write("identity.remove_passkey", |tx| async move {
            let account = repo::hold(&tx, user).await?;
            if Entity::delete_by_id(id).filter(Column::UserId.eq(user)).exec(&tx).await?.rows_affected == 0 {
                return Err(missing().into());
            }
            if password::is_none(&account.password_hash) && no_other_way(&tx, user).await? {
                return Err(Refusal::state("This is the only way into your account. Set a password first: `passwordResetRequest`.").into());
            }
            one_fewer(&tx, user).await?;
            letters::due(cx, &tx, &LetterDue::PasskeyRemoved { user_id: user }).await?;
            live::revoke(cx, &tx, user, Which::AllBut(session), Reason::SecondFactorChanged).await
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(())
}

pub(crate) async fn how_many(db: &impl ConnectionTrait, user: UserId) -> Result<u64> {
    Ok(Entity::find().filter(Column::UserId.eq(user)).count(db).await?)
}

async fn no_other_way(tx: &Tx, user: UserId) -> Result<bool> {
    let passkeys = how_many(tx, user).await?;
    let linked = identity_link::Entity::find().filter(identity_link::Column::UserId.eq(user)).count(tx).await?;
    Ok(passkeys + linked == 0)
}

/// Takes all of them away; how many there were.
pub(crate) async fn forget_all(tx: &Tx, user: UserId) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::UserId.eq(user)).exec(tx).await?.rows_affected)
}
