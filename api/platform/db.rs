//! The database, embedded or PostgreSQL. Every transaction has a name, is measured, and is tried again on conflict;
//! on SQLite every one is BEGIN IMMEDIATE, because a deferred one that turns to writing fails at once when it meets another.

use std::future::Future;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use kernel::Cursor;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::sqlx::Connection;
use sea_orm::{
    AccessMode, ColumnTrait, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, FromQueryResult,
    IsolationLevel, QueryResult, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
};
use tokio::sync::{Notify, Semaphore};

use crate::pool::{Patience, Pool, Turn};
use crate::{Error, Result, audit, error, outbox, revision};

/// How often a transaction that met another is tried in all.
const TRIES: u32 = 6;
/// How often one under which the connection broke: a restart breaks all that a pool has.
const MOST_BROKEN: u32 = 20;
/// What takes PostgreSQL longer is ended by itself.
pub(crate) const STATEMENT: Duration = Duration::from_secs(30);
/// An idle connection is tried before it is used, and this is how long that may take.
const TRIED: Duration = Duration::from_secs(2);
const TRIED_AFTER: Duration = Duration::from_secs(1);

/// A pool with the counters of one request; cheap to clone. It is a connection for reading; writing goes through [`Db::write`].
#[derive(Clone)]
pub struct Db {
    pool: Arc<Pool>,
    /// Whether somebody waits who is sent away after seconds.
    hurried: bool,
    /// SQLite has one writer at a time: a fair queue before it beats polling for the lock.
    writer: Option<Arc<Semaphore>>,
    counters: Arc<Counters>,
    wake: Arc<Notify>,
    revision: Arc<revision::Seen>,
}

/// What one request did to the database.
#[derive(Debug, Default)]
pub struct Counters {
    pub statements: AtomicU64,
    pub commits: AtomicU64,
}

/// An open transaction. Cheap to clone, so that a use case can hand it on; it ends with [`Db::write`].
#[derive(Clone)]
pub struct Tx(Arc<Open>);

struct Open {
    tx: DatabaseTransaction,
    turn: Turn,
    patience: Patience,
    counters: Arc<Counters>,
    /// Whether something was left for the background to do.
    left_work: AtomicBool,
    /// Whether the revision was counted up.
    bumped: AtomicBool,
    /// What happened, written in one statement before the commit.
    events: Mutex<Vec<entity::outbox::ActiveModel>>,
    /// Who did what, likewise.
    entries: Mutex<Vec<entity::audit_entry::ActiveModel>>,
    /// How it was before, for the record of what is being done.
    before: Mutex<Option<serde_json::Value>>,
}

