//! A refund at the test gateway may be pending for a while, as at real ones.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let change = match manager.get_database_backend() {
            DatabaseBackend::Postgres => include_str!("pending_refunds/postgres.sql"),
            _ => include_str!("pending_refunds/sqlite.sql"),
        };
        manager.get_connection().execute_unprepared(change).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("a refund that is pending has no place in the older table".into()))
    }
}
