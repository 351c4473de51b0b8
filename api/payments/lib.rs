//! Money asked of buyers and given back, through gateways that may answer late, twice or never.
//!
//! What always holds: a call is written down before it is made, under the id that is its key at the gateway; no gateway
//! is called inside a transaction; what a gateway says is cumulative and only ever moves a payment forward, whoever says
//! it first; no vendor order gets back more than was captured for it.
//!
//! It does not know what a payment is for: `reference` is opaque. It posts nothing to the ledger either; it tells what
//! is new, once, and the rooms above post it.

mod apply;
mod ask;
mod cancel;
mod find;
mod gateway;
pub mod inbox;
mod intend;
mod model;
mod reconcile;
mod refund;
mod repo;
mod resolve;
mod seed;
#[cfg(test)]
mod tests;

pub use apply::{Applied, apply};
pub use ask::{ask, fetch};
pub use cancel::cancel;
pub use find::{attempts_of, by_gateway_ref, by_ids, by_references, clearing, current, in_doubt, kept, unsettled};
pub use gateway::test as test_gateway;
pub use gateway::{CancelCall, Config, Event, Gateway, GatewayFault, Gateways, PayCall, Provider, RefundCall};
pub use intend::{NewPayment, intend};
pub use model::{RefundVerdict, Verdict, ended};
pub use reconcile::reconcile;
pub use refund::{AppliedRefund, Return, apply_refund, ask_refund, fetch_refund, intend_refund, intend_return, return_of};
pub use resolve::{Resolved, resolve_in_doubt};
pub use seed::{PastPayment, PastRefund, PastResult, seed_past};
