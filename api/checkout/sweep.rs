//! Goods whose hold is over go back on the shelf, unless their payment turns out to have succeeded.

use entity::checkout::{Column, Entity, Model};
use entity::states::CheckoutState;
use payments::Gateways;
use platform::{Cx, Error, Fault, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{cancel, settle};

/// How many checkouts one run looks at.
const BATCH: u64 = 100;

/// Ends checkouts past their time; returns how many. The payment is cancelled at the gateway first: "cancelled" releases the
/// goods, "already succeeded" places the order, no answer leaves everything as it is for the next run.
///
/// # Errors
/// Faults only.
pub async fn sweep(cx: &Cx, gateways: &Gateways) -> Result<u64> {
    let over = Entity::find()
        .filter(Column::State.is_in([CheckoutState::Open, CheckoutState::Completing]))
        .filter(Column::ExpiresAt.lte(cx.now()))
        .order_by_asc(Column::ExpiresAt)
        .limit(BATCH)
        .all(&cx.db)
        .await?;
    let mut ended = 0;
    for checkout in &over {
        match end(cx, gateways, checkout).await {
            Ok(expired) => ended += u64::from(expired),
            // One gateway without an answer, or one broken row, keeps nobody else's goods off the shelf.
            Err(Error::Refused(why)) => tracing::warn!(checkout = %checkout.id, ?why, "an expired checkout cannot be ended yet"),
            Err(Error::Fault(fault @ Fault::Unavailable(_))) => return Err(fault.into()),
            Err(Error::Fault(fault)) => tracing::error!(checkout = %checkout.id, %fault, "an expired checkout cannot be ended"),
        }
    }
    Ok(ended)
}

async fn end(cx: &Cx, gateways: &Gateways, checkout: &Model) -> Result<bool> {
    if let Some(payment) = cancel::open_payment(&cx.db, checkout).await? {
        let verdict = payments::cancel(cx, gateways, payment.id).await?;
        settle::settle(cx, gateways, &payment, &verdict, None).await?;
    }
    cx.db.write("checkout.expire", |tx| async move { settle::expire(cx, &tx, checkout).await }).await
}
