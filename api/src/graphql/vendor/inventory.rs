//! A team's stock.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use inventory::{AdjustStock, LevelFilter, SetStock, WarehouseInput};
use kernel::{Refusal, Scope, VendorMember};

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::{MOST_COUNTED, page};
use crate::graphql::roles;
use crate::graphql::scalars::{CountryCode, id, narrow, optional_id};
use crate::graphql::types::stock::{StockLevel, StockLevelConnection, Warehouse, by_id};

#[derive(Default)]
pub struct VendorInventoryQuery;

#[derive(Default)]
pub struct VendorInventoryMutation;

/// Narrows a vendor's stock.
#[derive(InputObject, Default)]
pub struct VendorInventoryWhereInput {
    /// Only what can be promised at most so often: 0 for what is sold out.
    pub available_at_most: Option<i64>,
    /// Only in this warehouse.
    pub warehouse_id: Option<ID>,
    /// Only of this variant.
    pub variant_id: Option<ID>,
}

/// A new count of what is there.
#[derive(InputObject)]
pub struct StockSetInput {
    /// Which variant.
    pub variant_id: ID,
    /// Where; your first warehouse when left out.
    pub warehouse_id: Option<ID>,
    /// How many are there, from 0 to 1,000,000,000.
    pub on_hand: i64,
    /// How many you saw before, 0 where none were kept: if it is another number by now, nothing is set.
    pub change_from: i64,
    /// How many may be promised beyond what is there; stays as it is when left out.
    pub backorder_limit: Option<i64>,
    /// A note for the team.
    pub reason: Option<String>,
    /// Needed here or in the `Idempotency-Key` header: sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// How many more or fewer are there.
#[derive(InputObject)]
pub struct StockAdjustInput {
    /// Which variant.
    pub variant_id: ID,
    /// Where; your first warehouse when left out.
    pub warehouse_id: Option<ID>,
    /// How many more, or below zero fewer.
    pub delta: i64,
    /// A note for the team.
    pub reason: Option<String>,
    /// Needed here or in the `Idempotency-Key` header: sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// A warehouse, new or changed.
#[derive(InputObject)]
pub struct WarehouseUpsertInput {
    /// Which one to change; a new one when left out.
    pub id: Option<ID>,
    /// What the team calls it.
    pub name: String,
    /// Where it is.
    pub country: CountryCode,
    /// Orders are taken from the lowest first; the end of the row when left out.
    pub position: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a change of stock.
#[derive(SimpleObject)]
pub struct StockPayload {
    /// The level after the change; null when it was refused.
    pub stock_level: Option<StockLevel>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What became of a warehouse.
#[derive(SimpleObject)]
pub struct WarehouseUpsertPayload {
    /// The warehouse after the change; null when it was refused.
    pub warehouse: Option<Warehouse>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl VendorInventoryQuery {
    /// What you have in stock, by variant and warehouse.
    #[graphql(
        guard = "roles::vendor::stock_read::guard",
        visible = "roles::vendor::stock_read::shows",
        directive = roles::auth::apply(roles::vendor::stock_read::ROLES.to_vec(), roles::vendor::stock_read::SCOPE)
    )]
    async fn vendor_inventory(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
        #[graphql(name = "where", desc = "Only these.")] narrowed: Option<VendorInventoryWhereInput>,
    ) -> Result<StockLevelConnection> {
        let (member, cx) = (ctx.vendor_member(Scope::StockRead)?, ctx.cx().clone());
        let (page, filter) = (page(first, after, last, before)?, narrowed.unwrap_or_default().read()?);
        let found = inventory::levels(&cx.db, &member, &filter, &page).await?;
        let places = by_id(inventory::locations(&cx.db, &member).await?);
        Ok(StockLevelConnection::new(&page, found, |row| StockLevel::new(row, &places)).counted(move || {
            let (cx, filter) = (cx.clone(), filter.clone());
            Box::pin(async move { inventory::count_levels(&cx.db, &member, &filter, MOST_COUNTED + 1).await })
        }))
    }

