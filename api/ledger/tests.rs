//! The books on a real database.

use entity::ids::{UserId, Uuid, VendorId};
use kernel::{Currency, Money, Operator, Page, VendorMember};
use platform::bus::Bus;
use platform::cache::Cache;
use platform::crypto::Keys;
use platform::storage::Storage;
use platform::{Adapters, Cx, Db, Environment};

use crate::model::tests::worked_example;
use crate::{Account, Journal, Leg, balance, check, journals, post, post_past, reverse, statement, trial_balance, vendor_balances};

const EUR: Currency = Currency::EUR;
const V1: VendorId = VendorId(Uuid::from_u128(1));
const OPERATOR: Operator = Operator::whole(UserId(Uuid::nil()));

async fn cx(dir: &tempfile::TempDir) -> Cx {
    let db = Db::connect(&format!("sqlite:{}?mode=rwc", dir.path().join("stoa.db").display()), 4, false).await.unwrap();
    migration::up(&db.pool()).await.unwrap();
    Cx::new(Adapters {
        db,
        clock: kernel::Clock::default(),
        bus: Bus::local(),
        cache: Cache::local(),
        storage: Storage::local(dir.path().join("files")),
        mail: platform::mail::Mailer::folder(dir.path().join("mail"), "shop@stoa.test").unwrap(),
        keys: Keys::new("test"),
        environment: Environment::Test,
        public_url: "http://localhost".into(),
        fail_at: None,
    })
}

async fn post_one(cx: &Cx, journal: &Journal) -> platform::Result<bool> {
    cx.db.write("test.post", |tx| async move { post(cx, &tx, journal.clone()).await }).await
}

fn journal(key: &str, legs: Vec<Leg>) -> Journal {
    Journal { event_key: key.into(), kind: "test", order_id: None, occurred_at: 0, legs, reverses: None }
}

fn member(vendor: VendorId) -> VendorMember {
    VendorMember::whole(UserId(Uuid::nil()), vendor)
}

#[tokio::test]
async fn the_worked_example_stands_in_the_books_to_the_cent() {
    let dir = tempfile::tempdir().unwrap();
    let cx = cx(&dir).await;
    for journal in worked_example() {
        assert!(post_one(&cx, &journal).await.unwrap());
    }
    let table = trial_balance(&cx.db, &OPERATOR).await.unwrap();
    let by_name: Vec<(&str, i64)> = table.iter().map(|row| (row.code.as_str(), row.balance())).collect();
    assert_eq!(
        by_name,
        [
            ("commission_revenue", 800),
            ("commission_vat", 168),
            ("gift_card", 0),
            ("order_control", 0),
            ("promo_expense", 1000),
            ("psp_clearing", 3339),
            ("psp_fee", 145),
            ("refund_control", 0),
            ("vendor_available", 0),
            ("vendor_pending", 3516),
            ("vendor_receivable", 0),
            ("vendor_transit", 0),
        ]
    );
    assert_eq!(table.iter().map(|row| row.debits).sum::<i64>(), table.iter().map(|row| row.credits).sum::<i64>());
    assert_eq!(check(&cx.db).await.unwrap(), Vec::<String>::new());
    assert_eq!(balance(&cx.db, Account::PspClearing, EUR).await.unwrap(), 3339);
    assert_eq!(balance(&cx.db, Account::PspClearing, Currency::VND).await.unwrap(), 0);
}

#[tokio::test]
async fn posting_twice_is_posting_once() {
    let dir = tempfile::tempdir().unwrap();
    let cx = cx(&dir).await;
    let sale = worked_example().remove(0);
    assert!(post_one(&cx, &sale).await.unwrap());
    assert!(!post_one(&cx, &sale).await.unwrap());
    assert_eq!(balance(&cx.db, Account::PspClearing, EUR).await.unwrap(), 1500);
    assert!(!post_one(&cx, &journal("nothing", vec![Leg::new(Account::PspFee, Account::PspClearing, 0, EUR)])).await.unwrap());
    assert_eq!(journals(&cx.db, &OPERATOR, &Page::first(10)).await.unwrap().rows.len(), 1);
}

