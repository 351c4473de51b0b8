//! One search: hits with their cards, how many there are, what they could be narrowed by, and what may have been meant.

use std::collections::HashMap;

use entity::ids::{ProductId, Uuid, VendorId};
use kernel::{Cursor, Direction, Money, Page, Paged, Refusal};
use platform::{Cx, Error, Result};
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, FuzzyTermQuery};
use tantivy::schema::Field;
use tantivy::{DocAddress, Order, Searcher, Term};

use crate::cards::{Card, Total, cards_by_ids};
use crate::index::broken;
use crate::model::{DEEPEST, Facet, FacetKind, FacetValue, Filters, price_edges};
use crate::query::{Asked, ask, asked, price_field};
use crate::{Query, SearchIndex, SearchOrder};

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    pub page: Paged<Card>,
    pub total: Total,
    pub facets: Vec<Facet>,
    /// Where nothing was found: the words as the index knows them.
    pub did_you_mean: Option<String>,
}

/// What the index alone can tell.
struct Hits {
    ids: Vec<ProductId>,
    more: bool,
    total: u64,
    counts: serde_json::Value,
    did_you_mean: Option<String>,
}

/// Searches the listed products.
///
/// # Errors
/// `ValidationFailed` for a text that is too long, a cursor too deep, or prices in a currency the index does not know.
pub async fn search(cx: &Cx, index: &SearchIndex, query: &Query, page: &Page) -> Result<Found> {
    let (first, size) = window(page)?;
    let hits = {
        let (index, query) = (index.clone(), query.clone());
        tokio::task::spawn_blocking(move || hits(&index, &query, first, size)).await.map_err(|error| Error::broken(error.to_string()))??
    };
    let mut cards: HashMap<ProductId, Card> = cards_by_ids(&cx.db, &hits.ids).await?.into_iter().map(|card| (card.product_id, card)).collect();
    // A card hidden since it was indexed leaves a gap, not an error; places are those of the index.
    let place = |at: usize| Cursor { key: i64::try_from(first + at).unwrap_or(i64::MAX), id: Uuid::nil() };
    let rows = hits.ids.iter().enumerate().filter_map(|(at, id)| Some((place(at), cards.remove(id)?))).collect();
    let more = match page.direction {
        Direction::Forward => hits.more,
        Direction::Backward => first > 0,
    };
    let facets = if query.facets { facets(cx, query, &hits.counts).await? } else { Vec::new() };
    Ok(Found { page: Paged { rows, more }, total: Total::of(hits.total), facets, did_you_mean: hits.did_you_mean })
}

/// Which hits a page shows: the place of the first and how many. The cursor holds a hit's place.
fn window(page: &Page) -> Result<(usize, usize), Refusal> {
    let size = usize::try_from(page.size).unwrap_or(DEEPEST);
    let place =
        page.cursor.as_ref().map(|cursor| usize::try_from(cursor.key).map_err(|_| Refusal::invalid("after", "This is no cursor of this list."))).transpose()?;
    let (first, size) = match (page.direction, place) {
        (Direction::Forward, None) => (0, size),
        (Direction::Forward, Some(place)) => (place.saturating_add(1), size),
        (Direction::Backward, Some(place)) => (place.saturating_sub(size), size.min(place)),
        (Direction::Backward, None) => return Err(Refusal::invalid("last", "A search is read from its best hit on: give `first`, or `last` with `before`.")),
    };
    if first >= DEEPEST {
        return Err(Refusal::invalid("after", "Nobody reads beyond the first 1,000 hits: narrow the search instead."));
    }
    Ok((first, size.min(DEEPEST - first)))
}

