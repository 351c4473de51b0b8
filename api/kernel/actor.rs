//! Who is asking. These values are proofs: only `identity` and `vendors` make them, after looking,
//! and every finder takes one, so that no row is read without an owner.

use std::fmt;

use entity::ids::{ApiClientId, ApiClientKeyId, SessionId, UserId, VendorId};
use entity::states::{MemberRole, Role};

use serde::{Deserialize, Serialize};

use crate::scope::{Scope, Scopes};

/// What was shown in a session beside the password, the less first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Proof {
    #[default]
    Nothing,
    /// A code that was sent: whoever reads the mail or has the telephone's number has it too.
    Sent,
    /// A passkey, a code of an app, or one from the paper.
    Strong,
}

/// Everybody who sends a request, after their credentials were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Nobody in particular, perhaps with a guest's cart.
    Anonymous { cart_token: Option<String> },
    /// A person with a live session; `proved`: what they showed in it beside the password; `impersonator`: the operator who looks
    /// through their eyes.
    Person {
        user: UserId,
        session: SessionId,
        role: Role,
        vendors: Vec<(VendorId, MemberRole)>,
        cart_token: Option<String>,
        proved: Proof,
        impersonator: Option<UserId>,
    },
    /// A program with a key of its own: a vendor's, or the marketplace's.
    Client { client: ApiClientId, key: ApiClientKeyId, vendor: Option<VendorId>, scopes: Scopes },
}

impl Viewer {
    /// The person, where there is one.
    #[must_use]
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::Person { user, .. } => Some(*user),
            Self::Anonymous { .. } | Self::Client { .. } => None,
        }
    }

    /// The session, where there is one.
    #[must_use]
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::Person { session, .. } => Some(*session),
            Self::Anonymous { .. } | Self::Client { .. } => None,
        }
    }

    /// The secret of a guest's cart, where one was sent.
    #[must_use]
    pub fn cart_token(&self) -> Option<&str> {
        match self {
            Self::Anonymous { cart_token } | Self::Person { cart_token, .. } => cart_token.as_deref(),
            Self::Client { .. } => None,
        }
    }

    /// Whether nobody in particular asks.
    #[must_use]
    pub fn is_anonymous(&self) -> bool {
        matches!(self, Self::Anonymous { .. })
    }

    /// Whether somebody else looks through this person's eyes.
    #[must_use]
    pub fn is_impersonated(&self) -> bool {
        matches!(self, Self::Person { impersonator: Some(_), .. })
    }

    /// Who really acts, for the record: never the person looked through.
    #[must_use]
    pub fn actor(&self) -> Option<Actor> {
        match self {
            Self::Anonymous { .. } => None,
            Self::Person { user, impersonator, .. } => Some(Actor::Person(impersonator.unwrap_or(*user))),
            Self::Client { client, .. } => Some(Actor::Client(*client)),
        }
    }

    /// For metrics, cache keys and the schema's visibility.
    #[must_use]
    pub fn class(&self) -> &'static str {
        match self {
            Self::Anonymous { .. } => "anonymous",
            Self::Person { role: Role::Support | Role::Finance | Role::Admin | Role::SuperAdmin, .. } => "admin",
            Self::Person { vendors, .. } if !vendors.is_empty() => "vendor",
            Self::Person { .. } => "customer",
            Self::Client { .. } => "client",
        }
    }
}

/// Somebody who can act with rights: a person or a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    Person(UserId),
    Client(ApiClientId),
}

impl Actor {
    /// The person, where it is one.
    #[must_use]
    pub fn person(self) -> Option<UserId> {
        match self {
            Self::Person(user) => Some(user),
            Self::Client(_) => None,
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(user) => user.fmt(f),
            Self::Client(client) => client.fmt(f),
        }
    }
}

/// Whose request it is, as its idempotency key and the audit log know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// A principal's name, never a credential.
    pub actor: String,
    /// The vendor they act for.
    pub vendor: Option<VendorId>,
    /// Whether they use a right that not everybody has, so that what they do is written down.
    pub privileged: bool,
}

impl From<String> for Principal {
    fn from(actor: String) -> Self {
        Self { actor, vendor: None, privileged: false }
    }
}

/// Somebody buying: a person with an account, or a guest known by a cart's token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shopper {
    Customer {
        user: UserId,
    },
    /// `token_hash` finds the cart; the cart itself may not exist yet.
    Guest {
        token_hash: String,
    },
}

impl Shopper {
    /// Names this buyer in idempotency keys and events.
    #[must_use]
    pub fn actor(&self) -> String {
        match self {
            Self::Customer { user } => format!("user:{user}"),
            Self::Guest { token_hash } => format!("guest:{token_hash}"),
        }
    }

    #[must_use]
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::Customer { user } => Some(*user),
            Self::Guest { .. } => None,
        }
    }
}

/// A member of one vendor's team, or a program of it, acting for that vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct VendorMember {
    pub who: Actor,
    pub vendor: VendorId,
    pub scopes: Scopes,
}

impl VendorMember {
    /// Somebody who may do all that a vendor can: its owner, and whoever works for it here without being asked.
    #[must_use]
    pub const fn whole(user: UserId, vendor: VendorId) -> Self {
        Self { who: Actor::Person(user), vendor, scopes: Scopes::of(Scope::ALL) }
    }

    /// Names this member in idempotency keys and events.
    #[must_use]
    pub fn actor(&self) -> String {
        format!("vendor:{}:{}", self.vendor, self.who)
    }
}

impl From<&VendorMember> for Principal {
    fn from(member: &VendorMember) -> Self {
        Self { actor: member.actor(), vendor: Some(member.vendor), privileged: true }
    }
}

/// Somebody who runs the marketplace, or a program of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Operator {
    pub who: Actor,
    pub scopes: Scopes,
}

impl Operator {
    /// Somebody who may do all that can be done.
    #[must_use]
    pub const fn whole(user: UserId) -> Self {
        Self { who: Actor::Person(user), scopes: Scopes::of(Scope::ALL) }
    }

    /// Names this operator in idempotency keys and events.
    #[must_use]
    pub fn actor(&self) -> String {
        format!("admin:{}", self.who)
    }
}

impl From<&Operator> for Principal {
    fn from(operator: &Operator) -> Self {
        Self { actor: operator.actor(), vendor: None, privileged: true }
    }
}
