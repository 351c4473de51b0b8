//! Roles by what people do, and the record of what was done with them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let (roles, guards) = match manager.get_database_backend() {
            DatabaseBackend::Postgres => (include_str!("who_may/roles.postgres.sql"), include_str!("who_may/guards.postgres.sql")),
            _ => (include_str!("who_may/roles.sqlite.sql"), include_str!("who_may/guards.sqlite.sql")),
        };
        manager.get_connection().execute_unprepared(roles).await?;
        crate::run(manager, include_str!("who_may/tables.sql")).await?;
        manager.get_connection().execute_unprepared(guards).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("what was done with which right would be forgotten".into()))
    }
}
