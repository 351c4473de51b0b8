//! The test gateway's own time: what is due happens, and is told by webhook until somebody listens.

use entity::states::{ChargeRefundState, ChargeState};
use entity::{test_gateway_charge as charge, test_gateway_event as event, test_gateway_refund as refund};
use futures_util::future::join_all;
use platform::{Cx, Result, Tx, db};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{SIGNATURE_HEADER, TestGateway, calls, fee, own, webhook};
use crate::gateway::{Gateways, signature};

/// How many things one tick does.
const BATCH: u64 = 50;
/// After so many tries nobody is listening.
const TRIES: i32 = 16;

/// Lets what is due happen and sends what is to be told. The worker runs it every half second; it writes only when there is something.
///
/// # Errors
/// The database's own.
pub async fn tick(cx: &Cx, gateways: &Gateways) -> Result<()> {
    let Some(gateway) = gateways.test() else { return Ok(()) };
    come_due(cx).await?;
    tell(cx, gateway).await
}

async fn come_due(cx: &Cx) -> Result<()> {
    let (db, now) = (own(cx), cx.now());
    let charges = charge::Entity::find().filter(charge::Column::DueAt.lte(now)).order_by_asc(charge::Column::DueAt).limit(BATCH).all(&db).await?;
    let refunds = refund::Entity::find().filter(refund::Column::DueAt.lte(now)).order_by_asc(refund::Column::DueAt).limit(BATCH).all(&db).await?;
    if charges.is_empty() && refunds.is_empty() {
        return Ok(());
    }
    let (charges, refunds) = (&charges, &refunds);
    db.write("test_gateway.due", |tx| async move {
        for row in charges {
            match row.state {
                // One that was cancelled is due only where the gateway takes no notice of that.
                ChargeState::Processing | ChargeState::Cancelled => calls::capture(cx, &tx, row).await?,
                ChargeState::Captured => tell_fee(cx, &tx, row).await?,
                ChargeState::RequiresAction | ChargeState::Declined => expire(cx, &tx, row).await?,
            }
        }
        for row in refunds {
            match row.state {
                ChargeRefundState::Pending => succeed(cx, &tx, row).await?,
                ChargeRefundState::Succeeded | ChargeRefundState::Failed => fail(cx, &tx, row).await?,
            }
        }
        Ok(())
    })
    .await
}

/// Nobody did the second step in time.
async fn expire(cx: &Cx, tx: &Tx, row: &charge::Model) -> Result<()> {
    let ended = charge::Entity::update_many()
        .col_expr(charge::Column::State, Expr::value(ChargeState::Cancelled))
        .col_expr(charge::Column::DueAt, Expr::value(None::<i64>))
        .col_expr(charge::Column::UpdatedAt, Expr::value(cx.now()))
        .filter(charge::Column::Id.eq(row.id.as_str()))
        .filter(charge::Column::State.eq(ChargeState::RequiresAction))
        .exec(tx)
        .await?;
    if ended.rows_affected == 1 {
        webhook::queue(cx, tx, "charge.cancelled", &row.id, &row.idempotency_key).await?;
    }
    Ok(())
}

/// What the gateway keeps of a capture is known only now.
async fn tell_fee(cx: &Cx, tx: &Tx, row: &charge::Model) -> Result<()> {
    charge::Entity::update_many()
        .col_expr(charge::Column::FeeMinor, Expr::value(fee(row.captured_minor)))
        .col_expr(charge::Column::DueAt, Expr::value(None::<i64>))
        .col_expr(charge::Column::UpdatedAt, Expr::value(cx.now()))
        .filter(charge::Column::Id.eq(row.id.as_str()))
        .exec(tx)
        .await?;
    webhook::queue(cx, tx, "charge.fee", &row.id, &row.idempotency_key).await
}

/// A refund that was pending has gone back.
async fn succeed(cx: &Cx, tx: &Tx, row: &refund::Model) -> Result<()> {
    turn(cx, tx, row, ChargeRefundState::Succeeded, row.amount_minor, "refund.succeeded").await
}

