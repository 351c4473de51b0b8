//! The proofs that other rooms ask for.

use entity::states::Role;
use kernel::{Operator, Shopper, Viewer};
use platform::{Environment, crypto};

/// Somebody who can have a cart: the person, else the guest who holds a cart's token.
#[must_use]
pub fn shopper(viewer: &Viewer) -> Option<Shopper> {
    match viewer {
        Viewer::Person { user, .. } => Some(Shopper::Customer { user: *user }),
        Viewer::Anonymous { cart_token } => {
            // An empty cookie is no token, and must not become one cart shared by everybody.
            cart_token.as_deref().filter(|token| !token.is_empty()).map(|token| Shopper::Guest { token_hash: crypto::sha256(token.as_bytes()) })
        }
    }
}

/// Whether this role takes a second factor: who can move everybody's money has one, where it is real money.
#[must_use]
pub fn needs_second_factor(environment: Environment, role: Role) -> bool {
    environment == Environment::Production && role == Role::Admin
}

/// Somebody who runs the marketplace.
#[must_use]
pub fn operator(viewer: &Viewer) -> Option<Operator> {
    match viewer {
        Viewer::Person { user, role: Role::Admin, .. } => Some(Operator { user: *user }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use entity::ids::{SessionId, UserId, Uuid};

    use super::*;

    fn person(role: Role) -> Viewer {
        Viewer::Person {
            user: UserId(Uuid::nil()),
            session: SessionId(Uuid::nil()),
            role,
            vendors: Vec::new(),
            cart_token: Some("secret".into()),
            proved: false,
        }
    }

    #[test]
    fn only_an_admin_is_an_operator() {
        assert!(operator(&person(Role::Admin)).is_some());
        assert!(operator(&person(Role::Vendor)).is_none());
        assert!(operator(&person(Role::Customer)).is_none());
        assert!(operator(&Viewer::Anonymous { cart_token: Some("secret".into()) }).is_none());
    }

    #[test]
    fn a_guest_is_known_by_a_digest_and_a_person_by_name() {
        assert_eq!(shopper(&person(Role::Customer)), Some(Shopper::Customer { user: UserId(Uuid::nil()) }));
        assert_eq!(shopper(&Viewer::Anonymous { cart_token: Some("abc".into()) }), Some(Shopper::Guest { token_hash: crypto::sha256(b"abc") }));
        assert_eq!(shopper(&Viewer::Anonymous { cart_token: Some(String::new()) }), None);
        assert_eq!(shopper(&Viewer::Anonymous { cart_token: None }), None);
    }
}