impl Db {
    /// Connects. `sqlite:PATH?mode=rwc` or `postgres://...`.
    ///
    /// # Errors
    /// The database's own, when it cannot be reached within 5 seconds.
    pub async fn connect(url: &str, connections: u32, durable: bool) -> Result<Self> {
        let sqlite = url.starts_with("sqlite:");
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(connections)
            .min_connections(if sqlite { 1 } else { 0 })
            .acquire_timeout(Duration::from_secs(5))
            .idle_timeout(Duration::from_secs(600))
            .test_before_acquire(false)
            .sqlx_logging(false);
        if sqlite {
            options.map_sqlx_sqlite_opts(move |sqlite| {
                sqlite
                    .journal_mode(sea_orm::sqlx::sqlite::SqliteJournalMode::Wal)
                    .synchronous(if durable { sea_orm::sqlx::sqlite::SqliteSynchronous::Full } else { sea_orm::sqlx::sqlite::SqliteSynchronous::Normal })
                    .busy_timeout(Duration::from_secs(5))
                    .foreign_keys(true)
                    .pragma("mmap_size", "268435456")
                    .pragma("cache_size", "-16384")
                    .pragma("temp_store", "MEMORY")
                    .statement_cache_capacity(STATEMENTS)
            });
            options.map_sqlx_sqlite_pool_opts(|pool| {
                pool.after_release(|connection, _| {
                    Box::pin(async move {
                        // On a full disk SQLite itself ends a transaction, and the driver goes on believing in it: whatever
                        // came over this connection next would be part of something that nobody ends.
                        if connection.is_in_transaction() {
                            connection.ping().await?;
                        }
                        Ok(!connection.is_in_transaction())
                    })
                })
            });
        } else {
            options.statement_timeout(STATEMENT).map_sqlx_postgres_opts(|postgres| {
                // What we hold there must not outlive us: neither a node that froze inside a transaction nor one that
                // vanished behind a broken network may keep others from their rows.
                let told = [("idle_in_transaction_session_timeout", "10s"), ("tcp_user_timeout", "10s")];
                let alive = [("tcp_keepalives_idle", "10"), ("tcp_keepalives_interval", "3"), ("tcp_keepalives_count", "3")];
                postgres.options(told).options(alive).statement_cache_capacity(STATEMENTS)
            });
            options.map_sqlx_postgres_before_acquire(|connection, last| {
                Box::pin(async move {
                    if last.idle_for < TRIED_AFTER {
                        return Ok(true);
                    }
                    // One that does not answer is dropped, and another made.
                    let tried = tokio::time::timeout(TRIED, connection.ping());
                    tried.await.unwrap_or_else(|_| Err(std::io::Error::from(std::io::ErrorKind::TimedOut).into())).map(|()| true)
                })
            });
        }
        let pool = Pool::connect(options, !sqlite).await?;
        let writer = sqlite.then(|| Arc::new(Semaphore::new(1)));
        Ok(Self { pool, hurried: false, writer, counters: Arc::default(), wake: Arc::default(), revision: Arc::default() })
    }

    /// The same pool with counters of its own, for one request, which gives up in time.
    #[must_use]
    pub fn for_request(&self) -> Self {
        Self { counters: Arc::default(), hurried: true, ..self.clone() }
    }

    #[must_use]
    pub fn counters(&self) -> &Counters {
        &self.counters
    }

