//! Passkeys: keys that people's devices keep, and use for a finger, a face or a PIN. One is both factors at once: it signs in alone,
//! without an address being asked for, and it answers where another second factor would.
//!
//! - What a device is asked to sign is good once, for five minutes, in the session that asked.
//! - Nobody is told whether a key is unknown, somebody else's, or has signed wrongly.
//! - A device that counts its uses never goes back: another one has a copy of its key.

mod attempt;
mod ceremony;
mod own;
mod register;
mod show;

pub(crate) use attempt::SEALED;
pub use ceremony::Passkeys;
pub(crate) use ceremony::Touch;
pub use own::{Passkey, passkeys_of, remove_passkey};
pub(crate) use own::{forget_all, how_many};
pub use register::{Added, Named, begin_passkey, complete_passkey};
pub use show::{ask_passkey, show_passkey};
