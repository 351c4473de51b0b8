//! From cart to refund on a real database, with the test gateway at the other end: what the business would notice.
//!
//! Each test has a world of its own and ends with [`World::books_close`]. `STOA_TEST_DATABASE_URL` moves them all to PostgreSQL.

mod again;
mod checking;
mod ending;
mod paying;
mod racing;
mod refunding;
mod sending;
mod waiting;
mod world;

use world::World;
