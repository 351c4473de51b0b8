//! Units leave the building.

use entity::ids::{CheckoutId, VariantId, VendorId};
use entity::states::{MovementKind, ReservationState};
use entity::stock_movement;
use kernel::Refusal;
use platform::{Cx, Result, Tx};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::events;
use crate::model::{self, Part, Taken, by_level};
use crate::repo::{self, Effect};

/// Ships units that are allocated to the order of this checkout; the rest stays allocated.
///
/// # Errors
/// `StateConflict` when more is named than is allocated, or when the units are on backorder and not there yet.
pub async fn ship(cx: &Cx, tx: &Tx, checkout: CheckoutId, lines: &[(VariantId, VendorId, i64)]) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let taken = model::take(&model::sum(lines)?, repo::allocated(tx, checkout).await?)?;
    repo::move_taken(cx, tx, &taken, ReservationState::Shipped).await?;
    let actor = taken.iter().find_map(|taken| taken.from.order_id).map_or_else(|| checkout.to_string(), |order| order.to_string());
    let parts = by_level(taken.iter().map(Part::from));
    let changed = repo::change(tx, cx.now(), &parts, Effect::SHIP).await?;
    let mut movements = Vec::new();
    for part in parts {
        let level = changed.iter().find(|level| (level.variant_id, level.location_id) == (part.variant, part.location));
        let level = level.ok_or_else(|| Refusal::state("These units are on backorder: they have not arrived yet."))?;
        movements.push(stock_movement::ActiveModel {
            id: Set(cx.id()),
            variant_id: Set(part.variant),
            location_id: Set(part.location),
            vendor_id: Set(part.vendor),
            kind: Set(MovementKind::Ship),
            delta: Set(-part.quantity),
            on_hand: Set(level.on_hand),
            reason: Set(None),
            actor: Set(actor.clone()),
            created_at: Set(cx.now()),
        });
    }
    stock_movement::Entity::insert_many(movements).exec_without_returning(tx).await?;
    events::publish(cx, tx, &changed)
}

impl From<&Taken> for Part {
    fn from(taken: &Taken) -> Self {
        Self { variant: taken.from.variant_id, location: taken.from.location_id, vendor: taken.from.vendor_id, quantity: taken.quantity }
    }
}
