//! What to offer while somebody is still typing. It reads the index and, for the names of categories, one statement.

use std::collections::HashSet;

use entity::ids::{CategoryId, ProductId};
use kernel::Currency;
use platform::{Cx, Error, Result};
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::TopDocs;

use crate::SearchIndex;
use crate::fold::words;
use crate::index::broken;
use crate::model::Filters;
use crate::query::{Asked, ask};

const MOST: usize = 10;
const MOST_CATEGORIES: usize = 3;

/// One line of the list under the search box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suggestion {
    Product { id: ProductId, title: String },
    Category { id: CategoryId, name: String, path: String },
}

/// Up to ten titles and categories that go on from what was typed.
///
/// # Errors
/// `ValidationFailed` for a text that is too long.
pub async fn suggest(cx: &Cx, index: &SearchIndex, prefix: &str) -> Result<Vec<Suggestion>> {
    let text = kernel::text("prefix", prefix, 0, 100)?;
    let typed = words(&text, 6);
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let (titles, mut paths) = {
        let (index, typed) = (index.clone(), typed.clone());
        tokio::task::spawn_blocking(move || look(&index, &text, typed)).await.map_err(|error| Error::broken(error.to_string()))??
    };
    let begins = |path: &str| {
        typed.iter().all(|word| path.trim_end_matches('/').rsplit('/').next().is_some_and(|slug| slug.split('-').any(|part| part.starts_with(word.as_str()))))
    };
    paths.retain(|path| begins(path));
    paths.truncate(MOST_CATEGORIES);
    let mut found: Vec<Suggestion> = Vec::new();
    if !paths.is_empty() {
        let categories = catalog::by_paths(&cx.db, &paths).await?;
        found.extend(categories.into_iter().map(|category| Suggestion::Category { id: category.id, name: category.name, path: category.path }));
    }
    let mut shown = HashSet::new();
    for (id, title) in titles {
        if found.len() < MOST && shown.insert(title.to_lowercase()) {
            found.push(Suggestion::Product { id, title });
        }
    }
    Ok(found)
}

/// Titles with their products, and the paths of categories.
type Seen = (Vec<(ProductId, String)>, Vec<String>);

fn look(index: &SearchIndex, text: &str, typed: Vec<String>) -> Result<Seen> {
    let searcher = index.searcher();
    let question = ask(index.fields(), &Asked::Words(typed), text, &Filters::default(), Currency::EUR)?;
    let wanted: Aggregations = serde_json::from_value(serde_json::json!({ "category": { "terms": { "field": "category", "size": 50 } } }))?;
    let collectors = (TopDocs::with_limit(MOST * 2).order_by_score(), AggregationCollector::from_aggs(wanted, Default::default()));
    let (hits, counts) = searcher.search(&question, &collectors).map_err(broken)?;
    let counts = serde_json::to_value(counts)?;
    let buckets = counts["category"]["buckets"].as_array().map(Vec::as_slice).unwrap_or_default();
    let paths = buckets.iter().filter_map(|bucket| bucket["key"].as_str().map(str::to_owned)).collect();
    let titles = hits.into_iter().map(|(_, at)| index.product(&searcher, at)).collect::<Result<_>>()?;
    Ok((titles, paths))
}
