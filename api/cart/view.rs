//! A cart as it stands: prices and stock are the truth of this moment, and looking changes nothing.

use entity::cart_line;
use entity::ids::{CartId, OfferId, VariantId, VendorId};
use entity::states::CartState;
use kernel::Shopper;
use platform::{Cx, Result};
use sea_orm::ConnectionTrait;

use crate::model::{self, CartView, Facts};
use crate::repo;

/// The open cart of this shopper.
///
/// # Errors
/// A fault of the database.
pub async fn view(cx: &Cx, shopper: &Shopper) -> Result<Option<CartView>> {
    match repo::open(&cx.db, shopper).await? {
        Some(cart) => Ok(Some(load(cx, cart).await?)),
        None => Ok(None),
    }
}

/// A cart of this shopper by its id, while it is open.
///
/// # Errors
/// A fault of the database.
pub async fn view_by_id(cx: &Cx, shopper: &Shopper, id: CartId) -> Result<Option<CartView>> {
    match repo::by_id(&cx.db, id, shopper).await?.filter(|cart| cart.state == CartState::Open) {
        Some(cart) => Ok(Some(load(cx, cart).await?)),
        None => Ok(None),
    }
}

pub(crate) async fn load(cx: &Cx, cart: entity::cart::Model) -> Result<CartView> {
    let rows = repo::lines(&cx.db, cart.id).await?;
    let facts = facts(&cx.db, &rows, &[], &cart.currency, cx.now()).await?;
    Ok(model::look(cart, rows, &facts))
}

/// The truth about the offers of these lines and some more, in a constant number of statements.
pub(crate) async fn facts(db: &impl ConnectionTrait, rows: &[cart_line::Model], more: &[OfferId], currency: &str, now: i64) -> Result<Facts> {
    let mut offers: Vec<OfferId> = rows.iter().map(|row| row.offer_id).chain(more.iter().copied()).collect();
    offers.sort_unstable();
    offers.dedup();
    if offers.is_empty() {
        return Ok(Facts::default());
    }
    let found = pricing::sales(db, &offers, currency, now).await?;
    let stock: Vec<(VariantId, VendorId)> = found.iter().map(|offer| (offer.variant_id, offer.vendor_id)).collect();
    let available = inventory::available(db, &stock).await?;
    let prices = found.iter().filter_map(|offer| Some((offer.offer_id, offer.unit_minor?))).collect();
    Ok(Facts { offers: found.into_iter().map(|offer| (offer.offer_id, offer)).collect(), prices, available })
}
