//! Lists of products without words to search for: keyset pages straight from the cards, one statement each.

use std::sync::Arc;

use entity::ids::{CategoryId, ProductId, VendorId};
use entity::product_card::{Column, Entity};
use entity::product_card_vendor;
use entity::states::StockClass;
use kernel::{Currency, Cursor, Direction, Page, Paged, Refusal};
use platform::{Result, db};
use sea_orm::sea_query::{Expr, ExprTrait, Query as Sql};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use serde::Deserialize;

use crate::card::{CardPrice, CardVariant, CardVariants};
use crate::model::MOST_COUNTED;

/// Which cards; everything given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardFilter {
    /// The category at this path and all below it.
    pub category_path: Option<String>,
    /// Offered by this vendor.
    pub vendor: Option<VendorId>,
    /// Minor units, both ends included.
    pub price_min: Option<i64>,
    pub price_max: Option<i64>,
    pub in_stock: bool,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardOrder {
    #[default]
    Newest,
    Oldest,
    PriceAsc,
    PriceDesc,
}

/// How many there are; beyond 10,000 only that there are more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    pub value: u64,
    pub exact: bool,
}

impl Total {
    pub(crate) fn of(counted: u64) -> Self {
        Self { value: Ord::min(counted, MOST_COUNTED), exact: counted <= MOST_COUNTED }
    }
}

/// What a list shows of a product: the columns of a card that lists read, and no others.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Card {
    pub product_id: ProductId,
    pub slug: String,
    pub title: String,
    pub brand: Option<String>,
    pub owner_id: VendorId,
    pub category_id: Option<CategoryId>,
    pub stock_class: StockClass,
    /// The key of its first stored picture.
    pub picture: Option<String>,
    prices: serde_json::Value,
    variants: CardVariants,
    price_eur: Option<i64>,
    price_vnd: Option<i64>,
    pub product_created_at: i64,
}

impl Card {
    const COLUMNS: [Column; 13] = [
        Column::ProductId,
        Column::Slug,
        Column::Title,
        Column::Brand,
        Column::OwnerId,
        Column::CategoryId,
        Column::StockClass,
        Column::Picture,
        Column::Prices,
        Column::Variants,
        Column::PriceEur,
        Column::PriceVnd,
        Column::ProductCreatedAt,
    ];

    /// From what to what it costs in this currency; none where it is not sold in it.
    #[must_use]
    pub fn price(&self, currency: Currency) -> Option<CardPrice> {
        self.prices.get(currency.code()).and_then(|price| CardPrice::deserialize(price).ok())
    }

    /// Its variants with their offers; none where the card does not know the offers in this currency.
    #[must_use]
    pub fn variants(&self, currency: Currency) -> Option<&[Arc<CardVariant>]> {
        self.variants.whole(currency).then_some(&self.variants.0)
    }
}

/// One page of the cards that are listed.
///
/// # Errors
/// `ValidationFailed` for prices in a currency that lists do not know.
pub async fn cards(db: &impl ConnectionTrait, filter: &CardFilter, order: CardOrder, currency: Currency, page: &Page) -> Result<Paged<Card>> {
    let list = filtered(filter, currency)?;
    let (key, descending) = match order {
        CardOrder::Newest => (Column::ProductCreatedAt, true),
        CardOrder::Oldest => (Column::ProductCreatedAt, false),
        CardOrder::PriceAsc => (price_column(currency)?, false),
        CardOrder::PriceDesc => (price_column(currency)?, true),
    };
    // Only prices may be missing.
    let list = list.filter(key.is_not_null());
    let down = descending == (page.direction == Direction::Forward);
    let list = match &page.cursor {
        None => list,
        Some(place) => list.filter(db::behind(key, Column::ProductId, place, down)),
    };
    let list = if down { list.order_by_desc(key).order_by_desc(Column::ProductId) } else { list.order_by_asc(key).order_by_asc(Column::ProductId) };
    let rows = shown(list.limit(page.size + 1), db).await?;
    let key_of = |card: &Card| match order {
        CardOrder::Newest | CardOrder::Oldest => card.product_created_at,
        _ if currency == Currency::VND => card.price_vnd.unwrap_or_default(),
        _ => card.price_eur.unwrap_or_default(),
    };
    Ok(page.close(rows, |card| Cursor::new(key_of(card), card.product_id)))
}

/// How many cards there are of that kind.
///
/// # Errors
/// As [`cards`].
pub async fn count_cards(db: &impl ConnectionTrait, filter: &CardFilter, currency: Currency) -> Result<Total> {
    let some = filtered(filter, currency)?.select_only().column(Column::ProductId).limit(MOST_COUNTED + 1).into_query();
    Ok(Total::of(db::counted(db, some).await?.unsigned_abs()))
}

/// Listed cards of these products, in no order.
///
/// # Errors
/// The database's own.
pub async fn cards_by_ids(db: &impl ConnectionTrait, ids: &[ProductId]) -> Result<Vec<Card>> {
    shown(listed().filter(db::among(Column::ProductId, ids)), db).await
}

async fn shown(list: Select<Entity>, db: &impl ConnectionTrait) -> Result<Vec<Card>> {
    Ok(list.select_only().columns(Card::COLUMNS).into_model::<Card>().all(db).await?)
}

/// The column a currency's prices are in.
pub(crate) fn price_column(currency: Currency) -> Result<Column, Refusal> {
    match currency {
        Currency::EUR => Ok(Column::PriceEur),
        Currency::VND => Ok(Column::PriceVnd),
        _ => Err(Refusal::invalid("currency", "Lists compare prices in EUR and VND.")),
    }
}

/// Spelt out and not as a value, since the indices hold listed ones alone, and a plan for any value could not use them.
fn listed() -> Select<Entity> {
    Entity::find().filter(Column::State.into_expr().eq(Expr::cust("'listed'")))
}

fn filtered(filter: &CardFilter, currency: Currency) -> Result<Select<Entity>> {
    let mut list = listed();
    if let Some(path) = &filter.category_path {
        list = list.filter(Column::CategoryPath.gte(path.as_str())).filter(Column::CategoryPath.lt(catalog::path_after(path)));
    }
    if let Some(vendor) = filter.vendor {
        let pages = Sql::select()
            .column(product_card_vendor::Column::ProductId)
            .from(product_card_vendor::Entity)
            .and_where(product_card_vendor::Column::VendorId.eq(vendor))
            .to_owned();
        list = list.filter(Column::ProductId.in_subquery(pages));
    }
    if let Some(least) = filter.price_min {
        list = list.filter(price_column(currency)?.gte(least));
    }
    if let Some(most) = filter.price_max {
        list = list.filter(price_column(currency)?.lte(most));
    }
    if filter.in_stock {
        list = list.filter(Column::StockClass.ne(StockClass::Out));
    }
    Ok(list)
}
