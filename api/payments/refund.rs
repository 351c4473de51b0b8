//! Money back: the share is taken first, the gateway asked then; a refund that fails, however late, gives the share back.

use entity::ids::{AttemptId, OrderId, PaymentId, RefundId, VendorOrderId};
use entity::states::{AttemptOperation, AttemptState, RefundState};
use entity::{payment, payment_share, psp_attempt};
use kernel::{Money, Refusal, field};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, sea_query::Expr};

use crate::ask::sure;
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
    pub was: RefundState,
    /// The state it moved to, if it moved.
    pub became: Option<RefundState>,
}

/// A payment that goes back whole, because nothing was sold for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Return {
    /// Names it in the ledger; no vendor gives it.
    pub refund: RefundId,
    pub attempt: AttemptId,
    pub payment: PaymentId,
    /// What the payment was for.
    pub reference: OrderId,
    pub amount: Money,
}

/// Writes down that all that was captured goes back, and the call for it.
///
/// # Errors
/// A fault when nothing was captured, or some of it has gone back already.
pub async fn intend_return(cx: &Cx, tx: &Tx, payment: PaymentId) -> Result<Return> {
    use payment_share::Column;
    let row = repo::lock(tx, payment).await?;
    if row.captured_minor <= 0 || row.refunded_minor != 0 {
        return Err(Error::broken(format!("payment {payment}: {} captured and {} refunded cannot go back whole", row.captured_minor, row.refunded_minor)));
    }
    let sql = "UPDATE payment SET refunded_minor = captured_minor, version = version + 1, updated_at = $1 WHERE id = $2";
    db::execute(tx, sql, [cx.now().into(), payment.into()]).await?;
    payment_share::Entity::update_many()
        .col_expr(Column::RefundedMinor, Expr::col(Column::CapturedMinor))
        .filter(Column::PaymentId.eq(payment))
        .exec(tx)
        .await?;
    let (refund, amount) = (cx.id(), repo::money(row.captured_minor, &row.currency)?);
    let attempt = psp_attempt::Model { subject: Some(refund), ..new_attempt(cx, payment, AttemptOperation::Refund, amount) };
    let id = attempt.id;
    psp_attempt::Entity::insert(psp_attempt::ActiveModel::from(attempt)).exec_without_returning(tx).await?;
    Ok(Return { refund, attempt: id, payment, reference: row.reference, amount })
}

/// The return this call is for; nothing when it is for a refund of a part.
///
/// # Errors
/// The database's own.
pub async fn return_of(db: &impl ConnectionTrait, attempt: AttemptId) -> Result<Option<Return>> {
    let attempt = repo::attempt(db, attempt).await?;
    let (Some(refund), None, AttemptOperation::Refund) = (attempt.subject, attempt.vendor_order_id, attempt.operation) else { return Ok(None) };
    let payment = repo::payment(db, attempt.payment_id).await?;
    let amount = repo::money(attempt.amount_minor, &attempt.currency)?;
    Ok(Some(Return { refund, attempt: attempt.id, payment: payment.id, reference: payment.reference, amount }))
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
    match gateway.timely(cx, gateway.refund(cx, &call)).await {
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
    match gateway.timely(cx, gateway.find_refund(cx, attempt.id)).await {
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
    let Some(refund) = attempt.subject else { return Err(Error::broken(format!("attempt {} is no refund", attempt.id))) };
    let was = match attempt.state {
        AttemptState::Created | AttemptState::InDoubt => RefundState::Pending,
        AttemptState::Succeeded => RefundState::Succeeded,
        AttemptState::Failed => RefundState::Failed,
    };
    let mut applied = AppliedRefund { refund, payment, amount_minor: attempt.amount_minor, was, became: None };
    if !model::refund_moves(was, verdict.state) {
        return Ok(applied);
    }
    applied.became = Some(verdict.state);
    let state = if verdict.state == RefundState::Failed { AttemptState::Failed } else { AttemptState::Succeeded };
    repo::close(tx, attempt.id, state, serde_json::to_value(verdict)?, cx.now()).await?;
    if verdict.state == RefundState::Failed {
        let sql = "UPDATE payment SET refunded_minor = refunded_minor - $1, version = version + 1, updated_at = $2 WHERE id = $3";
        db::execute(tx, sql, [attempt.amount_minor.into(), cx.now().into(), payment.into()]).await?;
        // A return is of all shares, and all it took was all there was.
        let (sql, values): (_, Vec<sea_orm::Value>) = match attempt.vendor_order_id {
            Some(vendor_order) => (
                "UPDATE payment_share SET refunded_minor = refunded_minor - $1 WHERE payment_id = $2 AND vendor_order_id = $3",
                vec![attempt.amount_minor.into(), payment.into(), vendor_order.into()],
            ),
            None => ("UPDATE payment_share SET refunded_minor = 0 WHERE payment_id = $1", vec![payment.into()]),
        };
        db::execute(tx, sql, values).await?;
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
