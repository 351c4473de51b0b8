//! Node types, one file each; the only place where two files may name each other.

pub mod cart;
pub mod checkout;
pub mod ledger;
pub mod order;
pub mod payment;
pub mod pricing;
pub mod shipping;
pub mod stock;
pub mod user;
pub mod vendor;
