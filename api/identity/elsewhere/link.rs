//! Accounts elsewhere that open one here: seen, added and taken away by whoever it belongs to.

use entity::identity_link::{Column, Entity, Model};
use entity::ids::{IdentityLinkId, SessionId, UserId};
use kernel::{Refusal, Viewer};
use platform::audit::{self, Change};
use platform::{Cx, Result, Tx};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use super::account;
use super::claimed::Claimed;
use super::provider::Provider;
use super::roles;
use crate::attempts::{self, Limit};
use crate::letters::{self, LetterDue};
use crate::model::sign_in_first;
use crate::{live, passkeys, password, repo, second_factor};

/// More are not linked; nobody has as many.
const MOST: u64 = 20;

/// An account elsewhere, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    pub id: IdentityLinkId,
    /// By its id in the configuration.
    pub provider: String,
    /// The address the provider last told.
    pub email: Option<String>,
    /// Epoch milliseconds, as all times here.
    pub created_at: i64,
    pub last_used_at: i64,
}

impl From<Model> for Linked {
    fn from(row: Model) -> Self {
        let Model { id, provider, email, created_at, last_used_at, .. } = row;
        Self { id, provider, email, created_at, last_used_at }
    }
}

/// Those of an account, the oldest first.
///
/// # Errors
/// The database's own.
pub async fn linked(cx: &Cx, user: UserId) -> Result<Vec<Linked>> {
    let rows = Entity::find().filter(Column::UserId.eq(user)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).limit(MOST).all(&cx.db).await?;
    Ok(rows.into_iter().map(Linked::from).collect())
}

/// Adds one, and tells its owner by mail. What is linked here already stays as it is; what is linked to somebody else is theirs.
pub(crate) async fn link(cx: &Cx, provider: &Provider, user: UserId, session: SessionId, claimed: &Claimed, address: &str) -> Result<Linked> {
    let (row, ended) = cx
        .db
        .write("identity.link", |tx| async move {
            let role = repo::hold(&tx, user).await?.role;
            if Entity::find().filter(Column::UserId.eq(user)).count(&tx).await? >= MOST {
                return Err(
                    Refusal::LimitExceeded { field: Vec::new(), message: format!("At most {MOST} accounts are linked."), retry_after_seconds: None }.into()
                );
            }
            let row = match account::insert(cx, &tx, provider, claimed, user).await? {
                Some(row) => {
                    letters::due(cx, &tx, &LetterDue::LinksChanged { user_id: user }).await?;
                    note(cx, &tx, "oauthLink", user, &row)?;
                    row
                }
                None => account::find(&tx, claimed)
                    .await?
                    .filter(|row| row.user_id == user)
                    .ok_or_else(|| Refusal::state(format!("This account at {} opens another account here. Take it away there first.", provider.label)))?,
            };
            attempts::give_back(&tx, Limit::sign_in_from(cx.environment), address).await?;
            let ended = roles::apply(cx, &tx, user, role, &row, claimed.role).await?;
            Ok((row, ended))
        })
        .await?;
    tracing::info!(provider = provider.id, user = %user, session = %session, "linked");
    live::forget(cx, &ended).await;
    Ok(row.into())
}

/// Takes one away, with the role that came from it, and tells its owner by mail; not the last way in.
///
/// # Errors
/// `NotAllowed` when nobody is signed in or a second factor was not shown lately, `NotFound` on `input.linkedAccountId`, `StateConflict`
/// where there is neither a password nor another one, nor a passkey.
pub async fn unlink(cx: &Cx, viewer: &Viewer, id: IdentityLinkId) -> Result<()> {
    let user = viewer.user().ok_or_else(sign_in_first)?;
    let missing = || Refusal::not_found("input.linkedAccountId", "linked account");
    if Entity::find_by_id(id).filter(Column::UserId.eq(user)).one(&cx.db).await?.is_none() {
        return Err(missing().into());
    }
    second_factor::shown_lately(cx, viewer).await?;
    let ended = cx
        .db
        .write("identity.unlink", |tx| async move {
            let account = repo::hold(&tx, user).await?;
            let rows = Entity::find().filter(Column::UserId.eq(user)).all(&tx).await?;
            let row = rows.iter().find(|row| row.id == id).ok_or_else(missing)?;
            let others = rows.len() as u64 - 1 + passkeys::how_many(&tx, user).await?;
            if others == 0 && password::is_none(&account.password_hash) {
                return Err(Refusal::state("This is the only way into your account. Set a password first: `passwordResetRequest`.").into());
            }
            let ended = roles::apply(cx, &tx, user, account.role, row, None).await?;
            Entity::delete_by_id(id).exec(&tx).await?;
            note(cx, &tx, "oauthUnlink", user, row)?;
            letters::due(cx, &tx, &LetterDue::LinksChanged { user_id: user }).await?;
            Ok(ended)
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(())
}

/// Takes all of an account away. For whoever has just shown that the account's address, which nobody had proved, is theirs: who
/// linked these may be somebody who made the account in their name.
pub(crate) async fn forget_unproved(cx: &Cx, tx: &Tx, user: UserId) -> Result<()> {
    for row in Entity::find().filter(Column::UserId.eq(user)).all(tx).await? {
        let role = repo::hold(tx, user).await?.role;
        roles::apply(cx, tx, user, role, &row, None).await?;
        Entity::delete_by_id(row.id).exec(tx).await?;
    }
    Ok(())
}

/// Writes it down: from then on an account is opened by another key, or by one fewer.
fn note(cx: &Cx, tx: &Tx, action: &'static str, user: UserId, row: &Model) -> Result<()> {
    let after = Some(json!({ "provider": row.provider, "link": row.id.to_string() }));
    audit::record(cx, tx, Change { action, subject: user.to_string(), after, ..Change::default() })
}
