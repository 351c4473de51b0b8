//! What is told about people in records that outlive them is sealed with a key of the record's own. To forget is to destroy that
//! key: one row, and the texts are noise, in every copy of the database from which the row is missing or is taken out again.
//!
//! A key is per record and not per person, since the law lets go of a person's invoices one by one, year after year.

use std::collections::HashMap;

use entity::personal_key::{Column, Entity, Model};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

use crate::crypto::{OwnKey, Place};
use crate::keyring::{Row, Sealed};
use crate::{Cx, Error, Result, Tx, db};

/// A record's key, and whether only those who keep the books may still use it.
#[derive(Clone)]
pub struct Held {
    pub key: OwnKey,
    pub restricted: bool,
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Held").field("restricted", &self.restricted).finish_non_exhaustive()
    }
}

/// What this keeps sealed: the keys themselves.
pub const SEALED: Sealed = Sealed { table: "personal_key", column: "sealed", only: None, key: "subject", row: Row::Text };

fn place(subject: &str) -> Place<'_> {
    Place { table: "personal_key", column: "sealed", row: subject }
}

fn opened(cx: &Cx, row: &Model) -> Result<Held> {
    let key = OwnKey::unwrapped(&cx.keys, &place(&row.subject), &row.sealed);
    let key = key.ok_or_else(|| Error::broken("a personal key does not open"))?;
    Ok(Held { key, restricted: row.restricted_at.is_some() })
}

/// New keys for records that have none, until the times at which they are to be destroyed.
///
/// # Errors
/// The database's own.
pub async fn make(cx: &Cx, tx: &Tx, subjects: &[(String, i64)]) -> Result<HashMap<String, OwnKey>> {
    let mut made = HashMap::new();
    let mut rows = Vec::new();
    for (subject, ends_at) in subjects {
        let key = OwnKey::new();
        let sealed = key.wrapped(&cx.keys, &place(subject));
        rows.push(Model { subject: subject.clone(), sealed, created_at: cx.now(), ends_at: *ends_at, restricted_at: None }.into_active_model().reset_all());
        made.insert(subject.clone(), key);
    }
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(made)
}

/// The key of a record that may have one already.
///
/// # Errors
/// The database's own.
pub async fn ensure(cx: &Cx, tx: &Tx, subject: &str, ends_at: i64) -> Result<OwnKey> {
    let key = OwnKey::new();
    let sealed = key.wrapped(&cx.keys, &place(subject));
    let row = Model { subject: subject.to_owned(), sealed, created_at: cx.now(), ends_at, restricted_at: None };
    let silent = OnConflict::column(Column::Subject).do_nothing().to_owned();
    if Entity::insert(row.into_active_model().reset_all()).on_conflict(silent).exec_without_returning(tx).await? == 1 {
        return Ok(key);
    }
    let held = held(cx, tx, &[subject.to_owned()]).await?.remove(subject);
    held.map(|held| held.key).ok_or_else(|| Error::broken("a personal key is neither new nor there"))
}

/// The keys there are of these records; those that were destroyed are missing.
///
/// # Errors
/// The database's own; a fault where a key does not open.
pub async fn held(cx: &Cx, db: &impl ConnectionTrait, subjects: &[String]) -> Result<HashMap<String, Held>> {
    if subjects.is_empty() {
        return Ok(HashMap::new());
    }
    let places: Vec<&str> = subjects.iter().map(String::as_str).collect();
    let rows = Entity::find().filter(Column::Subject.is_in(db::evened(&places))).all(db).await?;
    rows.into_iter().map(|row| opened(cx, &row).map(|held| (row.subject.clone(), held))).collect()
}

/// From now on only those who keep the books use these keys.
///
/// # Errors
/// The database's own.
pub async fn restrict(cx: &Cx, tx: &Tx, subjects: &[String]) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::RestrictedAt, Expr::value(cx.now()))
        .filter(Column::Subject.is_in(subjects.iter().map(String::as_str)))
        .filter(Column::RestrictedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Destroys keys. There is no way back.
///
/// # Errors
/// The database's own.
pub async fn destroy(tx: &Tx, subjects: &[String]) -> Result<u64> {
    Ok(Entity::delete_many().filter(Column::Subject.is_in(subjects.iter().map(String::as_str))).exec(tx).await?.rows_affected)
}

/// Records whose time is over, the longest over first.
///
/// # Errors
/// The database's own.
pub async fn over(db: &impl ConnectionTrait, now: i64, most: u64) -> Result<Vec<String>> {
    let rows = Entity::find().filter(Column::EndsAt.lte(now)).order_by_asc(Column::EndsAt).limit(most).all(db).await?;
    Ok(rows.into_iter().map(|row| row.subject).collect())
}

/// What one room knows of a person, for themselves: rows that all have the same fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub name: &'static str,
    pub rows: Vec<serde_json::Value>,
}

impl Section {
    #[must_use]
    pub fn of(name: &'static str, rows: impl Into<Vec<serde_json::Value>>) -> Self {
        Self { name, rows: rows.into() }
    }
}
