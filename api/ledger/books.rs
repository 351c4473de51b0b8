//! Reading the books as the marketplace does.

use entity::ids::{JournalId, TransferId};
use entity::states::AccountKind;
use entity::{ledger_account, ledger_journal};
use kernel::{Currency, Cursor, Direction, Money, Operator, Page, Paged};
use platform::{Error, Result, db};
use sea_orm::sea_query::{Condition, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect};

use crate::{Account, Balance, repo};

/// Every account's two sides, from the transfers themselves.
pub(crate) const SIDES: &str = "SELECT debit_id AS account_id, amount AS debits, CAST(0 AS BIGINT) AS credits FROM ledger_transfer \
                                UNION ALL SELECT credit_id, CAST(0 AS BIGINT), amount FROM ledger_transfer";

/// A journal with what it moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    pub journal: ledger_journal::Model,
    pub lines: Vec<Line>,
}

/// One transfer of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: TransferId,
    pub debit: AccountName,
    pub credit: AccountName,
    pub amount: Money,
    pub memo: Option<String>,
}

/// An account as people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountName {
    pub code: String,
    /// Whose it is; empty for the marketplace's own.
    pub owner: String,
}

#[derive(FromQueryResult)]
pub(crate) struct Sums {
    pub code: String,
    pub currency: String,
    pub kind: AccountKind,
    pub debits: i64,
    pub credits: i64,
}

impl TryFrom<Sums> for Balance {
    type Error = Error;
    fn try_from(sums: Sums) -> Result<Self> {
        Ok(Self { code: sums.code, kind: sums.kind, currency: repo::currency(&sums.currency)?, debits: sums.debits, credits: sums.credits })
    }
}

/// What stands on either side under each name, per currency. Both columns sum to the same.
///
/// # Errors
/// The database's own.
pub async fn trial_balance(db: &impl ConnectionTrait, _: &Operator) -> Result<Vec<Balance>> {
    // First by account, then by name: the names are looked up once per account and not once per transfer.
    let sql = format!(
        "SELECT a.code, a.currency, a.kind, CAST(SUM(s.debits) AS BIGINT) AS debits, CAST(SUM(s.credits) AS BIGINT) AS credits FROM ledger_account a \
         JOIN (SELECT account_id, SUM(debits) AS debits, SUM(credits) AS credits FROM ({SIDES}) e GROUP BY account_id) s ON s.account_id = a.id \
         GROUP BY a.code, a.currency, a.kind ORDER BY a.currency, a.code"
    );
    db::all::<Sums, _>(db, &sql, []).await?.into_iter().map(TryInto::try_into).collect()
}

/// What one account holds or owes, in its own direction; 0 for one that was never opened.
///
/// # Errors
/// The database's own.
pub async fn balance(db: &impl ConnectionTrait, account: Account, currency: Currency) -> Result<i64> {
    let sql = format!(
        "SELECT a.code, a.currency, a.kind, CAST(SUM(s.debits) AS BIGINT) AS debits, CAST(SUM(s.credits) AS BIGINT) AS credits FROM ledger_account a \
         JOIN ({SIDES}) s ON s.account_id = a.id WHERE a.code = $1 AND a.owner = $2 AND a.currency = $3 GROUP BY a.code, a.currency, a.kind"
    );
    let sums = db::one::<Sums, _>(db, &sql, [account.code().into(), account.owner().into(), currency.code().into()]).await?;
    Ok(sums.map(Balance::try_from).transpose()?.map_or(0, |balance| balance.balance()))
}

/// All journals, the newest first.
///
/// # Errors
/// The database's own.
pub async fn journals(db: &impl ConnectionTrait, _: &Operator, page: &Page) -> Result<Paged<Booked>> {
    use ledger_journal::Column::{Id, PostedAt};
    let (order, forward) = match page.direction {
        Direction::Forward => (Order::Desc, true),
        Direction::Backward => (Order::Asc, false),
    };
    let mut query = ledger_journal::Entity::find().order_by(PostedAt, order.clone()).order_by(Id, order).limit(page.size + 1);
    if let Some(cursor) = &page.cursor {
        let id = JournalId(cursor.id);
        let beyond = if forward {
            PostedAt.lt(cursor.key).or(PostedAt.eq(cursor.key).and(Id.lt(id)))
        } else {
            PostedAt.gt(cursor.key).or(PostedAt.eq(cursor.key).and(Id.gt(id)))
        };
        query = query.filter(Condition::all().add(beyond));
    }
    let found = page.close(query.all(db).await?, |row| Cursor::new(row.posted_at, row.id));
    let transfers = repo::transfers(db, found.rows.iter().map(|(_, row)| row.id)).await?;
    let accounts = repo::accounts_by_ids(db, transfers.iter().flat_map(|row| [row.debit_id, row.credit_id])).await?;
    let name = |id| accounts.get(&id).map(name).ok_or_else(|| Error::broken(format!("account {id} is gone")));
    let mut rows = Vec::with_capacity(found.rows.len());
    for (cursor, journal) in found.rows {
        let lines = transfers.iter().filter(|row| row.journal_id == journal.id).map(|row| -> Result<Line> {
            let amount = Money::new(row.amount, repo::currency(&row.currency)?);
            Ok(Line { id: row.id, debit: name(row.debit_id)?, credit: name(row.credit_id)?, amount, memo: row.memo.clone() })
        });
        rows.push((cursor, Booked { lines: lines.collect::<Result<_>>()?, journal }));
    }
    Ok(Paged { rows, more: found.more })
}

fn name(account: &ledger_account::Model) -> AccountName {
    AccountName { code: account.code.clone(), owner: account.owner.clone() }
}
