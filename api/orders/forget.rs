//! A buyer goes, the books stay. What no invoice needs goes at once: the words people wrote, what they are found by, and everything
//! told on orders that were never sold. What an invoice needs stays sealed, for those who keep the books alone, until the law lets
//! go of it; then the order's key is destroyed.

use entity::ids::{OrderId, UserId};
use entity::{fulfillment, order, order_event, refund, vendor_order, withdrawal};
use platform::{Cx, Result, Tx, db, personal};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use crate::contact::{blank, seal_old};
use crate::retention::{UNCONFIRMED_MS, UNPAID_MS};

/// In one transaction.
const AT_ONCE: u64 = 200;

#[derive(FromQueryResult)]
struct Open {
    number: String,
}

/// Of an order `o`: unpaid, unsent, on its way, within the time to send it back, or with money that is to go back and has not yet; a
/// refund that failed is owed still where a part that ended is paid.
const OPEN: &str = "(EXISTS (SELECT 1 FROM vendor_order v WHERE v.order_id = o.id \
    AND v.lifecycle IN ('pending', 'placed', 'on_hold') AND v.payment_state NOT IN ('refunded', 'charged_back')) \
    OR EXISTS (SELECT 1 FROM refund r JOIN vendor_order v ON v.id = r.vendor_order_id WHERE r.order_id = o.id AND (r.state = 'pending' \
    OR r.state = 'failed' AND v.lifecycle IN ('cancelled', 'expired') AND v.payment_state IN ('paid', 'partially_refunded'))))";

/// The number of an order of this person that is not done yet.
///
/// # Errors
/// The database's own.
pub async fn open_order_of(db: &impl ConnectionTrait, user: UserId) -> Result<Option<String>> {
    let sql = format!("SELECT o.number FROM orders o WHERE o.user_id = $1 AND {OPEN} ORDER BY o.id LIMIT 1");
    Ok(db::one::<Open, _>(db, &sql, [user.into()]).await?.map(|open| open.number))
}

/// As [`open_order_of`], of one order.
///
/// # Errors
/// The database's own.
pub async fn is_open(db: &impl ConnectionTrait, order: OrderId) -> Result<bool> {
    let sql = format!("SELECT o.number FROM orders o WHERE o.id = $1 AND {OPEN}");
    Ok(db::one::<Open, _>(db, &sql, [order.into()]).await?.is_some())
}

/// Forgets a person in all their orders. Safe to run again.
///
/// # Errors
/// The database's own.
pub async fn erase_person(cx: &Cx, user: UserId) -> Result<()> {
    // What is not sealed cannot be restricted.
    while seal_old(cx).await? > 0 {}
    loop {
        let theirs = order::Entity::find().filter(order::Column::UserId.eq(user)).filter(order::Column::EmailIndex.ne(""));
        let rows = theirs.order_by_asc(order::Column::Id).limit(AT_ONCE).all(&cx.db).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let rows = &rows;
        cx.db.write("orders.erase_person", |tx| async move { let_go(cx, &tx, rows).await }).await?;
    }
}

