//! What the background does about payments: webhooks, calls that were never answered, gateways that never came back.

use entity::ids::PaymentId;
use entity::payment;
use kernel::Refusal;
use payments::inbox::{self, Subject};
use payments::{Gateways, Resolved};
use platform::{Cx, Error, Fault, Result};

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

/// Asks about every call that was never answered. Returns how many were settled.
///
/// # Errors
/// When the database cannot be asked; a gateway that still does not answer is asked again at the next run.
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
    Ok(settled)
}

/// Looks after payments that the gateway was to come back about: its webhook may be lost. Returns how many were looked at.
///
/// # Errors
/// As [`resolve_in_doubt`].
pub async fn look_after(cx: &Cx, gateways: &Gateways) -> Result<u64> {
    let mut seen = 0;
    for payment in payments::unsettled(&cx.db, cx.now()).await? {
        seen += count(&payment, look(cx, gateways, payment).await)?;
    }
    Ok(seen)
}

/// A gateway without an answer is no fault of the run, and one broken row keeps nobody else waiting; the next run asks again.
fn count(what: &impl std::fmt::Display, outcome: Result<()>) -> Result<u64> {
    match outcome {
        Ok(()) => return Ok(1),
        Err(Error::Refused(_)) => tracing::warn!(%what, "still not settled"),
        Err(Error::Fault(fault @ Fault::Unavailable(_))) => return Err(fault.into()),
        Err(Error::Fault(fault)) => tracing::error!(%what, %fault, "it cannot be settled"),
    }
    Ok(0)
}
