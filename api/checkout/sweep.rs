//! Goods whose hold is over go back on the shelf, unless their payment turns out to have succeeded.

use entity::checkout::{Column, Entity};
use entity::states::CheckoutState;
use payments::Gateways;
use platform::{Cx, Result};
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
        if let Some(payment) = cancel::open_payment(&cx.db, checkout).await? {
            match payments::cancel(cx, gateways, payment.id).await {
                Ok(verdict) => {
                    settle::settle(cx, gateways, payment.id, &verdict, None).await?;
                }
                Err(error) => {
                    tracing::warn!(checkout = %checkout.id, %error, "the payment of an expired checkout could not be cancelled yet");
                    continue;
                }
            }
        }
        let expired = cx.db.write("checkout.expire", |tx| async move { settle::expire(cx, &tx, checkout).await }).await?;
        ended += u64::from(expired);
    }
    Ok(ended)
}
