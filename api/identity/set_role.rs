//! Who runs the marketplace, and as what.

use entity::ids::UserId;
use entity::states::{Role, UserState};
use entity::user::{Column, Entity};
use kernel::{Operator, Refusal, text};
use platform::audit::{self, Change};
use platform::{Cx, Error, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::model::User;
use crate::repo;

/// Gives an account another role; they are told by mail. Its sessions end: they were opened for what it was. There is always a super admin left.
///
/// # Errors
/// `NotFound`, `ValidationFailed`, `StateConflict` for the last super admin, and where an account whose address is not proved would run
/// the marketplace.
pub async fn set_role(cx: &Cx, _: &Operator, id: UserId, role: Role, reason: &str) -> Result<User> {
    let reason = &text("input.reason", reason, 1, 500)?;
    let (user, ended) = cx
        .db
        .write("identity.set_role", |tx| async move {
            let highest = highest(&tx).await?;
            let before = repo::user(&tx, id).await?.ok_or_else(|| Error::from(Refusal::not_found("input.userId", "user")))?;
            if before.role == role {
                return Ok((before, Vec::new()));
            }
            // Whoever has made an account with somebody's address would run the marketplace in their place.
            if before.email_verified_at.is_none() && !matches!(role, Role::Customer | Role::Vendor) {
                return Err(Refusal::state("The address of this account is not proved.").into());
            }
            if highest == [id] {
                return Err(Refusal::state("This is the last super admin. Make another one first.").into());
            }
            Entity::update_many()
                .col_expr(Column::Role, Expr::value(role))
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
                .filter(Column::Id.eq(id))
                .exec(&tx)
                .await?;
            let (was, is) = (Some(json!({ "role": before.role })), Some(json!({ "role": role })));
            audit::record(cx, &tx, Change { action: "rolesSet", subject: id.to_string(), before: was, after: is, reason: Some(reason), ..Change::default() })?;
            letters::due(cx, &tx, &LetterDue::RoleSet { user_id: id, role }).await?;
            let ended = live::revoke(cx, &tx, id, Which::All, Reason::RoleChanged).await?;
            let user = repo::user(&tx, id).await?.ok_or_else(|| Error::broken("an account is gone"))?;
            Ok((user, ended))
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(user)
}

/// All super admins who may sign in, locked, in one order: of two who take it from each other, one is refused.
pub(crate) async fn highest(tx: &Tx) -> Result<Vec<UserId>> {
    let rows = Entity::find().filter(Column::Role.eq(Role::SuperAdmin)).filter(Column::State.eq(UserState::Active)).order_by_asc(Column::Id);
    Ok(rows.lock_exclusive().all(tx).await?.into_iter().map(|row| row.id).collect())
}
