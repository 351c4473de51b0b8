//! The room's own queries.

use entity::ids::{AttemptId, PaymentId};
use entity::states::{AttemptOperation, AttemptState};
use entity::{payment, psp_attempt};
use kernel::{Currency, Money};
use platform::{Error, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

pub async fn payment(db: &impl ConnectionTrait, id: PaymentId) -> Result<payment::Model> {
    payment::Entity::find_by_id(id).one(db).await?.ok_or_else(|| Error::broken(format!("payment {id} is gone")))
}

/// The payment, for this transaction alone.
pub async fn lock(tx: &Tx, id: PaymentId) -> Result<payment::Model> {
    payment::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or_else(|| Error::broken(format!("payment {id} is gone")))
}

pub async fn attempt(db: &impl ConnectionTrait, id: AttemptId) -> Result<psp_attempt::Model> {
    psp_attempt::Entity::find_by_id(id).one(db).await?.ok_or_else(|| Error::broken(format!("attempt {id} is gone")))
}

/// The payment's one call to take money.
pub async fn pay_attempt(db: &impl ConnectionTrait, payment: PaymentId) -> Result<psp_attempt::Model> {
    of(db, payment, AttemptOperation::Pay).await?.ok_or_else(|| Error::broken(format!("payment {payment} has no attempt")))
}

/// The payment's first call of this kind.
pub async fn of(db: &impl ConnectionTrait, payment: PaymentId, operation: AttemptOperation) -> Result<Option<psp_attempt::Model>> {
    use psp_attempt::Column;
    let found = psp_attempt::Entity::find().filter(Column::PaymentId.eq(payment)).filter(Column::Operation.eq(operation)).order_by_asc(Column::Id);
    Ok(found.one(db).await?)
}

/// Closes one call with what was answered.
pub async fn close(tx: &Tx, id: AttemptId, state: AttemptState, answer: Value, now: i64) -> Result<()> {
    use psp_attempt::Column;
    psp_attempt::Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::Answer, Expr::value(answer))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Closes every open call about taking this payment's money.
pub async fn close_all(tx: &Tx, payment: PaymentId, state: AttemptState, answer: Value, now: i64) -> Result<()> {
    use psp_attempt::Column;
    psp_attempt::Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::Answer, Expr::value(answer))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::PaymentId.eq(payment))
        .filter(Column::Operation.is_in([AttemptOperation::Pay, AttemptOperation::Cancel]))
        .filter(Column::State.is_in([AttemptState::Created, AttemptState::InDoubt]))
        .exec(tx)
        .await?;
    Ok(())
}

/// Reads a stored amount.
pub fn money(minor: i64, code: &str) -> Result<Money> {
    let currency = Currency::from_code(code).ok_or_else(|| Error::broken(format!("{code} is stored as a currency")))?;
    Ok(Money::new(minor, currency))
}
