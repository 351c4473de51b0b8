//! The score of a vendor, worked out of its orders: soon after one of them moved, and otherwise a few times a day.

use entity::ids::VendorId;
use entity::vendor_score::{Column, Entity, Model};
use kernel::VendorMember;
use platform::jobs::{self, NewJob};
use platform::{Cx, Result, Tx, db};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable};
use serde::{Deserialize, Serialize};
use vendors::Cause;

use crate::model::{BORNE_MS, Record, is_over};

const HOUR: i64 = 3_600_000;
/// So far back orders count.
const WINDOW_MS: i64 = 90 * 24 * HOUR;
/// Orders of one vendor that move together are counted together.
const TOGETHER_MS: i64 = 60_000;
/// What grows old without anything moving: orders that are late now, and those that count no more.
const STALE_MS: i64 = 6 * HOUR;
/// Looked up in one go, and so many times: two thousand vendors an hour, which is ten thousand a few times a day. The rest follows.
const AT_ONCE: i64 = 200;
const MOST_ROUNDS: usize = 10;
/// The kind of job that hears of an order, and the one that works a score out.
pub const ORDER_JOB: &str = "performance.order";
pub const SCORE_JOB: &str = "performance.score";

/// The part of `OrderPlaced` and `OrderChanged` that matters here.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfOrder {
    pub vendor_ids: Vec<VendorId>,
}

/// Whose score is to be worked out.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScoreDue {
    pub vendor_id: VendorId,
}

/// `OrderPlaced`, `OrderChanged`: the scores of its vendors, in a minute; more of it meanwhile is the same work.
///
/// # Errors
/// The database's own.
pub async fn on_order_changed(cx: Cx, event: OfOrder) -> Result<()> {
    let mut vendors = event.vendor_ids;
    // In one order, so that two who hear of the same vendors wait for each other instead of meeting.
    vendors.sort_unstable();
    vendors.dedup();
    let (cx, vendors) = (&cx, &vendors);
    cx.db
        .write("performance.hear", |tx| async move {
            for vendor_id in vendors {
                let job = NewJob {
                    kind: SCORE_JOB,
                    unique_key: Some(&vendor_id.to_string()),
                    payload: &ScoreDue { vendor_id: *vendor_id },
                    run_at: cx.now() + TOGETHER_MS,
                };
                jobs::enqueue(cx, &tx, job).await?;
            }
            Ok(())
        })
        .await
}

/// `performance.score`: works it out.
///
/// # Errors
/// The database's own.
pub async fn on_score_due(cx: Cx, due: ScoreDue) -> Result<()> {
    compute(&cx, due.vendor_id).await
}

/// Works out the scores that have not been looked at for the longest, up to two thousand; returns how many.
///
/// # Errors
/// The database's own.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    #[derive(sea_orm::FromQueryResult)]
    struct Due {
        id: VendorId,
    }
    let sql = "SELECT vendor_id AS id FROM vendor_score WHERE computed_at <= $1 ORDER BY computed_at, vendor_id LIMIT $2";
    let (before, mut done) = (cx.now() - STALE_MS, 0);
    for _ in 0..MOST_ROUNDS {
        let stale: Vec<Due> = db::all(&cx.db, sql, [before.into(), AT_ONCE.into()]).await?;
        if stale.is_empty() {
            break;
        }
        for row in &stale {
            compute(cx, row.id).await?;
        }
        done += stale.len();
    }
    Ok(done)
}

/// Works a vendor's score out, and does what follows from it.
///
/// # Errors
/// The database's own.
pub async fn compute(cx: &Cx, vendor: VendorId) -> Result<()> {
    let now = cx.now();
    let counted = orders::record(&cx.db, vendor, now - WINDOW_MS, now).await?;
    let record =
        &Record { due: counted.due, in_time: counted.in_time, taken: counted.taken, kept: counted.kept, sent: counted.sent, flawless: counted.flawless };
    cx.db.write("performance.score", |tx| async move { keep(cx, &tx, vendor, record).await }).await
}

async fn keep(cx: &Cx, tx: &Tx, vendor: VendorId, record: &Record) -> Result<()> {
    let now = cx.now();
    let before = Entity::find_by_id(vendor).one(tx).await?;
    if before.as_ref().is_some_and(|before| before.computed_at > now) {
        return Ok(());
    }
    // Who is put on sale again by somebody has two weeks again, and whoever is not on sale could not do better meanwhile.
    let sells_since = vendors::sells_since(tx, vendor).await?.filter(|_| record.is_low());
    let low_since = sells_since.map(|sells| before.and_then(|before| before.low_since).filter(|since| *since >= sells).unwrap_or(now));
    let over = is_over(low_since, now);
    let shown = record.shown();
    let Record { due, in_time, taken, kept, sent, flawless } = *record;
    let row = Model {
        vendor_id: vendor,
        value_bp: shown.value_bp,
        due,
        in_time,
        taken,
        kept,
        sent,
        flawless,
        low_since: low_since.filter(|_| !over),
        computed_at: now,
    };
    let all_but_id = Column::iter().filter(|column| !matches!(column, Column::VendorId));
    let newer = OnConflict::column(Column::VendorId).update_columns(all_but_id).to_owned();
    Entity::insert(row.into_active_model().reset_all()).on_conflict(newer).exec_without_returning(tx).await?;
    vendors::set_score(tx, vendor, shown.public).await?;
    if over {
        vendors::suspend(cx, tx, vendor, Cause::LowScore).await?;
    }
    Ok(())
}

/// How a vendor stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing {
    pub record: Record,
    /// When that was counted; none of one that sold nothing yet.
    pub computed_at: Option<i64>,
    /// When its sales are suspended if its score stays as low as it is.
    pub suspends_at: Option<i64>,
}

/// What the member's own vendor's score is made of; of one that sold nothing yet, what it starts with.
///
/// # Errors
/// The database's own.
pub async fn mine(db: &impl ConnectionTrait, member: &VendorMember) -> Result<Standing> {
    let Some(row) = Entity::find_by_id(member.vendor).one(db).await? else { return Ok(Standing::default()) };
    let Model { due, in_time, taken, kept, sent, flawless, low_since, computed_at, .. } = row;
    let record = Record { due, in_time, taken, kept, sent, flawless };
    Ok(Standing { record, computed_at: Some(computed_at), suspends_at: low_since.map(|since| since + BORNE_MS) })
}
