//! What is physically there and to whom it is promised: levels per variant and location, reservations of checkouts,
//! movements. A unit goes available → held → allocated → shipped, and back from held or allocated by being let go.
//!
//! Never more is promised than there is: every change of a level is one conditional UPDATE that keeps
//! `reserved + allocated <= on_hand + backorder_limit`, and levels are always locked in the order (variant, location).
//! Deliberately not here: prices, the decision when a hold ends (checkout's), and what an order looks like.

mod adjust;
mod allocate;
mod check;
mod claim;
mod events;
mod hold;
mod let_go;
mod levels;
mod model;
mod repo;
mod seed;
mod set;
mod ship;
#[cfg(test)]
mod tests;
mod warehouse;

pub use adjust::{AdjustStock, adjust};
pub use allocate::allocate;
pub use check::{check, holders, promised_to};
pub use events::StockChanged;
pub use hold::{Hold, hold};
pub use let_go::{expire, release, release_allocated};
pub use levels::{LevelFilter, available, available_of, count_levels, level, levels, levels_by_variant_ids, locations, locations_by_ids, movements, overdue};
pub use model::Shortage;
pub use seed::{SeedLevel, SeedLocation, seed_levels, seed_locations};
pub use set::{SetStock, set};
pub use ship::ship;
pub use warehouse::{WarehouseInput, default_location, upsert_warehouse};
