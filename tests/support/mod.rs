//! What every journey stands on.
pub mod client;
pub mod socket;
pub mod wait;
