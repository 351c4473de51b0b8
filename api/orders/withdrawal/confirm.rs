//! "Confirm withdrawal": the declaration counts from now on, and what follows from it is done.

use entity::ids::{OrderId, OrderLineId, RefundId, WithdrawalId};
use entity::withdrawal::{Column, Entity};
use entity::{order, order_line, vendor_order, withdrawal_line};
use kernel::Refusal;
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::letter::{LetterDue, due};
use super::rules::{is_whole, left, unsent};
use super::start::{Wish, may_withdraw};
use super::{lines_by_orders, one};
use crate::cancel::{self, By};
use crate::model::{Move, allowed};
use crate::progress::{Note, lock, parts, progress};
use crate::refund::{RefundInput, RefundLine, decide};

/// What a withdrawal left to do: these refunds, once it is committed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Confirmed {
    pub order: OrderId,
    pub refunds: Vec<RefundId>,
}

/// What stands in the books as the reason.
const REASON: &str = "The buyer withdrew from the contract.";

/// Confirms what was begun; confirming it again changes nothing. The order was found in its buyer's scope.
///
/// # Errors
/// `NotFound` on `input.withdrawalId`, `StateConflict` where the time is over or something of it has gone another way since.
pub async fn confirm(cx: &Cx, buyers: &order::Model, id: WithdrawalId, request: &Request) -> Result<Confirmed> {
    once(cx, "orders.withdrawal_confirm", request, |tx| async move {
        let order = lock(&tx, buyers.id).await?;
        let declared = one(&tx, order.id, id).await?.ok_or_else(|| Refusal::not_found("input.withdrawalId", "withdrawal"))?;
        if declared.confirmed_at.is_some() {
            return Ok(Confirmed { order: order.id, refunds: Vec::new() });
        }
        may_withdraw(cx, &tx, &order).await?;
        let wishes: Vec<Wish> = serde_json::from_value(declared.asked)?;
        let wishes: Vec<(OrderLineId, i64)> = wishes.into_iter().map(|wish| (wish.line, wish.quantity)).collect();
        let earlier = lines_by_orders(&tx, &[order.id]).await?;
        let mut refunds = Vec::new();
        let mut vendors = Vec::new();
        for part in parts(&tx, order.id).await? {
            let lines = order_line::Entity::find().filter(order_line::Column::VendorOrderId.eq(part.id)).all(&tx).await?;
            let mine: Vec<(&order_line::Model, i64)> =
                wishes.iter().filter_map(|(id, quantity)| Some((lines.iter().find(|line| line.id == *id)?, *quantity))).collect();
            if mine.is_empty() {
                continue;
            }
            if mine.iter().any(|(line, quantity)| *quantity > left(line, &earlier)) {
                return Err(Refusal::state("Something of it was cancelled or refunded since. Begin the withdrawal anew.").into());
            }
            let rows = mine.iter().map(|(line, quantity)| (*line, *quantity, unsent(line, *quantity))).collect::<Vec<_>>();
            insert(cx, &tx, id, &part, &rows).await?;
            let whole = is_whole(&lines, &earlier, &wishes);
            refunds.extend(take_back(cx, &tx, &part, whole, &rows, &request.actor).await?);
            vendors.push(part.vendor_id);
        }
        Entity::update_many().col_expr(Column::ConfirmedAt, Expr::value(cx.now())).filter(Column::Id.eq(id)).exec(&tx).await?;
        let order = lock(&tx, order.id).await?;
        let note = Note { kind: "withdrawn", vendor_order: None, actor: &request.actor, data: json!({ "withdrawal": id }) };
        progress(cx, &tx, &order, note).await?;
        due(cx, &tx, LetterDue::Received { withdrawal_id: id }).await?;
        for vendor_id in vendors {
            due(cx, &tx, LetterDue::Told { withdrawal_id: id, vendor_id }).await?;
        }
        Ok(Confirmed { order: order.id, refunds })
    })
    .await
}

async fn insert(cx: &Cx, tx: &Tx, id: WithdrawalId, part: &vendor_order::Model, rows: &[(&order_line::Model, i64, i64)]) -> Result<()> {
    let rows = rows.iter().map(|(line, quantity, cancelled)| {
        let row = withdrawal_line::Model {
            withdrawal_id: id,
            order_line_id: line.id,
            order_id: part.order_id,
            vendor_order_id: part.id,
            vendor_id: part.vendor_id,
            quantity: *quantity,
            cancelled: *cancelled,
            created_at: cx.now(),
        };
        row.into_active_model().reset_all()
    });
    withdrawal_line::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// What has not left is cancelled, and its money goes back: of a whole part as when its buyer cancels it, delivery and all.
async fn take_back(
    cx: &Cx,
    tx: &Tx,
    part: &vendor_order::Model,
    whole: bool,
    rows: &[(&order_line::Model, i64, i64)],
    actor: &str,
) -> Result<Option<RefundId>> {
    if whole && allowed(Move::Cancel, part.into()) {
        let order = lock(tx, part.order_id).await?;
        return Ok(cancel::withdraw(cx, tx, &order, part, By { actor, vendor: false, reason: REASON }).await?.1);
    }
    // Units cancelled before whose money never arrived come first in a refund, so they are asked for as well.
    let owed = |line: &order_line::Model| Ord::max(line.cancelled - line.refunded, 0);
    let lines: Vec<RefundLine> =
        rows.iter().filter(|(.., unsent)| *unsent > 0).map(|(line, _, unsent)| RefundLine { line: line.id, quantity: unsent + owed(line) }).collect();
    if lines.is_empty() {
        return Ok(None);
    }
    let input = RefundInput { vendor_order: part.id, lines, shipping: false, reason: REASON.into(), expected_version: None };
    decide(cx, tx, part.clone(), &input, REASON, actor).await.map(Some)
}
