//! A team's own accounts in the books.

use async_graphql::{Context, Object, Result};

use crate::graphql::roles;
use crate::graphql::types::ledger::VendorLedger;

#[derive(Default)]
pub struct VendorLedgerQuery;

#[Object]
impl VendorLedgerQuery {
    /// What you earned and what of it you may take out.
    #[graphql(guard = "roles::vendor::ledger_read::guard", visible = "roles::vendor::ledger_read::shows", directive = roles::auth::apply(roles::vendor::ledger_read::ROLES.to_vec(), roles::vendor::ledger_read::SCOPE))]
    async fn vendor_ledger(&self, _ctx: &Context<'_>) -> Result<VendorLedger> {
        Ok(VendorLedger)
    }
}
