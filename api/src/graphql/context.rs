//! What a resolver asks its context: who is there, for which market, with which adapters.

use std::hash::Hash;
use std::sync::Arc;

use async_graphql::dataloader::{DataLoader, Loader};
use async_graphql::{Context, Result};
use entity::ids::{UserId, VendorId};
use entity::states::Role;
use futures_util::future::BoxFuture;
use identity::{Elsewhere, Passkeys};
use kernel::{Currency, Operator, Proof, Shopper, VendorMember, Viewer};
use payments::Gateways;
use platform::{Cx, Environment};
use search::SearchIndex;

use super::error::{coded, forbidden, unauthenticated};
use super::loaders::{LoadError, Loaders};
use crate::cookies::Jar;
use crate::state::State;

/// One request, as the HTTP door found it.
pub struct Scope {
    pub cx: Cx,
    pub viewer: Viewer,
    pub market: Market,
    /// Which team a member of several acts for (`X-Vendor`).
    pub vendor: Option<VendorId>,
    /// The `Idempotency-Key` header; none where the document has several mutations.
    pub key: Option<String>,
    /// Where the request came from, behind trusted proxies.
    pub client: Option<String>,
    /// Where the session's tokens are kept, when one of the two apps asks.
    pub jar: Option<Jar>,
    pub loaders: DataLoader<Loaders>,
    pub state: Arc<State>,
}

/// Where, in which money and in which language somebody looks; headers choose, the answer tells in `extensions.context`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market {
    pub locale: &'static str,
    pub currency: Currency,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

impl Default for Market {
    fn default() -> Self {
        Self { locale: LOCALES[0], currency: CURRENCIES[0], country: COUNTRIES[0].into() }
    }
}

/// The languages this marketplace speaks, its own first.
pub const LOCALES: [&str; 4] = ["en", "de", "nl", "vi"];
/// The currencies it prices in, its own first.
pub const CURRENCIES: [Currency; 2] = [Currency::EUR, Currency::VND];
/// Where it sells and delivers, its own seat first.
pub const COUNTRIES: [&str; 8] = ["DE", "AT", "FR", "NL", "BE", "IT", "ES", "VN"];

/// What every resolver may ask its context.
pub trait Ask {
    /// The request itself.
    fn scope(&self) -> &Scope;

    /// The adapters, time and ids of this request.
    fn cx(&self) -> &Cx {
        &self.scope().cx
    }

    /// Whoever it is.
    fn viewer(&self) -> &Viewer {
        &self.scope().viewer
    }

    /// Locale, currency and country of this request.
    fn market(&self) -> &Market {
        &self.scope().market
    }

    /// Batches what the fields of one level ask for.
    fn loaders(&self) -> &DataLoader<Loaders> {
        &self.scope().loaders
    }

    /// What belongs to one key, loaded together with what the other fields of this level ask for. On the heap: every field's
    /// future, of a plain text too, has the size of its type's largest.
    fn load<K>(&self, key: K) -> BoxFuture<'_, Result<Option<<Loaders as Loader<K>>::Value>, LoadError>>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        Loaders: Loader<K, Error = LoadError>,
    {
        Box::pin(self.loaders().load_one(key))
    }

    /// Whom people may sign in with.
    fn elsewhere(&self) -> &Elsewhere {
        &self.scope().state.elsewhere
    }

    /// Whose passkeys people have.
    fn passkeys(&self) -> &Passkeys {
        &self.scope().state.passkeys
    }

    /// The payment providers of this installation.
    fn gateways(&self) -> &Gateways {
        &self.scope().state.gateways
    }

    /// This node's full-text index.
    fn search(&self) -> &SearchIndex {
        &self.scope().state.search
    }

    /// Where the request came from, behind trusted proxies.
    fn client(&self) -> Option<&str> {
        self.scope().client.as_deref()
    }

    /// The cookies of the app that asks, where it is one of the two.
    fn jar(&self) -> Option<&Jar> {
        self.scope().jar.as_ref()
    }

    /// The idempotency key: the input's, else the header's.
    fn key<'a>(&'a self, input: Option<&'a str>) -> Option<&'a str> {
        input.or(self.scope().key.as_deref())
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// `UNAUTHENTICATED`, or `FORBIDDEN` for a program.
    fn person(&self) -> Result<UserId> {
        match self.viewer() {
            Viewer::Person { user, .. } => Ok(*user),
            Viewer::Anonymous { .. } => Err(unauthenticated()),
            Viewer::Client { .. } => Err(forbidden()),
        }
    }

    /// The buyer: the signed-in person, else a guest by their cart's token.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` when there is neither.
    fn shopper(&self) -> Result<Shopper> {
        identity::shopper(self.viewer()).ok_or_else(unauthenticated)
    }

    /// The buyer, as [`Ask::shopper`], for what costs them money: never somebody who looks through their eyes.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` or `FORBIDDEN`.
    fn payer(&self) -> Result<Shopper> {
        if self.viewer().is_impersonated() { Err(forbidden()) } else { self.shopper() }
    }

    /// The buyer, as [`Ask::shopper`]; a stranger becomes a guest with a new token, which the payload must hand out.
    fn shopper_or_guest(&self) -> (Shopper, Option<String>) {
        match identity::shopper(self.viewer()) {
            Some(shopper) => (shopper, None),
            None => {
                let token = platform::crypto::token();
                (Shopper::Guest { token_hash: platform::crypto::sha256(token.as_bytes()) }, Some(token))
            }
        }
    }

    /// Whoever acts for a vendor and may do this: a team member for their only vendor or the one `X-Vendor` names, or a program of it.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` or `FORBIDDEN`.
    fn vendor_member(&self, scope: kernel::Scope) -> Result<VendorMember> {
        vendors::member(self.viewer(), self.scope().vendor, scope).ok_or_else(|| self.refused())
    }

    /// Somebody who runs the marketplace and may do this, or a program of it.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` or `FORBIDDEN`.
    fn operator(&self, scope: kernel::Scope) -> Result<Operator> {
        identity::operator(self.viewer(), scope).ok_or_else(|| self.refused())
    }

    /// The error for whoever may not.
    fn refused(&self) -> async_graphql::Error {
        match self.viewer() {
            Viewer::Anonymous { .. } => unauthenticated(),
            Viewer::Person { vendors, .. } if vendors.len() > 1 && self.scope().vendor.is_none() => {
                coded("FORBIDDEN", "You may not use this. If it is for one of your teams, say for which: `X-Vendor`.")
            }
            // What takes a strong second factor is told apart by nobody's rights: they may have the rest, and this too once they show it.
            Viewer::Person { role, proved, .. } if self.cx().environment == Environment::Production && *role != Role::Customer && *proved != Proof::Strong => {
                coded(
                    "FORBIDDEN",
                    "You may not use this. Owners of vendors and who works for the marketplace show a passkey or a code of their app first (`mfaVerify`), and add one where they have none (`mfaEnroll`).",
                )
            }
            _ => forbidden(),
        }
    }
}

impl Ask for Context<'_> {
    fn scope(&self) -> &Scope {
        // Every way in puts it there before execution (http/gate.rs).
        self.data_unchecked::<Scope>()
    }
}
