//! Who is asking. These values are proofs: only `identity` and `vendors` make them, after looking,
//! and every finder takes one, so that no row is read without an owner.

use entity::ids::{SessionId, UserId, VendorId};
use entity::states::{MemberRole, Role};

/// Everybody who sends a request, after their credentials were checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Nobody in particular, perhaps with a guest's cart.
    Anonymous { cart_token: Option<String> },
    /// A person with a live session; `proved`: they showed a second factor in it.
    Person { user: UserId, session: SessionId, role: Role, vendors: Vec<(VendorId, MemberRole)>, cart_token: Option<String>, proved: bool },
}

impl Viewer {
    /// The person, where there is one.
    #[must_use]
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::Anonymous { .. } => None,
            Self::Person { user, .. } => Some(*user),
        }
    }

    /// The session, where there is one.
    #[must_use]
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::Anonymous { .. } => None,
            Self::Person { session, .. } => Some(*session),
        }
    }

    /// The secret of a guest's cart, where one was sent.
    #[must_use]
    pub fn cart_token(&self) -> Option<&str> {
        match self {
            Self::Anonymous { cart_token } | Self::Person { cart_token, .. } => cart_token.as_deref(),
        }
    }

    /// For metrics, cache keys and the schema's visibility.
    #[must_use]
    pub fn class(&self) -> &'static str {
        match self {
            Self::Anonymous { .. } => "anonymous",
            Self::Person { role: Role::Admin, .. } => "admin",
            Self::Person { vendors, .. } if !vendors.is_empty() => "vendor",
            Self::Person { .. } => "customer",
        }
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

/// A member of one vendor's team, acting for that vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VendorMember {
    pub user: UserId,
    pub vendor: VendorId,
    pub role: MemberRole,
}

impl VendorMember {
    /// Names this member in idempotency keys and events.
    #[must_use]
    pub fn actor(&self) -> String {
        format!("vendor:{}:{}", self.vendor, self.user)
    }
}

/// Somebody who runs the marketplace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    pub user: UserId,
}

impl Operator {
    /// Names this operator in idempotency keys and events.
    #[must_use]
    pub fn actor(&self) -> String {
        format!("admin:{}", self.user)
    }
}
