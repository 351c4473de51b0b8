//! One number that counts the changes of what is read with every look and changed hardly ever: rates of tax, rules of
//! commission, the tree of categories, ways of sending. Whoever changes such a thing [`bump`]s it in the same transaction;
//! whoever reads the number beside other things (`SELECT value FROM revision`) knows whether what it keeps in memory under
//! that number is still so, without asking for it.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{Error, Result, Tx, db};

/// Counts a change.
///
/// # Errors
/// The database's own.
pub async fn bump(tx: &Tx) -> Result<()> {
    db::execute(tx, "UPDATE revision SET value = value + 1", []).await?;
    Ok(())
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
