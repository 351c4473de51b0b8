//! What `stoa check` looks at here: events and jobs that are not getting where they should.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{Result, db};

/// A healthy leader needs a second.
const PATIENCE_MS: i64 = 5 * 60_000;
/// Enough to act on; a broken pump would fill pages.
const MOST: i64 = 100;

#[derive(FromQueryResult)]
struct Row {
    id: String,
    what: String,
}

/// What is broken, naming the rows; empty when all is well.
///
/// # Errors
/// The database's own.
pub async fn check(connection: &impl ConnectionTrait, now: i64) -> Result<Vec<String>> {
    let late = now - PATIENCE_MS;
    let questions = [
        (
            "SELECT aggregate AS id, topic AS what FROM outbox WHERE published_at IS NULL AND created_at < $1 ORDER BY created_at LIMIT $2",
            "has waited in the outbox for minutes",
        ),
        (
            "SELECT kind AS id, COALESCE(last_error, 'no reason noted') AS what FROM job WHERE state = 'dead' AND created_at > $1 - 2592000000 ORDER BY created_at LIMIT $2",
            "is a dead job",
        ),
        (
            "SELECT kind AS id, COALESCE(unique_key, 'no key') AS what FROM job WHERE state = 'leased' AND lease_until < $1 ORDER BY created_at LIMIT $2",
            "was taken by a worker that died, and nobody took it over",
        ),
    ];
    let mut broken = Vec::new();
    for (sql, means) in questions {
        let rows: Vec<Row> = db::all(connection, sql, [late.into(), MOST.into()]).await?;
        broken.extend(rows.into_iter().map(|row| format!("{} ({}) {means}", row.id, row.what)));
    }
    Ok(broken)
}
