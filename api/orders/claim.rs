//! Purchases made as a guest, by somebody who has since proved that the address is theirs.

use entity::order::{Column, Entity};
use identity::EmailVerified;
use platform::{Cx, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::contact;

/// `EmailVerified`: every guest's order with the address becomes its account's. The links that guests hold go on working.
///
/// # Errors
/// The database's own.
pub async fn on_email_verified(cx: Cx, event: EmailVerified) -> Result<()> {
    let Some(user) = identity::user(&cx.db, event.user_id).await?.filter(|user| user.email_verified_at.is_some()) else { return Ok(()) };
    let (user, cx) = (&user, &cx);
    cx.db
        .write("orders.claim", |tx| async move {
            let claimed = Entity::update_many()
                .col_expr(Column::UserId, Expr::value(user.id))
                .filter(Column::UserId.is_null())
                .filter(Column::EmailIndex.is_in(contact::indexes(cx, &user.email)))
                .exec(&tx)
                .await?;
            if claimed.rows_affected > 0 {
                tracing::info!(user = %user.id, orders = claimed.rows_affected, "orders of a guest were claimed");
            }
            Ok(())
        })
        .await
}
