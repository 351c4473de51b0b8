//! Which of several vendors' offers of one variant a buyer is shown first.

use std::collections::HashMap;

use entity::ids::{OfferId, VariantId, VendorId};
use platform::{Cx, Result, db, revision};
use sea_orm::{ConnectionTrait, FromQueryResult};
use shipping::ShippingQuery;

/// An offer in the buy box's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    pub offer_id: OfferId,
    pub vendor_id: VendorId,
    pub price_minor: i64,
    /// The vendor's cheapest delivery of one unit to the country; none where it does not deliver there.
    pub shipping_minor: Option<i64>,
    /// None while the vendor takes a pause.
    pub available: i64,
    pub handling_days: i32,
    /// Until when the vendor takes a pause that runs now.
    pub paused_until: Option<i64>,
}

impl Ranked {
    /// What one unit costs at the buyer's door.
    #[must_use]
    pub fn landed_minor(&self) -> Option<i64> {
        self.shipping_minor.map(|shipping| self.price_minor.saturating_add(shipping))
    }
}

/// An offer that stands, with its price in the currency that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Standing {
    pub offer_id: OfferId,
    pub variant_id: VariantId,
    pub vendor_id: VendorId,
    pub price_minor: i64,
    pub handling_days: i32,
    /// The vendor's pause.
    pub paused_from: Option<i64>,
    pub paused_until: Option<i64>,
}

/// The offers of these variants that stand and have a price in the currency, as they are now; one statement.
///
/// # Errors
/// The database's own.
pub async fn standing(db: &impl ConnectionTrait, variants: &[VariantId], currency: &str) -> Result<Vec<Standing>> {
    if variants.is_empty() {
        return Ok(Vec::new());
    }
    let variants: Vec<VariantId> = db::evened(variants).collect();
    let sql = format!(
        "SELECT s.offer_id, s.variant_id, s.vendor_id, s.handling_days, s.paused_from, s.paused_until, p.amount_minor AS price_minor \
         FROM sale s JOIN offer_price p ON p.offer_id = s.offer_id AND p.currency = $1 WHERE s.on_sale AND s.variant_id IN ({})",
        db::marks(2, variants.len())
    );
    db::all(db, &sql, std::iter::once(currency.into()).chain(variants.into_iter().map(Into::into))).await
}

/// Ranks these offers for each variant: what can be had before what cannot, then by landed price, then by vendor,
/// so that the order is the same on every node. What is in stock is told (`inventory::available_of`): the two rooms are
/// peers. Ways of sending are mostly in memory; another node's change of them counts within a second.
///
/// # Errors
/// The database's own.
pub async fn buy_box(
    cx: &Cx,
    standing: Vec<Standing>,
    country: &str,
    currency: &str,
    stock: &HashMap<(VariantId, VendorId), i64>,
) -> Result<HashMap<VariantId, Vec<Ranked>>> {
    if standing.is_empty() {
        return Ok(HashMap::new());
    }
    let revision = revision::lately(&cx.db).await?;
    let queries: Vec<ShippingQuery> = standing.iter().map(|offer| ShippingQuery { vendor: offer.vendor_id, items_minor: offer.price_minor }).collect();
    let shipping = shipping::cheapest(cx, &cx.db, revision, &queries, country, currency).await?;
    let mut boxes: HashMap<VariantId, Vec<Ranked>> = HashMap::new();
    let now = cx.now();
    for Standing { offer_id, variant_id, vendor_id, price_minor, handling_days, paused_from, paused_until } in standing {
        let paused_until = vendors::paused_until(paused_from, paused_until, now);
        let left = stock.get(&(variant_id, vendor_id)).copied().unwrap_or(0);
        boxes.entry(variant_id).or_default().push(Ranked {
            offer_id,
            vendor_id,
            price_minor,
            shipping_minor: shipping.get(&(vendor_id, price_minor)).copied(),
            available: if paused_until.is_some() { 0 } else { left },
            handling_days,
            paused_until,
        });
    }
    boxes.values_mut().for_each(|offers| rank(offers));
    Ok(boxes)
}

/// The buy box's order.
pub fn rank(offers: &mut [Ranked]) {
    offers.sort_by_key(|offer| {
        let out_of_reach = offer.available <= 0 || offer.shipping_minor.is_none();
        (out_of_reach, offer.landed_minor().unwrap_or(offer.price_minor), offer.vendor_id, offer.offer_id)
    });
}
