//! From the start of the process to its first answer, what it holds in memory, and what logging costs.

use std::time::Duration;

use crate::bench::Bench;
use crate::browse::product;
use crate::http::operation;
use crate::load::{Effort, send_all};
use crate::measure::{measured, rest};
use crate::report::{Report, ms};

const STARTS: usize = 5;
/// What a start leaves to be tidied up is tidied up by then.
const CALM: Duration = Duration::from_secs(3);

/// Starts it several times on what is there.
pub async fn start(bench: &Bench, report: &mut Report) -> Result<(), String> {
    if !bench.wants("start") {
        return Ok(());
    }
    let mut took = Vec::new();
    for round in 0..STARTS {
        let server = bench.program.serve("warn").await?;
        took.push(server.came_up_in);
        if round + 1 == STARTS {
            tokio::time::sleep(CALM).await;
            #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
            report.fact("RssAnon, idle", server.rss_anon() as f64 / 1e6, "MB", format!("with {} products in the index", bench.program.indexed()));
        }
        server.end().await?;
    }
    took.sort_unstable();
    let middle = took.get(STARTS / 2).copied().unwrap_or_default();
    report.fact("start to the first answer", ms(middle), "ms", format!("median of {STARTS}: {:.0} to {:.0}", ms(took[0]), ms(took[STARTS - 1])));
    Ok(())
}

/// The same requests with a line of log for each and without.
pub async fn log(bench: &mut Bench, report: &mut Report) -> Result<(), String> {
    if !bench.wants("log") {
        return Ok(());
    }
    let effort = Effort { connections: crate::targets::USUAL, most: bench.extent.most };
    for filter in ["warn", "info"] {
        let server = bench.program.serve(filter).await?;
        rest(&bench.db).await?;
        let small: Vec<_> = (0..bench.count(8_000)).map(|_| operation("query Small { shop { name } }", &serde_json::json!({}), &[])).collect();
        let page: Vec<_> = bench.numbers(bench.count(1_500)).map(|number| product(bench, number)).collect();
        for (scenario, requests) in [("smallest query", small), ("product page", page)] {
            send_all(&server.address, effort, &requests[..20], &|_, _| Ok(())).await?;
            let (round, spent) = measured(&server, &bench.program.database, send_all(&server.address, effort, &requests, &|_, _| Ok(()))).await?;
            report.round(&format!("{scenario}, log {filter}"), effort.connections, &round, spent, server.rss_anon());
        }
        server.end().await?;
    }
    Ok(())
}
