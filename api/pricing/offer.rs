//! A vendor's offer of a variant: the catalogue keeps that it stands, this room keeps what it costs.

use entity::ids::{OfferId, VariantId};
use entity::offer;
use entity::offer_price::{ActiveModel, Column, Entity};
use kernel::{Money, Refusal, VendorMember};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx, audit};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;

use crate::events;

/// No single thing costs more, in minor units.
const MOST: i64 = 1_000_000_000_000;

/// An offer, new or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfferInput {
    pub variant_id: VariantId,
    /// Gross, one per currency. They are all its prices: it is not for sale in a currency left out.
    pub prices: Vec<Money>,
    /// Days until it leaves the house.
    pub handling_days: i32,
    /// The version it changes, where that matters to the caller; 0 for an offer that is not there yet.
    pub expected_version: Option<i64>,
}

/// Offers a variant at these prices, or changes the vendor's offer of it.
///
/// # Errors
/// `ValidationFailed` naming the price, `NotFound` for a variant nobody can see, `VersionConflict` when somebody was faster,
/// `StateConflict` while the law knows too little of the vendor.
pub async fn upsert_offer(cx: &Cx, member: &VendorMember, key: Option<&str>, input: &OfferInput) -> Result<offer::Model> {
    check(input)?;
    let request = Request::keyed(member, "offerUpsert", key, input)?;
    let id = once(cx, "pricing.upsert_offer", &request, |tx| async move { put_offer(cx, &tx, member, input).await.map(|offer| offer.id) }).await?;
    own(cx, member, id).await
}

/// As [`upsert_offer`], as a part of a bigger change.
///
/// # Errors
/// As [`upsert_offer`].
pub async fn put_offer(cx: &Cx, tx: &Tx, member: &VendorMember, input: &OfferInput) -> Result<offer::Model> {
    check(input)?;
    vendors::may_offer(tx, member.vendor).await?;
    let offer = catalog::put_offer(cx, tx, member.vendor, input.variant_id, input.handling_days).await?;
    if input.expected_version.is_some_and(|expected| expected != offer.version - 1) {
        return Err(Refusal::moved("input.expectedVersion", offer.version - 1).into());
    }
    let earlier = Entity::find().filter(Column::OfferId.eq(offer.id)).order_by_asc(Column::Currency).all(tx).await?;
    let earlier: Vec<_> = earlier.iter().map(|price| json!({ "currency": price.currency, "minor": price.amount_minor })).collect();
    audit::before(tx, json!({ "prices": earlier }));
    write(cx, tx, &offer, &input.prices).await?;
    events::publish(cx, tx, &offer)?;
    Ok(offer)
}

fn check(input: &OfferInput) -> Result<(), Refusal> {
    if input.prices.is_empty() || input.prices.len() > 50 {
        return Err(Refusal::invalid("input.prices", "An offer has from 1 to 50 prices."));
    }
    for (at, price) in input.prices.iter().enumerate() {
        if !(1..=MOST).contains(&price.minor) {
            return Err(Refusal::invalid(&format!("input.prices.{at}.amount"), "A price is above 0, and not beyond all measure."));
        }
        if input.prices[..at].iter().any(|other| other.currency == price.currency) {
            return Err(Refusal::invalid(&format!("input.prices.{at}.currency"), "There is one price per currency."));
        }
    }
    Ok(())
}

async fn write(cx: &Cx, tx: &Tx, offer: &offer::Model, prices: &[Money]) -> Result<()> {
    let kept: Vec<&str> = prices.iter().map(|price| price.currency.code()).collect();
    Entity::delete_many().filter(Column::OfferId.eq(offer.id)).filter(Column::Currency.is_not_in(kept)).exec(tx).await?;
    let rows = prices.iter().map(|price| ActiveModel {
        offer_id: Set(offer.id),
        currency: Set(price.currency.code().to_owned()),
        variant_id: Set(offer.variant_id),
        product_id: Set(offer.product_id),
        vendor_id: Set(offer.vendor_id),
        amount_minor: Set(price.minor),
        updated_at: Set(cx.now()),
    });
    let newer = OnConflict::columns([Column::OfferId, Column::Currency]).update_columns([Column::AmountMinor, Column::UpdatedAt]).to_owned();
    Entity::insert_many(rows).on_conflict(newer).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes an offer out of sale. It keeps its prices: orders and carts still speak of it.
///
/// # Errors
/// `NotFound` for a foreign one.
pub async fn withdraw(cx: &Cx, member: &VendorMember, key: Option<&str>, id: OfferId) -> Result<offer::Model> {
    let request = Request::keyed(member, "offerWithdraw", key, &id)?.about(id);
    once(cx, "pricing.withdraw", &request, |tx| async move {
        let offer = catalog::withdraw_offer(cx, &tx, member, id).await?;
        events::publish(cx, &tx, &offer)
    })
    .await?;
    own(cx, member, id).await
}

async fn own(cx: &Cx, member: &VendorMember, id: OfferId) -> Result<offer::Model> {
    catalog::own_offers_by_ids(&cx.db, member, &[id]).await?.pop().ok_or_else(|| Refusal::not_found("input.offerId", "offer").into())
}
