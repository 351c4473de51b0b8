//! A vendor's ways of sending.

use entity::ids::ShippingMethodId;
use entity::{shipping_method, shipping_rate};
use kernel::{Refusal, VendorMember, text};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx, db, revision};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use crate::rate::{self, RateInput};

/// A vendor has at most this many methods, so that a buyer can still choose.
const MOST: u64 = 50;

/// A method, new or changed, with its rates.
#[derive(Clone, Debug, Serialize)]
pub struct MethodInput {
    /// The vendor's own short name for it; naming one that is there changes it.
    pub code: String,
    pub name: String,
    pub carrier: String,
    /// Days in transit.
    pub min_days: i32,
    pub max_days: i32,
    /// Whether buyers may choose it.
    pub active: bool,
    pub position: i32,
    /// Rates to set; others of the method stay.
    pub rates: Vec<RateInput>,
}

/// Adds a method or changes the one with this code, together with its rates: a method without a rate reaches nobody.
///
/// # Errors
/// `ValidationFailed` naming the part, `LimitExceeded` beyond 50 methods.
pub async fn upsert_method(cx: &Cx, member: &VendorMember, key: Option<&str>, input: &MethodInput) -> Result<shipping_method::Model> {
    let checked = &check(input)?;
    let request = Request::new(member, "shippingMethodUpsert", key, input)?;
    let id = once(cx, "shipping.upsert_method", &request, |tx| async move { create_method(cx, &tx, member, checked).await }).await?;
    find(&cx.db, member, id).await?.ok_or_else(|| Refusal::not_found("input.code", "shipping method").into())
}

fn check(input: &MethodInput) -> Result<MethodInput, Refusal> {
    let code = text("input.code", &input.code, 1, 40)?;
    if !code.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')) {
        return Err(Refusal::invalid("input.code", "A code has letters, digits, - and _."));
    }
    if !(0..=365).contains(&input.min_days) {
        return Err(Refusal::invalid("input.minDays", "Days are from 0 to 365."));
    }
    if !(input.min_days..=365).contains(&input.max_days) {
        return Err(Refusal::invalid("input.maxDays", "It is not before the first day, and at most 365."));
    }
    if !(0..=10_000).contains(&input.position) {
        return Err(Refusal::invalid("input.position", "It is from 0 to 10,000."));
    }
    if input.rates.len() > 300 {
        return Err(Refusal::invalid("input.rates", "At most 300 rates at once."));
    }
    Ok(MethodInput {
        code,
        name: text("input.name", &input.name, 1, 100)?,
        carrier: text("input.carrier", &input.carrier, 1, 100)?,
        rates: input.rates.iter().enumerate().map(|(at, rate)| rate::check(&format!("input.rates.{at}"), rate)).collect::<Result<_, _>>()?,
        ..input.clone()
    })
}

/// As [`upsert_method`], inside a bigger transaction and of checked values.
///
/// # Errors
/// `LimitExceeded` beyond 50 methods.
pub async fn create_method(cx: &Cx, tx: &Tx, member: &VendorMember, input: &MethodInput) -> Result<ShippingMethodId> {
    use shipping_method::{ActiveModel, Column, Entity};
    let found = Entity::find().filter(Column::VendorId.eq(member.vendor)).filter(Column::Code.eq(input.code.as_str())).one(tx).await?;
    let new = found.is_none();
    if new && Entity::find().filter(Column::VendorId.eq(member.vendor)).count(tx).await? >= MOST {
        return Err(
            Refusal::LimitExceeded { field: Vec::new(), message: format!("A vendor has at most {MOST} shipping methods."), retry_after_seconds: None }.into()
        );
    }
    let mut row = found.map_or_else(
        || ActiveModel { id: Set(cx.id()), vendor_id: Set(member.vendor), code: Set(input.code.clone()), created_at: Set(cx.now()), ..Default::default() },
        IntoActiveModel::into_active_model,
    );
    row.name = Set(input.name.clone());
    row.carrier = Set(input.carrier.clone());
    row.min_days = Set(input.min_days);
    row.max_days = Set(input.max_days);
    row.active = Set(input.active);
    row.position = Set(input.position);
    let id = if new { Entity::insert(row).exec_with_returning(tx).await?.id } else { Entity::update(row).exec(tx).await?.id };
    rate::write(tx, member, id, &input.rates).await?;
    revision::bump(tx).await?;
    Ok(id)
}

/// The vendor's methods, also those that rest, in its order.
///
/// # Errors
/// The database's own.
pub async fn methods(db: &impl ConnectionTrait, member: &VendorMember) -> Result<Vec<shipping_method::Model>> {
    use shipping_method::{Column, Entity};
    Ok(Entity::find().filter(Column::VendorId.eq(member.vendor)).order_by_asc(Column::Position).order_by_asc(Column::Id).all(db).await?)
}

/// Some of the vendor's methods.
///
/// # Errors
/// The database's own.
pub async fn methods_by_ids(db: &impl ConnectionTrait, member: &VendorMember, ids: &[ShippingMethodId]) -> Result<Vec<shipping_method::Model>> {
    use shipping_method::{Column, Entity};
    Ok(Entity::find().filter(Column::VendorId.eq(member.vendor)).filter(db::among(Column::Id, ids)).all(db).await?)
}

/// The rates of some of the vendor's methods.
///
/// # Errors
/// The database's own.
pub async fn rates_by_method_ids(db: &impl ConnectionTrait, member: &VendorMember, ids: &[ShippingMethodId]) -> Result<Vec<shipping_rate::Model>> {
    use shipping_rate::{Column, Entity};
    Ok(Entity::find()
        .filter(Column::VendorId.eq(member.vendor))
        .filter(db::among(Column::MethodId, ids))
        .order_by_asc(Column::Country)
        .order_by_asc(Column::Currency)
        .all(db)
        .await?)
}

/// One of the vendor's methods.
pub(crate) async fn find(db: &impl ConnectionTrait, member: &VendorMember, id: ShippingMethodId) -> Result<Option<shipping_method::Model>> {
    Ok(methods_by_ids(db, member, &[id]).await?.pop())
}
