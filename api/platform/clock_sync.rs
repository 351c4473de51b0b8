//! Keeps this node's clock at the database's, so that nodes whose own clocks differ agree on every deadline.

use std::time::Duration;

use sea_orm::ConnectionTrait;
use tokio_util::sync::CancellationToken;

use crate::{Cx, Error, Result, db};

const EVERY: Duration = Duration::from_secs(30);
/// A slower answer says too little about what time it is.
const SLOWEST_MS: i64 = 1_000;

/// Corrects the clock every 30 seconds, until `token` ends it; it was corrected once when the database was connected.
pub async fn run(cx: Cx, token: CancellationToken) {
    loop {
        tokio::select! {
            () = token.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
        if let Err(error) = once(&cx).await {
            tracing::warn!(%error, "the database did not tell the time; keeping the last correction");
        }
    }
}

/// Asks PostgreSQL what time it is and sets the clock by it; returns the correction in milliseconds. An embedded database
/// has this node's clock already.
///
/// # Errors
/// The database's own.
pub async fn once(cx: &Cx) -> Result<i64> {
    if !cx.db.is_postgres() {
        return Ok(0);
    }
    let local = || cx.clock.now() - cx.clock.offset();
    let before = local();
    // The one place where the database's clock is read; every statement is given the time.
    let statement = db::statement(&cx.db, "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT) AS now", []);
    let row = cx.db.query_one_raw(statement).await?.ok_or_else(|| Error::broken("the database does not tell the time"))?;
    let theirs: i64 = row.try_get("", "now")?;
    let after = local();
    // The first correction is better than none, however long it took.
    if after - before <= SLOWEST_MS || cx.clock.offset() == 0 {
        cx.clock.set_offset(theirs - i64::midpoint(before, after));
    }
    metrics::gauge!("stoa_clock_offset_seconds").set(Duration::from_millis(cx.clock.offset().unsigned_abs()).as_secs_f64());
    Ok(cx.clock.offset())
}
