//! Waiting for a condition, never for a time.

use std::time::Duration;

/// Long enough for a busy machine; a healthy one needs milliseconds.
const PATIENCE: Duration = Duration::from_secs(20);

/// Looks again and again until there is something, and tells what was missing when there never is.
///
/// # Panics
/// When `what` has not come about in 20 seconds.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
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
    match tokio::time::timeout(PATIENCE, waiting).await {
        Ok(found) => found,
        Err(_) => panic!("waited {PATIENCE:?} in vain: {what}"),
    }
}
