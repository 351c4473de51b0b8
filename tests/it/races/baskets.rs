//! Baskets of several things at once: nobody waits for nobody in a circle, and one thing named twice is still one pile.

use std::time::Instant;

use api::seed::random::Chance;
use entity::ids::LocationId;
use futures_util::future::join_all;
use inventory::{SetStock, WarehouseInput};
use serde_json::{Value, json};
use support::scale::{chance, count as some, figure, shuffled};
use support::till::key;
use support::{Goods, shelf};

use super::stage::{Stage, buy_to_the_end, count, raced, start};

/// What is on each of the two shelves of each of the three goods.
fn on_a_shelf() -> i64 {
    i64::try_from(some(8, 200)).expect("a count")
}

/// A second warehouse with as many again: a hold may then have to lock two places of one thing.
async fn stock_elsewhere(stage: &Stage, goods: &[Goods]) {
    let alder = shelf::member(&stage.cx, "alder").await;
    let place = WarehouseInput { id: None, name: "Annex".into(), country: "DE".into(), position: None };
    let annex: LocationId = inventory::upsert_warehouse(&stage.cx, &alder, None, &place).await.expect("a warehouse").id;
    for goods in goods {
        let count =
            SetStock { variant_id: goods.variant_id, location_id: Some(annex), on_hand: on_a_shelf(), change_from: 0, backorder_limit: None, reason: None };
        inventory::set(&stage.cx, &alder, Some(&key("annex")), &count).await.expect("stock");
    }
}

/// What became of the rounds of one client: pieces still held and bought of each thing, and how many rounds found too few.
#[derive(Default)]
struct Tally {
    held: [i64; 3],
    bought: [i64; 3],
    short: usize,
    rounds: usize,
}

async fn shop(stage: &Stage, goods: &[Goods], mut chance: Chance, rounds: usize) -> Tally {
    let mut tally = Tally::default();
    for _ in 0..rounds {
        tally.rounds += 1;
        let basket: Vec<(usize, i64)> = shuffled(&mut chance, [0, 1, 2]).into_iter().map(|thing| (thing, chance.between(1, 2))).collect();
        let lines: Vec<Value> = basket.iter().map(|(thing, quantity)| json!({ "offerId": goods[*thing].offer, "quantity": quantity })).collect();
        let guest = stage.stranger();
        let (added, _) = guest.insist("cartLinesAdd", json!({ "lines": lines, "idempotencyKey": key("add") }), "cart { token }").await;
        let won = if added["cart"].is_object() { start(&guest).await.payload } else { added };
        let Some(checkout) = won["checkout"]["id"].as_str() else {
            assert_eq!(won["userErrors"][0]["code"], "INSUFFICIENT_STOCK", "{won:#}");
            tally.short += 1;
            continue;
        };
        let kept = match chance.between(0, 2) {
            0 => {
                guest.insist("checkoutCancel", json!({ "checkoutId": checkout, "idempotencyKey": key("cancel") }), "checkout { id }").await;
                continue;
            }
            1 => &mut tally.held,
            _ => {
                buy_to_the_end(&guest, checkout).await;
                &mut tally.bought
            }
        };
        for (thing, quantity) in basket {
            kept[thing] += quantity;
        }
    }
    tally
}

async fn baskets_in_any_order_meet_no_deadlock(stage: Stage) {
    let (clients, rounds) = (some(16, 64), some(2, 10));
    let mut goods = Vec::new();
    for title in ["Blue bowl", "Red bowl", "Green bowl"] {
        goods.push(stage.put_on_shelf("alder", title, 8_00, on_a_shelf()).await);
    }
    stock_elsewhere(&stage, &goods).await;
    let deadlocks = deadlocks(&stage).await;
    let (began, mut chances) = (Instant::now(), chance("baskets"));
    let tallies = join_all((0..clients).map(|client| shop(&stage, &goods, Chance::of(&format!("{client} of {}", chances.draw())), rounds))).await;
    let took = began.elapsed().as_secs_f64();
    for (thing, goods) in goods.iter().enumerate() {
        let (held, bought) = (tallies.iter().map(|tally| tally.held[thing]).sum(), tallies.iter().map(|tally| tally.bought[thing]).sum());
        assert_eq!(shelf::figures(&stage.cx.db, goods).await, (2 * on_a_shelf(), held, bought), "{}", goods.slug);
    }
    stage.rests().await;
    let (rounds, short): (usize, usize) = (tallies.iter().map(|tally| tally.rounds).sum(), tallies.iter().map(|tally| tally.short).sum());
    let met = deadlocks_since(&stage, deadlocks).await;
    figure(
        &format!("{clients} clients, three things in any order, {}", stage.name()),
        format!("{:.1} baskets/s, {short} of {rounds} found too few, {met} deadlocks", rounds as f64 / took),
    );
    assert_eq!(met, 0, "whoever locks in one order waits in no circle");
}

/// How many deadlocks PostgreSQL has ended in this database so far.
async fn deadlocks(stage: &Stage) -> i64 {
    if !stage.cx.db.is_postgres() {
        return 0;
    }
    count(&stage.cx, "SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()", []).await
}

async fn deadlocks_since(stage: &Stage, before: i64) -> i64 {
    deadlocks(stage).await - before
}

/// Each basket names the same offer twice; eleven pieces are five baskets of two.
async fn one_thing_named_twice_is_one_pile(stage: Stage) {
    let (baskets, stock) = (some(16, 100), 11);
    let bowl = stage.put_on_shelf("alder", "Odd bowl", 8_00, stock).await;
    let crowd = stage.crowd(baskets, &[(&bowl, 1), (&bowl, 1)]).await;
    // What is saved for later is not bought, whatever the line in the cart does meanwhile.
    let saver = stage.stranger();
    saver.add(&[(&bowl, 9)]).await;
    let line = saver.ask("{ cart { lines { id } } }", json!({})).await["cart"]["lines"][0]["id"].clone();
    saver.run("cartLineSaveForLater", json!({ "lineId": line }), "cart { id }").await;
    let (saved, started) =
        futures_util::join!(saver.try_do("checkoutStart", json!({ "idempotencyKey": key("start") }), "checkout { id }"), join_all(crowd.iter().map(start)));
    assert_eq!(saved["userErrors"][0]["code"], "STATE_CONFLICT", "nothing in that cart is to be bought: {saved:#}");
    let winners = started.iter().filter(|started| started.checkout().is_some()).count();
    assert_eq!((winners, shelf::figures(&stage.cx.db, &bowl).await), (5, (stock, 10, 0)));
    for loser in started.iter().filter(|started| started.checkout().is_none()) {
        let refusal = &loser.payload["userErrors"][0];
        assert_eq!((refusal["code"].as_str(), refusal["requested"].as_i64()), (Some("INSUFFICIENT_STOCK"), Some(2)), "{:#}", loser.payload);
    }
    stage.rests().await;
}

raced!(baskets_in_any_order_meet_no_deadlock, one_thing_named_twice_is_one_pile);
