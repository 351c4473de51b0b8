//! The history of the schema, one file per change; an applied one is never edited.
//! It knows nothing of `entity`: rows drift, history must not.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseBackend, Statement};

mod m20261121_000001_first_sale;
mod m20261125_000002_one_look;
mod m20261125_000003_pending_refunds;
mod m20261125_000004_public_words;
mod m20261125_000005_given_back;
mod m20261126_000006_accounts;
mod m20261126_000007_second_factor;
mod m20261127_000008_who_may;
mod m20261127_000009_api_clients;
mod m20261127_000020_elsewhere;
mod m20261127_000021_onboarding;
mod m20261130_000022_passkeys;
mod m20261130_000023_storefront;
mod m20261130_000024_performance;
mod m20261130_000025_privacy;
mod m20261130_000026_data_keys;
mod m20261130_000027_child_rows;

/// Every change in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_first_sale::Migration),
            Box::new(m20261125_000002_one_look::Migration),
            Box::new(m20261125_000003_pending_refunds::Migration),
            Box::new(m20261125_000004_public_words::Migration),
            Box::new(m20261125_000005_given_back::Migration),
            Box::new(m20261126_000006_accounts::Migration),
            Box::new(m20261126_000007_second_factor::Migration),
            Box::new(m20261127_000008_who_may::Migration),
            Box::new(m20261127_000009_api_clients::Migration),
            Box::new(m20261127_000020_elsewhere::Migration),
            Box::new(m20261127_000021_onboarding::Migration),
            Box::new(m20261130_000022_passkeys::Migration),
            Box::new(m20261130_000023_storefront::Migration),
            Box::new(m20261130_000024_performance::Migration),
            Box::new(m20261130_000025_privacy::Migration),
            Box::new(m20261130_000026_data_keys::Migration),
            Box::new(m20261130_000027_child_rows::Migration),
        ]
    }
}

/// Any constant will do, as long as every node uses the same.
const LOCK: i64 = 0x0053_746f_6121;

/// Brings the database to the newest form. On PostgreSQL under an advisory lock,
/// so that two nodes may start together; SQLite serialises writers itself.
///
/// # Errors
/// The database's own, when it cannot be reached or a change is refused.
pub async fn up(db: &sea_orm_migration::sea_orm::DatabaseConnection) -> Result<(), DbErr> {
    use sea_orm_migration::sea_orm::{ConnectionTrait, TransactionTrait};
    if db.get_database_backend() != DatabaseBackend::Postgres {
        return Migrator::up(db, None).await;
    }
    // The lock belongs to this transaction's connection and goes with it, whatever happens.
    let guard = db.begin().await?;
    // It waits for another node's changes, and is idle while ours are made, for as long as that takes.
    guard.execute_unprepared("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0").await?;
    guard.execute_raw(Statement::from_sql_and_values(DatabaseBackend::Postgres, "SELECT pg_advisory_xact_lock($1)", [LOCK.into()])).await?;
    let outcome = Migrator::up(db, None).await;
    guard.commit().await?;
    outcome
}

/// Whether every change has been applied.
///
/// # Errors
/// The database's own.
pub async fn is_current(db: &sea_orm_migration::sea_orm::DatabaseConnection) -> Result<bool, DbErr> {
    Ok(Migrator::get_pending_migrations(db).await?.is_empty())
}

/// Runs statements written once for both databases: `{uuid}` and `{json}` stand for each one's own type,
/// `{path}` for a text that is compared byte by byte, so that an index finds a subtree by its prefix.
async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    use sea_orm_migration::sea_orm::ConnectionTrait;
    let (uuid, json, path) = match manager.get_database_backend() {
        DatabaseBackend::Postgres => ("UUID", "JSONB", "TEXT COLLATE \"C\""),
        _ => ("BLOB", "TEXT", "TEXT"),
    };
    manager.get_connection().execute_unprepared(&sql.replace("{uuid}", uuid).replace("{json}", json).replace("{path}", path)).await?;
    Ok(())
}
