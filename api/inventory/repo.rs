//! Queries of levels and reservations.

use std::collections::BTreeMap;

use entity::ids::{CheckoutId, LocationId, OrderId, ReservationId, VariantId, VendorId};
use entity::states::ReservationState;
use entity::{location, stock_level, stock_reservation};
use platform::db::{self, all, execute, for_update, one};
use platform::{Cx, Error, Result, Tx};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder, Value,
};

use crate::model::{Free, Part, Pool, Taken};

/// A level after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Changed {
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub vendor_id: VendorId,
    pub on_hand: i64,
    pub available: i64,
    pub version: i64,
}

/// What one unit does to the three figures of a level.
#[derive(Clone, Copy, Debug)]
pub struct Effect {
    pub on_hand: i64,
    pub reserved: i64,
    pub allocated: i64,
}

impl Effect {
    pub const HOLD: Self = Self { on_hand: 0, reserved: 1, allocated: 0 };
    pub const LET_GO: Self = Self { on_hand: 0, reserved: -1, allocated: 0 };
    pub const ALLOCATE_HELD: Self = Self { on_hand: 0, reserved: -1, allocated: 1 };
    pub const ALLOCATE: Self = Self { on_hand: 0, reserved: 0, allocated: 1 };
    pub const DEALLOCATE: Self = Self { on_hand: 0, reserved: 0, allocated: -1 };
    pub const SHIP: Self = Self { on_hand: -1, reserved: 0, allocated: -1 };

    /// The same, taken back.
    pub fn undone(self) -> Self {
        Self { on_hand: -self.on_hand, reserved: -self.reserved, allocated: -self.allocated }
    }
}

/// What every change of a level ends with.
const RETURNING: &str = "RETURNING variant_id, location_id, vendor_id, on_hand, on_hand + backorder_limit - reserved - allocated AS available, version";

/// Changes levels, each only where no promise is broken by it; those that refused are missing from what comes back. One
/// statement: the rows are locked in the order (variant, location) whatever the order of `parts`, and a second updater waits
/// here and then sees the new row. Reading first and writing afterwards sold 230 of 200.
pub async fn change(tx: &Tx, now: i64, parts: &[Part], effect: Effect) -> Result<Vec<Changed>> {
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<String> = (0..parts.len()).map(|row| format!("(${}, ${}, ${})", 5 + row * 3, 6 + row * 3, 7 + row * 3)).collect();
    let lock = if for_update(tx).is_empty() { "" } else { " FOR UPDATE OF stock_level" };
    let sql = format!(
        "WITH part (v, l, q) AS (VALUES {}), taken AS (\
         SELECT v, l, q FROM part JOIN stock_level ON variant_id = v AND location_id = l ORDER BY variant_id, location_id{lock}) \
         UPDATE stock_level SET on_hand = on_hand + $1 * q, reserved = reserved + $2 * q, allocated = allocated + $3 * q, version = version + 1, \
         updated_at = $4 FROM taken WHERE variant_id = v AND location_id = l \
         AND on_hand + $1 * q >= 0 AND reserved + $2 * q >= 0 AND allocated + $3 * q >= 0 \
         AND on_hand + $1 * q + backorder_limit - (reserved + $2 * q) - (allocated + $3 * q) >= 0 {RETURNING}",
        rows.join(", ")
    );
    let mut values: Vec<Value> = vec![effect.on_hand.into(), effect.reserved.into(), effect.allocated.into(), now.into()];
    for part in parts {
        values.extend::<[Value; 3]>([part.variant.into(), part.location.into(), part.quantity.into()]);
    }
    all(tx, &sql, values).await
}

/// Changes levels that must allow it. Whatever does not is a broken promise of ours.
pub async fn change_all(tx: &Tx, now: i64, parts: &[Part], effect: Effect) -> Result<Vec<Changed>> {
    let changed = change(tx, now, parts, effect).await?;
    let refused = parts.iter().find(|part| !changed.iter().any(|level| (level.variant_id, level.location_id) == (part.variant, part.location)));
    match refused {
        None => Ok(changed),
        Some(part) => Err(Error::broken(format!("the level of {} at {} does not cover its reservations", part.variant, part.location))),
    }
}

/// A count by hand: from one figure to another, above what is promised. `from` is what the counter last saw.
pub struct Count {
    pub variant: VariantId,
    pub location: LocationId,
    pub from: Option<i64>,
    pub delta: i64,
    pub backorder_limit: Option<i64>,
    pub most: i64,
}

