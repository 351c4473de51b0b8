//! A vendor says that it will send it.

use entity::ids::VendorOrderId;
use entity::vendor_order;
use kernel::VendorMember;
use platform::idempotency::{Request, once};
use platform::{Cx, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;

use crate::find;
use crate::model::{Move, require};
use crate::progress::{Note, lock, progress};

/// Accepting twice is accepting once.
///
/// # Errors
/// `NotFound`, `StateConflict`, `VersionConflict`.
pub async fn accept(cx: &Cx, member: &VendorMember, id: VendorOrderId, expected_version: Option<i64>, request: &Request) -> Result<VendorOrderId> {
    once(cx, "orders.accept", request, |tx| async move {
        let order = lock(&tx, find::vendor_order(&tx, member, id, "input.vendorOrderId").await?.order_id).await?;
        let part = find::vendor_order(&tx, member, id, "input.vendorOrderId").await?;
        find::expect_version(part.version, expected_version)?;
        if part.accepted_at.is_some() {
            return Ok(id);
        }
        require(Move::Accept, &part)?;
        vendor_order::Entity::update_many()
            .col_expr(vendor_order::Column::AcceptedAt, Expr::value(cx.now()))
            .col_expr(vendor_order::Column::Version, Expr::col(vendor_order::Column::Version).add(1))
            .col_expr(vendor_order::Column::UpdatedAt, Expr::value(cx.now()))
            .filter(vendor_order::Column::Id.eq(id))
            .exec(&tx)
            .await?;
        progress(cx, &tx, &order, Note { kind: "accepted", vendor_order: Some(&part), actor: &member.actor(), data: json!({}) }).await?;
        Ok(id)
    })
    .await
}