fn hits(index: &SearchIndex, query: &Query, first: usize, size: usize) -> Result<Hits> {
    let (searcher, fields) = (index.searcher(), index.fields());
    let text = query.text.as_deref().unwrap_or_default();
    let mut wanted = asked(query.text.as_deref())?;
    let mut question = ask(fields, &wanted, text, &query.filters, query.currency)?;
    let mut total = searcher.search(&question, &Count).map_err(broken)?;
    if let (0, Asked::Gtin(_)) = (total, &wanted) {
        // A number nobody has as GTIN may be part of a title.
        wanted = Asked::Words(crate::fold::words(text, 10));
        question = ask(fields, &wanted, text, &query.filters, query.currency)?;
        total = searcher.search(&question, &Count).map_err(broken)?;
    }
    let order = if matches!(wanted, Asked::Everything) && query.order == SearchOrder::Relevance { SearchOrder::Newest } else { query.order };
    let mut found = if size == 0 { Vec::new() } else { best(&searcher, index, &question, order, query, first, size + 1)? };
    let more = found.len() > size;
    found.truncate(size);
    let counts = if query.facets { counts(&searcher, index, &question, &wanted, query)? } else { serde_json::Value::Null };
    let ids = found.into_iter().map(|at| index.product(&searcher, at).map(|(id, _)| id)).collect::<Result<_>>()?;
    let did_you_mean = match &wanted {
        Asked::Words(words) if total == 0 => did_you_mean(&searcher, index, words)?,
        _ => None,
    };
    Ok(Hits { ids, more, total: total as u64, counts, did_you_mean })
}

fn best(
    searcher: &Searcher,
    index: &SearchIndex,
    question: &BooleanQuery,
    order: SearchOrder,
    query: &Query,
    first: usize,
    size: usize,
) -> Result<Vec<DocAddress>> {
    let top = TopDocs::with_limit(size).and_offset(first);
    let by = |field: &str, order: Order| {
        let hits = searcher.search(question, &TopDocs::with_limit(size).and_offset(first).order_by_fast_field::<i64>(field, order));
        hits.map(|hits| hits.into_iter().map(|(_, at)| at).collect()).map_err(broken)
    };
    let price = || price_field(index.fields(), query.currency).map(|field| searcher.schema().get_field_name(field).to_owned());
    match order {
        SearchOrder::Relevance => Ok(searcher.search(question, &top.order_by_score()).map_err(broken)?.into_iter().map(|(_, at)| at).collect()),
        SearchOrder::Newest => by("created_at", Order::Desc),
        SearchOrder::PriceAsc => by(&price()?, Order::Asc),
        SearchOrder::PriceDesc => by(&price()?, Order::Desc),
    }
}

/// Values of each facet among the hits; of one that is filtered by, among what the hits were without that filter, so that who chose one
/// value sees the others.
fn counts(searcher: &Searcher, index: &SearchIndex, question: &BooleanQuery, wanted: &Asked, query: &Query) -> Result<serde_json::Value> {
    let mut counts = count(searcher, index, question, query)?;
    for (name, code, filters) in without_each(&query.filters).into_iter().take(MOST_APART) {
        let question = ask(index.fields(), wanted, query.text.as_deref().unwrap_or_default(), &filters, query.currency)?;
        let mut apart = count(searcher, index, &question, query)?;
        match code {
            None => counts[name] = apart[name].take(),
            Some(code) => {
                let of_it =
                    |bucket: &serde_json::Value| bucket["key"].as_str().and_then(|key| key.strip_prefix(code)).is_some_and(|rest| rest.starts_with('='));
                let mut all = counts[name]["buckets"].take().as_array().cloned().unwrap_or_default();
                all.retain(|bucket| !of_it(bucket));
                all.extend(apart[name]["buckets"].take().as_array().into_iter().flatten().filter(|bucket| of_it(bucket)).cloned());
                counts[name]["buckets"] = all.into();
            }
        }
    }
    Ok(counts)
}

/// So many filters are looked past, each by another look at the index.
const MOST_APART: usize = 8;

/// The filters, less each one of them: under which name its values are counted, for an attribute its code, and what is left.
fn without_each(filters: &Filters) -> Vec<(&'static str, Option<&str>, Filters)> {
    let mut each = Vec::new();
    if !filters.vendors.is_empty() {
        each.push(("vendor", None, Filters { vendors: Vec::new(), ..filters.clone() }));
    }
    if filters.price_min.is_some() || filters.price_max.is_some() {
        each.push(("price", None, Filters { price_min: None, price_max: None, ..filters.clone() }));
    }
    if filters.in_stock {
        each.push(("availability", None, Filters { in_stock: false, ..filters.clone() }));
    }
    for filter in &filters.attributes {
        let others = filters.attributes.iter().filter(|other| other.code != filter.code).cloned().collect();
        each.push(("attribute", Some(filter.code.as_str()), Filters { attributes: others, ..filters.clone() }));
    }
    each
}

