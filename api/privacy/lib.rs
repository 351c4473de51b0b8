//! What people may ask of those who keep things about them: to say yes and no, to have a copy of everything, and to be forgotten.
//!
//! This room keeps what it was asked and in which order the others are to be told; what is known of a person each room knows itself,
//! and exposes `export_person` and `erase_person`. It deliberately reads no table of theirs.
//!
//! How somebody is forgotten (GDPR Art. 17). They are signed out at once and have fourteen days to take it back. Then, room by room,
//! everything goes that is there for their sake: profile, addresses, ways in, carts, what was told at checkouts, letters that wait. The
//! account's row stays as a name nobody bears, because the books point to it. The books stay too (Art. 17(3)(b)): what an invoice
//! needs is sealed with a key per order (`platform::personal`), from the erasure on for those who keep the books alone, and the key
//! is destroyed when the law of the order's country lets go of it (`orders::book_years`). A key per order and not per person, since a
//! person's invoices become free one year after the other; an order that never became a sale loses its key at once.
//!
//! A backup from before brings back what was erased since. The register of erasures holds ids and times alone, is written out with
//! `stoa erasures` and done again with `stoa erasures --replay FILE`.
//!
//! Invariants:
//! - A choice about consent is added and never changed.
//! - One copy of somebody's data is made at a time, one a day; it is sealed, and removed after a week.
//! - Nobody is forgotten who still has something open, or without whom nobody could run a vendor or the marketplace.
//! - Whatever breaks off is done again, a day later where its job is lost: every room's part is safe to run twice, and the account's own
//!   comes last.

mod archive;
mod consent;
mod erase;
mod export;
mod model;
mod register;
mod repo;
mod revive;

pub use consent::{Choice, Consent, choose, consents};
pub use erase::{Erase, JOB as ERASE_JOB, cancel_erasure, erase, erase_guest, request_erasure, waiting};
pub use export::{Built, EXPORT_JOB, Opened, build, download_path, exports, read, request_export, sweep};
pub use model::{CLOCKS, Clock, cell};
pub use register::{Entry, replay, written};
pub use revive::revive;
