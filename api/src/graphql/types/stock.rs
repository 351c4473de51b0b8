//! Warehouses and what stands in them, as a vendor's team sees it.

use std::collections::HashMap;

use async_graphql::{Context, ID, Object, Result};
use entity::ids::LocationId;
use entity::{location, stock_level};

use super::variant::Variant;
use crate::connection;
use crate::graphql::scalars::{CountryCode, DateTime};

/// A place where a vendor keeps stock.
#[derive(Clone)]
pub struct Warehouse(pub location::Model);

/// A place where a vendor keeps stock.
#[Object]
impl Warehouse {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// What the team calls it.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Where it is.
    async fn country(&self) -> CountryCode {
        CountryCode(self.0.country.clone())
    }
    /// Orders are taken from the lowest first.
    async fn position(&self) -> i32 {
        self.0.position
    }
    /// Since when it is there.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
}

/// How many of a variant one warehouse has, and to whom they are promised.
pub struct StockLevel {
    row: stock_level::Model,
    warehouse: Option<Warehouse>,
}

connection!(StockLevel, StockLevelConnection, StockLevelEdge, "A page of stock levels.", "A stock level in its list.");

impl StockLevel {
    /// Of a row, with its place among the vendor's.
    #[must_use]
    pub fn new(row: stock_level::Model, places: &HashMap<LocationId, Warehouse>) -> Self {
        let warehouse = places.get(&row.location_id).cloned();
        Self { row, warehouse }
    }
}

/// The vendor's warehouses by id.
#[must_use]
pub fn by_id(places: Vec<location::Model>) -> HashMap<LocationId, Warehouse> {
    places.into_iter().map(|place| (place.id, Warehouse(place))).collect()
}

/// How many of a variant one warehouse has, and to whom they are promised.
#[Object]
impl StockLevel {
    /// Which variant.
    async fn variant_id(&self) -> ID {
        self.row.variant_id.into()
    }
    /// The variant itself; null where it is neither your own nor in the shop.
    async fn variant(&self, ctx: &Context<'_>) -> Result<Option<Variant>> {
        Variant::seen(ctx, self.row.variant_id).await
    }
    /// Where.
    async fn warehouse(&self) -> Option<&Warehouse> {
        self.warehouse.as_ref()
    }
    /// Physically there; give it as `changeFrom` to `stockSet`.
    async fn on_hand(&self) -> i64 {
        self.row.on_hand
    }
    /// Held for buyers at the till, for a while.
    async fn reserved(&self) -> i64 {
        self.row.reserved
    }
    /// Sold, and not yet sent.
    async fn allocated(&self) -> i64 {
        self.row.allocated
    }
    /// What can still be promised: on hand and backorder less reserved and allocated.
    async fn available(&self) -> i64 {
        self.row.on_hand + self.row.backorder_limit - self.row.reserved - self.row.allocated
    }
    /// How many may be promised beyond what is there.
    async fn backorder_limit(&self) -> i64 {
        self.row.backorder_limit
    }
    /// Counts its changes.
    async fn version(&self) -> i64 {
        self.row.version
    }
    /// When it last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.row.updated_at)
    }
}
