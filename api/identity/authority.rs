//! The proofs that other rooms ask for.

use entity::states::Role;
use kernel::{Actor, Operator, Scope, Scopes, Shopper, Viewer};
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
        Viewer::Client { .. } => None,
    }
}

/// What a role may do with the marketplace itself. Support sees and helps, finance sees to money and its rules, admins run
/// everything but who is what, which is a super admin's.
#[must_use]
pub const fn scopes_of(role: Role) -> Scopes {
    use Scope::{
        AuditRead, CatalogueRead, CatalogueWrite, ClientsRead, ClientsWrite, Impersonate, JobsRead, JobsWrite, LedgerRead, OrdersRead, PeopleRead, PeopleWrite,
        RefundsWrite, RolesWrite, RulesRead, RulesWrite, VendorsRead, VendorsWrite,
    };
    const ADMIN: Scopes = Scopes::of(&[
        CatalogueRead,
        CatalogueWrite,
        OrdersRead,
        RefundsWrite,
        LedgerRead,
        ClientsRead,
        ClientsWrite,
        PeopleRead,
        PeopleWrite,
        Impersonate,
        VendorsRead,
        VendorsWrite,
        RulesRead,
        RulesWrite,
        JobsRead,
        JobsWrite,
        AuditRead,
    ]);
    match role {
        Role::Customer | Role::Vendor => Scopes::of(&[]),
        Role::Support => Scopes::of(&[OrdersRead, PeopleRead, VendorsRead, Impersonate]),
        Role::Finance => Scopes::of(&[OrdersRead, RefundsWrite, LedgerRead, RulesRead, RulesWrite, VendorsRead]),
        Role::Admin => ADMIN,
        Role::SuperAdmin => ADMIN.with(RolesWrite),
    }
}

/// Whether this role takes a second factor that is strong: who works for the marketplace has one, where it is a real one.
#[must_use]
pub fn needs_second_factor(environment: Environment, role: Role) -> bool {
    environment == Environment::Production && !scopes_of(role).is_empty()
}

/// Somebody who runs the marketplace and may do this, or a program of it.
#[must_use]
pub fn operator(viewer: &Viewer, scope: Scope) -> Option<Operator> {
    let (who, scopes) = match viewer {
        // Whoever looks through a customer's eyes does so with a customer's rights.
        Viewer::Person { user, role, impersonator: None, .. } => (Actor::Person(*user), scopes_of(*role)),
        Viewer::Client { client, vendor: None, scopes, .. } => (Actor::Client(*client), *scopes),
        Viewer::Anonymous { .. } | Viewer::Person { .. } | Viewer::Client { .. } => return None,
    };
    scopes.has(scope).then_some(Operator { who, scopes })
}

#[cfg(test)]
mod tests {
    use entity::ids::{ApiClientId, ApiClientKeyId, SessionId, UserId, Uuid, VendorId};

    use super::*;

    fn person(role: Role) -> Viewer {
        Viewer::Person {
            user: UserId(Uuid::nil()),
            session: SessionId(Uuid::nil()),
            role,
            vendors: Vec::new(),
            cart_token: Some("secret".into()),
            proved: kernel::Proof::Nothing,
            impersonator: None,
        }
    }

    #[test]
    fn a_role_opens_what_it_is_for() {
        let may = |role, scope| operator(&person(role), scope).is_some();
        assert!(may(Role::Admin, Scope::PeopleWrite) && !may(Role::Admin, Scope::RolesWrite) && may(Role::SuperAdmin, Scope::RolesWrite));
        assert!(may(Role::Support, Scope::OrdersRead) && !may(Role::Support, Scope::RefundsWrite) && !may(Role::Support, Scope::LedgerRead));
        assert!(may(Role::Finance, Scope::LedgerRead) && !may(Role::Finance, Scope::PeopleRead));
        for scope in Scope::ALL {
            assert!(!may(Role::Vendor, *scope) && !may(Role::Customer, *scope), "{scope:?}");
            assert!(operator(&Viewer::Anonymous { cart_token: Some("secret".into()) }, *scope).is_none());
        }
        assert!(scopes_of(Role::Support).within(scopes_of(Role::Admin)) && scopes_of(Role::Finance).within(scopes_of(Role::Admin)));
    }

    #[test]
    fn somebody_elses_eyes_and_a_vendors_program_open_nothing_of_the_marketplace() {
        let Viewer::Person { user, session, role, vendors, cart_token, proved, .. } = person(Role::Admin) else { panic!("a person") };
        let looked_through = Viewer::Person { user, session, role, vendors, cart_token, proved, impersonator: Some(user) };
        let client =
            |vendor| Viewer::Client { client: ApiClientId(Uuid::nil()), key: ApiClientKeyId(Uuid::nil()), vendor, scopes: Scopes::of(&[Scope::OrdersRead]) };
        assert_eq!(operator(&looked_through, Scope::OrdersRead), None);
        assert_eq!(operator(&client(Some(VendorId(Uuid::nil()))), Scope::OrdersRead), None);
        assert!(operator(&client(None), Scope::OrdersRead).is_some());
        assert_eq!(operator(&client(None), Scope::PeopleRead), None);
    }

    #[test]
    fn a_guest_is_known_by_a_digest_and_a_person_by_name() {
        assert_eq!(shopper(&person(Role::Customer)), Some(Shopper::Customer { user: UserId(Uuid::nil()) }));
        assert_eq!(shopper(&Viewer::Anonymous { cart_token: Some("abc".into()) }), Some(Shopper::Guest { token_hash: crypto::sha256(b"abc") }));
        assert_eq!(shopper(&Viewer::Anonymous { cart_token: Some(String::new()) }), None);
        assert_eq!(shopper(&Viewer::Anonymous { cart_token: None }), None);
    }
}
