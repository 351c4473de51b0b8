//! What must be true between the rooms, read from a live database: money, goods and orders know of each other.

use std::collections::BTreeMap;

use entity::checkout::{Column, Entity};
use entity::ids::{CheckoutId, OrderId};
use entity::states::CheckoutState;
use ledger::Account;
use platform::{Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// How many are compared at once.
const BATCH: u64 = 500;
/// A checkout may outlive its time by this much, until the sweeper has asked after its payment.
const GRACE_MS: i64 = 10 * 60_000;
/// Enough to act on.
const MOST: usize = 100;

/// Sentences that name what is broken: money kept without an order, orders without their money, goods held or promised for
/// nothing, books that hold another sum than the payments say. Empty when all is well; `db` should see one moment.
///
/// # Errors
/// Faults only.
pub async fn check(db: &impl ConnectionTrait, now: i64) -> Result<Vec<String>> {
    let mut broken = money_without_order(db).await?;
    broken.extend(order_without_money(db).await?);
    broken.extend(held_for_nothing(db).await?);
    broken.extend(promised_for_nothing(db).await?);
    broken.extend(clearing_agrees(db).await?);
    broken.extend(beyond_its_time(db, now).await?);
    Ok(broken)
}

/// Money that was taken and not given back belongs to a placed order.
async fn money_without_order(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let (mut broken, mut after) = (Vec::new(), None);
    loop {
        let kept = payments::kept(db, after, BATCH).await?;
        let Some((last, _)) = kept.last() else { return Ok(broken) };
        after = Some(*last);
        let ids: Vec<OrderId> = kept.iter().map(|(order, _)| *order).collect();
        let placed: Vec<OrderId> = orders::by_ids(db, &ids).await?.into_iter().filter(|order| order.placed_at.is_some()).map(|order| order.id).collect();
        let without = kept.iter().filter(|(order, _)| !placed.contains(order));
        broken.extend(without.map(|(order, minor)| format!("checkout: {minor} was taken for {order}, which was never placed, and has not gone back")));
        broken.truncate(MOST);
    }
}

/// What a placed order is worth is what its payments kept.
async fn order_without_money(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let (mut broken, mut after) = (Vec::new(), None);
    loop {
        let placed = orders::placed(db, after, BATCH).await?;
        let Some(last) = placed.last() else { return Ok(broken) };
        after = Some(last.id);
        let ids: Vec<OrderId> = placed.iter().map(|order| order.id).collect();
        let mut kept: BTreeMap<OrderId, i64> = BTreeMap::new();
        for payment in payments::by_references(db, &ids).await? {
            *kept.entry(payment.reference).or_default() += payment.captured_minor - payment.refunded_minor;
        }
        for order in placed {
            let (worth, kept) = (order.total_minor - order.refunded_minor, kept.get(&order.id).copied().unwrap_or(0));
            if worth != kept {
                broken.push(format!("checkout: order {} is worth {worth}, but its payments kept {kept}", order.number));
            }
        }
        broken.truncate(MOST);
    }
}

/// Goods are held for a checkout that may still be paid.
async fn held_for_nothing(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let (mut broken, mut after) = (Vec::new(), None);
    loop {
        let holders = inventory::holders(db, after, BATCH).await?;
        let Some(last) = holders.last() else { return Ok(broken) };
        after = Some(*last);
        let alive = Entity::find().filter(db::among(Column::Id, &holders)).filter(Column::State.is_in([CheckoutState::Open, CheckoutState::Completing]));
        let alive: Vec<CheckoutId> = alive.all(db).await?.into_iter().map(|checkout| checkout.id).collect();
        broken.extend(holders.iter().filter(|id| !alive.contains(id)).map(|id| format!("checkout: {id} has ended and still holds goods")));
        broken.truncate(MOST);
    }
}

/// Goods are promised to orders that were placed.
async fn promised_for_nothing(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let (mut broken, mut after) = (Vec::new(), None);
    loop {
        let promised = inventory::promised_to(db, after, BATCH).await?;
        let Some(last) = promised.last() else { return Ok(broken) };
        after = Some(*last);
        let placed: Vec<OrderId> = orders::by_ids(db, &promised).await?.into_iter().filter(|order| order.placed_at.is_some()).map(|order| order.id).collect();
        broken.extend(promised.iter().filter(|id| !placed.contains(id)).map(|id| format!("checkout: goods are promised to {id}, which was never placed")));
        broken.truncate(MOST);
    }
}

/// What the books say the providers hold for us is what the payments say.
async fn clearing_agrees(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for sum in payments::clearing(db).await? {
        let booked = ledger::balance(db, Account::PspClearing, sum.currency).await?;
        if booked != sum.minor {
            broken.push(format!("checkout: the books say that providers hold {booked} {} for us, the payments say {}", sum.currency.code(), sum.minor));
        }
    }
    Ok(broken)
}

/// A checkout ends when its time is over; its holds know no end of their own before that.
async fn beyond_its_time(db: &impl ConnectionTrait, now: i64) -> Result<Vec<String>> {
    let over = Entity::find()
        .filter(Column::State.is_in([CheckoutState::Open, CheckoutState::Completing]))
        .filter(Column::ExpiresAt.lt(now - GRACE_MS))
        .order_by_asc(Column::ExpiresAt)
        .limit(MOST as u64);
    Ok(over.all(db).await?.into_iter().map(|checkout| format!("checkout: the time of {} is over, but nobody ended it", checkout.id)).collect())
}