/// Writes a count, or nothing where it is stale, below the promises or out of bounds.
pub async fn count(tx: &Tx, now: i64, count: &Count) -> Result<Option<Changed>> {
    let sql = format!(
        "UPDATE stock_level SET on_hand = on_hand + $1, backorder_limit = COALESCE($2, backorder_limit), version = version + 1, updated_at = $3 \
         WHERE variant_id = $4 AND location_id = $5 AND ($6 IS NULL OR on_hand = $6) AND on_hand + $1 BETWEEN 0 AND $7 \
         AND reserved + allocated <= on_hand + $1 + COALESCE($2, backorder_limit) {RETURNING}"
    )
    // PostgreSQL wants to know the type of a parameter that is only compared with NULL.
    .replace("($6 IS NULL", "(CAST($6 AS BIGINT) IS NULL")
    .replace("COALESCE($2,", "COALESCE(CAST($2 AS BIGINT),");
    let values =
        [count.delta.into(), count.backorder_limit.into(), now.into(), count.variant.into(), count.location.into(), count.from.into(), count.most.into()];
    one(tx, &sql, values).await
}

/// Makes sure a level exists, with nothing in it.
pub async fn ensure_level(tx: &Tx, now: i64, variant: VariantId, location: LocationId, vendor: VendorId) -> Result<()> {
    execute(
        tx,
        "INSERT INTO stock_level (variant_id, location_id, vendor_id, on_hand, updated_at) VALUES ($1, $2, $3, 0, $4) ON CONFLICT DO NOTHING",
        [variant.into(), location.into(), vendor.into(), now.into()],
    )
    .await?;
    Ok(())
}

/// What locations can promise of these pools, in the order in which the vendors empty them; beside it how many holds this
/// holder has.
pub async fn free(db: &impl ConnectionTrait, wanted: &BTreeMap<Pool, i64>, holder: &str) -> Result<Vec<Free>> {
    let pools: Vec<Pool> = wanted.keys().copied().collect();
    let (variants, vendors): (Vec<_>, Vec<_>) = db::evened(&pools).unzip();
    let sql = format!(
        "SELECT l.variant_id, l.location_id, l.vendor_id, l.on_hand + l.backorder_limit - l.reserved - l.allocated AS available, \
         (SELECT COUNT(*) FROM stock_reservation r WHERE r.holder = $1 AND r.state = 'held') AS holds \
         FROM stock_level l JOIN location p ON p.id = l.location_id WHERE l.variant_id IN ({}) AND l.vendor_id IN ({}) ORDER BY p.position, p.id",
        db::marks(2, variants.len()),
        db::marks(2 + variants.len(), vendors.len()),
    );
    let values = std::iter::once(holder.into()).chain(variants.into_iter().map(Into::into)).chain(vendors.into_iter().map(Into::into));
    all(db, &sql, values).await
}

/// What is common to the reservations of one hold.
pub struct Owner<'a> {
    pub checkout: CheckoutId,
    pub order: Option<OrderId>,
    pub holder: &'a str,
    pub expires_at: i64,
    pub state: ReservationState,
}

/// Notes to whom parts are promised. What the same checkout already has of a level in that state grows.
pub async fn reserve(cx: &Cx, tx: &Tx, owner: &Owner<'_>, parts: &[Part]) -> Result<()> {
    use stock_reservation::Column;
    // One time for all: what was held together is found again by it.
    let now = cx.now();
    let rows = parts.iter().map(|part| stock_reservation::ActiveModel {
        id: Set(cx.id::<ReservationId>()),
        checkout_id: Set(owner.checkout),
        order_id: Set(owner.order),
        variant_id: Set(part.variant),
        location_id: Set(part.location),
        vendor_id: Set(part.vendor),
        quantity: Set(part.quantity),
        state: Set(owner.state),
        holder: Set(owner.holder.to_owned()),
        expires_at: Set(owner.expires_at),
        created_at: Set(now),
    });
    let grows = OnConflict::columns([Column::CheckoutId, Column::VariantId, Column::LocationId])
        .target_and_where(Expr::cust("state IN ('held', 'allocated')"))
        .value(Column::Quantity, Expr::cust("stock_reservation.quantity + excluded.quantity"))
        .value(Column::ExpiresAt, Expr::cust("excluded.expires_at"))
        .action_and_where(Expr::cust("stock_reservation.state = excluded.state"))
        .to_owned();
    let written = stock_reservation::Entity::insert_many(rows).on_conflict(grows).exec_without_returning(tx).await?;
    // A checkout whose units are already an order's cannot hold more of them.
    if written == parts.len() as u64 { Ok(()) } else { Err(kernel::Refusal::state("This checkout is already an order.").into()) }
}

