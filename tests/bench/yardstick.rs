//! What the same machine does at best in the same minute: a handler that always answers the same, and the bare statements.

use std::cell::Cell;
use std::process::Stdio;
use std::time::{Duration, Instant};

use axum::Router;
use axum::http::header;
use axum::routing::get;
use futures_util::future::join_all;
use sea_orm::sqlx::{self, Row};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;

use crate::bench::Bench;
use crate::http;
use crate::load::{Effort, Round, send_all};
use crate::measure::Spent;
use crate::report::Report;
use crate::usage;

/// As long as the list of 24 products of other shops.
const BYTES: usize = 10_600;

/// A server that answers every request with the same 10.6 kB; prints its address and serves until it is ended.
pub async fn serve_static() -> Result<(), String> {
    let body: &'static str = Box::leak(format!("{{\"data\":\"{}\"}}", "x".repeat(BYTES - 11)).into_boxed_str());
    let router = Router::new().route("/", get(move || std::future::ready(([(header::CONTENT_TYPE, "application/json")], body))));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.map_err(|error| error.to_string())?;
    println!("{}", listener.local_addr().map_err(|error| error.to_string())?);
    axum::serve(listener, router).await.map_err(|error| error.to_string())
}

/// All yardsticks of one place.
pub async fn yardsticks(bench: &mut Bench, report: &mut Report) -> Result<(), String> {
    if !bench.wants("yardsticks") {
        return Ok(());
    }
    fixed(bench, report).await?;
    for connections in bench.extent.levels.clone() {
        bare(bench, report, connections).await?;
    }
    Ok(())
}

async fn fixed(bench: &Bench, report: &mut Report) -> Result<(), String> {
    let here = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut child =
        Command::new(here).arg("static").stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true).spawn().map_err(|error| error.to_string())?;
    let out = child.stdout.take().ok_or("no output of the static server")?;
    let address = BufReader::new(out).lines().next_line().await.map_err(|error| error.to_string())?.ok_or("the static server did not start")?;
    let id = child.id().unwrap_or(0);
    for connections in &bench.extent.levels {
        let effort = Effort { connections: *connections, most: bench.extent.most };
        let requests = vec![http::get("/"); bench.count(60_000)];
        let check = |_, answer: &http::Answer| if answer.status == 200 { Ok(()) } else { Err(format!("{}", answer.status)) };
        send_all(&address, effort, &requests[..100], &check).await?;
        let before = usage::cpu(id);
        let round = send_all(&address, effort, &requests, &check).await?;
        let spent = Spent { server: usage::cpu(id).saturating_sub(before), ..Spent::default() };
        report.round("yardstick: static 10.6 kB", *connections, &round, spent, usage::rss_anon(id));
    }
    child.kill().await.map_err(|error| error.to_string())
}

/// Q1's data: a page of products, their variants, and every offer of these with its price and stock.
const LIST: &str = "WITH page AS (SELECT product_id, slug, title, prices, stock_class, picture, product_created_at FROM product_card \
    WHERE state = 'listed' AND (product_created_at, product_id) < ($1, $2) ORDER BY product_created_at DESC, product_id DESC LIMIT 25) \
    SELECT page.product_id, page.slug, page.title, page.prices, page.stock_class, page.picture, v.id AS variant_id, v.sku, v.title AS variant_title, \
    o.id AS offer_id, p.amount_minor, (SELECT CAST(SUM(s.on_hand + s.backorder_limit - s.reserved - s.allocated) AS BIGINT) FROM stock_level s \
    WHERE s.variant_id = o.variant_id AND s.vendor_id = o.vendor_id) AS available \
    FROM page JOIN variant v ON v.product_id = page.product_id AND v.state = 'active' \
    LEFT JOIN offer o ON o.variant_id = v.id AND o.state = 'active' LEFT JOIN offer_price p ON p.offer_id = o.id AND p.currency = 'EUR' \
    ORDER BY page.product_created_at DESC, page.product_id DESC, v.position, v.id";

/// Q2's data in one statement: the product's own row with its category and attribute on every row of a variant's offer.
const PAGE: &str = "SELECT p.id, p.slug, p.title, p.description, p.brand, c.slug AS category_slug, c.name AS category_name, \
    (SELECT MIN(a.value) FROM product_attribute a WHERE a.product_id = p.id) AS material, \
    (SELECT COUNT(*) FROM media m WHERE m.product_id = p.id) AS pictures, (SELECT MIN(m.storage_key) FROM media m WHERE m.product_id = p.id) AS picture, \
    v.id AS variant_id, v.sku, v.title AS variant_title, v.options, o.id AS offer_id, o.handling_days, n.slug AS vendor_slug, n.name AS vendor_name, \
    r.amount_minor, (SELECT CAST(SUM(s.on_hand + s.backorder_limit - s.reserved - s.allocated) AS BIGINT) FROM stock_level s \
    WHERE s.variant_id = o.variant_id AND s.vendor_id = o.vendor_id) AS available \
    FROM product p LEFT JOIN category c ON c.id = p.category_id JOIN variant v ON v.product_id = p.id AND v.state = 'active' \
    LEFT JOIN offer o ON o.variant_id = v.id AND o.state = 'active' LEFT JOIN vendor n ON n.id = o.vendor_id \
    LEFT JOIN offer_price r ON r.offer_id = o.id AND r.currency = 'EUR' WHERE p.slug = $1 AND p.state = 'active' ORDER BY v.position, v.id";

