//! What a card says, worked out of what the other rooms know. Pure.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use catalog::{CardSource, VariantOption};
use entity::ids::{OfferId, VariantId, VendorId};
use entity::product_card::Model;
use entity::states::{CardState, ProductState, StockClass};
use kernel::Currency;
use platform::Result;
use pricing::Standing;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

/// Up to this many left, a card says so.
const LOW: i64 = 5;
/// Those whose prices a card has.
pub(crate) const CURRENCIES: [Currency; 2] = [Currency::EUR, Currency::VND];

/// Who offers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardVendor {
    pub id: VendorId,
    pub slug: String,
    pub name: String,
}

/// A variant as everybody may see it, and who offers it at what price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardVariant {
    pub id: VariantId,
    pub sku: String,
    pub gtin: Option<String>,
    pub title: String,
    #[serde(default)]
    pub options: Vec<VariantOption>,
    #[serde(default)]
    pub weight_grams: Option<i64>,
    #[serde(default)]
    pub version: i64,
    /// None on a card that was written before cards had them.
    #[serde(default)]
    offers: Option<Vec<CardOffer>>,
}

/// An offer that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct CardOffer {
    id: OfferId,
    vendor_id: VendorId,
    handling_days: i32,
    /// By currency, of those that cards know.
    prices: BTreeMap<String, i64>,
    /// From when to when its vendor takes a pause that is not over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pause: Option<(i64, i64)>,
}

impl CardVariant {
    /// The offers that stand and have a price in this currency, in no order.
    pub fn standing(&self, currency: Currency) -> impl Iterator<Item = Standing> {
        let standing = move |offer: &CardOffer| {
            let price_minor = *offer.prices.get(currency.code())?;
            let (paused_from, paused_until) = offer.pause.unzip();
            let CardOffer { id: offer_id, vendor_id, handling_days, .. } = *offer;
            Some(Standing { offer_id, variant_id: self.id, vendor_id, price_minor, handling_days, paused_from, paused_until })
        };
        self.offers.iter().flatten().filter_map(standing)
    }
}

/// The variants of a card in their owner's order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, FromJsonQueryResult)]
pub(crate) struct CardVariants(pub Vec<Arc<CardVariant>>);

impl CardVariants {
    /// Whether all is there that lists show of variants and offers in this currency.
    pub fn whole(&self, currency: Currency) -> bool {
        CURRENCIES.contains(&currency) && self.0.iter().all(|variant| variant.offers.is_some())
    }
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
    /// Their pauses that are not over, from when to when.
    pub pauses: HashMap<VendorId, (i64, i64)>,
    pub now: i64,
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
    let paused = |vendor: &VendorId| facts.pauses.get(vendor).is_some_and(|(from, until)| (*from..*until).contains(&facts.now));
    // While its vendor takes a pause nothing can be had of it.
    let left = |variant: VariantId, vendor: VendorId| if paused(&vendor) { 0 } else { facts.available.get(&(variant, vendor)).copied().unwrap_or(0).max(0) };
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
    let offer = |offer: &entity::offer::Model| {
        let price = |(currency, known): &(Currency, HashMap<OfferId, i64>)| known.get(&offer.id).map(|price| (currency.code().to_owned(), *price));
        let pause = facts.pauses.get(&offer.vendor_id).copied();
        CardOffer {
            id: offer.id,
            vendor_id: offer.vendor_id,
            handling_days: offer.handling_days,
            prices: facts.prices.iter().filter_map(price).collect(),
            pause,
        }
    };
    let mut variants = Vec::with_capacity(source.variants.len());
    for variant in &source.variants {
        variants.push(CardVariant {
            id: variant.id,
            sku: variant.sku.clone(),
            gtin: variant.gtin.clone(),
            title: variant.title.clone(),
            options: serde_json::from_value(variant.options.clone())?,
            weight_grams: variant.weight_grams,
            version: variant.version,
            offers: Some(offers.iter().filter(|found| found.variant_id == variant.id).map(|found| offer(found)).collect()),
        });
    }
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
