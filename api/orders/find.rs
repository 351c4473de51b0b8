//! Reading orders. Every finder takes who asks; children are read through parents that were found that way.

use entity::ids::{FulfillmentId, OrderId, VendorOrderId};
use entity::states::{Fulfilment, Lifecycle, OrderStatus};
use entity::{fulfillment, fulfillment_line, order, order_event, order_line, refund, vendor_order};
use kernel::{Cursor, Direction, Operator, Page, Paged, Refusal, Shopper, VendorMember};
use platform::{Cx, Result, db};
use sea_orm::sea_query::{Expr, IntoColumnRef};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::token;

/// Narrows an operator's list.
#[derive(Clone, Debug, Default)]
pub struct OrderFilter {
    pub status: Option<OrderStatus>,
    pub number: Option<String>,
}

/// Narrows a vendor's list.
#[derive(Clone, Debug, Default)]
pub struct VendorOrderFilter {
    pub lifecycle: Option<Lifecycle>,
    pub fulfilment: Option<Fulfilment>,
    /// Whether the vendor said that it will send it.
    pub accepted: Option<bool>,
    /// The part's number, or its order's.
    pub number: Option<String>,
}

/// A person's own order; missing and foreign answer alike, and a guest has tokens instead.
///
/// # Errors
/// Faults only.
pub async fn for_shopper(db: &impl ConnectionTrait, shopper: &Shopper, id: OrderId) -> Result<Option<order::Model>> {
    let Shopper::Customer { user } = shopper else { return Ok(None) };
    Ok(order::Entity::find_by_id(id).filter(order::Column::UserId.eq(*user)).one(db).await?)
}

/// The order a guest's token opens.
///
/// # Errors
/// Faults only; a token that does not hold finds nothing.
pub async fn by_token(cx: &Cx, db: &impl ConnectionTrait, text: &str) -> Result<Option<order::Model>> {
    let Some((id, expires, signature)) = token::read(text) else { return Ok(None) };
    let found = order::Entity::find_by_id(id).one(db).await?;
    // The same work where there is none.
    let held = token::holds(cx, id, found.as_ref(), expires, signature);
    Ok(found.filter(|_| held))
}

/// Any order, for those who run the marketplace.
///
/// # Errors
/// Faults only.
pub async fn operator_order(db: &impl ConnectionTrait, _: &Operator, id: OrderId) -> Result<Option<order::Model>> {
    Ok(order::Entity::find_by_id(id).one(db).await?)
}

/// Any vendor's part, for those who run the marketplace.
///
/// # Errors
/// Faults only.
pub async fn operator_vendor_order(db: &impl ConnectionTrait, _: &Operator, id: VendorOrderId) -> Result<Option<vendor_order::Model>> {
    Ok(vendor_order::Entity::find_by_id(id).one(db).await?)
}

/// An order that a vendor has a placed part of, and that part.
///
/// # Errors
/// Faults only.
pub async fn shared_with(db: &impl ConnectionTrait, member: &VendorMember, id: OrderId) -> Result<Option<(order::Model, vendor_order::Model)>> {
    let Some(part) = part_of(db, member, id).await? else { return Ok(None) };
    Ok(order::Entity::find_by_id(id).one(db).await?.map(|order| (order, part)))
}

/// A vendor's placed part of an order.
///
/// # Errors
/// Faults only.
pub async fn part_of(db: &impl ConnectionTrait, member: &VendorMember, id: OrderId) -> Result<Option<vendor_order::Model>> {
    let mine = vendor_order::Column::VendorId.eq(member.vendor).and(vendor_order::Column::OrderId.eq(id)).and(vendor_order::Column::PlacedAt.is_not_null());
    Ok(vendor_order::Entity::find().filter(mine).one(db).await?)
}

