//! What buyers bought: one order over many vendors, each vendor's part with a life of its own, parcels and refunds.
//!
//! An order snapshots everything it sold, so later changes of prices, titles, taxes or commissions never touch it.
//! Money moves only through `ledger`, stock only through `inventory`. It deliberately does not know carts or
//! checkouts: `checkout` creates an order as pending and places it once it is paid.

mod accept;
mod books;
mod cancel;
mod check;
mod claim;
mod contact;
mod create;
mod deliver;
mod desk;
mod export;
mod find;
mod forget;
mod model;
mod paid_again;
mod place;
mod progress;
mod record;
mod refund;
mod release;
mod retention;
mod ship;
mod token;
pub mod withdrawal;

pub use accept::accept;
pub use books::fee;
pub use cancel::{Cancelled, cancel, reject};
pub use check::{check, placed};
pub use claim::on_email_verified;
pub use contact::{Contact, contact, contact_of, keys, seal_old};
pub use create::{Created, NewLine, NewOrder, create};
pub use deliver::deliver;
pub use desk::{Sold, Waiting, arrived_since, sold, waiting};
pub use export::export_person;
pub use find::{
    OrderFilter, VendorOrderFilter, all, by_ids, by_token, events_by_orders, for_shopper, fulfillment_lines, fulfillments_by_vendor_orders,
    lines_by_vendor_orders, list_for_shopper, operator_order, operator_vendor_order, part_of, refunds_by_vendor_orders, shared_with, vendor_order,
    vendor_orders, vendor_orders_by_orders,
};
pub use forget::{erase_guest, erase_person, ids_of_person, is_guests, is_open, open_order_of, sweep};
pub use model::{public_status, ship_by};
pub use paid_again::{paid_again, send_back};
pub use place::{Placed, end_pending, fail_late, place};
pub use record::{Counted, has_part, record};
pub use refund::{RefundInput, RefundLine, refund_as_operator, refund_as_vendor, refund_settled, run_refund};
pub use release::release;
pub use retention::book_years;
pub use ship::{ShipInput, ShipLine, ship};
pub use token::token;
