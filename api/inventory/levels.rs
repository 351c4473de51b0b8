//! Reads: what is left, what is where, what moved.

use std::collections::HashMap;

use entity::ids::{CheckoutId, Id, LocationId, StockMovementId, Uuid, VariantId, VendorId};
use entity::{location, stock_level, stock_movement, stock_reservation};
use kernel::{Cursor, Direction, Page, Paged, VendorMember};
use platform::{Result, db};
use sea_orm::sea_query::{Expr, ExprTrait, Order};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use crate::repo;

/// What a vendor can still promise of a variant, over all its locations; 0 where it keeps none. Public: it is on every product page.
///
/// # Errors
/// The database's own.
pub async fn available(db: &impl ConnectionTrait, pools: &[(VariantId, VendorId)]) -> Result<HashMap<(VariantId, VendorId), i64>> {
    use stock_level::Column;
    let mut found: HashMap<_, _> = pools.iter().map(|pool| (*pool, 0)).collect();
    if found.is_empty() {
        return Ok(found);
    }
    let variants: Vec<VariantId> = distinct(pools.iter().map(|pool| pool.0));
    let vendors: Vec<VendorId> = distinct(pools.iter().map(|pool| pool.1));
    for (pool, units) in sums(db, Condition::all().add(db::among(Column::VariantId, &variants)).add(db::among(Column::VendorId, &vendors))).await? {
        if let Some(slot) = found.get_mut(&pool) {
            *slot = units;
        }
    }
    Ok(found)
}

/// As [`available`], of every vendor that keeps some of these variants.
///
/// # Errors
/// The database's own.
pub async fn available_of(db: &impl ConnectionTrait, variants: &[VariantId]) -> Result<HashMap<(VariantId, VendorId), i64>> {
    if variants.is_empty() {
        return Ok(HashMap::new());
    }
    sums(db, Condition::all().add(db::among(stock_level::Column::VariantId, variants))).await
}

async fn sums(db: &impl ConnectionTrait, of: Condition) -> Result<HashMap<(VariantId, VendorId), i64>> {
    #[derive(FromQueryResult)]
    struct Sum {
        variant_id: VariantId,
        vendor_id: VendorId,
        available: i64,
    }
    use stock_level::Column;
    let sums = stock_level::Entity::find()
        .select_only()
        .columns([Column::VariantId, Column::VendorId])
        // PostgreSQL sums BIGINT into NUMERIC.
        .column_as(Expr::cust("CAST(SUM(on_hand + backorder_limit - reserved - allocated) AS BIGINT)"), "available")
        .filter(of)
        .group_by(Column::VariantId)
        .group_by(Column::VendorId)
        .into_model::<Sum>()
        .all(db)
        .await?;
    Ok(sums.into_iter().map(|sum| ((sum.variant_id, sum.vendor_id), Ord::max(sum.available, 0))).collect())
}

