//! Webhooks: checked on their raw bytes, stored once, answered at once, worked on later. A webhook is a hint that
//! something changed; the truth is fetched from the gateway.

use entity::ids::{AttemptId, PaymentId};
use entity::states::{AttemptOperation, InboxState};
use entity::{inbox, psp_attempt};
use platform::jobs::{self, NewJob};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use crate::gateway::Gateways;
use crate::{find, repo};

/// The job that works on a stored webhook; its payload is `{ "source": .., "event_id": .. }`.
pub const JOB: &str = "payments.inbox";
/// The first pause of a webhook that tells of something unknown; each next one is twice as long.
const FIRST_PAUSE_MS: i64 = 10_000;
/// After three days nobody will know it any more.
const GIVE_UP_MS: i64 = 3 * 24 * 3_600_000;

/// What to answer the sender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Received {
    /// Stored, now or before.
    Accepted,
    BadSignature,
    UnknownProvider,
}

/// What a webhook is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Payment(PaymentId),
    Refund(AttemptId),
    /// Nothing of ours, or nothing yet: [`park`] it.
    Unknown,
    /// It was worked on before.
    Done,
}

/// Checks and stores a webhook and calls for the job that works on it.
///
/// # Errors
/// The database's own; the sender will try again then.
pub async fn receive(cx: &Cx, gateways: &Gateways, provider: &str, headers: &[(String, String)], body: &[u8]) -> Result<Received> {
    let Ok(gateway) = gateways.get(provider) else { return Ok(Received::UnknownProvider) };
    let (Ok(event), Ok(text)) = (gateway.read_webhook(cx, headers, body), std::str::from_utf8(body)) else { return Ok(Received::BadSignature) };
    let (event, source) = (&event, gateway.name());
    cx.db
        .write("payments.inbox.receive", |tx| async move {
            let row = inbox::ActiveModel {
                source: Set(source.into()),
                event_id: Set(event.id.clone()),
                received_at: Set(cx.now()),
                state: Set(InboxState::New),
                attempts: Set(0),
                body: Set(text.into()),
            };
            let stored = inbox::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(&tx).await?;
            if stored == 1 {
                call(cx, &tx, source, &event.id, 0, cx.now()).await?;
            }
            Ok(())
        })
        .await?;
    cx.fail_point("after_inbox");
    Ok(Received::Accepted)
}

/// Reads a stored webhook: what is to be fetched and settled.
///
/// # Errors
/// The database's own.
pub async fn open(cx: &Cx, gateways: &Gateways, source: &str, event_id: &str) -> Result<Subject> {
    let Some(row) = inbox::Entity::find_by_id((source.to_owned(), event_id.to_owned())).one(&cx.db).await? else { return Ok(Subject::Done) };
    if matches!(row.state, InboxState::Applied | InboxState::Ignored) {
        return Ok(Subject::Done);
    }
    let Ok(event) = gateways.get(source)?.read_event(row.body.as_bytes()) else { return Ok(Subject::Unknown) };
    let attempt = match event.key {
        Some(key) => psp_attempt::Entity::find_by_id(key).one(&cx.db).await?,
        None => None,
    };
    if let Some(attempt) = attempt {
        // A provider speaks of its own payments only.
        return Ok(match (repo::payment(&cx.db, attempt.payment_id).await?, attempt.operation) {
            (payment, _) if payment.gateway != source => Subject::Unknown,
            (_, AttemptOperation::Refund) => Subject::Refund(attempt.id),
            (payment, _) => Subject::Payment(payment.id),
        });
    }
    Ok(find::by_gateway_ref(&cx.db, source, &event.object_ref).await?.map_or(Subject::Unknown, |payment| Subject::Payment(payment.id)))
}

/// Marks a webhook as worked on, in the transaction of its effect. `false`: somebody was faster.
///
/// # Errors
/// The database's own.
pub async fn take(_: &Cx, tx: &Tx, source: &str, event_id: &str) -> Result<bool> {
    use inbox::Column;
    let taken = inbox::Entity::update_many()
        .col_expr(Column::State, Expr::value(InboxState::Applied))
        .filter(Column::Source.eq(source))
        .filter(Column::EventId.eq(event_id))
        .filter(Column::State.is_in([InboxState::New, InboxState::Parked]))
        .exec(tx)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Puts a webhook aside that tells of something unknown, to be tried again after 10 s, 20 s, 40 s... for three days.
/// `false`: it was given up.
///
/// # Errors
/// The database's own.
pub async fn park(cx: &Cx, source: &str, event_id: &str) -> Result<bool> {
    use inbox::Column;
    cx.db
        .write("payments.inbox.park", |tx| async move {
            let Some(row) = inbox::Entity::find_by_id((source.to_owned(), event_id.to_owned())).one(&tx).await? else { return Ok(false) };
            if matches!(row.state, InboxState::Applied | InboxState::Ignored) {
                return Ok(false);
            }
            let now = cx.now();
            let given_up = now - row.received_at >= GIVE_UP_MS;
            inbox::Entity::update_many()
                .col_expr(Column::State, Expr::value(if given_up { InboxState::Ignored } else { InboxState::Parked }))
                .col_expr(Column::Attempts, Expr::value(row.attempts + 1))
                .filter(Column::Source.eq(source))
                .filter(Column::EventId.eq(event_id))
                .exec(&tx)
                .await?;
            if given_up {
                tracing::warn!(source, event_id, "a webhook told of something that never came to be known");
                return Ok(false);
            }
            let pause = FIRST_PAUSE_MS << row.attempts.clamp(0, 12);
            call(cx, &tx, source, event_id, row.attempts + 1, (now + pause).min(row.received_at + GIVE_UP_MS)).await?;
            Ok(true)
        })
        .await
}

/// The number of the try is in the key: the job that parks a webhook is itself still running.
async fn call(cx: &Cx, tx: &Tx, source: &str, event_id: &str, attempt: i32, run_at: i64) -> Result<()> {
    let payload = json!({ "source": source, "event_id": event_id });
    jobs::enqueue(cx, tx, NewJob { kind: JOB, unique_key: Some(&format!("{source}:{event_id}:{attempt}")), payload: &payload, run_at }).await
}
