//! Turning a cart into an order, once. The only room that both holds stock and charges.
//!
//! Stock is held from the start for a limited time; the order is made by the claim of `complete`, as pending;
//! money is asked for between two transactions, never inside one; one settle point places the order, whoever
//! brings the gateway's word. It deliberately knows nothing of what follows after placing: that is `orders`.

mod cancel;
mod change;
mod check;
mod complete;
mod erase;
mod model;
mod recover;
mod repo;
mod settle;
mod start;
mod step;
mod survey;
mod sweep;
#[cfg(test)]
mod tests;
mod view;

pub use cancel::{cancel, cancel_order, withdraw};
pub use change::{AddressInput, DeliveryChoice, set_address, set_delivery, set_payment};
pub use check::check;
pub use complete::{Completion, complete};
pub use erase::{erase_orders, erase_person, forget};
pub use model::{HOLD_MS, Outcome};
pub use recover::{handle_inbox, look_after, resolve_in_doubt};
pub use start::start;
pub use survey::{Survey, SurveyLine};
pub use sweep::sweep;
pub use view::{View, view};
