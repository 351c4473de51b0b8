//! A vendor adds or takes away some: goods arrived, something broke.

use entity::ids::{LocationId, VariantId};
use entity::states::MovementKind;
use entity::stock_level;
use kernel::{Refusal, VendorMember, optional_text};
use platform::Cx;
use platform::Result;
use platform::idempotency::{Request, once};
use serde::Serialize;

use crate::set::{Change, apply, found};

/// How many more or fewer are there.
#[derive(Clone, Debug, Serialize)]
pub struct AdjustStock {
    pub variant_id: VariantId,
    /// The vendor's first location where none is named.
    pub location_id: Option<LocationId>,
    /// Not 0.
    pub delta: i64,
    pub reason: Option<String>,
}

/// Changes what is physically there by some units, whatever it was before.
///
/// # Errors
/// `StateConflict` below what is promised, `ValidationFailed` below nothing, `NotFound` for a foreign location or unknown variant.
pub async fn adjust(cx: &Cx, member: &VendorMember, key: Option<&str>, input: &AdjustStock) -> Result<stock_level::Model> {
    if input.delta == 0 || input.delta.unsigned_abs() > 1_000_000_000 {
        return Err(Refusal::invalid("input.delta", "It is a whole number other than 0, up to 1,000,000,000 either way.").into());
    }
    let request = Request::keyed(member, "stockAdjust", key, input)?;
    let change = Change {
        variant: input.variant_id,
        location: input.location_id,
        from: None,
        delta: input.delta,
        backorder_limit: None,
        kind: MovementKind::Adjust,
        reason: optional_text("input.reason", input.reason.as_deref(), 200)?,
    };
    let change = &change;
    let (variant, location) = once(cx, "inventory.adjust", &request, |tx| async move { apply(cx, &tx, member, change).await }).await?;
    found(&cx.db, member, variant, location).await
}
