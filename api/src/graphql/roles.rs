//! Who may use a field: a guard that refuses, a visibility that hides it from everybody else's introspection, and a directive
//! that tells readers of the schema. All three stand on each field that is not for everyone, and come from one door, here
//! `roles::vendor::orders_write`: `guard = "…::guard", visible = "…::shows", directive = roles::auth::apply(…::ROLES.to_vec(), …::SCOPE)`.

use async_graphql::{Context, Enum, Error, Result, TypeDirective};
use platform::telemetry::SECURITY;

use super::context::Ask;
use super::error::forbidden;

/// Who may use a field.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Anybody who is signed in.
    Customer,
    /// A member of a vendor's team, or an API client of it, acting for that vendor alone.
    Vendor,
    /// Somebody who runs the marketplace, or an API client of it.
    Admin,
}

macro_rules! scopes {
    ($($(#[$doc:meta])* $name:ident)+) => {
        /// A right that roles are made of and that API clients are given.
        #[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[graphql(remote = "kernel::Scope")]
        pub enum Scope { $($(#[$doc])* $name),+ }
    };
}

scopes! {
    /// See the vendor's products, variants, pictures and offers, drafts too.
    CatalogueRead
    /// Change products, variants, pictures and offers; for operators, categories and attributes.
    CatalogueWrite
    /// See warehouses and what is in them.
    StockRead
    /// Change warehouses and what is in them.
    StockWrite
    /// See orders.
    OrdersRead
    /// Accept, reject, ship and deliver.
    OrdersWrite
    /// Send money back to buyers.
    RefundsWrite
    /// See balances, statements and journals.
    LedgerRead
    /// See the vendor itself and how it delivers.
    StoreRead
    /// Change the vendor itself and how it delivers.
    StoreWrite
    /// See the team and who is invited.
    TeamRead
    /// Invite, change and remove members.
    TeamWrite
    /// See API clients.
    ClientsRead
    /// Make, change and revoke API clients.
    ClientsWrite
    /// See all accounts.
    PeopleRead
    /// Suspend accounts.
    PeopleWrite
    /// Say who runs the marketplace, and as what.
    RolesWrite
    /// Look through somebody's eyes.
    Impersonate
    /// See all vendors, with what only they and the marketplace see.
    VendorsRead
    /// Review, suspend and end vendors.
    VendorsWrite
    /// See taxes and commissions.
    RulesRead
    /// Change taxes and commissions.
    RulesWrite
    /// See background work.
    JobsRead
    /// Try background work again.
    JobsWrite
    /// See who did what.
    AuditRead
}

/// For `auth::apply`.
pub const CUSTOMER: &[Audience] = &[Audience::Customer];

pub use directives::{auth, emits};

#[allow(unused_variables, missing_docs)]
mod directives {
    use super::{Audience, Scope, TypeDirective};

    /// Who may use this; absent means everybody.
    #[TypeDirective(location = "FieldDefinition", location = "Object")]
    pub fn auth(
        #[graphql(desc = "Any one of these will do.")] roles: Vec<Audience>,
        #[graphql(desc = "The right that their role, or their API client, must have.")] scope: Option<Scope>,
    ) {
    }

    /// Which events this writes; subscribers and webhooks hear them.
    #[TypeDirective(location = "FieldDefinition")]
    pub fn emits(#[graphql(desc = "Names of events.")] events: Vec<String>) {}
}

macro_rules! doors {
    ($audience:ident of $roles:expr, $may:ident: $($name:ident $scope:ident)+) => {
        #[allow(missing_docs, reason = "a door's three parts are told at the head of this file")]
        pub mod $audience {$(
            pub mod $name {
                use super::super::{Ask, Audience, Context, Result, Scope, $may as may, everything, turned_away};

                pub fn guard(ctx: &Context<'_>) -> Result<()> {
                    if may(ctx, Scope::$scope.into()) { Ok(()) } else { Err(turned_away(ctx, ctx.refused())) }
                }

                #[must_use]
                pub fn shows(ctx: &Context<'_>) -> bool {
                    everything(ctx) || may(ctx, Scope::$scope.into())
                }

                pub const ROLES: &[Audience] = &$roles;
                pub const SCOPE: Option<Scope> = Some(Scope::$scope);
            }
        )+}
    };
}

doors! { vendor of [Audience::Vendor], acts_for_vendor:
    catalogue_read CatalogueRead
    catalogue_write CatalogueWrite
    stock_read StockRead
    stock_write StockWrite
    orders_read OrdersRead
    orders_write OrdersWrite
    ledger_read LedgerRead
    store_read StoreRead
    store_write StoreWrite
    team_read TeamRead
    team_write TeamWrite
}
doors! { admin of [Audience::Admin], runs_it:
    catalogue_write CatalogueWrite
    orders_read OrdersRead
    ledger_read LedgerRead
    people_read PeopleRead
    people_write PeopleWrite
    roles_write RolesWrite
    impersonate Impersonate
    rules_read RulesRead
    rules_write RulesWrite
    jobs_read JobsRead
    jobs_write JobsWrite
    audit_read AuditRead
    vendors_read VendorsRead
    vendors_write VendorsWrite
}
doors! { either of [Audience::Vendor, Audience::Admin], acts_or_runs:
    refunds_write RefundsWrite
    clients_read ClientsRead
    clients_write ClientsWrite
}

fn acts_for_vendor(ctx: &Context<'_>, scope: kernel::Scope) -> bool {
    ctx.vendor_member(scope).is_ok()
}

fn runs_it(ctx: &Context<'_>, scope: kernel::Scope) -> bool {
    ctx.operator(scope).is_ok()
}

fn acts_or_runs(ctx: &Context<'_>, scope: kernel::Scope) -> bool {
    acts_for_vendor(ctx, scope) || runs_it(ctx, scope)
}

/// Writes down that whoever asks was refused this field, by its name in the schema: an alias is what they typed.
fn turned_away(ctx: &Context<'_>, error: Error) -> Error {
    let (scope, cx) = (ctx.scope(), ctx.cx());
    // Apart from the line's surroundings, which may tell the same already.
    tracing::info!(
        target: SECURITY,
        parent: None,
        request_id = cx.request_id.as_ref(),
        actor = cx.who.actor,
        acting_for = cx.who.acting_for,
        from = scope.client,
        field = ctx.field().name(),
        why = error.message,
        "refused"
    );
    error
}

/// Whether a field for signed-in people shows.
#[must_use]
pub fn is_customer(ctx: &Context<'_>) -> bool {
    everything(ctx) || ctx.viewer().user().is_some()
}

/// Whether a field for everybody we know shows, programs too.
#[must_use]
pub fn is_somebody(ctx: &Context<'_>) -> bool {
    everything(ctx) || !ctx.viewer().is_anonymous()
}

/// Without a request there is nobody to hide from: that is the export of the schema.
fn everything(ctx: &Context<'_>) -> bool {
    ctx.data_opt::<super::context::Scope>().is_none()
}

/// Refuses those who are not signed in.
///
/// # Errors
/// `UNAUTHENTICATED`, or `FORBIDDEN` for a program.
pub fn customer(ctx: &Context<'_>) -> Result<()> {
    ctx.person().map(drop).map_err(|error| turned_away(ctx, error))
}

/// Refuses nobody but strangers.
///
/// # Errors
/// `UNAUTHENTICATED`.
pub fn somebody(ctx: &Context<'_>) -> Result<()> {
    if ctx.viewer().is_anonymous() { Err(turned_away(ctx, ctx.refused())) } else { Ok(()) }
}

/// Refuses those who are not signed in, and whoever looks through their eyes: what opens an account or pays is theirs alone.
///
/// # Errors
/// `UNAUTHENTICATED` or `FORBIDDEN`.
pub fn oneself(ctx: &Context<'_>) -> Result<()> {
    customer(ctx)?;
    if ctx.viewer().is_impersonated() { Err(turned_away(ctx, forbidden())) } else { Ok(()) }
}
