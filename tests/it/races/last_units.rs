//! Many buyers and few units: exactly as many are sold as there are, and whoever comes too late is told so and pays nothing.

use std::collections::BTreeSet;
use std::time::Instant;

use futures_util::future::join_all;
use support::scale::{count, figure};
use support::{shelf, text};

use super::stage::{Stage, Started, buy_to_the_end, each, raced, spread, start};

const PRICE: i64 = 10_00;
const DELIVERY: i64 = 4_90;

async fn race(stage: Stage, units: usize) {
    let (buyers, stock) = (count(60, 500), i64::try_from(units).expect("a count"));
    let ticket = stage.put_on_shelf("alder", "Night ticket", PRICE, stock).await;
    let crowd = stage.crowd(buyers, &[(&ticket, 1)]).await;

    let began = Instant::now();
    let started = join_all(crowd.iter().map(start)).await;
    let raced = began.elapsed();
    let (winners, losers): (Vec<_>, Vec<_>) = started.iter().partition(|started| started.checkout().is_some());
    assert_eq!(winners.len(), units);
    for loser in &losers {
        let refusal = &loser.payload["userErrors"][0];
        assert_eq!((refusal["code"].as_str(), refusal["available"].as_i64()), (Some("INSUFFICIENT_STOCK"), Some(0)), "{:#}", loser.payload);
    }
    assert_eq!(shelf::figures(&stage.cx.db, &ticket).await, (stock, stock, 0), "held, and nothing beyond it");

    let orders = each(winners, |won: &Started| async { buy_to_the_end(&won.buyer, &won.checkout().expect("a checkout")).await }).await;
    let numbers: BTreeSet<String> = orders.iter().map(|order| text(&order["number"])).collect();
    assert_eq!(numbers.len(), units, "every winner has an order of their own");
    assert_eq!(shelf::figures(&stage.cx.db, &ticket).await, (stock, 0, stock));
    assert_eq!(stage.charged().await, (stock, stock * (PRICE + DELIVERY), 0), "nobody else was charged");
    stage.rests().await;

    let what = format!("{buyers} buyers for {units} units, {}", stage.name());
    let resent: usize = started.iter().map(|started| started.sent - 1).sum();
    figure(&what, format!("{} sold, {} refused; {:.0} starts/s, {resent} sent again", orders.len(), losers.len(), buyers as f64 / raced.as_secs_f64()));
    figure(&format!("{what}: refused after"), spread(losers.iter().map(|loser| loser.took_ms).collect()));
}

async fn one_unit_is_sold_once(stage: Stage) {
    race(stage, 1).await;
}

async fn as_many_are_sold_as_there_are(stage: Stage) {
    race(stage, count(24, 200)).await;
}

raced!(one_unit_is_sold_once, as_many_are_sold_as_there_are);
