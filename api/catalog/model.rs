//! What the catalogue is told, checked; and the arithmetic of category paths. No I/O.

use entity::ids::{CategoryId, MediaId, ProductId, VariantId};
use entity::states::{AttributeKind, ProductState, TaxClass};
use kernel::{Gtin, Refusal, optional_text, text};
use serde::{Deserialize, Serialize};

/// One attribute's value as it is given: `material` = `oak`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttributeValue {
    pub code: String,
    pub value: String,
}

/// One choice that makes a variant: `Colour` = `red`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantOption {
    pub name: String,
    pub value: String,
}

/// A product to be made.
#[derive(Clone, Debug, Serialize)]
pub struct NewProduct {
    pub title: String,
    pub description: String,
    pub brand: Option<String>,
    pub category_id: Option<CategoryId>,
    pub tax_class: Option<TaxClass>,
    /// Shown to buyers at once, unless it is a draft.
    pub draft: bool,
    pub attributes: Vec<AttributeValue>,
}

/// What is to be different about a product; `None` leaves as it is, `Some(None)` empties.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ProductPatch {
    pub title: Option<String>,
    pub description: Option<String>,
    pub brand: Option<Option<String>>,
    pub category_id: Option<Option<CategoryId>>,
    pub tax_class: Option<TaxClass>,
    pub state: Option<ProductState>,
    pub attributes: Option<Vec<AttributeValue>>,
}

/// A variant to be made (without `id`) or rewritten.
#[derive(Clone, Debug, Serialize)]
pub struct VariantInput {
    pub id: Option<VariantId>,
    pub product_id: ProductId,
    pub sku: String,
    pub gtin: Option<String>,
    pub title: Option<String>,
    pub options: Vec<VariantOption>,
    pub weight_grams: Option<i64>,
    pub position: Option<i32>,
}

/// One picture of a list that replaces the old one: one that is there already, or the address of a new one.
#[derive(Clone, Debug, Serialize)]
pub struct MediaInput {
    pub id: Option<MediaId>,
    pub source_url: Option<String>,
    pub alt: String,
}

/// A category to be made (without `id`) or renamed.
#[derive(Clone, Debug, Serialize)]
pub struct CategoryInput {
    pub id: Option<CategoryId>,
    /// Only of a new one; an existing one is moved instead.
    pub parent_id: Option<CategoryId>,
    pub name: String,
    /// From the name, where none is given.
    pub slug: Option<String>,
    pub position: Option<i32>,
    pub tax_class: Option<TaxClass>,
}

/// An attribute to be made or changed; its code is its name for ever.
#[derive(Clone, Debug, Serialize)]
pub struct AttributeInput {
    pub code: String,
    pub name: String,
    pub kind: AttributeKind,
    pub unit: Option<String>,
    pub filterable: bool,
}

pub(crate) const MOST_ATTRIBUTES: usize = 50;
pub(crate) const MOST_MEDIA: usize = 20;
const MOST_OPTIONS: usize = 5;
/// A tree deeper than this is somebody's mistake.
pub(crate) const MOST_DEPTH: i32 = 12;

impl NewProduct {
    pub(crate) fn checked(&self) -> Result<Self, Refusal> {
        Ok(Self {
            title: text("input.title", &self.title, 1, 200)?,
            description: text("input.description", &self.description, 0, 20_000)?,
            brand: optional_text("input.brand", self.brand.as_deref(), 100)?,
            ..self.clone()
        })
    }
}

impl ProductPatch {
    pub(crate) fn checked(&self) -> Result<Self, Refusal> {
        if self.state == Some(ProductState::Archived) {
            return Err(Refusal::invalid("input.state", "A product is archived with productArchive."));
        }
        Ok(Self {
            title: self.title.as_deref().map(|title| text("input.title", title, 1, 200)).transpose()?,
            description: self.description.as_deref().map(|description| text("input.description", description, 0, 20_000)).transpose()?,
            brand: self.brand.as_ref().map(|brand| optional_text("input.brand", brand.as_deref(), 100)).transpose()?,
            ..self.clone()
        })
    }
}

impl VariantInput {
    pub(crate) fn checked(&self) -> Result<Self, Refusal> {
        if self.options.len() > MOST_OPTIONS {
            return Err(Refusal::invalid("input.options", "A variant has at most 5 options."));
        }
        let options = self
            .options
            .iter()
            .enumerate()
            .map(|(at, option)| {
                Ok(VariantOption {
                    name: text(&format!("input.options.{at}.name"), &option.name, 1, 50)?,
                    value: text(&format!("input.options.{at}.value"), &option.value, 1, 100)?,
                })
            })
            .collect::<Result<Vec<_>, Refusal>>()?;
        if self.weight_grams.is_some_and(|grams| !(0..=100_000_000).contains(&grams)) {
            return Err(Refusal::invalid("input.weightGrams", "A weight is from 0 to 100,000,000 grams."));
        }
        if self.position.is_some_and(|position| !(0..=10_000).contains(&position)) {
            return Err(Refusal::invalid("input.position", "A position is from 0 to 10,000."));
        }
        let title = match optional_text("input.title", self.title.as_deref(), 200)? {
            Some(title) => title,
            None => options.iter().map(|option| option.value.as_str()).collect::<Vec<_>>().join(" / "),
        };
        Ok(Self {
            sku: text("input.sku", &self.sku, 1, 64)?,
            gtin: optional_gtin("input.gtin", self.gtin.as_deref())?,
            title: Some(title),
            options,
            ..self.clone()
        })
    }
}

