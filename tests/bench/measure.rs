//! What a piece of work cost, on both sides of the database's socket.

use std::future::Future;
use std::time::{Duration, Instant};

use platform::Db;

use crate::catalogue::count;
use crate::database::Database;
use crate::server::Server;

/// CPU time and traffic between server and database.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    pub server: Duration,
    pub database: Duration,
    pub statements: f64,
    pub commits: f64,
}

/// How long the background may take to come to rest.
const PATIENCE: Duration = Duration::from_secs(120);

/// Runs `work` and tells what it cost. No operation may be answered with an error meanwhile.
///
/// # Errors
/// What `work` failed with; also when an operation was answered with errors.
pub async fn measured<T>(server: &Server, database: &Database, work: impl Future<Output = Result<T, String>>) -> Result<(T, Spent), String> {
    let before = server.metrics().await?;
    let (cpu, database_cpu) = (crate::usage::cpu(server.id()), database.cpu());
    let done = work.await?;
    let (cpu, database_cpu) = (crate::usage::cpu(server.id()).saturating_sub(cpu), database.cpu().saturating_sub(database_cpu));
    let after = server.metrics().await?;
    let rise = |name: &str, label: &str| after.sum(name, label) - before.sum(name, label);
    let outcome = |name: &str| rise("stoa_graphql_requests_total", &format!("outcome=\"{name}\""));
    let failed = rise("stoa_graphql_requests_total", "") - outcome("ok") - outcome("kept");
    if failed > 0.0 {
        return Err(format!("{failed} operations were answered with errors"));
    }
    let spent = Spent {
        server: cpu,
        database: database_cpu,
        statements: rise("stoa_sql_statements_total", ""),
        commits: rise("stoa_transactions_total", "result=\"committed\""),
    };
    Ok((done, spent))
}

/// Waits until no event and no job is left to be done, and tells how long that took.
///
/// # Errors
/// When there is no end in two minutes.
pub async fn rest(db: &Db) -> Result<Duration, String> {
    let started = Instant::now();
    let sql = "SELECT (SELECT COUNT(*) FROM outbox WHERE published_at IS NULL) + \
        (SELECT COUNT(*) FROM job WHERE state IN ('ready', 'leased') AND run_at <= (SELECT COALESCE(MAX(created_at), 0) FROM outbox)) AS counted";
    while count(db, sql).await? > 0 {
        if started.elapsed() > PATIENCE {
            return Err(format!("{} events and jobs are left after {PATIENCE:?}", count(db, sql).await?));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(started.elapsed())
}

/// Keeps every server from leading, so that what requests leave behind stays where it is.
///
/// # Errors
/// The database's own.
pub async fn hold_background(db: &Db) -> Result<(), String> {
    let sql = "INSERT INTO lease (name, holder, epoch, until) VALUES ('leader', 'bench', 1, 9000000000000000) \
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, epoch = lease.epoch + 1, until = excluded.until";
    platform::db::execute(db, sql, []).await.map(drop).map_err(|error| error.to_string())
}

/// Lets a server lead again.
///
/// # Errors
/// The database's own.
pub async fn let_background_run(db: &Db) -> Result<(), String> {
    platform::db::execute(db, "UPDATE lease SET until = 0 WHERE name = 'leader' AND holder = 'bench'", []).await.map(drop).map_err(|error| error.to_string())
}
