//! Money goes back: decided and booked in one transaction, asked of the gateway outside, settled in another.

use entity::ids::{AttemptId, OrderLineId, RefundId, VendorOrderId};
use entity::states::{Fulfilment, Lifecycle, OrderPaymentState, RefundState};
use entity::{order, order_line, refund, refund_line, vendor_order};
use kernel::{Operator, Refusal, VendorMember, quantity, text};
use ledger::Account;
use payments::{Gateways, RefundVerdict};
use platform::idempotency::{Request, once};
use platform::jobs::{NewJob, enqueue};
use platform::{Cx, Error, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;

use crate::deliver::catch_up;
use crate::model::{LineRefund, Move, refund_units, require, withdrawn};
use crate::progress::{Note, lock, progress};
use crate::{books, find, paid_again};

/// When a refund that nobody finished is taken up again.
const RECOVERY_MS: i64 = 30_000;

/// Some units of one line.
#[derive(Clone, Copy, Debug)]
pub struct RefundLine {
    pub line: OrderLineId,
    pub quantity: i64,
}

/// What goes back of one vendor's part.
#[derive(Clone, Debug)]
pub struct RefundInput {
    pub vendor_order: VendorOrderId,
    pub lines: Vec<RefundLine>,
    /// Also what was paid for delivery and has not gone back yet.
    pub shipping: bool,
    pub reason: String,
    pub expected_version: Option<i64>,
}

/// What is left of a part, when all of it is taken back.
pub struct Whole<'a> {
    pub order: &'a order::Model,
    pub part: &'a vendor_order::Model,
    pub lines: &'a [order_line::Model],
    pub reason: &'a str,
    pub actor: &'a str,
}

/// A vendor refunds its own part.
///
/// # Errors
/// `NotFound`, `StateConflict`, `LimitExceeded`, `ValidationFailed`.
pub async fn refund_as_vendor(cx: &Cx, member: &VendorMember, input: &RefundInput, request: &Request) -> Result<RefundId> {
    let reason = &text("input.reason", &input.reason, 1, 500)?;
    once(cx, "orders.refund", request, |tx| async move {
        let found = find::vendor_order(&tx, member, input.vendor_order, "input.vendorOrderId").await?;
        decide(cx, &tx, found, input, reason, &member.actor()).await
    })
    .await
}

/// An operator refunds anybody's part.
///
/// # Errors
/// As [`refund_as_vendor`].
pub async fn refund_as_operator(cx: &Cx, operator: &Operator, input: &RefundInput, request: &Request) -> Result<RefundId> {
    let reason = &text("input.reason", &input.reason, 1, 500)?;
    once(cx, "orders.refund", request, |tx| async move {
        let found =
            vendor_order::Entity::find_by_id(input.vendor_order).one(&tx).await?.ok_or_else(|| Refusal::not_found("input.vendorOrderId", "vendor order"))?;
        decide(cx, &tx, found, input, reason, &operator.actor()).await
    })
    .await
}

