//! Takes units out of what is available, all or none.

use std::collections::{BTreeMap, BTreeSet};

use entity::ids::{LocationId, VariantId};
use kernel::Refusal;
use platform::{Cx, Fault, Result, Tx};

use crate::model::{Free, Part, Pool, Shortage, by_level, plan};
use crate::repo::{self, Changed, Effect};

/// How often somebody may have been faster before we give up.
const ROUNDS: usize = 4;

/// How a claim ended.
pub enum Claim {
    Done {
        parts: Vec<Part>,
        changed: Vec<Changed>,
    },
    /// Nothing is claimed.
    Short(Vec<Shortage>),
}

/// Claims what is wanted by `effect` ([`Effect::HOLD`] or [`Effect::ALLOCATE`]) for this holder; `free` is what was just read.
///
/// The plan is made from a plain read, the conditional updates decide. Where one fails because somebody was faster, the rest
/// is planned again: the vendor may have more at another place. Levels stay locked to the end of the transaction, so a new plan
/// is followed only where it locks what comes after those in their order; else the transaction begins anew, with nothing locked.
pub async fn claim(cx: &Cx, tx: &Tx, wanted: &BTreeMap<Pool, i64>, mut free: Vec<Free>, holder: &str, effect: Effect) -> Result<Claim> {
    let now = cx.now();
    let mut done: Vec<Part> = Vec::new();
    let mut changed: BTreeMap<_, Changed> = BTreeMap::new();
    let mut open = wanted.clone();
    let mut locked = BTreeSet::new();
    for _ in 0..ROUNDS {
        let parts = match plan(&open, &free) {
            Ok(parts) => parts,
            Err(shortages) => {
                let shortages = shortages.into_iter().map(|short| whole(short, wanted, &done)).collect();
                repo::change_all(tx, now, &by_level(done), effect.undone()).await?;
                return Ok(Claim::Short(shortages));
            }
        };
        if parts.iter().map(level).any(|level| !locked.contains(&level) && locked.last().is_some_and(|last| level < *last)) {
            return Err(Fault::Conflict("somebody was faster at a level that is locked before those locked already").into());
        }
        locked.extend(parts.iter().map(level));
        let given = repo::change(tx, now, &parts, effect).await?;
        open.clear();
        for part in parts {
            if given.iter().any(|given| (given.variant_id, given.location_id) == level(&part)) {
                done.push(part);
            } else {
                *open.entry((part.variant, part.vendor)).or_default() += part.quantity;
            }
        }
        changed.extend(given.into_iter().map(|level| ((level.variant_id, level.location_id), level)));
        if open.is_empty() {
            return Ok(Claim::Done { parts: by_level(done), changed: changed.into_values().collect() });
        }
        free = repo::free(tx, &open, holder).await?;
    }
    Err(Refusal::StateConflict { field: Vec::new(), message: "Many are buying this right now. Try again.".into(), retryable: true }.into())
}

fn level(part: &Part) -> (VariantId, LocationId) {
    (part.variant, part.location)
}

/// A shortage of the remainder, told of the whole.
fn whole(short: Shortage, wanted: &BTreeMap<Pool, i64>, done: &[Part]) -> Shortage {
    let claimed: i64 = done.iter().filter(|part| (part.variant, part.vendor) == (short.variant, short.vendor)).map(|part| part.quantity).sum();
    let requested = wanted.get(&(short.variant, short.vendor)).copied().unwrap_or(short.requested);
    Shortage { requested, available: short.available + claimed, ..short }
}