    /// Your warehouses, in the order in which orders are taken from them.
    #[graphql(guard = "roles::vendor::stock_read::guard", visible = "roles::vendor::stock_read::shows", directive = roles::auth::apply(roles::vendor::stock_read::ROLES.to_vec(), roles::vendor::stock_read::SCOPE))]
    async fn vendor_warehouses(&self, ctx: &Context<'_>) -> Result<Vec<Warehouse>> {
        let places = inventory::locations(&ctx.cx().db, &ctx.vendor_member(Scope::StockRead)?).await?;
        Ok(places.into_iter().map(Warehouse).collect())
    }
}

#[Object]
impl VendorInventoryMutation {
    /// Sets how many of a variant are there, if they are still as many as you saw. Fewer than are promised is refused.
    #[graphql(
        guard = "roles::vendor::stock_write::guard",
        visible = "roles::vendor::stock_write::shows",
        directive = roles::auth::apply(roles::vendor::stock_write::ROLES.to_vec(), roles::vendor::stock_write::SCOPE),
        directive = roles::emits::apply(vec!["StockChanged".into()])
    )]
    async fn stock_set(&self, ctx: &Context<'_>, #[graphql(desc = "The count.")] input: StockSetInput) -> Result<StockPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StockWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (level, user_errors) = settled(async { inventory::set(ctx.cx(), &member, key, &input.read()?).await }.await)?;
        StockPayload::of(ctx, &member, level, user_errors).await
    }

    /// Adds units that came or takes away units that went, whatever was there before. Fewer than are promised is refused.
    #[graphql(
        guard = "roles::vendor::stock_write::guard",
        visible = "roles::vendor::stock_write::shows",
        directive = roles::auth::apply(roles::vendor::stock_write::ROLES.to_vec(), roles::vendor::stock_write::SCOPE),
        directive = roles::emits::apply(vec!["StockChanged".into()])
    )]
    async fn stock_adjust(&self, ctx: &Context<'_>, #[graphql(desc = "The change.")] input: StockAdjustInput) -> Result<StockPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StockWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (level, user_errors) = settled(async { inventory::adjust(ctx.cx(), &member, key, &input.read()?).await }.await)?;
        StockPayload::of(ctx, &member, level, user_errors).await
    }

    /// Adds a warehouse or changes one of yours.
    #[graphql(guard = "roles::vendor::stock_write::guard", visible = "roles::vendor::stock_write::shows", directive = roles::auth::apply(roles::vendor::stock_write::ROLES.to_vec(), roles::vendor::stock_write::SCOPE))]
    async fn warehouse_upsert(&self, ctx: &Context<'_>, #[graphql(desc = "The warehouse.")] input: WarehouseUpsertInput) -> Result<WarehouseUpsertPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StockWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (place, user_errors) = settled(async { inventory::upsert_warehouse(ctx.cx(), &member, key, &input.read()?).await }.await)?;
        Ok(WarehouseUpsertPayload { warehouse: place.map(Warehouse), user_errors })
    }
}

impl StockPayload {
    async fn of(ctx: &Context<'_>, member: &VendorMember, level: Option<entity::stock_level::Model>, user_errors: Vec<UserError>) -> Result<Self> {
        let Some(row) = level else { return Ok(Self { stock_level: None, user_errors }) };
        let places = by_id(inventory::locations_by_ids(&ctx.cx().db, member, &[row.location_id]).await?);
        Ok(Self { stock_level: Some(StockLevel::new(row, &places)), user_errors })
    }
}

impl VendorInventoryWhereInput {
    fn read(&self) -> Result<LevelFilter, Refusal> {
        Ok(LevelFilter {
            available_at_most: self.available_at_most,
            location_id: optional_id("where.warehouseId", self.warehouse_id.as_ref())?,
            variant_id: optional_id("where.variantId", self.variant_id.as_ref())?,
        })
    }
}

impl StockSetInput {
    fn read(&self) -> Result<SetStock, Refusal> {
        Ok(SetStock {
            variant_id: id("input.variantId", &self.variant_id)?,
            location_id: optional_id("input.warehouseId", self.warehouse_id.as_ref())?,
            on_hand: self.on_hand,
            change_from: self.change_from,
            backorder_limit: self.backorder_limit,
            reason: self.reason.clone(),
        })
    }
}

impl StockAdjustInput {
    fn read(&self) -> Result<AdjustStock, Refusal> {
        Ok(AdjustStock {
            variant_id: id("input.variantId", &self.variant_id)?,
            location_id: optional_id("input.warehouseId", self.warehouse_id.as_ref())?,
            delta: self.delta,
            reason: self.reason.clone(),
        })
    }
}

impl WarehouseUpsertInput {
    fn read(&self) -> Result<WarehouseInput, Refusal> {
        Ok(WarehouseInput {
            id: optional_id("input.id", self.id.as_ref())?,
            name: self.name.clone(),
            country: self.country.0.clone(),
            position: self.position.map(narrow),
        })
    }
}
