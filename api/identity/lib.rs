//! Who somebody is: accounts, passwords, sessions and the two kinds of token that stand for a session.
//!
//! It deliberately does not know what anybody may do with a shop: teams belong to `vendors`, carts to `cart`.
//!
//! Invariants:
//! - An answer never tells whether an e-mail address has an account: neither by its words nor by its cost.
//! - The session's row is the truth; a cached copy is believed for at most five seconds.
//! - A refresh token works once. The one exception is an answer lost on the way, within twenty seconds;
//!   any other second use ends the whole session, since one of the two users is a thief.
//! - Reads never write: a session's last use is noted when its tokens are refreshed.

mod access_token;
mod attempts;
mod authenticate;
mod authority;
mod create_user;
mod issue;
mod live;
mod model;
mod password;
mod refresh;
mod register;
mod repo;
mod seed;
mod sign_in;
mod sign_out;
mod suspend;
mod sweep;
#[cfg(test)]
mod tests;
mod update_profile;
mod watch;

pub use access_token::jwks;
pub use authenticate::{authenticate, still_live};
pub use authority::{operator, shopper};
pub use create_user::create_user;
pub use model::{Credentials, Person, ProfileChange, Registration, Tokens, User};
pub use refresh::refresh;
pub use register::register;
pub use repo::{mark_vendor, user, users, users_by_ids};
pub use seed::{SeedUser, seed_password, seed_users, seeded_user};
pub use sign_in::sign_in;
pub use sign_out::{sign_out, sign_out_everywhere};
pub use suspend::suspend;
pub use sweep::sweep;
pub use update_profile::update_profile;
pub use watch::{Watch, Watched};