    /// Whether this is PostgreSQL.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.writer.is_none()
    }

    /// The bare pool, for migrations alone.
    #[must_use]
    pub fn pool(&self) -> DatabaseConnection {
        self.pool.connections()
    }

    /// Told after each commit that left events or jobs behind.
    #[must_use]
    pub fn wake(&self) -> &Notify {
        &self.wake
    }

    pub(crate) fn revision(&self) -> &revision::Seen {
        &self.revision
    }

    /// Runs `work` in one named writing transaction. It is rolled back when `work` fails, and the whole of it is tried
    /// again when it met another transaction: `work` must have no effect outside the database.
    ///
    /// ```ignore
    /// let order = cx.db.write("orders.cancel", |tx| async move { repo::cancel(&tx, id).await }).await?;
    /// ```
    ///
    /// # Errors
    /// What `work` returned, or the database's own.
    pub async fn write<T, F, Fut>(&self, name: &'static str, mut work: F) -> Result<T>
    where
        F: FnMut(Tx) -> Fut,
        Fut: Future<Output = Result<T>>,
    {
        let started = Instant::now();
        let mut attempt = 1;
        loop {
            let outcome = self.attempt(&mut work).await;
            match outcome {
                Err(error) if error.is_conflict() && attempt < TRIES || error.is_lost() && attempt < MOST_BROKEN => {
                    metrics::counter!("stoa_transaction_retries_total", "name" => name).increment(1);
                    tokio::time::sleep(backoff(attempt)).await;
                    attempt += 1;
                }
                outcome => {
                    let result = if outcome.is_ok() { "committed" } else { "rolled_back" };
                    metrics::counter!("stoa_transactions_total", "name" => name, "result" => result).increment(1);
                    metrics::histogram!("stoa_transaction_seconds", "name" => name).record(started.elapsed().as_secs_f64());
                    return outcome.map_err(Error::worn_out);
                }
            }
        }
    }

    /// Runs `look` in one reading transaction: all it reads is of the same moment, and nobody waits for it.
    ///
    /// # Errors
    /// What `look` returned, or the database's own.
    pub async fn snapshot<T, F, Fut>(&self, look: F) -> Result<T>
    where
        F: FnOnce(Tx) -> Fut,
        Fut: Future<Output = Result<T>>,
    {
        let postgres = self.is_postgres();
        let options = TransactionOptions {
            isolation_level: postgres.then_some(IsolationLevel::RepeatableRead),
            access_mode: postgres.then_some(AccessMode::ReadOnly),
            // Every connection to SQLite sees one moment from its first read on.
            sqlite_transaction_mode: (!postgres).then_some(SqliteTransactionMode::Deferred),
        };
        let open = self.open(options, Patience::Read).await?;
        let seen = look(Tx(open.clone())).await;
        let open = Arc::try_unwrap(open).map_err(|_| Error::broken("a transaction was kept beyond its use case"))?;
        open.undo().await;
        seen
    }

    async fn attempt<T, F, Fut>(&self, work: &mut F) -> Result<T>
    where
        F: FnMut(Tx) -> Fut,
        Fut: Future<Output = Result<T>>,
    {
        let _turn = match &self.writer {
            Some(gate) => Some(gate.acquire().await.map_err(|_| Error::broken("the writers' queue was closed"))?),
            None => None,
        };
        let options = TransactionOptions { sqlite_transaction_mode: self.writer.is_some().then_some(SqliteTransactionMode::Immediate), ..Default::default() };
        let open = self.open(options, Patience::Write).await?;
        // On the heap: a use case's state is large, and every caller's would hold it.
        let outcome = match Box::pin(work(Tx(open.clone()))).await {
            Ok(value) => written(&Tx(open.clone())).await.map(|()| value),
            Err(error) => Err(error),
        };
        let open = Arc::try_unwrap(open).map_err(|_| Error::broken("a transaction was kept beyond its use case"))?;
        match outcome {
            Ok(value) => {
                open.turn
                    .within(open.patience, open.tx.commit())
                    .await
                    .map_err(|error| if error::is_verdict(&error) { error.into() } else { Error::unheard(&error) })?;
                self.counters.commits.fetch_add(1, Ordering::Relaxed);
                if open.bumped.into_inner() {
                    self.revision.forget();
                }
                if open.left_work.into_inner() {
                    self.wake.notify_waiters();
                    self.wake.notify_one();
                }
                Ok(value)
            }
            // Nobody is left to be told: dropping it rolls it back, or its connection is gone.
            Err(error) if error.is_away() => Err(error),
            Err(error) => {
                open.undo().await;
                Err(error)
            }
        }
    }

    async fn open(&self, options: TransactionOptions, patience: Patience) -> Result<Arc<Open>> {
        let patience = self.patience(patience);
        let mut turn = self.pool.turn(patience).await?;
        let tx = loop {
            let begun = turn.within(self.patience(Patience::Read), turn.connections.begin_with_options(options)).await;
            if !turn.may_repeat(&begun).await {
                break begun?;
            }
        };
        Ok(Arc::new(Open {
            tx,
            turn,
            patience,
            counters: self.counters.clone(),
            left_work: AtomicBool::new(false),
            bumped: AtomicBool::new(false),
            events: Mutex::default(),
            entries: Mutex::default(),
            before: Mutex::default(),
        }))
    }

    fn patience(&self, hurried: Patience) -> Patience {
        if self.hurried { hurried } else { Patience::Command }
    }
}

/// What a transaction gathered on its way, before its commit.
async fn written(tx: &Tx) -> Result<()> {
    outbox::write(tx).await?;
    audit::write(tx).await
}

impl Open {
    async fn undo(self) {
        // A failed rollback leaves the connection to the pool, which rolls it back or drops it.
        if let Err(rollback) = self.turn.within(Patience::Read, self.tx.rollback()).await {
            tracing::warn!(%rollback, "rollback failed");
        }
    }
}

