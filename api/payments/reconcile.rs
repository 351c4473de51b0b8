//! Our payments against the test gateway's own books. Every difference is named.

use entity::ids::PaymentId;
use platform::{Result, db};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Ours {
    id: PaymentId,
    what: String,
    ours: i64,
    theirs: i64,
}

#[derive(FromQueryResult)]
struct Theirs {
    id: String,
    reference: String,
    captured: i64,
}

/// Everything in which the two books differ, and payments that are not the sum of their shares; empty when all is well.
/// At most a hundred of each kind. What is still in doubt differs until it is resolved.
///
/// # Errors
/// The database's own.
pub async fn reconcile(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let open = "COALESCE((SELECT CAST(SUM(a.amount_minor) AS BIGINT) FROM psp_attempt a \
                WHERE a.payment_id = p.id AND a.operation = 'refund' AND a.state IN ('created', 'in_doubt')), 0)";
    let of_shares = |column: &str| format!("COALESCE((SELECT CAST(SUM(s.{column}) AS BIGINT) FROM payment_share s WHERE s.payment_id = p.id), 0)");
    let questions = [
        "SELECT p.id, 'is unknown to the gateway' AS what, p.captured_minor AS ours, CAST(0 AS BIGINT) AS theirs FROM payment p \
         LEFT JOIN test_gateway_charge c ON c.id = p.gateway_ref WHERE p.gateway = 'test' AND p.gateway_ref IS NOT NULL AND c.id IS NULL LIMIT 100"
            .to_owned(),
        "SELECT p.id, 'captured' AS what, p.captured_minor AS ours, c.captured_minor AS theirs FROM payment p \
         JOIN test_gateway_charge c ON c.id = p.gateway_ref WHERE p.gateway = 'test' AND p.captured_minor <> c.captured_minor LIMIT 100"
            .to_owned(),
        "SELECT p.id, 'fee' AS what, p.fee_minor AS ours, c.fee_minor AS theirs FROM payment p \
         JOIN test_gateway_charge c ON c.id = p.gateway_ref WHERE p.gateway = 'test' AND p.fee_minor <> c.fee_minor LIMIT 100"
            .to_owned(),
        format!(
            "SELECT p.id, 'refunded' AS what, p.refunded_minor - {open} AS ours, c.refunded_minor AS theirs FROM payment p \
             JOIN test_gateway_charge c ON c.id = p.gateway_ref WHERE p.gateway = 'test' AND p.refunded_minor - {open} <> c.refunded_minor LIMIT 100"
        ),
        format!(
            "SELECT p.id, 'captured, by its shares' AS what, p.captured_minor AS ours, {0} AS theirs FROM payment p WHERE p.captured_minor <> {0} LIMIT 100",
            of_shares("captured_minor")
        ),
        format!(
            "SELECT p.id, 'refunded, by its shares' AS what, p.refunded_minor AS ours, {0} AS theirs FROM payment p WHERE p.refunded_minor <> {0} LIMIT 100",
            of_shares("refunded_minor")
        ),
    ];
    let mut differences = Vec::new();
    for sql in questions {
        let rows = db::all::<Ours, _>(db, &sql, []).await?;
        differences.extend(rows.into_iter().map(|row| format!("payments: {} {}: {} here, {} there", row.id, row.what, row.ours, row.theirs)));
    }
    let sql = "SELECT c.id, c.reference, c.captured_minor AS captured FROM test_gateway_charge c LEFT JOIN payment p ON p.gateway_ref = c.id \
               WHERE p.id IS NULL AND c.captured_minor > 0 LIMIT 100";
    let rows = db::all::<Theirs, _>(db, sql, []).await?;
    differences.extend(
        rows.into_iter().map(|row| format!("payments: the gateway captured {} in {} for {}, which we do not know", row.captured, row.id, row.reference)),
    );
    Ok(differences)
}
