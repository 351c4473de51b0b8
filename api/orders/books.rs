//! What each step of an order means in the ledger; one event is one journal with its own key (CORRECTNESS 2.2.3).

use entity::ids::{OrderId, PaymentId, RefundId};
use entity::{order, payment, refund, vendor_order};
use kernel::{Currency, Money, currency};
use ledger::{Account, Journal, Leg};
use payments::Return;
use platform::{Cx, Error, Result, Tx};

/// The currency of a stored row.
pub fn of(code: &str) -> Result<Currency> {
    currency("currency", code).map_err(|_| Error::broken(format!("{code} is stored as a currency")))
}

fn leg(debit: Account, credit: Account, minor: i64, currency: Currency) -> Leg {
    Leg { debit, credit, amount: Money::new(minor, currency), memo: None }
}

fn journal(cx: &Cx, event_key: String, kind: &'static str, order: OrderId, legs: Vec<Leg>) -> Journal {
    Journal { event_key, kind, order_id: Some(order), occurred_at: cx.now(), legs, reverses: None }
}

async fn post(cx: &Cx, tx: &Tx, event_key: String, kind: &'static str, order: OrderId, legs: Vec<Leg>) -> Result<bool> {
    ledger::post(cx, tx, journal(cx, event_key, kind, order, legs)).await
}

/// The buyer paid: each vendor is owed its part, less what the marketplace keeps; the gateway kept `new_fee`.
pub async fn paid(cx: &Cx, tx: &Tx, order: &order::Model, parts: &[vendor_order::Model], payment: &payment::Model, new_fee: i64) -> Result<()> {
    let currency = of(&order.currency)?;
    let mut legs = vec![leg(Account::PspClearing, Account::OrderControl(order.id), order.total_minor, currency)];
    for part in parts {
        let vendor = Account::VendorPending(part.vendor_id);
        legs.push(leg(Account::OrderControl(order.id), vendor, part.total_minor, currency));
        legs.push(leg(vendor, Account::CommissionRevenue, part.commission_minor, currency));
        legs.push(leg(vendor, Account::CommissionVat, part.commission_vat_minor, currency));
    }
    let capture = journal(cx, format!("capture:{}", payment.id), "capture", order.id, legs);
    ledger::post_all(cx, tx, vec![capture, kept(cx, payment, new_fee)?]).await
}

/// The buyer paid for what is gone: the money waits in the order's control account for its refunds.
pub async fn paid_without_goods(cx: &Cx, tx: &Tx, order: &order::Model, payment: PaymentId) -> Result<()> {
    let legs = vec![leg(Account::PspClearing, Account::OrderControl(order.id), order.total_minor, of(&order.currency)?)];
    post(cx, tx, format!("capture:{payment}"), "capture", order.id, legs).await?;
    Ok(())
}

/// The gateway kept `new` for itself and had not told before.
///
/// # Errors
/// Faults only.
pub async fn fee(cx: &Cx, tx: &Tx, payment: &payment::Model, new: i64) -> Result<()> {
    ledger::post(cx, tx, kept(cx, payment, new)?).await?;
    Ok(())
}

/// The gateway's word is cumulative, so the sum names the event; nothing is posted of a fee of nothing.
fn kept(cx: &Cx, payment: &payment::Model, new: i64) -> Result<Journal> {
    let legs = vec![leg(Account::PspFee, Account::PspClearing, new, of(&payment.currency)?)];
    Ok(journal(cx, format!("fee:{}:{}", payment.id, payment.fee_minor), "fee", payment.reference, legs))
}