impl AttributeInput {
    pub(crate) fn checked(&self) -> Result<Self, Refusal> {
        let code = text("input.code", &self.code, 1, 50)?;
        if !code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-') {
            return Err(Refusal::invalid("input.code", "A code has lower-case letters, digits, - and _."));
        }
        Ok(Self { code, name: text("input.name", &self.name, 1, 100)?, unit: optional_text("input.unit", self.unit.as_deref(), 20)?, ..self.clone() })
    }
}

/// The 14 digits of a GTIN, or nothing of nothing.
pub(crate) fn optional_gtin(path: &str, value: Option<&str>) -> Result<Option<String>, Refusal> {
    match value.map(str::trim) {
        None | Some("") => Ok(None),
        Some(value) => Ok(Some(Gtin::parse(path, value)?.as_str().to_owned())),
    }
}

/// Only addresses a browser would follow.
pub(crate) fn picture_url(path: &str, value: &str) -> Result<String, Refusal> {
    let url = text(path, value, 1, 2_000)?;
    let fine = ["https://", "http://"].iter().any(|scheme| url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    if fine && !url.chars().any(char::is_whitespace) { Ok(url) } else { Err(Refusal::invalid(path, "A picture has an http or https address.")) }
}

/// A value in the one way it is stored: `true`, `12.5`, or the trimmed text.
pub(crate) fn attribute_value(path: &str, kind: AttributeKind, value: &str) -> Result<String, Refusal> {
    let value = text(path, value, 1, 500)?;
    match kind {
        AttributeKind::Text => Ok(value),
        AttributeKind::Boolean => match value.to_ascii_lowercase().as_str() {
            "true" | "false" => Ok(value.to_ascii_lowercase()),
            _ => Err(Refusal::invalid(path, "This attribute is true or false.")),
        },
        AttributeKind::Number => decimal(&value).ok_or_else(|| Refusal::invalid(path, "This attribute is a number such as 12.5.")),
    }
}

/// `-012.50` becomes `-12.5`: equal numbers are equal texts, so that facets count them together.
fn decimal(value: &str) -> Option<String> {
    let (sign, unsigned) = value.strip_prefix('-').map_or(("", value), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 15 || fraction.len() > 6 || !digits(whole) || !digits(fraction) || (unsigned.contains('.') && fraction.is_empty()) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    let sign = if whole == "0" && fraction.is_empty() { "" } else { sign };
    Some(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}

/// `/home/` and `kitchen` make `/home/kitchen/`; a root's parent is `/`.
pub(crate) fn child_path(parent: Option<&str>, slug: &str) -> String {
    format!("{}{slug}/", parent.unwrap_or("/"))
}

/// The first text behind every path that begins with `path`: the subtree is `path <= p < path_after(path)`,
/// which an index answers on both databases (`0` follows `/` in ASCII).
#[must_use]
pub fn path_after(path: &str) -> String {
    format!("{}0", path.strip_suffix('/').unwrap_or(path))
}

/// Whether a category at `path` may not go below `parent`: it would hold itself.
pub(crate) fn would_cycle(path: &str, parent: Option<&str>) -> bool {
    parent.is_some_and(|parent| parent.starts_with(path))
}

/// The paths of a category and all above it, from the root: `/home/`, `/home/kitchen/`.
pub(crate) fn lineage(path: &str) -> Vec<String> {
    path.char_indices().skip(1).filter(|(_, c)| *c == '/').map(|(at, _)| path[..=at].to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_equal_are_stored_alike() {
        for (given, kept) in [("12.50", "12.5"), ("012", "12"), ("-0", "0"), ("0.0", "0"), ("-1.10", "-1.1")] {
            assert_eq!(attribute_value("v", AttributeKind::Number, given), Ok(kept.into()), "{given}");
        }
        for wrong in ["", "1,5", "1e5", ".5", "5.", "NaN", "--1", "1.0000001"] {
            assert!(attribute_value("v", AttributeKind::Number, wrong).is_err(), "{wrong}");
        }
        assert_eq!(attribute_value("v", AttributeKind::Boolean, " TRUE "), Ok("true".into()));
        assert!(attribute_value("v", AttributeKind::Boolean, "yes").is_err());
    }

    #[test]
    fn paths_hold_their_subtree_and_nothing_else() {
        let (home, after) = (child_path(None, "home"), path_after("/home/"));
        let inside = |path: &str| home.as_str() <= path && path < after.as_str();
        assert!(inside("/home/") && inside("/home/kitchen/") && inside("/home/z-9/x/"));
        assert!(!inside("/home-garden/") && !inside("/homes/") && !inside("/hom/") && !inside("/"));
        assert_eq!(lineage("/home/kitchen/"), ["/home/", "/home/kitchen/"]);
        assert!(lineage("").is_empty());
    }

    #[test]
    fn a_category_cannot_go_below_itself() {
        assert!(would_cycle("/home/", Some("/home/")));
        assert!(would_cycle("/home/", Some("/home/kitchen/")));
        assert!(!would_cycle("/home/", Some("/home-garden/")));
        assert!(!would_cycle("/home/", None));
    }

    #[test]
    fn pictures_come_from_the_web_only() {
        assert!(picture_url("u", "https://example.org/a.png").is_ok());
        for wrong in ["javascript:alert(1)", "https://", "ftp://a/b", "https://a b", ""] {
            assert!(picture_url("u", wrong).is_err(), "{wrong}");
        }
    }
}
