//! Vendors and their teams.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use entity::ids::VendorId;
use entity::{vendor, vendor_front, vendor_invitation, vendor_member};
use kernel::Scope;

use super::application::{ApplicationOf, RequirementKind, TraderInfo, VendorApplication, VendorRequirement, address};
use super::user::User;
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::{Address, CountryCode, DateTime};

/// Somebody who sells here.
pub struct Vendor(pub vendor::Model);

connection!(Vendor, VendorConnection, VendorEdge, "A page of vendors.", "A vendor in its list.");

/// Whether a vendor sells.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::VendorState")]
pub enum VendorState {
    /// It fills in its application.
    Applying,
    /// Its application is looked at.
    Submitted,
    /// Something more is wanted of it.
    InfoRequested,
    /// It was not taken in.
    Rejected,
    /// It sells.
    Live,
    /// It may not sell now; orders already made go on.
    Suspended,
    /// It sells no more; orders already made go on.
    Terminated,
}

/// What a member of a team may do.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::MemberRole")]
pub enum MemberRole {
    /// Everything, and the vendor is theirs.
    Owner,
    /// Everything but to hand out keys to programs and to change owners.
    Manager,
    /// Products, pictures and offers.
    Catalogue,
    /// Orders and stock.
    Fulfillment,
    /// Balances, statements and refunds.
    Finance,
    /// Sees products, stock and orders.
    Viewer,
}

/// What a vendor says of itself as a house: plain text, shown as it is.
#[derive(SimpleObject)]
pub struct VendorPolicies {
    /// Of what comes back.
    pub returns: String,
    /// Of how it sends.
    pub shipping: String,
    /// Of what it does with names and addresses.
    pub privacy: String,
}

/// A pause that runs or is to come. While it runs nothing of the vendor's can be bought.
#[derive(SimpleObject)]
pub struct VendorPause {
    /// From when.
    pub from: DateTime,
    /// Until when; then it sells again.
    pub until: DateTime,
    /// What it tells buyers about it; plain text.
    pub note: Option<String>,
    /// Whether it runs now.
    pub running: bool,
}

/// What is missing that the law wants to know of a seller, and until when it has to be there.
#[derive(SimpleObject)]
pub struct VendorRemedy {
    /// What is missing; `vendorApplicationUpdate` fills it in.
    #[graphql(directive = cost::apply(None, Some(10), None))]
    pub missing: Vec<RequirementKind>,
    /// Until when; a vendor that sells without is suspended then. Null where it was not written to yet.
    pub due_at: Option<DateTime>,
}

impl Vendor {
    fn is_inside(&self, ctx: &Context<'_>) -> bool {
        vendors::member(ctx.viewer(), Some(self.0.id), Scope::StoreRead).is_some() || ctx.operator(Scope::VendorsRead).is_ok()
    }

    async fn front(&self, ctx: &Context<'_>) -> Result<Option<vendor_front::Model>> {
        Ok(ctx.load(FrontOf(self.0.id)).await?)
    }
}

/// Somebody who sells here.
#[Object]
impl Vendor {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// The name in its address.
    async fn slug(&self) -> &str {
        &self.0.slug
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// What it is in a few words; plain text.
    async fn description(&self) -> &str {
        &self.0.description
    }
    /// Its story; plain text, empty where it tells none.
    async fn about(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(self.front(ctx).await?.map(|front| front.about).unwrap_or_default())
    }
    /// Its logo, at most 512 by 512.
    async fn logo_url(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.front(ctx).await?.and_then(|front| front.logo).map(|key| catalog::media_url(ctx.cx(), &key)))
    }
    /// The picture on top of its page, at most 1,920 by 640.
    async fn banner_url(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.front(ctx).await?.and_then(|front| front.banner).map(|key| catalog::media_url(ctx.cx(), &key)))
    }
    /// What it says of returns, of sending and of privacy.
    async fn policies(&self, ctx: &Context<'_>) -> Result<VendorPolicies> {
        let front = self.front(ctx).await?;
        let (returns, shipping, privacy) = front.map(|front| (front.returns_policy, front.shipping_policy, front.privacy_policy)).unwrap_or_default();
        Ok(VendorPolicies { returns, shipping, privacy })
    }
    /// A pause that runs or is to come.
    async fn pause(&self, ctx: &Context<'_>) -> Option<VendorPause> {
        let now = ctx.cx().now();
        let (from, until) = vendors::pause_of(&self.0, now)?;
        Some(VendorPause { from: DateTime(from), until: DateTime(until), note: self.0.pause_note.clone(), running: from <= now })
    }
    /// Where parcels come back to; null for everybody but its team and operators. Who bought finds it with the vendor's part of the order.
    async fn return_address(&self, ctx: &Context<'_>) -> Result<Option<Address>> {
        if !self.is_inside(ctx) {
            return Ok(None);
        }
        address(self.front(ctx).await?.and_then(|front| front.return_address).as_ref())
    }
    /// What is missing that the law wants to know of a seller; null where nothing is, and for everybody but its team and operators.
    async fn remedy(&self, ctx: &Context<'_>) -> Result<Option<VendorRemedy>> {
        if !self.is_inside(ctx) {
            return Ok(None);
        }
        let missing = vendors::gaps(ctx.load(ApplicationOf(self.0.id)).await?.as_ref());
        let missing: Vec<_> = missing.into_iter().map(|what| VendorRequirement::of((what, false)).kind).collect();
        Ok((!missing.is_empty()).then(|| VendorRemedy { missing, due_at: self.0.remedy_due_at.map(DateTime) }))
    }
    /// Where it is established.
    async fn country(&self) -> CountryCode {
        CountryCode(self.0.country.clone())
    }
    /// Whether it sells.
    async fn state(&self) -> VendorState {
        self.0.state.into()
    }
    /// Where the marketplace reaches it; null for everybody but its team and operators.
    async fn email(&self, ctx: &Context<'_>) -> Option<&str> {
        self.is_inside(ctx).then_some(self.0.email.as_str())
    }
    /// Who it is in law, as the law has it shown to buyers; null for one that does not sell, or came in before it was asked.
    async fn trader_info(&self, ctx: &Context<'_>) -> Result<Option<TraderInfo>> {
        if self.0.state != entity::states::VendorState::Live {
            return Ok(None);
        }
        Ok(ctx.load(ApplicationOf(self.0.id)).await?.map(|row| TraderInfo::of(row, &self.0)))
    }
    /// How it came in; null for everybody but its team and operators.
    async fn application(&self, ctx: &Context<'_>) -> Result<Option<VendorApplication>> {
        if !self.is_inside(ctx) {
            return Ok(None);
        }
        Ok(ctx.load(ApplicationOf(self.0.id)).await?.map(VendorApplication))
    }
    /// How well it does with its orders, from 0 to 100; null while it is new.
    async fn score(&self) -> Option<i32> {
        self.0.score
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        self.0.version
    }
    /// Since when it is here.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
}

