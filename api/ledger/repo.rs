//! The ledger's own queries.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use entity::ids::{AccountId, Id, JournalId, TransferId, Uuid};
use entity::{ledger_account, ledger_journal, ledger_transfer};
use kernel::{Currency, Refusal};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

use crate::{Account, Journal};

/// Rows per statement; both databases take some ten thousand values at most.
const CHUNK: usize = 1000;

/// An account as the unique index knows it.
type Key = (String, String, String);

fn key(account: &Account, currency: Currency) -> Key {
    (account.code().into(), account.owner(), currency.code().into())
}

/// Writes a journal's head, unless its key is taken.
pub async fn insert_journal(tx: &Tx, row: ledger_journal::ActiveModel) -> Result<bool> {
    let insert = ledger_journal::Entity::insert(row).on_conflict(OnConflict::column(ledger_journal::Column::EventKey).do_nothing().to_owned());
    Ok(insert.exec_without_returning(tx).await? == 1)
}

pub async fn insert_journals(tx: &Tx, rows: Vec<ledger_journal::ActiveModel>) -> Result<()> {
    for chunk in rows.chunks(CHUNK) {
        ledger_journal::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

pub async fn insert_transfers(tx: &Tx, rows: Vec<ledger_transfer::ActiveModel>) -> Result<()> {
    for chunk in rows.chunks(CHUNK) {
        ledger_transfer::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
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
    let of = ledger_account::Column::Owner.eq(owner).and(ledger_account::Column::Code.is_in(codes.iter().copied()));
    Ok(ledger_account::Entity::find().filter(of).all(db).await?)
}

/// The ids of all accounts the journals name; missing ones are opened.
pub async fn open_accounts(cx: &Cx, tx: &Tx, journals: &[Journal]) -> Result<Accounts> {
    let mut wanted: BTreeMap<Key, Account> = BTreeMap::new();
    for leg in journals.iter().flat_map(|journal| &journal.legs) {
        for account in [leg.debit, leg.credit] {
            wanted.insert(key(&account, leg.amount.currency), account);
        }
    }
    let mut found = BTreeMap::new();
    find(tx, wanted.keys(), &mut found).await?;
    // In key order, so that two that open the same accounts wait for each other instead of locking up.
    let missing: Vec<(&Key, AccountId, &Account)> =
        wanted.iter().filter(|(key, _)| !found.contains_key(*key)).map(|(key, account)| (key, cx.id(), account)).collect();
    for chunk in missing.chunks(CHUNK) {
        let rows = chunk.iter().map(|(key, id, account)| row(*id, key, account));
        let insert = ledger_account::Entity::insert_many(rows).on_conflict(OnConflict::new().do_nothing().to_owned());
        if insert.exec_without_returning(tx).await? == chunk.len() as u64 {
            found.extend(chunk.iter().map(|(key, id, _)| ((*key).clone(), *id)));
        }
    }
    if wanted.keys().any(|key| !found.contains_key(key)) {
        // Somebody opened one of them in between.
        find(tx, wanted.keys(), &mut found).await?;
    }
    Ok(Accounts(found))
}

/// What [`open_accounts`] found.
pub struct Accounts(BTreeMap<Key, AccountId>);

impl Accounts {
    pub fn id(&self, account: &Account, currency: Currency) -> Result<AccountId> {
        let key = key(account, currency);
        self.0.get(&key).copied().ok_or_else(|| Error::broken(format!("account {} of {} in {} is gone", key.0, key.1, key.2)))
    }
}

async fn find<'a>(tx: &Tx, keys: impl Iterator<Item = &'a Key>, found: &mut BTreeMap<Key, AccountId>) -> Result<()> {
    let keys: Vec<&Key> = keys.filter(|key| !found.contains_key(*key)).collect();
    for chunk in keys.chunks(CHUNK) {
        // Finds some neighbours too (every code of every owner); there are few, and one plain index range per code.
        let set = |part: fn(&Key) -> &str| chunk.iter().map(|key| part(key)).collect::<BTreeSet<_>>();
        let rows = ledger_account::Entity::find()
            .filter(ledger_account::Column::Code.is_in(set(|key| &key.0)))
            .filter(ledger_account::Column::Owner.is_in(set(|key| &key.1)))
            .filter(ledger_account::Column::Currency.is_in(set(|key| &key.2)))
            .all(tx)
            .await?;
        found.extend(rows.into_iter().map(|row| ((row.code, row.owner, row.currency), row.id)));
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

/// Moves the counters of guarded accounts, in id order, each only as far as its minimum allows.
pub async fn count(tx: &Tx, journals: &[Journal], accounts: &Accounts) -> Result<()> {
    let mut moved: BTreeMap<AccountId, (i64, i64)> = BTreeMap::new();
    for leg in journals.iter().flat_map(|journal| &journal.legs) {
        if leg.debit.guarded() {
            moved.entry(accounts.id(&leg.debit, leg.amount.currency)?).or_default().0 += leg.amount.minor;
        }
        if leg.credit.guarded() {
            moved.entry(accounts.id(&leg.credit, leg.amount.currency)?).or_default().1 += leg.amount.minor;
        }
    }
    for (id, (debits, credits)) in moved {
        let sql = "UPDATE ledger_account SET debits = debits + $1, credits = credits + $2 \
                   WHERE id = $3 AND (min_credit_balance IS NULL OR credits + $2 - debits - $1 >= min_credit_balance)";
        if db::execute(tx, sql, [debits.into(), credits.into(), id.into()]).await? != 1 {
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
