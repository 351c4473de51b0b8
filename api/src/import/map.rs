//! The small file that says which of their columns is which of our fields.

use csv::StringRecord;
use serde::Deserialize;

/// As it is written by hand; `docs/import.md` explains every line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// ISO 4217, for files whose prices have a sign or nothing at all.
    pub currency: String,
    /// `.` or `,`.
    #[serde(default = "point")]
    pub decimal: char,
    pub columns: Columns,
    #[serde(default)]
    pub split: Split,
    /// Parts that contain one of these texts are passed over.
    #[serde(default)]
    pub skip: Skip,
}

fn point() -> char {
    '.'
}

/// Our field → their column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// Names the product at the vendor, so that a second run finds it again.
    pub reference: String,
    pub title: String,
    pub price: String,
    pub description: Option<String>,
    pub brand: Option<String>,
    pub category: Option<String>,
    pub sku: Option<String>,
    pub gtin: Option<String>,
    pub weight: Option<String>,
    pub stock: Option<String>,
    pub pictures: Option<String>,
}

/// What stands between the parts of one cell.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    pub category: Option<String>,
    pub pictures: Option<String>,
    /// The parts become lines.
    pub description: Option<String>,
}

/// Parts to pass over.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skip {
    #[serde(default)]
    pub pictures: Vec<String>,
    #[serde(default)]
    pub description: Vec<String>,
}

/// A column found in this file: its name, for reports, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub at: usize,
}

/// The map laid over the header of one file.
#[derive(Debug)]
pub struct Layout {
    pub reference: Column,
    pub title: Column,
    pub price: Column,
    pub description: Option<Column>,
    pub brand: Option<Column>,
    pub category: Option<Column>,
    pub sku: Option<Column>,
    pub gtin: Option<Column>,
    pub weight: Option<Column>,
    pub stock: Option<Column>,
    pub pictures: Option<Column>,
}

impl Column {
    /// The cell of this column, without the blanks around it.
    #[must_use]
    pub fn of<'a>(&self, record: &'a StringRecord) -> &'a str {
        record.get(self.at).unwrap_or_default().trim()
    }
}

impl Map {
    /// Finds every column of the map in the header.
    ///
    /// # Errors
    /// The sentence that names the column that is missing, and those there are.
    pub fn lay_over(&self, header: &StringRecord) -> Result<Layout, String> {
        let find = |name: &String| -> Result<Column, String> {
            // The mark some programs put before the first column is no part of its name.
            let same = |column: &str| column.trim_start_matches('\u{feff}').trim() == name.trim();
            header.iter().position(same).map(|at| Column { name: name.clone(), at }).ok_or_else(|| {
                // A quote that never closes makes a name of many lines; it is told in one.
                let one_line = |column: &str| column.split_whitespace().collect::<Vec<_>>().join(" ");
                let known = header.iter().map(|column| format!("\"{}\"", one_line(column))).collect::<Vec<_>>().join(", ");
                format!("The file has no column \"{name}\". It has {known}.")
            })
        };
        let maybe = |name: &Option<String>| name.as_ref().map(find).transpose();
        let columns = &self.columns;
        Ok(Layout {
            reference: find(&columns.reference)?,
            title: find(&columns.title)?,
            price: find(&columns.price)?,
            description: maybe(&columns.description)?,
            brand: maybe(&columns.brand)?,
            category: maybe(&columns.category)?,
            sku: maybe(&columns.sku)?,
            gtin: maybe(&columns.gtin)?,
            weight: maybe(&columns.weight)?,
            stock: maybe(&columns.stock)?,
            pictures: maybe(&columns.pictures)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = r#"
        currency = "USD"
        [columns]
        reference = "Id"
        title = "Name"
        price = "Price"
        brand = "Brand"
    "#;

    #[test]
    fn a_missing_column_is_named_with_those_there_are() {
        let map: Map = toml::from_str(MAP).unwrap();
        let layout = map.lay_over(&StringRecord::from(vec!["\u{feff}Id", "Name ", "Price", "Brand"])).unwrap();
        assert_eq!((layout.reference.at, layout.title.at, layout.brand.map(|brand| brand.at)), (0, 1, Some(3)));
        let problem = map.lay_over(&StringRecord::from(vec!["Id", "Name", "Price"])).unwrap_err();
        assert_eq!(problem, "The file has no column \"Brand\". It has \"Id\", \"Name\", \"Price\".");
    }

    #[test]
    fn a_mistyped_line_of_the_map_is_refused() {
        assert!(toml::from_str::<Map>(&MAP.replace("title =", "titel =")).is_err());
    }
}
