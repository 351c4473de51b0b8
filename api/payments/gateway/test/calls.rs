//! The test gateway's answers. Each call is one transaction of its own, and safe to repeat under its key.

use entity::ids::AttemptId;
use entity::states::{ChargeRefundState, ChargeState, PaymentState, RefundState};
use entity::test_gateway_charge::{ActiveModel, Column, Entity, Model};
use entity::{test_gateway_charge, test_gateway_refund};
use kernel::Refusal;
use platform::{Cx, Error, Result, Tx, crypto, db};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

use super::scenario::{Scenario, fee};
use super::{ACTION_MS, LATER_MS, NAME, own, webhook};
use crate::gateway::{CancelCall, GatewayFault, PayCall, RefundCall};
use crate::model::{RefundVerdict, Verdict};

type Answer<T> = Result<T, GatewayFault>;

pub async fn pay(cx: &Cx, call: &PayCall) -> Answer<Verdict> {
    let Some(scenario) = Scenario::parse(&call.method_token) else { return Err(refused("unknown_method", "There is no such means of payment.")) };
    let (charge, is_new) = own(cx)
        .write("test_gateway.pay", |tx| async move {
            let charge = new_charge(cx, call.key, &call.payment.to_string(), &call.method_token, call.amount, scenario.first_state());
            put(&tx, charge).await
        })
        .await
        .map_err(no_answer)?;
    if charge.amount_minor != call.amount.minor || charge.currency != call.amount.currency.code() {
        return Err(refused("idempotency_mismatch", "This key belongs to a payment of another amount."));
    }
    if is_new && scenario == Scenario::LosesAnswer {
        return Err(GatewayFault::NoAnswer("the answer was lost on the way".into()));
    }
    Ok(verdict(cx, &charge))
}

pub async fn find(cx: &Cx, key: AttemptId) -> Answer<Option<Verdict>> {
    let charge = by_key(&own(cx), key).await.map_err(no_answer)?;
    Ok(charge.map(|charge| verdict(cx, &charge)))
}

/// A charge that was never asked for is put down as cancelled, so that a call still under way comes too late.
pub async fn cancel(cx: &Cx, call: &CancelCall) -> Answer<Verdict> {
    let charge = own(cx)
        .write("test_gateway.cancel", |tx| async move {
            let charge = new_charge(cx, call.pay_key, &call.payment.to_string(), "", call.amount, ChargeState::Cancelled);
            let (charge, is_new) = put(&tx, charge).await?;
            if is_new || !matches!(charge.state, ChargeState::RequiresAction | ChargeState::Processing) {
                return Ok(charge);
            }
            let comes_back = (Scenario::parse(&charge.scenario) == Some(Scenario::IgnoresCancel)).then(|| cx.now() + LATER_MS);
            Entity::update_many()
                .col_expr(Column::State, Expr::value(ChargeState::Cancelled))
                .col_expr(Column::DueAt, Expr::value(comes_back))
                .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
                .filter(Column::Id.eq(charge.id.as_str()))
                .filter(Column::State.eq(charge.state))
                .exec(&tx)
                .await?;
            // Read again: a capture may have come first.
            by_key(&tx, call.pay_key).await?.ok_or_else(|| Error::broken("a charge of the test gateway is gone"))
        })
        .await
        .map_err(no_answer)?;
    Ok(verdict(cx, &charge))
}

pub async fn refund(cx: &Cx, call: &RefundCall) -> Answer<RefundVerdict> {
    own(cx).write("test_gateway.refund", |tx| async move { refund_in(cx, &tx, call).await }).await.map_err(no_answer)?
}