#[tokio::test]
async fn a_guarded_account_is_never_overdrawn_and_nothing_of_the_refused_journal_stays() {
    let dir = tempfile::tempdir().unwrap();
    let cx = cx(&dir).await;
    let available = Account::VendorAvailable(V1);
    post_one(&cx, &journal("in", vec![Leg::new(Account::PspClearing, available, 1000, EUR)])).await.unwrap();
    let out = |key, amount| journal(key, vec![Leg::new(available, Account::VendorTransit(V1), amount, EUR)]);
    assert!(post_one(&cx, &out("too much", 1001)).await.is_err());
    assert_eq!(balance(&cx.db, available, EUR).await.unwrap(), 1000);
    assert!(post_one(&cx, &out("all", 1000)).await.unwrap());
    assert_eq!(balance(&cx.db, available, EUR).await.unwrap(), 0);
    assert!(
        platform::db::execute(&cx.db, "UPDATE ledger_account SET debits = debits + 1 WHERE guarded", []).await.is_err(),
        "the database itself is the last guard"
    );
    assert_eq!(check(&cx.db).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn the_database_refuses_to_rewrite_history_or_to_mix_currencies() {
    let dir = tempfile::tempdir().unwrap();
    let cx = cx(&dir).await;
    post_one(&cx, &worked_example()[0]).await.unwrap();
    post_one(&cx, &journal("dong", vec![Leg::new(Account::PspClearing, Account::CommissionRevenue, 5, Currency::VND)])).await.unwrap();
    for sql in [
        "UPDATE ledger_transfer SET amount = 1",
        "DELETE FROM ledger_transfer",
        "UPDATE ledger_journal SET kind = 'x'",
        "DELETE FROM ledger_journal",
        "DELETE FROM ledger_account",
        "INSERT INTO ledger_transfer (id, journal_id, seq, debit_id, credit_id, amount, currency, posted_at) \
         SELECT x'00', (SELECT id FROM ledger_journal LIMIT 1), 9, \
         (SELECT id FROM ledger_account WHERE code = 'psp_clearing' AND currency = 'EUR'), \
         (SELECT id FROM ledger_account WHERE code = 'commission_revenue' AND currency = 'VND'), 1, 'EUR', 0",
    ] {
        assert!(platform::db::execute(&cx.db, sql, []).await.is_err(), "{sql}");
    }
    assert_eq!(balance(&cx.db, Account::PspClearing, EUR).await.unwrap(), 1500);
}

#[tokio::test]
async fn a_reversed_journal_leaves_no_trace_in_the_balances_and_both_in_the_books() {
    let dir = tempfile::tempdir().unwrap();
    let cx = &cx(&dir).await;
    let example = worked_example();
    for journal in &example[..2] {
        post_one(cx, journal).await.unwrap();
    }
    let turn = || cx.db.write("test.reverse", |tx| async move { reverse(cx, &tx, "capture:ch_1", "capture:ch_1:undone".into(), "undo").await });
    assert!(turn().await.unwrap());
    assert!(!turn().await.unwrap());
    assert_eq!(balance(&cx.db, Account::PspClearing, EUR).await.unwrap(), 1500);
    assert_eq!(balance(&cx.db, Account::VendorPending(V1), EUR).await.unwrap(), 0);
    let booked = journals(&cx.db, &OPERATOR, &Page::first(10)).await.unwrap();
    assert!(booked.rows.iter().any(|(_, row)| row.journal.reverses.is_some() && row.lines.len() == 9));
}

#[tokio::test]
async fn a_statement_runs_back_through_its_pages_and_shows_no_other_vendor() {
    let dir = tempfile::tempdir().unwrap();
    let cx = &cx(&dir).await;
    let past = &worked_example();
    cx.db.write("test.past", |tx| async move { post_past(cx, &tx, past.clone()).await }).await.unwrap();
    let whole = statement(&cx.db, &member(V1), EUR, &Page::first(100)).await.unwrap();
    let lines: Vec<(&str, i64, i64)> = whole.rows.iter().map(|(_, line)| (line.code.as_str(), line.amount.minor, line.balance.minor)).collect();
    assert_eq!(
        lines,
        [
            ("vendor_receivable", 1758, 0),
            ("vendor_receivable", -1758, -1758),
            ("vendor_transit", -5774, 0),
            ("vendor_transit", 5774, 5774),
            ("vendor_available", -5774, 0),
            ("vendor_available", 5774, 5774),
            ("vendor_pending", -5774, 0),
            ("vendor_pending", -126, 5774),
            ("vendor_pending", -600, 5900),
            ("vendor_pending", 6500, 6500),
        ]
    );
    let mut paged = Vec::new();
    let mut page = Page::first(3);
    loop {
        let found = statement(&cx.db, &member(V1), EUR, &page).await.unwrap();
        page.cursor = found.rows.last().map(|(cursor, _)| cursor.clone());
        paged.extend(found.rows);
        if !found.more {
            break;
        }
    }
    assert_eq!(paged, whole.rows);
    assert_eq!(vendor_balances(&cx.db, &member(V1)).await.unwrap().iter().map(|row| row.balance()).sum::<i64>(), 0);
    assert!(statement(&cx.db, &member(VendorId(Uuid::from_u128(9))), EUR, &Page::first(10)).await.unwrap().rows.is_empty());
}

#[tokio::test]
async fn a_capture_of_two_vendors_costs_few_statements() {
    let dir = tempfile::tempdir().unwrap();
    let cx = cx(&dir).await;
    post_one(&cx, &worked_example()[0]).await.unwrap();
    let counted = cx.for_request("counted");
    post_one(&counted, &worked_example()[1]).await.unwrap();
    // The journal, the accounts, the transfers, one guarded counter.
    assert_eq!(counted.db.counters().statements.load(std::sync::atomic::Ordering::Relaxed), 4);
    assert_eq!(balance(&cx.db, Account::VendorPending(V1), EUR).await.unwrap(), 5774);
    assert_eq!(Money::new(5774, EUR).decimal(), "57.74");
}