/// Somebody in a vendor's team.
pub struct VendorMember(pub vendor_member::Model);

connection!(VendorMember, VendorMemberConnection, VendorMemberEdge, "A page of a team.", "Somebody in their team.");

/// Somebody in a vendor's team.
#[Object]
impl VendorMember {
    /// The person; null only when the account is gone.
    async fn user(&self, ctx: &Context<'_>) -> Result<Option<User>> {
        Ok(ctx.load(self.0.user_id).await?.map(User::of))
    }
    /// What they may do.
    async fn role(&self) -> MemberRole {
        self.0.role.into()
    }
    /// Since when they belong to it.
    async fn joined_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
}

/// Somebody asked into a vendor's team.
pub struct VendorInvitation(pub vendor_invitation::Model);

/// How an invitation ended, if it did.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::InvitationState")]
pub enum InvitationState {
    /// It stands until it expires.
    Open,
    /// They joined.
    Accepted,
    /// It was taken back, or another one took its place.
    Withdrawn,
}

/// Somebody asked into a vendor's team.
#[Object]
impl VendorInvitation {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Where the letter went.
    async fn email(&self) -> &str {
        &self.0.email
    }
    /// What they are to be.
    async fn role(&self) -> MemberRole {
        self.0.role.into()
    }
    /// Whether it stands.
    async fn state(&self) -> InvitationState {
        self.0.state.into()
    }
    /// Since when.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// Until when.
    async fn expires_at(&self) -> DateTime {
        DateTime(self.0.expires_at)
    }
}

/// An invitation as whoever has its letter sees it, before they join.
#[derive(SimpleObject)]
pub struct VendorInvitationPreview {
    /// Whose team it is.
    pub vendor_name: String,
    /// Where the letter went; only the account of this address can accept.
    pub email: String,
    /// What they are to be.
    pub role: MemberRole,
    /// Whether it stands.
    pub state: InvitationState,
    /// Until when.
    pub expires_at: DateTime,
}

/// What a vendor's page tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FrontOf(pub VendorId);

impl Loader<FrontOf> for Loaders {
    type Value = vendor_front::Model;
    type Error = LoadError;

    async fn load(&self, of: &[FrontOf]) -> Result<HashMap<FrontOf, Self::Value>, Self::Error> {
        let ids: Vec<VendorId> = of.iter().map(|of| of.0).collect();
        let rows = vendors::fronts_of(&self.cx.db, &ids).await.map_err(Arc::new)?;
        Ok(rows.into_iter().map(|row| (FrontOf(row.vendor_id), row)).collect())
    }
}

impl Loader<VendorId> for Loaders {
    type Value = vendor::Model;
    type Error = LoadError;

    async fn load(&self, ids: &[VendorId]) -> Result<HashMap<VendorId, Self::Value>, Self::Error> {
        let vendors = vendors::known(&self.cx, ids).await.map_err(Arc::new)?;
        Ok(vendors.into_iter().map(|(id, vendor)| (id, (*vendor).clone())).collect())
    }
}
