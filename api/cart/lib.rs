//! What somebody means to buy: one open cart per person or per guest's token, over any number of vendors.
//!
//! Prices and stock are looked up again at every read; what the buyer saw last is kept beside each line, so that a change is told.
//! Every change serialises on the cart's row, and none is taken while a checkout of the cart is completing.
//! A cart holds no stock and makes no order: that is `checkout`'s.

mod add_lines;
mod change;
mod checkout;
mod erase;
mod line_changes;
mod merge;
mod model;
mod repo;
mod view;

pub use add_lines::{AddLines, Added, add_lines};
pub use checkout::{cart_by_token_hash, claim, extend_claim, load_for_checkout, ordered, release_claim};
pub use erase::{erase_person, export_person, sweep};
pub use line_changes::{LineChoice, RemoveLines, UpdateLines, remove_lines, restore, save_for_later, update_lines};
pub use merge::{Merge, merge};
pub use model::{CartView, Group, Line, LineQuantity, Market, NewLine, Problem, Warning};
pub use view::{view, view_by_id};
