//! Somebody goes. What is left of the account is a name that nobody bears, so that what others keep still has somebody to point to.

use entity::ids::{Id, SessionId, UserId};
use entity::states::{Role, UserState};
use entity::user::{Column, Entity, Preferences};
use entity::{account_token, address, factor_code, identity_link, oauth_attempt, passkey, passkey_attempt, recovery_code, second_factor, session};
use kernel::Viewer;
use platform::audit::{self, Change};
use platform::personal::Section;
use platform::{Cx, Result, Tx, db, idempotency, jobs};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};

use crate::another_key::in_person;
use crate::letters::LETTER;
use crate::live::{self, Reason, Which};
use crate::{addresses, password, repo, set_role};

/// How the address of somebody who was forgotten ends: nothing is sent there.
pub(crate) const NOWHERE: &str = "@erased.invalid";

/// What may be told of sessions at once.
const MOST: u64 = 1_000;

/// Asks once more who it is: a second factor, where there is one, shown lately, and the password; who has none has signed in lately.
///
/// # Errors
/// `NotAllowed`, `ValidationFailed` on `input.password`, `LimitExceeded`.
pub async fn step_up(cx: &Cx, viewer: &Viewer, password: Option<&str>) -> Result<UserId> {
    Ok(in_person(cx, viewer, password).await?.0)
}

/// Whether nobody could make another super admin once this person is gone.
///
/// # Errors
/// The database's own.
pub async fn is_last_super_admin(tx: &Tx, user: UserId) -> Result<bool> {
    Ok(set_role::highest(tx).await? == [user])
}

/// Keeps somebody out, at the moment from which they are being forgotten; returns their sessions, for [`forget_sessions`].
///
/// # Errors
/// The database's own.
pub async fn shut_out(cx: &Cx, tx: &Tx, user: UserId) -> Result<Vec<SessionId>> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(UserState::Suspended))
        .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
        .filter(Column::Id.eq(user))
        .exec(tx)
        .await?;
    live::revoke(cx, tx, user, Which::All, Reason::Suspended).await
}

/// Removes the copies of ended sessions, once the transaction that ended them is committed.
pub async fn forget_sessions(cx: &Cx, ended: &[SessionId]) {
    live::forget(cx, ended).await;
}

/// The address of nobody that an erased account bears.
fn pseudonym(user: UserId) -> String {
    let text = user.to_string();
    format!("erased-{}", text.split_once('_').map_or(text.as_str(), |(_, id)| id))
}

