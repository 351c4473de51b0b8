//! What is to be reached, and how far off a run was.

use std::fmt::Write as _;

use serde::Serialize;

use crate::database::Engine;
use crate::report::{Fact, Report, Row};

/// One target against what was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Verdict {
    pub about: String,
    pub target: String,
    pub measured: String,
    pub met: bool,
}

/// Where rounds are compared: enough at once to keep both cores busy.
pub const USUAL: usize = 8;

struct Judge<'a> {
    report: &'a Report,
    verdicts: Vec<Verdict>,
}

impl Judge<'_> {
    fn at_most(&mut self, about: String, limit: f64, unit: &str, found: Option<f64>) {
        let Some(found) = found else { return };
        self.verdicts.push(Verdict { about, target: format!("at most {limit} {unit}"), measured: format!("{found:.3} {unit}"), met: found <= limit });
    }

    fn at_least(&mut self, about: String, limit: f64, unit: &str, found: Option<f64>) {
        let Some(found) = found else { return };
        self.verdicts.push(Verdict { about, target: format!("at least {limit} {unit}"), measured: format!("{found:.1} {unit}"), met: found >= limit });
    }

    fn row(&self, (engine, products): (Engine, usize), scenario: &str, connections: usize) -> Option<&Row> {
        self.report.row(engine, products, scenario, connections)
    }

    fn fact(&self, (engine, products): (Engine, usize), about: &str) -> Option<f64> {
        let found = |fact: &&Fact| fact.engine == engine.name() && fact.products == products && fact.about == about;
        self.report.facts.iter().find(found).map(|fact| fact.value)
    }

    fn place(&mut self, place: (Engine, usize)) {
        let (engine, products) = place;
        let named = |what: &str| format!("{what} ({}, {products})", engine.name());
        let cpu = |judge: &Self, scenario: &str| judge.row(place, scenario, USUAL).map(Row::cpu_ms);
        for (scenario, limit) in [
            ("Q1 list, uncached", 2.5),
            ("Q2 product page, uncached", 0.9),
            ("Q1 list, cached", 0.03),
            ("Q2 product page, cached", 0.03),
            ("Q3 search, five facets", 5.0),
            ("Q4 first add to cart", 2.0),
            ("Q4b add to a cart", 1.5),
            ("Q5 checkout, requests alone", 10.0),
        ] {
            let found = cpu(self, scenario);
            self.at_most(named(scenario), limit, "CPU-ms", found);
        }
        for scenario in ["Q1 list", "Q2 product page"] {
            let ours = self.row(place, &format!("{scenario}, cached"), USUAL).map(|row| row.per_second);
            let fixed = self.row(place, "yardstick: static 10.6 kB", USUAL).map(|row| row.per_second);
            let share = ours.zip(fixed).map(|(ours, fixed)| 100.0 * ours / fixed);
            self.at_least(named(&format!("{scenario}, cached, of the static handler's rate")), 60.0, "%", share);
        }
        let worst = self.row(place, "Q3 search, five facets", USUAL).map(|row| row.p99_ms);
        self.at_most(named("Q3 search, five facets, p99"), 30.0, "ms", worst);
        let worst = self.row(place, "suggestions", USUAL).map(|row| row.p99_ms);
        self.at_most(named("suggestions, p99"), 8.0, "ms", worst);
        // By the server's log: its counters also hold what the test gateway writes into books of its own.
        for (about, limit) in [("Q5 statements by the log", 60.0), ("Q5 commits by the log", 8.0)] {
            let found = self.fact(place, about);
            self.at_most(named(about), limit, "per order", found);
        }
        let rate = self.row(place, "Q5 checkout", 32).map(|row| row.per_second);
        self.at_least(named("Q5 orders at 32 buyers"), 120.0, "per s", rate);
        for buyers in [50, 500] {
            let oversold = self.fact(place, &format!("stock of 10, {buyers} buyers: sold")).map(|sold| (sold - 10.0).abs());
            self.at_most(named(&format!("stock of 10, {buyers} buyers: off by")), 0.0, "", oversold);
            let slowest = self.fact(place, &format!("stock of 10, {buyers} buyers: slowest loser"));
            self.at_most(named(&format!("stock of 10, {buyers} buyers: slowest loser")), 2_000.0, "ms", slowest);
        }
        for (about, limit, unit) in
            [("start to the first answer", 300.0, "ms"), ("RssAnon, idle", 90.0, "MB"), ("RssAnon after searches", 250.0, "MB"), ("a socket", 64.0, "KiB")]
        {
            let found = self.fact(place, about);
            self.at_most(named(about), limit, unit, found);
        }
        for (about, limit) in [("import", 800.0), ("bulk seed", 4_000.0)] {
            let found = self.fact(place, about);
            self.at_least(named(about), limit, "products/s", found);
        }
    }

    fn growth(&mut self, engine: Engine) {
        for scenario in ["Q1 list, uncached", "Q1b category", "Q2 product page, uncached"] {
            let at = |judge: &Self, products| judge.row((engine, products), scenario, USUAL).map(Row::cpu_ms);
            let grown = at(self, 100_000).zip(at(self, 10_000)).map(|(large, small)| large / small);
            self.at_most(format!("{scenario}, from 10,000 to 100,000 products ({})", engine.name()), 1.3, "times", grown);
        }
    }
}

/// Every target of which something was measured.
pub fn judge(report: &Report) -> Vec<Verdict> {
    let mut judge = Judge { report, verdicts: Vec::new() };
    for engine in [Engine::Postgres, Engine::Sqlite] {
        let mut sizes: Vec<usize> = report.rows.iter().filter(|row| row.engine == engine.name()).map(|row| row.products).collect();
        sizes.sort_unstable();
        sizes.dedup();
        for size in sizes {
            judge.place((engine, size));
        }
        judge.growth(engine);
    }
    judge.verdicts
}

/// For the terminal.
pub fn table(verdicts: &[Verdict]) -> String {
    let mut text = String::new();
    for Verdict { about, target, measured, met } in verdicts {
        let _ = writeln!(text, "{} {about:<72}{target:>26}{measured:>24}", if *met { "met   " } else { "MISSED" });
    }
    text
}

/// For the page.
pub fn markdown(verdicts: &[Verdict]) -> String {
    let mut text = String::from("| | target | measured | |\n| --- | --- | --- | --- |\n");
    for Verdict { about, target, measured, met } in verdicts {
        let _ = writeln!(text, "| {about} | {target} | {measured} | {} |", if *met { "met" } else { "**missed**" });
    }
    text
}
