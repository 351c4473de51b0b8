//! "Withdraw from contract here": the declaration is put into words and kept, and nothing else happens yet.

use entity::ids::{OrderLineId, WithdrawalId};
use entity::withdrawal::{Column, Entity, Model};
use entity::{order, order_line};
use kernel::{Refusal, quantity};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::rules::{Window, left, window};
use super::words::{WORDING, statement};
use super::{lines_by_orders, one};
use crate::progress::parts;

/// Nobody names more.
const MOST_LINES: usize = 100;
/// Begun and not confirmed; each of them is a row that the buyer makes for nothing.
const MOST_BEGUN: u64 = 20;

/// Units of a line to withdraw from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub line: OrderLineId,
    pub quantity: i64,
}

/// Puts the declaration into words; without lines it is about all that is left. The order was found in its buyer's scope.
///
/// # Errors
/// `StateConflict` where there is nothing to withdraw from or the time is over, `NotFound`, `ValidationFailed` and `LimitExceeded`
/// naming the line.
pub async fn start(cx: &Cx, order: &order::Model, lines: Option<&[Wish]>, locale: &str, request: &Request) -> Result<Model> {
    let id = once(cx, "orders.withdrawal_start", request, |tx| async move {
        may_withdraw(cx, &tx, order).await?;
        let begun = Entity::find().filter(Column::OrderId.eq(order.id)).filter(Column::ConfirmedAt.is_null());
        if begun.count(&tx).await? >= MOST_BEGUN {
            let message = "Confirm one of those you have begun.".to_owned();
            return Err(Refusal::LimitExceeded { field: Vec::new(), message, retry_after_seconds: None }.into());
        }
        let (wishes, goods) = chosen(&tx, order, lines).await?;
        let (locale, statement) = statement(locale, &order.number, &goods);
        let id: WithdrawalId = cx.id();
        let row = Model {
            id,
            order_id: order.id,
            declared_by: request.actor.clone(),
            locale: locale.into(),
            wording: WORDING.into(),
            statement,
            asked: serde_json::to_value(&wishes)?,
            started_at: cx.now(),
            confirmed_at: None,
        };
        Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&tx).await?;
        Ok(id)
    })
    .await?;
    one(&cx.db, order.id, id).await?.ok_or_else(|| Error::broken("a withdrawal is gone"))
}

/// Refuses who comes too late, or has nothing to withdraw from.
pub(super) async fn may_withdraw(cx: &Cx, tx: &Tx, order: &order::Model) -> Result<()> {
    match window(&parts(tx, order.id).await?, cx.now()) {
        Window::Open { .. } => Ok(()),
        Window::Nothing => Err(Refusal::state(format!("There is nothing to withdraw from in order {}.", order.number)).into()),
        Window::Over { .. } => {
            Err(Refusal::state(format!("The time to withdraw from order {} is over: it ended 14 days after its last delivery.", order.number)).into())
        }
    }
}

/// What is withdrawn from, and what it is called.
async fn chosen(tx: &Tx, order: &order::Model, lines: Option<&[Wish]>) -> Result<(Vec<Wish>, Vec<(i64, String)>)> {
    let sold = order_line::Entity::find()
        .filter(order_line::Column::OrderId.eq(order.id))
        .order_by_asc(order_line::Column::Position)
        .order_by_asc(order_line::Column::Id)
        .all(tx)
        .await?;
    let earlier = lines_by_orders(tx, &[order.id]).await?;
    let wishes: Vec<Wish> = match lines {
        None => sold.iter().map(|line| Wish { line: line.id, quantity: left(line, &earlier) }).filter(|wish| wish.quantity > 0).collect(),
        Some(lines) if lines.is_empty() || lines.len() > MOST_LINES => {
            return Err(Refusal::invalid("input.lines", "Name from 1 to 100 lines, or none for all that is left.").into());
        }
        Some(lines) => lines.to_vec(),
    };
    if wishes.is_empty() {
        return Err(Refusal::state(format!("There is nothing left to withdraw from in order {}.", order.number)).into());
    }
    let mut goods = Vec::new();
    for (place, wish) in wishes.iter().enumerate() {
        let path = format!("input.lines.{place}");
        let count = quantity(&format!("{path}.quantity"), wish.quantity)?;
        let line = sold.iter().find(|line| line.id == wish.line).ok_or_else(|| Refusal::not_found(&format!("{path}.orderLineId"), "order line"))?;
        if wishes[..place].iter().any(|other| other.line == wish.line) {
            return Err(Refusal::invalid(&format!("{path}.orderLineId"), "This line is named twice.").into());
        }
        let left = left(line, &earlier);
        if count > left {
            let field = kernel::field(&format!("{path}.quantity"));
            return Err(Refusal::LimitExceeded { field, message: format!("Only {left} of this line are left."), retry_after_seconds: None }.into());
        }
        let title = if line.variant_title.is_empty() { line.title.clone() } else { format!("{} ({})", line.title, line.variant_title) };
        goods.push((count, title));
    }
    Ok((wishes, goods))
}
