//! The data keys: random, kept in the database wrapped by the installation's secret. They seal what must not be read out of a copy
//! of the database and mark what has to be known again for good, so that the secret itself can be changed without touching
//! anything else, and a data key can be followed by a new one in peace.
//!
//! Nodes read the list every half minute. A new key therefore seals nothing before five minutes have gone by: by then every node
//! can open what it seals. Old ones stay: the audit log was marked with them.

use std::time::Duration;

use entity::data_key::{Column, Entity, Model};
use entity::ids::Uuid;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, TryGetable, Value};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::audit::{self, Change};
use crate::crypto::{self, DATA_KEY, Place};
use crate::{Cx, Error, Result, Tx, db};

const EVERY: Duration = Duration::from_secs(30);
/// How long a new key waits until it seals.
pub const PEACE_MS: i64 = 5 * 60_000;
/// Sealed anew in one transaction.
const AT_ONCE: i64 = 100;
/// More than anybody makes; each costs a digest wherever a mark is looked for.
const MOST: u64 = 20;

/// Finds the database's data keys, and makes the first where there is none. Every process does so before it serves.
///
/// # Errors
/// Readable, when the secret is not the one by which they are wrapped.
pub async fn open(cx: &Cx) -> Result<()> {
    if Entity::find().count(&cx.db).await? == 0 {
        cx.db
            .write("keyring.first", |tx| async move {
                let first = made(cx, 1, cx.now());
                // Another node may be first.
                Entity::insert(first.into_active_model().reset_all())
                    .on_conflict(OnConflict::column(Column::Seq).do_nothing().to_owned())
                    .try_insert()
                    .exec_without_returning(&tx)
                    .await?;
                Ok(())
            })
            .await?;
    }
    load(cx).await
}

/// Reads the list anew.
///
/// # Errors
/// As [`open`].
pub async fn load(cx: &Cx) -> Result<()> {
    let rows = rows(&cx.db).await?;
    if rows.is_empty() {
        return Ok(());
    }
    let keys: Vec<_> = rows.iter().map(|row| unwrapped(cx, row).map(|key| (row.id.clone(), key))).collect::<Result<_>>()?;
    let current = rows.iter().rposition(|row| row.active_from <= cx.now()).unwrap_or(0);
    cx.keys.hold(keys, current);
    Ok(())
}

/// Reads the list every half minute, until `token` ends it.
pub async fn follow(cx: Cx, token: CancellationToken) {
    loop {
        tokio::select! {
            () = token.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
        if let Err(error) = load(&cx).await {
            tracing::warn!(%error, "the data keys could not be read; keeping those that are known");
        }
    }
}

/// A data key, as whoever runs this sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub id: String,
    /// Epoch milliseconds.
    pub created_at: i64,
    pub active_from: i64,
    /// Whether today's secret wraps it; if not, `stoa keys rotate` is still to come.
    pub wrapped_today: bool,
    /// Nothing is sealed by it any more (what it marked stays).
    pub left: bool,
}

/// All of them, the oldest first.
///
/// # Errors
/// The database's own.
pub async fn list(cx: &Cx) -> Result<Vec<About>> {
    let about = |row: Model| About {
        wrapped_today: cx.keys.wraps_today(&row.wrapped),
        left: row.left_at.is_some(),
        id: row.id,
        created_at: row.created_at,
        active_from: row.active_from,
    };
    Ok(rows(&cx.db).await?.into_iter().map(about).collect())
}

/// Wraps every data key by today's secret; returns how many were not. After that nothing in the database needs another secret.
///
/// # Errors
/// As [`open`].
pub async fn rotate(cx: &Cx) -> Result<u64> {
    cx.db
        .write("keyring.rotate", |tx| async move {
            let mut count = 0;
            for row in rows(&tx).await?.iter().filter(|row| !cx.keys.wraps_today(&row.wrapped)) {
                let again = cx.keys.wrap(&row.id, &unwrapped(cx, row)?);
                let update = Entity::update_many().col_expr(Column::Wrapped, Expr::value(again)).filter(Column::Seq.eq(row.seq));
                count += update.exec(&tx).await?.rows_affected;
                audit::record(cx, &tx, Change { action: "keysRotate", subject: row.id.clone(), ..Change::default() })?;
            }
            Ok(count)
        })
        .await
}

/// Makes another data key, which seals what is new in five minutes' time; what the others sealed follows by [`reseal`].
/// Returns its id.
///
/// # Errors
/// Readable, beyond twenty.
pub async fn renew(cx: &Cx) -> Result<String> {
    let id = cx
        .db
        .write("keyring.renew", |tx| async move {
            let rows = rows(&tx).await?;
            if rows.len() as u64 >= MOST {
                return Err(Error::broken(format!("there are {MOST} data keys already")));
            }
            let new = made(cx, rows.last().map_or(1, |last| last.seq + 1), cx.now() + PEACE_MS);
            let after = json!({ "activeFrom": new.active_from });
            audit::record(cx, &tx, Change { action: "keysRenew", subject: new.id.clone(), after: Some(after), ..Change::default() })?;
            let id = new.id.clone();
            Entity::insert(new.into_active_model().reset_all()).exec_without_returning(&tx).await?;
            Ok(id)
        })
        .await?;
    load(cx).await?;
    Ok(id)
}

