//! What a method costs where.

use entity::ids::ShippingMethodId;
use entity::shipping_rate;
use kernel::{Refusal, VendorMember, country, currency};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx, revision};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Serialize;

use crate::method::find;
use crate::model::EVERYWHERE;

/// As much as any amount may be, in minor units.
const MOST: i64 = 1_000_000_000_000_000;

/// A rate to set.
#[derive(Clone, Debug, Serialize)]
pub struct RateInput {
    /// ISO 3166-1 alpha-2, or `*` for every country without a rate of its own.
    pub country: String,
    pub currency: String,
    /// Gross, in minor units.
    pub price_minor: i64,
    /// From items of this value on it costs nothing.
    pub free_above_minor: Option<i64>,
}

/// Checks a rate found at `path`.
pub(crate) fn check(path: &str, rate: &RateInput) -> Result<RateInput, Refusal> {
    let country = if rate.country == EVERYWHERE { EVERYWHERE.to_owned() } else { country(&format!("{path}.country"), &rate.country)? };
    let currency = currency(&format!("{path}.currency"), &rate.currency)?.code().to_owned();
    if !(0..=MOST).contains(&rate.price_minor) {
        return Err(Refusal::invalid(&format!("{path}.price"), "A price is not below 0."));
    }
    if rate.free_above_minor.is_some_and(|above| !(0..=MOST).contains(&above)) {
        return Err(Refusal::invalid(&format!("{path}.freeAbove"), "A limit is not below 0."));
    }
    Ok(RateInput { country, currency, ..rate.clone() })
}

/// Sets one rate of one of the vendor's methods.
///
/// # Errors
/// `NotFound` for a foreign method, `ValidationFailed` for what will not do.
pub async fn upsert_rate(cx: &Cx, member: &VendorMember, key: Option<&str>, method: ShippingMethodId, input: &RateInput) -> Result<()> {
    let checked = &check("input", input)?;
    let request = Request::new(member, "shippingRateUpsert", key, &(method, input))?.about(method);
    once(cx, "shipping.upsert_rate", &request, |tx| async move {
        let method = find(&tx, member, method).await?.ok_or_else(|| Refusal::not_found("input.methodId", "shipping method"))?;
        write(&tx, member, method.id, std::slice::from_ref(checked)).await?;
        revision::bump(&tx).await
    })
    .await
}

/// Writes checked rates of a method of this vendor's in one statement; the last of two for the same place counts.
pub(crate) async fn write(tx: &Tx, member: &VendorMember, method: ShippingMethodId, rates: &[RateInput]) -> Result<()> {
    use shipping_rate::{ActiveModel, Column, Entity};
    let rates: std::collections::BTreeMap<_, _> = rates.iter().map(|rate| ((&rate.country, &rate.currency), rate)).collect();
    if rates.is_empty() {
        return Ok(());
    }
    let rows = rates.into_values().map(|rate| ActiveModel {
        method_id: Set(method),
        vendor_id: Set(member.vendor),
        country: Set(rate.country.clone()),
        currency: Set(rate.currency.clone()),
        price_minor: Set(rate.price_minor),
        free_above_minor: Set(rate.free_above_minor),
    });
    let newer =
        OnConflict::columns([Column::MethodId, Column::Country, Column::Currency]).update_columns([Column::PriceMinor, Column::FreeAboveMinor]).to_owned();
    Entity::insert_many(rows).on_conflict(newer).exec_without_returning(tx).await?;
    Ok(())
}
