//! Waiting for a condition, never for a time.

use std::time::Duration;

/// Long enough for a busy machine; a healthy one needs milliseconds.
const PATIENCE: Duration = Duration::from_secs(60);
/// What recovering from a crash may take.
pub const A_MINUTE: Duration = Duration::from_secs(60);

/// Looks again and again until there is something, and tells what was missing when there never is.
///
/// # Panics
/// When `what` has not come about in a minute.
pub async fn until<T>(what: &str, look: impl AsyncFnMut() -> Option<T>) -> T {
    for_up_to(PATIENCE, look).await.unwrap_or_else(|| panic!("waited {PATIENCE:?} in vain: {what}"))
}

/// As [`until`], for as long as the caller says; nothing when it was in vain.
pub async fn for_up_to<T>(patience: Duration, mut look: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let mut pause = Duration::from_millis(2);
    let waiting = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_millis(50));
        }
    };
    tokio::time::timeout(patience, waiting).await.ok()
}
