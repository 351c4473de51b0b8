//! The time to send things back is over: what a vendor earned may be paid out.

use entity::ids::VendorOrderId;
use entity::states::Lifecycle;
use entity::{refund, vendor_order};
use platform::jobs::{NewJob, enqueue};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;

use crate::books;
use crate::model::{Move, allowed};
use crate::progress::{Note, lock, progress};

/// Fourteen days, the European right of withdrawal.
pub const RETURN_WINDOW_MS: i64 = 14 * 24 * 3_600_000;

/// Calls for [`release`] at that time.
pub(crate) async fn release_at(cx: &Cx, tx: &Tx, id: VendorOrderId, run_at: i64) -> Result<()> {
    enqueue(cx, tx, NewJob { kind: "orders.release", unique_key: Some(&id.to_string()), payload: &json!({ "vendorOrderId": id }), run_at }).await
}

/// Moves what is left of a delivered part from pending to available. Safe to run twice, and on a part that ended otherwise.
///
/// # Errors
/// Faults only.
pub async fn release(cx: &Cx, id: VendorOrderId) -> Result<()> {
    cx.db
        .write("orders.release", |tx| async move {
            let Some(found) = vendor_order::Entity::find_by_id(id).one(&tx).await? else { return Ok(()) };
            let order = lock(&tx, found.order_id).await?;
            let Some(part) = vendor_order::Entity::find_by_id(id).one(&tx).await? else { return Ok(()) };
            if part.released_at.is_some() || !allowed(Move::Release, (&part).into()) {
                return Ok(());
            }
            let Some(due) = part.delivered_at.map(|delivered| delivered + RETURN_WINDOW_MS) else { return Ok(()) };
            if cx.now() < due {
                // Called too early, whoever did it: the buyer's time is not over.
                return release_at(cx, &tx, id, due).await;
            }
            let refunds = refund::Entity::find()
                .filter(refund::Column::VendorOrderId.eq(id))
                .filter(refund::Column::State.ne(entity::states::RefundState::Failed))
                .all(&tx)
                .await?;
            let given: i64 = refunds.iter().map(|row| row.amount_minor - row.commission_minor - row.commission_vat_minor).sum();
            let earned = part.total_minor - part.commission_minor - part.commission_vat_minor - given;
            books::release(cx, &tx, &part, earned).await?;
            vendor_order::Entity::update_many()
                .col_expr(vendor_order::Column::Lifecycle, Expr::value(Lifecycle::Completed))
                .col_expr(vendor_order::Column::ReleasedAt, Expr::value(cx.now()))
                .col_expr(vendor_order::Column::Version, Expr::col(vendor_order::Column::Version).add(1))
                .col_expr(vendor_order::Column::UpdatedAt, Expr::value(cx.now()))
                .filter(vendor_order::Column::Id.eq(id))
                .exec(&tx)
                .await?;
            progress(cx, &tx, &order, Note { kind: "completed", vendor_order: Some(&part), actor: "schedule", data: json!({}) }).await?;
            Ok(())
        })
        .await
}
