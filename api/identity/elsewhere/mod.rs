//! Signing in with an account that somebody has elsewhere: with Google, GitHub, Facebook, Apple, or any provider of OpenID Connect.
//!
//! - An account is found by who says it and whom they call so (issuer and subject), never by an address of mail.
//! - What is begun in one browser ends there, once, within ten minutes; what links an account ends in the session that began it.
//! - Nobody outside is asked within a transaction, and nothing that was answered is believed before it was checked.

mod account;
mod apple;
mod attempt;
mod begin;
mod call;
mod claimed;
mod complete;
mod discovery;
mod exchange;
mod id_token;
mod link;
mod plain;
mod provider;
mod roles;

use platform::outside::Outside;
use platform::{Cx, Result};

pub(crate) use attempt::SEALED;
use discovery::Memory;

pub use begin::{Begin, Begun, Purpose, begin};
pub use complete::{Answered, Completed, Outcome, complete};
pub(crate) use link::forget_unproved;
pub use link::{Linked, linked, unlink};
pub use provider::{Kind, Provider, read_providers};

/// Whom people may sign in with, and where their browsers come back to.
pub struct Elsewhere {
    providers: Vec<(Provider, Memory)>,
    pages: Vec<String>,
    /// Where Apple sends its form, which no page of an app can take.
    form: String,
    outside: Outside,
}

impl Elsewhere {
    /// # Errors
    /// Where there is no HTTP client to be had.
    pub fn new(providers: Vec<Provider>, pages: Vec<String>, form: String) -> Result<Self> {
        let providers = providers.into_iter().map(|provider| (provider, Memory::default())).collect();
        Ok(Self { providers, pages, form, outside: Outside::new()? })
    }

    /// The providers, in the order of the configuration.
    pub fn providers(&self) -> impl Iterator<Item = &Provider> {
        self.providers.iter().map(|(provider, _)| provider)
    }

    /// The provider of this name.
    #[must_use]
    pub fn provider(&self, id: &str) -> Option<&Provider> {
        self.providers().find(|provider| provider.id == id)
    }

    /// The page of ours that the browser of a sign-in comes back to, for a provider that answers by a form.
    ///
    /// # Errors
    /// The database's own.
    pub async fn page_of(&self, cx: &Cx, state: &str) -> Result<Option<String>> {
        attempt::page(cx, state).await
    }

    fn known(&self, id: &str) -> Option<(&Provider, &Memory)> {
        self.providers.iter().find(|(provider, _)| provider.id == id).map(|(provider, memory)| (provider, memory))
    }

    /// Where this provider sends the browser of somebody who began on `page`.
    fn redirect_uri<'a>(&'a self, provider: &Provider, page: &'a str) -> &'a str {
        if provider.kind == Kind::Apple { &self.form } else { page }
    }
}
