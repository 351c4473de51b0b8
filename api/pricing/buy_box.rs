//! Which of several vendors' offers of one variant a buyer is shown first.

use std::collections::HashMap;

use entity::ids::{OfferId, VariantId, VendorId};
use platform::Result;
use sea_orm::ConnectionTrait;
use shipping::ShippingQuery;

use crate::prices::prices;

/// An offer in the buy box's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    pub offer_id: OfferId,
    pub vendor_id: VendorId,
    pub price_minor: i64,
    /// The vendor's cheapest delivery of one unit to the country; none where it does not deliver there.
    pub shipping_minor: Option<i64>,
    pub available: i64,
}

impl Ranked {
    /// What one unit costs at the buyer's door.
    #[must_use]
    pub fn landed_minor(&self) -> Option<i64> {
        self.shipping_minor.map(|shipping| self.price_minor.saturating_add(shipping))
    }
}

/// Ranks the standing offers of these variants: what can be had before what cannot, then by landed price, then by vendor,
/// so that the order is the same on every node. Offers without a price in the currency are left out. What is in stock is
/// told (`inventory::available_of`): the two rooms are peers. Five statements, however many variants.
///
/// # Errors
/// The database's own.
pub async fn buy_box(
    db: &impl ConnectionTrait,
    variants: &[VariantId],
    country: &str,
    currency: &str,
    stock: &HashMap<(VariantId, VendorId), i64>,
) -> Result<HashMap<VariantId, Vec<Ranked>>> {
    let offers = catalog::offers_by_variant_ids(db, variants).await?;
    let live = vendors::are_live(db, &offers.iter().map(|offer| offer.vendor_id).collect::<Vec<_>>()).await?;
    let prices = prices(db, &offers.iter().map(|offer| offer.id).collect::<Vec<_>>(), currency).await?;
    let priced: Vec<_> =
        offers.into_iter().filter(|offer| live.contains(&offer.vendor_id)).filter_map(|offer| prices.get(&offer.id).map(|price| (offer, *price))).collect();
    let queries: Vec<ShippingQuery> = priced.iter().map(|(offer, price)| ShippingQuery { vendor: offer.vendor_id, items_minor: *price }).collect();
    let shipping = shipping::cheapest(db, &queries, country, currency).await?;
    let mut boxes: HashMap<VariantId, Vec<Ranked>> = HashMap::new();
    for (offer, price_minor) in priced {
        boxes.entry(offer.variant_id).or_default().push(Ranked {
            offer_id: offer.id,
            vendor_id: offer.vendor_id,
            price_minor,
            shipping_minor: shipping.get(&(offer.vendor_id, price_minor)).copied(),
            available: stock.get(&(offer.variant_id, offer.vendor_id)).copied().unwrap_or(0),
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
