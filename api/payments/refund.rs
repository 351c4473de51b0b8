//! Money back: the share is taken first, the gateway asked then; a refund that fails, however late, gives the share back.

use entity::ids::{AttemptId, PaymentId, RefundId, VendorOrderId};
use entity::states::{AttemptOperation, AttemptState, RefundState};
use entity::{payment, payment_share, psp_attempt};
use kernel::{Refusal, field};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, sea_query::Expr};

use crate::ask::{sure, timely};
use crate::gateway::{GatewayFault, Gateways, RefundCall};
use crate::intend::new_attempt;
use crate::model::{self, RefundVerdict};
use crate::repo;

/// What a verdict on a refund changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedRefund {
    pub refund: RefundId,
    pub payment: PaymentId,
    pub amount_minor: i64,
    /// The state it moved to, if it moved.
    pub became: Option<RefundState>,
}

/// Takes `amount` of what was captured for a vendor order, and writes down the call that gives it back.
///
/// # Errors
/// `LimitExceeded` when less than that is left; `ValidationFailed` for nothing or less.
pub async fn intend_refund(cx: &Cx, tx: &Tx, refund: RefundId, vendor_order: VendorOrderId, amount: i64) -> Result<(PaymentId, AttemptId)> {
    use payment_share::Column;
    if amount <= 0 {
        return Err(Refusal::invalid("input.amount", "A refund is more than nothing.").into());
    }
    let too_much =
        || Refusal::LimitExceeded { field: field("input.amount"), message: "That is more than is left to give back.".into(), retry_after_seconds: None };
    let share = payment_share::Entity::find()
        .filter(Column::VendorOrderId.eq(vendor_order))
        .filter(Expr::col(Column::CapturedMinor).sub(Expr::col(Column::RefundedMinor)).gte(amount))
        .order_by_asc(Column::PaymentId)
        .one(tx)
        .await?
        .ok_or_else(too_much)?;
    // The payment before its share, as everywhere, so that two never wait for each other.
    let sql = "UPDATE payment SET refunded_minor = refunded_minor + $1, version = version + 1, updated_at = $2 WHERE id = $3 AND refunded_minor + $1 <= captured_minor";
    if db::execute(tx, sql, [amount.into(), cx.now().into(), share.payment_id.into()]).await? != 1 {
        return Err(too_much().into());
    }
    let sql = "UPDATE payment_share SET refunded_minor = refunded_minor + $1 WHERE payment_id = $2 AND vendor_order_id = $3 AND refunded_minor + $1 <= captured_minor";
    if db::execute(tx, sql, [amount.into(), share.payment_id.into(), vendor_order.into()]).await? != 1 {
        return Err(too_much().into());
    }
    let payment = repo::payment(tx, share.payment_id).await?;
    let attempt = psp_attempt::Model {
        subject: Some(refund),
        vendor_order_id: Some(vendor_order),
        ..new_attempt(cx, payment.id, AttemptOperation::Refund, repo::money(amount, &payment.currency)?)
    };
    let id = attempt.id;
    psp_attempt::Entity::insert(psp_attempt::ActiveModel::from(attempt)).exec_without_returning(tx).await?;
    Ok((payment.id, id))
}

/// Makes the call of a refund's attempt, outside any transaction. A definite no is a verdict too (`failed`).
///
/// # Errors
/// `PaymentPending` when there is no answer: the attempt is in doubt then.
pub async fn ask_refund(cx: &Cx, gateways: &Gateways, attempt: AttemptId) -> Result<RefundVerdict> {
    let (attempt, payment) = read(cx, attempt).await?;
    if let Some(answer) = attempt.answer.filter(|_| matches!(attempt.state, AttemptState::Succeeded | AttemptState::Failed)) {
        return Ok(serde_json::from_value(answer)?);
    }
    let gateway = gateways.get(&payment.gateway)?;
    let gateway_ref = payment.gateway_ref.ok_or_else(|| Error::broken(format!("payment {} was captured nowhere", payment.id)))?;
    let call = RefundCall { key: attempt.id, gateway_ref, amount: repo::money(attempt.amount_minor, &attempt.currency)? };
    match timely(gateway.refund(cx, &call)).await {
        Err(GatewayFault::Refused { code, message }) => {
            tracing::warn!(attempt = %attempt.id, code, message, "the gateway refused a refund");
            Ok(RefundVerdict { state: RefundState::Failed, gateway_ref: None })
        }
        other => sure(cx, attempt.id, other).await,
    }
}

/// What the gateway says of a refund now.
///
/// # Errors
/// `PaymentPending` when it does not answer; `NotFound` when it never heard of the refund.
pub async fn fetch_refund(cx: &Cx, gateways: &Gateways, attempt: AttemptId) -> Result<RefundVerdict> {
    let (attempt, payment) = read(cx, attempt).await?;
    let gateway = gateways.get(&payment.gateway)?;
    match timely(gateway.find_refund(cx, attempt.id)).await {
        Ok(Some(verdict)) => Ok(verdict),
        Ok(None) => Err(Refusal::not_found("refund", "refund at the gateway").into()),
        Err(fault) => sure(cx, attempt.id, Err(fault)).await,
    }
}

/// Takes the gateway's word on a refund, under the payment's lock.
///
/// # Errors
/// The database's own.
pub async fn apply_refund(cx: &Cx, tx: &Tx, attempt: AttemptId, verdict: &RefundVerdict) -> Result<AppliedRefund> {
    let payment = repo::attempt(tx, attempt).await?.payment_id;
    repo::lock(tx, payment).await?;
    // Read under the lock: somebody may have settled it in between.
    let attempt = repo::attempt(tx, attempt).await?;
    let (Some(refund), Some(vendor_order)) = (attempt.subject, attempt.vendor_order_id) else {
        return Err(Error::broken(format!("attempt {} is no refund", attempt.id)));
    };
    let was = match attempt.state {
        AttemptState::Created | AttemptState::InDoubt => RefundState::Pending,
        AttemptState::Succeeded => RefundState::Succeeded,
        AttemptState::Failed => RefundState::Failed,
    };
    let mut applied = AppliedRefund { refund, payment, amount_minor: attempt.amount_minor, became: None };
    if !model::refund_moves(was, verdict.state) {
        return Ok(applied);
    }
    applied.became = Some(verdict.state);
    let state = if verdict.state == RefundState::Failed { AttemptState::Failed } else { AttemptState::Succeeded };
    repo::close(tx, attempt.id, state, serde_json::to_value(verdict)?, cx.now()).await?;
    if verdict.state == RefundState::Failed {
        let sql = "UPDATE payment SET refunded_minor = refunded_minor - $1, version = version + 1, updated_at = $2 WHERE id = $3";
        db::execute(tx, sql, [attempt.amount_minor.into(), cx.now().into(), payment.into()]).await?;
        let sql = "UPDATE payment_share SET refunded_minor = refunded_minor - $1 WHERE payment_id = $2 AND vendor_order_id = $3";
        db::execute(tx, sql, [attempt.amount_minor.into(), payment.into(), vendor_order.into()]).await?;
    }
    Ok(applied)
}

async fn read(cx: &Cx, attempt: AttemptId) -> Result<(psp_attempt::Model, payment::Model)> {
    let attempt = repo::attempt(&cx.db, attempt).await?;
    if attempt.operation != AttemptOperation::Refund {
        return Err(Error::broken(format!("attempt {} gives nothing back", attempt.id)));
    }
    let payment = repo::payment(&cx.db, attempt.payment_id).await?;
    Ok((attempt, payment))
}