fn count(searcher: &Searcher, index: &SearchIndex, question: &BooleanQuery, query: &Query) -> Result<serde_json::Value> {
    let terms = |field: &str, size: u32| serde_json::json!({ "terms": { "field": field, "size": size } });
    let mut wanted = serde_json::json!({
        "category": terms("category", 200),
        "vendor": terms("vendor", 50),
        "attribute": terms("attribute", 500),
        "availability": terms("stock", 3),
    });
    if let Ok(field) = price_field(index.fields(), query.currency) {
        let edges = price_edges(query.currency);
        let from = std::iter::once(None).chain(edges.iter().copied().map(Some));
        let to = edges.iter().copied().map(Some).chain(std::iter::once(None));
        let ranges: Vec<_> = from.zip(to).map(|(from, to)| range(from, to)).collect();
        wanted["price"] = serde_json::json!({ "range": { "field": searcher.schema().get_field_name(field), "ranges": ranges } });
    }
    let wanted: Aggregations = serde_json::from_value(wanted)?;
    let counts = searcher.search(question, &AggregationCollector::from_aggs(wanted, Default::default())).map_err(broken)?;
    Ok(serde_json::to_value(counts)?)
}

fn range(from: Option<i64>, to: Option<i64>) -> serde_json::Value {
    let mut range = serde_json::Map::new();
    let key = format!("{}..{}", from.unwrap_or(0), to.map(|to| to.to_string()).unwrap_or_default());
    range.insert("key".into(), key.into());
    if let Some(from) = from {
        range.insert("from".into(), from.into());
    }
    if let Some(to) = to {
        range.insert("to".into(), to.into());
    }
    range.into()
}

/// What the index counted under one name: value and count, most first.
fn buckets(counts: &serde_json::Value, name: &str) -> Vec<(String, u64)> {
    let all = counts[name]["buckets"].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(|bucket| Some((bucket["key"].as_str()?.to_owned(), bucket["doc_count"].as_u64()?))).filter(|(_, count)| *count > 0).collect()
}

async fn facets(cx: &Cx, query: &Query, counts: &serde_json::Value) -> Result<Vec<Facet>> {
    let mut facets = vec![categories(cx, query, counts).await?, vendors(cx, counts).await?, prices(query, counts)];
    facets.extend(attributes(cx, counts).await?);
    let label = |value: &str| match value {
        "in_stock" => "In stock",
        "low" => "Few left",
        _ => "Sold out",
    };
    let values = buckets(counts, "availability").into_iter().map(|(value, count)| FacetValue { label: label(&value).into(), value, count }).collect();
    facets.push(Facet { kind: FacetKind::Availability, code: "availability".into(), label: "Availability".into(), values });
    facets.retain(|facet| !facet.values.is_empty());
    Ok(facets)
}

/// The level below the category that was chosen, or the top.
async fn categories(cx: &Cx, query: &Query, counts: &serde_json::Value) -> Result<Facet> {
    let above = query.filters.category_path.as_deref().unwrap_or("/");
    let mut below = buckets(counts, "category");
    below.retain(|(path, _)| path.strip_prefix(above).is_some_and(|rest| rest.len() > 1 && rest.trim_end_matches('/').split('/').count() == 1));
    let paths: Vec<String> = below.iter().map(|(path, _)| path.clone()).collect();
    let names: HashMap<String, String> = catalog::by_paths(&cx.db, &paths).await?.into_iter().map(|category| (category.path, category.name)).collect();
    let values = below.into_iter().filter_map(|(path, count)| Some(FacetValue { label: names.get(&path)?.clone(), value: path, count })).collect();
    Ok(Facet { kind: FacetKind::Category, code: "category".into(), label: "Category".into(), values })
}

