//! The journeys: what a buyer, a vendor or an operator would notice. One binary; each file tells of one subject.

mod budget;
mod cart;
mod catalog;
mod connections;
mod crash;
mod idempotency;
mod identity;
mod import;
mod isolation;
mod ledger;
mod operations;
mod outage;
mod oversell;
mod processes;
mod protocol;
mod purchase;
mod races;
mod refunds;
mod rooms;
mod schema;
mod search;
mod sockets;
mod two_nodes;
