//! A parcel leaves: all that is left of a vendor's part, or some of it.

use std::collections::BTreeMap;

use entity::ids::{FulfillmentId, OrderLineId, VendorOrderId};
use entity::states::{FulfillmentState, Fulfilment};
use entity::{fulfillment, fulfillment_line, order_line, vendor_order};
use kernel::{Refusal, VendorMember, optional_text, quantity, text};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::json;

use crate::find;
use crate::model::{Move, fulfilment_after, require};
use crate::progress::{Note, lock, progress};

/// Some units of one line.
#[derive(Clone, Copy, Debug)]
pub struct ShipLine {
    pub line: OrderLineId,
    pub quantity: i64,
}

/// One parcel.
#[derive(Clone, Debug)]
pub struct ShipInput {
    pub vendor_order: VendorOrderId,
    /// Nothing means all that is left.
    pub lines: Option<Vec<ShipLine>>,
    pub carrier: String,
    pub tracking_number: Option<String>,
    pub tracking_url: Option<String>,
    pub expected_version: Option<i64>,
}

/// Takes the units off the shelf and out of the promise, and tells the buyer.
///
/// # Errors
/// `NotFound`, `StateConflict`, `VersionConflict`, `LimitExceeded` for more units than are left, `ValidationFailed`.
pub async fn ship(cx: &Cx, member: &VendorMember, input: &ShipInput, request: &Request) -> Result<FulfillmentId> {
    let carrier = text("input.carrier", &input.carrier, 1, 60)?;
    let number = optional_text("input.trackingNumber", input.tracking_number.as_deref(), 80)?;
    let url = optional_text("input.trackingUrl", input.tracking_url.as_deref(), 500)?;
    if url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
        return Err(Refusal::invalid("input.trackingUrl", "A tracking address starts with https://.").into());
    }
    let (carrier, number, url) = (&carrier, &number, &url);
    once(cx, "orders.ship", request, |tx| async move {
        let order = lock(&tx, find::vendor_order(&tx, member, input.vendor_order, "input.vendorOrderId").await?.order_id).await?;
        let part = find::vendor_order(&tx, member, input.vendor_order, "input.vendorOrderId").await?;
        find::expect_version(part.version, input.expected_version)?;
        require(Move::Ship, &part)?;
        let mut lines = order_line::Entity::find().filter(order_line::Column::VendorOrderId.eq(part.id)).all(&tx).await?;
        let leaving = leaving(&lines, input.lines.as_deref())?;

        let id: FulfillmentId = cx.id();
        let now = cx.now();
        for line in &mut lines {
            if let Some(units) = leaving.get(&line.id) {
                line.shipped += units;
                count(&tx, line.id, *units).await?;
            }
        }
        let stock: Vec<_> = lines.iter().filter_map(|line| leaving.get(&line.id).map(|units| (line.variant_id, line.vendor_id, *units))).collect();
        inventory::ship(cx, &tx, order.checkout_id, &stock).await?;
        let parcel = fulfillment::ActiveModel {
            id: Set(id),
            order_id: Set(order.id),
            vendor_order_id: Set(part.id),
            vendor_id: Set(part.vendor_id),
            state: Set(FulfillmentState::Shipped),
            carrier: Set(carrier.clone()),
            tracking_number: Set(number.clone()),
            tracking_url: Set(url.clone()),
            shipped_at: Set(now),
            delivered_at: Set(None),
            version: Set(1),
        };
        fulfillment::Entity::insert(parcel).exec_without_returning(&tx).await?;
        let contents = leaving.iter().map(|(line, units)| fulfillment_line::ActiveModel {
            fulfillment_id: Set(id),
            order_line_id: Set(*line),
            vendor_id: Set(part.vendor_id),
            quantity: Set(*units),
        });
        fulfillment_line::Entity::insert_many(contents).exec_without_returning(&tx).await?;

        let reached = fulfilment_after(&lines, 0);
        let mut update = vendor_order::Entity::update_many()
            .col_expr(vendor_order::Column::Fulfilment, Expr::value(reached))
            .col_expr(vendor_order::Column::Version, Expr::col(vendor_order::Column::Version).add(1))
            .col_expr(vendor_order::Column::UpdatedAt, Expr::value(now))
            .filter(vendor_order::Column::Id.eq(part.id));
        if part.accepted_at.is_none() {
            update = update.col_expr(vendor_order::Column::AcceptedAt, Expr::value(now));
        }
        if reached == Fulfilment::Shipped {
            update = update.col_expr(vendor_order::Column::ShippedAt, Expr::value(now));
        }
        update.exec(&tx).await?;
        let data = json!({ "fulfillment": id, "carrier": carrier, "trackingNumber": number });
        progress(cx, &tx, &order, Note { kind: "shipped", vendor_order: Some(&part), actor: &member.actor(), data }).await?;
        Ok(id)
    })
    .await
}

/// Which units leave, summed per line, so that a line named twice is still bounded.
fn leaving(lines: &[order_line::Model], wanted: Option<&[ShipLine]>) -> Result<BTreeMap<OrderLineId, i64>> {
    let left = |line: &order_line::Model| line.quantity - line.cancelled - line.shipped;
    let Some(wanted) = wanted else {
        let all: BTreeMap<_, _> = lines.iter().filter(|line| left(line) > 0).map(|line| (line.id, left(line))).collect();
        return if all.is_empty() { Err(Refusal::state("Nothing is left to ship: all of it went out or was given back.").into()) } else { Ok(all) };
    };
    if wanted.is_empty() || wanted.len() > 100 {
        return Err(Refusal::invalid("input.lines", "A parcel has from 1 to 100 lines.").into());
    }
    let mut units = BTreeMap::new();
    for (place, wish) in wanted.iter().enumerate() {
        let path = format!("input.lines.{place}.quantity");
        *units.entry(wish.line).or_insert(0) += quantity(&path, wish.quantity)?;
        let line =
            lines.iter().find(|line| line.id == wish.line).ok_or_else(|| Refusal::not_found(&format!("input.lines.{place}.orderLineId"), "order line"))?;
        if units[&wish.line] > left(line) {
            return Err(Refusal::LimitExceeded {
                field: kernel::field(&path),
                message: format!("Only {} of this line are left to ship.", left(line)),
                retry_after_seconds: None,
            }
            .into());
        }
    }
    Ok(units)
}

/// Counts units as shipped; the CHECK of the table is the last line of defence.
async fn count(tx: &Tx, line: OrderLineId, units: i64) -> Result<()> {
    order_line::Entity::update_many()
        .col_expr(order_line::Column::Shipped, Expr::col(order_line::Column::Shipped).add(units))
        .filter(order_line::Column::Id.eq(line))
        .exec(tx)
        .await?;
    Ok(())
}
