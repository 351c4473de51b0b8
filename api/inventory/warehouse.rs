//! Where a vendor keeps its stock.

use entity::ids::{Id, LocationId, VariantId, VendorId};
use entity::location;
use kernel::{Refusal, VendorMember, country, text};
use platform::db::execute;
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};
use serde::Serialize;

use crate::repo;

/// A place, new or changed.
#[derive(Clone, Debug, Serialize)]
pub struct WarehouseInput {
    /// None for a new one.
    pub id: Option<LocationId>,
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Lower ones are emptied first; the end of the row where none is given.
    pub position: Option<i32>,
}

/// Adds a warehouse or changes its name, country or place in the row.
///
/// # Errors
/// `NotFound` for a foreign one, `ValidationFailed` for what will not do.
pub async fn upsert_warehouse(cx: &Cx, member: &VendorMember, key: Option<&str>, input: &WarehouseInput) -> Result<location::Model> {
    let name = &text("input.name", &input.name, 1, 100)?;
    let country = &country("input.country", &input.country)?;
    if input.position.is_some_and(|position| !(0..=10_000).contains(&position)) {
        return Err(Refusal::invalid("input.position", "It is from 0 to 10,000.").into());
    }
    let request = Request::new(member, "warehouseUpsert", key, input)?;
    let id = once(cx, "inventory.upsert_warehouse", &request, |tx| async move { write(cx, &tx, member, input, name, country).await }).await?;
    repo::location(&cx.db, member.vendor, id).await?.ok_or_else(|| Refusal::not_found("input.id", "warehouse").into())
}

async fn write(cx: &Cx, tx: &Tx, member: &VendorMember, input: &WarehouseInput, name: &str, country: &str) -> Result<LocationId> {
    if let Some(id) = input.id {
        let mut row = repo::location(tx, member.vendor, id).await?.ok_or_else(|| Refusal::not_found("input.id", "warehouse"))?.into_active_model();
        row.name = Set(name.to_owned());
        row.country = Set(country.to_owned());
        if let Some(position) = input.position {
            row.position = Set(position);
        }
        location::Entity::update(row).exec(tx).await?;
        return Ok(id);
    }
    let others = crate::levels::locations(tx, member).await?;
    if others.len() >= 100 {
        return Err(Refusal::LimitExceeded { field: Vec::new(), message: "A vendor has at most 100 warehouses.".into(), retry_after_seconds: None }.into());
    }
    let end = others.iter().map(|other| other.position + 1).max().unwrap_or(0);
    let row = location::ActiveModel {
        id: Set(cx.id()),
        vendor_id: Set(member.vendor),
        name: Set(name.to_owned()),
        country: Set(country.to_owned()),
        position: Set(input.position.unwrap_or(end)),
        created_at: Set(cx.now()),
    };
    Ok(location::Entity::insert(row).exec_with_returning(tx).await?.id)
}

/// The vendor's first location; a vendor without one gets it here, in its own country.
///
/// # Errors
/// The database's own.
pub async fn default_location(cx: &Cx, tx: &Tx, vendor: VendorId) -> Result<LocationId> {
    if let Some(first) = crate::levels::first_location(tx, vendor).await? {
        return Ok(first);
    }
    let country = vendors::by_ids(tx, &[vendor]).await?.into_iter().next().map_or_else(|| "DE".to_owned(), |vendor| vendor.country);
    // It carries the vendor's own number, so that two requests at once cannot make two of them.
    let id = LocationId(vendor.uuid());
    execute(
        tx,
        "INSERT INTO location (id, vendor_id, name, country, position, created_at) VALUES ($1, $2, 'Main warehouse', $3, 0, $4) ON CONFLICT DO NOTHING",
        [id.into(), vendor.into(), country.into(), cx.now().into()],
    )
    .await?;
    Ok(id)
}

/// Stock is kept of what this vendor sees: variants in the shop and its own. What it keeps already it goes on counting, also
/// when their owner took them back.
pub async fn variant_is_known(db: &impl ConnectionTrait, member: &VendorMember, variant: VariantId) -> Result<()> {
    let missing = || Refusal::not_found("input.variantId", "variant");
    let found = catalog::variants_by_ids(db, &[variant]).await?.pop().ok_or_else(missing)?;
    let known = found.vendor_id == member.vendor || catalog::product(db, found.product_id).await?.is_some() || repo::keeps(db, member.vendor, variant).await?;
    if known { Ok(()) } else { Err(missing().into()) }
}
