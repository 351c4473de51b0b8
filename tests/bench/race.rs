//! The last ten pieces, wanted by many more at the same moment.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::bench::Bench;
use crate::buying::document;
use crate::carts::stage;
use crate::catalogue::{count, make_scarce};
use crate::http::{Connection, data};
use crate::report::{Report, ms};
use crate::server::Server;

/// What became of one buyer.
enum Fate {
    Holds,
    Refused(String),
    Failed(String),
}

/// Every buyer's cart holds one piece of the same offer; they all begin their checkouts at once.
pub async fn race(bench: &mut Bench, report: &mut Report, server: &Server) -> Result<(), String> {
    if !bench.wants("stock") {
        return Ok(());
    }
    let crowds = [50, 500];
    let scarce = make_scarce(&bench.db, crowds.len() as u64, 10).await?;
    for (buyers, offer) in crowds.into_iter().zip(scarce) {
        let guests = stage(server, bench.numbers(buyers), &|_| offer).await?;
        let start = document("StartCheckout");
        let mut waiting = Vec::new();
        for (number, guest) in guests.iter().enumerate() {
            let mut connection = Connection::new(&server.address);
            connection.open().await.map_err(|error| error.to_string())?;
            let input = json!({ "input": { "idempotencyKey": format!("race-of-{buyers}-{number:06}") } });
            waiting.push((connection, guest.request(&start, &input)));
        }
        let began = Instant::now();
        let fates: Vec<(Fate, Duration)> = join_all(waiting.into_iter().map(async |(mut connection, request)| {
            let fate = match connection.send(&request).await {
                Ok(answer) => data(&answer).map_or_else(Fate::Failed, |data| read(&data)),
                Err(error) => Fate::Failed(error.to_string()),
            };
            (fate, began.elapsed())
        }))
        .await;
        let (mut holds, mut failed, mut slowest) = (0_u32, Vec::new(), Duration::ZERO);
        for (fate, took) in fates {
            match fate {
                Fate::Holds => holds += 1,
                Fate::Refused(code) if code == "INSUFFICIENT_STOCK" => slowest = slowest.max(took),
                Fate::Refused(other) | Fate::Failed(other) => {
                    slowest = slowest.max(took);
                    failed.push(other);
                }
            }
        }
        failed.sort_unstable();
        let others = failed.first().map_or(String::new(), |first| format!("{} were told something else, such as {first:.200}", failed.len()));
        report.fact(&format!("stock of 10, {buyers} buyers: sold"), f64::from(holds), "", others);
        report.fact(&format!("stock of 10, {buyers} buyers: slowest loser"), ms(slowest), "ms", "");
        let sql = format!(
            "SELECT COUNT(*) AS counted FROM stock_reservation WHERE state = 'held' AND variant_id = (SELECT variant_id FROM offer WHERE id = {}) AND quantity = 1",
            literal(bench, offer)
        );
        let held = count(&bench.db, &sql).await?;
        if held != u64::from(holds) {
            return Err(format!("{holds} buyers were told that they hold a piece, {held} pieces are held"));
        }
    }
    Ok(())
}

fn read(data: &Value) -> Fate {
    let payload = &data["checkoutStart"];
    match payload["userErrors"][0]["code"].as_str() {
        None if payload["checkout"].is_object() => Fate::Holds,
        None => Fate::Failed(payload.to_string()),
        Some(code) => Fate::Refused(code.to_owned()),
    }
}

/// An id as a statement's own text has it.
fn literal(bench: &Bench, offer: entity::ids::OfferId) -> String {
    if bench.db.is_postgres() { format!("'{}'", offer.0) } else { format!("x'{}'", offer.0.simple()) }
}
