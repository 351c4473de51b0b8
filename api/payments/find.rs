//! Reading payments. What they pay for is opaque here, so whoever asks by reference has checked whose it is.

use entity::ids::{AttemptId, OrderId, PaymentId, Uuid};
use entity::states::{AttemptState, PaymentState};
use entity::{payment, psp_attempt};
use kernel::Money;
use platform::{Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use crate::repo;

/// How many are looked after at once.
const BATCH: u64 = 100;

/// The newest payment for this reference.
///
/// # Errors
/// The database's own.
pub async fn current(db: &impl ConnectionTrait, reference: OrderId) -> Result<Option<payment::Model>> {
    use payment::Column;
    Ok(payment::Entity::find().filter(Column::Reference.eq(reference)).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).one(db).await?)
}

/// All payments for these references, the oldest first.
///
/// # Errors
/// The database's own.
pub async fn by_references(db: &impl ConnectionTrait, references: &[OrderId]) -> Result<Vec<payment::Model>> {
    use payment::Column;
    let found = payment::Entity::find().filter(db::among(Column::Reference, references)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id);
    Ok(found.all(db).await?)
}

/// Payments by their ids, in no order.
///
/// # Errors
/// The database's own.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[PaymentId]) -> Result<Vec<payment::Model>> {
    Ok(payment::Entity::find().filter(db::among(payment::Column::Id, ids)).all(db).await?)
}

/// The payment that a gateway knows by this name.
///
/// # Errors
/// The database's own.
pub async fn by_gateway_ref(db: &impl ConnectionTrait, gateway: &str, gateway_ref: &str) -> Result<Option<payment::Model>> {
    use payment::Column;
    Ok(payment::Entity::find().filter(Column::GatewayRef.eq(gateway_ref)).filter(Column::Gateway.eq(gateway)).one(db).await?)
}

/// All calls made about a payment, the oldest first.
///
/// # Errors
/// The database's own.
pub async fn attempts_of(db: &impl ConnectionTrait, payment: PaymentId) -> Result<Vec<psp_attempt::Model>> {
    Ok(psp_attempt::Entity::find().filter(psp_attempt::Column::PaymentId.eq(payment)).order_by_asc(psp_attempt::Column::Id).all(db).await?)
}

/// Calls without an answer that nobody waits for any more: one that was made 20 seconds ago, since a gateway has 15, or one
/// that was given up 10 seconds ago. After ten minutes they are asked about less often.
///
/// # Errors
/// The database's own.
pub async fn in_doubt(db: &impl ConnectionTrait, now: i64) -> Result<Vec<AttemptId>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: AttemptId,
    }
    let sql = "SELECT id FROM psp_attempt WHERE state IN ($1, $2) AND updated_at <= CAST($3 AS BIGINT) - CASE \
               WHEN created_at <= CAST($3 AS BIGINT) - 86400000 THEN 3600000 WHEN created_at <= CAST($3 AS BIGINT) - 600000 THEN 300000 \
               WHEN state = $1 THEN 20000 ELSE 10000 END ORDER BY updated_at LIMIT 100";
    let rows = db::all::<Row, _>(db, sql, [AttemptState::Created.into(), AttemptState::InDoubt.into(), now.into()]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// Payments the gateway was to come back about and has not for five minutes: its webhook may be lost.
///
/// # Errors
/// The database's own.
pub async fn unsettled(db: &impl ConnectionTrait, now: i64) -> Result<Vec<PaymentId>> {
    use payment::Column;
    let waiting = Column::State.is_in([PaymentState::RequiresAction, PaymentState::Processing]);
    let rows =
        payment::Entity::find().filter(waiting).filter(Column::UpdatedAt.lte(now - 300_000)).order_by_asc(Column::UpdatedAt).limit(BATCH).all(db).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// What was taken and not given back, by what it was taken for, in the order of the references after `after`.
///
/// # Errors
/// The database's own.
pub async fn kept(db: &impl ConnectionTrait, after: Option<OrderId>, most: u64) -> Result<Vec<(OrderId, i64)>> {
    #[derive(FromQueryResult)]
    struct Row {
        reference: OrderId,
        minor: i64,
    }
    let sql = "SELECT reference, CAST(SUM(captured_minor - refunded_minor) AS BIGINT) AS minor FROM payment WHERE reference > $1 \
               GROUP BY reference HAVING SUM(captured_minor - refunded_minor) <> 0 ORDER BY reference LIMIT $2";
    let rows = db::all::<Row, _>(db, sql, [after.unwrap_or(OrderId(Uuid::nil())).into(), most.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.reference, row.minor)).collect())
}

/// What the providers hold for us, per currency: what they took, less what they gave back and what they keep. A refund
/// that is still on its way has not gone.
///
/// # Errors
/// The database's own.
pub async fn clearing(db: &impl ConnectionTrait) -> Result<Vec<Money>> {
    #[derive(FromQueryResult)]
    struct Row {
        currency: String,
        minor: i64,
    }
    let sql = "SELECT currency, CAST(SUM(minor) AS BIGINT) AS minor FROM (\
               SELECT currency, captured_minor - refunded_minor - fee_minor AS minor FROM payment \
               UNION ALL SELECT currency, amount_minor FROM psp_attempt WHERE operation = 'refund' AND state IN ('created', 'in_doubt')) moved \
               GROUP BY currency ORDER BY currency";
    db::all::<Row, _>(db, sql, []).await?.into_iter().map(|row| repo::money(row.minor, &row.currency)).collect()
}
