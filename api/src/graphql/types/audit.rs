//! Who did what, as operators see it.

use async_graphql::{ID, SimpleObject};
use entity::audit_entry;

use crate::connection;
use crate::graphql::scalars::DateTime;

/// Something that was done with a right that not everybody has. It is written once and never changed; `stoa check --audit` finds
/// whoever tries.
#[derive(SimpleObject)]
pub struct AuditEntry {
    /// Its id.
    pub id: ID,
    /// When.
    pub at: DateTime,
    /// The id of the person or API client who did it; `system` for what happens by the clock, `command line` for whoever has a shell.
    pub actor: String,
    /// The person through whose eyes they looked.
    pub acting_for: Option<String>,
    /// The vendor it was done for.
    pub vendor_id: Option<ID>,
    /// The mutation's name.
    pub action: String,
    /// The id of what was changed.
    pub subject: String,
    /// How it was before, as JSON, as far as it changed; null where it was not there or nothing is told.
    pub before: Option<String>,
    /// How it is since, or what was asked for, as JSON.
    pub after: Option<String>,
    /// Why, in the words of who did it.
    pub reason: Option<String>,
    /// The request it was done by, as the log knows it.
    pub request_id: String,
}

connection!(AuditEntry, AuditEntryConnection, AuditEntryEdge, "A page of the audit log.", "An entry in its list.");

impl From<audit_entry::Model> for AuditEntry {
    fn from(row: audit_entry::Model) -> Self {
        let audit_entry::Model { id, at, actor, acting_for, vendor_id, action, subject, before, after, reason, request_id, .. } = row;
        let vendor_id = vendor_id.map(Into::into);
        Self { id: id.into(), at: DateTime(at), actor, acting_for, vendor_id, action, subject, before, after, reason, request_id }
    }
}
