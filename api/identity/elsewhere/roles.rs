//! What a provider's own roles make of an account here. A role that came from there goes when it goes there; one that was given
//! here stays.

use std::str::FromStr;

use entity::identity_link;
use entity::ids::{SessionId, UserId};
use entity::states::Role;
use entity::user::{Column, Entity};
use platform::audit::{self, Change};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde_json::{Map, Value, json};

use crate::live::{self, Reason, Which};

/// Where a provider says that somebody has a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// In Keycloak's `realm_access`.
    Realm(String),
    /// In Keycloak's `resource_access`, of that client.
    Client(String, String),
    /// In the list `groups`.
    Group(String),
}

impl FromStr for Source {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "its roles come from realm:ROLE, client:CLIENT:ROLE or group:GROUP";
        match text.split_once(':').ok_or(wrong)? {
            ("realm", role) if !role.is_empty() => Ok(Self::Realm(role.into())),
            ("group", group) if !group.is_empty() => Ok(Self::Group(group.into())),
            ("client", rest) => {
                let (client, role) = rest.split_once(':').filter(|(client, role)| !client.is_empty() && !role.is_empty()).ok_or(wrong)?;
                Ok(Self::Client(client.into(), role.into()))
            }
            _ => Err(wrong),
        }
    }
}

impl Source {
    fn is_in(&self, claims: &Map<String, Value>) -> bool {
        let holds = |list: Option<&Value>, name: &str| list.and_then(Value::as_array).is_some_and(|list| list.iter().any(|one| one == name));
        match self {
            Self::Realm(role) => holds(claims.get("realm_access").and_then(|access| access.get("roles")), role),
            Self::Client(client, role) => holds(claims.get("resource_access").and_then(|all| all.get(client)).and_then(|access| access.get("roles")), role),
            Self::Group(group) => holds(claims.get("groups"), group),
        }
    }
}

/// Whether these claims say anything of roles.
pub(crate) fn are_in(claims: &Map<String, Value>) -> bool {
    ["realm_access", "resource_access", "groups"].iter().any(|name| claims.contains_key(*name))
}

/// The first role that fits.
pub(crate) fn wanted(mapping: &[(Role, Vec<Source>)], claims: &Map<String, Value>) -> Option<Role> {
    mapping.iter().find(|(_, sources)| sources.iter().any(|source| source.is_in(claims))).map(|(role, _)| *role)
}

/// What the account is from now on, and what of it came from there: the role, and the one it had before.
fn decide(role: Role, granted: Option<(Role, Role)>, wanted: Option<Role>) -> (Role, Option<(Role, Role)>) {
    let own = match granted {
        Some((given, before)) if given == role => before,
        _ => role,
    };
    // Who was given more here than to buy and to sell keeps it, whatever is said elsewhere.
    match wanted.filter(|wanted| *wanted != own && *wanted != Role::Customer && matches!(own, Role::Customer | Role::Vendor)) {
        Some(wanted) => (wanted, Some((wanted, own))),
        None => (own, None),
    }
}

/// Applies it. Where the role changes, every session of the account ends: each lives as long as the role it began with allows.
pub(crate) async fn apply(cx: &Cx, tx: &Tx, user: UserId, role: Role, link: &identity_link::Model, wanted: Option<Role>) -> Result<Vec<SessionId>> {
    let before = link.granted_role.zip(link.role_before);
    let (next, granted) = decide(role, before, wanted);
    if granted != before {
        identity_link::Entity::update_many()
            .col_expr(identity_link::Column::GrantedRole, Expr::value(granted.map(|(given, _)| given)))
            .col_expr(identity_link::Column::RoleBefore, Expr::value(granted.map(|(_, before)| before)))
            .filter(identity_link::Column::Id.eq(link.id))
            .exec(tx)
            .await?;
    }
    if next == role {
        return Ok(Vec::new());
    }
    let (was, is) = (Some(json!({ "role": role })), Some(json!({ "role": next, "provider": link.provider })));
    audit::record(cx, tx, Change { action: "rolesSet", subject: user.to_string(), before: was, after: is, ..Change::default() })?;
    Entity::update_many()
        .col_expr(Column::Role, Expr::value(next))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
        .filter(Column::Id.eq(user))
        .exec(tx)
        .await?;
    live::revoke(cx, tx, user, Which::All, Reason::RoleChanged).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_read_where_keycloak_writes_them() {
        let claims = json!({ "realm_access": { "roles": ["boss"] }, "resource_access": { "shop": { "roles": ["seller"] } }, "groups": ["/staff"] });
        let claims = claims.as_object().unwrap();
        let of = |text: &str| vec![(Role::Admin, vec![text.parse::<Source>().unwrap()])];
        for there in ["realm:boss", "client:shop:seller", "group:/staff"] {
            assert_eq!(wanted(&of(there), claims), Some(Role::Admin), "{there}");
        }
        for missing in ["realm:seller", "client:shop:boss", "client:other:seller", "group:boss"] {
            assert_eq!(wanted(&of(missing), claims), None, "{missing}");
        }
        let both = vec![(Role::Vendor, vec![Source::Client("shop".into(), "seller".into())]), (Role::Admin, vec![Source::Realm("boss".into())])];
        assert_eq!(wanted(&both, claims), Some(Role::Vendor), "the first that fits");
        for odd in ["boss", "realm:", "client:shop", "client::x", "client:shop:", "king:x"] {
            assert!(odd.parse::<Source>().is_err(), "{odd}");
        }
    }

    #[test]
    fn only_what_came_from_there_is_taken_away() {
        use Role::{Admin, Customer, Vendor};
        for (role, granted, wanted, next, kept) in [
            (Customer, None, None, Customer, None),
            (Customer, None, Some(Admin), Admin, Some((Admin, Customer))),
            (Vendor, None, Some(Admin), Admin, Some((Admin, Vendor))),
            (Admin, Some((Admin, Vendor)), Some(Admin), Admin, Some((Admin, Vendor))),
            (Admin, Some((Admin, Vendor)), None, Vendor, None),
            (Admin, Some((Admin, Customer)), Some(Vendor), Vendor, Some((Vendor, Customer))),
            // Given here: nobody elsewhere takes or lowers it.
            (Admin, None, None, Admin, None),
            (Admin, None, Some(Vendor), Admin, None),
            (Admin, None, Some(Admin), Admin, None),
            (Admin, Some((Vendor, Customer)), None, Admin, None),
            (Vendor, None, Some(Customer), Vendor, None),
        ] {
            assert_eq!(decide(role, granted, wanted), (next, kept), "{role:?} {granted:?} {wanted:?}");
        }
    }
}
