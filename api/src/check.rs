//! What must be true of the live database, asked of every room about one moment.

use platform::{Cx, Result};

/// Sentences that name the rows of every broken promise; empty when all is well.
///
/// # Errors
/// The database's own.
pub async fn check(cx: &Cx) -> Result<Vec<String>> {
    cx.db
        .snapshot(|tx| async move {
            let mut broken = ledger::check(&tx).await?;
            broken.extend(inventory::check(&tx, cx.now()).await?);
            broken.extend(payments::reconcile(&tx).await?);
            broken.extend(orders::check(&tx).await?);
            broken.extend(checkout::check(&tx, cx.now()).await?);
            broken.extend(platform::check(&tx, cx.now()).await?);
            Ok(broken)
        })
        .await
}
