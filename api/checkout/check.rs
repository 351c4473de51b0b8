//! The promises of this room, asked of a live database.

use std::collections::HashSet;

use entity::checkout::{Column, Entity};
use entity::ids::CheckoutId;
use entity::states::CheckoutState;
use platform::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A checkout may outlive its time by this much, until the sweeper has asked after its payment.
const GRACE_MS: i64 = 10 * 60_000;
/// Enough to act on.
const MOST: u64 = 100;
/// Ids in one statement.
const CHUNK: usize = 1_000;

/// Holds whose checkout has ended or is gone, and checkouts that nobody ended: one sentence per broken row, naming it.
///
/// # Errors
/// The database's own.
pub async fn check(db: &impl ConnectionTrait, now: i64) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for chunk in inventory::holders(db).await?.chunks(CHUNK) {
        let live: HashSet<CheckoutId> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::Id.is_in(chunk.iter().copied()))
            .filter(Column::State.is_in([CheckoutState::Open, CheckoutState::Completing]))
            .into_tuple()
            .all(db)
            .await?
            .into_iter()
            .collect();
        broken.extend(chunk.iter().filter(|id| !live.contains(id)).map(|id| format!("stock_reservation of {id}: it is held, but the checkout has ended")));
    }
    let over: Vec<CheckoutId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.is_in([CheckoutState::Open, CheckoutState::Completing]))
        .filter(Column::ExpiresAt.lt(now - GRACE_MS))
        .order_by_asc(Column::ExpiresAt)
        .limit(MOST)
        .into_tuple()
        .all(db)
        .await?;
    broken.extend(over.into_iter().map(|id| format!("checkout {id}: its time is over, but nobody ended it")));
    Ok(broken)
}
