//! Everything the first sale needs, one file of tables per room.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

use crate::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// In the order in which they refer to each other.
const TABLES: [&str; 13] = [
    include_str!("first_sale/platform.sql"),
    include_str!("first_sale/identity.sql"),
    include_str!("first_sale/vendors.sql"),
    include_str!("first_sale/catalog.sql"),
    include_str!("first_sale/shipping.sql"),
    include_str!("first_sale/inventory.sql"),
    include_str!("first_sale/pricing.sql"),
    include_str!("first_sale/payments.sql"),
    include_str!("first_sale/ledger.sql"),
    include_str!("first_sale/orders.sql"),
    include_str!("first_sale/cart.sql"),
    include_str!("first_sale/checkout.sql"),
    include_str!("first_sale/search.sql"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tables in TABLES {
            run(manager, tables).await?;
        }
        let guards = match manager.get_database_backend() {
            DatabaseBackend::Postgres => include_str!("first_sale/guards.postgres.sql"),
            _ => include_str!("first_sale/guards.sqlite.sql"),
        };
        manager.get_connection().execute_unprepared(guards).await?;
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("the first change has nothing to go back to: drop the database instead".into()))
    }
}