/// A refund that had succeeded comes back.
async fn fail(cx: &Cx, tx: &Tx, row: &refund::Model) -> Result<()> {
    turn(cx, tx, row, ChargeRefundState::Failed, -row.amount_minor, "refund.failed").await
}

async fn turn(cx: &Cx, tx: &Tx, row: &refund::Model, to: ChargeRefundState, gone_back: i64, kind: &str) -> Result<()> {
    let turned = refund::Entity::update_many()
        .col_expr(refund::Column::State, Expr::value(to))
        .col_expr(refund::Column::DueAt, Expr::value(None::<i64>))
        .col_expr(refund::Column::UpdatedAt, Expr::value(cx.now()))
        .filter(refund::Column::Id.eq(row.id.as_str()))
        .filter(refund::Column::State.eq(row.state))
        .exec(tx)
        .await?;
    if turned.rows_affected == 1 {
        let sql = "UPDATE test_gateway_charge SET refunded_minor = refunded_minor + $1, updated_at = $2 WHERE id = $3";
        db::execute(tx, sql, [gone_back.into(), cx.now().into(), row.charge_id.as_str().into()]).await?;
        webhook::queue(cx, tx, kind, &row.id, &row.idempotency_key).await?;
    }
    Ok(())
}

async fn tell(cx: &Cx, gateway: &TestGateway) -> Result<()> {
    let (db, now) = (own(cx), cx.now());
    let due = event::Entity::find().filter(event::Column::NextAt.lte(now)).order_by_asc(event::Column::NextAt).limit(BATCH).all(&db).await?;
    if due.is_empty() {
        return Ok(());
    }
    // Outside any transaction; the inbox at the other end passes over what it has seen.
    let sent: &Vec<(event::Model, bool)> =
        &join_all(due.into_iter().map(|row| async { (send(cx, gateway, &row).await, row) })).await.into_iter().map(|(ok, row)| (row, ok)).collect();
    db.write("test_gateway.told", |tx| async move {
        let done = sent.iter().filter(|(_, ok)| *ok).map(|(row, _)| row.id.as_str());
        event::Entity::update_many().col_expr(event::Column::NextAt, Expr::value(None::<i64>)).filter(event::Column::Id.is_in(done)).exec(&tx).await?;
        for (row, _) in sent.iter().filter(|(_, ok)| !*ok) {
            let tries = row.attempts + 1;
            // 1 s, 2 s, 4 s... up to an hour.
            let next = (tries < TRIES).then(|| cx.now() + (1000i64 << row.attempts.clamp(0, 12)).min(3_600_000));
            event::Entity::update_many()
                .col_expr(event::Column::Attempts, Expr::value(tries))
                .col_expr(event::Column::NextAt, Expr::value(next))
                .filter(event::Column::Id.eq(row.id.as_str()))
                .exec(&tx)
                .await?;
        }
        Ok(())
    })
    .await
}

/// Whether somebody took it.
async fn send(cx: &Cx, gateway: &TestGateway, row: &event::Model) -> bool {
    let mut taken = false;
    for _ in 0..gateway.trouble.copies(&row.id, row.attempts) {
        taken |= send_once(cx, gateway, row).await;
    }
    taken
}

async fn send_once(cx: &Cx, gateway: &TestGateway, row: &event::Model) -> bool {
    let Some(secret) = gateway.secrets.first() else { return false };
    let header = signature::sign(secret, cx.now(), row.body.as_bytes());
    let request = gateway.http.post(&gateway.webhook_url).header(SIGNATURE_HEADER, header).header("Content-Type", "application/json").body(row.body.clone());
    match request.send().await {
        Ok(answer) if answer.status().is_success() => true,
        Ok(answer) => {
            tracing::debug!(event = row.id, status = answer.status().as_u16(), "test gateway: the webhook was not taken");
            false
        }
        Err(error) => {
            tracing::debug!(event = row.id, %error, "test gateway: nobody took the webhook");
            false
        }
    }
}
