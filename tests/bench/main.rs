//! `make bench`: what the shop's requests cost the release program, beside what the machine does at best.
//!
//! It fills databases once and keeps them, copies one for each run, starts the program as its operators would, drives it
//! over kept connections from this process, and reads what both sides of the database's socket spent from /proc.

mod bench;
mod browse;
mod buying;
mod carts;
mod catalogue;
mod chance;
mod database;
mod http;
mod import;
mod load;
mod measure;
mod profile;
mod race;
mod report;
mod seeded;
mod server;
mod sockets;
mod start;
mod targets;
mod usage;
mod yardstick;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::bench::{Bench, Extent};
use crate::catalogue::Catalogue;
use crate::database::{Engine, Postgres};
use crate::measure::rest;
use crate::report::Report;

#[derive(Parser)]
#[command(about = "Measures the release program.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure.
    Run(Box<Run>),
    /// Answer every request with the same 10.6 kB: a yardstick.
    Static,
}

#[derive(Args)]
struct Run {
    /// The program.
    #[arg(long)]
    stoa: PathBuf,
    /// Where filled databases are kept.
    #[arg(long)]
    kept: PathBuf,
    /// Where copies of them are used up.
    #[arg(long)]
    work: PathBuf,
    /// Where the report is written.
    #[arg(long)]
    out: PathBuf,
    /// The address of a PostgreSQL of this run's own, without a database.
    #[arg(long)]
    postgres: Option<String>,
    /// The number of its first process.
    #[arg(long, default_value_t = 0)]
    postmaster: u32,
    /// Which databases, by spaces.
    #[arg(long, value_delimiter = ' ', default_value = "postgres sqlite")]
    databases: Vec<Engine>,
    /// How many products, by spaces.
    #[arg(long, value_delimiter = ' ', default_value = "10000 100000")]
    sizes: Vec<usize>,
    /// Which scenarios, by spaces; all where it is empty:
    /// start yardsticks q1 q1b q2 q3 suggest log q4 q4b cart q5 stock sockets import.
    #[arg(long, value_delimiter = ' ', default_value = "")]
    scenarios: Vec<String>,
    /// A fifth of the requests, at one level.
    #[arg(long)]
    quick: bool,
    /// PostgreSQL counts the statements of each scenario.
    #[arg(long)]
    profile: bool,
    /// What else a reader of the figures should know: the version of the program.
    #[arg(long, default_value = "")]
    about: String,
}

fn main() -> ExitCode {
    // One thread: the load generator must not take both cores from what it measures.
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return refuse(&error.to_string()),
    };
    let outcome = match Arguments::parse().command {
        Command::Static => tokio::runtime::Runtime::new().map_err(|error| error.to_string()).and_then(|many| many.block_on(yardstick::serve_static())),
        Command::Run(run) => runtime.block_on(measure(*run)),
    };
    outcome.map_or_else(|error| refuse(&error), |()| ExitCode::SUCCESS)
}

fn refuse(line: &str) -> ExitCode {
    eprintln!("bench: {line}");
    ExitCode::FAILURE
}

async fn measure(run: Run) -> Result<(), String> {
    let mut report = Report::default();
    report.heading.push(usage::machine());
    report.heading.push(run.about.clone());
    report.heading.iter().for_each(|line| println!("{line}"));
    let extent = Extent {
        levels: if run.quick { vec![targets::USUAL] } else { vec![1, targets::USUAL, 32] },
        most: Duration::from_secs(if run.quick { 4 } else { 12 }),
        divisor: if run.quick { 5 } else { 1 },
        scenarios: run.scenarios.iter().filter(|name| !name.is_empty()).cloned().collect(),
        profile: run.profile,
    };
    let postgres = run.postgres.clone().map(|url| Postgres { url, postmaster: run.postmaster });
    for size in &run.sizes {
        for engine in &run.databases {
            report.at(*engine, *size);
            // What was measured before a fault is worth having, too.
            if let Err(error) = place(&run, &extent, *engine, postgres.as_ref(), *size, &mut report).await {
                report.finish(&run.out)?;
                return Err(error);
            }
        }
    }
    report.finish(&run.out)
}

/// Everything of one database of one size.
async fn place(run: &Run, extent: &Extent, engine: Engine, postgres: Option<&Postgres>, size: usize, report: &mut Report) -> Result<(), String> {
    let seeded = seeded::ensure(&run.stoa, &run.kept, engine, postgres, size).await?;
    tell_seed(report, &seeded.notes);
    let program = seeded.copy(&run.stoa, &run.work).await?;
    let db = program.database.open().await?;
    let catalogue = Catalogue::read(&db).await?;
    if run.profile && db.is_postgres() {
        profile::prepare(&db).await?;
    }
    let mut bench = Bench::new(program, db, catalogue, extent.clone(), run.work.clone());
    let outcome = scenarios(&mut bench, report).await;
    bench.db.pool().clone().close().await.map_err(|error| error.to_string())?;
    bench.program.database.drop().await?;
    outcome
}

async fn scenarios(bench: &mut Bench, report: &mut Report) -> Result<(), String> {
    start::start(bench, report).await?;
    yardstick::yardsticks(bench, report).await?;
    let server = bench.program.serve("warn").await?;
    rest(&bench.db).await?;
    browse::browse(bench, report, &server).await?;
    if bench.wants("q3") {
        #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
        report.fact("RssAnon after searches", server.rss_anon() as f64 / 1e6, "MB", format!("with {} products in the index", bench.program.indexed()));
    }
    server.end().await?;
    start::log(bench, report).await?;
    let server = bench.program.serve("warn").await?;
    carts::fill(bench, report, &server).await?;
    server.end().await?;
    buying::buy(bench, report).await?;
    let server = bench.program.serve("warn").await?;
    race::race(bench, report, &server).await?;
    rest(&bench.db).await?;
    sockets::sockets(bench, report, &server).await?;
    rest(&bench.db).await?;
    import::import(bench, report, &server).await?;
    server.end().await
}

fn tell_seed(report: &mut Report, notes: &seeded::Notes) {
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let products = notes.products as f64;
    let note =
        format!("{:.1} s, {:.1} CPU s in the program and {:.1} in the database; {}", notes.seconds, notes.program_seconds, notes.database_seconds, notes.told);
    report.fact("bulk seed", products / notes.seconds, "products/s", note);
    report.fact("index of an empty node", products / notes.index_seconds, "products/s", format!("{:.1} s", notes.index_seconds));
}
