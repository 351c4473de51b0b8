//! Payments of the past, with the gateway's books to match, for demonstrations.

use entity::ids::{AttemptId, OrderId, PaymentId, RefundId, VendorId, VendorOrderId};
use entity::states::{AttemptOperation, AttemptState, ChargeRefundState, ChargeState, PaymentState, RefundState};
use entity::{payment, payment_share, psp_attempt, test_gateway_charge, test_gateway_refund};
use kernel::Money;
use platform::{Cx, Result, Tx};
use sea_orm::EntityTrait;

use crate::gateway::test::{NAME, fee};
use crate::model::{RefundVerdict, Verdict};

/// Rows per statement; both databases take some ten thousand values at most.
const CHUNK: usize = 1000;

/// A payment that was captured by the test gateway once.
#[derive(Clone, Debug)]
pub struct PastPayment {
    pub reference: OrderId,
    pub amount: Money,
    /// Whose it is; the parts sum to the amount.
    pub shares: Vec<(VendorOrderId, VendorId, i64)>,
    pub captured_at: i64,
    pub refunds: Vec<PastRefund>,
}

/// A refund that was sent once.
#[derive(Clone, Copy, Debug)]
pub struct PastRefund {
    pub id: RefundId,
    pub vendor_order: VendorOrderId,
    pub amount_minor: i64,
    pub at: i64,
}

/// What became of a [`PastPayment`].
#[derive(Clone, Debug)]
pub struct PastResult {
    pub payment: PaymentId,
    pub gateway_ref: String,
    pub fee_minor: i64,
    /// In the order of its refunds, with the gateway's names.
    pub refunds: Vec<(AttemptId, String)>,
}

/// Writes payments of the past with their shares, calls and the gateway's books, in the order given.
/// It is the one place that writes both sides in one transaction: nobody was asked, nothing can be in doubt.
///
/// # Errors
/// The database's own, also when shares or refunds do not add up.
pub async fn seed_past(cx: &Cx, tx: &Tx, past: &[PastPayment]) -> Result<Vec<PastResult>> {
    let mut results = Vec::with_capacity(past.len());
    let (mut payments, mut shares, mut attempts, mut charges, mut refunds) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for one in past {
        let (at, currency) = (one.captured_at, one.amount.currency.code());
        let refunded: i64 = one.refunds.iter().map(|refund| refund.amount_minor).sum();
        let id: PaymentId = cx.id_at(at);
        let row = payment::Model {
            id,
            reference: one.reference,
            gateway: NAME.into(),
            method_token: "test_ok".into(),
            amount_minor: one.amount.minor,
            currency: currency.into(),
            state: PaymentState::Captured,
            captured_minor: one.amount.minor,
            refunded_minor: refunded,
            fee_minor: fee(one.amount.minor),
            gateway_ref: Some(format!("ch_{}", id.0.simple())),
            next_action: None,
            decline_code: None,
            expires_at: None,
            version: 2,
            created_at: at,
            updated_at: at,
        };
        let attempt = |operation, amount_minor, at, answer| psp_attempt::Model {
            id: cx.id_at(at),
            payment_id: id,
            operation,
            subject: None,
            vendor_order_id: None,
            amount_minor,
            currency: currency.into(),
            state: AttemptState::Succeeded,
            answer: Some(answer),
            tries: 0,
            created_at: at,
            updated_at: at,
        };
        let verdict = Verdict::of(&row);
        let pay = attempt(AttemptOperation::Pay, one.amount.minor, at, serde_json::to_value(&verdict)?);
        shares.extend(one.shares.iter().map(|&(vendor_order_id, vendor_id, part)| {
            let refunded = one.refunds.iter().filter(|refund| refund.vendor_order == vendor_order_id).map(|refund| refund.amount_minor).sum();
            let share =
                payment_share::Model { payment_id: id, vendor_order_id, vendor_id, authorized_minor: part, captured_minor: part, refunded_minor: refunded };
            payment_share::ActiveModel::from(share)
        }));
        charges.push(test_gateway_charge::ActiveModel::from(test_gateway_charge::Model {
            id: verdict.gateway_ref.clone(),
            idempotency_key: pay.id.to_string(),
            reference: id.to_string(),
            scenario: row.method_token.clone(),
            amount_minor: one.amount.minor,
            currency: currency.into(),
            state: ChargeState::Captured,
            decline_code: None,
            captured_minor: one.amount.minor,
            refunded_minor: refunded,
            fee_minor: row.fee_minor,
            due_at: None,
            created_at: at,
            updated_at: at,
        }));
        let mut result = PastResult { payment: id, gateway_ref: verdict.gateway_ref.clone(), fee_minor: row.fee_minor, refunds: Vec::new() };
        for refund in &one.refunds {
            let name = format!("re_{}", refund.id.0.simple());
            let answer = serde_json::to_value(RefundVerdict { state: RefundState::Succeeded, gateway_ref: Some(name.clone()) })?;
            let given = psp_attempt::Model {
                subject: Some(refund.id),
                vendor_order_id: Some(refund.vendor_order),
                ..attempt(AttemptOperation::Refund, refund.amount_minor, refund.at, answer)
            };
            refunds.push(test_gateway_refund::ActiveModel::from(test_gateway_refund::Model {
                id: name.clone(),
                idempotency_key: given.id.to_string(),
                charge_id: verdict.gateway_ref.clone(),
                amount_minor: refund.amount_minor,
                state: ChargeRefundState::Succeeded,
                fails_late: false,
                due_at: None,
                created_at: refund.at,
                updated_at: refund.at,
            }));
            result.refunds.push((given.id, name));
            attempts.push(psp_attempt::ActiveModel::from(given));
        }
        payments.push(payment::ActiveModel::from(row));
        attempts.push(psp_attempt::ActiveModel::from(pay));
        results.push(result);
    }
    for rows in payments.chunks(CHUNK) {
        payment::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    for rows in shares.chunks(CHUNK) {
        payment_share::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    for rows in attempts.chunks(CHUNK) {
        psp_attempt::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    for rows in charges.chunks(CHUNK) {
        test_gateway_charge::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    for rows in refunds.chunks(CHUNK) {
        test_gateway_refund::Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(results)
}
