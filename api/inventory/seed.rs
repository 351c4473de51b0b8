//! Many levels at once, for the demonstration and for imports of a whole shelf.

use entity::ids::{LocationId, VariantId, VendorId};
use entity::{location, stock_level};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

/// SQLite takes 32,766 values in a statement, PostgreSQL 65,535.
const ROWS: usize = 2_000;

/// A level to start with.
#[derive(Clone, Copy, Debug)]
pub struct SeedLevel {
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub vendor_id: VendorId,
    pub on_hand: i64,
}

/// A location to start with.
#[derive(Clone, Debug)]
pub struct SeedLocation {
    pub id: LocationId,
    pub vendor_id: VendorId,
    pub name: String,
    pub country: String,
    pub position: i32,
}

/// Writes levels; those that are there already stay as they are. It tells nobody: who seeds builds the projections himself.
///
/// # Errors
/// The database's own.
pub async fn seed_levels(cx: &Cx, tx: &Tx, levels: &[SeedLevel]) -> Result<()> {
    for chunk in levels.chunks(ROWS) {
        let rows = chunk.iter().map(|level| stock_level::ActiveModel {
            variant_id: Set(level.variant_id),
            location_id: Set(level.location_id),
            vendor_id: Set(level.vendor_id),
            on_hand: Set(level.on_hand),
            reserved: Set(0),
            allocated: Set(0),
            backorder_limit: Set(0),
            version: Set(1),
            updated_at: Set(cx.now()),
        });
        stock_level::Entity::insert_many(rows).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Writes locations; those that are there already stay as they are.
///
/// # Errors
/// The database's own.
pub async fn seed_locations(cx: &Cx, tx: &Tx, locations: &[SeedLocation]) -> Result<()> {
    for chunk in locations.chunks(ROWS) {
        let rows = chunk.iter().map(|place| location::ActiveModel {
            id: Set(place.id),
            vendor_id: Set(place.vendor_id),
            name: Set(place.name.clone()),
            country: Set(place.country.clone()),
            position: Set(place.position),
            created_at: Set(cx.now()),
        });
        location::Entity::insert_many(rows).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(tx).await?;
    }
    Ok(())
}
