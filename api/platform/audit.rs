//! The record of what was written with a right that not everybody has: who, for whom, what, before and after, why.
//!
//! Entries are written in the transaction of the change; nothing updates or deletes them, which the database enforces. Every
//! few seconds one leader strings the new ones onto a chain of keyed digests, each over its entry and the digest before it, so
//! that whoever changes, removes or slips in a row of the past cannot make the chain fit again without the installation's key.

use std::collections::HashMap;

use entity::audit_entry::{Column, Entity, Model};
use entity::audit_seal;
use entity::ids::{AuditEntryId, VendorId};
use kernel::{Cursor, Direction, Operator, Page, Paged};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::Value;

use crate::crypto::{self, Keys};
use crate::{Cx, Result, Tx, db};

/// What is new is looked for from so long before the last link on: no transaction is open for longer.
const WINDOW_MS: i64 = 3_600_000;
/// Sealed at once; the rest follows at the next call.
const AT_ONCE: i64 = 500;
/// A healthy leader needs seconds.
const PATIENCE_MS: i64 = 5 * 60_000;
/// Read in one go by [`check`].
const PAGE: u64 = 1_000;
/// Enough to act on.
const MOST: usize = 100;
const MOST_SLIPPED: u32 = 20;
/// What the data keys mark: entries, and links between them.
const ENTRY: &str = "audit-entry";
const LINK: &str = "audit";
/// Longer ones are cut: an entry tells what was done and is no copy of the catalogue.
const MOST_TEXT: usize = 20_000;

/// Who acts in a request, apart from the authority that use cases are handed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The id of the person or program, else what kind of process it is.
    pub actor: String,
    /// The id of the person through whose eyes they look.
    pub acting_for: Option<String>,
}

impl Who {
    /// What happens without anybody asking.
    #[must_use]
    pub fn system() -> Self {
        Self { actor: "system".into(), acting_for: None }
    }

    /// Whoever has a shell on the machine.
    #[must_use]
    pub fn command_line() -> Self {
        Self { actor: "command line".into(), acting_for: None }
    }
}

/// One write.
#[derive(Clone, Debug, Default)]
pub struct Change<'a> {
    /// The mutation's name, or the command's.
    pub action: &'a str,
    /// The id of what was changed.
    pub subject: String,
    /// Whose it is.
    pub vendor: Option<VendorId>,
    /// What of it was so before, as far as it changed.
    pub before: Option<Value>,
    /// What of it is so now.
    pub after: Option<Value>,
    /// Why, in the words of who did it.
    pub reason: Option<&'a str>,
}

/// Writes it down with the transaction. What people are called and where they are reached is left out: an entry outlives them.
///
/// # Errors
/// None of its own.
pub fn record(cx: &Cx, tx: &Tx, change: Change<'_>) -> Result<()> {
    let Change { action, subject, vendor, before, after, reason } = change;
    // What is done in somebody's name is about that person, and says what they are called.
    let borrowed = cx.who.acting_for.is_some();
    let text = |value: Option<Value>| value.map(|mut value| (redact(&mut value, borrowed), shortened(value.to_string())).1);
    let mut row = Model {
        id: cx.id(),
        at: cx.now(),
        actor: cx.who.actor.clone(),
        acting_for: cx.who.acting_for.clone(),
        vendor_id: vendor,
        action: action.to_owned(),
        subject,
        before: text(before),
        after: text(after),
        reason: reason.map(|reason| reason.chars().filter(|letter| !letter.is_control()).collect()),
        request_id: cx.request_id.to_string(),
        mac: String::new(),
    };
    row.mac = mac(&cx.keys, &row);
    tx.entries().push(row.into_active_model().reset_all());
    Ok(())
}

/// Says what is about to change, to whoever records the change itself ([`crate::idempotency`]).
pub fn before(tx: &Tx, value: Value) {
    *tx.before() = Some(value);
}

pub(crate) fn take_before(tx: &Tx) -> Option<Value> {
    tx.before().take()
}

