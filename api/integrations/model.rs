//! What a client is asked for, without any I/O.

use std::fmt;

use entity::ids::ApiClientId;
use kernel::{Network, Refusal, Scope, Scopes, field, text};
use serde::Serialize;

/// How every key begins, so that scanners for secrets that lie about know one.
pub(crate) const KEY: &str = "stoa_key_";
/// No client has more networks.
const MOST_ADDRESSES: usize = 20;

/// What no program may, whoever made it: to change who else may what, and to be somebody else.
pub(crate) const NEVER: Scopes = Scopes::of(&[Scope::TeamWrite, Scope::ClientsWrite, Scope::RolesWrite, Scope::PeopleWrite, Scope::Impersonate]);

/// A client to be.
#[derive(Clone, Debug, Serialize)]
pub struct NewClient {
    /// What people call it.
    pub name: String,
    /// Names of rights.
    pub scopes: Vec<&'static str>,
    /// Networks it may ask from (`203.0.113.0/24`); anywhere where there is none.
    pub addresses: Vec<String>,
    /// When it ends by itself, in epoch milliseconds.
    pub expires_at: Option<i64>,
}

/// What is left of it when it was checked.
#[derive(Debug)]
pub(crate) struct Checked {
    pub name: String,
    pub scopes: Scopes,
    pub addresses: String,
    pub expires_at: Option<i64>,
}

impl NewClient {
    /// Against the rights of whoever makes it.
    pub(crate) fn checked(&self, maker: Scopes, now: i64) -> Result<Checked, Refusal> {
        let name = text("input.name", &self.name, 1, 100)?;
        let scopes = Scopes::named(&self.scopes.join(" "));
        if scopes.is_empty() {
            return Err(Refusal::invalid("input.scopes", "Give it at least one right."));
        }
        if !scopes.and(NEVER).is_empty() {
            let message = format!("No program may have: {}.", scopes.and(NEVER).names().to_uppercase());
            return Err(Refusal::invalid("input.scopes", message));
        }
        if !scopes.within(maker) {
            return Err(Refusal::NotAllowed { message: "You cannot give away a right that you have not.".into() });
        }
        if self.addresses.len() > MOST_ADDRESSES {
            return Err(Refusal::invalid("input.allowedAddresses", format!("At most {MOST_ADDRESSES} networks.")));
        }
        let mut addresses = Vec::with_capacity(self.addresses.len());
        for (at, address) in self.addresses.iter().enumerate() {
            let network: Network = address.trim().parse().map_err(|()| {
                Refusal::invalid(&format!("input.allowedAddresses.{at}"), "An address such as 203.0.113.7 or a network such as 203.0.113.0/24.")
            })?;
            addresses.push(network.to_string());
        }
        if self.expires_at.is_some_and(|at| at <= now) {
            return Err(Refusal::invalid("input.expiresAt", "It ends in the future."));
        }
        Ok(Checked { name, scopes, addresses: addresses.join(" "), expires_at: self.expires_at })
    }
}

/// A client that was made, or whose key was changed.
#[derive(Clone)]
pub struct Made {
    pub client: ApiClientId,
    /// The key, this once; none where the request repeats an earlier one.
    pub key: Option<String>,
}

impl fmt::Debug for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Made").field("client", &self.client).finish_non_exhaustive()
    }
}

/// The one refusal of a client that is not there, or is not theirs.
pub(crate) fn no_such_client() -> Refusal {
    Refusal::NotFound { field: field("input.apiClientId"), what: "API client" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(scopes: &[&'static str]) -> NewClient {
        NewClient { name: "ERP".into(), scopes: scopes.to_vec(), addresses: Vec::new(), expires_at: None }
    }

    #[test]
    fn nobody_gives_away_what_they_have_not_and_no_program_hands_out_keys() {
        let maker = Scopes::of(&[Scope::OrdersRead, Scope::ClientsWrite, Scope::TeamWrite]);
        assert!(new(&["orders_read"]).checked(maker, 0).is_ok());
        assert_eq!(new(&["orders_write"]).checked(maker, 0).unwrap_err().code(), "NOT_ALLOWED");
        for never in ["clients_write", "team_write", "roles_write", "impersonate", "people_write"] {
            assert_eq!(new(&[never]).checked(Scopes::of(Scope::ALL), 0).unwrap_err().field(), &field("input.scopes")[..], "{never}");
        }
        assert_eq!(new(&[]).checked(maker, 0).unwrap_err().field(), &field("input.scopes")[..]);
        let over = NewClient { expires_at: Some(5), ..new(&["orders_read"]) };
        assert_eq!(over.checked(maker, 5).unwrap_err().field(), &field("input.expiresAt")[..]);
        let nowhere = NewClient { addresses: vec!["10.0.0.0/8".into(), "here".into()], ..new(&["orders_read"]) };
        assert_eq!(nowhere.checked(maker, 0).unwrap_err().field(), &field("input.allowedAddresses.1")[..]);
    }
}
