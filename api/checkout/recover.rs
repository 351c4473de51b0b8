//! What the background does about payments: webhooks, calls that were never answered, gateways that never came back.

use entity::ids::PaymentId;
use entity::payment;
use kernel::Refusal;
use payments::inbox::{self, Subject};
use payments::{Gateways, Resolved};
use platform::{Cx, Error, Result};

use crate::settle;

/// Works on a stored webhook. It is only a hint: the truth is fetched from the gateway, and settled like the buyer's own call.
/// What tells of something unknown is put aside and tried again. Safe to run twice.
///
/// # Errors
/// `PaymentPending` while the gateway does not answer; the job tries again.
pub async fn handle_inbox(cx: &Cx, gateways: &Gateways, source: &str, event_id: &str) -> Result<()> {
    let told = match inbox::open(cx, gateways, source, event_id).await? {
        Subject::Done => return Ok(()),
        Subject::Unknown => {
            inbox::park(cx, source, event_id).await?;
            return Ok(());
        }
        Subject::Payment(payment) => look(cx, gateways, payment).await,
        Subject::Refund(attempt) => match payments::fetch_refund(cx, gateways, attempt).await {
            Ok(verdict) => orders::refund_settled(cx, attempt, &verdict).await.map(|_| ()),
            Err(error) => Err(error),
        },
    };
    match told {
        // Marked after its effect: a crash between the two repeats an effect that knows itself.
        Ok(()) => cx.db.write("payments.inbox.take", |tx| async move { inbox::take(cx, &tx, source, event_id).await.map(|_| ()) }).await,
        Err(Error::Refused(refusals)) if refusals.iter().any(|refusal| matches!(refusal, Refusal::NotFound { .. })) => {
            inbox::park(cx, source, event_id).await?;
            Ok(())
        }
        Err(error) => Err(error),
    }
}

async fn look(cx: &Cx, gateways: &Gateways, payment: PaymentId) -> Result<()> {
    let verdict = payments::fetch(cx, gateways, payment).await?;
    settle::settle(cx, gateways, &known(cx, payment).await?, &verdict, None).await?;
    Ok(())
}

async fn known(cx: &Cx, id: PaymentId) -> Result<payment::Model> {
    payments::by_ids(&cx.db, &[id]).await?.pop().ok_or_else(|| Error::broken(format!("payment {id} is gone")))
}

/// Asks about every call that was never answered, and looks after payments whose webhook may be lost. Returns how many were settled.
///
/// # Errors
/// Faults only; a gateway that still does not answer is asked again at the next run.
pub async fn resolve_in_doubt(cx: &Cx, gateways: &Gateways) -> Result<u64> {
    let mut settled = 0;
    for attempt in payments::in_doubt(&cx.db, cx.now()).await? {
        let outcome = match payments::resolve_in_doubt(cx, gateways, attempt).await {
            Ok(Resolved::Payment(payment, verdict)) => settle::settle(cx, gateways, &known(cx, payment).await?, &verdict, None).await.map(|_| ()),
            Ok(Resolved::Refund(refund, verdict)) => orders::refund_settled(cx, refund, &verdict).await.map(|_| ()),
            Err(error) => Err(error),
        };
        settled += count(&attempt, outcome)?;
    }
    for payment in payments::unsettled(&cx.db, cx.now()).await? {
        settled += count(&payment, look(cx, gateways, payment).await)?;
    }
    Ok(settled)
}

/// A gateway without an answer is no fault of the run; the next one asks again.
fn count(what: &impl std::fmt::Display, outcome: Result<()>) -> Result<u64> {
    match outcome {
        Ok(()) => Ok(1),
        Err(Error::Refused(_)) => {
            tracing::warn!(%what, "still not settled");
            Ok(0)
        }
        Err(fault) => Err(fault),
    }
}