/// Before the commit, all in one statement.
pub(crate) async fn write(tx: &Tx) -> Result<()> {
    let rows = std::mem::take(&mut *tx.entries());
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Takes out what names or opens: people's addresses, and secrets. An address of mail is known by itself, wherever it stands, and what
/// stands beside a street is an address.
fn redact(value: &mut Value, names: bool) {
    const PRIVATE: [&str; 19] = [
        "email",
        "phone",
        "password",
        "token",
        "secret",
        "accountnumber",
        "taxid",
        "birthdate",
        "street1",
        "street2",
        "city",
        "postalcode",
        "company",
        "trackingnumber",
        "trackingurl",
        "contactname",
        "legalname",
        "filename",
        "story",
    ];
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let left_out = || Value::from("(left out)");
    match value {
        Value::Object(fields) => {
            let names = names || fields.keys().any(|name| plain(name) == "street1");
            for (name, value) in fields {
                let name = plain(name);
                if (PRIVATE.contains(&name.as_str()) || names && name == "name") && !value.is_null() {
                    *value = left_out();
                } else {
                    redact(value, names);
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| redact(value, names)),
        Value::String(text) if text.contains('@') => *value = left_out(),
        _ => {}
    }
}

fn shortened(text: String) -> String {
    if text.len() <= MOST_TEXT {
        return text;
    }
    let end = (0..=MOST_TEXT).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    Value::String(format!("{}…", &text[..end])).to_string()
}

/// Every column of an entry, told apart by lengths.
fn columns(row: &Model) -> [u8; 32] {
    let Model { id, at, actor, acting_for, vendor_id, action, subject, before, after, reason, request_id, mac: _ } = row;
    let optional = |text: Option<&str>| text.map_or_else(|| "-".to_owned(), |text| format!("+{text}"));
    let vendor = vendor_id.map(|id| id.to_string());
    let parts = [
        id.to_string(),
        at.to_string(),
        actor.clone(),
        optional(acting_for.as_deref()),
        optional(vendor.as_deref()),
        action.clone(),
        subject.clone(),
        optional(before.as_deref()),
        optional(after.as_deref()),
        optional(reason.as_deref()),
        request_id.clone(),
    ];
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    crypto::digest(&parts)
}

/// That we wrote it, and nobody who can only write to the database.
fn mac(keys: &Keys, row: &Model) -> String {
    keys.mark(ENTRY, &columns(row))
}

fn is_ours(keys: &Keys, row: &Model) -> bool {
    keys.knows(ENTRY, &columns(row), &row.mac)
}

/// A link: over its number, the link before it and the entry.
fn link(seq: i64, earlier: &str, row: &Model) -> [u8; 32] {
    crypto::digest(&[seq.to_string().as_bytes(), earlier.as_bytes(), &columns(row), row.mac.as_bytes()])
}

async fn last_seal(db: &impl ConnectionTrait) -> Result<Option<audit_seal::Model>> {
    Ok(audit_seal::Entity::find().order_by_desc(audit_seal::Column::Seq).one(db).await?)
}

#[derive(FromQueryResult)]
struct Row {
    id: AuditEntryId,
}

/// Entries since the last link that have none, in the order in which they shall have one.
async fn unsealed(db: &impl ConnectionTrait, last: Option<&audit_seal::Model>) -> Result<Vec<Model>> {
    let since = last.map_or(0, |last| last.sealed_at - WINDOW_MS);
    let sql = "SELECT e.id FROM audit_entry e WHERE e.at >= $1 AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id) \
               ORDER BY e.at, e.id LIMIT $2";
    let rows: Vec<Row> = db::all(db, sql, [since.into(), AT_ONCE.into()]).await?;
    let ids: Vec<AuditEntryId> = rows.into_iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(db::among(Column::Id, &ids)).order_by_asc(Column::At).order_by_asc(Column::Id).all(db).await?)
}

/// Strings new entries onto the chain; returns how many. Run by one leader; two at once would meet at the chain's next number.
///
/// # Errors
/// The database's own.
pub async fn seal(cx: &Cx) -> Result<u64> {
    // Nothing is written where there is nothing new.
    if unsealed(&cx.db, last_seal(&cx.db).await?.as_ref()).await?.is_empty() {
        return Ok(0);
    }
    cx.db
        .write("audit.seal", |tx| async move {
            let last = last_seal(&tx).await?;
            let fresh = unsealed(&tx, last.as_ref()).await?;
            let (mut seq, mut hash) = last.map_or((0, String::new()), |seal| (seal.seq, seal.hash));
            let mut links = Vec::new();
            for row in fresh {
                if !is_ours(&cx.keys, &row) {
                    // It gets no link, and `stoa check` names it.
                    tracing::error!(entry = %row.id, "an entry of the audit log is not as it was written, or is not ours");
                    continue;
                }
                seq += 1;
                hash = cx.keys.mark(LINK, &link(seq, &hash, &row));
                links.push(audit_seal::ActiveModel { seq: Set(seq), entry_id: Set(row.id), sealed_at: Set(cx.now()), hash: Set(hash.clone()) });
            }
            let count = links.len() as u64;
            if count > 0 {
                audit_seal::Entity::insert_many(links).exec_without_returning(&tx).await?;
                // Kept elsewhere, this line shows whether the end of the chain was cut off.
                tracing::info!(seq, head = %hash, "audit log sealed");
            }
            Ok(count)
        })
        .await
}

/// How the whole chain was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Its length.
    pub entries: i64,
    /// Its last digest; empty where there is no entry.
    pub head: String,
    /// What is broken, naming the rows.
    pub broken: Vec<String>,
}

/// Works out the whole chain anew.
///
/// # Errors
/// The database's own.
pub async fn check(cx: &Cx) -> Result<Chain> {
    let (mut seq, mut hash, mut broken) = (0, String::new(), Vec::new());
    loop {
        let links: Vec<audit_seal::Model> =
            audit_seal::Entity::find().filter(audit_seal::Column::Seq.gt(seq)).order_by_asc(audit_seal::Column::Seq).limit(PAGE).all(&cx.db).await?;
        let Some(last) = links.last().map(|link| link.seq) else { break };
        let ids: Vec<_> = links.iter().map(|link| link.entry_id).collect();
        let rows = Entity::find().filter(db::among(Column::Id, &ids)).all(&cx.db).await?;
        let mut rows: HashMap<AuditEntryId, Model> = rows.into_iter().map(|row| (row.id, row)).collect();
        for link in links {
            if link.seq != seq + 1 {
                broken.push(format!("audit log: {} link(s) before number {} were taken out", link.seq - seq - 1, link.seq));
            }
            match rows.remove(&link.entry_id) {
                None => broken.push(format!("audit log: entry {} (number {}) was taken out", link.entry_id, link.seq)),
                Some(row) if !is_ours(&cx.keys, &row) || !cx.keys.knows(LINK, &self::link(link.seq, &hash, &row), &link.hash) => {
                    let Model { id, action, actor, .. } = row;
                    broken.push(format!("audit log: entry {id} (number {}, {action} by {actor}) is not as it was written", link.seq));
                }
                Some(_) => {}
            }
            // What follows is measured against the link as it is, so that one wrong row is one line.
            (seq, hash) = (link.seq, link.hash);
            if broken.len() >= MOST {
                return Ok(Chain { entries: seq, head: hash, broken });
            }
        }
        seq = last;
    }
    let late = cx.now() - PATIENCE_MS;
    let sql = "SELECT e.id FROM audit_entry e WHERE e.at < $1 AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id) ORDER BY e.at LIMIT $2";
    let mut slipped: Vec<Row> = db::all(&cx.db, sql, [late.into(), (MOST_SLIPPED + 1).into()]).await?;
    let more = slipped.len() > MOST_SLIPPED as usize;
    slipped.truncate(MOST_SLIPPED as usize);
    broken.extend(slipped.into_iter().map(|row| format!("audit log: entry {} was never sealed: it was slipped in, or nobody seals", row.id)));
    if more {
        broken.push("audit log: more were never sealed".into());
    }
    // What waits for its link has its own digest.
    let sql = "SELECT e.* FROM audit_entry e WHERE e.at >= $1 AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id) ORDER BY e.at LIMIT $2";
    let fresh: Vec<Model> = db::all(&cx.db, sql, [late.into(), PAGE.cast_signed().into()]).await?;
    let forged = fresh.into_iter().filter(|row| !is_ours(&cx.keys, row));
    broken.extend(forged.map(|Model { id, action, actor, .. }| format!("audit log: entry {id} ({action} by {actor}) is not as it was written")));
    Ok(Chain { entries: seq, head: hash, broken })
}

/// Narrows the log; what is `None` does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The id of who acted.
    pub actor: Option<String>,
    /// The mutation's name.
    pub action: Option<String>,
    /// The id of what was changed.
    pub subject: Option<String>,
    /// Only what was done for this vendor.
    pub vendor: Option<VendorId>,
}

