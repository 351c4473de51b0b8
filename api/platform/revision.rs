//! One number that counts the changes of what is read with every look and changed hardly ever: rates of tax, rules of
//! commission, the tree of categories, ways of sending, vendors. Whoever changes such a thing [`bump`]s it in the same transaction;
//! whoever reads the number beside other things (`SELECT value FROM revision`) knows whether what it keeps in memory under
//! that number is still so, without asking for it.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{Db, Error, Result, Tx, db};

/// How long another node's change may go unnoticed where the number is not read beside other things.
const LATELY: Duration = Duration::from_secs(1);

/// The number as this node last saw it.
#[derive(Default)]
pub(crate) struct Seen(Mutex<Last>);

#[derive(Clone, Copy, Default)]
struct Last {
    value: Option<(i64, Instant)>,
    /// Counts the changes known of, so that what was read before one is not taken for what came after.
    changes: u64,
}

impl Seen {
    /// There is a change: this node's own was committed, or another's was heard of.
    pub(crate) fn forget(&self) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *last = Last { value: None, changes: last.changes + 1 };
    }

    fn last(&self) -> Last {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn saw(&self, value: i64, changes: u64) {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if last.changes == changes {
            last.value = Some((value, Instant::now()));
        }
    }
}

/// Counts a change.
///
/// # Errors
/// The database's own.
pub async fn bump(tx: &Tx) -> Result<()> {
    db::execute(tx, "UPDATE revision SET value = value + 1", []).await?;
    tx.bumps();
    Ok(())
}

/// Another node's change was heard of: what this one last saw of the number is old.
pub fn heard(db: &Db) {
    db.revision().forget();
}

/// The number for names of things: this node's own changes count at once, another's when it is [`heard`] of, or within a second.
///
/// # Errors
/// The database's own.
pub async fn lately(db: &Db) -> Result<i64> {
    let last = db.revision().last();
    if let Some((value, at)) = last.value
        && at.elapsed() < LATELY
    {
        return Ok(value);
    }
    let value = current(db).await?;
    db.revision().saw(value, last.changes);
    Ok(value)
}

#[derive(FromQueryResult)]
struct Row {
    value: i64,
}

/// The number as it is now, for whoever reads nothing beside it.
///
/// # Errors
/// The database's own.
pub async fn current(connection: &impl ConnectionTrait) -> Result<i64> {
    let row: Option<Row> = db::one(connection, "SELECT value FROM revision", []).await?;
    row.map(|row| row.value).ok_or_else(|| Error::broken("the revision is gone"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestCx;

    #[tokio::test]
    async fn an_own_change_is_known_at_once_and_is_read_once() {
        let cx = TestCx::new().await;
        let first = lately(&cx.db).await.unwrap();
        let request = cx.db.for_request();
        assert_eq!(lately(&request).await.unwrap(), first);
        assert_eq!(request.counters().statements.load(std::sync::atomic::Ordering::Relaxed), 0);
        cx.db.write("test", |tx| async move { bump(&tx).await }).await.unwrap();
        assert_eq!(lately(&request).await.unwrap(), first + 1);
        // What was read before a change is not kept after it.
        let before = cx.db.revision().last();
        cx.db.write("test", |tx| async move { bump(&tx).await }).await.unwrap();
        cx.db.revision().saw(first + 1, before.changes);
        assert_eq!(lately(&request).await.unwrap(), first + 2);
    }
}
