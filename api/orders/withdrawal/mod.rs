//! The buyer withdraws from the contract, in the two steps of Art. 11a of Directive 2011/83: what is withdrawn from is shown in
//! words, and confirmed. What was declared, and when, is kept and never changed; the buyer has it by mail at once, the vendors too.
//!
//! What follows: units that have not left are cancelled and their money goes back; what has left has to come back, which is the
//! vendor's and the buyer's affair until there is a room for returns.
//!
//! It deliberately knows no exceptions (sealed goods, goods made to measure): nobody tells of products what they are.

mod confirm;
mod letter;
mod rules;
mod start;
mod words;

pub use confirm::{Confirmed, confirm};
pub use letter::{About, LETTER, Letter, LetterDue, Occasion, write_letter};
pub use rules::{WITHDRAWAL_MS, Window, window};
pub use start::{Wish, start};

use entity::ids::{OrderId, WithdrawalId};
use entity::{withdrawal, withdrawal_line};
use platform::{Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// One withdrawal of this order, which was found in its buyer's scope.
///
/// # Errors
/// Faults only.
pub async fn one(db: &impl ConnectionTrait, order: OrderId, id: WithdrawalId) -> Result<Option<withdrawal::Model>> {
    Ok(withdrawal::Entity::find_by_id(id).filter(withdrawal::Column::OrderId.eq(order)).one(db).await?)
}

/// The order that a withdrawal is of; to be found again in its buyer's scope.
///
/// # Errors
/// Faults only.
pub async fn order_of(db: &impl ConnectionTrait, id: WithdrawalId) -> Result<Option<OrderId>> {
    Ok(withdrawal::Entity::find_by_id(id).one(db).await?.map(|row| row.order_id))
}

/// The confirmed withdrawals of orders, oldest first.
///
/// # Errors
/// Faults only.
pub async fn by_orders(db: &impl ConnectionTrait, ids: &[OrderId]) -> Result<Vec<withdrawal::Model>> {
    use withdrawal::Column;
    let query = withdrawal::Entity::find().filter(db::among(Column::OrderId, ids)).filter(Column::ConfirmedAt.is_not_null());
    Ok(query.order_by_asc(Column::StartedAt).order_by_asc(Column::Id).all(db).await?)
}

/// What is withdrawn from of orders, line by line.
///
/// # Errors
/// Faults only.
pub async fn lines_by_orders(db: &impl ConnectionTrait, ids: &[OrderId]) -> Result<Vec<withdrawal_line::Model>> {
    use withdrawal_line::Column;
    let query = withdrawal_line::Entity::find().filter(db::among(Column::OrderId, ids));
    Ok(query.order_by_asc(Column::CreatedAt).order_by_asc(Column::OrderLineId).all(db).await?)
}