/// The log, the newest first.
///
/// # Errors
/// The database's own.
pub async fn list(db: &impl ConnectionTrait, _: &Operator, filter: &Filter, page: &Page) -> Result<Paged<Model>> {
    let mut query = Entity::find().limit(page.size + 1);
    let texts = [(Column::Actor, &filter.actor), (Column::Action, &filter.action), (Column::Subject, &filter.subject)];
    for (column, text) in texts {
        if let Some(text) = text {
            query = query.filter(column.eq(text.as_str()));
        }
    }
    if let Some(vendor) = filter.vendor {
        query = query.filter(Column::VendorId.eq(vendor));
    }
    let forward = page.direction == Direction::Forward;
    if let Some(cursor) = &page.cursor {
        query = query.filter(Condition::all().add(db::behind(Column::At, Column::Id, cursor, forward)));
    }
    let query = if forward { query.order_by_desc(Column::At).order_by_desc(Column::Id) } else { query.order_by_asc(Column::At).order_by_asc(Column::Id) };
    Ok(page.close(query.all(db).await?, |row: &Model| Cursor::new(row.at, row.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_are_called_and_where_they_are_is_left_out_wherever_it_stands() {
        let mut told = serde_json::json!(["chk_1", "ann@example.test", { "name": "Ann", "street1": "Elm 1", "country": "DE" }, { "name": "Honey" }]);
        redact(&mut told, false);
        let left_out = "(left out)";
        assert_eq!(told, serde_json::json!(["chk_1", left_out, { "name": left_out, "street1": left_out, "country": "DE" }, { "name": "Honey" }]));
        let mut told = serde_json::json!({ "name": "Ann", "expected_version": null });
        redact(&mut told, true);
        assert_eq!(told, serde_json::json!({ "name": left_out, "expected_version": null }));
    }
}
