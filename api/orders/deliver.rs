//! A parcel arrived.

use entity::ids::{FulfillmentId, VendorOrderId};
use entity::states::{FulfillmentState, Fulfilment};
use entity::{fulfillment, fulfillment_line, order_line, vendor_order};
use kernel::{Refusal, VendorMember};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;

use crate::find;
use crate::model::{Move, fulfilment_after, require};
use crate::progress::{Note, lock, progress};
use crate::release::{RETURN_WINDOW_MS, release_at};

/// Marks one parcel as delivered; the last one makes the vendor's part delivered. Twice is once.
///
/// # Errors
/// `NotFound`, `StateConflict`.
pub async fn deliver(cx: &Cx, member: &VendorMember, id: FulfillmentId, request: &Request) -> Result<(FulfillmentId, VendorOrderId)> {
    once(cx, "orders.deliver", request, |tx| async move {
        let parcel = mine(&tx, member, id).await?;
        let order = lock(&tx, parcel.order_id).await?;
        let parcel = mine(&tx, member, id).await?;
        if parcel.state == FulfillmentState::Delivered {
            return Ok((id, parcel.vendor_order_id));
        }
        let part = find::vendor_order(&tx, member, parcel.vendor_order_id, "input.fulfillmentId").await?;
        require(Move::Deliver, &part)?;
        let now = cx.now();
        fulfillment::Entity::update_many()
            .col_expr(fulfillment::Column::State, Expr::value(FulfillmentState::Delivered))
            .col_expr(fulfillment::Column::DeliveredAt, Expr::value(now))
            .col_expr(fulfillment::Column::Version, Expr::col(fulfillment::Column::Version).add(1))
            .filter(fulfillment::Column::Id.eq(id))
            .exec(&tx)
            .await?;
        catch_up(cx, &tx, &part).await?;
        progress(cx, &tx, &order, Note { kind: "delivered", vendor_order: Some(&part), actor: &member.actor(), data: json!({ "fulfillment": id }) }).await?;
        Ok((id, part.id))
    })
    .await
}

/// Lets a part's fulfilment follow from its lines and parcels: one arrived, or nothing more is due.
pub(crate) async fn catch_up(cx: &Cx, tx: &Tx, part: &vendor_order::Model) -> Result<()> {
    let now = cx.now();
    let reached = reached(tx, part.id).await?;
    let mut update = vendor_order::Entity::update_many()
        .col_expr(vendor_order::Column::Fulfilment, Expr::value(reached))
        .col_expr(vendor_order::Column::Version, Expr::col(vendor_order::Column::Version).add(1))
        .col_expr(vendor_order::Column::UpdatedAt, Expr::value(now))
        .filter(vendor_order::Column::Id.eq(part.id));
    if matches!(reached, Fulfilment::Shipped | Fulfilment::Delivered) && part.shipped_at.is_none() {
        update = update.col_expr(vendor_order::Column::ShippedAt, Expr::value(now));
    }
    if reached == Fulfilment::Delivered {
        update = update.col_expr(vendor_order::Column::DeliveredAt, Expr::value(now));
        release_at(cx, tx, part.id, now + RETURN_WINDOW_MS).await?;
    }
    update.exec(tx).await?;
    Ok(())
}

async fn mine(tx: &Tx, member: &VendorMember, id: FulfillmentId) -> Result<fulfillment::Model> {
    let found = fulfillment::Entity::find_by_id(id).filter(fulfillment::Column::VendorId.eq(member.vendor)).one(tx).await?;
    Ok(found.ok_or_else(|| Refusal::not_found("input.fulfillmentId", "parcel"))?)
}

async fn reached(tx: &Tx, part: VendorOrderId) -> Result<Fulfilment> {
    let lines = order_line::Entity::find().filter(order_line::Column::VendorOrderId.eq(part)).all(tx).await?;
    let parcels = fulfillment::Entity::find()
        .filter(fulfillment::Column::VendorOrderId.eq(part))
        .filter(fulfillment::Column::State.eq(FulfillmentState::Delivered))
        .all(tx)
        .await?;
    let contents =
        fulfillment_line::Entity::find().filter(fulfillment_line::Column::FulfillmentId.is_in(parcels.iter().map(|parcel| parcel.id))).all(tx).await?;
    Ok(fulfilment_after(&lines, contents.iter().map(|line| line.quantity).sum()))
}
