//! The words every room speaks: money, actors, pages, refusals, time. No I/O and no rules of any one room.

mod actor;
mod address;
mod card;
mod clock;
mod gtin;
mod money;
mod network;
mod page;
mod refusal;
mod scope;
mod text;

pub use actor::{Actor, Operator, Principal, Proof, Shopper, VendorMember, Viewer};
pub use address::Address;
pub use card::{SHORTEST_CARD, holds_card, is_iban, luhn};
pub use clock::{Clock, day};
pub use gtin::Gtin;
pub use money::{Currency, Money, TaxedMoney, allocate, currency, give, tax_in_gross};
pub use network::Network;
pub use page::{Cursor, Direction, Page, Paged};
pub use refusal::{Refusal, field};
pub use scope::{Scope, Scopes, UnknownScope};
pub use text::{country, email, line, optional_line, optional_text, quantity, slugify, text};

pub use entity::{ids, states};
