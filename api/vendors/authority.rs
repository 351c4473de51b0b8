//! The proof that somebody acts for a vendor.

use entity::ids::VendorId;
use entity::states::MemberRole;
use kernel::{Actor, Scope, Scopes, VendorMember, Viewer};
use platform::Environment;

/// What a place in a team opens. The owner may do everything; a manager everything but hand out keys to programs; the others
/// what their work takes.
#[must_use]
pub const fn scopes_of(place: MemberRole) -> Scopes {
    use Scope::{
        CatalogueRead, CatalogueWrite, ClientsRead, ClientsWrite, LedgerRead, OrdersRead, OrdersWrite, RefundsWrite, StockRead, StockWrite, StoreRead,
        StoreWrite, TeamRead, TeamWrite,
    };
    const MANAGER: Scopes = Scopes::of(&[
        CatalogueRead,
        CatalogueWrite,
        StockRead,
        StockWrite,
        OrdersRead,
        OrdersWrite,
        RefundsWrite,
        LedgerRead,
        StoreRead,
        StoreWrite,
        TeamRead,
        TeamWrite,
        ClientsRead,
    ]);
    match place {
        MemberRole::Owner => MANAGER.with(ClientsWrite),
        MemberRole::Manager => MANAGER,
        MemberRole::Catalogue => Scopes::of(&[CatalogueRead, CatalogueWrite, StockRead, StoreRead, TeamRead]),
        MemberRole::Fulfillment => Scopes::of(&[CatalogueRead, StockRead, StockWrite, OrdersRead, OrdersWrite, StoreRead, TeamRead]),
        MemberRole::Finance => Scopes::of(&[CatalogueRead, OrdersRead, RefundsWrite, LedgerRead, StoreRead, TeamRead]),
        MemberRole::Viewer => Scopes::of(&[CatalogueRead, StockRead, OrdersRead, StoreRead, TeamRead]),
    }
}

/// The member this viewer is, where their place opens `scope`: of the team they ask for, else of the only team they belong to.
/// Somebody in several teams has to say which; a foreign team answers like none.
#[must_use]
pub fn member(viewer: &Viewer, asked: Option<VendorId>, scope: Scope) -> Option<VendorMember> {
    let member = match viewer {
        Viewer::Anonymous { .. } | Viewer::Client { vendor: None, .. } => return None,
        Viewer::Person { user, vendors, impersonator, .. } => {
            let (vendor, place) = match asked {
                Some(asked) => *vendors.iter().find(|(vendor, _)| *vendor == asked)?,
                None => match vendors.as_slice() {
                    [only] => *only,
                    _ => return None,
                },
            };
            // Who looks through somebody's eyes sees their vendor, and changes nothing of it.
            let scopes = if impersonator.is_some() { scopes_of(place).reading() } else { scopes_of(place) };
            VendorMember { who: Actor::Person(*user), vendor, scopes }
        }
        Viewer::Client { client, vendor: Some(vendor), scopes, .. } => {
            if asked.is_some_and(|asked| asked != *vendor) {
                return None;
            }
            VendorMember { who: Actor::Client(*client), vendor: *vendor, scopes: scopes.and(scopes_of(MemberRole::Owner)) }
        }
    };
    member.scopes.has(scope).then_some(member)
}

/// Whether this place in a team takes a second factor that is strong: who owns a vendor gets its money, where it is real money.
#[must_use]
pub fn needs_second_factor(environment: Environment, place: MemberRole) -> bool {
    environment == Environment::Production && place == MemberRole::Owner
}

#[cfg(test)]
mod tests {
    use entity::ids::{ApiClientId, ApiClientKeyId, SessionId, UserId, Uuid};
    use entity::states::Role;

    use super::*;

    fn id(n: u128) -> VendorId {
        VendorId(Uuid::from_u128(n))
    }

