//! Keeping this node's index at the cards' heels.

use std::collections::HashMap;
use std::time::Duration;

use entity::ids::ProductId;
use entity::product_card;
use futures_util::{FutureExt, StreamExt};
use platform::bus::Delivery;
use platform::{Cx, Error, Result};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio_util::sync::CancellationToken;

use crate::SearchIndex;
use crate::rebuild::TOPIC;

/// Looked at again each time: a transaction that began earlier may commit later, and nodes' clocks differ a little.
const OVERLAP_MS: i64 = 10_000;
/// Nothing is committed that much later than the time it bears: what a look did not find then, no look will.
const SETTLED_MS: i64 = 60_000;
/// Cards in one commit.
const BATCH: u64 = 1_000;
/// How often to look without being told, for nodes that no bus connects.
const UNTOLD: Duration = Duration::from_millis(500);

/// How far the cards were followed.
pub(crate) struct Followed {
    until: i64,
    /// When the last look began that saw everything.
    looked_at: i64,
    /// What of the overlap is indexed already.
    seen: HashMap<ProductId, i64>,
}

impl Followed {
    /// Where the next look begins: after a great change that was the last for a while, every look would find all of it again.
    fn again_from(&self) -> i64 {
        (self.until - OVERLAP_MS).max(self.looked_at.saturating_sub(SETTLED_MS))
    }

    pub(crate) fn since(until: i64) -> Self {
        Self { until, looked_at: i64::MIN, seen: HashMap::new() }
    }
}

impl SearchIndex {
    /// Indexes every card revised since the last time; returns how many.
    ///
    /// # Errors
    /// The database's own, or the disk's.
    pub async fn catch_up(&self, cx: &Cx) -> Result<usize> {
        let mut followed = self.followed().await;
        let now = cx.now();
        let (mut at, mut indexed) = ((followed.again_from(), None), 0);
        loop {
            let news = revised(cx, at).await?;
            let Some(last) = news.last() else { break };
            at = (last.1, Some(last.0));
            let unseen: Vec<ProductId> = news.iter().filter(|(id, revised)| followed.seen.get(id) != Some(revised)).map(|(id, _)| *id).collect();
            if !unseen.is_empty() {
                indexed += unseen.len();
                let cards = product_card::Entity::find().filter(product_card::Column::ProductId.is_in(unseen)).all(&cx.db).await?;
                let until = followed.until.max(last.1);
                let (index, cards) = (self.clone(), cards);
                let written = tokio::task::spawn_blocking(move || index.write(&cards, until).map(|()| cards)).await;
                let cards = written.map_err(|error| Error::broken(error.to_string()))??;
                followed.until = until;
                followed.seen.extend(cards.into_iter().map(|card| (card.product_id, card.revised_at)));
            }
        }
        followed.looked_at = now;
        let again_from = followed.again_from();
        followed.seen.retain(|_, revised| *revised >= again_from);
        Ok(indexed)
    }

    /// Follows the cards until `stop`: at once when the bus tells of a change, and every so often without.
    pub async fn follow(&self, cx: &Cx, stop: CancellationToken) {
        let cx = &cx.for_request("search");
        let mut news = cx.bus.subscribe();
        loop {
            if let Err(error) = self.catch_up(cx).await {
                tracing::error!(%error, "the search index could not follow the cards");
                tokio::time::sleep(UNTOLD).await;
            }
            let told = async {
                loop {
                    match news.next().await {
                        Some(Delivery::Message(message)) if message.topic == TOPIC => return,
                        Some(Delivery::Message(_)) => {}
                        Some(Delivery::Lagged) => return,
                        None => std::future::pending().await,
                    }
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = told => {}
                () = tokio::time::sleep(UNTOLD) => {}
            }
            // What has come meanwhile is answered by the same look.
            while let Some(Some(_)) = news.next().now_or_never() {}
        }
    }
}

/// The next cards behind this place in the order of their revision.
async fn revised(cx: &Cx, (revised_at, id): (i64, Option<ProductId>)) -> Result<Vec<(ProductId, i64)>> {
    use product_card::Column;
    let mut behind = Condition::any().add(Column::RevisedAt.gt(revised_at));
    behind = match id {
        Some(id) => behind.add(Condition::all().add(Column::RevisedAt.eq(revised_at)).add(Column::ProductId.gt(id))),
        None => behind.add(Column::RevisedAt.eq(revised_at)),
    };
    let rows =
        product_card::Entity::find().select_only().columns([Column::ProductId, Column::RevisedAt]).filter(Column::RevisedAt.gte(revised_at)).filter(behind);
    Ok(rows.order_by_asc(Column::RevisedAt).order_by_asc(Column::ProductId).limit(BATCH).into_tuple().all(&cx.db).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_great_change_is_looked_at_again_until_nothing_can_come_late_any_more() {
        let followed = |looked_at| Followed { until: 1_000_000, looked_at, seen: HashMap::new() }.again_from();
        assert_eq!(followed(i64::MIN), 1_000_000 - OVERLAP_MS);
        assert_eq!(followed(1_000_000 + SETTLED_MS - OVERLAP_MS), 1_000_000 - OVERLAP_MS);
        assert_eq!(followed(1_000_000 + SETTLED_MS + 1), 1_000_001);
    }
}
