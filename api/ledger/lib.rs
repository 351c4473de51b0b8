//! The books: double entry, append-only, one journal per business event. Money moves nowhere else.
//!
//! What always holds: a journal's key is posted once; every transfer is in the currency of both its accounts, so each
//! currency sums to zero; an order's control account is back at zero when its transaction ends, a refund's when the
//! refund has ended; guarded accounts never fall below their minimum. Corrections are new journals that name the one they
//! reverse.
//!
//! It knows accounts and entries only: no order, no payment, no rule of who owes whom. The rooms above say that by
//! choosing a journal from [`Journal`]'s builders.

mod books;
mod check;
mod model;
mod post;
mod repo;
mod statement;
#[cfg(test)]
mod tests;

pub use books::{AccountName, Booked, Line, balance, journals, trial_balance};
pub use check::check;
pub use model::{Account, Balance, Capture, Held, Journal, Leg, Refund, VendorCapture};
pub use post::{post, post_all, post_past, reverse};
pub use statement::{Entry, statement, vendor_balances};
