//! The demonstration's marketplace: the same for everybody, made by the rooms' own doors.
//!
//! People, vendors and shelves are one transaction: there all at once or not at all. Orders follow one by one through the
//! checkout, so that books, stock and payments agree because the code makes them agree. A seed that was interrupted goes on.

mod people;
mod pictures;
pub mod random;
mod shelves;
mod words;
mod year;

use std::fmt;
use std::time::Instant;

use futures_util::{StreamExt, TryStreamExt, stream};
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Operator, Page};
use payments::Gateways;
use platform::{Cx, Result};

pub use people::{DEMO_PEOPLE, PASSWORD};

use people::People;
use shelves::{Lot, Shelves};

/// How many products a demonstration has.
pub const DEMO_PRODUCTS: usize = 2_400;
/// How many orders its year has.
const ORDERS: usize = 260;
/// Products written at once.
const LOT: usize = 500;

/// What was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seeded {
    pub vendors: usize,
    pub products: usize,
    pub variants: usize,
    pub offers: usize,
    pub pictures: usize,
    pub orders: usize,
}

impl fmt::Display for Seeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { vendors, products, variants, offers, pictures, orders } = self;
        write!(f, "{vendors} vendors, {products} products, {variants} variants, {offers} offers, {pictures} pictures, {orders} orders")
    }
}

/// Fills the shelves with `products` products, unless that was done before.
///
/// # Errors
/// Faults only.
pub async fn seed(cx: &Cx, gateways: &Gateways, products: usize) -> Result<Option<Seeded>> {
    if people::finished(cx).await? {
        return Ok(None);
    }
    let started = Instant::now();
    let digest = identity::seed_password(PASSWORD).await?;
    pricing::ensure_tax_rates(cx).await?;
    let mut seeded = Seeded { pictures: pictures(cx).await?, ..Seeded::default() };

    let bar = meter("Shelves", products);
    let (made, people) = fill(cx, &digest, products, &bar).await?;
    bar.finish_and_clear();
    seeded = Seeded { pictures: seeded.pictures, ..made };
    tracing::debug!(seconds = started.elapsed().as_secs_f32(), "shelves are full");

    let bar = meter("Orders", ORDERS);
    let done = count_orders(cx, &people).await?;
    seeded.orders = year::write(cx, gateways, &people, ORDERS, done, &bar).await?;
    bar.finish_and_clear();
    tracing::debug!(seconds = started.elapsed().as_secs_f32(), "the year is over");

    // The projections were passed over by so much at once.
    search::rebuild_all(cx).await?;
    platform::outbox::pass_over(cx).await?;
    for seller in &people.sellers {
        performance::compute(cx, seller.id).await?;
    }
    people::finish(cx, &digest).await?;
    Ok(Some(seeded))
}

/// People, vendors, categories, products, offers, prices and stock, all at once.
async fn fill(cx: &Cx, digest: &str, products: usize, bar: &ProgressBar) -> Result<(Seeded, People)> {
    cx.db
        .write("seed.shelves", |tx| async move {
            bar.set_position(0);
            let there = catalog::product_by_slug(&tx, "alder-mug").await?.is_some();
            let people = people::write(cx, &tx, digest).await?;
            let mut made = Seeded { vendors: people.sellers.len(), ..Seeded::default() };
            if there {
                return Ok((made, people));
            }
            let (mut shelves, tree) = Shelves::new(cx, &people.sellers);
            catalog::bulk_insert(cx, &tx, tree).await?;
            while made.products < products {
                let Lot { bulk, prices, levels, products: lot } = shelves.lot(LOT.min(products - made.products));
                made.variants += bulk.variants.len();
                made.offers += bulk.offers.len();
                catalog::bulk_insert(cx, &tx, bulk).await?;
                pricing::seed_prices(cx, &tx, &prices).await?;
                inventory::seed_levels(cx, &tx, &levels).await?;
                made.products += lot.len();
                bar.set_position(made.products as u64);
            }
            Ok((made, people))
        })
        .await
}

/// Draws and stores all pictures; a few hundred small files.
async fn pictures(cx: &Cx) -> Result<usize> {
    let all: Vec<_> = shelves::all_pictures().collect();
    let count = all.len();
    stream::iter(all)
        .map(|(key, picture)| async move { cx.storage.put(&key, "image/svg+xml", picture.into_bytes()).await })
        .buffer_unordered(16)
        .try_collect::<Vec<()>>()
        .await?;
    Ok(count)
}

/// How far an earlier seed came.
async fn count_orders(cx: &Cx, people: &People) -> Result<usize> {
    let Some((user, ..)) = people.buyers.first() else { return Ok(0) };
    // The seed is the operator here: there is nobody else yet.
    let operator = Operator::whole(*user);
    let mut page = Page::first(100);
    let mut count = 0;
    loop {
        let found = orders::all(&cx.db, &operator, &orders::OrderFilter::default(), &page).await?;
        count += found.rows.len();
        match found.rows.last() {
            Some((cursor, _)) if found.more => page.cursor = Some(cursor.clone()),
            _ => return Ok(count),
        }
    }
}

/// A bar on a terminal, nothing elsewhere.
fn meter(what: &'static str, length: usize) -> ProgressBar {
    let bar = ProgressBar::new(length as u64);
    if let Ok(style) = ProgressStyle::with_template("{prefix:10} {bar:36} {pos:>6} of {len}  {elapsed}") {
        bar.set_style(style);
    }
    bar.set_prefix(what);
    bar
}
