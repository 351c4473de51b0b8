//! Everything the catalogue knows of some products, for whoever keeps a projection of it; and which products a change
//! elsewhere concerns. Nothing here is scoped: it is for the inside, and what it finds is shown only when it is public.

use std::collections::{HashMap, HashSet};

use entity::ids::{CategoryId, ProductId, VariantId, VendorId};
use entity::states::VariantState;
use entity::{category, media, offer, product, variant};
use platform::{Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};

use crate::AttributeOfProduct;
use crate::model::path_after;

/// One product with all that belongs to it, in their orders.
#[derive(Clone, Debug)]
pub struct CardSource {
    pub product: product::Model,
    pub category: Option<category::Model>,
    pub variants: Vec<variant::Model>,
    pub media: Vec<media::Model>,
    pub offers: Vec<offer::Model>,
    pub attributes: Vec<AttributeOfProduct>,
}

#[derive(FromQueryResult)]
struct Found {
    id: ProductId,
}

/// These products in any state, with active variants and offers only; seven statements however many there are.
///
/// # Errors
/// The database's own.
pub async fn card_sources(db: &impl ConnectionTrait, ids: &[ProductId]) -> Result<Vec<CardSource>> {
    let products = product::Entity::find().filter(db::among(product::Column::Id, ids)).all(db).await?;
    let categories: HashSet<CategoryId> = products.iter().filter_map(|product| product.category_id).collect();
    let categories: HashMap<CategoryId, category::Model> =
        category::Entity::find().filter(category::Column::Id.is_in(categories)).all(db).await?.into_iter().map(|category| (category.id, category)).collect();
    let mut variants = grouped(crate::variants_by_product_ids(db, ids).await?, |row| row.product_id);
    let mut media = grouped(crate::media_by_product_ids(db, ids).await?, |row| row.product_id);
    let mut attributes = grouped(crate::attributes_by_product_ids(db, ids).await?, |row| row.product_id);
    let offers = offer::Entity::find()
        .filter(db::among(offer::Column::ProductId, ids))
        .filter(offer::Column::State.eq(entity::states::OfferState::Active))
        .all(db)
        .await?;
    let mut offers = grouped(offers, |row| row.product_id);
    let of_product = |product: product::Model| {
        let id = product.id;
        let variants = variants.remove(&id).unwrap_or_default();
        let alive: HashSet<VariantId> = variants.iter().filter(|variant| variant.state == VariantState::Active).map(|variant| variant.id).collect();
        let mut offers = offers.remove(&id).unwrap_or_default();
        offers.retain(|offer| alive.contains(&offer.variant_id));
        CardSource {
            category: product.category_id.and_then(|category| categories.get(&category).cloned()),
            variants,
            media: media.remove(&id).unwrap_or_default(),
            offers,
            attributes: attributes.remove(&id).unwrap_or_default(),
            product,
        }
    };
    Ok(products.into_iter().map(of_product).collect())
}

/// All products there are, in the order of their ids, from `after` on.
///
/// # Errors
/// The database's own.
pub async fn product_ids(db: &impl ConnectionTrait, after: Option<ProductId>, most: u64) -> Result<Vec<ProductId>> {
    let sql = "SELECT id FROM product WHERE id > $1 ORDER BY id LIMIT $2";
    found(db, sql, vec![from(after), limit(most)]).await
}

/// The products of these variants.
///
/// # Errors
/// The database's own.
pub async fn product_ids_of_variants(db: &impl ConnectionTrait, ids: &[VariantId]) -> Result<Vec<ProductId>> {
    let rows = variant::Entity::find().filter(db::among(variant::Column::Id, ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.product_id).collect::<HashSet<_>>().into_iter().collect())
}

/// The products a vendor wrote or offers, in the order of their ids, from `after` on.
///
/// # Errors
/// The database's own.
pub async fn product_ids_of_vendor(db: &impl ConnectionTrait, vendor: VendorId, after: Option<ProductId>, most: u64) -> Result<Vec<ProductId>> {
    let sql = "SELECT id FROM (SELECT id FROM product WHERE vendor_id = $1 UNION SELECT product_id FROM offer WHERE vendor_id = $1) AS found \
        WHERE id > $2 ORDER BY id LIMIT $3";
    found(db, sql, vec![vendor.into(), from(after), limit(most)]).await
}

/// The products of a category and all below it, in the order of their ids, from `after` on.
///
/// # Errors
/// The database's own.
pub async fn products_in_subtree(db: &impl ConnectionTrait, id: CategoryId, after: Option<ProductId>, most: u64) -> Result<Vec<ProductId>> {
    let Some(category) = category::Entity::find_by_id(id).one(db).await? else { return Ok(Vec::new()) };
    let sql = "SELECT id FROM product WHERE category_id IN (SELECT id FROM category WHERE path >= $1 AND path < $2) AND id > $3 ORDER BY id LIMIT $4";
    found(db, sql, vec![category.path.as_str().into(), path_after(&category.path).into(), from(after), limit(most)]).await
}

async fn found(db: &impl ConnectionTrait, sql: &str, values: Vec<sea_orm::Value>) -> Result<Vec<ProductId>> {
    Ok(db::all::<Found, _>(db, sql, values).await?.into_iter().map(|row| row.id).collect())
}

/// No id is smaller than all zeros.
fn from(after: Option<ProductId>) -> sea_orm::Value {
    after.unwrap_or(ProductId(entity::ids::Uuid::nil())).into()
}

fn limit(most: u64) -> sea_orm::Value {
    i64::try_from(most).unwrap_or(i64::MAX).into()
}

fn grouped<T>(rows: Vec<T>, of: impl Fn(&T) -> ProductId) -> HashMap<ProductId, Vec<T>> {
    let mut groups: HashMap<ProductId, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(of(&row)).or_default().push(row);
    }
    groups
}
