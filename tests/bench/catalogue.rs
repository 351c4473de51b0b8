//! What the seeded catalogue holds, as far as requests name it.

use entity::ids::{CategoryId, OfferId, ProductId, VariantId, VendorId};
use kernel::Cursor;
use platform::{Db, db};
use sea_orm::FromQueryResult;

use crate::chance::Chance;

/// Everything that requests are made of, in an order of chance that is the same in every run.
pub struct Catalogue {
    /// A place in the list of all products, newest first, at least a page from its end.
    pub cursors: Vec<String>,
    /// A category with products, and a place in its list.
    pub category_places: Vec<(CategoryId, String, String)>,
    pub slugs: Vec<String>,
    pub titles: Vec<String>,
    /// Offers with enough in stock, of vendors that deliver.
    pub offers: Vec<(OfferId, VendorId)>,
}

#[derive(FromQueryResult)]
struct Card {
    product_id: ProductId,
    product_created_at: i64,
    slug: String,
    title: String,
    category_id: Option<CategoryId>,
}

#[derive(FromQueryResult)]
struct Named {
    id: CategoryId,
    slug: String,
}

#[derive(FromQueryResult)]
struct Stocked {
    id: OfferId,
    vendor_id: VendorId,
}

#[derive(FromQueryResult)]
struct Count {
    counted: i64,
}

/// No list shows more at once.
pub const PAGE: usize = 24;

/// How many products are in the shop.
pub async fn listed(db: &Db) -> Result<u64, String> {
    count(db, "SELECT COUNT(*) AS counted FROM product_card WHERE state = 'listed'").await
}

/// What a statement counts as `counted`.
pub async fn count(db: &Db, sql: &str) -> Result<u64, String> {
    let found: Option<Count> = db::one(db, sql, []).await.map_err(|error| format!("{sql}: {error}"))?;
    Ok(found.map_or(0, |row| row.counted.unsigned_abs()))
}

impl Catalogue {
    /// Reads it.
    pub async fn read(db: &Db) -> Result<Self, String> {
        let said = |error: platform::Error| error.to_string();
        let mut chance = Chance::new(1);
        let sql = "SELECT product_id, product_created_at, slug, title, category_id FROM product_card WHERE state = 'listed' \
            ORDER BY product_created_at DESC, product_id DESC";
        let cards: Vec<Card> = db::all(db, sql, []).await.map_err(said)?;
        let named: Vec<Named> = db::all(db, "SELECT id, slug FROM category", []).await.map_err(said)?;
        let place = |card: &Card| Cursor::new(card.product_created_at, card.product_id).text();
        let mut cursors: Vec<String> = cards.iter().take(cards.len().saturating_sub(PAGE)).map(place).collect();
        let mut category_places = Vec::new();
        for category in &named {
            let own: Vec<&Card> = cards.iter().filter(|card| card.category_id == Some(category.id)).collect();
            category_places.extend(own.iter().take(own.len().saturating_sub(PAGE)).map(|card| (category.id, category.slug.clone(), place(card))));
        }
        let sql = "SELECT o.id, o.vendor_id FROM offer o JOIN offer_price p ON p.offer_id = o.id AND p.currency = 'EUR' \
            JOIN stock_level s ON s.variant_id = o.variant_id AND s.vendor_id = o.vendor_id \
            WHERE o.state = 'active' AND s.on_hand - s.reserved - s.allocated >= 40 ORDER BY o.id";
        let stocked: Vec<Stocked> = db::all(db, sql, []).await.map_err(said)?;
        let mut offers: Vec<_> = stocked.into_iter().map(|offer| (offer.id, offer.vendor_id)).collect();
        let (mut slugs, mut titles): (Vec<_>, Vec<_>) = cards.into_iter().map(|card| (card.slug, card.title)).unzip();
        chance.shuffle(&mut cursors);
        chance.shuffle(&mut category_places);
        chance.shuffle(&mut slugs);
        chance.shuffle(&mut titles);
        chance.shuffle(&mut offers);
        Ok(Self { cursors, category_places, slugs, titles, offers })
    }

    /// Two offers of two vendors, the same two for the same number.
    pub fn pair(&self, number: usize) -> Option<(OfferId, OfferId)> {
        let at = |place: usize| self.offers.get(place % self.offers.len().max(1)).copied();
        let (first, vendor) = at(number * 2)?;
        let (second, _) = (1..self.offers.len()).filter_map(|step| at(number * 2 + step)).find(|(_, other)| *other != vendor)?;
        Some((first, second))
    }
}

#[derive(FromQueryResult)]
struct Scarce {
    offer_id: OfferId,
    variant_id: VariantId,
    vendor_id: VendorId,
}

/// Offers whose stock is in one place, that place now holding exactly `left` that can be had.
pub async fn make_scarce(db: &Db, count: u64, left: i64) -> Result<Vec<OfferId>, String> {
    let sql = "SELECT MIN(o.id) AS offer_id, o.variant_id, o.vendor_id FROM offer o JOIN offer_price p ON p.offer_id = o.id AND p.currency = 'EUR' \
        JOIN stock_level s ON s.variant_id = o.variant_id AND s.vendor_id = o.vendor_id WHERE o.state = 'active' \
        GROUP BY o.variant_id, o.vendor_id HAVING COUNT(*) = 1 AND MIN(s.on_hand) > 20 ORDER BY o.variant_id LIMIT $1";
    let sql = if db.is_postgres() { sql.replace("MIN(o.id)", "(array_agg(o.id))[1]") } else { sql.to_owned() };
    let found: Vec<Scarce> = db::all(db, &sql, [count.into()]).await.map_err(|error| error.to_string())?;
    for Scarce { variant_id, vendor_id, .. } in &found {
        let sql = "UPDATE stock_level SET on_hand = reserved + allocated + $1 WHERE variant_id = $2 AND vendor_id = $3";
        db::execute(db, sql, [left.into(), (*variant_id).into(), (*vendor_id).into()]).await.map_err(|error| error.to_string())?;
    }
    Ok(found.into_iter().map(|scarce| scarce.offer_id).collect())
}
