//! Background work as operators see it.

use async_graphql::{Enum, ID, SimpleObject};
use entity::{job, states};

use crate::connection;
use crate::graphql::scalars::DateTime;

/// How far a job is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::JobState")]
pub enum JobState {
    /// Waiting for its time.
    Ready,
    /// Being worked on.
    Leased,
    /// Done.
    Done,
    /// Given up after too many tries: a dead letter.
    Dead,
}

/// Work to be done in the background.
#[derive(SimpleObject)]
pub struct Job {
    /// Its id.
    pub id: ID,
    /// What kind of work.
    pub kind: String,
    /// How far it is.
    pub state: JobState,
    /// How often it was tried.
    pub attempts: i32,
    /// After how many tries it is given up.
    pub max_attempts: i32,
    /// Why the last try failed.
    pub last_error: Option<String>,
    /// Not before this time.
    pub run_at: DateTime,
    /// When it was called for.
    pub created_at: DateTime,
    /// When it was done or given up.
    pub finished_at: Option<DateTime>,
}

impl From<job::Model> for Job {
    fn from(row: job::Model) -> Self {
        Self {
            id: row.id.into(),
            kind: row.kind,
            state: row.state.into(),
            attempts: row.attempts,
            max_attempts: row.max_attempts,
            last_error: row.last_error,
            run_at: DateTime(row.run_at),
            created_at: DateTime(row.created_at),
            finished_at: row.finished_at.map(DateTime),
        }
    }
}

connection!(Job, JobConnection, JobEdge, "A page of jobs.", "A job in its list.");
