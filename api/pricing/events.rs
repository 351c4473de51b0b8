//! What others may hear of offers.

use entity::ids::{OfferId, ProductId, VariantId, VendorId};
use entity::offer;
use platform::{Cx, Result, Tx, outbox};
use serde::{Deserialize, Serialize};

/// `OfferChanged`: an offer came, went, or has other prices or conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfferChanged {
    pub offer_id: OfferId,
    pub product_id: ProductId,
    pub variant_id: VariantId,
    pub vendor_id: VendorId,
}

/// Tells of a change; the offer's version is its number.
pub fn publish(cx: &Cx, tx: &Tx, offer: &offer::Model) -> Result<()> {
    let payload = OfferChanged { offer_id: offer.id, product_id: offer.product_id, variant_id: offer.variant_id, vendor_id: offer.vendor_id };
    outbox::publish(cx, tx, &format!("offer:{}", offer.id), offer.version, "OfferChanged", &payload)?;
    Ok(())
}
