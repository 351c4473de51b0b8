//! Who somebody is: accounts, passwords, sessions and the two kinds of token that stand for a session.
//!
//! It deliberately does not know what anybody may do with a shop: teams belong to `vendors`, carts to `cart`.
//!
//! Invariants:
//! - An answer never tells whether an e-mail address has an account: neither by its words nor by its cost.
//! - The session's row is the truth; a cached copy is believed for at most five seconds.
//! - A refresh token works once. The one exception is an answer lost on the way, within twenty seconds;
//!   any other second use ends the whole session, since one of the two users is a thief.
//! - An account elsewhere is known by who says it and whom they call so, never by its address of mail.
//! - A code of a second factor is good once, ever; so is what a passkey signs. What opens an account is changed by what is as strong as
//!   the strongest it has.
//! - What somebody could be locked out by (another password, another address of mail) takes the password, not a session alone.
//! - What is sent by mail to prove something works once, for one person and one thing, and is stored nowhere.
//! - Reads never write: a session's last use is noted when its tokens are refreshed.

mod access_token;
mod account_token;
mod addresses;
mod another_key;
mod app_code;
mod attempts;
mod authenticate;
mod authority;
mod challenge;
mod change_email;
mod change_password;
mod chosen;
mod create_user;
mod elsewhere;
mod enroll;
mod erase;
mod impersonate;
mod issue;
mod letters;
mod live;
mod model;
mod paper_code;
mod passkeys;
mod password;
mod phone;
mod refresh;
mod register;
mod repo;
mod reset_password;
mod reset_second_factor;
mod second_factor;
mod seed;
mod sent_code;
mod sessions;
mod set_role;
mod sign_in;
mod sign_out;
mod suspend;
mod sweep;
#[cfg(test)]
mod tests;
mod update_profile;
mod verify_email;
mod watch;

pub use access_token::jwks;
pub use addresses::{AddressChange, addresses_of, delete_address, upsert_address};
pub use attempts::may_be_written_to;
pub use authenticate::{authenticate, still_live};
pub use authority::{needs_second_factor, operator, scopes_of, shopper};
pub use challenge::{Challenge, answer_challenge};
pub use change_email::{ask_for_email, change_email};
pub use change_password::change_password;
pub use create_user::create_user;
pub use elsewhere::{Answered, Begin, Begun, Completed, Elsewhere, Kind, Linked, Outcome, Provider, Purpose, begin, complete, linked, read_providers, unlink};
pub use enroll::{Enrolment, confirm, enroll};
pub use erase::{erase_person, export_person, forget_sessions, is_last_super_admin, set_news, shut_out, step_up};
pub use impersonate::{end as end_impersonation, impersonate};
pub use letters::{About, LETTER, Letter, LetterDue, Occasion, due as letter_due, write_letter};
pub use live::look_again;
pub use model::{Credentials, Person, ProfileChange, Registration, Tokens, User};
pub use passkeys::{Added, Named, Passkey, Passkeys, ask_passkey, begin_passkey, complete_passkey, passkeys_of, remove_passkey, show_passkey};
pub use refresh::refresh;
pub use register::register;
pub use repo::{Among, by_address, mark_vendor, user, users, users_by_ids};
pub use reset_password::{ask_for_reset, reset_password};
pub use reset_second_factor::reset_second_factor;
pub use second_factor::{Standing, disable, prove, renew_codes, shown_lately, standing};
pub use seed::{SeedUser, seed_password, seed_users, seeded_user};
pub use sent_code::{MESSAGE, Message, MessageDue, SentTo, send_code, write_message};
pub use sessions::{Session, sessions};
pub use set_role::set_role;
pub use sign_in::{SignedIn, sign_in};
pub use sign_out::{sign_out, sign_out_everywhere, sign_out_there};
pub use suspend::{reinstate, suspend};
pub use sweep::sweep;
pub use update_profile::update_profile;
pub use verify_email::{EmailVerified, ask_to_verify, verify_email};
pub use watch::{Watch, Watched};

/// What this room keeps sealed.
pub const SEALED: &[platform::keyring::Sealed] = &[app_code::SEALED, phone::SEALED, passkeys::SEALED, elsewhere::SEALED];