/// Takes away all that is known of a person here, their ways in first. Safe to run again.
///
/// # Errors
/// The database's own.
pub async fn erase_person(cx: &Cx, user: UserId) -> Result<()> {
    let ended = cx
        .db
        .write("identity.erase_person", |tx| async move {
            let Some(account) = repo::user(&tx, user).await? else { return Ok(Vec::new()) };
            let ended = shut_out(cx, &tx, user).await?;
            oauth_attempt::Entity::delete_many().filter(oauth_attempt::Column::UserId.eq(user)).exec(&tx).await?;
            identity_link::Entity::delete_many().filter(identity_link::Column::UserId.eq(user)).exec(&tx).await?;
            recovery_code::Entity::delete_many().filter(recovery_code::Column::UserId.eq(user)).exec(&tx).await?;
            second_factor::Entity::delete_many().filter(second_factor::Column::UserId.eq(user)).exec(&tx).await?;
            factor_code::Entity::delete_many().filter(factor_code::Column::UserId.eq(user)).exec(&tx).await?;
            passkey_attempt::Entity::delete_many().filter(passkey_attempt::Column::UserId.eq(user)).exec(&tx).await?;
            passkey::Entity::delete_many().filter(passkey::Column::UserId.eq(user)).exec(&tx).await?;
            let sent_there = Condition::any().add(account_token::Column::UserId.eq(user)).add(account_token::Column::Email.eq(account.email.as_str()));
            account_token::Entity::delete_many().filter(sent_there).exec(&tx).await?;
            address::Entity::delete_many().filter(address::Column::UserId.eq(user)).exec(&tx).await?;
            let theirs = "SELECT id FROM session WHERE user_id = $1";
            db::execute(&tx, &format!("DELETE FROM refresh_token WHERE session_id IN ({theirs})"), [user.into()]).await?;
            for table in ["oauth_attempt", "passkey_attempt"] {
                db::execute(&tx, &format!("DELETE FROM {table} WHERE session_id IN ({theirs})"), [user.into()]).await?;
            }
            session::Entity::delete_many().filter(session::Column::UserId.eq(user)).exec(&tx).await?;
            // Letters that are waiting, or were sent a moment ago.
            jobs::forget(&tx, LETTER, &[user.uuid().to_string(), account.email.clone()]).await?;
            idempotency::forget(&tx, &format!("user:{user}")).await?;
            let name = pseudonym(user);
            Entity::update_many()
                .col_expr(Column::Email, Expr::value(format!("{name}{NOWHERE}")))
                .col_expr(Column::Name, Expr::value(name))
                .col_expr(Column::PasswordHash, Expr::value(password::NONE))
                .col_expr(Column::Role, Expr::value(Role::Customer))
                .col_expr(Column::Locale, Expr::value("en"))
                .col_expr(Column::EmailVerifiedAt, Expr::value(None::<i64>))
                .col_expr(Column::Preferences, Expr::value(serde_json::to_value(Preferences::default())?))
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
                .filter(Column::Id.eq(user))
                .exec(&tx)
                .await?;
            audit::record(cx, &tx, Change { action: "accountErase", subject: user.to_string(), ..Change::default() })?;
            Ok(ended)
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(())
}

/// Whether somebody wants mail about offers and news, for who has just been asked.
///
/// # Errors
/// The database's own.
pub async fn set_news(cx: &Cx, tx: &Tx, user: UserId, news: bool) -> Result<()> {
    let Some(account) = repo::held(tx, user).await? else { return Ok(()) };
    if account.preferences.news == news {
        return Ok(());
    }
    Entity::update_many()
        .col_expr(Column::Preferences, Expr::value(serde_json::to_value(Preferences { news, ..account.preferences })?))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
        .filter(Column::Id.eq(user))
        .exec(tx)
        .await?;
    Ok(())
}

/// What is known of a person here, for themselves: neither secrets nor what would help to guess them.
///
/// # Errors
/// The database's own.
pub async fn export_person(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<Section>> {
    let Some(account) = repo::user(db, user).await? else { return Ok(Vec::new()) };
    let profile = json!({
        "id": account.id.to_string(), "email": account.email, "emailVerifiedAt": account.email_verified_at, "name": account.name, "role": account.role,
        "state": account.state, "locale": account.locale, "preferences": account.preferences, "createdAt": account.created_at,
    });
    let saved = addresses::addresses_of(db, &[user]).await?;
    let saved = saved.into_iter().map(|row| json!({ "id": row.id.to_string(), "label": row.label, "address": row.address, "createdAt": row.created_at }));
    let sessions = session::Entity::find().filter(session::Column::UserId.eq(user)).order_by_desc(session::Column::CreatedAt).limit(MOST).all(db).await?;
    let sessions = sessions.into_iter().map(|row| {
        json!({
            "id": row.id.to_string(), "device": row.device, "address": row.ip, "createdAt": row.created_at, "lastUsedAt": row.last_used_at,
            "expiresAt": row.expires_at, "endedAt": row.revoked_at, "endedBecause": row.revoke_reason, "byOperator": row.impersonator_id.is_some(),
        })
    });
    let links = identity_link::Entity::find().filter(identity_link::Column::UserId.eq(user)).order_by_asc(identity_link::Column::CreatedAt).all(db).await?;
    let links = links.into_iter().map(|row| {
        json!({
            "id": row.id.to_string(), "provider": row.provider, "issuer": row.issuer, "subject": row.subject, "email": row.email,
            "createdAt": row.created_at, "lastUsedAt": row.last_used_at,
        })
    });
    // That there is one, and nothing that would help to make its codes.
    let factors = second_factor::Entity::find().filter(second_factor::Column::UserId.eq(user)).all(db).await?;
    let factors = factors.into_iter().map(|row| json!({ "kind": row.method, "createdAt": row.created_at, "confirmedAt": row.confirmed_at }));
    let passkeys = passkey::Entity::find().filter(passkey::Column::UserId.eq(user)).order_by_asc(passkey::Column::CreatedAt).all(db).await?;
    let passkeys = passkeys.into_iter().map(|key| json!({ "label": key.label, "createdAt": key.created_at, "lastUsedAt": key.last_used_at }));
    Ok(vec![
        Section::of("profile", [profile]),
        Section::of("addresses", saved.collect::<Vec<Value>>()),
        Section::of("sessions", sessions.collect::<Vec<Value>>()),
        Section::of("signInsElsewhere", links.collect::<Vec<Value>>()),
        Section::of("secondFactors", factors.collect::<Vec<Value>>()),
        Section::of("passkeys", passkeys.collect::<Vec<Value>>()),
    ])
}
