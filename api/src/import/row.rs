//! One row of a file as a product, as far as it can be taken. Pure: what it finds wrong it tells, it does not decide about rows.

use csv::StringRecord;
use kernel::{Gtin, Money};

use super::map::{Column, Layout, Map};
use super::price::{Writing, price};
use super::report::{Fate, Finding};
use super::weight::grams;

/// What a row says, cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub reference: String,
    pub title: String,
    pub description: String,
    pub brand: Option<String>,
    /// Names from the root down; empty where the row has none.
    pub category: Vec<String>,
    pub sku: String,
    pub gtin: Option<String>,
    pub weight_grams: Option<i64>,
    pub price: Option<Money>,
    pub stock: Option<i64>,
    /// Addresses as they stand; noted, not fetched.
    pub pictures: Vec<String>,
}

const MOST_PICTURES: usize = 20;
const LONGEST_TITLE: usize = 200;
const LONGEST_DESCRIPTION: usize = 20_000;

/// Reads a row; `None` where it cannot be a product at all.
pub(super) fn read(record: &StringRecord, line: u64, map: &Map, layout: &Layout, writing: Writing, findings: &mut Vec<Finding>) -> Option<Row> {
    let mut tell = |column: &str, text: &str, reason: &str, outcome| findings.push(Finding::new(line, column, text, reason, outcome));

    let reference = layout.reference.of(record);
    let title = plain(layout.title.of(record)).replace('\n', " ");
    for (column, text, most) in [(&layout.reference, reference, 200), (&layout.title, title.as_str(), LONGEST_TITLE)] {
        let length = text.chars().take(most + 1).count();
        if length == 0 || length > most || text.chars().any(char::is_control) {
            let reason = if length == 0 { "a product needs this".to_owned() } else { format!("it has at most {most} plain characters") };
            tell(&column.name, text, &reason, Fate::RowRefused);
            return None;
        }
    }

    let cell = |column| cell(record, column);

    let price = price(layout.price.of(record), writing).map_err(|reason| tell(&layout.price.name, layout.price.of(record), reason, Fate::KeptAsDraft)).ok();
    let gtin = cell(&layout.gtin).and_then(|(column, text)| match Gtin::parse("gtin", text) {
        Ok(gtin) => Some(gtin.to_string()),
        Err(refusal) => {
            tell(column, text, &refusal.message(), Fate::ValueLeftOut);
            None
        }
    });
    let weight_grams = cell(&layout.weight).and_then(|(column, text)| {
        let weight = grams(text);
        if weight.is_none() {
            tell(column, text, "this is no weight", Fate::ValueLeftOut);
        }
        weight
    });
    let stock = cell(&layout.stock).and_then(|(column, text)| {
        let stock = text.parse().ok().filter(|count| (0..=1_000_000_000).contains(count));
        if stock.is_none() {
            tell(column, text, "a stock is a whole number from 0 to 1,000,000,000", Fate::ValueLeftOut);
        }
        stock
    });
    let category = cell(&layout.category).map_or_else(Vec::new, |(column, text)| {
        let names = parts(text, map.split.category.as_deref(), &[]);
        if names.iter().any(|name| name.chars().count() > 100) || names.len() > 10 {
            tell(column, text, "a path has at most 10 names of at most 100 characters", Fate::ValueLeftOut);
            return Vec::new();
        }
        names
    });
    let mut pictures = Vec::new();
    if let Some((column, text)) = cell(&layout.pictures) {
        for address in parts(text, map.split.pictures.as_deref(), &map.skip.pictures) {
            let fine = (address.starts_with("https://") || address.starts_with("http://")) && address.len() <= 2000 && !address.contains(char::is_whitespace);
            if !fine {
                tell(column, &address, "this is no address of a picture", Fate::ValueLeftOut);
            } else if pictures.len() < MOST_PICTURES && !pictures.contains(&address) {
                pictures.push(address);
            }
        }
    }
    let description = cell(&layout.description).map_or_else(String::new, |(column, text)| {
        let text = parts(text, map.split.description.as_deref(), &map.skip.description).iter().map(|part| plain(part)).collect::<Vec<_>>().join("\n");
        if text.chars().count() > LONGEST_DESCRIPTION {
            tell(column, &text, "it is longer than 20,000 characters", Fate::ValueLeftOut);
            return String::new();
        }
        text
    });
    let brand = cell(&layout.brand).and_then(|(column, text)| {
        let text = plain(text);
        let fine = text.chars().count() <= 100 && !text.chars().any(char::is_control);
        if !fine {
            tell(column, &text, "it has at most 100 plain characters", Fate::ValueLeftOut);
        }
        fine.then_some(text).filter(|text| !text.is_empty())
    });
    // A number too long or missing is replaced by the reference: every variant needs one.
    let sku = cell(&layout.sku).map(|(_, text)| text).filter(|text| text.chars().count() <= 64).unwrap_or(reference);
    let sku: String = sku.chars().take(64).collect();

    let row = Row { reference: reference.to_owned(), title, description, brand, category, sku, gtin, weight_grams, price, stock, pictures };
    Some(row)
}

