//! People with accounts.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use entity::ids::UserId;
use entity::{address, vendor_member};
use kernel::{Proof, Viewer};

use super::privacy::Erasure;
use super::product::grouped;
use super::vendor::{MemberRole, Vendor};
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::{Address, CurrencyCode, DateTime};

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
    /// Helps buyers and vendors: sees accounts and orders.
    Support,
    /// Sees to money and its rules.
    Finance,
    /// Runs the marketplace.
    Admin,
    /// Runs the marketplace, and says who else does.
    SuperAdmin,
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

/// What is shown beside the password.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::FactorMethod")]
pub enum SecondFactorMethod {
    /// A code of an authenticator app.
    App,
    /// A code that is sent by mail. It does not count where a role takes a second factor.
    Mail,
    /// A code that is sent to a telephone. It does not count where a role takes a second factor.
    Sms,
    /// A passkey.
    Passkey,
}

impl SecondFactorMethod {
    #[must_use]
    pub fn all(methods: &[entity::states::FactorMethod]) -> Vec<Self> {
        methods.iter().map(|method| (*method).into()).collect()
    }
}

/// A passkey that opens this account.
pub struct Passkey(pub identity::Passkey);

/// A passkey that opens this account.
#[Object]
impl Passkey {
    /// Its id; `passkeyRemove` takes it away.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// As its owner calls it.
    async fn label(&self) -> &str {
        &self.0.label
    }
    /// Since when it opens this account.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// When it was last shown; null where it never was.
    async fn last_used_at(&self) -> Option<DateTime> {
        self.0.last_used_at.map(DateTime)
    }
}

/// How an account stands with second factors.
#[derive(SimpleObject)]
pub struct SecondFactor {
    /// Whether there is one: the password alone does not open the account.
    pub enrolled: bool,
    /// What there is, the strongest first.
    pub methods: Vec<SecondFactorMethod>,
    /// Whether their role takes an app or a passkey: without it they are answered as if they did not have the role.
    pub required: bool,
    /// Whether one was shown in this session, and such a one where the role takes it.
    pub shown: bool,
    /// How many of the codes on paper were not used yet.
    pub recovery_codes_left: i64,
}

/// An account elsewhere that opens this one.
pub struct LinkedAccount(pub identity::Linked);

/// An account elsewhere that opens this one.
#[Object]
impl LinkedAccount {
    /// Its id; `oauthUnlink` takes it away.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// The provider it is at, as in `shop.signInProviders`; it may have gone from there.
    async fn provider(&self) -> &str {
        &self.0.provider
    }
    /// What the provider is called.
    async fn label(&self, ctx: &Context<'_>) -> String {
        ctx.elsewhere().provider(&self.0.provider).map_or(&self.0.provider, |provider| &provider.label).clone()
    }
    /// The address of mail that the provider last told, to know it by.
    async fn email(&self) -> Option<&str> {
        self.0.email.as_deref()
    }
    /// Since when it opens this account.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// When it was last signed in with.
    async fn last_used_at(&self) -> DateTime {
        DateTime(self.0.last_used_at)
    }
}

/// What somebody likes.
#[derive(SimpleObject)]
pub struct Preferences {
    /// The currency they think in; null where they never said.
    pub currency: Option<CurrencyCode>,
    /// Deliveries that cause less carbon dioxide, though they be slower.
    pub low_carbon_delivery: bool,
    /// Vendors of their own country first.
    pub nearby_vendors: bool,
    /// As little packaging as will do.
    pub less_packaging: bool,
    /// Mail about offers and news.
    pub news: bool,
}

impl Preferences {
    fn of(row: &entity::user::Preferences) -> Self {
        let entity::user::Sustainability { low_carbon_delivery, nearby_vendors, less_packaging } = row.sustainability;
        Self { currency: row.currency.clone().map(CurrencyCode), low_carbon_delivery, nearby_vendors, less_packaging, news: row.news }
    }
}

/// Where somebody has things sent to.
pub struct SavedAddress(pub address::Model);

