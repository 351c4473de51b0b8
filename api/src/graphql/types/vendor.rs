//! Vendors and their teams.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, Enum, ID, Object, Result};
use entity::ids::VendorId;
use entity::{vendor, vendor_invitation, vendor_member};
use kernel::Scope;

use super::application::{ApplicationOf, TraderInfo, VendorApplication};
use super::user::User;
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::{CountryCode, DateTime};

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
    /// A few paragraphs about it.
    async fn description(&self) -> &str {
        &self.0.description
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
        let team = vendors::member(ctx.viewer(), Some(self.0.id), Scope::StoreRead).is_some();
        (team || ctx.operator(Scope::VendorsRead).is_ok()).then_some(self.0.email.as_str())
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
        let team = vendors::member(ctx.viewer(), Some(self.0.id), Scope::StoreRead).is_some();
        if !team && ctx.operator(Scope::VendorsRead).is_err() {
            return Ok(None);
        }
        Ok(ctx.load(ApplicationOf(self.0.id)).await?.map(VendorApplication))
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

impl Loader<VendorId> for Loaders {
    type Value = vendor::Model;
    type Error = LoadError;

    async fn load(&self, ids: &[VendorId]) -> Result<HashMap<VendorId, Self::Value>, Self::Error> {
        let vendors = vendors::known(&self.cx, ids).await.map_err(Arc::new)?;
        Ok(vendors.into_iter().map(|(id, vendor)| (id, (*vendor).clone())).collect())
    }
}
