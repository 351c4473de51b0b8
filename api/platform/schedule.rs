//! Work that recurs. Time is cut into slots of a schedule's length; whoever leads claims the current slot in the
//! database and enqueues one job, so that a slot never counts twice, whoever led before and however often it restarts.

use std::collections::HashMap;

use serde_json::json;

use crate::queue::{self, Row};
use crate::{Cx, Result, db};

/// Before what events call for: it is little, and expiry must not wait behind an import.
const PRIORITY: i32 = 10;

/// A job of kind `name`, once in every `every_ms`.
#[derive(Clone)]
pub(crate) struct Schedule {
    pub(crate) name: &'static str,
    pub(crate) every_ms: i64,
}

/// What this process already knows to be claimed.
pub(crate) type Claimed = HashMap<&'static str, i64>;

/// Enqueues what is due, and returns how much. A run that is still waiting when its next slot comes stays the only one;
/// slots that nobody saw are not made up for.
pub(crate) async fn fire(cx: &Cx, schedules: &[Schedule], claimed: &mut Claimed) -> Result<u64> {
    let now = cx.now();
    let due: Vec<(&Schedule, i64)> = schedules
        .iter()
        .map(|schedule| (schedule, now.div_euclid(schedule.every_ms)))
        .filter(|(schedule, slot)| claimed.get(schedule.name).is_none_or(|last| last < slot))
        .collect();
    if due.is_empty() {
        return Ok(0);
    }
    let due_now = &due;
    let fired = cx
        .db
        .write("schedule.fire", |tx| async move {
            let mut jobs = Vec::new();
            for (schedule, slot) in due_now {
                // The slot's number is the epoch of a lease that nobody gives back.
                let sql = "INSERT INTO lease (name, holder, epoch, until) VALUES ($1, 'schedule', $2, $3)
                    ON CONFLICT (name) DO UPDATE SET epoch = excluded.epoch, until = excluded.until WHERE lease.epoch < excluded.epoch";
                let end = (slot + 1) * schedule.every_ms;
                if db::execute(&tx, sql, [format!("schedule:{}", schedule.name).into(), (*slot).into(), end.into()]).await? == 1 {
                    let payload = json!({ "slot": slot });
                    jobs.push(Row { id: cx.id(), kind: schedule.name, unique_key: Some("schedule".into()), payload, run_at: now, priority: PRIORITY });
                }
            }
            let fired = jobs.len() as u64;
            queue::insert(cx, &tx, jobs).await?;
            Ok(fired)
        })
        .await?;
    claimed.extend(due.iter().map(|(schedule, slot)| (schedule.name, *slot)));
    Ok(fired)
}

/// Milliseconds until the next slot begins.
pub(crate) fn next(schedules: &[Schedule], now: i64) -> Option<i64> {
    schedules.iter().map(|schedule| schedule.every_ms - now.rem_euclid(schedule.every_ms)).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestCx;
    use sea_orm::EntityTrait;

    const SWEEP: [Schedule; 1] = [Schedule { name: "sweep", every_ms: 60_000 }];

    async fn jobs(cx: &Cx) -> usize {
        entity::job::Entity::find().all(&cx.db).await.unwrap().len()
    }

    #[tokio::test]
    async fn a_slot_fires_once_even_after_a_change_of_leader() {
        let cx = TestCx::new().await;
        cx.clock.advance(60_000 - cx.now().rem_euclid(60_000));
        let mut claimed = Claimed::new();
        assert_eq!(fire(&cx, &SWEEP, &mut claimed).await.unwrap(), 1);
        assert_eq!(fire(&cx, &SWEEP, &mut claimed).await.unwrap(), 0);
        let job = queue::claim(&cx, &["sweep"], 1).await.unwrap().remove(0);
        queue::finish(&cx, &job).await.unwrap();
        assert_eq!(fire(&cx, &SWEEP, &mut Claimed::new()).await.unwrap(), 0, "the next leader finds the slot claimed, though its job is done");
        cx.clock.advance(60_000);
        assert_eq!(fire(&cx, &SWEEP, &mut claimed).await.unwrap(), 1);
        assert_eq!(jobs(&cx).await, 2);
    }

    #[tokio::test]
    async fn runs_do_not_pile_up_while_nobody_works() {
        let cx = TestCx::new().await;
        let mut claimed = Claimed::new();
        for _ in 0..5 {
            fire(&cx, &SWEEP, &mut claimed).await.unwrap();
            cx.clock.advance(60_000);
        }
        assert_eq!(jobs(&cx).await, 1);
    }

    #[test]
    fn the_next_slot_is_never_further_than_the_shortest_schedule() {
        assert_eq!(next(&[], 0), None);
        assert_eq!(next(&[Schedule { name: "a", every_ms: 1_000 }, Schedule { name: "b", every_ms: 300 }], 950), Some(50));
    }
}