    fn viewer(vendors: &[u128], place: MemberRole) -> Viewer {
        Viewer::Person {
            user: UserId(Uuid::nil()),
            session: SessionId(Uuid::nil()),
            // The account's role is a hint; it opens nothing.
            role: Role::Vendor,
            vendors: vendors.iter().map(|n| (id(*n), place)).collect(),
            cart_token: None,
            proved: kernel::Proof::Nothing,
            impersonator: None,
        }
    }

    #[test]
    fn membership_decides_and_several_teams_need_a_choice() {
        let of = |vendors: &[u128], asked: Option<u128>| member(&viewer(vendors, MemberRole::Viewer), asked.map(id), Scope::OrdersRead).map(|m| m.vendor);
        assert_eq!(of(&[1], None), Some(id(1)));
        assert_eq!(of(&[1, 2], None), None);
        assert_eq!(of(&[1, 2], Some(2)), Some(id(2)));
        assert_eq!(of(&[1], Some(3)), None);
        assert_eq!(of(&[], None), None);
        assert_eq!(member(&Viewer::Anonymous { cart_token: None }, Some(id(1)), Scope::OrdersRead), None);
    }

    #[test]
    fn a_place_opens_what_its_work_takes() {
        let may = |place, scope| member(&viewer(&[1], place), None, scope).is_some();
        assert!(may(MemberRole::Owner, Scope::ClientsWrite) && !may(MemberRole::Manager, Scope::ClientsWrite));
        assert!(may(MemberRole::Catalogue, Scope::CatalogueWrite) && !may(MemberRole::Catalogue, Scope::OrdersRead));
        assert!(may(MemberRole::Fulfillment, Scope::OrdersWrite) && !may(MemberRole::Fulfillment, Scope::RefundsWrite));
        assert!(may(MemberRole::Finance, Scope::LedgerRead) && !may(MemberRole::Finance, Scope::OrdersWrite));
        let writes = [Scope::CatalogueWrite, Scope::StockWrite, Scope::OrdersWrite, Scope::RefundsWrite, Scope::StoreWrite, Scope::TeamWrite];
        assert!(writes.into_iter().all(|scope| !may(MemberRole::Viewer, scope)));
        // Nobody in a team has what is the marketplace's.
        for scope in [Scope::PeopleRead, Scope::RolesWrite, Scope::Impersonate, Scope::VendorsRead, Scope::RulesWrite, Scope::JobsRead, Scope::AuditRead] {
            assert!(!may(MemberRole::Owner, scope), "{scope:?}");
        }
    }

    #[test]
    fn borrowed_eyes_see_and_change_nothing() {
        let Viewer::Person { user, session, role, vendors, cart_token, proved, .. } = viewer(&[1], MemberRole::Owner) else { panic!("a person") };
        let borrowed = Viewer::Person { user, session, role, vendors, cart_token, proved, impersonator: Some(user) };
        for scope in Scope::ALL {
            let own = member(&viewer(&[1], MemberRole::Owner), None, *scope).is_some();
            assert_eq!(member(&borrowed, None, *scope).is_some(), own && scope.name().ends_with("_read"), "{scope:?}");
        }
    }

    #[test]
    fn a_vendors_program_may_what_it_was_given_for_its_vendor_alone() {
        let scopes = Scopes::of(&[Scope::OrdersRead, Scope::PeopleRead]);
        let program = Viewer::Client { client: ApiClientId(Uuid::nil()), key: ApiClientKeyId(Uuid::nil()), vendor: Some(id(1)), scopes };
        assert!(member(&program, None, Scope::OrdersRead).is_some() && member(&program, Some(id(1)), Scope::OrdersRead).is_some());
        assert_eq!(member(&program, Some(id(2)), Scope::OrdersRead), None);
        assert_eq!(member(&program, None, Scope::OrdersWrite), None);
        assert_eq!(member(&program, None, Scope::PeopleRead), None, "no key of a vendor opens the marketplace");
    }
}