async fn refund_in(cx: &Cx, tx: &Tx, call: &RefundCall) -> Result<Answer<RefundVerdict>> {
    // Under the charge's lock: of two calls with one key at the same moment, the second finds what the first did.
    let Some(charge) = locked(tx, &call.gateway_ref).await? else {
        return Ok(Err(refused("unknown_charge", "There is no such charge.")));
    };
    if let Some(earlier) = refund_by_key(tx, call.key).await? {
        let same = earlier.charge_id == call.gateway_ref && earlier.amount_minor == call.amount.minor;
        return Ok(if same { Ok(refund_verdict(&earlier)) } else { Err(refused("idempotency_mismatch", "This key belongs to another refund.")) });
    }
    if call.amount.minor <= 0 || charge.currency != call.amount.currency.code() {
        return Ok(Err(refused("bad_amount", "A refund is more than nothing, in the currency of its charge.")));
    }
    let scenario = Scenario::parse(&charge.scenario);
    let (fails_late, pending) = (scenario == Some(Scenario::RefundFailsLate), scenario == Some(Scenario::RefundsLater));
    // What is pending counts against the charge, but has not gone back yet.
    let sql = "UPDATE test_gateway_charge SET refunded_minor = refunded_minor + $1, updated_at = $2 WHERE id = $3 AND refunded_minor + $4 \
               + COALESCE((SELECT CAST(SUM(r.amount_minor) AS BIGINT) FROM test_gateway_refund r WHERE r.charge_id = $3 AND r.state = 'pending'), 0) <= captured_minor";
    let gone_back = if pending { 0 } else { call.amount.minor };
    if db::execute(tx, sql, [gone_back.into(), cx.now().into(), charge.id.as_str().into(), call.amount.minor.into()]).await? != 1 {
        return Ok(Err(refused("over_refund", "That is more than is left of the charge.")));
    }
    let row = test_gateway_refund::Model {
        id: format!("re_{}", &crypto::token()[..32]),
        idempotency_key: call.key.to_string(),
        charge_id: charge.id,
        amount_minor: call.amount.minor,
        state: if pending { ChargeRefundState::Pending } else { ChargeRefundState::Succeeded },
        fails_late,
        due_at: (fails_late || pending).then(|| cx.now() + LATER_MS),
        created_at: cx.now(),
        updated_at: cx.now(),
    };
    test_gateway_refund::Entity::insert(test_gateway_refund::ActiveModel::from(row.clone())).exec_without_returning(tx).await?;
    Ok(Ok(refund_verdict(&row)))
}

pub async fn find_refund(cx: &Cx, key: AttemptId) -> Answer<Option<RefundVerdict>> {
    let found = refund_by_key(&own(cx), key).await.map_err(no_answer)?;
    Ok(found.as_ref().map(refund_verdict))
}

pub async fn confirm(cx: &Cx, id: &str) -> Result<()> {
    own(cx)
        .write("test_gateway.confirm", |tx| async move {
            // Under its lock: who confirms while it is cancelled is told what it became, not what it was.
            let Some(charge) = locked(&tx, id).await? else { return Err(Refusal::not_found("charge", "charge").into()) };
            match charge.state {
                ChargeState::Captured => Ok(()),
                ChargeState::RequiresAction => capture(cx, &tx, &charge).await,
                _ => Err(Refusal::state("This charge waits for no confirmation any more.").into()),
            }
        })
        .await
}

/// Takes the money of a charge that was waiting, and has it told.
pub async fn capture(cx: &Cx, tx: &Tx, charge: &Model) -> Result<()> {
    let taken = Entity::update_many()
        .col_expr(Column::State, Expr::value(ChargeState::Captured))
        .col_expr(Column::CapturedMinor, Expr::value(charge.amount_minor))
        .col_expr(Column::FeeMinor, Expr::value(fee(charge.amount_minor)))
        .col_expr(Column::DueAt, Expr::value(None::<i64>))
        .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
        .filter(Column::Id.eq(charge.id.as_str()))
        .filter(Column::State.eq(charge.state))
        .exec(tx)
        .await?;
    if taken.rows_affected == 1 {
        webhook::queue(cx, tx, "charge.captured", &charge.id, &charge.idempotency_key).await?;
    }
    Ok(())
}