const ONE: &str = "SELECT title, description FROM product WHERE slug = $1";

/// Runs a statement again and again over connections of its own, and reads what came.
macro_rules! run {
    ($pool:expr, $sql:expr, $count:expr, $most:expr, $connections:expr, |$number:ident| $($bind:expr),+) => {{
        let (next, started, latencies, rows) = (Cell::new(0usize), Instant::now(), std::cell::RefCell::new(Vec::new()), Cell::new(0u64));
        let work = (0..$connections).map(|_| async {
            loop {
                let $number = next.replace(next.get() + 1);
                if $number >= $count || started.elapsed() > $most {
                    return Ok::<(), sqlx::Error>(());
                }
                let began = Instant::now();
                let found = sqlx::query($sql)$(.bind($bind))+.fetch_all($pool).await?;
                // As text is what both databases have in common here.
                let read: usize = found.iter().map(|row| row.try_get::<String, _>("title").map_or(0, |title| title.len())).sum();
                rows.set(rows.get() + std::hint::black_box(read) as u64);
                latencies.borrow_mut().push(began.elapsed());
            }
        });
        let outcome: Result<Vec<()>, sqlx::Error> = join_all(work).await.into_iter().collect();
        outcome.map_err(|error| error.to_string())?;
        let took = started.elapsed();
        let mut latencies = latencies.into_inner();
        latencies.sort_unstable();
        if rows.get() == 0 {
            return Err(format!("nothing was found by {}", $sql));
        }
        Round { done: latencies.len(), took, latencies, bytes: 0 }
    }};
}

async fn bare(bench: &mut Bench, report: &mut Report, connections: usize) -> Result<(), String> {
    let count = bench.count(4_000);
    let numbers = bench.numbers(count);
    let places: Vec<(i64, entity::ids::Uuid)> =
        numbers.clone().filter_map(|number| place(&bench.catalogue.cursors[number % bench.catalogue.cursors.len()])).collect();
    let slugs: Vec<String> = numbers.map(|number| bench.catalogue.slugs[number % bench.catalogue.slugs.len()].clone()).collect();
    let most = bench.extent.most;
    let named = |what: &str| format!("yardstick: {what}");
    let database = bench.program.database.clone();
    let used = |before: (Duration, Duration)| Spent {
        server: usage::own_cpu().saturating_sub(before.0),
        database: database.cpu().saturating_sub(before.1),
        statements: 0.0,
        commits: 0.0,
    };
    let most_connections = u32::try_from(connections).unwrap_or(1);
    let url = bench.program.database.url();
    macro_rules! all {
        ($pool:expr) => {{
            let pool = &$pool;
            // Every connection has prepared its statements before it is timed.
            for (what, sql) in [("bare SQL of Q1", LIST), ("bare SQL of Q2", PAGE), ("one row", ONE)] {
                for warm in [true, false] {
                    let count = if warm { 3 * connections } else { count };
                    let before = (usage::own_cpu(), database.cpu());
                    let round = match what {
                        "bare SQL of Q1" => {
                            run!(pool, sql, count, most, connections, |number| places[number % places.len()].0, places[number % places.len()].1)
                        }
                        _ => run!(pool, sql, count, most, connections, |number| slugs[number % slugs.len()].as_str()),
                    };
                    if !warm {
                        report.round(&named(what), connections, &round, used(before), 0);
                    }
                }
            }
            pool.close().await;
        }};
    }
    let said = |error: sqlx::Error| error.to_string();
    if bench.db.is_postgres() {
        all!(sqlx::postgres::PgPoolOptions::new().max_connections(most_connections).min_connections(most_connections).connect(&url).await.map_err(said)?);
    } else {
        all!(sqlx::sqlite::SqlitePoolOptions::new().max_connections(most_connections).min_connections(most_connections).connect(&url).await.map_err(said)?);
    }
    Ok(())
}

/// Back from a cursor's text to what it stands for.
fn place(cursor: &str) -> Option<(i64, entity::ids::Uuid)> {
    let (key, id) = cursor.split_once('.')?;
    Some((u64::from_str_radix(key, 16).ok()?.cast_signed(), entity::ids::Uuid::from_u128(u128::from_str_radix(id, 16).ok()?)))
}