/// Of units of a part that was found in the scope of who asks.
pub(crate) async fn decide(cx: &Cx, tx: &Tx, found: vendor_order::Model, input: &RefundInput, reason: &str, actor: &str) -> Result<RefundId> {
    let order = lock(tx, found.order_id).await?;
    let part = vendor_order::Entity::find_by_id(found.id).one(tx).await?.ok_or_else(|| Error::broken("a vendor order vanished under its lock"))?;
    if part.lifecycle == Lifecycle::Pending {
        // Nobody but the buyer knows of it before it is placed.
        return Err(Refusal::not_found("input.vendorOrderId", "vendor order").into());
    }
    find::expect_version(part.version, input.expected_version)?;
    require(Move::Refund, &part)?;
    if input.lines.len() > 100 {
        return Err(Refusal::invalid("input.lines", "A refund has at most 100 lines.").into());
    }
    let lines = order_line::Entity::find().filter(order_line::Column::VendorOrderId.eq(part.id)).all(tx).await?;
    let mut units: Vec<(&order_line::Model, i64)> = Vec::new();
    for (place, wish) in input.lines.iter().enumerate() {
        let count = quantity(&format!("input.lines.{place}.quantity"), wish.quantity)?;
        let line =
            lines.iter().find(|line| line.id == wish.line).ok_or_else(|| Refusal::not_found(&format!("input.lines.{place}.orderLineId"), "order line"))?;
        if units.iter().any(|(named, _)| named.id == line.id) {
            return Err(Refusal::invalid(&format!("input.lines.{place}.orderLineId"), "This line is named twice.").into());
        }
        units.push((line, count));
    }
    let back: Vec<_> = units.iter().map(|(line, count)| (line.variant_id, line.vendor_id, withdrawn(line, *count))).filter(|(.., units)| *units > 0).collect();
    // A part that was paid too late never had any goods.
    let back = if part.placed_at.is_some() { back } else { Vec::new() };
    inventory::release_allocated(cx, tx, order.checkout_id, &back).await?;
    let intent = Intent { order: &order, part: &part, units, shipping: input.shipping, reason, actor };
    let id = intend(cx, tx, intent).await?.ok_or_else(|| Refusal::invalid("input.lines", "There is nothing to refund here."))?;
    if !back.is_empty() && part.fulfilment == Fulfilment::PartiallyShipped {
        // What is still due may be on its way, or even there, by now.
        catch_up(cx, tx, &part).await?;
    }
    progress(cx, tx, &order, Note { kind: "refund_requested", vendor_order: Some(&part), actor, data: json!({ "refund": id, "reason": reason }) }).await?;
    Ok(id)
}

struct Intent<'a> {
    order: &'a order::Model,
    part: &'a vendor_order::Model,
    units: Vec<(&'a order_line::Model, i64)>,
    shipping: bool,
    reason: &'a str,
    actor: &'a str,
}

/// Everything of a part that has not gone back yet; nothing when that is nothing.
pub async fn intend_whole(cx: &Cx, tx: &Tx, whole: Whole<'_>) -> Result<Option<RefundId>> {
    let units = whole.lines.iter().filter(|line| line.quantity > line.refunded).map(|line| (line, line.quantity - line.refunded)).collect();
    intend(cx, tx, Intent { order: whole.order, part: whole.part, units, shipping: true, reason: whole.reason, actor: whole.actor }).await
}

/// Writes the refund down, with its lines, its share of the payment and its journal.
async fn intend(cx: &Cx, tx: &Tx, intent: Intent<'_>) -> Result<Option<RefundId>> {
    let Intent { order, part, units, shipping, reason, actor } = intent;
    let mut priced: Vec<(&order_line::Model, i64, LineRefund)> = Vec::new();
    for (place, (line, count)) in units.into_iter().enumerate() {
        let worth = refund_units(line, count, &format!("input.lines.{place}.quantity"))?;
        // Paid too late, it was never sold: no goods to withdraw, no commission to give back.
        let worth = if part.placed_at.is_some() { worth } else { LineRefund { commission: 0, commission_vat: 0, withdrawn: 0, ..worth } };
        priced.push((line, count, worth));
    }
    let earlier =
        refund::Entity::find().filter(refund::Column::VendorOrderId.eq(part.id)).filter(refund::Column::State.ne(RefundState::Failed)).all(tx).await?;
    let shipping_minor = if shipping { part.shipping_minor - earlier.iter().map(|row| row.shipping_minor).sum::<i64>() } else { 0 };
    let sum = |of: fn(&LineRefund) -> i64| priced.iter().map(|(.., worth)| of(worth)).sum::<i64>();
    let amount = sum(|worth| worth.amount) + shipping_minor;
    for (line, count, worth) in &priced {
        order_line::Entity::update_many()
            .col_expr(order_line::Column::Refunded, Expr::col(order_line::Column::Refunded).add(*count))
            .col_expr(order_line::Column::RefundedMinor, Expr::col(order_line::Column::RefundedMinor).add(worth.amount))
            .col_expr(order_line::Column::RefundedCommissionMinor, Expr::col(order_line::Column::RefundedCommissionMinor).add(worth.commission))
            .col_expr(order_line::Column::RefundedCommissionVatMinor, Expr::col(order_line::Column::RefundedCommissionVatMinor).add(worth.commission_vat))
            .col_expr(order_line::Column::Cancelled, Expr::col(order_line::Column::Cancelled).add(worth.withdrawn))
            .filter(order_line::Column::Id.eq(line.id))
            .exec(tx)
            .await?;
    }
    if amount == 0 {
        return Ok(None);
    }
    let id: RefundId = cx.id();
    let (payment_id, attempt_id) = payments::intend_refund(cx, tx, id, part.id, amount).await?;
    let row = refund::Model {
        id,
        order_id: order.id,
        vendor_order_id: part.id,
        vendor_id: part.vendor_id,
        payment_id,
        attempt_id,
        state: RefundState::Pending,
        amount_minor: amount,
        shipping_minor,
        currency: part.currency.clone(),
        commission_minor: sum(|worth| worth.commission),
        commission_vat_minor: sum(|worth| worth.commission_vat),
        reason: reason.into(),
        requested_by: actor.into(),
        gateway_ref: None,
        created_at: cx.now(),
        settled_at: None,
    };
    refund::Entity::insert(refund::ActiveModel::from(row.clone())).exec_without_returning(tx).await?;
    let lines = priced.iter().map(|(line, count, worth)| refund_line::ActiveModel {
        refund_id: Set(id),
        order_line_id: Set(line.id),
        vendor_id: Set(part.vendor_id),
        quantity: Set(*count),
        amount_minor: Set(worth.amount),
        commission_minor: Set(worth.commission),
        commission_vat_minor: Set(worth.commission_vat),
    });
    refund_line::Entity::insert_many(lines).exec_without_returning(tx).await?;
    books::refund(cx, tx, &row, source(part)).await?;
    owe(tx, part, amount).await?;
    schedule(cx, tx, id).await?;
    Ok(Some(id))
}

