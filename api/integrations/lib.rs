//! Programs that work with the marketplace: API clients of vendors and of the marketplace itself, their keys, what they may and
//! what they ask for.
//!
//! It deliberately does not know what any right opens: a client is a [`kernel::Viewer`] with rights like a person's role.
//!
//! Invariants:
//! - A key is shown once, when it is made; only its digest is stored, and the last four characters.
//! - Nobody gives a program a right they have not themselves, and no program changes teams, hands out keys or looks through
//!   anybody's eyes.
//! - A program may what whoever answers for it may, at any time: who is suspended, leaves or loses a right takes it along. Whoever
//!   changes a client's key answers for it from then on.
//! - A revoked, expired or unknown key answers like none; a node that did not hear of it believes it for five seconds.
//! - Reads never write: last use and counts are kept in memory and written together every few seconds.

mod authenticate;
mod clients;
mod model;
mod repo;
mod usage;

pub use authenticate::{authenticate, is_key, still};
pub use clients::{MOST_OVERLAP_HOURS, Manager, create, revoke, rotate};
pub use model::{Made, NewClient};
pub use repo::{any, clients, keys_of, own, own_platforms, platforms, usage_of};
pub use usage::{Usage, sweep};
