//! Asking a gateway, outside any transaction. The attempt's id is the key, so that asking twice is asking once.

use entity::ids::{AttemptId, PaymentId};
use entity::states::{AttemptOperation, AttemptState};
use entity::{payment, psp_attempt};
use kernel::Refusal;
use platform::{Cx, Error, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use crate::gateway::{GatewayFault, Gateways, PayCall};
use crate::model::{Verdict, ended};
use crate::repo;

/// When the buyer may ask again.
const RETRY_AFTER_S: i32 = 5;

/// Makes the call of a payment's attempt. A definite no is a verdict too (`failed`).
///
/// # Errors
/// `PaymentPending` when there is no answer: the attempt is in doubt then, and will be asked about until there is one.
pub async fn ask(cx: &Cx, gateways: &Gateways, payment: &payment::Model, attempt: &psp_attempt::Model) -> Result<Verdict> {
    if attempt.operation != AttemptOperation::Pay || attempt.payment_id != payment.id {
        return Err(Error::broken(format!("attempt {} does not take payment {}", attempt.id, payment.id)));
    }
    if ended(payment.state) {
        return Ok(Verdict::of(payment));
    }
    let gateway = gateways.get(&payment.gateway)?;
    let call = PayCall {
        key: attempt.id,
        payment: payment.id,
        amount: repo::money(payment.amount_minor, &payment.currency)?,
        method_token: payment.method_token.clone(),
        return_url: cx.public_url.to_string(),
    };
    match gateway.timely(cx, gateway.pay(cx, &call)).await {
        Err(GatewayFault::Refused { code, .. }) => Ok(Verdict::refused(&code)),
        other => sure(cx, attempt.id, other).await,
    }
}

/// What the gateway says of a payment now.
///
/// # Errors
/// `PaymentPending` when it does not answer; `NotFound` when it never heard of the payment.
pub async fn fetch(cx: &Cx, gateways: &Gateways, payment: PaymentId) -> Result<Verdict> {
    let payment = repo::payment(&cx.db, payment).await?;
    let attempt = repo::pay_attempt(&cx.db, payment.id).await?;
    let gateway = gateways.get(&payment.gateway)?;
    let found = gateway.timely(cx, gateway.find(cx, attempt.id)).await.map_err(|fault| unsure(attempt.id, &fault))?;
    found.ok_or_else(|| Refusal::not_found("payment", "payment at the gateway").into())
}

/// The answer, or the attempt put down as in doubt.
pub(crate) async fn sure<T>(cx: &Cx, attempt: AttemptId, answer: Result<T, GatewayFault>) -> Result<T> {
    let fault = match answer {
        Ok(answer) => return Ok(answer),
        Err(fault) => fault,
    };
    // A call that was not made is where it was: nobody has to wonder about it.
    if !matches!(fault, GatewayFault::Away { .. }) {
        doubt(cx, attempt).await?;
    }
    Err(unsure(attempt, &fault))
}

/// Puts a call down as unanswered, to be asked about later.
pub(crate) async fn doubt(cx: &Cx, attempt: AttemptId) -> Result<()> {
    use psp_attempt::Column;
    cx.db
        .write("payments.in_doubt", |tx| async move {
            psp_attempt::Entity::update_many()
                .col_expr(Column::State, Expr::value(AttemptState::InDoubt))
                .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
                .filter(Column::Id.eq(attempt))
                .filter(Column::State.is_in([AttemptState::Created, AttemptState::InDoubt]))
                .exec(&tx)
                .await?;
            Ok(())
        })
        .await
}

fn unsure(attempt: AttemptId, fault: &GatewayFault) -> Error {
    let retry_after_seconds = match fault {
        GatewayFault::Away { retry_after_ms } => i32::try_from(retry_after_ms.unsigned_abs().div_ceil(1000)).unwrap_or(RETRY_AFTER_S),
        _ => {
            tracing::warn!(%attempt, ?fault, "the gateway gave no answer");
            RETRY_AFTER_S
        }
    };
    Refusal::PaymentPending { retry_after_seconds }.into()
}
