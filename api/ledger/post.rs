//! Writing journals.

use entity::ids::JournalId;
use entity::ledger_journal;
use kernel::Money;
use platform::{Cx, Error, Result, Tx};
use sea_orm::ActiveValue::Set;

use crate::repo::{self, Transfer};
use crate::{Account, Journal, Leg};

/// Posts one journal in the transaction of the event it tells of. `false`: it was posted before, or there is nothing in it.
///
/// # Errors
/// `StateConflict` when a guarded account holds too little.
pub async fn post(cx: &Cx, tx: &Tx, journal: Journal) -> Result<bool> {
    let now = cx.now();
    Ok(write(cx, tx, checked(vec![journal])?, |_| now).await? == 1)
}

/// Posts the journals of one transaction together, each unless it was posted before.
///
/// # Errors
/// `StateConflict` when a guarded account holds too little.
pub async fn post_all(cx: &Cx, tx: &Tx, journals: Vec<Journal>) -> Result<()> {
    let now = cx.now();
    write(cx, tx, checked(journals)?, |_| now).await?;
    Ok(())
}

/// Posts many journals of the past at once, each at the time of its event; for demonstrations and imports.
///
/// # Errors
/// The database's own; `StateConflict` when a guarded account holds too little at the end of them.
pub async fn post_past(cx: &Cx, tx: &Tx, journals: Vec<Journal>) -> Result<()> {
    write(cx, tx, checked(journals)?, |journal| journal.occurred_at).await?;
    Ok(())
}

/// Those that have anything in them.
fn checked(journals: Vec<Journal>) -> Result<Vec<Journal>> {
    let mut checked = Vec::with_capacity(journals.len());
    for journal in journals {
        let journal = journal.checked()?;
        if !journal.legs.is_empty() {
            checked.push(journal);
        }
    }
    Ok(checked)
}

/// Three statements, however many there are; one more for each guarded account. Tells how many were new.
async fn write(cx: &Cx, tx: &Tx, journals: Vec<Journal>, posted_at: impl Fn(&Journal) -> i64) -> Result<usize> {
    if journals.is_empty() {
        return Ok(0);
    }
    let heads: Vec<_> = journals.into_iter().map(|journal| (cx.id_at(posted_at(&journal)), journal)).collect();
    let new = repo::insert_journals(tx, heads.iter().map(|(id, journal)| head(*id, journal, posted_at(journal))).collect()).await?;
    let heads: Vec<_> = heads.into_iter().filter(|(id, _)| new.as_ref().is_none_or(|new| new.contains(id))).collect();
    if heads.is_empty() {
        return Ok(0);
    }
    repo::open_accounts(cx, tx, heads.iter().map(|(_, journal)| journal)).await?;
    let rows: Vec<_> = heads.iter().flat_map(|(id, journal)| transfers(cx, *id, journal, posted_at(journal))).collect();
    repo::insert_transfers(tx, &rows).await?;
    repo::count(tx, heads.iter().map(|(_, journal)| journal)).await?;
    Ok(heads.len())
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

fn transfers(cx: &Cx, journal_id: JournalId, journal: &Journal, posted_at: i64) -> Vec<Transfer> {
    let ids = repo::transfer_ids(cx.id_at(posted_at));
    (1..).zip(&journal.legs).zip(ids).map(|((seq, leg), id)| Transfer { id, journal_id, seq, leg: leg.clone(), posted_at }).collect()
}
