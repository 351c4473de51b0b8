//! Writing journals.

use entity::ids::JournalId;
use entity::{ledger_journal, ledger_transfer};
use kernel::Money;
use platform::{Cx, Error, Result, Tx};
use sea_orm::ActiveValue::Set;

use crate::repo::{self, Accounts};
use crate::{Account, Journal, Leg};

/// Posts one journal in the transaction of the event it tells of. `false`: it was posted before, or there is nothing in it.
///
/// # Errors
/// `StateConflict` when a guarded account holds too little.
pub async fn post(cx: &Cx, tx: &Tx, journal: Journal) -> Result<bool> {
    let journal = journal.checked()?;
    if journal.legs.is_empty() {
        return Ok(false);
    }
    let (id, posted_at) = (cx.id(), cx.now());
    if !repo::insert_journal(tx, head(id, &journal, posted_at)).await? {
        return Ok(false);
    }
    let journals = std::slice::from_ref(&journal);
    let accounts = repo::open_accounts(cx, tx, journals).await?;
    repo::insert_transfers(tx, transfers(cx, id, &journal, &accounts, posted_at)?).await?;
    repo::count(tx, journals, &accounts).await?;
    Ok(true)
}

/// Posts many journals of the past at once, each at the time of its event; for demonstrations and imports.
/// None of them may have been posted before.
///
/// # Errors
/// The database's own; `StateConflict` when a guarded account holds too little at the end of them.
pub async fn post_past(cx: &Cx, tx: &Tx, journals: Vec<Journal>) -> Result<()> {
    let mut checked = Vec::with_capacity(journals.len());
    for journal in journals {
        let journal = journal.checked()?;
        if !journal.legs.is_empty() {
            checked.push(journal);
        }
    }
    let accounts = repo::open_accounts(cx, tx, &checked).await?;
    let (mut heads, mut rows) = (Vec::new(), Vec::new());
    for journal in &checked {
        let id = cx.id_at(journal.occurred_at);
        heads.push(head(id, journal, journal.occurred_at));
        rows.extend(transfers(cx, id, journal, &accounts, journal.occurred_at)?);
    }
    repo::insert_journals(tx, heads).await?;
    repo::insert_transfers(tx, rows).await?;
    repo::count(tx, &checked, &accounts).await
}

/// Takes back the journal posted under `of` by a new one under `event_key`. `false`: there is no such journal,
/// or it was taken back before.
///
/// # Errors
/// `StateConflict` when a guarded account holds too little to give it back.
pub async fn reverse(cx: &Cx, tx: &Tx, of: &str, event_key: String, kind: &'static str) -> Result<bool> {
    let Some(original) = repo::journal(tx, of).await? else { return Ok(false) };
    let posted = repo::transfers(tx, [original.id]).await?;
    let rows = repo::accounts_by_ids(tx, posted.iter().flat_map(|row| [row.debit_id, row.credit_id])).await?;
    let account = |id| {
        rows.get(&id).and_then(|row| Account::read(&row.code, &row.owner)).ok_or_else(|| Error::broken(format!("{id} is no account that can be reversed")))
    };
    let mut legs = Vec::with_capacity(posted.len());
    for row in posted {
        let amount = Money::new(row.amount, repo::currency(&row.currency)?);
        legs.push(Leg { debit: account(row.debit_id)?, credit: account(row.credit_id)?, amount, memo: row.memo }.turned());
    }
    post(cx, tx, Journal { event_key, kind, order_id: original.order_id, occurred_at: cx.now(), legs, reverses: Some(original.id) }).await
}

fn head(id: JournalId, journal: &Journal, posted_at: i64) -> ledger_journal::ActiveModel {
    ledger_journal::ActiveModel {
        id: Set(id),
        event_key: Set(journal.event_key.clone()),
        kind: Set(journal.kind.into()),
        order_id: Set(journal.order_id),
        occurred_at: Set(journal.occurred_at),
        posted_at: Set(posted_at),
        reverses: Set(journal.reverses),
    }
}

fn transfers(cx: &Cx, id: JournalId, journal: &Journal, accounts: &Accounts, posted_at: i64) -> Result<Vec<ledger_transfer::ActiveModel>> {
    let ids = repo::transfer_ids(cx.id_at(posted_at));
    let row = |((seq, leg), transfer): ((i32, &Leg), _)| -> Result<_> {
        Ok(ledger_transfer::ActiveModel {
            id: Set(transfer),
            journal_id: Set(id),
            seq: Set(seq),
            debit_id: Set(accounts.id(&leg.debit, leg.amount.currency)?),
            credit_id: Set(accounts.id(&leg.credit, leg.amount.currency)?),
            amount: Set(leg.amount.minor),
            currency: Set(leg.amount.currency.code().into()),
            memo: Set(leg.memo.clone()),
            posted_at: Set(posted_at),
        })
    };
    (1..).zip(&journal.legs).zip(ids).map(row).collect()
}
