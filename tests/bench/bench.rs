//! One place under measurement: a seeded database, a server on it, and how rounds are run against it.

use std::path::PathBuf;
use std::time::Duration;

use platform::Db;
use serde_json::Value;

use crate::catalogue::Catalogue;
use crate::http::{Answer, Connection, Request, data};
use crate::load::{Effort, Round, journeys, send_all};
use crate::measure::{Spent, measured};
use crate::profile;
use crate::report::Report;
use crate::server::{Program, Server};
use crate::targets::USUAL;

/// How much is done.
#[derive(Clone, Debug)]
pub struct Extent {
    /// How many are at it at once, one round each.
    pub levels: Vec<usize>,
    /// A round ends by then.
    pub most: Duration,
    /// Requests of a round are divided by this.
    pub divisor: usize,
    /// Scenarios by their names; all where it is empty.
    pub scenarios: Vec<String>,
    /// Whether PostgreSQL counts the statements of the usual round.
    pub profile: bool,
}

/// One place under measurement.
pub struct Bench {
    pub program: Program,
    pub db: Db,
    pub catalogue: Catalogue,
    pub extent: Extent,
    pub work: PathBuf,
    /// The next product, cursor or buyer that no request has named yet.
    next: usize,
}

/// Looks at the data of an answer.
pub type Look<'a> = &'a dyn Fn(&Value) -> Result<(), String>;

/// Every so many answers one is read whole.
const SAMPLE: usize = 16;

impl Bench {
    pub fn new(program: Program, db: Db, catalogue: Catalogue, extent: Extent, work: PathBuf) -> Self {
        Self { program, db, catalogue, extent, work, next: 0 }
    }

    /// Whether this run has this scenario.
    pub fn wants(&self, scenario: &str) -> bool {
        self.extent.scenarios.is_empty() || self.extent.scenarios.iter().any(|name| name == scenario)
    }

    /// `usual`, or fewer in a quick run.
    pub fn count(&self, usual: usize) -> usize {
        (usual / self.extent.divisor).max(20)
    }

    /// Numbers that no request has had yet.
    pub fn numbers(&mut self, count: usize) -> std::ops::Range<usize> {
        let first = self.next;
        self.next += count;
        first..self.next
    }

    /// Whether PostgreSQL is to tell what this round was made of.
    pub fn profiled(&self, connections: usize) -> bool {
        self.extent.profile && self.db.is_postgres() && connections == USUAL
    }

    fn effort(&self, connections: usize) -> Effort {
        Effort { connections, most: self.extent.most }
    }

    /// A round of requests at every level. `make` is given numbers that come once; `look` sees a part of the answers.
    pub async fn rounds(
        &mut self,
        report: &mut Report,
        server: &Server,
        scenario: &str,
        usual: usize,
        make: &dyn Fn(&Self, usize) -> Request,
        look: Look<'_>,
    ) -> Result<(), String> {
        for connections in self.extent.levels.clone() {
            let count = if connections == 1 { self.count(usual / 2) } else { self.count(usual) };
            let warm: Vec<Request> = self.numbers(count / 10 + 2 * connections).map(|number| make(self, number)).collect();
            let requests: Vec<Request> = self.numbers(count).map(|number| make(self, number)).collect();
            let check = |place: usize, answer: &Answer| checked(place, answer, look);
            let said = |error| format!("{scenario}: {error}");
            send_all(&server.address, self.effort(connections), &warm, &check).await.map_err(said)?;
            if self.profiled(connections) {
                profile::begin(&self.db).await?;
            }
            let work = send_all(&server.address, self.effort(connections), &requests, &check);
            let (round, spent) = measured(server, &self.program.database, work).await.map_err(said)?;
            report.round(scenario, connections, &round, spent, server.rss_anon());
            if self.profiled(connections) {
                profile::tell(&self.db, report, scenario, round.done).await?;
            }
        }
        Ok(())
    }

    /// One round of journeys.
    pub async fn walk(
        &self,
        server: &Server,
        connections: usize,
        count: usize,
        journey: &impl AsyncFn(&mut Connection, usize) -> Result<(), String>,
    ) -> Result<(Round, Spent), String> {
        measured(server, &self.program.database, journeys(&server.address, self.effort(connections), count, journey)).await
    }
}

/// Every answer has its status and data, one in a few is read whole.
fn checked(place: usize, answer: &Answer, look: Look<'_>) -> Result<(), String> {
    if place.is_multiple_of(SAMPLE) || answer.status != 200 || !answer.body.starts_with(b"{\"data\":{") {
        return look(&data(answer)?);
    }
    Ok(())
}

/// A list of exactly so many.
pub fn exactly(found: &Value, count: usize) -> Result<(), String> {
    match found.as_array() {
        Some(list) if list.len() == count => Ok(()),
        _ => Err(format!("{count} rows were expected: {found:.300}")),
    }
}

/// A list of some.
pub fn some(found: &Value) -> Result<(), String> {
    match found.as_array() {
        Some(list) if !list.is_empty() => Ok(()),
        _ => Err(format!("some rows were expected: {found:.300}")),
    }
}
