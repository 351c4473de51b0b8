//! Finding out what became of calls that were never answered.

use entity::ids::{AttemptId, PaymentId};
use entity::states::{AttemptOperation, AttemptState, RefundState};
use platform::{Cx, Result};

use crate::ask::{ask, sure};
use crate::cancel::cancel;
use crate::gateway::Gateways;
use crate::model::{RefundVerdict, Verdict, ended};
use crate::refund::ask_refund;
use crate::repo;

/// Gateways forget keys after a day: an older call is only looked for, never made again.
const KEY_LIVES_MS: i64 = 23 * 3_600_000;

/// What became of a call, for the room that settles it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    Payment(PaymentId, Verdict),
    Refund(AttemptId, RefundVerdict),
}

/// Asks the gateway by the attempt's key. What it never heard of is safe to ask for again under the same key.
///
/// # Errors
/// `PaymentPending` while there is still no answer.
pub async fn resolve_in_doubt(cx: &Cx, gateways: &Gateways, attempt: AttemptId) -> Result<Resolved> {
    let attempt = repo::attempt(&cx.db, attempt).await?;
    let payment = repo::payment(&cx.db, attempt.payment_id).await?;
    let gateway = gateways.get(&payment.gateway)?;
    let fresh = cx.now() - attempt.created_at < KEY_LIVES_MS;
    if attempt.operation == AttemptOperation::Refund {
        if matches!(attempt.state, AttemptState::Succeeded | AttemptState::Failed) {
            return Ok(Resolved::Refund(attempt.id, ask_refund(cx, gateways, attempt.id).await?));
        }
        let found = gateway.timely(cx, gateway.find_refund(cx, attempt.id)).await;
        let verdict = match sure(cx, attempt.id, found).await? {
            Some(verdict) => verdict,
            None if fresh => ask_refund(cx, gateways, attempt.id).await?,
            None => RefundVerdict { state: RefundState::Failed, gateway_ref: None },
        };
        return Ok(Resolved::Refund(attempt.id, verdict));
    }
    if ended(payment.state) {
        return Ok(Resolved::Payment(payment.id, Verdict::of(&payment)));
    }
    if attempt.operation == AttemptOperation::Cancel {
        return Ok(Resolved::Payment(payment.id, cancel(cx, gateways, payment.id).await?));
    }
    let found = gateway.timely(cx, gateway.find(cx, attempt.id)).await;
    let verdict = match sure(cx, attempt.id, found).await? {
        Some(verdict) => verdict,
        None if fresh => ask(cx, gateways, &payment, &attempt).await?,
        None => Verdict::refused("never_asked"),
    };
    Ok(Resolved::Payment(payment.id, verdict))
}
