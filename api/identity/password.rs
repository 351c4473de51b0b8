//! Argon2id on a bounded pool: half of the cores at most, so that a flood of sign-ins cannot starve checkout.

use std::sync::LazyLock;

use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use platform::{Error, Result};
use tokio::sync::Semaphore;

const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// As the parameters stand in a stored digest.
const PARAMETERS: &str = "$argon2id$v=19$m=19456,t=2,p=1$";
/// Beyond any password that can have been chosen.
const LONGEST_BYTES: usize = 128 * 4;

/// What stands in the place of a digest where there is no password: nothing hashes to it.
pub(crate) const NONE: &str = "!";

/// Whether an account has no password.
pub(crate) fn is_none(digest: &str) -> bool {
    digest == NONE
}

// One for the process, because what it guards is the process's cores and memory (19 MiB for each permit).
static POOL: LazyLock<Semaphore> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Semaphore::new((cores / 2).max(1))
});

/// What looking at a password found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Right,
    /// Right, but stored with parameters of another time.
    RightButOutdated,
    Wrong,
}

/// The digest to store, with its own salt inside.
pub(crate) async fn hash(password: &str) -> Result<String> {
    let password = password.to_owned();
    on_the_pool(move || Ok(hasher()?.hash_password(password.as_bytes()).map_err(broken)?.to_string())).await
}

/// Whether the password belongs to the digest. Without one, which is an unknown address or an account without a password, it takes
/// as long and is wrong.
pub(crate) async fn verify(password: &str, digest: Option<&str>) -> Result<Verdict> {
    if password.len() > LONGEST_BYTES {
        return Ok(Verdict::Wrong);
    }
    let (password, digest) = (password.to_owned(), digest.filter(|digest| !is_none(digest)).map(str::to_owned));
    on_the_pool(move || {
        let Some(digest) = digest else {
            hasher()?.hash_password(password.as_bytes()).map_err(broken)?;
            return Ok(Verdict::Wrong);
        };
        let stored = PasswordHash::new(&digest).map_err(|error| Error::broken(format!("a stored password digest cannot be read: {error}")))?;
        Ok(match hasher()?.verify_password(password.as_bytes(), &stored) {
            Ok(()) if digest.starts_with(PARAMETERS) => Verdict::Right,
            Ok(()) => Verdict::RightButOutdated,
            Err(_) => Verdict::Wrong,
        })
    })
    .await
}

fn hasher() -> Result<Argon2<'static>> {
    let parameters = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| Error::broken(format!("argon2: {error}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

fn broken(error: argon2::password_hash::Error) -> Error {
    Error::broken(format!("argon2: {error}"))
}

async fn on_the_pool<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let permit = POOL.acquire().await.map_err(|_| Error::broken("the password pool was closed"))?;
    // The permit goes along: a caller who hangs up frees it only when the work is over.
    tokio::task::spawn_blocking(move || {
        let _permit = permit;
        work()
    })
    .await
    .map_err(|error| Error::broken(format!("a password was not hashed: {error}")))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_digest_knows_its_password_and_its_parameters() {
        let digest = hash("correct horse").await.unwrap();
        assert!(digest.starts_with(PARAMETERS), "{digest}");
        assert_eq!(verify("correct horse", Some(&digest)).await.unwrap(), Verdict::Right);
        assert_eq!(verify("wrong horse", Some(&digest)).await.unwrap(), Verdict::Wrong);
        assert_eq!(verify("correct horse", None).await.unwrap(), Verdict::Wrong);
        for guess in ["!", "", "correct horse"] {
            assert_eq!(verify(guess, Some(NONE)).await.unwrap(), Verdict::Wrong, "there is no password");
        }
    }

    #[tokio::test]
    async fn an_outdated_digest_is_told_apart() {
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).unwrap());
        let digest = weak.hash_password(b"correct horse").unwrap().to_string();
        assert_eq!(verify("correct horse", Some(&digest)).await.unwrap(), Verdict::RightButOutdated);
        assert_eq!(verify("wrong horse", Some(&digest)).await.unwrap(), Verdict::Wrong);
    }
}