/// All orders of a person.
///
/// # Errors
/// The database's own.
pub async fn ids_of_person(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<OrderId>> {
    Ok(order::Entity::find().select_only().column(order::Column::Id).filter(order::Column::UserId.eq(user)).into_tuple().all(db).await?)
}

/// Whether an order is a guest's still; no account claims it until the transaction is over.
///
/// # Errors
/// The database's own.
pub async fn is_guests(tx: &Tx, id: OrderId) -> Result<bool> {
    Ok(order::Entity::find_by_id(id).lock_exclusive().one(tx).await?.is_some_and(|row| row.user_id.is_none()))
}

/// Forgets the guest of one order, and says whether that is done: not where an account has claimed it. One that is not there is done.
///
/// # Errors
/// The database's own.
pub async fn erase_guest(cx: &Cx, id: OrderId) -> Result<bool> {
    while seal_old(cx).await? > 0 {}
    cx.db
        .write("orders.erase_guest", |tx| async move {
            let Some(row) = order::Entity::find_by_id(id).lock_exclusive().one(&tx).await? else { return Ok(true) };
            if row.user_id.is_some() {
                return Ok(false);
            }
            let_go(cx, &tx, &[row]).await.map(|()| true)
        })
        .await
}

async fn let_go(cx: &Cx, tx: &Tx, rows: &[order::Model]) -> Result<()> {
    let refunds = refund::Entity::find().filter(refund::Column::OrderId.is_in(rows.iter().map(|row| row.id))).all(tx).await?;
    // Money moved for it, or is to.
    let in_the_books = |row: &&order::Model| row.placed_at.is_some() || refunds.iter().any(|refund| refund.order_id == row.id);
    let (sold, never): (Vec<_>, Vec<_>) = rows.iter().partition(in_the_books);
    let ids = |rows: &[&order::Model]| rows.iter().map(|row| row.id).collect::<Vec<_>>();
    let (sold, never) = (ids(&sold), ids(&never));
    wordless(tx, &[sold.clone(), never.clone()].concat()).await?;
    personal::restrict(cx, tx, &named(&sold)).await?;
    order::Entity::update_many().col_expr(order::Column::EmailIndex, Expr::value("")).filter(order::Column::Id.is_in(sold)).exec(tx).await?;
    shred(tx, &never).await
}

fn named(ids: &[OrderId]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// What people wrote of their own accord.
async fn wordless(tx: &Tx, ids: &[OrderId]) -> Result<()> {
    let of = |ids: &[OrderId]| ids.to_vec();
    order::Entity::update_many().col_expr(order::Column::CancelReason, Expr::value(None::<String>)).filter(order::Column::Id.is_in(of(ids))).exec(tx).await?;
    vendor_order::Entity::update_many()
        .col_expr(vendor_order::Column::CancelReason, Expr::value(None::<String>))
        .filter(vendor_order::Column::OrderId.is_in(of(ids)))
        .exec(tx)
        .await?;
    order_event::Entity::update_many()
        .col_expr(order_event::Column::Data, Expr::value(json!({})))
        .filter(order_event::Column::OrderId.is_in(of(ids)))
        .filter(order_event::Column::Actor.starts_with("buyer:"))
        .exec(tx)
        .await?;
    refund::Entity::update_many()
        .col_expr(refund::Column::Reason, Expr::value(""))
        .filter(refund::Column::OrderId.is_in(of(ids)))
        .filter(refund::Column::RequestedBy.starts_with("buyer:"))
        .exec(tx)
        .await?;
    Ok(())
}

/// Destroys the keys, and what leads to a door.
async fn shred(tx: &Tx, ids: &[OrderId]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    wordless(tx, ids).await?;
    fulfillment::Entity::update_many()
        .col_expr(fulfillment::Column::TrackingNumber, Expr::value(None::<String>))
        .col_expr(fulfillment::Column::TrackingUrl, Expr::value(None::<String>))
        .filter(fulfillment::Column::OrderId.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    // Parcels are told of in the history as well.
    order_event::Entity::update_many()
        .col_expr(order_event::Column::Data, Expr::value(json!({})))
        .filter(order_event::Column::OrderId.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    blank(tx, ids).await?;
    personal::destroy(tx, &named(ids)).await?;
    Ok(())
}

/// Destroys the keys of orders that the law has let go of, of those that were never paid, and withdrawals that were begun and never
/// confirmed; some at once. Returns how many rows.
///
/// # Errors
/// The database's own.
pub async fn sweep(cx: &Cx) -> Result<u64> {
    let now = cx.now();
    let mut over: Vec<OrderId> = personal::over(&cx.db, now, AT_ONCE).await?.into_iter().filter_map(|subject| subject.parse().ok()).collect();
    let refunds = Query::select()
        .expr(Expr::value(1))
        .from(refund::Entity)
        .and_where(Expr::col((refund::Entity, refund::Column::OrderId)).equals((order::Entity, order::Column::Id)))
        .to_owned();
    let unpaid = Condition::all()
        .add(order::Column::PlacedAt.is_null())
        .add(order::Column::EmailIndex.ne(""))
        .add(order::Column::CreatedAt.lt(now - UNPAID_MS))
        .add(Expr::exists(refunds).not())
        .add(order::Column::Status.is_in([entity::states::OrderStatus::Cancelled, entity::states::OrderStatus::Expired]));
    let unpaid = order::Entity::find().filter(unpaid).order_by_asc(order::Column::CreatedAt).limit(AT_ONCE).all(&cx.db).await?;
    over.extend(unpaid.into_iter().map(|row| row.id));
    let over = &over;
    cx.db
        .write("orders.sweep", |tx| async move {
            shred(&tx, over).await?;
            let stale = withdrawal::Entity::delete_many()
                .filter(withdrawal::Column::ConfirmedAt.is_null())
                .filter(withdrawal::Column::StartedAt.lt(now - UNCONFIRMED_MS))
                .exec(&tx)
                .await?;
            Ok(over.len() as u64 + stale.rows_affected)
        })
        .await
}
