//! Keeping somebody out, and letting them in again.

use entity::ids::UserId;
use entity::states::UserState;
use entity::user::{Column, Entity};
use kernel::{Operator, Refusal, text};
use platform::audit::{self, Change};
use platform::{Cx, Error, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;

use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::model::User;
use crate::{authority, repo, set_role};

/// Suspends an account and ends its sessions; they are written why. Suspending it again changes nothing.
///
/// # Errors
/// `NotFound` for an unknown account, `StateConflict` for one's own, `NotAllowed` for somebody with rights that the operator has
/// not, `ValidationFailed` without a reason.
pub async fn suspend(cx: &Cx, operator: &Operator, id: UserId, reason: &str) -> Result<User> {
    if operator.who.person() == Some(id) {
        return Err(Refusal::state("Nobody can suspend themselves.").into());
    }
    let (user, ended) = change(cx, operator, id, UserState::Suspended, "userSuspend", reason).await?;
    live::forget(cx, &ended).await;
    Ok(user)
}

/// Lets somebody in again; they sign in anew.
///
/// # Errors
/// As [`suspend`].
pub async fn reinstate(cx: &Cx, operator: &Operator, id: UserId, reason: &str) -> Result<User> {
    Ok(change(cx, operator, id, UserState::Active, "userReinstate", reason).await?.0)
}

async fn change(cx: &Cx, operator: &Operator, id: UserId, to: UserState, action: &'static str, reason: &str) -> Result<(User, Vec<entity::ids::SessionId>)> {
    let reason = &text("input.reason", reason, 1, 500)?;
    cx.db
        .write("identity.suspend", |tx| async move {
            let highest = set_role::highest(&tx).await?;
            let before = repo::user(&tx, id).await?.ok_or_else(|| Error::from(Refusal::not_found("input.userId", "user")))?;
            if !authority::scopes_of(before.role).within(operator.scopes) {
                return Err(Refusal::NotAllowed { message: "This account may do what yours may not.".into() }.into());
            }
            if to == UserState::Suspended && highest == [id] {
                return Err(Refusal::state("This is the last super admin. Make another one first.").into());
            }
            if before.state == to {
                return Ok((before, Vec::new()));
            }
            Entity::update_many()
                .col_expr(Column::State, Expr::value(to))
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
                .filter(Column::Id.eq(id))
                .exec(&tx)
                .await?;
            let (was, is) = (Some(json!({ "state": before.state })), Some(json!({ "state": to })));
            audit::record(cx, &tx, Change { action, subject: id.to_string(), before: was, after: is, reason: Some(reason), ..Change::default() })?;
            let letter = match to {
                UserState::Suspended => LetterDue::Suspended { user_id: id, reason: reason.clone() },
                _ => LetterDue::Reinstated { user_id: id },
            };
            letters::due(cx, &tx, &letter).await?;
            let user = repo::user(&tx, id).await?.ok_or_else(|| Error::broken("an account is gone"))?;
            let ended = if to == UserState::Suspended { live::revoke(cx, &tx, id, Which::All, Reason::Suspended).await? } else { Vec::new() };
            Ok((user, ended))
        })
        .await
}
