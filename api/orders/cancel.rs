//! What is paid but not sent yet is taken back: by the buyer while it may, or by the vendor that cannot deliver.

use entity::ids::{OrderId, RefundId, VendorOrderId};
use entity::states::Lifecycle;
use entity::{order, order_line, vendor_order};
use kernel::{Refusal, VendorMember, text};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::find;
use crate::model::{Move, allowed, require};
use crate::progress::{Note, lock, parts, progress};
use crate::refund::{Whole, intend_whole};

/// What a cancellation left to do: these refunds, once it is committed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cancelled {
    pub order: OrderId,
    pub refunds: Vec<RefundId>,
}

/// Cancels every part that no parcel has left of. Parts already on their way go on; they can be returned.
/// The order was found through its buyer's scope.
///
/// # Errors
/// `StateConflict` when nothing can be cancelled any more.
pub async fn cancel(cx: &Cx, buyers: &order::Model, reason: &str, request: &Request) -> Result<Cancelled> {
    let reason = &text("input.reason", reason, 1, 500)?;
    once(cx, "orders.cancel", request, |tx| async move {
        let order = lock(&tx, buyers.id).await?;
        let all = parts(&tx, order.id).await?;
        let open: Vec<_> = all.iter().filter(|part| allowed(Move::Cancel, (*part).into())).collect();
        if open.is_empty() {
            return Err(match all.first() {
                Some(part) => require(Move::Cancel, part).err().unwrap_or_else(|| Refusal::state("This order cannot be cancelled any more.")).into(),
                None => Refusal::state("This order cannot be cancelled any more.").into(),
            });
        }
        let mut order = order;
        let mut refunds = Vec::new();
        for part in open {
            let (moved, refund) = withdraw(cx, &tx, &order, part, By { actor: &request.actor, vendor: false, reason }).await?;
            order = moved;
            refunds.extend(refund);
        }
        Ok(Cancelled { order: order.id, refunds })
    })
    .await
}

/// The vendor cannot deliver.
///
/// # Errors
/// `NotFound`, `StateConflict`, `VersionConflict`.
pub async fn reject(cx: &Cx, member: &VendorMember, id: VendorOrderId, reason: &str, expected_version: Option<i64>, request: &Request) -> Result<Cancelled> {
    let reason = &text("input.reason", reason, 1, 500)?;
    once(cx, "orders.reject", request, |tx| async move {
        let order = lock(&tx, find::vendor_order(&tx, member, id, "input.vendorOrderId").await?.order_id).await?;
        let part = find::vendor_order(&tx, member, id, "input.vendorOrderId").await?;
        find::expect_version(part.version, expected_version)?;
        require(Move::Cancel, &part)?;
        let (order, refund) = withdraw(cx, &tx, &order, &part, By { actor: &member.actor(), vendor: true, reason }).await?;
        Ok(Cancelled { order: order.id, refunds: refund.into_iter().collect() })
    })
    .await
}

/// Who takes a part back, and why.
#[derive(Clone, Copy)]
pub(crate) struct By<'a> {
    pub actor: &'a str,
    /// Whether it is the vendor that cannot deliver.
    pub vendor: bool,
    pub reason: &'a str,
}

/// Ends one part: the goods go back on the shelf, the money on its way to the buyer.
pub(crate) async fn withdraw(cx: &Cx, tx: &Tx, order: &order::Model, part: &vendor_order::Model, by: By<'_>) -> Result<(order::Model, Option<RefundId>)> {
    let By { actor, vendor, reason } = by;
    let lines = order_line::Entity::find().filter(order_line::Column::VendorOrderId.eq(part.id)).all(tx).await?;
    let stock: Vec<_> =
        lines.iter().map(|line| (line.variant_id, line.vendor_id, line.quantity - line.cancelled - line.shipped)).filter(|(.., units)| *units > 0).collect();
    inventory::release_allocated(cx, tx, order.checkout_id, &stock).await?;
    let refund = intend_whole(cx, tx, Whole { order, part, lines: &lines, reason, actor }).await?;
    vendor_order::Entity::update_many()
        .col_expr(vendor_order::Column::Lifecycle, Expr::value(Lifecycle::Cancelled))
        .col_expr(vendor_order::Column::CancelReason, Expr::value(reason))
        .col_expr(vendor_order::Column::VendorCancelled, Expr::value(vendor))
        .col_expr(vendor_order::Column::Version, Expr::col(vendor_order::Column::Version).add(1))
        .col_expr(vendor_order::Column::UpdatedAt, Expr::value(cx.now()))
        .filter(vendor_order::Column::Id.eq(part.id))
        .exec(tx)
        .await?;
    let moved = progress(cx, tx, order, Note { kind: "cancelled", vendor_order: Some(part), actor, data: json!({ "reason": reason }) }).await?;
    Ok((moved, refund))
}
