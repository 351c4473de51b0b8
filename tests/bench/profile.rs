//! Which statements a round was made of, by PostgreSQL's own count. It costs a few percent, so it is asked for.

use platform::{Db, db};
use sea_orm::FromQueryResult;

use crate::report::Report;

#[derive(FromQueryResult)]
struct Seen {
    calls: i64,
    took_ms: f64,
    rows: i64,
    buffers: i64,
    query: String,
}

const MOST: usize = 24;

/// Makes the counts available in the database that is measured.
///
/// # Errors
/// When the server was not started for it.
pub async fn prepare(db: &Db) -> Result<(), String> {
    run(db, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements").await
}

/// From here on it is counted anew.
///
/// # Errors
/// The database's own.
pub async fn begin(db: &Db) -> Result<(), String> {
    run(db, "SELECT pg_stat_statements_reset()").await
}

/// Tells what was counted, for one of `requests`.
///
/// # Errors
/// The database's own.
pub async fn tell(db: &Db, report: &mut Report, scenario: &str, requests: usize) -> Result<(), String> {
    let sql = "SELECT calls, total_exec_time AS took_ms, rows, shared_blks_hit + shared_blks_read AS buffers, query FROM pg_stat_statements \
        WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND query NOT LIKE '%pg_stat_statements%' ORDER BY total_exec_time DESC";
    let seen: Vec<Seen> = db::all(db, sql, []).await.map_err(|error| error.to_string())?;
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    let each = |sum: i64| sum as f64 / requests.max(1) as f64;
    let frame = |query: &str| ["BEGIN", "COMMIT", "ROLLBACK"].iter().any(|word| query.starts_with(word));
    let statements: i64 = seen.iter().filter(|row| !frame(&row.query)).map(|row| row.calls).sum();
    let commits: i64 = seen.iter().filter(|row| row.query.starts_with("COMMIT")).map(|row| row.calls).sum();
    let took: f64 = seen.iter().map(|row| row.took_ms).sum();
    report.detail(format!(
        "{scenario}: PostgreSQL counted {:.2} statements and {:.2} COMMITs, {:.3} ms of execution; calls, ms, rows and buffers of one request:",
        each(statements),
        each(commits),
        took * each(1)
    ));
    for row in seen.iter().take(MOST) {
        let query = row.query.split_whitespace().collect::<Vec<_>>().join(" ");
        report.detail(format!("  {:>6.2}{:>8.3}{:>8.1}{:>9.1}  {query:.230}", each(row.calls), row.took_ms * each(1), each(row.rows), each(row.buffers)));
    }
    Ok(())
}

async fn run(db: &Db, sql: &str) -> Result<(), String> {
    sea_orm::ConnectionTrait::execute_unprepared(db, sql).await.map(drop).map_err(|error| format!("{sql}: {error}"))
}
