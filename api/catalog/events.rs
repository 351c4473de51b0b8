//! What others may hear of the catalogue.

use entity::ids::{CategoryId, ProductId};
use platform::{Cx, Result, Tx, outbox, revision};
use serde::{Deserialize, Serialize};

/// Anything about a product, its variants, pictures or attributes changed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProductChanged {
    pub product_id: ProductId,
}

/// A category was made, renamed or moved; all below it may have another path.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CategoryChanged {
    pub category_id: CategoryId,
}

pub(crate) fn product_changed(cx: &Cx, tx: &Tx, product_id: ProductId, version: i64) -> Result<()> {
    outbox::publish(cx, tx, &format!("product:{product_id}"), version, "ProductChanged", &ProductChanged { product_id })?;
    Ok(())
}

pub(crate) async fn category_changed(cx: &Cx, tx: &Tx, category_id: CategoryId, version: i64) -> Result<()> {
    // A path is part of what commission rules are kept by.
    revision::bump(tx).await?;
    outbox::publish(cx, tx, &format!("category:{category_id}"), version, "CategoryChanged", &CategoryChanged { category_id })?;
    Ok(())
}
