//! The desk's door: what vendors' teams use. Every root field here is guarded, hidden from others and marked `@auth`.

pub mod ledger;
pub mod vendors;

use async_graphql::MergedObject;

/// Reads for vendors' teams.
#[derive(MergedObject, Default)]
pub struct VendorQuery(ledger::VendorLedgerQuery, vendors::VendorTeamQuery);

/// Changes by vendors' teams.
#[derive(MergedObject, Default)]
pub struct VendorMutation(vendors::VendorTeamMutation);
