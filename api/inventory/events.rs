//! What others may hear of stock.

use entity::ids::{LocationId, VariantId, VendorId};
use platform::{Cx, Result, Tx, outbox};
use serde::{Deserialize, Serialize};

use crate::repo::Changed;

/// `StockChanged`: what one location can promise of a variant is another number now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StockChanged {
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub vendor_id: VendorId,
    /// At this location.
    pub available: i64,
}

/// One event per changed level.
pub fn publish(cx: &Cx, tx: &Tx, changed: &[Changed]) -> Result<()> {
    for level in changed {
        let Changed { variant_id, location_id, vendor_id, available, version, .. } = *level;
        let payload = StockChanged { variant_id, location_id, vendor_id, available };
        outbox::publish(cx, tx, &format!("stock:{variant_id}:{location_id}"), version, "StockChanged", &payload)?;
    }
    Ok(())
}
