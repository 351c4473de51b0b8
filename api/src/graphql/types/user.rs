//! People with accounts.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use entity::ids::UserId;
use entity::vendor_member;

use super::vendor::{MemberRole, Vendor};
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::DateTime;

/// Somebody with an account.
pub struct User {
    row: identity::User,
    /// Whether it is shown to its owner or to an operator.
    whole: bool,
}

connection!(User, UserConnection, UserEdge, "A page of people.", "A person in their list.");

/// What an account may do by itself. Teams are apart: membership decides there.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::Role")]
pub enum Role {
    /// Buys.
    Customer,
    /// Buys, and has belonged to a vendor's team.
    Vendor,
    /// Runs the marketplace.
    Admin,
}

/// Whether somebody may sign in.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::UserState")]
pub enum UserState {
    /// They may.
    Active,
    /// They may not.
    Suspended,
}

/// Somebody's place in a vendor's team, as they see it themselves.
#[derive(SimpleObject)]
pub struct Membership {
    /// The vendor; null only when it left the marketplace.
    pub vendor: Option<Vendor>,
    /// What they may do for it.
    pub role: MemberRole,
}

impl User {
    /// As a colleague sees it.
    #[must_use]
    pub fn of(row: identity::User) -> Self {
        Self { row, whole: false }
    }

    /// As its owner or an operator sees it.
    #[must_use]
    pub fn whole(row: identity::User) -> Self {
        Self { row, whole: true }
    }
}

/// Somebody with an account.
#[Object]
impl User {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.row.id.into()
    }
    /// The address they sign in with.
    async fn email(&self) -> &str {
        &self.row.email
    }
    /// As they want to be called.
    async fn name(&self) -> &str {
        &self.row.name
    }
    /// What the account may do by itself; for teams see `memberships`.
    async fn role(&self) -> Role {
        self.row.role.into()
    }
    /// Whether they may sign in.
    async fn state(&self) -> UserState {
        self.row.state.into()
    }
    /// The language they read.
    async fn locale(&self) -> &str {
        &self.row.locale
    }
    /// Counts changes of the profile; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        self.row.version
    }
    /// Since when there is the account.
    async fn created_at(&self) -> DateTime {
        DateTime(self.row.created_at)
    }
    /// The vendors' teams they belong to; null for everybody but themselves and operators.
    async fn memberships(&self, ctx: &Context<'_>) -> Result<Option<Vec<Membership>>> {
        if !self.whole {
            return Ok(None);
        }
        let places = ctx.load(MembershipsOf(self.row.id)).await?.unwrap_or_default();
        let mut vendors = ctx.loaders().load_many(places.iter().map(|place| place.vendor_id)).await?;
        let membership = |place: &vendor_member::Model| Membership { vendor: vendors.remove(&place.vendor_id).map(Vendor), role: place.role.into() };
        Ok(Some(places.iter().map(membership).collect()))
    }
}

impl Loader<UserId> for Loaders {
    type Value = identity::User;
    type Error = LoadError;

    async fn load(&self, ids: &[UserId]) -> Result<HashMap<UserId, Self::Value>, Self::Error> {
        let users = identity::users_by_ids(&self.cx.db, ids).await.map_err(Arc::new)?;
        Ok(users.into_iter().map(|user| (user.id, user)).collect())
    }
}

/// The places of a person in teams.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct MembershipsOf(UserId);

impl Loader<MembershipsOf> for Loaders {
    type Value = Vec<vendor_member::Model>;
    type Error = LoadError;

    async fn load(&self, people: &[MembershipsOf]) -> Result<HashMap<MembershipsOf, Self::Value>, Self::Error> {
        let ids: Vec<UserId> = people.iter().map(|of| of.0).collect();
        let mut places: HashMap<MembershipsOf, Self::Value> = HashMap::new();
        for place in vendors::memberships_of(&self.cx.db, &ids).await.map_err(Arc::new)? {
            places.entry(MembershipsOf(place.user_id)).or_default().push(place);
        }
        Ok(places)
    }
}
