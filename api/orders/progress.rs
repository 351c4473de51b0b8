//! The one way an order moves on: lock it, change what changed, then let the whole follow from its parts.

use entity::ids::{OrderEventId, OrderId, VendorId, VendorOrderId};
use entity::{order, order_event, vendor_order};
use platform::{Cx, Error, Result, Tx, outbox};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::Value;

use crate::model::{order_status, public_status};

/// What happened, for the order's history.
pub struct Note<'a> {
    pub kind: &'static str,
    pub vendor_order: Option<&'a vendor_order::Model>,
    pub actor: &'a str,
    pub data: Value,
}

/// What others hear.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Heard<'a> {
    order_id: OrderId,
    user_id: Option<entity::ids::UserId>,
    vendor_ids: Vec<VendorId>,
    vendor_order_id: Option<VendorOrderId>,
    kind: &'a str,
    status: entity::states::OrderStatus,
}

/// Locks an order for the rest of the transaction. Everything that changes a part of it does this first,
/// so that two vendors shipping at once do not both compute the whole from half.
pub async fn lock(tx: &Tx, order: OrderId) -> Result<order::Model> {
    order::Entity::find_by_id(order).lock_exclusive().one(tx).await?.ok_or_else(|| Error::broken(format!("order {order} is gone")))
}

/// The parts of an order in their order.
pub async fn parts(tx: &Tx, order: OrderId) -> Result<Vec<vendor_order::Model>> {
    Ok(vendor_order::Entity::find().filter(vendor_order::Column::OrderId.eq(order)).order_by_asc(vendor_order::Column::Number).all(tx).await?)
}

/// Recomputes the order from its parts, writes the note into its history and tells the others.
pub async fn progress(cx: &Cx, tx: &Tx, order: &order::Model, note: Note<'_>) -> Result<order::Model> {
    let parts = parts(tx, order.id).await?;
    let statuses: Vec<_> = parts.iter().map(|part| public_status(part.into(), part.refunded_minor)).collect();
    let status = order_status(&statuses);
    let refunded: i64 = parts.iter().map(|part| part.refunded_minor).sum();
    let now = cx.now();
    order::Entity::update_many()
        .col_expr(order::Column::Status, Expr::value(status))
        .col_expr(order::Column::RefundedMinor, Expr::value(refunded))
        .col_expr(order::Column::Version, Expr::col(order::Column::Version).add(1))
        .col_expr(order::Column::UpdatedAt, Expr::value(now))
        .filter(order::Column::Id.eq(order.id))
        .exec(tx)
        .await?;
    let moved = order::Model { status, refunded_minor: refunded, version: order.version + 1, updated_at: now, ..order.clone() };
    tell(cx, tx, &moved, &parts, note).await?;
    Ok(moved)
}

/// Writes the note into the history of an order that has just moved, and tells the others.
pub async fn tell(cx: &Cx, tx: &Tx, moved: &order::Model, parts: &[vendor_order::Model], note: Note<'_>) -> Result<()> {
    remember(cx, tx, moved.id, &note).await?;
    let topic = if note.kind == "placed" { "OrderPlaced" } else { "OrderChanged" };
    let heard = Heard {
        order_id: moved.id,
        user_id: moved.user_id,
        vendor_ids: parts.iter().map(|part| part.vendor_id).collect(),
        vendor_order_id: note.vendor_order.map(|part| part.id),
        kind: note.kind,
        status: moved.status,
    };
    outbox::publish(cx, tx, &format!("order:{}", moved.id), moved.version, topic, &heard)?;
    Ok(())
}

/// A line in the order's history.
pub async fn remember(cx: &Cx, tx: &Tx, order: OrderId, note: &Note<'_>) -> Result<()> {
    let row = order_event::ActiveModel {
        id: Set(cx.id::<OrderEventId>()),
        order_id: Set(order),
        vendor_order_id: Set(note.vendor_order.map(|part| part.id)),
        vendor_id: Set(note.vendor_order.map(|part| part.vendor_id)),
        kind: Set(note.kind.into()),
        actor: Set(note.actor.into()),
        data: Set(note.data.clone()),
        created_at: Set(cx.now()),
    };
    order_event::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