/// A column of sealed texts, in a table with one id.
#[derive(Clone, Copy, Debug)]
pub struct Sealed {
    pub table: &'static str,
    pub column: &'static str,
    /// Which rows hold one, where not all do.
    pub only: Option<&'static str>,
    /// The column of the row's id.
    pub key: &'static str,
    /// How the id stands in the [`Place`].
    pub row: Row,
}

/// A row's id, as the [`Place`] of what is sealed there has it.
#[derive(Clone, Copy, Debug)]
pub enum Row {
    /// Of an id.
    Id(fn(Uuid) -> String),
    /// The text itself.
    Text,
}

/// Whether a newer key seals than the one that sealed what may still be there, and every node has been sealing by it for a while:
/// until then another one may still use the one before.
///
/// # Errors
/// The database's own.
pub async fn is_behind(cx: &Cx) -> Result<bool> {
    let current = cx.keys.current_id();
    let rows = rows(&cx.db).await?;
    let Some(at) = rows.iter().position(|row| row.id == current && row.active_from + PEACE_MS <= cx.now()) else { return Ok(false) };
    Ok(rows[..at].iter().any(|row| row.left_at.is_none()))
}

/// Seals by the current data key what an older one sealed in this column; returns how many rows. One that does not open stays as
/// it is, and is logged.
///
/// # Errors
/// The database's own.
pub async fn reseal(cx: &Cx, of: &Sealed) -> Result<u64> {
    match of.row {
        Row::Id(text) => reseal_by(cx, of, Uuid::nil(), |id| text(*id)).await,
        Row::Text => reseal_by(cx, of, String::new(), String::clone).await,
    }
}

async fn reseal_by<K>(cx: &Cx, of: &Sealed, mut last: K, text: impl Fn(&K) -> String + Sync) -> Result<u64>
where
    K: TryGetable + Into<Value> + Clone + Send + Sync,
{
    let Sealed { table, column, only, key, .. } = of;
    let only = only.unwrap_or("TRUE");
    let (current, text, mut count) = (format!("{}.%", cx.keys.current_id()), &text, 0);
    loop {
        let sql = format!("SELECT {key} AS id, {column} AS sealed FROM {table} WHERE {key} > $1 AND {only} AND {column} NOT LIKE $2 ORDER BY {key} LIMIT $3");
        let found = cx.db.query_all_raw(db::statement(&cx.db, &sql, [last.clone().into(), current.as_str().into(), AT_ONCE.into()])).await?;
        let rows: Vec<(K, String)> = found.iter().map(|row| Ok((row.try_get("", "id")?, row.try_get("", "sealed")?))).collect::<Result<_>>()?;
        let Some((end, _)) = rows.last() else { return Ok(count) };
        last = end.clone();
        let rows = &rows;
        count += cx
            .db
            .write("keyring.reseal", |tx: Tx| async move {
                let mut done = 0;
                for (id, sealed) in rows {
                    let row = text(id);
                    let place = Place { table, column, row: &row };
                    let Some(plain) = cx.keys.unseal(&place, sealed) else {
                        tracing::error!(table, column, row, "something sealed does not open");
                        continue;
                    };
                    let sql = format!("UPDATE {table} SET {column} = $1 WHERE {key} = $2 AND {only} AND {column} = $3");
                    // What was changed meanwhile is sealed by the current key already.
                    done += db::execute(&tx, &sql, [cx.keys.seal(&place, &plain).into(), id.clone().into(), sealed.as_str().into()]).await?;
                }
                Ok(done)
            })
            .await?;
    }
}

/// Says that nothing is sealed by keys older than the current one any more.
///
/// # Errors
/// The database's own.
pub async fn left(cx: &Cx) -> Result<()> {
    let current = cx.keys.current_id();
    let current = &current;
    cx.db
        .write("keyring.left", |tx| async move {
            let rows = rows(&tx).await?;
            let Some(at) = rows.iter().position(|row| row.id == *current) else { return Ok(()) };
            let older: Vec<i64> = rows[..at].iter().map(|row| row.seq).collect();
            let update = Entity::update_many().col_expr(Column::LeftAt, Expr::value(cx.now()));
            update.filter(Column::Seq.is_in(older)).filter(Column::LeftAt.is_null()).exec(&tx).await?;
            Ok(())
        })
        .await
}

fn made(cx: &Cx, seq: i64, active_from: i64) -> Model {
    let id = hex(&crypto::random::<4>());
    Model { seq, wrapped: cx.keys.wrap(&id, &crypto::random::<DATA_KEY>()), id, created_at: cx.now(), active_from, left_at: None }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn rows(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().order_by_asc(Column::Seq).all(db).await?)
}

fn unwrapped(cx: &Cx, row: &Model) -> Result<[u8; DATA_KEY]> {
    cx.keys.unwrap(&row.id, &row.wrapped).ok_or_else(|| {
        Error::broken(format!("data key {} was wrapped by another secret than STOA_SECRET_KEY; name that one in STOA_OTHER_SECRET_KEYS", row.id))
    })
}
