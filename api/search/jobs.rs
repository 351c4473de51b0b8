//! What is done about others' events. Each may run twice: a card is worked out of the present, not of the event.

use entity::ids::{CategoryId, ProductId, VariantId, VendorId};
use platform::{Cx, Result};
use serde::Deserialize;

use crate::rebuild::{rebuild_card, rebuild_cards};

/// Products read at a time where a change concerns many.
const AT_ONCE: u64 = 500;

/// The part of `OfferChanged` that matters here.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfOffer {
    pub product_id: ProductId,
}

/// The part of `StockChanged` that matters here.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfStock {
    pub variant_id: VariantId,
}

/// The part of `VendorChanged` that matters here.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfVendor {
    pub vendor_id: VendorId,
}

/// `ProductChanged`: its card.
///
/// # Errors
/// The database's own.
pub async fn on_product_changed(cx: Cx, event: catalog::ProductChanged) -> Result<()> {
    rebuild_card(&cx, event.product_id).await
}

/// `OfferChanged`: the card of its product.
///
/// # Errors
/// The database's own.
pub async fn on_offer_changed(cx: Cx, event: OfOffer) -> Result<()> {
    rebuild_card(&cx, event.product_id).await
}

/// `StockChanged`: the card of the variant's product.
///
/// # Errors
/// The database's own.
pub async fn on_stock_changed(cx: Cx, event: OfStock) -> Result<()> {
    let products = catalog::product_ids_of_variants(&cx.db, &[event.variant_id]).await?;
    rebuild_cards(&cx, &products).await.map(|_| ())
}

/// `VendorChanged`: the cards of all it wrote or offers.
///
/// # Errors
/// The database's own.
pub async fn on_vendor_changed(cx: Cx, event: OfVendor) -> Result<()> {
    let mut after = None;
    loop {
        let ids = catalog::product_ids_of_vendor(&cx.db, event.vendor_id, after, AT_ONCE).await?;
        let Some(last) = ids.last() else { return Ok(()) };
        after = Some(*last);
        rebuild_cards(&cx, &ids).await?;
    }
}

/// `CategoryChanged`: the cards in it and in all below it.
///
/// # Errors
/// The database's own.
pub async fn on_category_changed(cx: Cx, event: catalog::CategoryChanged) -> Result<()> {
    let category: CategoryId = event.category_id;
    let mut after = None;
    loop {
        let ids = catalog::products_in_subtree(&cx.db, category, after, AT_ONCE).await?;
        let Some(last) = ids.last() else { return Ok(()) };
        after = Some(*last);
        rebuild_cards(&cx, &ids).await?;
    }
}
