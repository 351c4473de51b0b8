//! Keeping somebody out.

use entity::ids::UserId;
use entity::states::UserState;
use entity::user::{Column, Entity};
use kernel::{Operator, Refusal};
use platform::{Cx, Error, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use crate::live::{self, Reason, Which};
use crate::model::User;
use crate::repo;

/// Suspends an account and ends its sessions; suspending it again changes nothing.
///
/// # Errors
/// `NotFound` for an unknown account, `StateConflict` for one's own.
pub async fn suspend(cx: &Cx, operator: &Operator, id: UserId) -> Result<User> {
    if operator.user == id {
        return Err(Refusal::state("Nobody can suspend themselves.").into());
    }
    let (user, ended) = cx
        .db
        .write("identity.suspend", |tx| async move {
            Entity::update_many()
                .col_expr(Column::State, Expr::value(UserState::Suspended))
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
                .filter(Column::Id.eq(id))
                .filter(Column::State.eq(UserState::Active))
                .exec(&tx)
                .await?;
            let user = repo::user(&tx, id).await?.ok_or_else(|| Error::from(Refusal::not_found("input.userId", "user")))?;
            let ended = live::revoke(cx, &tx, id, Which::All, Reason::Suspended).await?;
            Ok((user, ended))
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(user)
}
