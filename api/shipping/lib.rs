//! How a vendor's parcels travel, and what that costs the buyer: methods, and rates per country and currency.
//! A country without a rate of its own takes the one for everywhere else (`*`); no rate, no delivery there.
//!
//! Deliberately not here: the parcel itself (orders), tax on shipping (pricing), labels and carriers (later).

mod cheapest;
mod method;
mod model;
mod options;
mod rate;
mod seed;

pub use cheapest::cheapest;
pub use method::{MethodInput, create_method, methods, methods_by_ids, rates_by_method_ids, upsert_method};
pub use model::{ShippingOption, ShippingQuery};
pub use options::options;
pub use rate::{RateInput, upsert_rate};
pub use seed::{SeedMethod, SeedRate, seed_methods, seed_rates};
