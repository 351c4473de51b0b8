//! Bringing cards up to date. A card that would say the same again is not touched, so no index has to follow it.

use std::collections::HashMap;

use entity::ids::{OfferId, ProductId, VariantId, VendorId};
use entity::states::VendorState;
use entity::{product_card, product_card_vendor};
use platform::bus::Message;
use platform::{Cx, Result, Tx, db};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable, QueryFilter, QueryOrder, QuerySelect};

use crate::card::{CURRENCIES, CardVendor, Facts, compose, vendors_of};

/// Products in one transaction: a constant number of statements each.
const BATCH: usize = 200;
/// What the bus says when cards changed.
pub const TOPIC: &str = "CardsRevised";

/// As [`rebuild_cards`], of one product.
///
/// # Errors
/// The database's own.
pub async fn rebuild_card(cx: &Cx, id: ProductId) -> Result<()> {
    rebuild_cards(cx, &[id]).await.map(|_| ())
}

/// Works out the cards of these products anew and returns how many came out different.
///
/// # Errors
/// The database's own.
pub async fn rebuild_cards(cx: &Cx, ids: &[ProductId]) -> Result<usize> {
    let mut ids = ids.to_vec();
    // In one order, so that two who rebuild the same cards wait for each other instead of meeting.
    ids.sort_unstable();
    ids.dedup();
    let mut revised = 0;
    for batch in ids.chunks(BATCH) {
        let changed = cx.db.write("search.rebuild_cards", |tx| async move { rebuild(cx, &tx, batch).await }).await?;
        if changed > 0 {
            cx.bus.publish(&Message::new(TOPIC, "cards", cx.now(), serde_json::Value::Null)).await;
        }
        revised += changed;
    }
    Ok(revised)
}

/// Works out every card there is; returns how many came out different.
///
/// # Errors
/// The database's own.
pub async fn rebuild_all(cx: &Cx) -> Result<usize> {
    let (mut after, mut revised) = (None, 0);
    loop {
        let ids = catalog::product_ids(&cx.db, after, BATCH as u64).await?;
        let Some(last) = ids.last() else { return Ok(revised) };
        after = Some(*last);
        revised += rebuild_cards(cx, &ids).await?;
    }
}

async fn rebuild(cx: &Cx, tx: &Tx, ids: &[ProductId]) -> Result<usize> {
    // The lock comes before the reading: of two who rebuild a card, the later one reads what the earlier may not have seen.
    let old = product_card::Entity::find().filter(db::among(product_card::Column::ProductId, ids));
    let old = old.order_by_asc(product_card::Column::ProductId).lock_exclusive().all(tx).await?;
    let old: HashMap<ProductId, product_card::Model> = old.into_iter().map(|card| (card.product_id, card)).collect();
    let sources = catalog::card_sources(tx, ids).await?;
    let facts = facts(tx, &sources, cx.now()).await?;
    let mut changed = Vec::new();
    for source in &sources {
        let mut card = compose(source, &facts)?;
        let before = old.get(&card.product_id);
        card.revised_at = before.map_or(0, |before| before.revised_at);
        if before != Some(&card) {
            // Later than before even where the clock stands still, so that no follower takes it for the old one.
            card.revised_at = cx.now().max(card.revised_at + 1);
            changed.push(card);
        }
    }
    store(tx, &changed).await?;
    Ok(changed.len())
}

async fn facts(db: &impl ConnectionTrait, sources: &[catalog::CardSource], now: i64) -> Result<Facts> {
    let offers: Vec<OfferId> = sources.iter().flat_map(|source| &source.offers).map(|offer| offer.id).collect();
    let pools: Vec<(VariantId, VendorId)> = sources.iter().flat_map(|source| &source.offers).map(|offer| (offer.variant_id, offer.vendor_id)).collect();
    let mut vendors: Vec<VendorId> = pools.iter().map(|pool| pool.1).collect();
    vendors.sort_unstable();
    vendors.dedup();
    let vendors = vendors::by_ids(db, &vendors).await?;
    let live: Vec<_> = vendors.into_iter().filter(|vendor| vendor.state == VendorState::Live).collect();
    let pauses = live.iter().filter_map(|vendor| Some((vendor.id, vendors::pause_of(vendor, now)?))).collect();
    let mut prices = Vec::new();
    for currency in CURRENCIES {
        prices.push((currency, pricing::prices(db, &offers, currency.code()).await?));
    }
    Ok(Facts {
        pauses,
        now,
        vendors: live.into_iter().map(|vendor| (vendor.id, CardVendor { id: vendor.id, slug: vendor.slug, name: vendor.name })).collect(),
        prices,
        available: inventory::available(db, &pools).await?,
    })
}

async fn store(tx: &Tx, cards: &[product_card::Model]) -> Result<()> {
    if cards.is_empty() {
        return Ok(());
    }
    use product_card::{Column, Entity};
    let all_but_id = Column::iter().filter(|column| !matches!(column, Column::ProductId));
    Entity::insert_many(cards.iter().cloned().map(|card| card.into_active_model().reset_all()))
        .on_conflict(OnConflict::column(Column::ProductId).update_columns(all_but_id).to_owned())
        .exec_without_returning(tx)
        .await?;
    let ids = cards.iter().map(|card| card.product_id);
    product_card_vendor::Entity::delete_many().filter(product_card_vendor::Column::ProductId.is_in(ids)).exec(tx).await?;
    let pages = cards.iter().flat_map(|card| {
        let product_id = card.product_id;
        vendors_of(card).into_iter().map(move |vendor| product_card_vendor::Model { vendor_id: vendor.id, product_id }.into_active_model().reset_all())
    });
    let pages: Vec<_> = pages.collect();
    if !pages.is_empty() {
        product_card_vendor::Entity::insert_many(pages).exec_without_returning(tx).await?;
    }
    Ok(())
}
