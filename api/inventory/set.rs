//! A vendor counts its shelf.

use entity::ids::{LocationId, VariantId};
use entity::states::MovementKind;
use entity::{stock_level, stock_movement};
use kernel::{Refusal, VendorMember, optional_text};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx, audit};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde::Serialize;
use serde_json::json;

use crate::repo::{self, Changed, Count};
use crate::{events, warehouse};

/// More than any shelf holds, and far from the end of the numbers.
const MOST_ON_HAND: i64 = 1_000_000_000;

/// A new count of what is there.
#[derive(Clone, Debug, Serialize)]
pub struct SetStock {
    pub variant_id: VariantId,
    /// The vendor's first location where none is named.
    pub location_id: Option<LocationId>,
    pub on_hand: i64,
    /// What the counter last saw; 0 for a level that is not there yet.
    pub change_from: i64,
    /// How many may be promised beyond what is there.
    pub backorder_limit: Option<i64>,
    pub reason: Option<String>,
}

/// Sets what is physically there, if it is still what the counter saw.
///
/// # Errors
/// `VersionConflict` when it is not, `StateConflict` below what is promised, `NotFound` for a foreign location or unknown variant.
pub async fn set(cx: &Cx, member: &VendorMember, key: Option<&str>, input: &SetStock) -> Result<stock_level::Model> {
    for (path, value) in
        [("input.onHand", input.on_hand), ("input.changeFrom", input.change_from), ("input.backorderLimit", input.backorder_limit.unwrap_or(0))]
    {
        if !(0..=MOST_ON_HAND).contains(&value) {
            return Err(Refusal::invalid(path, "It is from 0 to 1,000,000,000.").into());
        }
    }
    let request = Request::keyed(member, "stockSet", key, input)?;
    let change = Change {
        variant: input.variant_id,
        location: input.location_id,
        from: Some(input.change_from),
        delta: input.on_hand - input.change_from,
        backorder_limit: input.backorder_limit,
        kind: MovementKind::Set,
        reason: optional_text("input.reason", input.reason.as_deref(), 200)?,
    };
    let change = &change;
    let (variant, location) = once(cx, "inventory.set", &request, |tx| async move { apply(cx, &tx, member, change).await }).await?;
    found(&cx.db, member, variant, location).await
}

/// What a hand does to one level.
pub struct Change {
    pub variant: VariantId,
    pub location: Option<LocationId>,
    pub from: Option<i64>,
    pub delta: i64,
    pub backorder_limit: Option<i64>,
    pub kind: MovementKind,
    pub reason: Option<String>,
}

/// The common way of `set` and `adjust`; gives the ids from which an answer is rendered, now or on a replay.
pub async fn apply(cx: &Cx, tx: &Tx, member: &VendorMember, change: &Change) -> Result<(VariantId, LocationId)> {
    let now = cx.now();
    warehouse::variant_is_known(tx, member, change.variant).await?;
    let location = match change.location {
        Some(id) => repo::location(tx, member.vendor, id).await?.ok_or_else(|| Refusal::not_found("input.warehouseId", "warehouse"))?.id,
        None => warehouse::default_location(cx, tx, member.vendor).await?,
    };
    repo::ensure_level(tx, now, change.variant, location, member.vendor).await?;
    let count =
        Count { variant: change.variant, location, from: change.from, delta: change.delta, backorder_limit: change.backorder_limit, most: MOST_ON_HAND };
    let Some(level) = repo::count(tx, now, &count).await? else { return Err(why_not(tx, member, change, location).await?) };
    audit::before(tx, json!({ "onHand": level.on_hand - change.delta }));
    note(cx, tx, member, change, &level).await?;
    events::publish(cx, tx, &[level])?;
    Ok((change.variant, location))
}

async fn why_not(tx: &Tx, member: &VendorMember, change: &Change, location: LocationId) -> Result<Error> {
    let level = found(tx, member, change.variant, location).await?;
    if change.from.is_some_and(|from| from != level.on_hand) {
        return Ok(Refusal::moved("input.changeFrom", level.version).into());
    }
    let after = level.on_hand.saturating_add(change.delta);
    if !(0..=MOST_ON_HAND).contains(&after) {
        return Ok(Refusal::invalid("input.delta", "What is there is from 0 to 1,000,000,000.").into());
    }
    let message = format!("{} are promised to orders and {} to buyers at the till; fewer than that cannot be there.", level.allocated, level.reserved);
    Ok(Refusal::state(message).into())
}

async fn note(cx: &Cx, tx: &Tx, member: &VendorMember, change: &Change, level: &Changed) -> Result<()> {
    let row = stock_movement::ActiveModel {
        id: Set(cx.id()),
        variant_id: Set(level.variant_id),
        location_id: Set(level.location_id),
        vendor_id: Set(member.vendor),
        kind: Set(change.kind),
        delta: Set(change.delta),
        on_hand: Set(level.on_hand),
        reason: Set(change.reason.clone()),
        actor: Set(member.actor()),
        created_at: Set(cx.now()),
    };
    stock_movement::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The level after the change, read with its owner's eyes.
pub async fn found(db: &impl ConnectionTrait, member: &VendorMember, variant: VariantId, location: LocationId) -> Result<stock_level::Model> {
    repo::level(db, member.vendor, variant, location).await?.ok_or_else(|| Refusal::not_found("input.variantId", "stock level").into())
}