/// A vendor's own part, from the moment it is placed.
///
/// # Errors
/// `NotFound` on `path`.
pub async fn vendor_order(db: &impl ConnectionTrait, member: &VendorMember, id: VendorOrderId, path: &str) -> Result<vendor_order::Model> {
    let found = vendor_order::Entity::find_by_id(id)
        .filter(vendor_order::Column::VendorId.eq(member.vendor))
        .filter(vendor_order::Column::PlacedAt.is_not_null())
        .one(db)
        .await?;
    Ok(found.ok_or_else(|| Refusal::not_found(path, "vendor order"))?)
}

pub(crate) fn expect_version(current: i64, expected: Option<i64>) -> Result<(), Refusal> {
    match expected {
        Some(expected) if expected != current => Err(Refusal::moved("input.expectedVersion", current)),
        _ => Ok(()),
    }
}

/// A person's orders, newest first.
///
/// # Errors
/// Faults only.
pub async fn list_for_shopper(db: &impl ConnectionTrait, shopper: &Shopper, page: &Page) -> Result<Paged<order::Model>> {
    let Shopper::Customer { user } = shopper else { return Ok(Paged { rows: Vec::new(), more: false }) };
    orders_page(db, order::Entity::find().filter(order::Column::UserId.eq(*user)), page).await
}

/// All orders, newest first.
///
/// # Errors
/// Faults only.
pub async fn all(db: &impl ConnectionTrait, _: &Operator, filter: &OrderFilter, page: &Page) -> Result<Paged<order::Model>> {
    let mut query = order::Entity::find();
    if let Some(status) = filter.status {
        query = query.filter(order::Column::Status.eq(status));
    }
    if let Some(number) = &filter.number {
        query = query.filter(order::Column::Number.eq(number.as_str()));
    }
    orders_page(db, query, page).await
}

/// A vendor's parts, newest first, from the moment they are placed.
///
/// # Errors
/// Faults only.
pub async fn vendor_orders(db: &impl ConnectionTrait, member: &VendorMember, filter: &VendorOrderFilter, page: &Page) -> Result<Paged<vendor_order::Model>> {
    let mut query = vendor_order::Entity::find().filter(vendor_order::Column::VendorId.eq(member.vendor)).filter(vendor_order::Column::PlacedAt.is_not_null());
    if let Some(lifecycle) = filter.lifecycle {
        query = query.filter(vendor_order::Column::Lifecycle.eq(lifecycle));
    }
    if let Some(fulfilment) = filter.fulfilment {
        query = query.filter(vendor_order::Column::Fulfilment.eq(fulfilment));
    }
    if let Some(accepted) = filter.accepted {
        let at = vendor_order::Column::AcceptedAt;
        query = query.filter(if accepted { at.is_not_null() } else { at.is_null() });
    }
    if let Some(number) = &filter.number {
        query = query.filter(numbered(db, number).await?);
    }
    let rows = newest(query, vendor_order::Column::CreatedAt, vendor_order::Column::Id, page).all(db).await?;
    Ok(page.close(rows, |row| Cursor::new(row.created_at, row.id)))
}

/// By the number of the part itself, or of the order that it is part of.
async fn numbered(db: &impl ConnectionTrait, number: &str) -> Result<Expr> {
    let number = number.trim().to_uppercase();
    let whole = order::Entity::find().select_only().column(order::Column::Id).filter(order::Column::Number.eq(number.as_str()));
    let whole: Option<OrderId> = whole.into_tuple().one(db).await?;
    Ok(whole.map_or_else(|| vendor_order::Column::Number.eq(number.as_str()), |order| vendor_order::Column::OrderId.eq(order)))
}

async fn orders_page(db: &impl ConnectionTrait, query: Select<order::Entity>, page: &Page) -> Result<Paged<order::Model>> {
    let rows = newest(query, order::Column::CreatedAt, order::Column::Id, page).all(db).await?;
    Ok(page.close(rows, |row| Cursor::new(row.created_at, row.id)))
}

