//! What a vendor's desk shows of all its orders at once: what waits for it, what was sold, and what came in just now.

use entity::vendor_order;
use kernel::{Refusal, VendorMember};
use platform::{Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};

use crate::model::{DAY, SHIP_BY};

/// All time zones are off by whole quarters of an hour, and every day begins at one.
const QUARTER: i64 = 15 * 60_000;
const MOST_PERIODS: usize = 400;
/// Far longer than anybody has to pay, slow banks too: what was placed in a period was made at most so long before it.
const LATEST_PAYMENT: i64 = 60 * DAY;
/// So many come at once to somebody who was away.
const MOST_MISSED: u64 = 100;

/// How many of a vendor's parts wait for what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Waiting {
    pub to_accept: i64,
    pub to_ship: i64,
    pub partially_shipped: i64,
    /// Of all three, those that count as late already.
    pub late: i64,
    /// When the next of them does, or the first of them did.
    pub next_ship_by: Option<i64>,
}

/// What was sold between two moments, in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sold {
    pub from: i64,
    pub until: i64,
    pub currency: String,
    /// Parts that nobody cancelled since.
    pub orders: i64,
    pub gross_minor: i64,
    /// What of that went back since, or is on its way back.
    pub refunded_minor: i64,
}

/// What waits for the vendor now. What was paid back whole before anything of it left waits for nobody.
///
/// # Errors
/// The database's own.
pub async fn waiting(db: &impl ConnectionTrait, member: &VendorMember, now: i64) -> Result<Waiting> {
    let sql = format!(
        "SELECT COALESCE(SUM(CASE WHEN fulfilment = 'unfulfilled' AND accepted_at IS NULL THEN 1 ELSE 0 END), 0) AS to_accept, \
         COALESCE(SUM(CASE WHEN fulfilment = 'unfulfilled' AND accepted_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS to_ship, \
         COALESCE(SUM(CASE WHEN fulfilment = 'partially_shipped' THEN 1 ELSE 0 END), 0) AS partially_shipped, \
         COALESCE(SUM(CASE WHEN ship_by <= $2 THEN 1 ELSE 0 END), 0) AS late, MIN(ship_by) AS next_ship_by \
         FROM (SELECT fulfilment, accepted_at, {SHIP_BY} AS ship_by FROM vendor_order \
         WHERE vendor_id = $1 AND lifecycle = 'placed' AND fulfilment IN ('unfulfilled', 'partially_shipped') \
         AND payment_state <> 'refunded' AND placed_at IS NOT NULL) waits"
    );
    Ok(db::one(db, &sql, [member.vendor.into(), now.into()]).await?.unwrap_or_default())
}

/// What was sold between each two of these moments, oldest first; a period without a sale is left out, and one with sales in two
/// currencies is there twice.
///
/// # Errors
/// `ValidationFailed` on `bounds`, unless they are 2 to 401 full quarters of an hour, ascending, over at most 400 days.
pub async fn sold(db: &impl ConnectionTrait, member: &VendorMember, bounds: &[i64]) -> Result<Vec<Sold>> {
    #[derive(FromQueryResult)]
    struct Row {
        quarter: i64,
        currency: String,
        orders: i64,
        gross: i64,
        refunded: i64,
    }
    let (first, last) = span(bounds)?;
    let sql = format!(
        "SELECT placed_at / {QUARTER} AS quarter, currency, SUM(CASE WHEN lifecycle = 'cancelled' THEN 0 ELSE 1 END) AS orders, \
         CAST(SUM(total_minor) AS BIGINT) AS gross, CAST(SUM(refunded_minor) AS BIGINT) AS refunded FROM vendor_order \
         WHERE vendor_id = $1 AND created_at >= $2 AND created_at < $4 AND placed_at >= $3 AND placed_at < $4 \
         GROUP BY placed_at / {QUARTER}, currency ORDER BY placed_at / {QUARTER}, currency"
    );
    let rows: Vec<Row> = db::all(db, &sql, [member.vendor.into(), (first - LATEST_PAYMENT).into(), first.into(), last.into()]).await?;
    let mut found: Vec<Sold> = Vec::new();
    for row in rows {
        let after = bounds.partition_point(|bound| *bound <= row.quarter * QUARTER).min(bounds.len() - 1);
        let (from, until) = (bounds[after - 1], bounds[after]);
        match found.iter_mut().rev().take_while(|sold| sold.from == from).find(|sold| sold.currency == row.currency) {
            Some(sold) => {
                sold.orders += row.orders;
                sold.gross_minor += row.gross;
                sold.refunded_minor += row.refunded;
            }
            None => found.push(Sold { from, until, currency: row.currency, orders: row.orders, gross_minor: row.gross, refunded_minor: row.refunded }),
        }
    }
    Ok(found)
}

fn span(bounds: &[i64]) -> Result<(i64, i64), Refusal> {
    let (Some(first), Some(last)) = (bounds.first(), bounds.last()) else { return Err(Refusal::invalid("bounds", "At least two moments are meant.")) };
    if bounds.len() < 2 || bounds.len() > MOST_PERIODS + 1 {
        return Err(Refusal::invalid("bounds", "2 to 401 moments are meant."));
    }
    if let Some(place) = bounds.iter().position(|bound| bound.rem_euclid(QUARTER) != 0) {
        return Err(Refusal::invalid(&format!("bounds.{place}"), "A full quarter of an hour is meant."));
    }
    if let Some(place) = bounds.windows(2).position(|pair| pair[0] >= pair[1]) {
        return Err(Refusal::invalid(&format!("bounds.{}", place + 1), "A moment after the one before it is meant."));
    }
    if last - first > 400 * DAY {
        return Err(Refusal::invalid("bounds", "At most 400 days are meant."));
    }
    Ok((*first, *last))
}

/// The vendor's parts that were placed from that moment on, oldest first; where there are more than a hundred, the newest hundred.
///
/// # Errors
/// The database's own.
pub async fn arrived_since(db: &impl ConnectionTrait, member: &VendorMember, since: i64) -> Result<Vec<vendor_order::Model>> {
    use vendor_order::Column;
    let query = vendor_order::Entity::find()
        .filter(Column::VendorId.eq(member.vendor))
        .filter(Column::CreatedAt.gte(since - LATEST_PAYMENT))
        .filter(Column::PlacedAt.gte(since))
        .order_by_desc(Column::PlacedAt)
        .order_by_desc(Column::Id)
        .limit(MOST_MISSED);
    let mut rows = query.all(db).await?;
    rows.reverse();
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_moments_in_order_at_full_quarters_of_an_hour() {
        let path = |bounds: &[i64]| match span(bounds) {
            Ok(span) => Ok(span),
            Err(Refusal::ValidationFailed { field, .. }) => Err(field.join(".")),
            Err(other) => panic!("{other}"),
        };
        assert_eq!(path(&[0, DAY, 2 * DAY + QUARTER]), Ok((0, 2 * DAY + QUARTER)));
        assert_eq!(path(&[-DAY, 0]), Ok((-DAY, 0)));
        for (bounds, expected) in [
            (vec![], "bounds"),
            (vec![0], "bounds"),
            ((0..=i64::try_from(MOST_PERIODS).unwrap() + 1).map(|place| place * QUARTER).collect(), "bounds"),
            (vec![0, QUARTER + 1], "bounds.1"),
            (vec![0, DAY, DAY], "bounds.2"),
            (vec![DAY, 0], "bounds.1"),
            (vec![0, 401 * DAY], "bounds"),
        ] {
            assert_eq!(path(&bounds), Err(expected.to_owned()), "{bounds:?}");
        }
    }
}
