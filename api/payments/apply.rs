//! The one place where a gateway's word becomes ours. Client and webhook both come through here, in any order and as
//! often as they like: what is new is told once.

use entity::states::{AttemptState, PaymentState};
use entity::{payment, payment_share};
use platform::{Cx, Error, Result, Tx, outbox};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};
use serde_json::json;

use crate::model::{self, Verdict};
use crate::repo;

/// What a verdict changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The payment as it is now.
    pub payment: payment::Model,
    /// Whether it had ended before, one way or another: then another payment may have taken its place.
    pub had_ended: bool,
    /// What was captured and had not been told before.
    pub newly_captured: i64,
    /// What the gateway kept and had not been told before.
    pub newly_fee: i64,
    /// The state it moved to, if it moved.
    pub became: Option<PaymentState>,
}

/// Merges a verdict into the payment. `known` is how it was last read: mostly nothing happened to it since, and writing the
/// next version over that one is all it takes; else it is read again under its lock. Publishes `PaymentCaptured` when money came in.
///
/// # Errors
/// A fault when the gateway tells of another charge, or of more than was asked for.
pub async fn apply(cx: &Cx, tx: &Tx, known: &payment::Model, verdict: &Verdict) -> Result<Applied> {
    let id = known.id;
    let answered = if verdict.state == PaymentState::Failed { AttemptState::Failed } else { AttemptState::Succeeded };
    let (before, after) = match write(cx, tx, known, verdict).await? {
        Some(after) => (known.clone(), after),
        None => {
            let before = repo::lock(tx, id).await?;
            let after = write(cx, tx, &before, verdict).await?.ok_or_else(|| Error::broken(format!("payment {id} changed under its lock")))?;
            (before, after)
        }
    };
    repo::close_all(tx, id, answered, serde_json::to_value(verdict)?, cx.now()).await?;
    let newly_captured = after.captured_minor - before.captured_minor;
    if newly_captured > 0 {
        share_out(tx, &after, newly_captured).await?;
        let payload = json!({ "paymentId": id, "orderId": after.reference, "amountMinor": newly_captured, "currency": after.currency });
        outbox::publish(cx, tx, &format!("payment:{id}"), after.version, "PaymentCaptured", &payload)?;
    }
    Ok(Applied {
        had_ended: model::ended(before.state),
        newly_captured,
        newly_fee: after.fee_minor - before.fee_minor,
        became: (after.state != before.state).then_some(after.state),
        payment: after,
    })
}

/// Writes what follows from the verdict over this version of the payment; nothing where it has another version by now.
/// Also without a change its row is taken, so that whoever comes next waits.
async fn write(cx: &Cx, tx: &Tx, before: &payment::Model, verdict: &Verdict) -> Result<Option<payment::Model>> {
    use payment::Column;
    let mut after = model::merge(before, verdict)?;
    if after != *before {
        after.version += 1;
        after.updated_at = cx.now();
    }
    let row = payment::ActiveModel::from(after.clone()).reset_all();
    let written = payment::Entity::update_many().set(row).filter(Column::Id.eq(before.id)).filter(Column::Version.eq(before.version)).exec(tx).await?;
    Ok((written.rows_affected == 1).then_some(after))
}

/// Gives every share its part of what came in.
async fn share_out(tx: &Tx, payment: &payment::Model, new: i64) -> Result<()> {
    use payment_share::Column;
    if payment.state == PaymentState::Captured {
        payment_share::Entity::update_many()
            .col_expr(Column::CapturedMinor, Expr::col(Column::AuthorizedMinor))
            .filter(Column::PaymentId.eq(payment.id))
            .exec(tx)
            .await?;
        return Ok(());
    }
    let shares = payment_share::Entity::find().filter(Column::PaymentId.eq(payment.id)).order_by_asc(Column::VendorOrderId).all(tx).await?;
    let lacking: Vec<i64> = shares.iter().map(|share| share.authorized_minor - share.captured_minor).collect();
    for (share, part) in shares.iter().zip(model::spread(new, &lacking)) {
        payment_share::Entity::update_many()
            .col_expr(Column::CapturedMinor, Expr::col(Column::CapturedMinor).add(part))
            .filter(Column::PaymentId.eq(payment.id))
            .filter(Column::VendorOrderId.eq(share.vendor_order_id))
            .exec(tx)
            .await?;
    }
    Ok(())
}
