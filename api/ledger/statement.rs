//! Reading the books as one vendor does: their own accounts and nothing else.

use entity::ids::{AccountId, Id, JournalId, OrderId, TransferId};
use kernel::{Currency, Cursor, Direction, Money, Page, Paged, VendorMember};
use platform::{Error, Result, db};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use crate::books::{SIDES, Sums};
use crate::{Balance, repo};

/// The names under which a vendor has accounts.
const CODES: [&str; 4] = ["vendor_pending", "vendor_available", "vendor_transit", "vendor_receivable"];

/// One line of a vendor's statement. A move between two of the vendor's accounts is two lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub transfer_id: TransferId,
    pub journal_id: JournalId,
    /// What happened: `capture`, `release`, `refund`...
    pub kind: String,
    pub order_id: Option<OrderId>,
    /// Which of the vendor's accounts.
    pub code: String,
    /// In the vendor's favour, or below zero against.
    pub amount: Money,
    /// What the account stood at after it, in the vendor's favour.
    pub balance: Money,
    pub memo: Option<String>,
    pub occurred_at: i64,
    pub posted_at: i64,
}

#[derive(FromQueryResult)]
struct Row {
    id: TransferId,
    side: i64,
    account_id: AccountId,
    amount: i64,
    journal_id: JournalId,
    memo: Option<String>,
    posted_at: i64,
    kind: String,
    order_id: Option<OrderId>,
    occurred_at: i64,
}

#[derive(FromQueryResult)]
struct Standing {
    account_id: AccountId,
    balance: i64,
}

/// What stands on the vendor's accounts, per account and currency.
///
/// # Errors
/// The database's own.
pub async fn vendor_balances(db: &impl ConnectionTrait, vendor: &VendorMember) -> Result<Vec<Balance>> {
    let sql = format!(
        "SELECT a.code, a.currency, a.kind, CAST(SUM(s.debits) AS BIGINT) AS debits, CAST(SUM(s.credits) AS BIGINT) AS credits FROM ledger_account a \
         JOIN ({SIDES}) s ON s.account_id = a.id WHERE a.owner = $1 AND a.code IN ($2, $3, $4, $5) \
         GROUP BY a.code, a.currency, a.kind ORDER BY a.currency, a.code"
    );
    let values: Vec<Value> = std::iter::once(vendor.vendor.to_string().into()).chain(CODES.map(Value::from)).collect();
    db::all::<Sums, _>(db, &sql, values).await?.into_iter().map(TryInto::try_into).collect()
}

/// The vendor's statement in one currency, the newest line first, each with the balance it led to.
///
/// # Errors
/// The database's own.
pub async fn statement(db: &impl ConnectionTrait, vendor: &VendorMember, currency: Currency, page: &Page) -> Result<Paged<Entry>> {
    let accounts: Vec<_> = repo::accounts_of(db, &vendor.vendor.to_string(), &CODES).await?.into_iter().filter(|row| row.currency == currency.code()).collect();
    if accounts.is_empty() {
        return Ok(Paged { rows: Vec::new(), more: false });
    }
    let ids: Vec<Value> = accounts.iter().map(|row| row.id.into()).collect();
    // Ids follow time, and the legs of a journal follow each other; a move between own accounts has two sides with one id.
    let lines = lines(ids.len());
    let (beyond, order) = match page.direction {
        Direction::Forward => ("<", "DESC"),
        Direction::Backward => (">", "ASC"),
    };
    let mut values = ids.clone();
    let from = match &page.cursor {
        None => String::new(),
        Some(cursor) => {
            values.extend([TransferId(cursor.id).into(), cursor.key.into()]);
            let n = ids.len();
            format!("WHERE e.id {beyond} ${a} OR (e.id = ${a} AND e.side {beyond} ${b})", a = n + 1, b = n + 2)
        }
    };
    let sql = format!(
        "SELECT e.*, j.kind, j.order_id, j.occurred_at FROM ({lines}) e JOIN ledger_journal j ON j.id = e.journal_id {from} \
         ORDER BY e.id {order}, e.side {order} LIMIT {}",
        page.size + 1
    );
    let found = page.close(db::all::<Row, _>(db, &sql, values).await?, |row| Cursor { key: row.side, id: row.id.uuid() });
    let Some((_, newest)) = found.rows.first() else { return Ok(Paged { rows: Vec::new(), more: found.more }) };

    // Where the accounts stood after the newest line of the page; from there the lines themselves lead back.
    let n = ids.len();
    let sql = format!(
        "SELECT e.account_id, CAST(SUM(e.amount) AS BIGINT) AS balance FROM ({lines}) e WHERE e.id < ${a} OR (e.id = ${a} AND e.side <= ${b}) GROUP BY e.account_id",
        a = n + 1,
        b = n + 2
    );
    let mut values = ids;
    values.extend([newest.id.into(), newest.side.into()]);
    let mut standing = db::all::<Standing, _>(db, &sql, values).await?;
    let mut rows = Vec::with_capacity(found.rows.len());
    for (cursor, row) in found.rows {
        let code = accounts.iter().find(|account| account.id == row.account_id).map(|account| account.code.clone());
        let stood = standing.iter_mut().find(|standing| standing.account_id == row.account_id);
        let (Some(code), Some(stood)) = (code, stood) else { return Err(Error::broken("a statement has a line of no account")) };
        let balance = Money::new(stood.balance, currency);
        stood.balance -= row.amount;
        let Row { id: transfer_id, journal_id, kind, order_id, amount, memo, occurred_at, posted_at, .. } = row;
        rows.push((
            cursor,
            Entry { transfer_id, journal_id, kind, order_id, code, amount: Money::new(amount, currency), balance, memo, occurred_at, posted_at },
        ));
    }
    Ok(Paged { rows, more: found.more })
}

/// Both sides of the transfers of `count` accounts, given as `$1`, `$2`...
fn lines(count: usize) -> String {
    let accounts = (1..=count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    format!(
        "SELECT id, CAST(0 AS BIGINT) AS side, debit_id AS account_id, -amount AS amount, journal_id, memo, posted_at FROM ledger_transfer WHERE debit_id IN ({accounts}) \
         UNION ALL \
         SELECT id, CAST(1 AS BIGINT), credit_id, amount, journal_id, memo, posted_at FROM ledger_transfer WHERE credit_id IN ({accounts})"
    )
}