/// A reservation that has just changed its state.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Moved {
    pub variant_id: VariantId,
    pub location_id: LocationId,
    pub vendor_id: VendorId,
    pub quantity: i64,
}

impl From<Moved> for Part {
    fn from(moved: Moved) -> Self {
        Self { variant: moved.variant_id, location: moved.location_id, vendor: moved.vendor_id, quantity: moved.quantity }
    }
}

/// Moves every hold of a checkout to another state, and tells what was held. The second of two callers is told nothing.
pub async fn move_held(tx: &Tx, checkout: CheckoutId, to: ReservationState, order: Option<OrderId>) -> Result<Vec<Moved>> {
    use sea_orm::ActiveEnum;
    all(
        tx,
        "UPDATE stock_reservation SET state = $1, order_id = $2 WHERE checkout_id = $3 AND state = 'held' RETURNING variant_id, location_id, vendor_id, quantity",
        [to.to_value().into(), order.into(), checkout.into()],
    )
    .await
}

/// Every reservation a checkout ever had, newest first.
pub async fn of_checkout(tx: &Tx, checkout: CheckoutId) -> Result<Vec<stock_reservation::Model>> {
    use stock_reservation::Column;
    Ok(stock_reservation::Entity::find().filter(Column::CheckoutId.eq(checkout)).order_by_desc(Column::CreatedAt).order_by_asc(Column::Id).all(tx).await?)
}

/// What is allocated to the order of a checkout, locked until the transaction ends.
pub async fn allocated(tx: &Tx, checkout: CheckoutId) -> Result<Vec<stock_reservation::Model>> {
    let sql = format!("SELECT * FROM stock_reservation WHERE checkout_id = $1 AND state = 'allocated' ORDER BY variant_id, location_id{}", for_update(tx));
    all(tx, &sql, [checkout.into()]).await
}

/// Moves units out of their allocations; one that is only partly used is split, so that the rest stays allocated.
pub async fn move_taken(cx: &Cx, tx: &Tx, taken: &[Taken], to: ReservationState) -> Result<()> {
    use stock_reservation::{Column, Entity};
    let whole: Vec<ReservationId> = taken.iter().filter(|taken| taken.quantity == taken.from.quantity).map(|taken| taken.from.id).collect();
    if !whole.is_empty() {
        Entity::update_many().col_expr(Column::State, Expr::value(to)).filter(Column::Id.is_in(whole)).exec(tx).await?;
    }
    let mut split = Vec::new();
    for taken in taken.iter().filter(|taken| taken.quantity < taken.from.quantity) {
        Entity::update_many().col_expr(Column::Quantity, Expr::col(Column::Quantity).sub(taken.quantity)).filter(Column::Id.eq(taken.from.id)).exec(tx).await?;
        let mut row = taken.from.clone().into_active_model().reset_all();
        row.id = Set(cx.id());
        row.quantity = Set(taken.quantity);
        row.state = Set(to);
        split.push(row);
    }
    if !split.is_empty() {
        Entity::insert_many(split).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// One level of this vendor's.
pub async fn level(db: &impl ConnectionTrait, vendor: VendorId, variant: VariantId, location: LocationId) -> Result<Option<stock_level::Model>> {
    use stock_level::Column;
    Ok(stock_level::Entity::find_by_id((variant, location)).filter(Column::VendorId.eq(vendor)).one(db).await?)
}

/// Whether a vendor has a level of a variant, wherever.
pub async fn keeps(db: &impl ConnectionTrait, vendor: VendorId, variant: VariantId) -> Result<bool> {
    use stock_level::Column;
    Ok(stock_level::Entity::find().filter(Column::VendorId.eq(vendor)).filter(Column::VariantId.eq(variant)).one(db).await?.is_some())
}

/// One location of this vendor's.
pub async fn location(db: &impl ConnectionTrait, vendor: VendorId, id: LocationId) -> Result<Option<location::Model>> {
    Ok(location::Entity::find_by_id(id).filter(location::Column::VendorId.eq(vendor)).one(db).await?)
}
