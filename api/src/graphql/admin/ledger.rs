//! The marketplace's books, for operators.

use async_graphql::{Context, Object, Result};

use crate::graphql::roles;
use crate::graphql::types::ledger::Ledger;

#[derive(Default)]
pub struct LedgerQuery;

#[Object]
impl LedgerQuery {
    /// The marketplace's books: every movement of money, append-only and in balance.
    #[graphql(guard = "roles::admin::ledger_read::guard", visible = "roles::admin::ledger_read::shows", directive = roles::auth::apply(roles::admin::ledger_read::ROLES.to_vec(), roles::admin::ledger_read::SCOPE))]
    async fn ledger(&self, _ctx: &Context<'_>) -> Result<Ledger> {
        Ok(Ledger)
    }
}
