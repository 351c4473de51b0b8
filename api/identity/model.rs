//! What a person, a session and a password are, without any I/O.

use std::fmt;

use entity::ids::{SessionId, UserId};
use entity::states::{Role, UserState};
use entity::user::Preferences;
use kernel::{Proof, Refusal};
use platform::Environment;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A person with an account, without the password's digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Names the account.
    pub id: UserId,
    /// In lower case; unique.
    pub email: String,
    /// As the person wants to be called.
    pub name: String,
    /// For operators the whole of their authority; `Vendor` is a hint only, membership decides.
    pub role: Role,
    /// Whether they may sign in.
    pub state: UserState,
    /// The language they read, by BCP 47.
    pub locale: String,
    /// Since when mail is known to reach them, in epoch milliseconds.
    pub email_verified_at: Option<i64>,
    /// What they like.
    pub preferences: Preferences,
    /// Counts changes.
    pub version: i64,
    /// Epoch milliseconds.
    pub created_at: i64,
}

impl From<entity::user::Model> for User {
    fn from(row: entity::user::Model) -> Self {
        let entity::user::Model { id, email, name, role, state, locale, email_verified_at, preferences, version, created_at, .. } = row;
        Self { id, email, name, role, state, locale, email_verified_at, preferences, version, created_at }
    }
}

/// Who a valid access token stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub user: UserId,
    /// The session it signed in with.
    pub session: SessionId,
    /// What the account is today, not what it was when the token was made.
    pub role: Role,
    /// What was shown in this session beside the password.
    pub proved: Proof,
    /// The operator who looks through their eyes.
    pub impersonator: Option<UserId>,
}

/// What somebody who wants an account says.
#[derive(Clone)]
pub struct Registration {
    /// Where mail reaches them.
    pub email: String,
    /// From 8 to 128 characters.
    pub password: String,
    /// As they want to be called.
    pub name: String,
    /// The language they read, by BCP 47.
    pub locale: String,
    /// Where the request came from, for the limit on registrations.
    pub ip: Option<String>,
}

/// What somebody says who has an account.
#[derive(Clone)]
pub struct Credentials {
    /// The account's address.
    pub email: String,
    /// The account's password.
    pub password: String,
    /// What the session is shown as in the person's list of sessions.
    pub device: Option<String>,
    /// Where the request came from, for the limit on attempts.
    pub ip: Option<String>,
}

/// What a signed-in client keeps. Both tokens are secrets; neither is stored here as it is.
#[derive(Clone)]
pub struct Tokens {
    /// Sent as `Authorization: Bearer`; lives ten minutes.
    pub access_token: String,
    /// Exchanged once for the next pair.
    pub refresh_token: String,
    /// When the access token ends, in epoch milliseconds.
    pub expires_at: i64,
    /// Whose they are.
    pub user: User,
}

/// What a person changes about themselves; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct ProfileChange {
    /// As they want to be called.
    pub name: Option<String>,
    /// The language they read, by BCP 47.
    pub locale: Option<String>,
    /// What they like, all of it.
    pub preferences: Option<Preferences>,
    /// The version they saw.
    pub expected_version: Option<i64>,
}

// A secret that cannot be printed cannot be logged.
macro_rules! unprintable {
    ($($type:ident)+) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($type)).finish_non_exhaustive()
            }
        }
    )+};
}
unprintable! { Registration Credentials Tokens }

/// How long a session lives, and how long it may lie unused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Life {
    pub absolute_ms: i64,
    pub idle_ms: i64,
}

impl Life {
    /// Customers stay signed in for months; who can move other people's money or stock does not.
    pub fn of(role: Role, environment: Environment) -> Self {
        match role {
            Role::Customer => Self { absolute_ms: 90 * DAY, idle_ms: 30 * DAY },
            // Somebody looking at a demonstration takes coffee breaks.
            _ if environment == Environment::Demo => Self { absolute_ms: 12 * HOUR, idle_ms: 12 * HOUR },
            _ => Self { absolute_ms: 12 * HOUR, idle_ms: 30 * MINUTE },
        }
    }
}

/// Reads a language tag: `en`, `vi`, `de-AT`.
pub(crate) fn locale(path: &str, value: &str) -> Result<String, Refusal> {
    let refuse = || Refusal::invalid(path, "A locale is a language tag such as `en` or `de-AT`.");
    let (language, region) = match value.trim().split_once(['-', '_']) {
        Some((language, region)) => (language, Some(region)),
        None => (value.trim(), None),
    };
    let letters = |text: &str, range: std::ops::RangeInclusive<usize>| range.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphabetic());
    if !letters(language, 2..=3) || !region.is_none_or(|region| letters(region, 2..=2)) {
        return Err(refuse());
    }
    let language = language.to_ascii_lowercase();
    Ok(region.map_or(language.clone(), |region| format!("{language}-{}", region.to_ascii_uppercase())))
}

/// The one answer to who asks for what only somebody signed in has.
pub(crate) fn sign_in_first() -> Refusal {
    Refusal::NotAllowed { message: "Sign in first.".into() }
}

/// The one answer to every sign-in that did not succeed.
pub(crate) fn wrong_credentials() -> Refusal {
    Refusal::NotAllowed { message: "The e-mail address or the password is wrong.".into() }
}

/// The one answer to every refresh that did not succeed.
pub(crate) fn session_over() -> Refusal {
    Refusal::NotAllowed { message: "This session has ended. Sign in again.".into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_move_money_are_signed_out_sooner() {
        assert_eq!(Life::of(Role::Customer, Environment::Production), Life { absolute_ms: 90 * DAY, idle_ms: 30 * DAY });
        assert_eq!(Life::of(Role::Vendor, Environment::Production), Life { absolute_ms: 12 * HOUR, idle_ms: 30 * MINUTE });
        assert_eq!(Life::of(Role::Admin, Environment::Test), Life { absolute_ms: 12 * HOUR, idle_ms: 30 * MINUTE });
        assert_eq!(Life::of(Role::Admin, Environment::Demo).idle_ms, 12 * HOUR);
    }

    #[test]
    fn locales_are_written_one_way() {
        assert_eq!(locale("l", "DE_at"), Ok("de-AT".into()));
        assert_eq!(locale("l", " vi "), Ok("vi".into()));
        for wrong in ["", "e", "english", "de-", "de-A", "de-AUT", "d1", "../en"] {
            assert!(locale("l", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn secrets_do_not_print() {
        let credentials = Credentials { email: "a@b.org".into(), password: "hunter22".into(), device: None, ip: None };
        assert!(!format!("{credentials:?}").contains("hunter22"));
    }
}
