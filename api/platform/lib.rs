//! Everything with I/O that a room may lean on: the database with named transactions, the outbox, jobs,
//! idempotency keys, the bus, the cache, token buckets, object storage, keys and random numbers, calls to servers outside, logs and
//! metrics.
//! It knows no room and no GraphQL.

pub mod audit;
pub mod bucket;
pub mod bus;
pub mod cache;
mod check;
pub mod clock_sync;
pub mod crypto;
mod cx;
pub mod db;
mod error;
pub mod idempotency;
pub mod jobs;
pub mod keyring;
pub mod lease;
mod link;
pub mod mail;
mod memo;
pub mod outbox;
pub mod outside;
pub mod personal;
pub mod picture;
mod pool;
mod queue;
mod rest;
pub mod revision;
mod runner;
mod schedule;
pub mod sms;
pub mod storage;
pub mod telemetry;
#[cfg(test)]
mod testing;
pub mod worker;

pub use check::check;
pub use cx::{Adapters, Cx, Environment};
pub use db::{Db, Tx};
pub use error::{Away, Error, Fault, Result};
pub use memo::Memo;
pub use worker::Worker;