/// Newest first, beyond the cursor, one row more than the page so that the end is known.
fn newest<E: EntityTrait, C: ColumnTrait + IntoColumnRef>(query: Select<E>, at: C, id: C, page: &Page) -> Select<E> {
    let forward = page.direction == Direction::Forward;
    let query = match &page.cursor {
        None => query,
        Some(cursor) => {
            let beyond = |column: C, value: sea_orm::Value| {
                let column = Expr::col(column);
                if forward { column.lt(value) } else { column.gt(value) }
            };
            let tied = Condition::all().add(at.eq(cursor.key)).add(beyond(id, cursor.id.into()));
            query.filter(Condition::any().add(beyond(at, cursor.key.into())).add(tied))
        }
    };
    let query = if forward { query.order_by_desc(at).order_by_desc(id) } else { query.order_by_asc(at).order_by_asc(id) };
    query.limit(page.size + 1)
}

/// Orders by id, for parents that were found in scope.
///
/// # Errors
/// Faults only.
pub async fn by_ids(db: &impl ConnectionTrait, ids: &[OrderId]) -> Result<Vec<order::Model>> {
    Ok(order::Entity::find().filter(db::among(order::Column::Id, ids)).all(db).await?)
}

/// The parts of orders, in their order.
///
/// # Errors
/// Faults only.
pub async fn vendor_orders_by_orders(db: &impl ConnectionTrait, ids: &[OrderId]) -> Result<Vec<vendor_order::Model>> {
    let query = vendor_order::Entity::find().filter(db::among(vendor_order::Column::OrderId, ids));
    Ok(query.order_by_asc(vendor_order::Column::Number).all(db).await?)
}

/// The lines of vendor orders, as they were in the cart.
///
/// # Errors
/// Faults only.
pub async fn lines_by_vendor_orders(db: &impl ConnectionTrait, ids: &[VendorOrderId]) -> Result<Vec<order_line::Model>> {
    let query = order_line::Entity::find().filter(db::among(order_line::Column::VendorOrderId, ids));
    Ok(query.order_by_asc(order_line::Column::Position).all(db).await?)
}

/// The parcels of vendor orders, oldest first.
///
/// # Errors
/// Faults only.
pub async fn fulfillments_by_vendor_orders(db: &impl ConnectionTrait, ids: &[VendorOrderId]) -> Result<Vec<fulfillment::Model>> {
    let query = fulfillment::Entity::find().filter(db::among(fulfillment::Column::VendorOrderId, ids));
    Ok(query.order_by_asc(fulfillment::Column::ShippedAt).order_by_asc(fulfillment::Column::Id).all(db).await?)
}

/// What is in parcels.
///
/// # Errors
/// Faults only.
pub async fn fulfillment_lines(db: &impl ConnectionTrait, ids: &[FulfillmentId]) -> Result<Vec<fulfillment_line::Model>> {
    Ok(fulfillment_line::Entity::find().filter(db::among(fulfillment_line::Column::FulfillmentId, ids)).all(db).await?)
}

/// The refunds of vendor orders, oldest first.
///
/// # Errors
/// Faults only.
pub async fn refunds_by_vendor_orders(db: &impl ConnectionTrait, ids: &[VendorOrderId]) -> Result<Vec<refund::Model>> {
    let query = refund::Entity::find().filter(db::among(refund::Column::VendorOrderId, ids));
    Ok(query.order_by_asc(refund::Column::CreatedAt).order_by_asc(refund::Column::Id).all(db).await?)
}

/// The history of orders, oldest first.
///
/// # Errors
/// Faults only.
pub async fn events_by_orders(db: &impl ConnectionTrait, ids: &[OrderId]) -> Result<Vec<order_event::Model>> {
    let query = order_event::Entity::find().filter(db::among(order_event::Column::OrderId, ids));
    Ok(query.order_by_asc(order_event::Column::CreatedAt).order_by_asc(order_event::Column::Id).all(db).await?)
}
