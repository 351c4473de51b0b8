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
mod letters;
mod model;
mod repo;
mod team;
#[cfg(test)]
mod tests;
mod update;

pub use authority::{member, needs_second_factor, scopes_of};
pub use create::{add_member, create};
pub use letters::{About, LETTER, Letter, LetterDue, Occasion, write_letter};
pub use model::{NewVendor, VendorChange};
pub use repo::{are_live, by_ids, by_slug, known, list, live_by_id, members, memberships, memberships_of, own, owner_by_slug};
pub use team::{accept, invitations, invite, remove, set_place, withdraw};
pub use update::update;
