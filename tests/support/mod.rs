//! What every journey stands on: the real program in this process, on a port and a database of its own,
//! with people to act for and shelves to buy from. When the app is dropped nothing is left running.

mod app;
pub mod authenticator;
mod backstage;
pub mod client;
mod database;
mod hands;
mod port;
pub mod post;
pub mod process;
pub mod providers;
pub mod proxy;
pub mod rows;
pub mod scale;
pub mod servers;
pub mod shelf;
pub mod socket;
mod stock;
pub mod till;
pub mod wait;
pub mod wire;

pub use app::{Node, TestApp, anybody, scaled};
pub use backstage::{Backstage, Frozen};
pub use client::{Answer, Client, moment, number, text};
pub use database::setting;
pub use hands::Hands;
pub use process::{Process, Site};
pub use proxy::Proxy;
pub use shelf::Goods;
pub use stock::PASSWORD;
