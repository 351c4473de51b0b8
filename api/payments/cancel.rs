//! Giving up a payment that nobody paid. The gateway is asked first: perhaps somebody did.

use entity::ids::PaymentId;
use entity::psp_attempt;
use entity::states::AttemptOperation;
use platform::{Cx, Result};
use sea_orm::EntityTrait;

use crate::ask::sure;
use crate::gateway::{CancelCall, Gateways};
use crate::intend::new_attempt;
use crate::model::{Verdict, ended};
use crate::repo;

/// Makes sure that no money will be taken any more, and tells how the payment ended: `cancelled`, `failed`, or
/// `captured` when the money came first. The verdict is for [`crate::apply`].
///
/// # Errors
/// `PaymentPending` when the gateway does not answer: nothing may be released then.
pub async fn cancel(cx: &Cx, gateways: &Gateways, id: PaymentId) -> Result<Verdict> {
    let payment = repo::payment(&cx.db, id).await?;
    if ended(payment.state) {
        return Ok(Verdict::of(&payment));
    }
    let gateway = gateways.get(&payment.gateway)?;
    let amount = repo::money(payment.amount_minor, &payment.currency)?;
    let pay = repo::pay_attempt(&cx.db, id).await?;
    let key = cx
        .db
        .write("payments.cancel", |tx| async move {
            // Under the payment's lock, so that two sweepers write one attempt.
            repo::lock(&tx, id).await?;
            if let Some(earlier) = repo::of(&tx, id, AttemptOperation::Cancel).await? {
                return Ok(earlier.id);
            }
            let attempt = new_attempt(cx, id, AttemptOperation::Cancel, amount);
            let key = attempt.id;
            psp_attempt::Entity::insert(psp_attempt::ActiveModel::from(attempt)).exec_without_returning(&tx).await?;
            Ok(key)
        })
        .await?;
    let answer = gateway.timely(cx, gateway.cancel(cx, &CancelCall { key, payment: id, pay_key: pay.id, amount })).await;
    sure(cx, key, answer).await
}
