//! The ledger's own queries.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use entity::ids::{AccountId, Id, JournalId, TransferId, Uuid};
use entity::{ledger_account, ledger_journal, ledger_transfer};
use kernel::{Currency, Refusal};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, Value};

use crate::{Account, Journal, Leg};

/// Rows per statement; both databases take some ten thousand values at most.
const CHUNK: usize = 1000;

/// An account as the unique index knows it.
type Key = (String, String, String);

fn key(account: &Account, currency: Currency) -> Key {
    (account.code().into(), account.owner(), currency.code().into())
}

/// Writes the heads of journals, except those whose key is taken. Nothing where all are new, else those that are.
pub async fn insert_journals(tx: &Tx, rows: Vec<ledger_journal::ActiveModel>) -> Result<Option<HashSet<JournalId>>> {
    use ledger_journal::Column;
    let (mut taken, mut wanted) = (false, Vec::with_capacity(rows.len()));
    for chunk in rows.chunks(CHUNK) {
        wanted.extend(chunk.iter().filter_map(|row| row.id.try_as_ref().copied()));
        let insert = ledger_journal::Entity::insert_many(chunk.to_vec()).on_conflict(OnConflict::column(Column::EventKey).do_nothing().to_owned());
        taken |= insert.exec_without_returning(tx).await? < chunk.len() as u64;
    }
    if !taken {
        return Ok(None);
    }
    let found = ledger_journal::Entity::find().filter(Column::Id.is_in(wanted)).all(tx).await?;
    Ok(Some(found.into_iter().map(|row| row.id).collect()))
}

/// A leg to be written; its accounts are known by their names.
pub struct Transfer {
    pub id: TransferId,
    pub journal_id: JournalId,
    pub seq: i32,
    pub leg: Leg,
    pub posted_at: i64,
}

/// Writes legs; the database looks their accounts up, which all exist.
pub async fn insert_transfers(tx: &Tx, rows: &[Transfer]) -> Result<()> {
    for chunk in rows.chunks(CHUNK) {
        let places: Vec<String> = (0..chunk.len()).map(|row| format!("({})", places(row * 11, 11))).collect();
        let sql = format!(
            "WITH leg (id, journal, seq, debit, debit_owner, credit, credit_owner, amount, currency, memo, posted) AS (VALUES {}) \
             INSERT INTO ledger_transfer (id, journal_id, seq, debit_id, credit_id, amount, currency, memo, posted_at) \
             SELECT leg.id, leg.journal, leg.seq, d.id, c.id, leg.amount, leg.currency, leg.memo, leg.posted FROM leg \
             JOIN ledger_account d ON d.code = leg.debit AND d.owner = leg.debit_owner AND d.currency = leg.currency \
             JOIN ledger_account c ON c.code = leg.credit AND c.owner = leg.credit_owner AND c.currency = leg.currency",
            places.join(", ")
        );
        let mut values: Vec<Value> = Vec::with_capacity(chunk.len() * 11);
        for Transfer { id, journal_id, seq, leg, posted_at } in chunk {
            values.extend::<[Value; 11]>([
                (*id).into(),
                (*journal_id).into(),
                (*seq).into(),
                leg.debit.code().into(),
                leg.debit.owner().into(),
                leg.credit.code().into(),
                leg.credit.owner().into(),
                leg.amount.minor.into(),
                leg.amount.currency.code().into(),
                leg.memo.clone().into(),
                (*posted_at).into(),
            ]);
        }
        let written = db::execute(tx, &sql, values).await?;
        if written != chunk.len() as u64 {
            return Err(Error::broken(format!("{written} of {} transfers found their accounts", chunk.len())));
        }
    }
    Ok(())
}

