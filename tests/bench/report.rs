//! Figures as they come, on the terminal; all of them at the end, as a page and as JSON.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use serde::Serialize;

use crate::database::Engine;
use crate::load::Round;
use crate::measure::Spent;
use crate::targets;

/// One round of one scenario.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub scenario: String,
    pub engine: &'static str,
    pub products: usize,
    pub connections: usize,
    pub requests: usize,
    pub per_second: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub server_cpu_ms: f64,
    pub database_cpu_ms: f64,
    pub statements: f64,
    pub commits: f64,
    pub bytes: f64,
    pub rss_anon_mb: f64,
}

impl Row {
    /// CPU of both sides, for one request.
    pub fn cpu_ms(&self) -> f64 {
        self.server_cpu_ms + self.database_cpu_ms
    }
}

/// One figure that is no round.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    pub about: String,
    pub engine: &'static str,
    pub products: usize,
    pub value: f64,
    pub unit: &'static str,
    pub note: String,
}

/// All figures of a run.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    pub heading: Vec<String>,
    pub rows: Vec<Row>,
    pub facts: Vec<Fact>,
    /// What a step of the checkout asks of the database, and the like: lines of several figures.
    pub details: Vec<String>,
    #[serde(skip)]
    place: Option<(Engine, usize)>,
}

const HEAD: &str = "scenario                        at once  requests    per s   p50 ms   p99 ms  CPU server + db =  all ms      SQL  commits    bytes  RSS MB";

impl Report {
    /// From here on figures are of this database.
    pub fn at(&mut self, engine: Engine, products: usize) {
        self.place = Some((engine, products));
        println!("\n{}, {products} products\n{HEAD}", engine.name());
    }

    fn place(&self) -> (&'static str, usize) {
        self.place.map_or(("", 0), |(engine, products)| (engine.name(), products))
    }

    /// Notes a round; `spent` is of all its requests.
    pub fn round(&mut self, scenario: &str, connections: usize, round: &Round, spent: Spent, rss_anon: u64) {
        #[expect(clippy::cast_precision_loss, reason = "figures for people")]
        let (done, bytes, rss) = (round.done.max(1) as f64, round.bytes as f64, rss_anon as f64);
        let (engine, products) = self.place();
        let row = Row {
            scenario: scenario.to_owned(),
            engine,
            products,
            connections,
            requests: round.done,
            per_second: round.rate(),
            p50_ms: ms(round.within(0.5)),
            p99_ms: ms(round.within(0.99)),
            server_cpu_ms: ms(spent.server) / done,
            database_cpu_ms: ms(spent.database) / done,
            statements: spent.statements / done,
            commits: spent.commits / done,
            bytes: bytes / done,
            rss_anon_mb: rss / 1e6,
        };
        println!("{}", line(&row));
        self.rows.push(row);
    }

    /// Notes a single figure.
    pub fn fact(&mut self, about: &str, value: f64, unit: &'static str, note: impl Into<String>) {
        let (engine, products) = self.place();
        let fact = Fact { about: about.to_owned(), engine, products, value, unit, note: note.into() };
        println!("{}", told(&fact));
        self.facts.push(fact);
    }

    /// Notes a line of several figures.
    pub fn detail(&mut self, line: String) {
        let (engine, products) = self.place();
        println!("  {line}");
        self.details.push(format!("{engine}, {products}: {line}"));
    }

    /// The row of a scenario, where it was measured.
    pub fn row(&self, engine: Engine, products: usize, scenario: &str, connections: usize) -> Option<&Row> {
        self.rows.iter().find(|row| row.engine == engine.name() && row.products == products && row.scenario == scenario && row.connections == connections)
    }

    /// Prints how the targets were met, and writes `report.md` and `report.json`.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn finish(&self, folder: &Path) -> Result<(), String> {
        let verdicts = targets::judge(self);
        println!("\n{}", targets::table(&verdicts));
        let said = |error: std::io::Error| format!("{}: {error}", folder.display());
        std::fs::create_dir_all(folder).map_err(said)?;
        std::fs::write(folder.join("report.md"), self.page(&verdicts)).map_err(said)?;
        let json = serde_json::to_vec_pretty(&serde_json::json!({ "report": self, "targets": verdicts })).map_err(|error| error.to_string())?;
        std::fs::write(folder.join("report.json"), json).map_err(said)?;
        println!("\nWritten to {}", folder.join("report.md").display());
        Ok(())
    }

    fn page(&self, verdicts: &[targets::Verdict]) -> String {
        let mut page = String::from("# Figures\n\n");
        for line in &self.heading {
            let _ = writeln!(page, "- {line}");
        }
        let _ = write!(page, "\n## Targets\n\n{}", targets::markdown(verdicts));
        page.push_str("\n## Rounds\n\nCPU is of one request, in milliseconds; SQL and commits are of one request; bytes are of one answer.\n\n");
        page.push_str(
            "| database | products | scenario | at once | per s | p50 ms | p99 ms | CPU server | CPU database | SQL | commits | bytes | RssAnon MB |\n",
        );
        page.push_str("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for row in &self.rows {
            let Row { engine, products, scenario, connections, per_second, p50_ms, p99_ms, server_cpu_ms, database_cpu_ms, .. } = row;
            let _ = writeln!(
                page,
                "| {engine} | {products} | {scenario} | {connections} | {per_second:.1} | {p50_ms:.2} | {p99_ms:.2} | {server_cpu_ms:.3} | {database_cpu_ms:.3} | {:.1} | {:.2} | {:.0} | {:.0} |",
                row.statements, row.commits, row.bytes, row.rss_anon_mb
            );
        }
        page.push_str("\n## Single figures\n\n| database | products | what | figure | note |\n| --- | --- | --- | --- | --- |\n");
        for Fact { about, engine, products, value, unit, note } in &self.facts {
            let _ = writeln!(page, "| {engine} | {products} | {about} | {value:.2} {unit} | {note} |");
        }
        if !self.details.is_empty() {
            let _ = write!(page, "\n## Details\n\n```\n{}\n```\n", self.details.join("\n"));
        }
        page
    }
}

fn line(row: &Row) -> String {
    let Row { scenario, connections, requests, per_second, p50_ms, p99_ms, server_cpu_ms, database_cpu_ms, statements, commits, bytes, rss_anon_mb, .. } = row;
    let all = row.cpu_ms();
    format!(
        "{scenario:<32}{connections:>7}{requests:>10}{per_second:>9.1}{p50_ms:>9.2}{p99_ms:>9.2}{server_cpu_ms:>9.3} +{database_cpu_ms:>7.3}{all:>10.3}{statements:>9.1}{commits:>9.2}{bytes:>9.0}{rss_anon_mb:>8.0}"
    )
}

fn told(Fact { about, value, unit, note, .. }: &Fact) -> String {
    format!("{about:<60}{value:>12.2} {unit:<14} {note}")
}

/// Milliseconds with their parts.
pub fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
