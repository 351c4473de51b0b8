//! The marketplace's books, for operators.

use async_graphql::{Context, Object, Result};

use crate::graphql::roles;
use crate::graphql::types::ledger::Ledger;

#[derive(Default)]
pub struct LedgerQuery;

#[Object]
impl LedgerQuery {
    /// The marketplace's books: every movement of money, append-only and in balance.
    #[graphql(guard = "roles::admin", visible = "roles::is_admin", directive = roles::auth::apply(roles::ADMIN.to_vec()))]
    async fn ledger(&self, _ctx: &Context<'_>) -> Result<Ledger> {
        Ok(Ledger)
    }
}
