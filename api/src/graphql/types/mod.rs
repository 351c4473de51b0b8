//! Node types, one file each; the only place where two files may name each other.

pub mod api_client;
pub mod application;
pub mod audit;
pub mod cart;
pub mod category;
pub mod checkout;
pub mod job;
pub mod ledger;
pub mod offer;
pub mod order;
pub mod order_states;
pub mod payment;
pub mod performance;
pub mod pricing;
pub mod privacy;
pub mod product;
pub mod search;
pub mod session;
pub mod shipping;
pub mod stock;
pub mod user;
pub mod variant;
pub mod vendor;
pub mod vendor_order;
pub mod withdrawal;
