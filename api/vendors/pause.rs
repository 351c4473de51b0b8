//! A pause: from one moment to another nothing of a vendor's can be bought. It begins and ends by the clock, because whoever reads
//! compares; only what is worked out beforehand, the cards of lists, is worked out again at both ends.

use entity::ids::VendorId;
use entity::vendor::{Column, Entity, Model};
use kernel::{Refusal, VendorMember, optional_text};
use platform::idempotency::{Request, once};
use platform::jobs::{self, NewJob};
use platform::{Cx, Error, Result, Tx, audit, revision};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;

use crate::{event, repo};

const DAY: i64 = 24 * 3_600_000;
/// A longer absence is no pause; and none is planned from further away.
const LONGEST_MS: i64 = 366 * DAY;
/// The kind of job that runs where a pause begins and ends: its payload names the vendor.
pub const PAUSE_JOB: &str = "vendors.pause";

/// From when to when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Holiday {
    /// From now on where it is missing.
    pub from: Option<i64>,
    /// None ends the pause, or gives it up.
    pub until: Option<i64>,
    /// What buyers are told.
    pub note: Option<String>,
    /// The version they saw.
    pub expected_version: Option<i64>,
}

/// Until when a vendor takes a pause that runs now; `from` is part of it, `until` is not.
#[must_use]
pub fn paused_until(from: Option<i64>, until: Option<i64>, now: i64) -> Option<i64> {
    until.filter(|until| from.is_some_and(|from| from <= now) && now < *until)
}

/// From when to when a vendor takes a pause that runs or is to come.
#[must_use]
pub fn pause_of(vendor: &Model, now: i64) -> Option<(i64, i64)> {
    vendor.paused_from.zip(vendor.paused_until).filter(|(_, until)| now < *until)
}

/// Sets the member's own vendor's pause, in the place of one before.
///
/// # Errors
/// `ValidationFailed`, `VersionConflict`.
pub async fn set_holiday(cx: &Cx, member: &VendorMember, key: Option<&str>, holiday: &Holiday) -> Result<Model> {
    let request = Request::new(member, "vendorHolidaySet", key, holiday)?;
    let note = optional_text("input.note", holiday.note.as_deref(), 500)?;
    let span = span(holiday, cx.now())?;
    let note = &note.filter(|_| span.is_some());
    let _: VendorId = once(cx, "vendors.set_holiday", &request, |tx| async move {
        let current = repo::lock_own(&tx, member).await?.ok_or_else(|| Error::from(Refusal::not_found("", "vendor")))?;
        if holiday.expected_version.is_some_and(|expected| expected != current.version) {
            return Err(Refusal::moved("input.expectedVersion", current.version).into());
        }
        audit::before(&tx, json!({ "from": current.paused_from, "until": current.paused_until }));
        Entity::update_many()
            .col_expr(Column::PausedFrom, Expr::value(span.map(|span| span.0)))
            .col_expr(Column::PausedUntil, Expr::value(span.map(|span| span.1)))
            .col_expr(Column::PauseNote, Expr::value(note.clone()))
            .col_expr(Column::Version, Expr::value(current.version + 1))
            .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
            .filter(Column::Id.eq(member.vendor))
            .exec(&tx)
            .await?;
        if let Some((from, until)) = span {
            for at in [from, until] {
                turn(cx, &tx, member.vendor, at).await?;
            }
        }
        event::changed(cx, &tx, member.vendor, current.version + 1)?;
        revision::bump(&tx).await?;
        Ok(member.vendor)
    })
    .await?;
    repo::own(&cx.db, member).await?.ok_or_else(|| Error::broken("a vendor is gone"))
}

/// Has the cards worked out again at this moment. One of a pause that was set anew meanwhile finds nothing to do.
async fn turn(cx: &Cx, tx: &Tx, vendor: VendorId, at: i64) -> Result<()> {
    let (payload, key) = (json!({ "vendorId": vendor }), format!("{vendor}:{at}"));
    jobs::enqueue(cx, tx, NewJob { kind: PAUSE_JOB, unique_key: Some(&key), payload: &payload, run_at: at }).await
}

/// From when to when; nothing where there is to be no pause.
fn span(holiday: &Holiday, now: i64) -> Result<Option<(i64, i64)>, Refusal> {
    let Some(until) = holiday.until else {
        return match holiday.from {
            Some(_) => Err(Refusal::invalid("input.until", "A pause has an end.")),
            None => Ok(None),
        };
    };
    let from = holiday.from.unwrap_or(now);
    if until <= from || until <= now {
        return Err(Refusal::invalid("input.until", "A pause ends after it began, and not in the past."));
    }
    if until - from > LONGEST_MS || from - now > LONGEST_MS || now - from > LONGEST_MS {
        return Err(Refusal::invalid("input.until", "A pause lasts a year at most, and begins within one."));
    }
    Ok(Some((from, until)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_has_a_beginning_that_is_part_of_it_and_an_end_that_is_not() {
        let at = |now| paused_until(Some(10), Some(20), now);
        assert_eq!([9, 10, 19, 20].map(at), [None, Some(20), Some(20), None]);
        assert_eq!((paused_until(None, Some(20), 15), paused_until(Some(10), None, 15)), (None, None));
    }

    #[test]
    fn a_pause_is_bounded() {
        let asked = |from, until| span(&Holiday { from, until, ..Holiday::default() }, 1_000);
        assert_eq!((asked(None, None), asked(None, Some(2_000))), (Ok(None), Ok(Some((1_000, 2_000)))));
        assert_eq!(asked(Some(500), Some(2_000)), Ok(Some((500, 2_000))));
        for wrong in [
            (Some(1), None),
            (Some(5_000), Some(5_000)),
            (Some(100), Some(900)),
            (None, Some(1_001 + LONGEST_MS)),
            (Some(LONGEST_MS * 2), Some(LONGEST_MS * 2 + 1)),
        ] {
            assert!(asked(wrong.0, wrong.1).is_err(), "{wrong:?}");
        }
    }
}
