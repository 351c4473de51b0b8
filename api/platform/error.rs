//! The two ways a use case ends without success: a refusal, which is data, and a fault, which is ours.

use kernel::Refusal;
use sea_orm::DbErr;

/// What a use case returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A no with its reasons, or something broken.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Expected; becomes `userErrors`. Never empty.
    #[error("refused: {}", .0.iter().map(Refusal::message).collect::<Vec<_>>().join(" "))]
    Refused(Vec<Refusal>),
    /// Ours; opaque outside, whole in the log.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Something broken: logged once at error, answered with a request id.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("database: {0}")]
    Db(#[from] DbErr),
    /// No connection to the database: the caller may come back.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    /// Another transaction came first: this one has to begin anew.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    #[error("redis: {0}")]
    Redis(#[from] redis::RedisError),
    #[error("storage: {0}")]
    Storage(String),
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    #[error("i/o: {0}")]
    Io(#[from] std::io::Error),
    /// A promise of the code that was not kept.
    #[error("{0}")]
    Broken(String),
}

impl Error {
    /// Something that cannot be, was.
    #[must_use]
    pub fn broken(what: impl Into<String>) -> Self {
        Self::Fault(Fault::Broken(what.into()))
    }

    /// Whether the whole transaction may simply be tried again.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        let error = match self {
            Self::Fault(Fault::Conflict(_)) => return true,
            Self::Fault(Fault::Db(error)) => error,
            _ => return false,
        };
        let text = error.to_string();
        // 40001 serialization failure, 40P01 deadlock; SQLite's two words for another writer.
        ["40001", "40P01", "deadlock detected", "could not serialize", "database is locked", "database table is locked"].iter().any(|sign| text.contains(sign))
    }

    /// A conflict that outlived every try is nobody's mistake: the caller may come back.
    pub(crate) fn worn_out(self) -> Self {
        if self.is_conflict() { Self::Fault(Fault::Unavailable(self.to_string())) } else { self }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        let unavailable = matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_));
        Self::Fault(if unavailable { Fault::Unavailable(error.to_string()) } else { Fault::Db(error) })
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl From<redis::RedisError> for Error {
    fn from(error: redis::RedisError) -> Self {
        Self::Fault(error.into())
    }
}
