//! The proof that somebody acts for a vendor.

use entity::ids::VendorId;
use entity::states::MemberRole;
use kernel::{VendorMember, Viewer};
use platform::Environment;

/// The member this viewer is: of the team they ask for, else of the only team they belong to. Somebody in several teams
/// has to say which; a foreign team answers like none.
#[must_use]
pub fn member(viewer: &Viewer, asked: Option<VendorId>) -> Option<VendorMember> {
    let Viewer::Person { user, vendors, .. } = viewer else { return None };
    let (vendor, role) = match asked {
        Some(asked) => *vendors.iter().find(|(vendor, _)| *vendor == asked)?,
        None => match vendors.as_slice() {
            [only] => *only,
            _ => return None,
        },
    };
    Some(VendorMember { user: *user, vendor, role })
}

/// Whether this place in a team takes a second factor: who owns a vendor gets its money, where it is real money.
#[must_use]
pub fn needs_second_factor(environment: Environment, place: MemberRole) -> bool {
    environment == Environment::Production && place == MemberRole::Owner
}

#[cfg(test)]
mod tests {
    use entity::ids::{SessionId, UserId, Uuid};
    use entity::states::Role;

    use super::*;

    fn viewer(vendors: &[u128]) -> Viewer {
        Viewer::Person {
            user: UserId(Uuid::nil()),
            session: SessionId(Uuid::nil()),
            // The account's role is a hint; it opens nothing.
            role: Role::Vendor,
            vendors: vendors.iter().map(|id| (VendorId(Uuid::from_u128(*id)), MemberRole::Staff)).collect(),
            cart_token: None,
            proved: false,
        }
    }

    #[test]
    fn membership_decides_and_several_teams_need_a_choice() {
        let id = |n| VendorId(Uuid::from_u128(n));
        assert_eq!(member(&viewer(&[1]), None).map(|m| m.vendor), Some(id(1)));
        assert_eq!(member(&viewer(&[1, 2]), None), None);
        assert_eq!(member(&viewer(&[1, 2]), Some(id(2))).map(|m| m.vendor), Some(id(2)));
        assert_eq!(member(&viewer(&[1]), Some(id(3))), None);
        assert_eq!(member(&viewer(&[]), None), None);
        assert_eq!(member(&Viewer::Anonymous { cart_token: None }, Some(id(1))), None);
    }
}
