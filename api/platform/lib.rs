//! Everything with I/O that a room may lean on: the database with named transactions, the outbox, jobs,
//! idempotency keys, the bus, the cache, object storage, keys and random numbers.
//! It knows no room and no GraphQL.

pub mod bus;
pub mod cache;
pub mod crypto;
mod cx;
pub mod db;
mod error;
pub mod idempotency;
pub mod jobs;
pub mod lease;
mod link;
pub mod outbox;
pub mod storage;

pub use cx::{Adapters, Cx, Environment};
pub use db::{Db, Tx};
pub use error::{Error, Fault, Result};
