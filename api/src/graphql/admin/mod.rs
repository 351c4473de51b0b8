//! The operators' door: what the people who run the marketplace use. Every root field here is guarded, hidden and marked `@auth`.

pub mod audit;
pub mod catalog;
pub mod identity;
pub mod jobs;
pub mod ledger;
pub mod orders;
pub mod performance;
pub mod pricing;
pub mod vendors;

use async_graphql::MergedObject;

/// Reads for operators.
#[derive(MergedObject, Default)]
pub struct AdminQuery(
    identity::AdminIdentityQuery,
    ledger::LedgerQuery,
    pricing::AdminPricingQuery,
    orders::AdminOrderQuery,
    jobs::AdminJobQuery,
    audit::AdminAuditQuery,
    vendors::AdminVendorQuery,
    performance::AdminPerformanceQuery,
);

/// Changes by operators.
#[derive(MergedObject, Default)]
pub struct AdminMutation(
    identity::AdminIdentityMutation,
    catalog::AdminCatalogMutation,
    pricing::AdminPricingMutation,
    jobs::AdminJobMutation,
    vendors::AdminVendorMutation,
    performance::AdminPerformanceMutation,
);
