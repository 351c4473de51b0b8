//! The rows of a checkout.

use entity::checkout::{ActiveModel, Column, Entity, Model};
use entity::ids::{CheckoutId, OrderId};
use entity::states::CheckoutState;
use kernel::{Refusal, Shopper};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

/// The shopper's own checkout; foreign and missing answer alike.
pub async fn find(db: &impl ConnectionTrait, shopper: &Shopper, id: CheckoutId, path: &str) -> Result<Model> {
    let found = Entity::find_by_id(id).filter(Column::Owner.eq(shopper.actor())).one(db).await?;
    Ok(found.ok_or_else(|| Refusal::not_found(path, "checkout"))?)
}

/// As [`find`], locked for the rest of the transaction. Everything that changes a checkout, its order or its payment locks
/// the checkout first, so that none waits for another in a circle.
pub async fn lock(tx: &Tx, shopper: &Shopper, id: CheckoutId, path: &str) -> Result<Model> {
    let found = Entity::find_by_id(id).filter(Column::Owner.eq(shopper.actor())).lock_exclusive().one(tx).await?;
    Ok(found.ok_or_else(|| Refusal::not_found(path, "checkout"))?)
}

/// The checkout an order came from, locked.
pub async fn lock_by_order(tx: &Tx, order: OrderId) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::OrderId.eq(order)).lock_exclusive().one(tx).await?)
}

/// Writes what a change left of a checkout, one version on; its row is locked.
pub async fn store(cx: &Cx, tx: &Tx, changed: Model) -> Result<Model> {
    let row = Model { version: changed.version + 1, updated_at: cx.now(), ..changed };
    Entity::update_many().set(ActiveModel::from(row.clone()).reset_all()).filter(Column::Id.eq(row.id)).exec(tx).await?;
    Ok(row)
}

/// Moves a checkout into another state, until then where it is a claim.
pub async fn turn(cx: &Cx, tx: &Tx, checkout: &Model, state: CheckoutState, completing_until: Option<i64>, expires_at: i64) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::CompletingUntil, Expr::value(completing_until))
        .col_expr(Column::ExpiresAt, Expr::value(expires_at))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
        .filter(Column::Id.eq(checkout.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the checkout of an order that waits for its money, as completed; nothing where it does not wait.
pub async fn end_waiting(cx: &Cx, tx: &Tx, order: OrderId) -> Result<Option<Model>> {
    let ended = Entity::update_many()
        .col_expr(Column::State, Expr::value(CheckoutState::Completed))
        .col_expr(Column::CompletingUntil, Expr::value(None::<i64>))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
        .filter(Column::OrderId.eq(order))
        .filter(Column::State.is_in([CheckoutState::Open, CheckoutState::Completing]))
        .exec_with_returning(tx)
        .await?;
    Ok(ended.into_iter().next())
}

pub(crate) fn expect_version(checkout: &Model, expected: Option<i64>) -> Result<(), Refusal> {
    match expected {
        Some(expected) if expected != checkout.version => Err(Refusal::moved("input.expectedVersion", checkout.version)),
        _ => Ok(()),
    }
}