/// Where somebody has things sent to.
#[Object]
impl SavedAddress {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// As its owner calls it.
    async fn label(&self) -> Option<&str> {
        self.0.label.as_deref()
    }
    /// The address itself.
    async fn address(&self) -> Result<Address> {
        let address: kernel::Address = serde_json::from_value(self.0.address.clone()).map_err(platform::Error::from)?;
        Ok(address.into())
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// A place where somebody is signed in.
pub struct Session(pub identity::Session);

/// A place where somebody is signed in.
#[Object]
impl Session {
    /// Its id; `sessionRevoke` ends it.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// As the device called itself.
    async fn device(&self) -> Option<&str> {
        self.0.device.as_deref()
    }
    /// The address it signed in from; of the newer kind the first half, which a household has.
    async fn address(&self) -> Option<&str> {
        self.0.ip.as_deref()
    }
    /// Whether this request came with it.
    async fn current(&self) -> bool {
        self.0.current
    }
    /// When it signed in.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// When its tokens were last renewed.
    async fn last_used_at(&self) -> DateTime {
        DateTime(self.0.last_used_at)
    }
    /// When it ends if nobody uses it again.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }
    /// Whether somebody of the marketplace looks through your eyes in it, to help you.
    async fn by_operator(&self) -> bool {
        self.0.impersonated
    }
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
    /// Whether mail is known to reach them at their address; null for everybody but themselves and operators.
    async fn email_verified(&self) -> Option<bool> {
        self.whole.then_some(self.row.email_verified_at.is_some())
    }
    /// What they like; null for everybody but themselves and operators.
    async fn preferences(&self) -> Option<Preferences> {
        self.whole.then(|| Preferences::of(&self.row.preferences))
    }
    /// Where they have things sent to, the oldest first, at most fifty; null for everybody but themselves and operators.
    async fn addresses(&self, ctx: &Context<'_>) -> Result<Option<Vec<SavedAddress>>> {
        if !self.whole {
            return Ok(None);
        }
        Ok(Some(ctx.load(AddressesOf(self.row.id)).await?.unwrap_or_default().into_iter().map(SavedAddress).collect()))
    }
    /// How their account stands with second factors; null for everybody but themselves.
    async fn second_factor(&self, ctx: &Context<'_>) -> Result<Option<SecondFactor>> {
        if ctx.viewer().user() != Some(self.row.id) {
            return Ok(None);
        }
        let standing = identity::standing(ctx.cx(), self.row.id).await?;
        let required = identity::needs_second_factor(ctx.cx().environment, self.row.role)
            || ctx
                .load(MembershipsOf(self.row.id))
                .await?
                .unwrap_or_default()
                .iter()
                .any(|place| vendors::needs_second_factor(ctx.cx().environment, place.role));
        let least = if required { Proof::Strong } else { Proof::Sent };
        let shown = matches!(ctx.viewer(), Viewer::Person { proved, .. } if *proved >= least);
        let (methods, left) = (SecondFactorMethod::all(&standing.methods), i64::try_from(standing.codes_left).unwrap_or(i64::MAX));
        Ok(Some(SecondFactor { enrolled: standing.enrolled, methods, required, shown, recovery_codes_left: left }))
    }
    /// Their passkeys, the oldest first, at most twenty; null for everybody but themselves.
    async fn passkeys(&self, ctx: &Context<'_>) -> Result<Option<Vec<Passkey>>> {
        if ctx.viewer().user() != Some(self.row.id) {
            return Ok(None);
        }
        Ok(Some(identity::passkeys_of(ctx.cx(), self.row.id).await?.into_iter().map(Passkey).collect()))
    }
    /// Accounts elsewhere that open theirs, the oldest first, at most twenty; null for everybody but themselves.
    async fn linked_accounts(&self, ctx: &Context<'_>) -> Result<Option<Vec<LinkedAccount>>> {
        if ctx.viewer().user() != Some(self.row.id) {
            return Ok(None);
        }
        Ok(Some(identity::linked(ctx.cx(), self.row.id).await?.into_iter().map(LinkedAccount).collect()))
    }
    /// That they are to be forgotten, and when; null where they did not ask for it, and for everybody but themselves.
    async fn erasure(&self, ctx: &Context<'_>) -> Result<Option<Erasure>> {
        if ctx.viewer().user() != Some(self.row.id) {
            return Ok(None);
        }
        Ok(privacy::waiting(&ctx.cx().db, self.row.id).await?.map(Erasure::from))
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

/// The addresses of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct AddressesOf(UserId);

impl Loader<AddressesOf> for Loaders {
    type Value = Vec<address::Model>;
    type Error = LoadError;

    async fn load(&self, people: &[AddressesOf]) -> Result<HashMap<AddressesOf, Self::Value>, Self::Error> {
        let ids: Vec<UserId> = people.iter().map(|of| of.0).collect();
        let rows = identity::addresses_of(&self.cx.db, &ids).await.map_err(Arc::new)?;
        Ok(grouped(rows, |row| AddressesOf(row.user_id)))
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
