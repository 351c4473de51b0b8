//! Who may use a field: a guard that refuses, a visibility that hides it from everybody else's introspection,
//! and a directive that tells readers of the schema. All three stand on each field that is not for everyone:
//! `#[graphql(guard = "roles::vendor", visible = "roles::is_vendor", directive = roles::auth::apply(roles::VENDOR.to_vec()))]`.

use async_graphql::{Context, Enum, Result, TypeDirective};
use entity::states::Role;
use kernel::Viewer;

use super::context::Ask;
use super::error::{forbidden, unauthenticated};

/// Who may use a field.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anybody who is signed in.
    Customer,
    /// A member of a vendor's team, acting for that vendor alone.
    Vendor,
    /// Somebody who runs the marketplace.
    Admin,
}

/// For `auth::apply`.
pub const CUSTOMER: &[Audience] = &[Audience::Customer];
/// For `auth::apply`.
pub const VENDOR: &[Audience] = &[Audience::Vendor];
/// For `auth::apply`.
pub const ADMIN: &[Audience] = &[Audience::Admin];
/// For `auth::apply`.
pub const VENDOR_OR_ADMIN: &[Audience] = &[Audience::Vendor, Audience::Admin];

pub use directives::{auth, emits};

#[allow(unused_variables, missing_docs)]
mod directives {
    use super::{Audience, TypeDirective};

    /// Who may use this; absent means everybody.
    #[TypeDirective(location = "FieldDefinition", location = "Object")]
    pub fn auth(#[graphql(desc = "Any one of these will do.")] roles: Vec<Audience>) {}

    /// Which events this writes; subscribers and webhooks hear them.
    #[TypeDirective(location = "FieldDefinition")]
    pub fn emits(#[graphql(desc = "Names of events.")] events: Vec<String>) {}
}

/// Whether a field for signed-in people shows.
#[must_use]
pub fn is_customer(ctx: &Context<'_>) -> bool {
    everything(ctx) || ctx.viewer().user().is_some()
}

/// Whether a field for vendors' teams shows.
#[must_use]
pub fn is_vendor(ctx: &Context<'_>) -> bool {
    everything(ctx) || matches!(ctx.viewer(), Viewer::Person { vendors, .. } if !vendors.is_empty())
}

/// Whether a field for operators shows.
#[must_use]
pub fn is_admin(ctx: &Context<'_>) -> bool {
    everything(ctx) || matches!(ctx.viewer(), Viewer::Person { role: Role::Admin, .. })
}

/// Whether a field for vendors' teams and operators shows.
#[must_use]
pub fn is_vendor_or_admin(ctx: &Context<'_>) -> bool {
    is_vendor(ctx) || is_admin(ctx)
}

/// Without a request there is nobody to hide from: that is the export of the schema.
fn everything(ctx: &Context<'_>) -> bool {
    ctx.data_opt::<super::context::Scope>().is_none()
}

/// Refuses those who are not signed in.
///
/// # Errors
/// `UNAUTHENTICATED`.
pub fn customer(ctx: &Context<'_>) -> Result<()> {
    ctx.person().map(drop)
}

/// Refuses everybody but vendors' teams.
///
/// # Errors
/// `UNAUTHENTICATED` or `FORBIDDEN`.
pub fn vendor(ctx: &Context<'_>) -> Result<()> {
    ctx.vendor_member().map(drop)
}

/// Refuses everybody but operators.
///
/// # Errors
/// `UNAUTHENTICATED` or `FORBIDDEN`.
pub fn admin(ctx: &Context<'_>) -> Result<()> {
    ctx.operator().map(drop)
}

/// Refuses everybody but vendors' teams and operators.
///
/// # Errors
/// `UNAUTHENTICATED` or `FORBIDDEN`.
pub fn vendor_or_admin(ctx: &Context<'_>) -> Result<()> {
    match ctx.viewer() {
        Viewer::Anonymous { .. } => Err(unauthenticated()),
        Viewer::Person { role: Role::Admin, .. } => Ok(()),
        Viewer::Person { .. } => ctx.vendor_member().map(drop).map_err(|_| forbidden()),
    }
}
