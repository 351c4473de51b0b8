//! What may be forgotten.

use platform::{Cx, Result, db};

/// A bucket nobody touched for a day is full again, and a full one need not be kept.
const BUCKET_MS: i64 = 24 * 3_600_000;
/// How long ended sessions are kept, for questions about them.
const ENDED_MS: i64 = 30 * 24 * 3_600_000;
/// How long a sign-in elsewhere, a passkey's question and a code are kept that are over: a day is enough to see what went wrong.
const BEGUN_MS: i64 = 24 * 3_600_000;

/// Removes full buckets, sessions, links, codes and sign-ins elsewhere or by passkey long over; returns how many rows.
///
/// # Errors
/// The database's own.
pub async fn sweep(cx: &Cx) -> Result<u64> {
    let now = cx.now();
    cx.db
        .write("identity.sweep", |tx| async move {
            let buckets = db::execute(&tx, "DELETE FROM attempt WHERE updated_at < $1", [(now - BUCKET_MS).into()]).await?;
            // Before the sessions that began them.
            let begun = db::execute(&tx, "DELETE FROM oauth_attempt WHERE expires_at < $1", [(now - BEGUN_MS).into()]).await?;
            let asked = db::execute(&tx, "DELETE FROM passkey_attempt WHERE expires_at < $1", [(now - BEGUN_MS).into()]).await?;
            let codes = db::execute(&tx, "DELETE FROM factor_code WHERE expires_at < $1", [(now - BEGUN_MS).into()]).await?;
            let ended = "SELECT id FROM session WHERE expires_at < $1 OR revoked_at < $1";
            let tokens = db::execute(&tx, &format!("DELETE FROM refresh_token WHERE session_id IN ({ended})"), [(now - ENDED_MS).into()]).await?;
            let sessions = db::execute(&tx, "DELETE FROM session WHERE expires_at < $1 OR revoked_at < $1", [(now - ENDED_MS).into()]).await?;
            let links = db::execute(&tx, "DELETE FROM account_token WHERE expires_at < $1", [(now - ENDED_MS).into()]).await?;
            Ok(buckets + begun + asked + codes + tokens + sessions + links)
        })
        .await
}
