//! Who sells: vendors, how they come in, and the people in their teams.
//!
//! It deliberately does not know what a vendor sells (`catalog`), has in stock (`inventory`) or is owed (`ledger`).
//!
//! Invariants:
//! - Only membership makes a [`kernel::VendorMember`], the proof every vendor-owned finder asks for.
//! - A vendor somebody does not belong to answers exactly like one that does not exist.
//! - The public sees live vendors only; a suspended one keeps its name on orders already made.
//! - Nothing of a vendor's comes on sale before the law's questions about it are answered; see `trader`.
//! - A pause begins and ends by the clock.

mod apply;
mod authority;
mod checklist;
mod create;
mod documents;
mod erase;
mod event;
mod front;
mod letters;
mod model;
mod pause;
mod pictures;
mod repo;
mod review;
mod scan;
mod score;
mod seed;
mod team;
#[cfg(test)]
mod tests;
mod trader;
mod update;
mod vat;

pub use apply::{Details, VAT_JOB, VatDue, application, applications_of, apply, check_vat, claim_rescue, fill_in, submit, withdraw};
pub use authority::{member, needs_second_factor, scopes_of};
pub use checklist::{Requirement, Step, checklist};
pub use create::{add_member, create};
pub use documents::{
    MOST_BYTES as MOST_DOCUMENT_BYTES, Opened, Unwanted, announce, documents_of, download_path, may_send, read as read_document, receive, reseal_documents,
    upload_path,
};
pub use erase::{erase_person, export_person, needs_its_owner};
pub use front::fronts_of;
pub use letters::{About, LETTER, Letter, LetterDue, Occasion, StrikeTold, Told, due as letter_due, write_letter};
pub use model::{NewVendor, VendorChange};
pub use pause::{Holiday, PAUSE_JOB, pause_of, paused_until, set_holiday};
pub use pictures::{PICTURE_JOB, PictureKind, Untaken, announce_picture, may_send_picture, on_picture_gone, receive_picture};
pub use repo::{
    Desk, any_by_id, any_by_slug, are_live, by_ids, by_slug, desk, known, list, live_by_id, members, memberships, memberships_of, own, owner_by_slug,
};
pub use review::{Cause, VendorApproved, decide, queue, suspend, sweep_documents};
pub use scan::Scanner;
pub use score::{hold_selling, sells_since, set_score};
pub use seed::specimen;
pub use team::{accept, invitation, invitations, invite, remove, set_place, withdraw_invitation};
pub use trader::{REMEDY_MS, establish, gaps, look_after, may_offer};
pub use update::update;
pub use vat::{VatNumber, VatRegister};

/// What this room keeps sealed, apart from files.
pub const SEALED: &[platform::keyring::Sealed] = &[apply::SEALED];
