//! The model check: histories made up by chance, played in the real rooms and in a small reference beside them. Whatever the
//! reference does not foresee fails the history, with the seed that plays it again.

mod books;
mod reference;
mod seen;
mod step;
mod world;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use api::seed::random::Chance;
use futures_util::FutureExt;
use futures_util::future::join_all;
use support::scale::{again, count, figure, seed};
use support::scaled;

use reference::{Reference, State};
use step::{History, Step, ending, history};
use world::{BEGINNING, PRICES, World};

/// Why a history failed, and at which step.
#[derive(Debug)]
struct Failure {
    at: usize,
    why: String,
}

/// How much was played, and what came of it.
#[derive(Clone, Copy, Debug, Default)]
struct Played {
    steps: usize,
    orders: usize,
    refunds: usize,
    deaths: usize,
}

impl Played {
    fn add(&mut self, more: Self) {
        self.steps += more.steps;
        self.orders += more.orders;
        self.refunds += more.refunds;
        self.deaths += more.deaths;
    }
}

/// Plays a history to its end. What panics fails it too.
async fn play(history: &History) -> Result<Played, Failure> {
    let panicked = |_| Err(Failure { at: history.steps.len(), why: "the reference or the marketplace panicked".into() });
    AssertUnwindSafe(play_through(history)).catch_unwind().await.unwrap_or_else(panicked)
}

async fn play_through(history: &History) -> Result<Played, Failure> {
    let mut world = World::new(history.shelves).await;
    let mut foreseen = vec![Reference::new(BEGINNING, history.shelves, PRICES)];
    for (at, step) in history.steps.iter().enumerate() {
        foreseen = take(&mut world, &foreseen, step).await.map_err(|why| Failure { at, why })?;
    }
    let at = history.steps.len();
    let failed = |why: String| Failure { at, why };
    let steps = ending(&foreseen[0].numbers());
    for step in &steps {
        foreseen = take(&mut world, &foreseen, step).await.map_err(failed)?;
    }
    let broken = world.check().await.map_err(|error| failed(error.to_string()))?;
    if !broken.is_empty() {
        return Err(failed(format!("at the end this is broken: {broken:#?}")));
    }
    let books = world.books().await.map_err(|error| failed(error.to_string()))?;
    if foreseen.iter().all(|reference| reference.books != books) {
        return Err(failed(format!("the books are {books:#?}\nand should be {:#?}", foreseen[0].books)));
    }
    let tills = || foreseen[0].carts.values().flat_map(|cart| &cart.tills);
    Ok(Played {
        steps: at + steps.len(),
        orders: tills().filter(|till| till.state == State::Completed).count(),
        refunds: tills().flat_map(|till| &till.parts).map(|part| part.refunds.len()).sum(),
        deaths: history.steps.iter().filter(|step| matches!(step, Step::Dies { .. })).count(),
    })
}

/// Takes one step in both. Of all that may be by now stays what agrees with what was answered and what can be seen.
async fn take(world: &mut World, before: &[Reference], step: &Step) -> Result<Vec<Reference>, String> {
    let at = before.iter().map(|reference| reference.time_of(step)).max().unwrap_or_default();
    let answer = world.take(step, at).await.map_err(|fault| format!("{step:?} broke: {fault}"))?;
    let foreseen: Vec<_> = before.iter().flat_map(|reference| reference.outcomes(step, at)).collect();
    if foreseen.iter().all(|(said, _)| *said == answer && ["skipped", "passed"].contains(said)) {
        return Ok(foreseen.into_iter().map(|(_, after)| after).collect());
    }
    let seen = world.seen().await.map_err(|error| error.to_string())?;
    world.holds().await.map_err(|why| format!("after {step:?}: {why}"))?;
    let told = || foreseen.iter().map(|(said, after)| format!("{said:?} and {:#?}", after.seen())).collect::<Vec<_>>().join("\nor ");
    let agree: Vec<Reference> = foreseen.iter().filter(|(said, after)| *said == answer && after.seen() == seen).map(|(_, after)| after.clone()).collect();
    if agree.is_empty() { Err(format!("{step:?} was answered {answer:?} and left {seen:#?}\nforeseen was {}", told())) } else { Ok(agree) }
}

/// The shortest part of a failing history that still fails: cut behind the failure, then freed of every step it can do without.
async fn shrink(history: &History, mut failure: Failure) -> (History, Failure) {
    let mut shortest = history.clone();
    shortest.steps.truncate(failure.at + 1);
    let mut at = shortest.steps.len();
    while at > 0 {
        at -= 1;
        let mut shorter = shortest.clone();
        shorter.steps.remove(at);
        if let Err(again) = play(&shorter).await {
            shorter.steps.truncate(again.at + 1);
            at = at.min(shorter.steps.len());
            (shortest, failure) = (shorter, again);
        }
    }
    (shortest, failure)
}

fn of_seed(seed: u64) -> History {
    history(&mut Chance::of(&format!("history {seed}")))
}

/// Plays these histories, a few at once, and tells of the first that fails.
async fn play_many(histories: usize) {
    let (first, began) = (seed(), Instant::now());
    let next = Arc::new(AtomicUsize::new(0));
    let players = (0..2).map(|_| tokio::spawn(play_next(first, histories, next.clone())));
    let mut played = Played::default();
    for player in join_all(players).await {
        match player.expect("a player to its end") {
            Ok(more) => played.add(more),
            Err(why) => panic!("{why}"),
        }
    }
    let database = if scaled() { "PostgreSQL" } else { "SQLite" };
    let (Played { steps, orders, refunds, deaths }, took) = (played, began.elapsed().as_secs_f64());
    figure(
        &format!("histories against the reference, {database}"),
        format!("{histories} in {took:.0} s: {steps} steps, {orders} orders, {refunds} refunds, {deaths} deaths, 0 unforeseen"),
    );
}

/// Takes histories until there are no more, or one fails.
async fn play_next(first: u64, histories: usize, next: Arc<AtomicUsize>) -> Result<Played, String> {
    let mut played = Played::default();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= histories {
            return Ok(played);
        }
        let seed = first + number as u64;
        let history = of_seed(seed);
        match play(&history).await {
            Ok(more) => played.add(more),
            Err(failure) => {
                next.store(histories, Ordering::Relaxed);
                let (shortest, failure) = shrink(&history, failure).await;
                return Err(format!("STOA_TEST_SEED={seed} plays this again.\n{shortest:#?}\n{}", failure.why));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_history_ends_as_the_reference_does_not_foresee() {
    // A database of its own for each is dearer on PostgreSQL.
    let histories = if scaled() { count(20, 300) } else { count(200, 3_000) };
    play_many(if again().is_some() { 1 } else { histories }).await;
}