/// A column's name and its text in this row, where there is any.
fn cell<'a>(record: &'a StringRecord, column: &'a Option<Column>) -> Option<(&'a str, &'a str)> {
    column.as_ref().map(|column| (column.name.as_str(), column.of(record))).filter(|(_, text)| !text.is_empty())
}

/// The parts of a cell, without blanks, empty ones and those to be passed over.
fn parts(text: &str, separator: Option<&str>, skip: &[String]) -> Vec<String> {
    let whole = [text];
    let split: Vec<&str> = match separator {
        Some(separator) if !separator.is_empty() => text.split(separator).collect(),
        _ => whole.to_vec(),
    };
    split.into_iter().map(str::trim).filter(|part| !part.is_empty() && !skip.iter().any(|word| part.contains(word.as_str()))).map(str::to_owned).collect()
}

/// The words of a text that may be HTML; scripts and style sheets go with their contents.
fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.trim().to_owned();
    }
    let mut lines = text.to_owned();
    for tag in ["<br", "</p", "</li", "</div", "</h"] {
        lines = lines.replace(tag, &format!("\n{tag}"));
    }
    let bare = ammonia::Builder::empty().clean_content_tags(["script", "style"].into()).clean(&lines).to_string();
    let bare = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ").replace("&amp;", "&");
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Currency;

    fn map() -> Map {
        toml::from_str(
            r#"
            currency = "USD"
            [columns]
            reference = "Id"
            title = "Name"
            price = "Price"
            description = "About"
            gtin = "Gtin"
            category = "Category"
            pictures = "Image"
            weight = "Weight"
            [split]
            category = " | "
            pictures = "|"
            description = " | "
            [skip]
            pictures = ["transparent-pixel"]
            description = ["Make sure this fits"]
            "#,
        )
        .unwrap()
    }

    fn take(cells: [&str; 8]) -> (Option<Row>, Vec<Finding>) {
        let map = map();
        let layout = map.lay_over(&StringRecord::from(vec!["Id", "Name", "Price", "About", "Gtin", "Category", "Image", "Weight"])).unwrap();
        let mut findings = Vec::new();
        let row = read(&StringRecord::from(cells.to_vec()), 2, &map, &layout, Writing { currency: Currency::USD, decimal: '.' }, &mut findings);
        (row, findings)
    }

    #[test]
    fn a_row_is_cleaned() {
        let (row, findings) = take([
            "a1",
            "A &amp; B <b>mug</b>",
            "$6.94 $ 6 . 94",
            "Make sure this fits by entering your model number. | <p>Holds 3 &lt; 4 dl.</p><script>alert(1)</script> | Dishwasher",
            "4006381333931",
            "Home & Kitchen | Mugs",
            "https://x.test/a.jpg|https://x.test/transparent-pixel.jpg|https://x.test/a.jpg",
            "10.7 pounds",
        ]);
        let row = row.unwrap();
        assert_eq!(findings, []);
        assert_eq!(row.title, "A & B mug");
        assert_eq!(row.description, "Holds 3 < 4 dl.\nDishwasher");
        assert_eq!(row.category, ["Home & Kitchen", "Mugs"]);
        assert_eq!(row.pictures, ["https://x.test/a.jpg"]);
        assert_eq!((row.price.map(|money| money.minor), row.weight_grams, row.gtin.as_deref()), (Some(694), Some(4853), Some("04006381333931")));
        assert_eq!(row.sku, "a1");
    }

    #[test]
    fn a_value_that_will_not_do_is_left_out_and_told() {
        let (row, findings) = take(["a1", "Mug", "$1 - $2", "", "071444764117 735533033354", "", "javascript:alert(1)", "heavy"]);
        let row = row.unwrap();
        assert_eq!((row.price, row.gtin, row.weight_grams, row.pictures.len()), (None, None, None, 0));
        let told: Vec<_> = findings.iter().map(|finding| (finding.column.as_str(), finding.outcome)).collect();
        assert_eq!(told, [("Price", Fate::KeptAsDraft), ("Gtin", Fate::ValueLeftOut), ("Weight", Fate::ValueLeftOut), ("Image", Fate::ValueLeftOut)]);
    }

    #[test]
    fn a_row_without_a_name_is_refused() {
        for (id, name, column) in [("", "Mug", "Id"), ("a1", "", "Name"), ("a1", &*"x".repeat(10_000), "Name"), ("a1", "<b></b>", "Name")] {
            let (row, findings) = take([id, name, "$1", "", "", "", "", ""]);
            assert_eq!(row, None);
            assert_eq!(findings.iter().map(|finding| (finding.column.as_str(), finding.outcome)).collect::<Vec<_>>(), [(column, Fate::RowRefused)]);
        }
    }
}
