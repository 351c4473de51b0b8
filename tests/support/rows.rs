//! Everything a database holds, so that a test can say "and nothing changed" and mean all of it.

use std::collections::BTreeSet;

use platform::{Db, db};
use sea_orm::FromQueryResult;

/// Every row of every table at one moment, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows(BTreeSet<(String, String)>);

#[derive(FromQueryResult)]
struct Row {
    of: String,
    row: String,
}

impl Rows {
    /// As they are now, in one statement and therefore at one moment.
    ///
    /// # Panics
    /// When the database cannot be read.
    pub async fn of(db: &Db) -> Self {
        let select = tables(db).await.into_iter().map(|(table, row)| format!("SELECT '{table}' AS of, {row} AS row FROM {table} AS t"));
        let sql = select.collect::<Vec<_>>().join(" UNION ALL ");
        let rows: Vec<Row> = db::all(db, &sql, []).await.expect("every row");
        Self(rows.into_iter().map(|Row { of, row }| (of, row)).collect())
    }

    /// What is there now and was not before, and the other way round, apart from some tables.
    #[must_use]
    pub fn changes_since(&self, before: &Self, apart_from: &[&str]) -> Vec<String> {
        let told = |sign: &str, (table, row): &(String, String)| format!("{sign} {table}: {row}");
        let came = self.0.difference(&before.0).filter(|(table, _)| !apart_from.contains(&table.as_str())).map(|row| told("+", row));
        let went = before.0.difference(&self.0).filter(|(table, _)| !apart_from.contains(&table.as_str())).map(|row| told("-", row));
        came.chain(went).collect()
    }

    /// Those that have this word in them.
    #[must_use]
    pub fn mentioning(&self, word: &str) -> Vec<String> {
        self.0.iter().filter(|(_, row)| row.contains(word)).map(|(table, row)| format!("{table}: {row}")).collect()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The tables, each with an expression that makes a text of a row `t`.
async fn tables(db: &Db) -> Vec<(String, String)> {
    #[derive(FromQueryResult)]
    struct Column {
        of: String,
        name: String,
    }
    if db.is_postgres() {
        let sql = "SELECT tablename::text AS of, 't'::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename";
        let tables: Vec<Column> = db::all(db, sql, []).await.expect("the tables");
        return tables.into_iter().map(|table| (table.of, format!("{}::text", table.name))).collect();
    }
    let sql = "SELECT m.name AS of, c.name AS name FROM sqlite_master AS m, pragma_table_info(m.name) AS c \
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid";
    let columns: Vec<Column> = db::all(db, sql, []).await.expect("the columns");
    let mut tables: Vec<(String, String)> = Vec::new();
    for Column { of, name } in columns {
        let text = format!("quote(t.\"{name}\")");
        match tables.last_mut().filter(|(table, _)| *table == of) {
            Some((_, row)) => *row = format!("{row} || ', ' || {text}"),
            None => tables.push((of, text)),
        }
    }
    tables
}

/// All files below a folder.
#[must_use]
pub fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.flatten().flat_map(|entry| if entry.path().is_dir() { files(&entry.path()) } else { vec![entry.path()] }).collect()
}
