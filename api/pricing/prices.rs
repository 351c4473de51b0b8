//! Reads of prices.

use std::collections::HashMap;

use entity::ids::{OfferId, ProductId};
use entity::offer_price::{Column, Entity, Model};
use platform::{Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

/// Gross prices in this currency; an offer without one is not for sale in it. Public, as every price is.
///
/// # Errors
/// The database's own.
pub async fn prices(db: &impl ConnectionTrait, offers: &[OfferId], currency: &str) -> Result<HashMap<OfferId, i64>> {
    if offers.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find().filter(db::among(Column::OfferId, offers)).filter(Column::Currency.eq(currency)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.offer_id, row.amount_minor)).collect())
}

/// Every price of these offers, by currency.
///
/// # Errors
/// The database's own.
pub async fn prices_by_offer_ids(db: &impl ConnectionTrait, offers: &[OfferId]) -> Result<Vec<Model>> {
    if offers.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(db::among(Column::OfferId, offers)).order_by_asc(Column::OfferId).order_by_asc(Column::Currency).all(db).await?)
}

/// Every price of every offer of these products, for the projection that lists show. Withdrawn offers have theirs too:
/// whether an offer stands is the catalogue's to say.
///
/// # Errors
/// The database's own.
pub async fn prices_by_product_ids(db: &impl ConnectionTrait, products: &[ProductId]) -> Result<Vec<Model>> {
    if products.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(db::among(Column::ProductId, products)).order_by_asc(Column::OfferId).order_by_asc(Column::Currency).all(db).await?)
}