fn distinct<T: Ord>(ids: impl Iterator<Item = T>) -> Vec<T> {
    let mut ids: Vec<T> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// One level of the vendor's own.
///
/// # Errors
/// The database's own.
pub async fn level(db: &impl ConnectionTrait, member: &VendorMember, variant: VariantId, location: LocationId) -> Result<Option<stock_level::Model>> {
    repo::level(db, member.vendor, variant, location).await
}

/// Narrows a vendor's levels.
#[derive(Clone, Debug, Default)]
pub struct LevelFilter {
    pub available_at_most: Option<i64>,
    pub location_id: Option<LocationId>,
    pub variant_id: Option<VariantId>,
}

fn narrowed(member: &VendorMember, filter: &LevelFilter) -> Select<stock_level::Entity> {
    use stock_level::Column;
    let mut query = stock_level::Entity::find().filter(Column::VendorId.eq(member.vendor));
    if let Some(most) = filter.available_at_most {
        query = query.filter(Expr::cust("on_hand + backorder_limit - reserved - allocated").lte(most));
    }
    if let Some(location) = filter.location_id {
        query = query.filter(Column::LocationId.eq(location));
    }
    if let Some(variant) = filter.variant_id {
        query = query.filter(Column::VariantId.eq(variant));
    }
    query
}

/// How many levels that is, counted to `most` at the furthest.
///
/// # Errors
/// The database's own.
pub async fn count_levels(db: &impl ConnectionTrait, member: &VendorMember, filter: &LevelFilter, most: i64) -> Result<i64> {
    let some = narrowed(member, filter).select_only().column(stock_level::Column::VariantId).limit(most.unsigned_abs());
    db::counted(db, some.into_query()).await
}

/// The vendor's levels, by variant and location.
///
/// # Errors
/// The database's own.
pub async fn levels(db: &impl ConnectionTrait, member: &VendorMember, filter: &LevelFilter, page: &Page) -> Result<Paged<stock_level::Model>> {
    use stock_level::Column;
    let mut query = narrowed(member, filter).limit(page.size + 1);
    let forward = page.direction == Direction::Forward;
    if let Some(cursor) = &page.cursor {
        let (variant, location) = (VariantId(cursor.id), boundary(cursor.key, forward));
        let beyond = |column: Column, value: sea_orm::Value| if forward { column.gt(value) } else { column.lt(value) };
        query = query.filter(
            Condition::any()
                .add(beyond(Column::VariantId, variant.into()))
                .add(Condition::all().add(Column::VariantId.eq(variant)).add(beyond(Column::LocationId, location.into()))),
        );
    }
    let order = if forward { Order::Asc } else { Order::Desc };
    let rows = query.order_by(Column::VariantId, order.clone()).order_by(Column::LocationId, order).all(db).await?;
    Ok(page.close(rows, |row| Cursor::new((row.location_id.uuid().as_u128() >> 64) as i64, row.variant_id)))
}

/// A cursor has room for half a location's id: its time and some randomness, which no two locations of a vendor share.
fn boundary(key: i64, forward: bool) -> LocationId {
    let half = u128::from(key.cast_unsigned()) << 64;
    LocationId(Uuid::from_u128(if forward { half | u128::from(u64::MAX) } else { half }))
}

/// The vendor's levels of these variants, for lists of its own products.
///
/// # Errors
/// The database's own.
pub async fn levels_by_variant_ids(db: &impl ConnectionTrait, member: &VendorMember, variants: &[VariantId]) -> Result<Vec<stock_level::Model>> {
    use stock_level::Column;
    Ok(stock_level::Entity::find()
        .filter(Column::VendorId.eq(member.vendor))
        .filter(db::among(Column::VariantId, variants))
        .order_by_asc(Column::VariantId)
        .order_by_asc(Column::LocationId)
        .all(db)
        .await?)
}

/// What moved at the vendor's, newest first; of one variant where it is named.
///
/// # Errors
/// The database's own.
pub async fn movements(db: &impl ConnectionTrait, member: &VendorMember, variant: Option<VariantId>, page: &Page) -> Result<Paged<stock_movement::Model>> {
    use stock_movement::Column;
    let mut query = stock_movement::Entity::find().filter(Column::VendorId.eq(member.vendor)).limit(page.size + 1);
    if let Some(variant) = variant {
        query = query.filter(Column::VariantId.eq(variant));
    }
    let forward = page.direction == Direction::Forward;
    if let Some(cursor) = &page.cursor {
        let (key, id) = (Expr::val(cursor.key), Expr::val(StockMovementId(cursor.id)));
        let (here, there) = (Expr::tuple([Expr::col(Column::CreatedAt), Expr::col(Column::Id)]), Expr::tuple([key, id]));
        query = query.filter(if forward { here.lt(there) } else { here.gt(there) });
    }
    let order = if forward { Order::Desc } else { Order::Asc };
    let rows = query.order_by(Column::CreatedAt, order.clone()).order_by(Column::Id, order).all(db).await?;
    Ok(page.close(rows, |row| Cursor::new(row.created_at, row.id)))
}

/// The vendor's locations in the order in which they are emptied.
///
/// # Errors
/// The database's own.
pub async fn locations(db: &impl ConnectionTrait, member: &VendorMember) -> Result<Vec<location::Model>> {
    use location::Column;
    Ok(location::Entity::find().filter(Column::VendorId.eq(member.vendor)).order_by_asc(Column::Position).order_by_asc(Column::Id).all(db).await?)
}

/// Some of the vendor's locations.
///
/// # Errors
/// The database's own.
pub async fn locations_by_ids(db: &impl ConnectionTrait, member: &VendorMember, ids: &[LocationId]) -> Result<Vec<location::Model>> {
    use location::Column;
    Ok(location::Entity::find().filter(Column::VendorId.eq(member.vendor)).filter(db::among(Column::Id, ids)).all(db).await?)
}

/// The location that is emptied first.
pub(crate) async fn first_location(db: &impl ConnectionTrait, vendor: VendorId) -> Result<Option<LocationId>> {
    use location::Column;
    let first = location::Entity::find().filter(Column::VendorId.eq(vendor)).order_by_asc(Column::Position).order_by_asc(Column::Id).one(db).await?;
    Ok(first.map(|location| location.id))
}

/// Checkouts with a hold whose time is up, for the sweeper that first asks after their payment.
///
/// # Errors
/// The database's own.
pub async fn overdue(db: &impl ConnectionTrait, now: i64, most: u64) -> Result<Vec<CheckoutId>> {
    use stock_reservation::Column;
    Ok(stock_reservation::Entity::find()
        .select_only()
        .column(Column::CheckoutId)
        .distinct()
        .filter(Expr::cust("state = 'held'"))
        .filter(Column::ExpiresAt.lt(now))
        .limit(most)
        .into_tuple()
        .all(db)
        .await?)
}
