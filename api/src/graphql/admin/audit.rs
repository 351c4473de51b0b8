//! Who did what, for operators.

use async_graphql::{Context, ID, InputObject, Object, Result};
use kernel::Scope;
use platform::audit;

use crate::graphql::context::Ask;
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::optional_id;
use crate::graphql::types::audit::{AuditEntry, AuditEntryConnection};

#[derive(Default)]
pub struct AdminAuditQuery;

/// Narrows the audit log.
#[derive(InputObject, Default)]
pub struct AuditLogWhereInput {
    /// Only what this person or API client did: their id.
    pub actor: Option<String>,
    /// Only this mutation.
    pub action: Option<String>,
    /// Only what was done to this: its id.
    pub subject: Option<String>,
    /// Only what was done for this vendor.
    pub vendor_id: Option<ID>,
}

#[Object]
impl AdminAuditQuery {
    /// What was done with rights that not everybody has, the newest first.
    #[graphql(
        guard = "roles::admin::audit_read::guard",
        visible = "roles::admin::audit_read::shows",
        directive = roles::auth::apply(roles::admin::audit_read::ROLES.to_vec(), roles::admin::audit_read::SCOPE)
    )]
    async fn audit_log(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
        #[graphql(name = "where", desc = "Only these.")] narrowed: Option<AuditLogWhereInput>,
    ) -> Result<AuditEntryConnection> {
        let operator = ctx.operator(Scope::AuditRead)?;
        let page = page(first, after, last, before)?;
        let AuditLogWhereInput { actor, action, subject, vendor_id } = narrowed.unwrap_or_default();
        let filter = audit::Filter { actor, action, subject, vendor: optional_id("where.vendorId", vendor_id.as_ref())? };
        let found = audit::list(&ctx.cx().db, &operator, &filter, &page).await?;
        Ok(AuditEntryConnection::new(&page, found, AuditEntry::from))
    }
}
