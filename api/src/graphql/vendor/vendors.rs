//! A team's own vendor.

use async_graphql::{Context, Enum, InputObject, Object, Result, SimpleObject};
use kernel::Scope;
use vendors::{Holiday, VendorChange};

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::{AddressInput, CountryCode, DateTime};
use crate::graphql::types::vendor::{Vendor, VendorMember, VendorMemberConnection};

#[derive(Default)]
pub struct VendorTeamQuery;

#[derive(Default)]
pub struct VendorTeamMutation;

/// What to change about your vendor; what is left out stays.
#[derive(InputObject)]
pub struct VendorUpdateInput {
    /// The name in its address: small letters, digits and hyphens. Another vendor's is refused.
    pub slug: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// What it is in a few words, at most 5,000 characters. Plain text, as the other texts.
    pub description: Option<String>,
    /// Its story, at most 10,000 characters.
    pub about: Option<String>,
    /// What it says of returns, at most 10,000 characters.
    pub returns_policy: Option<String>,
    /// What it says of sending, at most 10,000 characters.
    pub shipping_policy: Option<String>,
    /// What it says of what it does with names and addresses, at most 10,000 characters.
    pub privacy_policy: Option<String>,
    /// Where parcels come back to; those who bought see it with their order.
    pub return_address: Option<AddressInput>,
    /// Takes the logo off; `vendorPictureSubmit` puts one there.
    #[graphql(default)]
    pub remove_logo: bool,
    /// Takes the banner off.
    #[graphql(default)]
    pub remove_banner: bool,
    /// Where it is established.
    pub country: Option<CountryCode>,
    /// Where the marketplace reaches it.
    pub email: Option<String>,
    /// Change only this version of the vendor.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a change of the vendor.
#[derive(SimpleObject)]
pub struct VendorUpdatePayload {
    /// The vendor after the change; null when it was refused.
    pub vendor: Option<Vendor>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// A pause, or the end of one.
#[derive(InputObject)]
pub struct VendorHolidaySetInput {
    /// From when; at once where it is left out.
    pub from: Option<DateTime>,
    /// Until when, a year at most. Left out, a pause that runs or is to come ends.
    pub until: Option<DateTime>,
    /// What buyers are told, at most 500 characters of plain text.
    pub note: Option<String>,
    /// Change only this version of the vendor.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a pause.
#[derive(SimpleObject)]
pub struct VendorHolidaySetPayload {
    /// The vendor after the change; null when it was refused.
    pub vendor: Option<Vendor>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Which picture of a vendor's page.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "vendors::PictureKind")]
pub enum VendorPictureKind {
    /// Beside its name.
    Logo,
    /// On top of its page.
    Banner,
}

/// Which picture follows.
#[derive(InputObject)]
pub struct VendorPictureSubmitInput {
    /// Which one.
    pub kind: VendorPictureKind,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Where the picture is to be sent.
#[derive(SimpleObject)]
pub struct VendorPictureSubmitPayload {
    /// Send the file there by `PUT` within a quarter of an hour: a JPEG, a PNG or a WebP of at most 10 MiB, 40 million pixels of eight bits
    /// for each colour, and 12,000 of them along a side. It is
    /// drawn anew, without what came along with it, and takes the place of the one before. Null when it was refused.
    pub upload_url: Option<String>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl VendorTeamQuery {
    /// Your vendor, also while it is suspended.
    #[graphql(guard = "roles::vendor::store_read::guard", visible = "roles::vendor::store_read::shows", directive = roles::auth::apply(roles::vendor::store_read::ROLES.to_vec(), roles::vendor::store_read::SCOPE))]
    async fn my_vendor(&self, ctx: &Context<'_>) -> Result<Option<Vendor>> {
        let member = ctx.vendor_member(Scope::StoreRead)?;
        Ok(vendors::own(&ctx.cx().db, &member).await?.map(Vendor))
    }

    /// Your team, in the order in which they joined.
    #[graphql(guard = "roles::vendor::team_read::guard", visible = "roles::vendor::team_read::shows", directive = roles::auth::apply(roles::vendor::team_read::ROLES.to_vec(), roles::vendor::team_read::SCOPE))]
    async fn vendor_members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<VendorMemberConnection> {
        let member = ctx.vendor_member(Scope::TeamRead)?;
        let page = page(first, after, last, before)?;
        let found = vendors::members(&ctx.cx().db, &member, &page).await?;
        Ok(VendorMemberConnection::new(&page, found, VendorMember))
    }
}

#[Object]
impl VendorTeamMutation {
    /// Changes what your vendor is called and tells about itself; for owners and managers of the team.
    #[graphql(
        guard = "roles::vendor::store_write::guard",
        visible = "roles::vendor::store_write::shows",
        directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_update(&self, ctx: &Context<'_>, #[graphql(desc = "What to change.")] input: VendorUpdateInput) -> Result<VendorUpdatePayload> {
        let (member, own) = (ctx.vendor_member(Scope::StoreWrite)?, input.idempotency_key.clone());
        let key = ctx.key(own.as_deref());
        let (vendor, user_errors) = settled(async { vendors::update(ctx.cx(), &member, key, &input.read()?).await }.await)?;
        Ok(VendorUpdatePayload { vendor: vendor.map(Vendor), user_errors })
    }

    /// Takes a pause, or ends one. While it runs nothing of yours can be bought; orders already made go on.
    #[graphql(
        guard = "roles::vendor::store_write::guard",
        visible = "roles::vendor::store_write::shows",
        directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_holiday_set(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From when to when.")] input: VendorHolidaySetInput,
    ) -> Result<VendorHolidaySetPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StoreWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (from, until) = (input.from.map(|from| from.0), input.until.map(|until| until.0));
        let holiday = Holiday { from, until, note: input.note, expected_version: input.expected_version };
        let (vendor, user_errors) = settled(vendors::set_holiday(ctx.cx(), &member, key, &holiday).await)?;
        Ok(VendorHolidaySetPayload { vendor: vendor.map(Vendor), user_errors })
    }

    /// Announces a picture of your page; the file follows to the address that is answered.
    #[graphql(
        guard = "roles::vendor::store_write::guard",
        visible = "roles::vendor::store_write::shows",
        directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_picture_submit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which picture.")] input: VendorPictureSubmitInput,
    ) -> Result<VendorPictureSubmitPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StoreWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (path, user_errors) = settled(vendors::announce_picture(ctx.cx(), &member, key, input.kind.into()).await)?;
        Ok(VendorPictureSubmitPayload { upload_url: path.map(|path| format!("{}{path}", ctx.cx().public_url)), user_errors })
    }
}

impl VendorUpdateInput {
    fn read(self) -> Result<VendorChange, kernel::Refusal> {
        Ok(VendorChange {
            slug: self.slug,
            name: self.name,
            description: self.description,
            country: self.country.map(|country| country.0),
            email: self.email,
            about: self.about,
            returns_policy: self.returns_policy,
            shipping_policy: self.shipping_policy,
            privacy_policy: self.privacy_policy,
            return_address: self.return_address.map(|address| address.read("input.returnAddress")).transpose()?,
            remove_logo: self.remove_logo,
            remove_banner: self.remove_banner,
            expected_version: self.expected_version,
        })
    }
}