/// The buyer paid by a payment that another had taken the place of: the money waits in the order's control account, and
/// from there goes back whole.
pub async fn paid_again(cx: &Cx, tx: &Tx, payment: &payment::Model, refund: RefundId) -> Result<()> {
    let (currency, control) = (of(&payment.currency)?, Account::OrderControl(payment.reference));
    let capture = vec![leg(Account::PspClearing, control, payment.captured_minor, currency)];
    post(cx, tx, format!("capture:{}", payment.id), "capture", payment.reference, capture).await?;
    let back = vec![leg(control, Account::RefundControl(refund), payment.captured_minor, currency)];
    post(cx, tx, format!("refund:{refund}"), "refund", payment.reference, back).await?;
    Ok(())
}

/// The gateway sent such money back.
pub async fn sent_back(cx: &Cx, tx: &Tx, sent: &Return) -> Result<()> {
    let legs = vec![leg(Account::RefundControl(sent.refund), Account::PspClearing, sent.amount.minor, sent.amount.currency)];
    post(cx, tx, format!("refund:{}:done", sent.refund), "refund_done", sent.reference, legs).await?;
    Ok(())
}

/// It could not be sent back: the order's control account owes it until somebody finds another way.
pub async fn not_sent_back(cx: &Cx, tx: &Tx, sent: &Return, was_done: bool) -> Result<()> {
    let (control, money) = (Account::RefundControl(sent.refund), sent.amount);
    let mut legs = vec![leg(control, Account::OrderControl(sent.reference), money.minor, money.currency)];
    if was_done {
        legs.push(leg(Account::PspClearing, control, money.minor, money.currency));
    }
    post(cx, tx, format!("refund:{}:failed", sent.refund), "refund_failed", sent.reference, legs).await?;
    Ok(())
}

/// A refund was decided: the vendor gives back its share, the marketplace its commission.
pub async fn refund(cx: &Cx, tx: &Tx, row: &refund::Model, source: Account) -> Result<()> {
    let currency = of(&row.currency)?;
    let control = Account::RefundControl(row.id);
    let legs = vec![
        leg(source, control, row.amount_minor - row.commission_minor - row.commission_vat_minor, currency),
        leg(Account::CommissionRevenue, control, row.commission_minor, currency),
        leg(Account::CommissionVat, control, row.commission_vat_minor, currency),
    ];
    post(cx, tx, format!("refund:{}", row.id), "refund", row.order_id, legs).await?;
    Ok(())
}

/// The gateway sent it.
pub async fn refund_done(cx: &Cx, tx: &Tx, row: &refund::Model) -> Result<()> {
    let legs = vec![leg(Account::RefundControl(row.id), Account::PspClearing, row.amount_minor, of(&row.currency)?)];
    post(cx, tx, format!("refund:{}:done", row.id), "refund_done", row.order_id, legs).await?;
    Ok(())
}

/// The gateway could not send it, perhaps long after it said it had: everything goes back to where it was.
pub async fn refund_failed(cx: &Cx, tx: &Tx, row: &refund::Model, source: Account, was_done: bool) -> Result<()> {
    let currency = of(&row.currency)?;
    let control = Account::RefundControl(row.id);
    let mut legs = Vec::new();
    if was_done {
        legs.push(leg(Account::PspClearing, control, row.amount_minor, currency));
    }
    legs.push(leg(control, source, row.amount_minor - row.commission_minor - row.commission_vat_minor, currency));
    legs.push(leg(control, Account::CommissionRevenue, row.commission_minor, currency));
    legs.push(leg(control, Account::CommissionVat, row.commission_vat_minor, currency));
    post(cx, tx, format!("refund:{}:failed", row.id), "refund_failed", row.order_id, legs).await?;
    Ok(())
}

/// The time to send things back is over: what is left of it may be paid out.
pub async fn release(cx: &Cx, tx: &Tx, part: &vendor_order::Model, minor: i64) -> Result<()> {
    if minor > 0 {
        let legs = vec![leg(Account::VendorPending(part.vendor_id), Account::VendorAvailable(part.vendor_id), minor, of(&part.currency)?)];
        post(cx, tx, format!("release:{}", part.id), "release", part.order_id, legs).await?;
    }
    Ok(())
}
