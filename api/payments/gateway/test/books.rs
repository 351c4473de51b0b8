//! What the test gateway says it took and gave back.

use kernel::Currency;
use platform::{Error, Result, db};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// The gateway's totals in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Book {
    pub currency: Currency,
    pub captured_minor: i64,
    pub refunded_minor: i64,
    pub fee_minor: i64,
}

impl Book {
    /// What it owes the marketplace: `psp_clearing` once everything is settled.
    #[must_use]
    pub fn balance(&self) -> i64 {
        self.captured_minor - self.refunded_minor - self.fee_minor
    }
}

#[derive(FromQueryResult)]
struct Row {
    currency: String,
    captured: i64,
    refunded: i64,
    fee: i64,
}

/// The gateway's own totals, per currency.
///
/// # Errors
/// The database's own.
pub async fn books(db: &impl ConnectionTrait) -> Result<Vec<Book>> {
    let sql = "SELECT currency, CAST(SUM(captured_minor) AS BIGINT) AS captured, CAST(SUM(refunded_minor) AS BIGINT) AS refunded, \
               CAST(SUM(fee_minor) AS BIGINT) AS fee FROM test_gateway_charge GROUP BY currency ORDER BY currency";
    let book = |row: Row| -> Result<Book> {
        let currency = Currency::from_code(&row.currency).ok_or_else(|| Error::broken(format!("{} is stored as a currency", row.currency)))?;
        Ok(Book { currency, captured_minor: row.captured, refunded_minor: row.refunded, fee_minor: row.fee })
    };
    db::all::<Row, _>(db, sql, []).await?.into_iter().map(book).collect()
}
