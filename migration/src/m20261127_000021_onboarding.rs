//! How vendors come in: who they are, what they show for it, and what was decided.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let states = match manager.get_database_backend() {
            DatabaseBackend::Postgres => include_str!("onboarding/states.postgres.sql"),
            _ => include_str!("onboarding/states.sqlite.sql"),
        };
        manager.get_connection().execute_unprepared(states).await?;
        crate::run(manager, include_str!("onboarding/tables.sql")).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("who sells here would not be known any more".into()))
    }
}
