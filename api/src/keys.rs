//! What rooms keep sealed, in one list, for the change of keys.

use platform::keyring::{self, Sealed};
use platform::{Cx, Result};

/// Every column of sealed texts; files are sealed apart.
pub fn sealed() -> impl Iterator<Item = &'static Sealed> {
    identity::SEALED.iter().chain(vendors::SEALED).chain([&platform::personal::SEALED])
}

/// Seals by the current data key what an older one sealed, once every node seals by it; returns how much. Run by the schedule; safe
/// beside everything else, and to be begun again wherever it was cut off.
///
/// # Errors
/// The database's own, or the storage's.
pub async fn reseal(cx: &Cx) -> Result<u64> {
    if !keyring::is_behind(cx).await? {
        return Ok(0);
    }
    let count = reseal_now(cx).await?;
    keyring::left(cx).await?;
    tracing::info!(count, "sealed by the newest data key");
    Ok(count)
}

/// As [`reseal`], whether anything is known to be behind or not: what was sealed by the secret itself, before there were data keys.
///
/// # Errors
/// As [`reseal`].
pub async fn reseal_now(cx: &Cx) -> Result<u64> {
    let mut count = vendors::reseal_documents(cx).await?;
    for column in sealed() {
        count += keyring::reseal(cx, column).await?;
    }
    Ok(count)
}