/// Where a vendor's share comes from: what is still pending, or what it may already have been paid. The money of an order
/// that was paid too late never got as far as a vendor.
fn source(part: &vendor_order::Model) -> Account {
    match (part.placed_at, part.released_at) {
        (None, _) => Account::OrderControl(part.order_id),
        (Some(_), None) => Account::VendorPending(part.vendor_id),
        (Some(_), Some(_)) => Account::VendorReceivable(part.vendor_id),
    }
}

/// Where a vendor's share of a failed refund goes back to. What was taken while it was pending would have been released since.
fn home(part: &vendor_order::Model, refund: &refund::Model) -> Account {
    match part.released_at {
        Some(released) if part.placed_at.is_some() && refund.created_at <= released => Account::VendorAvailable(part.vendor_id),
        _ => source(part),
    }
}

/// Counts what a part gave back (or got back, when `minor` is negative).
async fn owe(tx: &Tx, part: &vendor_order::Model, minor: i64) -> Result<()> {
    let refunded = part.refunded_minor + minor;
    let state = match refunded {
        0 => OrderPaymentState::Paid,
        refunded if refunded >= part.total_minor => OrderPaymentState::Refunded,
        _ => OrderPaymentState::PartiallyRefunded,
    };
    vendor_order::Entity::update_many()
        .col_expr(vendor_order::Column::RefundedMinor, Expr::value(refunded))
        .col_expr(vendor_order::Column::PaymentState, Expr::value(state))
        .col_expr(vendor_order::Column::Version, Expr::col(vendor_order::Column::Version).add(1))
        .filter(vendor_order::Column::Id.eq(part.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// A process may die between the two transactions: this job finishes what it left.
pub async fn schedule(cx: &Cx, tx: &Tx, id: RefundId) -> Result<()> {
    enqueue(cx, tx, NewJob { kind: "orders.refund", unique_key: Some(&id.to_string()), payload: &json!({ "refundId": id }), run_at: cx.now() + RECOVERY_MS })
        .await
}

/// Asks the gateway for a refund that was decided, and settles it. Safe to run twice: the gateway knows the attempt's key.
///
/// # Errors
/// `PaymentPending` while the gateway does not answer; faults.
pub async fn run_refund(cx: &Cx, gateways: &Gateways, id: RefundId) -> Result<RefundState> {
    let row = refund::Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken(format!("refund {id} is gone")))?;
    if row.state != RefundState::Pending {
        return Ok(row.state);
    }
    cx.fail_point("before_refund");
    let verdict = payments::ask_refund(cx, gateways, row.attempt_id).await?;
    cx.fail_point("after_refund");
    refund_settled(cx, row.attempt_id, &verdict).await
}

/// The gateway's word on a refund, now or long after.
///
/// # Errors
/// Faults only.
pub async fn refund_settled(cx: &Cx, attempt: AttemptId, verdict: &RefundVerdict) -> Result<RefundState> {
    cx.db
        .write("orders.refund.settle", |tx| async move {
            let Some(found) = refund::Entity::find().filter(refund::Column::AttemptId.eq(attempt)).one(&tx).await? else {
                let back = payments::return_of(&tx, attempt).await?.ok_or_else(|| Error::broken(format!("attempt {attempt} belongs to no refund")))?;
                return paid_again::returned(cx, &tx, &back, verdict).await;
            };
            let order = lock(&tx, found.order_id).await?;
            let row = refund::Entity::find_by_id(found.id).one(&tx).await?.unwrap_or(found);
            payments::apply_refund(cx, &tx, attempt, verdict).await?;
            match (row.state, verdict.state) {
                (RefundState::Pending, RefundState::Succeeded) => {
                    books::refund_done(cx, &tx, &row).await?;
                    close(cx, &tx, &order, &row, verdict, "refunded").await?;
                }
                (RefundState::Pending | RefundState::Succeeded, RefundState::Failed) => undo(cx, &tx, &order, &row, verdict).await?,
                // A late "succeeded" after "failed", or the same word again, changes nothing.
                _ => return Ok(row.state),
            }
            Ok(verdict.state)
        })
        .await
}

async fn close(cx: &Cx, tx: &Tx, order: &order::Model, row: &refund::Model, verdict: &RefundVerdict, kind: &'static str) -> Result<()> {
    refund::Entity::update_many()
        .col_expr(refund::Column::State, Expr::value(verdict.state))
        .col_expr(refund::Column::GatewayRef, Expr::value(verdict.gateway_ref.clone()))
        .col_expr(refund::Column::SettledAt, Expr::value(cx.now()))
        .filter(refund::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    let part = vendor_order::Entity::find_by_id(row.vendor_order_id).one(tx).await?;
    progress(cx, tx, order, Note { kind, vendor_order: part.as_ref(), actor: "gateway", data: json!({ "refund": row.id }) }).await?;
    Ok(())
}

/// The money came back to us: books, lines and shares stand as before it was decided. Units withdrawn stay withdrawn.
async fn undo(cx: &Cx, tx: &Tx, order: &order::Model, row: &refund::Model, verdict: &RefundVerdict) -> Result<()> {
    let part = vendor_order::Entity::find_by_id(row.vendor_order_id).one(tx).await?.ok_or_else(|| Error::broken("a refund's vendor order is gone"))?;
    books::refund_failed(cx, tx, row, home(&part, row), row.state == RefundState::Succeeded).await?;
    for line in refund_line::Entity::find().filter(refund_line::Column::RefundId.eq(row.id)).all(tx).await? {
        order_line::Entity::update_many()
            .col_expr(order_line::Column::Refunded, Expr::col(order_line::Column::Refunded).sub(line.quantity))
            .col_expr(order_line::Column::RefundedMinor, Expr::col(order_line::Column::RefundedMinor).sub(line.amount_minor))
            .col_expr(order_line::Column::RefundedCommissionMinor, Expr::col(order_line::Column::RefundedCommissionMinor).sub(line.commission_minor))
            .col_expr(order_line::Column::RefundedCommissionVatMinor, Expr::col(order_line::Column::RefundedCommissionVatMinor).sub(line.commission_vat_minor))
            .filter(order_line::Column::Id.eq(line.order_line_id))
            .exec(tx)
            .await?;
    }
    owe(tx, &part, -row.amount_minor).await?;
    tracing::warn!(refund = %row.id, order = %order.number, "a refund failed at the gateway; the money has to be sent another way");
    close(cx, tx, order, row, verdict, "refund_failed").await
}