async fn vendors(cx: &Cx, counts: &serde_json::Value) -> Result<Facet> {
    let found = buckets(counts, "vendor");
    let ids: Vec<VendorId> = found.iter().filter_map(|(id, _)| id.parse().ok()).collect();
    let names: HashMap<String, String> = vendors::by_ids(&cx.db, &ids).await?.into_iter().map(|vendor| (vendor.id.to_string(), vendor.name)).collect();
    let values = found.into_iter().filter_map(|(id, count)| Some(FacetValue { label: names.get(&id)?.clone(), value: id, count })).collect();
    Ok(Facet { kind: FacetKind::Vendor, code: "vendor".into(), label: "Vendor".into(), values })
}

fn prices(query: &Query, counts: &serde_json::Value) -> Facet {
    let money = |minor: &str| minor.parse().map(|minor| Money::new(minor, query.currency).decimal()).unwrap_or_default();
    let code = query.currency.code();
    let label = |value: &str| match value.split_once("..") {
        Some((from, "")) => format!("From {} {code}", money(from)),
        Some(("0", to)) => format!("Up to {} {code}", money(to)),
        Some((from, to)) => format!("{} to {} {code}", money(from), money(to)),
        None => value.to_owned(),
    };
    let values = buckets(counts, "price").into_iter().map(|(value, count)| FacetValue { label: label(&value), value, count }).collect();
    Facet { kind: FacetKind::Price, code: "price".into(), label: "Price".into(), values }
}

async fn attributes(cx: &Cx, counts: &serde_json::Value) -> Result<Vec<Facet>> {
    let found = buckets(counts, "attribute");
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut facets = Vec::new();
    for attribute in catalog::attributes(&cx.db).await? {
        let of_it = found.iter().filter_map(|(key, count)| Some((key.strip_prefix(attribute.code.as_str())?.strip_prefix('=')?, *count)));
        let label = |value: &str| attribute.unit.as_ref().map_or_else(|| value.to_owned(), |unit| format!("{value} {unit}"));
        let values: Vec<_> = of_it.map(|(value, count)| FacetValue { value: value.to_owned(), label: label(value), count }).collect();
        facets.push(Facet { kind: FacetKind::Attribute, code: attribute.code, label: attribute.name, values });
    }
    Ok(facets)
}

/// Puts the nearest neighbour, the commonest of them, in the place of each word nobody wrote.
fn did_you_mean(searcher: &Searcher, index: &SearchIndex, words: &[String]) -> Result<Option<String>> {
    let mut meant = Vec::with_capacity(words.len());
    for word in words {
        let near = if is_known(searcher, index, word)? {
            None
        } else {
            match neighbour(searcher, index, word, 1)? {
                None if word.chars().count() >= 4 => neighbour(searcher, index, word, 2)?,
                found => found,
            }
        };
        meant.push(near.unwrap_or_else(|| word.clone()));
    }
    Ok((meant != words).then(|| meant.join(" ")))
}

fn is_known(searcher: &Searcher, index: &SearchIndex, word: &str) -> Result<bool> {
    for field in names(index) {
        if searcher.doc_freq(&Term::from_field_text(field, word)).map_err(broken)? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The commonest word within this many mistakes.
fn neighbour(searcher: &Searcher, index: &SearchIndex, word: &str, distance: u8) -> Result<Option<String>> {
    let mut best: Option<(u32, String)> = None;
    for field in names(index) {
        let near = FuzzyTermQuery::new(Term::from_field_text(field, word), distance, true);
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field).map_err(broken)?;
            let mut found = inverted.terms().search(near.automaton().map_err(broken)?).into_stream()?;
            while found.advance() {
                let often = found.value().doc_freq;
                if best.as_ref().is_none_or(|(most, _)| often > *most) {
                    best = Some((often, String::from_utf8_lossy(found.key()).into_owned()));
                }
            }
        }
    }
    Ok(best.map(|(_, word)| word))
}

fn names(index: &SearchIndex) -> [Field; 3] {
    let fields = index.fields();
    [fields.title, fields.brand, fields.category_words]
}
