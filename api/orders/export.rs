//! What is known of a person's purchases, for themselves, page by page.

use entity::ids::{OrderId, UserId};
use entity::order;
use platform::personal::Section;
use platform::{Cx, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};

use crate::contact::{contact, keys};
use crate::{find, withdrawal};

/// Read in one go.
const PAGE: u64 = 100;

/// A page of a person's orders, oldest first, and the last one's id where there may be more.
///
/// # Errors
/// Faults only.
pub async fn export_person(cx: &Cx, user: UserId, after: Option<OrderId>) -> Result<(Vec<Section>, Vec<OrderId>)> {
    let db = &cx.db;
    let mut query = order::Entity::find().filter(order::Column::UserId.eq(user)).order_by_asc(order::Column::Id).limit(PAGE);
    if let Some(after) = after {
        query = query.filter(order::Column::Id.gt(after));
    }
    let rows = query.all(db).await?;
    let ids: Vec<OrderId> = rows.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok((Vec::new(), ids));
    }
    let held = keys(cx, db, &ids).await?;
    let mut orders = Vec::new();
    for row in &rows {
        let told = contact(row, held.get(&row.id))?.filter(|told| !told.restricted);
        let (email, shipping, billing) =
            told.map(|told| (told.email, told.shipping, told.billing)).map_or((None, None, None), |(a, b, c)| (Some(a), Some(b), Some(c)));
        orders.push(json!({
            "id": row.id.to_string(), "number": row.number, "status": row.status, "email": email, "shippingAddress": shipping, "billingAddress": billing,
            "currency": row.currency, "country": row.country, "itemsMinor": row.items_minor, "shippingMinor": row.shipping_minor, "taxMinor": row.tax_minor,
            "totalMinor": row.total_minor, "refundedMinor": row.refunded_minor, "cancelReason": row.cancel_reason, "createdAt": row.created_at,
            "placedAt": row.placed_at,
        }));
    }
    let parts = find::vendor_orders_by_orders(db, &ids).await?;
    let part_ids: Vec<_> = parts.iter().map(|part| part.id).collect();
    let lines = find::lines_by_vendor_orders(db, &part_ids).await?.into_iter().map(|row| {
        json!({
            "orderId": row.order_id.to_string(), "id": row.id.to_string(), "vendorId": row.vendor_id.to_string(), "title": row.title,
            "variant": row.variant_title, "sku": row.sku, "quantity": row.quantity, "shipped": row.shipped, "cancelled": row.cancelled,
            "refunded": row.refunded, "unitMinor": row.unit_minor, "totalMinor": row.total_minor, "taxMinor": row.tax_minor, "taxBp": row.tax_bp,
        })
    });
    let parcels = find::fulfillments_by_vendor_orders(db, &part_ids).await?.into_iter().map(|row| {
        json!({
            "orderId": row.order_id.to_string(), "id": row.id.to_string(), "vendorId": row.vendor_id.to_string(), "state": row.state, "carrier": row.carrier,
            "trackingNumber": row.tracking_number, "trackingUrl": row.tracking_url, "shippedAt": row.shipped_at, "deliveredAt": row.delivered_at,
        })
    });
    let refunds = find::refunds_by_vendor_orders(db, &part_ids).await?.into_iter().map(|row| {
        json!({
            "orderId": row.order_id.to_string(), "id": row.id.to_string(), "vendorId": row.vendor_id.to_string(), "state": row.state,
            "amountMinor": row.amount_minor, "currency": row.currency, "reason": row.reason, "createdAt": row.created_at, "settledAt": row.settled_at,
        })
    });
    let withdrawals = withdrawal::by_orders(db, &ids).await?.into_iter().map(|row| {
        json!({
            "orderId": row.order_id.to_string(), "id": row.id.to_string(), "statement": row.statement, "locale": row.locale, "wording": row.wording,
            "startedAt": row.started_at, "confirmedAt": row.confirmed_at,
        })
    });
    let sections = vec![
        Section::of("orders", orders),
        Section::of("orderLines", lines.collect::<Vec<Value>>()),
        Section::of("parcels", parcels.collect::<Vec<Value>>()),
        Section::of("refunds", refunds.collect::<Vec<Value>>()),
        Section::of("withdrawals", withdrawals.collect::<Vec<Value>>()),
    ];
    Ok((sections, ids))
}
