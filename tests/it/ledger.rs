//! The books: they sum to zero and nothing in them is ever rewritten.

use platform::db::execute;
use serde_json::json;
use support::{TestApp, number};

#[tokio::test]
async fn a_sale_is_booked_to_the_cent_for_everybody_in_it() {
    let app = TestApp::new().await;
    let (mug, lamp) = (app.goods("alder-mug").await, app.goods("birch-lamp").await);
    app.anonymous().buy(&[(&mug, 2), (&lamp, 1)]).await;
    app.settle().await;
    let admin = app.admin().await;
    let balances = admin.ask("{ ledger { trialBalance { account debits { minor } credits { minor } } } }", json!({})).await;
    let rows = balances["ledger"]["trialBalance"].as_array().cloned().unwrap_or_default();
    let (debits, credits): (i64, i64) =
        rows.iter().fold((0, 0), |(debits, credits), row| (debits + number(&row["debits"]["minor"]), credits + number(&row["credits"]["minor"])));
    assert!(debits > 0 && debits == credits, "{balances:#}");
    app.books_balance().await;
}

#[tokio::test]
async fn a_vendor_reads_its_own_statement_and_nobody_elses() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    app.anonymous().buy(&[(&mug, 1)]).await;
    app.settle().await;
    let query = "{ vendorLedger { balances { account balance { minor } } statement(first: 20) { nodes { kind account amount { minor } } } } }";
    let alder = app.vendor("alder").await.ask(query, json!({})).await;
    assert!(alder["vendorLedger"]["statement"]["nodes"].as_array().is_some_and(|rows| !rows.is_empty()), "{alder:#}");
    let birch = app.vendor("birch").await.ask(query, json!({})).await;
    assert_eq!(birch["vendorLedger"]["statement"]["nodes"], json!([]));
    assert_eq!(app.customer("ann").await.fault(query, json!({})).await, "FORBIDDEN");
}

#[tokio::test]
async fn the_database_itself_refuses_to_rewrite_the_books() {
    let app = TestApp::new().await;
    let mug = app.goods("alder-mug").await;
    app.anonymous().buy(&[(&mug, 1)]).await;
    app.settle().await;
    for sql in [
        "UPDATE ledger_transfer SET amount = amount + 1",
        "DELETE FROM ledger_transfer",
        "UPDATE ledger_journal SET kind = 'other'",
        "DELETE FROM ledger_journal",
        "DELETE FROM ledger_account",
    ] {
        let refused = execute(&app.cx.db, sql, []).await;
        assert!(refused.is_err_and(|error| error.to_string().contains("append-only")), "{sql}");
    }
    app.books_balance().await;
}
