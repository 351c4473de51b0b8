//! What a purchase asks of the database, asked at once: a view of what is for sale, a number that counts the changes of what
//! is kept in memory, and a checkout that is one row with its lines and deliveries in it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

use crate::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, include_str!("one_look/tables.sql")).await?;
        let fill = match manager.get_database_backend() {
            DatabaseBackend::Postgres => include_str!("one_look/fill.postgres.sql"),
            _ => include_str!("one_look/fill.sqlite.sql"),
        };
        manager.get_connection().execute_unprepared(fill).await?;
        run(manager, include_str!("one_look/drop.sql")).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("a checkout's lines are not taken out of its row again".into()))
    }
}
