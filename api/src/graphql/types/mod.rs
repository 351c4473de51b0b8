//! Node types, one file each; the only place where two files may name each other.

pub mod cart;
pub mod ledger;
pub mod user;
pub mod vendor;
