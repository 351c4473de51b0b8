//! The desk's door: what vendors' teams use. Every root field here is guarded, hidden from others and marked `@auth`.

pub mod application;
pub mod catalog;
pub mod clients;
pub mod desk;
pub mod inventory;
pub mod ledger;
pub mod orders;
pub mod performance;
pub mod pricing;
pub mod shipping;
pub mod team;
pub mod vendors;

use async_graphql::{MergedObject, MergedSubscription};

/// Reads for vendors' teams.
#[derive(MergedObject, Default)]
pub struct VendorQuery(
    ledger::VendorLedgerQuery,
    vendors::VendorTeamQuery,
    team::VendorInvitationQuery,
    clients::ApiClientQuery,
    catalog::VendorCatalogQuery,
    inventory::VendorInventoryQuery,
    pricing::VendorPricingQuery,
    shipping::VendorShippingQuery,
    orders::VendorOrderQuery,
    desk::VendorDeskQuery,
    performance::VendorPerformanceQuery,
);

/// Changes by vendors' teams.
#[derive(MergedObject, Default)]
pub struct VendorMutation(
    vendors::VendorTeamMutation,
    application::ApplicationMutation,
    team::VendorMemberMutation,
    clients::ApiClientMutation,
    catalog::VendorCatalogMutation,
    inventory::VendorInventoryMutation,
    pricing::VendorPricingMutation,
    shipping::VendorShippingMutation,
    orders::VendorOrderMutation,
    performance::VendorPerformanceMutation,
);

/// What vendors' teams can follow.
#[derive(MergedSubscription, Default)]
pub struct VendorSubscription(orders::VendorOrderSubscription, desk::VendorDeskSubscription);
