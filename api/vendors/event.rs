//! What others may hear.

use entity::ids::VendorId;
use platform::{Cx, Result, Tx, outbox};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct VendorChanged {
    vendor_id: VendorId,
}

/// Tells that a vendor is new or different at this version.
pub(crate) fn changed(cx: &Cx, tx: &Tx, id: VendorId, version: i64) -> Result<()> {
    outbox::publish(cx, tx, &format!("vendor:{id}"), version, "VendorChanged", &VendorChanged { vendor_id: id })?;
    Ok(())
}
