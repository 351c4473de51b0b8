//! Writing down that money is to be asked for, before anybody is asked.

use entity::ids::{OrderId, PaymentId, VendorId, VendorOrderId};
use entity::states::{AttemptOperation, AttemptState, PaymentState};
use entity::{payment, payment_share, psp_attempt};
use kernel::Money;
use platform::{Cx, Error, Result, Tx};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Money to be asked for.
#[derive(Clone, Copy, Debug)]
pub struct NewPayment<'a> {
    /// What it pays for.
    pub reference: OrderId,
    pub gateway: &'a str,
    pub method_token: &'a str,
    pub amount: Money,
    /// Whose it is; the parts sum to the amount.
    pub shares: &'a [(VendorOrderId, VendorId, i64)],
}

/// Writes the payment, its shares and the call that [`crate::ask`] will make.
///
/// # Errors
/// A fault when the shares do not sum to the amount.
pub async fn intend(cx: &Cx, tx: &Tx, new: NewPayment<'_>) -> Result<(payment::Model, psp_attempt::Model)> {
    let sum: i64 = new.shares.iter().map(|(.., part)| part).sum();
    if sum != new.amount.minor || new.shares.iter().any(|(.., part)| *part < 0) {
        return Err(Error::broken(format!("the shares of a payment of {} sum to {sum}", new.amount.minor)));
    }
    let now = cx.now();
    let row = payment::Model {
        id: cx.id(),
        reference: new.reference,
        gateway: new.gateway.into(),
        method_token: new.method_token.into(),
        amount_minor: new.amount.minor,
        currency: new.amount.currency.code().into(),
        state: PaymentState::Created,
        captured_minor: 0,
        refunded_minor: 0,
        fee_minor: 0,
        gateway_ref: None,
        next_action: None,
        decline_code: None,
        expires_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    payment::Entity::insert(payment::ActiveModel::from(row.clone())).exec_without_returning(tx).await?;
    let shares = new.shares.iter().map(|&(vendor_order_id, vendor_id, part)| payment_share::ActiveModel {
        payment_id: Set(row.id),
        vendor_order_id: Set(vendor_order_id),
        vendor_id: Set(vendor_id),
        authorized_minor: Set(part),
        captured_minor: Set(0),
        refunded_minor: Set(0),
    });
    payment_share::Entity::insert_many(shares).exec_without_returning(tx).await?;
    let attempt = new_attempt(cx, row.id, AttemptOperation::Pay, new.amount);
    psp_attempt::Entity::insert(psp_attempt::ActiveModel::from(attempt.clone())).exec_without_returning(tx).await?;
    Ok((row, attempt))
}

/// A call not yet made.
pub(crate) fn new_attempt(cx: &Cx, payment_id: PaymentId, operation: AttemptOperation, amount: Money) -> psp_attempt::Model {
    let now = cx.now();
    psp_attempt::Model {
        id: cx.id(),
        payment_id,
        operation,
        subject: None,
        vendor_order_id: None,
        amount_minor: amount.minor,
        currency: amount.currency.code().into(),
        state: AttemptState::Created,
        answer: None,
        tries: 0,
        created_at: now,
        updated_at: now,
    }
}
