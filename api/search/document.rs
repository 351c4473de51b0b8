//! The index's schema, and how a card becomes a document of it.

use entity::product_card::Model;
use entity::states::StockClass;
use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer};

use crate::card::{CardAttribute, variants_of, vendors_of};
use crate::fold;

/// Raise it with every change below: the folder carries it, so a new form is built afresh beside the old.
pub(crate) const VERSION: u32 = 1;
pub(crate) const TOKENIZER: &str = "stoa";

/// The fields by their names.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    /// The product's id as bare hexadecimal digits.
    pub id: Field,
    pub title: Field,
    pub brand: Field,
    pub category_words: Field,
    pub vendor_words: Field,
    pub description: Field,
    /// SKUs as a whole, in small letters.
    pub sku: Field,
    /// 14 digits.
    pub gtin: Field,
    /// The paths from the root down to its own.
    pub category: Field,
    pub vendor: Field,
    /// `colour=red`
    pub attribute: Field,
    pub stock: Field,
    pub price_eur: Field,
    pub price_vnd: Field,
    pub created_at: Field,
    /// As it is written, for suggestions.
    pub shown_title: Field,
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words =
        || TextOptions::default().set_indexing_options(TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs));
    let facet = || STRING.set_fast("raw");
    let fields = Fields {
        id: schema.add_text_field("id", STRING | STORED),
        title: schema.add_text_field("title", words()),
        brand: schema.add_text_field("brand", words()),
        category_words: schema.add_text_field("category_words", words()),
        vendor_words: schema.add_text_field("vendor_words", words()),
        description: schema.add_text_field("description", words()),
        sku: schema.add_text_field("sku", STRING),
        gtin: schema.add_text_field("gtin", STRING),
        category: schema.add_text_field("category", facet()),
        vendor: schema.add_text_field("vendor", facet()),
        attribute: schema.add_text_field("attribute", facet()),
        stock: schema.add_text_field("stock", facet()),
        price_eur: schema.add_i64_field("price_eur", INDEXED | FAST),
        price_vnd: schema.add_i64_field("price_vnd", INDEXED | FAST),
        created_at: schema.add_i64_field("created_at", FAST),
        shown_title: schema.add_text_field("shown_title", STORED),
    };
    (schema.build(), fields)
}

/// Splits what [`fold`] has already freed of marks.
pub(crate) fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default()).filter(RemoveLongFilter::limit(41)).filter(LowerCaser).build()
}

pub(crate) fn stock_word(class: StockClass) -> &'static str {
    match class {
        StockClass::InStock => "in_stock",
        StockClass::Low => "low",
        StockClass::Out => "out",
    }
}

pub(crate) fn document(fields: &Fields, card: &Model) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(fields.id, card.product_id.0.simple().to_string());
    document.add_text(fields.title, fold(&card.title));
    document.add_text(fields.shown_title, &card.title);
    document.add_text(fields.brand, fold(card.brand.as_deref().unwrap_or_default()));
    // Slugs are names without marks already.
    document.add_text(fields.category_words, card.category_path.replace(['/', '-'], " "));
    document.add_text(fields.description, fold(&card.description));
    for (at, _) in card.category_path.char_indices().skip(1).filter(|(_, c)| *c == '/') {
        document.add_text(fields.category, &card.category_path[..=at]);
    }
    for vendor in vendors_of(card) {
        document.add_text(fields.vendor, vendor.id.to_string());
        document.add_text(fields.vendor_words, fold(&vendor.name));
    }
    for variant in variants_of(card) {
        document.add_text(fields.sku, fold(&variant.sku));
        if let Some(gtin) = variant.gtin {
            document.add_text(fields.gtin, gtin);
        }
    }
    let attributes: Vec<CardAttribute> = serde_json::from_value(card.attributes.clone()).unwrap_or_default();
    for attribute in attributes {
        document.add_text(fields.description, fold(&attribute.value));
        if attribute.filterable {
            document.add_text(fields.attribute, format!("{}={}", attribute.code, attribute.value));
        }
    }
    document.add_text(fields.stock, stock_word(card.stock_class));
    if let Some(price) = card.price_eur {
        document.add_i64(fields.price_eur, price);
    }
    if let Some(price) = card.price_vnd {
        document.add_i64(fields.price_vnd, price);
    }
    document.add_i64(fields.created_at, card.product_created_at);
    document
}
