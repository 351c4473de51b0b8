//! How a pending order ends its waiting: placed by a payment, expired, given up, or paid too late.

use entity::ids::{OrderId, PaymentId, RefundId};
use entity::states::{Lifecycle, OrderPaymentState, OrderStatus, RefundState};
use entity::{order, payment, refund, vendor_order};
use ledger::Account;
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;

use crate::books;
use crate::progress::{Note, lock, parts, progress, tell};

/// Whether a payment found its order waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// This payment placed it, now; this is how it is.
    Now(Box<order::Model>),
    /// It was placed, ended or paid before; nothing was done.
    Before,
}

/// A payment arrived and the stock is allocated: the order is placed, the ledger posted, the vendors told. `new_fee` is what the
/// gateway kept and had not told before.
///
/// # Errors
/// Faults only.
pub async fn place(cx: &Cx, tx: &Tx, id: OrderId, payment: &payment::Model, new_fee: i64) -> Result<Placed> {
    let now = cx.now();
    let paid = order::Entity::update_many()
        .col_expr(order::Column::Status, Expr::value(OrderStatus::Paid))
        .col_expr(order::Column::PlacedAt, Expr::value(now))
        .col_expr(order::Column::Version, Expr::col(order::Column::Version).add(1))
        .col_expr(order::Column::UpdatedAt, Expr::value(now))
        .filter(order::Column::Id.eq(id))
        .filter(order::Column::Status.eq(OrderStatus::Pending))
        .exec_with_returning(tx)
        .await?;
    let Some(order) = paid.into_iter().next() else { return Ok(Placed::Before) };
    let parts = turn(tx, id, Lifecycle::Placed, OrderPaymentState::Paid, None, now).await?;
    books::paid(cx, tx, &order, &parts, payment, new_fee).await?;
    tell(cx, tx, &order, &parts, Note { kind: "placed", vendor_order: None, actor: "payment", data: json!({ "payment": payment.id }) }).await?;
    Ok(Placed::Now(Box::new(order)))
}

/// A pending order that will not be paid any more.
///
/// # Errors
/// Faults only.
pub async fn end_pending(cx: &Cx, tx: &Tx, id: OrderId, end: Lifecycle, reason: &str, actor: &str) -> Result<()> {
    let order = lock(tx, id).await?;
    if order.status != OrderStatus::Pending {
        return Ok(());
    }
    give_reason(tx, id, reason).await?;
    turn(tx, id, end, OrderPaymentState::Unpaid, Some(reason), cx.now()).await?;
    let kind = if end == Lifecycle::Expired { "expired" } else { "cancelled" };
    progress(cx, tx, &order, Note { kind, vendor_order: None, actor, data: json!({ "reason": reason }) }).await?;
    Ok(())
}

/// Paid, but the hold had run out and the goods are gone: the order ends cancelled and every cent goes back.
/// Returns the refunds to run once this is committed; nothing when the order was paid before, or had its money back.
///
/// # Errors
/// Faults only.
pub async fn fail_late(cx: &Cx, tx: &Tx, id: OrderId, payment: PaymentId) -> Result<Option<Vec<RefundId>>> {
    const REASON: &str = "The goods were sold to somebody else before the payment arrived; the money goes back.";
    let order = lock(tx, id).await?;
    // An order that expired or was given up before its money came owes the money back just the same.
    if !matches!(order.status, OrderStatus::Pending | OrderStatus::Expired | OrderStatus::Cancelled) || order.refunded_minor > 0 {
        return Ok(None);
    }
    books::paid_without_goods(cx, tx, &order, payment).await?;
    if order.status == OrderStatus::Pending {
        give_reason(tx, id, REASON).await?;
        turn(tx, id, Lifecycle::Cancelled, OrderPaymentState::Refunded, Some(REASON), cx.now()).await?;
    }
    let mut refunds = Vec::new();
    for part in parts(tx, id).await? {
        let refund_id: RefundId = cx.id();
        let (payment_id, attempt_id) = payments::intend_refund(cx, tx, refund_id, part.id, part.total_minor).await?;
        let row = refund::Model {
            id: refund_id,
            order_id: id,
            vendor_order_id: part.id,
            vendor_id: part.vendor_id,
            payment_id,
            attempt_id,
            state: RefundState::Pending,
            amount_minor: part.total_minor,
            shipping_minor: part.shipping_minor,
            currency: part.currency.clone(),
            commission_minor: 0,
            commission_vat_minor: 0,
            reason: REASON.into(),
            requested_by: "payment".into(),
            gateway_ref: None,
            created_at: cx.now(),
            settled_at: None,
        };
        refund::Entity::insert(refund::ActiveModel::from(row.clone())).exec_without_returning(tx).await?;
        books::refund(cx, tx, &row, Account::OrderControl(id)).await?;
        crate::refund::schedule(cx, tx, refund_id).await?;
        refunds.push(refund_id);
    }
    vendor_order::Entity::update_many()
        .col_expr(vendor_order::Column::RefundedMinor, Expr::col(vendor_order::Column::TotalMinor))
        .filter(vendor_order::Column::OrderId.eq(id))
        .exec(tx)
        .await?;
    progress(cx, tx, &order, Note { kind: "paid_too_late", vendor_order: None, actor: "payment", data: json!({ "payment": payment }) }).await?;
    Ok(Some(refunds))
}

async fn give_reason(tx: &Tx, id: OrderId, reason: &str) -> Result<()> {
    order::Entity::update_many().col_expr(order::Column::CancelReason, Expr::value(reason)).filter(order::Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}

/// Moves every part of a pending order at once; they come back in their order.
async fn turn(tx: &Tx, id: OrderId, lifecycle: Lifecycle, payment: OrderPaymentState, reason: Option<&str>, now: i64) -> Result<Vec<vendor_order::Model>> {
    use vendor_order::Column;
    let mut update = vendor_order::Entity::update_many()
        .col_expr(Column::Lifecycle, Expr::value(lifecycle))
        .col_expr(Column::PaymentState, Expr::value(payment))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::OrderId.eq(id))
        .filter(Column::Lifecycle.eq(Lifecycle::Pending));
    if lifecycle == Lifecycle::Placed {
        update = update.col_expr(Column::PlacedAt, Expr::value(now));
    }
    if let Some(reason) = reason {
        update = update.col_expr(Column::CancelReason, Expr::value(reason));
    }
    let mut parts = update.exec_with_returning(tx).await?;
    parts.sort_by(|a, b| a.number.cmp(&b.number));
    Ok(parts)
}
