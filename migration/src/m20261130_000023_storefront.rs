//! What a vendor's page tells, when it takes a pause, and until when it has to tell who it is in law.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::run;

/// An earlier change rewrote this table's CHECK in SQLite's own list of tables, which other connections do not notice; one that still
/// had the old text in mind would put a new column into the middle of it. This reads the list again.
const LOOK_AGAIN: &str = "PRAGMA writable_schema = RESET;\n";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let first = if manager.get_database_backend() == DatabaseBackend::Postgres { "" } else { LOOK_AGAIN };
        run(manager, &format!("{first}{}", include_str!("storefront/tables.sql"))).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("what vendors tell of themselves would be lost".into()))
    }
}
