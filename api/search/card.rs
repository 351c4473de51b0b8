//! What a card says, worked out of what the other rooms know. Pure.

use std::collections::{BTreeMap, HashMap};

use catalog::CardSource;
use entity::ids::{OfferId, VariantId, VendorId};
use entity::product_card::Model;
use entity::states::{CardState, ProductState, StockClass};
use kernel::Currency;
use platform::Result;
use serde::{Deserialize, Serialize};

/// Up to this many left, a card says so.
const LOW: i64 = 5;

/// Who offers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardVendor {
    pub id: VendorId,
    pub slug: String,
    pub name: String,
}

/// A variant in brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardVariant {
    pub id: VariantId,
    pub sku: String,
    pub gtin: Option<String>,
    pub title: String,
}

/// An attribute as it is shown and, where `filterable`, counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardAttribute {
    pub code: String,
    pub name: String,
    pub value: String,
    pub filterable: bool,
}

/// From what to what it costs in one currency, and whose offer is the cheapest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardPrice {
    pub min: i64,
    pub max: i64,
    pub offer_id: OfferId,
    pub vendor_id: VendorId,
}

/// What the rooms besides the catalogue know of a batch of products.
pub(crate) struct Facts {
    /// Live ones only.
    pub vendors: HashMap<VendorId, CardVendor>,
    pub prices: Vec<(Currency, HashMap<OfferId, i64>)>,
    pub available: HashMap<(VariantId, VendorId), i64>,
}

/// The vendors of a card.
#[must_use]
pub fn vendors_of(card: &Model) -> Vec<CardVendor> {
    serde_json::from_value(card.vendors.clone()).unwrap_or_default()
}

/// The variants of a card.
#[must_use]
pub fn variants_of(card: &Model) -> Vec<CardVariant> {
    serde_json::from_value(card.variants.clone()).unwrap_or_default()
}

/// The card of a product; `revised_at` is left at 0 for whoever stores it.
pub(crate) fn compose(source: &CardSource, facts: &Facts) -> Result<Model> {
    let product = &source.product;
    let offers: Vec<_> = source.offers.iter().filter(|offer| facts.vendors.contains_key(&offer.vendor_id)).collect();
    let left = |variant: VariantId, vendor: VendorId| facts.available.get(&(variant, vendor)).copied().unwrap_or(0).max(0);
    let mut prices = BTreeMap::new();
    for (currency, known) in &facts.prices {
        // The cheapest of each variant, among those that can be had where any can.
        let best = source.variants.iter().filter_map(|variant| {
            offers
                .iter()
                .filter(|offer| offer.variant_id == variant.id)
                .filter_map(|offer| known.get(&offer.id).map(|price| (left(variant.id, offer.vendor_id) == 0, *price, offer.vendor_id, offer.id)))
                .min()
        });
        let best: Vec<_> = best.collect();
        if let Some((_, min, vendor_id, offer_id)) = best.iter().min_by_key(|(out, price, vendor, _)| (*out, *price, *vendor)) {
            let max = best.iter().filter(|one| one.0 == best.iter().all(|one| one.0)).map(|one| one.1).max().unwrap_or(*min);
            prices.insert(currency.code(), CardPrice { min: *min, max, offer_id: *offer_id, vendor_id: *vendor_id });
        }
    }
    let total: i64 = offers.iter().map(|offer| left(offer.variant_id, offer.vendor_id)).sum();
    let mut vendors: Vec<&CardVendor> = offers.iter().filter_map(|offer| facts.vendors.get(&offer.vendor_id)).collect();
    vendors.sort_by_key(|vendor| vendor.id);
    vendors.dedup_by_key(|vendor| vendor.id);
    let variants: Vec<_> = source
        .variants
        .iter()
        .map(|variant| CardVariant { id: variant.id, sku: variant.sku.clone(), gtin: variant.gtin.clone(), title: variant.title.clone() })
        .collect();
    let attribute = |row: &catalog::AttributeOfProduct| CardAttribute {
        code: row.attribute.code.clone(),
        name: row.attribute.name.clone(),
        value: row.value.clone(),
        filterable: row.attribute.filterable,
    };
    let listed = product.state == ProductState::Active && !prices.is_empty();
    Ok(Model {
        product_id: product.id,
        slug: product.slug.clone(),
        title: product.title.clone(),
        brand: product.brand.clone(),
        description: product.description.clone(),
        state: if listed { CardState::Listed } else { CardState::Hidden },
        owner_id: product.vendor_id,
        category_id: product.category_id,
        category_path: source.category.as_ref().map(|category| category.path.clone()).unwrap_or_default(),
        vendors: serde_json::to_value(vendors)?,
        price_eur: prices.get("EUR").map(|price| price.min),
        price_vnd: prices.get("VND").map(|price| price.min),
        prices: serde_json::to_value(prices)?,
        stock_class: match total {
            0 => StockClass::Out,
            1..=LOW => StockClass::Low,
            _ => StockClass::InStock,
        },
        picture: source.media.iter().find_map(|picture| picture.storage_key.clone()),
        gtins: variants.iter().filter_map(|variant| variant.gtin.as_deref()).collect::<Vec<_>>().join(" "),
        variants: serde_json::to_value(variants)?,
        attributes: serde_json::to_value(source.attributes.iter().map(attribute).collect::<Vec<_>>())?,
        product_created_at: product.created_at,
        revised_at: 0,
    })
}
