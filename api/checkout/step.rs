//! The shape of every change of a checkout: one transaction under its key, answered by what it saw.

use std::future::Future;
use std::sync::{Mutex, PoisonError};

use entity::ids::CheckoutId;
use kernel::Shopper;
use platform::idempotency::{Request, once_for};
use platform::{Cx, Result, Tx};

use crate::view::{View, view};

/// Runs one change of this checkout; a repeated request reads it again.
pub async fn step<F, Fut>(cx: &Cx, name: &'static str, shopper: &Shopper, id: CheckoutId, request: &Request, mut work: F) -> Result<View>
where
    F: FnMut(Tx) -> Fut,
    Fut: Future<Output = Result<View>>,
{
    let seen = Mutex::new(None);
    let seen = &seen;
    let (id, _) = once_for(cx, name, request, id, |tx| {
        let work = work(tx);
        async move {
            let view = work.await?;
            // A second try of the transaction overwrites the first.
            *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(view);
            Ok(())
        }
    })
    .await?;
    let seen = seen.lock().unwrap_or_else(PoisonError::into_inner).take();
    match seen {
        Some(view) => Ok(view),
        None => view(cx, shopper, id).await,
    }
}