fn new_charge(cx: &Cx, key: AttemptId, reference: &str, scenario: &str, amount: kernel::Money, state: ChargeState) -> Model {
    let now = cx.now();
    let captured = if state == ChargeState::Captured { amount.minor } else { 0 };
    let fee_later = Scenario::parse(scenario) == Some(Scenario::FeeLater);
    Model {
        id: format!("ch_{}", &crypto::token()[..32]),
        idempotency_key: key.to_string(),
        reference: reference.into(),
        scenario: scenario.into(),
        amount_minor: amount.minor,
        currency: amount.currency.code().into(),
        state,
        decline_code: match (state, Scenario::parse(scenario)) {
            (ChargeState::Declined, Some(Scenario::Declines(code))) => Some(code.into()),
            _ => None,
        },
        captured_minor: captured,
        refunded_minor: 0,
        fee_minor: if fee_later { 0 } else { fee(captured) },
        due_at: match state {
            ChargeState::RequiresAction => Some(now + ACTION_MS),
            ChargeState::Processing => Some(now + LATER_MS),
            ChargeState::Captured if fee_later => Some(now + LATER_MS),
            _ => None,
        },
        created_at: now,
        updated_at: now,
    }
}

/// Writes the charge, or finds the one that is there under its key; tells whether it is new.
async fn put(tx: &Tx, charge: Model) -> Result<(Model, bool)> {
    let insert = Entity::insert(ActiveModel::from(charge.clone())).on_conflict(OnConflict::column(Column::IdempotencyKey).do_nothing().to_owned());
    if insert.exec_without_returning(tx).await? == 1 {
        return Ok((charge, true));
    }
    let earlier = Entity::find().filter(Column::IdempotencyKey.eq(charge.idempotency_key)).one(tx).await?;
    Ok((earlier.ok_or_else(|| Error::broken("a charge of the test gateway is gone"))?, false))
}

async fn locked(tx: &Tx, id: &str) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).lock_exclusive().one(tx).await?)
}

async fn by_key(db: &impl ConnectionTrait, key: AttemptId) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::IdempotencyKey.eq(key.to_string())).one(db).await?)
}

async fn refund_by_key(db: &impl ConnectionTrait, key: AttemptId) -> Result<Option<test_gateway_refund::Model>> {
    Ok(test_gateway_refund::Entity::find().filter(test_gateway_refund::Column::IdempotencyKey.eq(key.to_string())).one(db).await?)
}

fn verdict(cx: &Cx, charge: &test_gateway_charge::Model) -> Verdict {
    let waits = charge.state == ChargeState::RequiresAction;
    Verdict {
        gateway_ref: charge.id.clone(),
        state: match charge.state {
            ChargeState::RequiresAction => PaymentState::RequiresAction,
            ChargeState::Processing => PaymentState::Processing,
            ChargeState::Captured => PaymentState::Captured,
            ChargeState::Declined => PaymentState::Failed,
            ChargeState::Cancelled => PaymentState::Cancelled,
        },
        captured_minor: charge.captured_minor,
        fee_minor: charge.fee_minor,
        refunded_minor: charge.refunded_minor,
        next_action: waits
            .then(|| json!({ "kind": "confirm", "method": "POST", "url": format!("{}/{NAME}-gateway/charges/{}/confirm", cx.public_url, charge.id) })),
        decline_code: charge.decline_code.clone(),
        expires_at: charge.due_at.filter(|_| waits),
    }
}

fn refund_verdict(refund: &test_gateway_refund::Model) -> RefundVerdict {
    let state = match refund.state {
        ChargeRefundState::Pending => RefundState::Pending,
        ChargeRefundState::Succeeded => RefundState::Succeeded,
        ChargeRefundState::Failed => RefundState::Failed,
    };
    RefundVerdict { state, gateway_ref: Some(refund.id.clone()) }
}

fn refused(code: &str, message: &str) -> GatewayFault {
    GatewayFault::Refused { code: code.into(), message: message.into() }
}

/// Its database is its own business: to us it simply did not answer.
#[expect(clippy::needless_pass_by_value, reason = "it is given to map_err")]
fn no_answer(error: Error) -> GatewayFault {
    GatewayFault::NoAnswer(error.to_string())
}
