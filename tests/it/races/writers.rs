//! Several processes writing into one embedded database: each waits its turn, and no client hears that it is locked.

use std::time::Instant;

use futures_util::future::join_all;
use serde_json::json;
use support::scale::{count, figure};
use support::till::key;
use support::{Process, Site, scaled};

use super::stage::done;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_client_hears_that_the_embedded_database_is_locked() {
    if scaled() {
        eprintln!("skipped: this run is on PostgreSQL, which has no single writer");
        return;
    }
    let (writers, clients, changes) = (count(2, 8), 3, count(8, 150));
    let site = Site::new().await;
    let mug = site.goods("alder-mug").await;
    let mut processes = Vec::new();
    for _ in 0..writers {
        processes.push(site.start().await);
    }
    let began = Instant::now();
    let write = |process: &Process| {
        let guest = process.anonymous();
        let mug = &mug;
        async move {
            for change in 0..changes {
                let input = json!({ "lines": [{ "offerId": mug.offer, "quantity": 1 }], "idempotencyKey": key("add") });
                // One piece at a time, taken out again before the shelf's fifty are reached.
                let lines = done(&guest, "cartLinesAdd", input, "cart { token lines { id } }").await["cart"]["lines"].clone();
                if change % 20 == 19 {
                    let gone = json!({ "lineIds": [lines[0]["id"]], "idempotencyKey": key("remove") });
                    done(&guest, "cartLinesRemove", gone, "cart { id }").await;
                }
            }
        }
    };
    join_all(processes.iter().flat_map(|process| (0..clients).map(|_| write(process)))).await;
    let took = began.elapsed().as_secs_f64();
    for process in &processes {
        let log = process.log();
        let locked: Vec<&str> = log.lines().filter(|line| line.contains("locked") || line.contains("ERROR")).collect();
        assert_eq!(locked, Vec::<&str>::new());
    }
    site.recovers().await;
    let all = writers * clients * changes;
    figure(&format!("{writers} processes writing into one SQLite file"), format!("{all} changes, {:.0} a second, 0 told that it is locked", all as f64 / took));
}