fn places(after: usize, count: usize) -> String {
    (after + 1..=after + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}

pub async fn journal(db: &impl ConnectionTrait, event_key: &str) -> Result<Option<ledger_journal::Model>> {
    Ok(ledger_journal::Entity::find().filter(ledger_journal::Column::EventKey.eq(event_key)).one(db).await?)
}

pub async fn transfers(db: &impl ConnectionTrait, journals: impl IntoIterator<Item = JournalId>) -> Result<Vec<ledger_transfer::Model>> {
    let of = ledger_transfer::Column::JournalId.is_in(journals);
    Ok(ledger_transfer::Entity::find().filter(of).order_by_asc(ledger_transfer::Column::JournalId).order_by_asc(ledger_transfer::Column::Seq).all(db).await?)
}

pub async fn accounts_by_ids(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = AccountId>) -> Result<HashMap<AccountId, ledger_account::Model>> {
    let ids: BTreeSet<AccountId> = ids.into_iter().collect();
    let rows = ledger_account::Entity::find().filter(ledger_account::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

pub async fn accounts_of(db: &impl ConnectionTrait, owner: &str, codes: &[&str]) -> Result<Vec<ledger_account::Model>> {
    let of = ledger_account::Column::Owner.eq(owner).and(db::among(ledger_account::Column::Code, codes));
    Ok(ledger_account::Entity::find().filter(of).all(db).await?)
}

/// Opens the accounts that the journals name and nobody opened yet, in the order of their keys, so that two that open the
/// same ones wait for each other instead of locking up.
pub async fn open_accounts(cx: &Cx, tx: &Tx, journals: impl Iterator<Item = &Journal>) -> Result<()> {
    let mut wanted: BTreeMap<Key, Account> = BTreeMap::new();
    for leg in journals.flat_map(|journal| &journal.legs) {
        for account in [leg.debit, leg.credit] {
            wanted.insert(key(&account, leg.amount.currency), account);
        }
    }
    let rows: Vec<_> = wanted.iter().map(|(key, account)| row(cx.id(), key, account)).collect();
    for chunk in rows.chunks(CHUNK) {
        let insert = ledger_account::Entity::insert_many(chunk.to_vec()).on_conflict(OnConflict::new().do_nothing().to_owned());
        insert.exec_without_returning(tx).await?;
    }
    Ok(())
}

fn row(id: AccountId, key: &Key, account: &Account) -> ledger_account::ActiveModel {
    ledger_account::ActiveModel {
        id: Set(id),
        code: Set(key.0.clone()),
        owner: Set(key.1.clone()),
        currency: Set(key.2.clone()),
        kind: Set(account.kind()),
        guarded: Set(account.guarded()),
        min_credit_balance: Set(account.guarded().then_some(0)),
        debits: Set(0),
        credits: Set(0),
    }
}

/// Moves the counters of guarded accounts, in the order of their keys, each only as far as its minimum allows.
pub async fn count(tx: &Tx, journals: impl Iterator<Item = &Journal>) -> Result<()> {
    let mut moved: BTreeMap<Key, (i64, i64)> = BTreeMap::new();
    for leg in journals.flat_map(|journal| &journal.legs) {
        if leg.debit.guarded() {
            moved.entry(key(&leg.debit, leg.amount.currency)).or_default().0 += leg.amount.minor;
        }
        if leg.credit.guarded() {
            moved.entry(key(&leg.credit, leg.amount.currency)).or_default().1 += leg.amount.minor;
        }
    }
    for ((code, owner, currency), (debits, credits)) in moved {
        let sql = "UPDATE ledger_account SET debits = debits + $1, credits = credits + $2 WHERE code = $3 AND owner = $4 AND currency = $5 \
                   AND (min_credit_balance IS NULL OR credits + $2 - debits - $1 >= min_credit_balance)";
        if db::execute(tx, sql, [debits.into(), credits.into(), code.into(), owner.into(), currency.into()]).await? != 1 {
            return Err(Refusal::state("This account holds less than is to be taken from it.").into());
        }
    }
    Ok(())
}

/// Ids that follow the order of the legs: the first is drawn, the others count on from it.
pub fn transfer_ids(first: TransferId) -> impl Iterator<Item = TransferId> {
    let first = first.uuid().as_u128();
    (0u128..).map(move |n| TransferId(Uuid::from_u128(first.wrapping_add(n))))
}

/// Reads a stored code.
pub fn currency(code: &str) -> Result<Currency> {
    Currency::from_code(code).ok_or_else(|| Error::broken(format!("{code} is stored as a currency")))
}