/// 1, 2, 4... milliseconds with jitter from the clock's low bits: enough to part two that met.
fn backoff(attempt: u32) -> Duration {
    let jitter = u64::from(Instant::now().elapsed().subsec_nanos()) % 1000;
    Duration::from_micros((1000 << Ord::min(attempt, 6)) + jitter)
}

impl Tx {
    /// Notes that events or jobs were written, so that the background wakes after the commit.
    pub fn leaves_work(&self) {
        self.0.left_work.store(true, Ordering::Relaxed);
    }

    /// Notes that the revision was counted up, for what this node knows of it.
    pub(crate) fn bumps(&self) {
        self.0.bumped.store(true, Ordering::Relaxed);
    }

    pub(crate) fn entries(&self) -> MutexGuard<'_, Vec<entity::audit_entry::ActiveModel>> {
        self.0.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn before(&self) -> MutexGuard<'_, Option<serde_json::Value>> {
        self.0.before.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps events for the end of the transaction.
    pub(crate) fn happened(&self, events: impl IntoIterator<Item = entity::outbox::ActiveModel>) {
        self.0.events.lock().unwrap_or_else(PoisonError::into_inner).extend(events);
        self.leaves_work();
    }

    /// What happened so far and is not written yet.
    pub(crate) fn take_events(&self) -> Vec<entity::outbox::ActiveModel> {
        std::mem::take(&mut *self.0.events.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What comes behind a place of a list that is sorted by `key` and then `id`, larger first when it goes `down`. Both at once
/// are compared as an index over the two has them, which therefore begins at the place.
pub fn behind<C: ColumnTrait>(key: C, id: C, place: &Cursor, down: bool) -> Expr {
    let (columns, values) = (Expr::tuple([key.into_expr(), id.into_expr()]), Expr::tuple([Expr::value(place.key), Expr::value(place.id)]));
    if down { columns.lt(values) } else { columns.gt(values) }
}

/// Prepared statements that a connection keeps: more than there are different ones on the ways to an order and behind them, or
/// each would drive another out.
const STATEMENTS: usize = 400;

/// Longer lists are asked for as they are.
const EVENED: usize = 1024;

/// Values with the last one repeated up to the next power of two: so that lists of 49 and of 53 ids are one statement, which
/// both databases have prepared already, where each length of its own would be read and planned anew.
pub fn evened<V: Copy>(values: &[V]) -> impl Iterator<Item = V> {
    let size = if values.is_empty() || values.len() > EVENED { values.len() } else { values.len().next_power_of_two() };
    values.iter().copied().chain(values.last().copied().into_iter().cycle()).take(size)
}

/// Rows whose column holds one of these.
pub fn among<C: ColumnTrait, V: Copy + Into<Value>>(column: C, values: &[V]) -> Expr {
    column.is_in(evened(values))
}

/// `$2, $3, $4`: the places of so many values, from this one on; see [`evened`].
#[must_use]
pub fn marks(from: usize, count: usize) -> String {
    (from..from + count).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

/// A statement written once for both databases: `$1`, `$2`... are understood by both.
pub fn statement<I: IntoIterator<Item = Value>>(connection: &impl ConnectionTrait, sql: &str, values: I) -> Statement {
    Statement::from_sql_and_values(connection.get_database_backend(), sql, values)
}

/// Runs a statement and tells how many rows it touched.
///
/// # Errors
/// The database's own.
pub async fn execute<I: IntoIterator<Item = Value>>(connection: &impl ConnectionTrait, sql: &str, values: I) -> Result<u64> {
    Ok(connection.execute_raw(statement(connection, sql, values)).await?.rows_affected())
}

/// All rows of a query.
///
/// # Errors
/// The database's own.
pub async fn all<T: FromQueryResult, I: IntoIterator<Item = Value>>(connection: &impl ConnectionTrait, sql: &str, values: I) -> Result<Vec<T>> {
    let rows = connection.query_all_raw(statement(connection, sql, values)).await?;
    Ok(rows.iter().map(|row| T::from_query_result(row, "")).collect::<Result<_, _>>()?)
}

/// The first row of a query, if any.
///
/// # Errors
/// The database's own.
pub async fn one<T: FromQueryResult, I: IntoIterator<Item = Value>>(connection: &impl ConnectionTrait, sql: &str, values: I) -> Result<Option<T>> {
    let row = connection.query_one_raw(statement(connection, sql, values)).await?;
    Ok(row.map(|row| T::from_query_result(&row, "")).transpose()?)
}

/// How many rows a query has. Where counting ends is said by its limit.
///
/// # Errors
/// The database's own.
pub async fn counted(connection: &impl ConnectionTrait, rows: SelectStatement) -> Result<i64> {
    let sql = Query::select().expr_as(Expr::cust("COUNT(*)"), "counted").from_subquery(rows, "some").to_owned();
    Ok(connection.query_one(&sql).await?.map(|row| row.try_get("", "counted")).transpose()?.unwrap_or_default())
}

/// The next number people will read, from 1001.
///
/// # Errors
/// The database's own.
pub async fn next_order_number(tx: &Tx) -> Result<i64> {
    let sql = match tx.get_database_backend() {
        DbBackend::Postgres => "SELECT nextval('order_number') AS value",
        _ => "UPDATE sequence SET value = value + 1 WHERE name = 'order_number' RETURNING value",
    };
    let row = tx.query_one_raw(statement(tx, sql, [])).await?.ok_or_else(|| Error::broken("the order number sequence is gone"))?;
    Ok(row.try_get("", "value")?)
}

/// What a locking read ends with; SQLite's writers are alone already.
#[must_use]
pub fn for_update(connection: &impl ConnectionTrait) -> &'static str {
    if connection.get_database_backend() == DbBackend::Postgres { " FOR UPDATE" } else { "" }
}

/// What a read that passes over locked rows ends with.
#[must_use]
pub fn skip_locked(connection: &impl ConnectionTrait) -> &'static str {
    if connection.get_database_backend() == DbBackend::Postgres { " FOR UPDATE SKIP LOCKED" } else { "" }
}

fn count(counters: &Counters) {
    counters.statements.fetch_add(1, Ordering::Relaxed);
    metrics::counter!("stoa_sql_statements_total").increment(1);
}

/// Passes a statement on: counted, and never waited for without end.
macro_rules! connection {
    ($type:ty, $this:ident, $backend:expr, $ask:ident) => {
        #[async_trait::async_trait]
        impl ConnectionTrait for $type {
            fn get_database_backend(&self) -> DbBackend {
                let $this = self;
                $backend
            }
            async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
                $ask!(self, execute_raw, statement, statement.clone())
            }
            async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
                $ask!(self, execute_unprepared, sql, sql)
            }
            async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
                $ask!(self, query_one_raw, statement, statement.clone())
            }
            async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
                $ask!(self, query_all_raw, statement, statement.clone())
            }
        }
    };
}

/// Over any connection, and over another when that one turns out to be broken: it is a read.
macro_rules! ask_pool {
    ($this:expr, $method:ident, $once:expr, $each_time:expr) => {{
        count(&$this.counters);
        let patience = $this.patience(Patience::Read);
        let mut turn = $this.pool.turn(patience).await?;
        loop {
            let outcome = turn.within(patience, turn.connections.$method($each_time)).await;
            if !turn.may_repeat(&outcome).await {
                return outcome;
            }
        }
    }};
}

macro_rules! ask_transaction {
    ($this:expr, $method:ident, $once:expr, $each_time:expr) => {{
        let Open { tx, turn, patience, counters, .. } = &*$this.0;
        count(counters);
        turn.within(*patience, tx.$method($once)).await
    }};
}

connection!(Db, this, if this.is_postgres() { DbBackend::Postgres } else { DbBackend::Sqlite }, ask_pool);
connection!(Tx, this, this.0.tx.get_database_backend(), ask_transaction);
