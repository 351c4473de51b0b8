//! Whether the books still keep their promises. Run by `stoa check` and at night.

use platform::{Result, db};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::books::SIDES;

#[derive(FromQueryResult)]
struct Broken {
    what: String,
    amount: i64,
}

/// Every broken promise, naming the rows; empty when all is well. At most a hundred of each kind.
///
/// # Errors
/// The database's own.
pub async fn check(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let sides =
        format!("SELECT account_id, CAST(SUM(debits) AS BIGINT) AS debits, CAST(SUM(credits) AS BIGINT) AS credits FROM ({SIDES}) e GROUP BY account_id");
    let questions = [
        (
            "ledger: a currency does not sum to zero",
            format!(
                "SELECT a.currency AS what, CAST(SUM(s.debits - s.credits) AS BIGINT) AS amount FROM ledger_account a JOIN ({sides}) s ON s.account_id = a.id \
                 GROUP BY a.currency HAVING SUM(s.debits - s.credits) <> 0"
            ),
        ),
        (
            "ledger: an order's control account is open",
            format!(
                "SELECT a.owner || ' ' || a.currency AS what, s.credits - s.debits AS amount FROM ledger_account a JOIN ({sides}) s ON s.account_id = a.id \
                 WHERE a.code = 'order_control' AND s.debits <> s.credits LIMIT 100"
            ),
        ),
        (
            "ledger: the control account of a refund that ended is open",
            format!(
                "SELECT a.owner || ' ' || a.currency AS what, s.credits - s.debits AS amount FROM ledger_account a JOIN ({sides}) s ON s.account_id = a.id \
                 WHERE a.code = 'refund_control' AND s.debits <> s.credits \
                 AND EXISTS (SELECT 1 FROM ledger_journal j WHERE j.event_key IN ('refund:' || a.owner || ':done', 'refund:' || a.owner || ':failed')) LIMIT 100"
            ),
        ),
        (
            "ledger: a guarded account's counters are not the sum of its transfers",
            format!(
                "SELECT a.code || ' ' || a.owner || ' ' || a.currency AS what, (a.credits - a.debits) - COALESCE(s.credits - s.debits, 0) AS amount \
                 FROM ledger_account a LEFT JOIN ({sides}) s ON s.account_id = a.id \
                 WHERE a.guarded AND (a.debits <> COALESCE(s.debits, 0) OR a.credits <> COALESCE(s.credits, 0)) LIMIT 100"
            ),
        ),
        (
            "ledger: a guarded account is below its minimum",
            format!(
                "SELECT a.code || ' ' || a.owner || ' ' || a.currency AS what, s.credits - s.debits AS amount FROM ledger_account a JOIN ({sides}) s ON s.account_id = a.id \
                 WHERE a.guarded AND s.credits - s.debits < a.min_credit_balance LIMIT 100"
            ),
        ),
        (
            "ledger: transfers without a journal",
            "SELECT t.currency AS what, COUNT(*) AS amount FROM ledger_transfer t LEFT JOIN ledger_journal j ON j.id = t.journal_id WHERE j.id IS NULL GROUP BY t.currency".into(),
        ),
        (
            "ledger: a journal without transfers",
            "SELECT j.event_key AS what, CAST(0 AS BIGINT) AS amount FROM ledger_journal j \
             WHERE NOT EXISTS (SELECT 1 FROM ledger_transfer t WHERE t.journal_id = j.id) LIMIT 100"
                .into(),
        ),
        (
            "ledger: a transfer in another currency than its accounts",
            "SELECT j.event_key || ' ' || t.currency AS what, t.amount FROM ledger_transfer t JOIN ledger_journal j ON j.id = t.journal_id \
             JOIN ledger_account d ON d.id = t.debit_id JOIN ledger_account c ON c.id = t.credit_id WHERE d.currency <> t.currency OR c.currency <> t.currency LIMIT 100"
                .into(),
        ),
    ];
    let mut broken = Vec::new();
    for (promise, sql) in questions {
        let rows = db::all::<Broken, _>(db, &sql, []).await?;
        broken.extend(rows.into_iter().map(|row| format!("{promise}: {} ({})", row.what, row.amount)));
    }
    Ok(broken)
}
