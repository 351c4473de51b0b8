//! Who sells: vendors and the people in their teams.
//!
//! It deliberately does not know what a vendor sells (`catalog`), has in stock (`inventory`) or is owed (`ledger`).
//!
//! Invariants:
//! - Only membership makes a [`kernel::VendorMember`], the proof every vendor-owned finder asks for.
//! - A vendor somebody does not belong to answers exactly like one that does not exist.
//! - The public sees live vendors only; a suspended one keeps its name on orders already made.

mod authority;
mod create;
mod event;
mod model;
mod repo;
#[cfg(test)]
mod tests;
mod update;

pub use authority::{member, needs_second_factor};
pub use create::{add_member, create};
pub use model::{NewVendor, VendorChange, may_manage};
pub use repo::{are_live, by_ids, by_slug, known, list, live_by_id, members, memberships, memberships_of, own, owner_by_slug};
pub use update::update;
