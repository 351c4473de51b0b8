//! The two ways a use case ends without success: a refusal, which is data, and a fault, which is ours.

use kernel::Refusal;
use sea_orm::sqlx::Error as SqlxError;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};

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
    /// Something that is needed is away, full or may only be read: the caller may come back.
    #[error("unavailable: {0}")]
    Unavailable(Away),
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

/// Why something cannot be had now.
#[derive(Debug, thiserror::Error)]
#[error("{why}")]
pub struct Away {
    why: String,
    /// The connection broke under the work: whatever was not committed is undone, and may be tried again at once.
    lost: bool,
    in_doubt: bool,
}

impl Away {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        Self { why: why.into(), lost: false, in_doubt: false }
    }

    /// Nobody heard how the commit ended: it was done or it was not, and the same request under the same key tells.
    #[must_use]
    pub fn in_doubt(&self) -> bool {
        self.in_doubt
    }
}

impl Error {
    /// Something that cannot be, was.
    #[must_use]
    pub fn broken(what: impl Into<String>) -> Self {
        Self::Fault(Fault::Broken(what.into()))
    }

    /// Something that is needed cannot be had now.
    #[must_use]
    pub fn away(why: impl Into<String>) -> Self {
        Self::Fault(Fault::Unavailable(Away::new(why)))
    }

    /// Nobody heard how a commit ended.
    pub(crate) fn unheard(error: &DbErr) -> Self {
        Self::Fault(Fault::Unavailable(Away { why: format!("in doubt: {error}"), lost: false, in_doubt: true }))
    }

    /// Whether this ended with a commit of which nobody heard how it ended.
    #[must_use]
    pub fn is_in_doubt(&self) -> bool {
        matches!(self, Self::Fault(Fault::Unavailable(away)) if away.in_doubt)
    }

    /// Whether the whole transaction may simply be tried again, because it met another one.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        let error = match self {
            Self::Fault(Fault::Conflict(_)) => return true,
            Self::Fault(Fault::Db(error)) => error,
            _ => return false,
        };
        code(error).is_some_and(|code| match &*code {
            // serialization failure, deadlock
            "40001" | "40P01" => true,
            code => matches!(sqlite(code), Some(SQLITE_BUSY | SQLITE_LOCKED)),
        })
    }

    /// A conflict that outlived every try is nobody's mistake: the caller may come back.
    pub(crate) fn worn_out(self) -> Self {
        if self.is_conflict() { Self::Fault(Fault::Unavailable(Away::new(self.to_string()))) } else { self }
    }

    /// Whether the connection broke under the transaction.
    pub(crate) fn is_lost(&self) -> bool {
        matches!(self, Self::Fault(Fault::Unavailable(Away { lost: true, .. })))
    }

    /// Whether something that is needed cannot be had now.
    #[must_use]
    pub fn is_away(&self) -> bool {
        matches!(self, Self::Fault(Fault::Unavailable(_)))
    }
}

const SQLITE_BUSY: u32 = 5;
const SQLITE_LOCKED: u32 = 6;
const SQLITE_READONLY: u32 = 8;
const SQLITE_IOERR: u32 = 10;
const SQLITE_FULL: u32 = 13;
const SQLITE_CANTOPEN: u32 = 14;

fn driver(error: &DbErr) -> Option<&SqlxError> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(error)) | DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

/// What the database itself calls it: five letters from PostgreSQL, a number from SQLite.
fn code(error: &DbErr) -> Option<std::borrow::Cow<'_, str>> {
    if let Some(SqlxError::Database(error)) = driver(error) { error.code() } else { None }
}

/// The primary code of one of SQLite's.
fn sqlite(code: &str) -> Option<u32> {
    code.parse::<u32>().ok().filter(|_| code.len() < 5).map(|code| code & 0xff)
}

/// Whether no connection could be made, because whoever is there ends it at once.
pub(crate) fn is_unreached(error: &DbErr) -> bool {
    matches!(error, DbErr::Conn(_)) && matches!(driver(error), Some(SqlxError::Io(_)))
}

/// Whether the connection is gone, and with it whatever was not committed.
pub(crate) fn is_lost(error: &DbErr) -> bool {
    match (error, driver(error)) {
        (DbErr::Conn(_), _) => false,
        // The pool was left for a new one.
        (DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed), _) | (_, Some(SqlxError::Io(_) | SqlxError::PoolClosed)) => true,
        // connection exceptions, shutdowns, a session that was idle for too long
        (_, Some(SqlxError::Database(error))) => {
            error.code().is_some_and(|code| code.len() == 5 && (code.starts_with("08") || code.starts_with("57P") || code == "25P03"))
        }
        _ => false,
    }
}

/// Whether the database itself said so, and not somebody on the way to it.
pub(crate) fn is_verdict(error: &DbErr) -> bool {
    !matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) && !is_lost(error)
}

/// Whether the database is there but cannot do it now.
fn is_unable(error: &DbErr) -> bool {
    code(error).is_some_and(|code| {
        // insufficient resources, system errors, read-only, a statement that took too long, a lock not to be had
        let postgres = code.len() == 5 && (code.starts_with("53") || code.starts_with("58") || matches!(&*code, "25006" | "57014" | "55P03"));
        postgres || matches!(sqlite(&code), Some(SQLITE_READONLY | SQLITE_IOERR | SQLITE_FULL | SQLITE_CANTOPEN))
    })
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        let lost = is_lost(&error);
        let away = lost || is_unable(&error) || matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_));
        Self::Fault(if away { Fault::Unavailable(Away { why: format!("database: {error}"), lost, in_doubt: false }) } else { Fault::Db(error) })
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
