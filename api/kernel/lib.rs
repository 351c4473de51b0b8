//! The words every room speaks: money, actors, pages, refusals, time. No I/O and no rules of any one room.

mod actor;
mod address;
mod clock;
mod gtin;
mod money;
mod page;
mod refusal;
mod text;

pub use actor::{Operator, Shopper, VendorMember, Viewer};
pub use address::Address;
pub use clock::Clock;
pub use gtin::Gtin;
pub use money::{Currency, Money, TaxedMoney, allocate, currency, give, tax_in_gross};
pub use page::{Cursor, Direction, Page, Paged};
pub use refusal::{Refusal, field};
pub use text::{country, email, optional_text, quantity, slugify, text};

pub use entity::{ids, states};
