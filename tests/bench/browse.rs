//! Looking around: the list, a category, a product's page, a search, and what is offered while somebody types.

use serde_json::{Value, json};

use crate::bench::{Bench, exactly, some};
use crate::catalogue::PAGE;
use crate::http::{Request, operation};
use crate::report::Report;
use crate::server::Server;

const LIST: &str = include_str!("shop/list.graphql");
const CATEGORY: &str = include_str!("shop/category.graphql");
const PRODUCT: &str = include_str!("shop/product.graphql");
const SEARCH: &str = include_str!("shop/search.graphql");
const SUGGEST: &str = include_str!("shop/suggest.graphql");

/// A list of products from a place that no other request starts at.
pub fn list(bench: &Bench, number: usize) -> Request {
    operation(LIST, &json!({ "after": pick(&bench.catalogue.cursors, number) }), &[])
}

/// The page of a product that no other request shows.
pub fn product(bench: &Bench, number: usize) -> Request {
    operation(PRODUCT, &json!({ "slug": pick(&bench.catalogue.slugs, number) }), &[])
}

fn pick<T: Clone>(list: &[T], number: usize) -> Option<T> {
    list.get(number % list.len().max(1)).cloned()
}

/// Half the searches are of one word, half of two.
fn search(bench: &Bench, number: usize) -> Request {
    let title = pick(&bench.catalogue.titles, number).unwrap_or_default();
    let words: Vec<&str> = title.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).collect();
    let query = match number % 4 {
        0 => words.first().copied().unwrap_or_default().to_owned(),
        1 => words.last().copied().unwrap_or_default().to_owned(),
        2 => format!("{} {}", words.first().unwrap_or(&""), words.last().unwrap_or(&"")),
        _ => words.iter().skip(1).take(2).copied().collect::<Vec<_>>().join(" "),
    };
    operation(SEARCH, &json!({ "query": query }), &[])
}

fn suggest(bench: &Bench, number: usize) -> Request {
    let title = pick(&bench.catalogue.titles, number).unwrap_or_default();
    let prefix: String = title.chars().take(2 + number % 4).collect();
    operation(SUGGEST, &json!({ "prefix": prefix }), &[])
}

fn a_page(data: &Value) -> Result<(), String> {
    exactly(&data["products"]["nodes"], PAGE)?;
    some(&data["products"]["nodes"][0]["variants"])
}

fn a_category(data: &Value) -> Result<(), String> {
    exactly(&data["products"]["nodes"], PAGE)?;
    some(&data["category"]["ancestors"])
}

fn a_product(data: &Value) -> Result<(), String> {
    some(&data["product"]["variants"])?;
    some(&data["product"]["media"])?;
    some(&data["product"]["variants"][0]["offers"])
}

fn a_search(data: &Value) -> Result<(), String> {
    some(&data["search"]["products"]["nodes"])?;
    exactly(&data["search"]["facets"], 5)
}

/// Q1, Q1b, Q2, Q3 and suggestions.
pub async fn browse(bench: &mut Bench, report: &mut Report, server: &Server) -> Result<(), String> {
    if bench.wants("q1") {
        bench.rounds(report, server, "Q1 list, uncached", 1_500, &list, &a_page).await?;
        let same = |_: &Bench, _| operation(LIST, &json!({}), &[]);
        bench.rounds(report, server, "Q1 list, cached", 20_000, &same, &a_page).await?;
    }
    if bench.wants("q1b") {
        let category = |bench: &Bench, number| {
            let (id, slug, after) =
                pick(&bench.catalogue.category_places, number).map_or(Default::default(), |(id, slug, after)| (id.to_string(), slug, after));
            operation(CATEGORY, &json!({ "id": id, "slug": slug, "after": after }), &[])
        };
        bench.rounds(report, server, "Q1b category", 1_500, &category, &a_category).await?;
    }
    if bench.wants("q2") {
        bench.rounds(report, server, "Q2 product page, uncached", 2_500, &product, &a_product).await?;
        let slug = bench.catalogue.slugs.first().cloned();
        let same = |_: &Bench, _| operation(PRODUCT, &json!({ "slug": slug }), &[]);
        bench.rounds(report, server, "Q2 product page, cached", 20_000, &same, &a_product).await?;
    }
    if bench.wants("q3") {
        bench.rounds(report, server, "Q3 search, five facets", 1_500, &search, &a_search).await?;
    }
    if bench.wants("suggest") {
        bench.rounds(report, server, "suggestions", 3_000, &suggest, &|data| some(&data["searchSuggestions"])).await?;
    }
    Ok(())
}
