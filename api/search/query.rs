//! From what somebody asks to what the index is asked.

use std::ops::Bound;

use kernel::{Currency, Gtin, Refusal};
use tantivy::Term;
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, Query as Ask, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use crate::document::Fields;
use crate::fold;
use crate::fold::words;
use crate::model::Filters;

/// More words than this make a search slow, not better.
const MOST_WORDS: usize = 10;
const MOST_VALUES: usize = 50;
/// Shorter words have too many neighbours at one letter's distance.
const FUZZY_FROM: usize = 4;

/// What a text asks for.
pub(crate) enum Asked {
    Everything,
    /// A number from under a barcode.
    Gtin(String),
    Words(Vec<String>),
}

pub(crate) fn asked(text: Option<&str>) -> Result<Asked, Refusal> {
    let text = kernel::text("query", text.unwrap_or_default(), 0, 200)?;
    if let Ok(gtin) = Gtin::parse("query", &text) {
        return Ok(Asked::Gtin(gtin.as_str().to_owned()));
    }
    let words = words(&text, MOST_WORDS);
    Ok(if text.is_empty() { Asked::Everything } else { Asked::Words(words) })
}

/// The question to the index; without words in a text that is not empty, nothing matches.
pub(crate) fn ask(fields: &Fields, asked: &Asked, text: &str, filters: &Filters, currency: Currency) -> Result<BooleanQuery, Refusal> {
    let mut all: Vec<(Occur, Box<dyn Ask>)> = Vec::new();
    match asked {
        Asked::Everything => all.push((Occur::Must, Box::new(AllQuery))),
        Asked::Gtin(gtin) => all.push((Occur::Must, exact(fields.gtin, gtin))),
        Asked::Words(words) => all.push((Occur::Must, matching(fields, words, text))),
    }
    for narrowing in narrowed(fields, filters, currency)? {
        all.push((Occur::Must, narrowing));
    }
    Ok(BooleanQuery::new(all))
}

/// All words, each in any field; the last one may be the beginning of a word. Or a SKU as a whole.
fn matching(fields: &Fields, words: &[String], text: &str) -> Box<dyn Ask> {
    let last = words.len().saturating_sub(1);
    let each = words.iter().enumerate().map(|(at, word)| (Occur::Must, one_word(fields, word, at == last)));
    let sku = Box::new(BoostQuery::new(exact(fields.sku, fold(text.trim()).as_str()), 10.0));
    Box::new(BooleanQuery::new(vec![(Occur::Should, Box::new(BooleanQuery::new(each.collect())) as Box<dyn Ask>), (Occur::Should, sku)]))
}

fn one_word(fields: &Fields, word: &str, last: bool) -> Box<dyn Ask> {
    let mut any: Vec<(Occur, Box<dyn Ask>)> = Vec::new();
    for (field, weight, loose) in [
        (fields.title, 4.0, true),
        (fields.brand, 3.0, true),
        (fields.category_words, 2.0, true),
        (fields.vendor_words, 1.0, true),
        (fields.description, 0.5, false),
    ] {
        let term = || Term::from_field_text(field, word);
        let mut add = |query: Box<dyn Ask>, weight: f32| any.push((Occur::Should, Box::new(BoostQuery::new(query, weight))));
        add(Box::new(TermQuery::new(term(), IndexRecordOption::WithFreqs)), weight);
        if last && loose {
            add(Box::new(FuzzyTermQuery::new_prefix(term(), 0, true)), weight / 2.0);
        }
        if loose && word.chars().count() >= FUZZY_FROM {
            add(Box::new(FuzzyTermQuery::new(term(), 1, true)), weight / 8.0);
        }
    }
    Box::new(BooleanQuery::new(any))
}

fn narrowed(fields: &Fields, filters: &Filters, currency: Currency) -> Result<Vec<Box<dyn Ask>>, Refusal> {
    let mut all: Vec<Box<dyn Ask>> = Vec::new();
    if let Some(path) = &filters.category_path {
        all.push(exact(fields.category, path));
    }
    if filters.vendors.len() > MOST_VALUES {
        return Err(Refusal::invalid("filters.vendors", "At most 50 vendors."));
    }
    if !filters.vendors.is_empty() {
        all.push(any_of(fields.vendor, filters.vendors.iter().map(ToString::to_string)));
    }
    if filters.in_stock {
        all.push(any_of(fields.stock, ["in_stock".to_owned(), "low".to_owned()]));
    }
    if filters.attributes.len() > MOST_VALUES || filters.attributes.iter().any(|filter| filter.values.len() > MOST_VALUES) {
        return Err(Refusal::invalid("filters.attributes", "At most 50 attributes with 50 values each."));
    }
    for filter in &filters.attributes {
        all.push(any_of(fields.attribute, filter.values.iter().map(|value| format!("{}={value}", filter.code))));
    }
    if filters.price_min.is_some() || filters.price_max.is_some() {
        let field = price_field(fields, currency)?;
        let bound = |minor| Bound::Included(Term::from_field_i64(field, minor));
        all.push(Box::new(RangeQuery::new(bound(filters.price_min.unwrap_or(0)), bound(filters.price_max.unwrap_or(i64::MAX)))));
    }
    Ok(all)
}

pub(crate) fn price_field(fields: &Fields, currency: Currency) -> Result<Field, Refusal> {
    match currency {
        Currency::EUR => Ok(fields.price_eur),
        Currency::VND => Ok(fields.price_vnd),
        _ => Err(Refusal::invalid("currency", "Search compares prices in EUR and VND.")),
    }
}

pub(crate) fn exact(field: Field, value: &str) -> Box<dyn Ask> {
    Box::new(TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic))
}

fn any_of(field: Field, values: impl IntoIterator<Item = String>) -> Box<dyn Ask> {
    Box::new(BooleanQuery::new_multiterms_query(values.into_iter().map(|value| Term::from_field_text(field, &value)).collect()))
}
