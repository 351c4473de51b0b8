//! What can be bought, described once: products with their variants, pictures and attributes, the category tree,
//! and who offers which variant. Anybody's vendor may offer any variant; only the owner edits the description.
//!
//! It knows no prices (`pricing`), no stock (`inventory`) and never calls `search`, which listens to its events instead.
//! Invariants: every change of a product raises `product.version` by one and publishes `ProductChanged` with it;
//! a category's `path` is that of its parent and its own slug; a GTIN belongs to one variant.

mod archive_product;
mod browse;
mod browse_categories;
mod bulk_insert;
mod card_sources;
mod create_product;
mod delete_variant;
mod ensure_category_path;
mod events;
mod import_categories;
mod import_product;
mod model;
mod move_category;
mod offers;
mod repo;
mod send_media;
mod set_media;
#[cfg(test)]
mod tests;
mod update_product;
mod upsert_attribute;
mod upsert_category;
mod upsert_variant;

pub use archive_product::archive_product;
pub use browse::{
    AttributeOfProduct, ProductFilter, attributes, attributes_by_product_ids, listed_products, media_by_product_ids, media_url, offers_by_ids,
    offers_by_variant_ids, own_offers_by_ids, own_offers_of_variants, own_product, own_products_by_ids, product, product_by_gtin, product_by_slug,
    products_by_gtin, products_by_ids, variants_by_ids, variants_by_product_ids, vendor_offers, vendor_products,
};
pub use browse_categories::{
    ancestors, by_path, by_paths, by_slug, categories_by_ids, category, children, children_by_parent_ids, known_at, known_categories, paths_above, roots,
};
pub use bulk_insert::{Bulk, bulk_insert};
pub use card_sources::{CardSource, card_sources, product_ids, product_ids_of_variants, product_ids_of_vendor, products_in_subtree};
pub use create_product::create_product;
pub use delete_variant::delete_variant;
pub use ensure_category_path::ensure_category_path;
pub use events::{CategoryChanged, ProductChanged};
pub use import_categories::{ImportedCategories, ImportedCategory, import_categories};
pub use import_product::{Imported, ImportedProduct, Outcome, import_product};
pub use model::{AttributeInput, AttributeValue, CategoryInput, MediaInput, NewProduct, ProductPatch, VariantInput, VariantOption, path_after};
pub use move_category::move_category;
pub use offers::{put_offer, withdraw_offer};
pub use send_media::{Announced, Sent, announce_media, may_send_media, receive_media};
pub use set_media::set_media;
pub use update_product::update_product;
pub use upsert_attribute::upsert_attribute;
pub use upsert_category::upsert_category;
pub use upsert_variant::upsert_variant;
