//! What people may ask of those who keep things about them: keys that can be destroyed, withdrawals, consents, exports, erasures.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, include_str!("privacy/tables.sql")).await?;
        let guards = match manager.get_database_backend() {
            DatabaseBackend::Postgres => include_str!("privacy/guards.postgres.sql"),
            _ => include_str!("privacy/guards.sqlite.sql"),
        };
        manager.get_connection().execute_unprepared(guards).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("what was sealed would open for nobody".into()))
    }
}
