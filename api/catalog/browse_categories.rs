//! Reading the category tree. All of it is public.

use std::collections::HashMap;
use std::sync::Arc;

use entity::category::{Column, Entity, Model};
use entity::ids::CategoryId;
use platform::{Cx, Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::model::lineage;

/// One category.
///
/// # Errors
/// The database's own.
pub async fn category(db: &impl ConnectionTrait, id: CategoryId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(id).one(db).await?)
}

/// One category by the word in its address.
///
/// # Errors
/// The database's own.
pub async fn by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Slug.eq(slug)).one(db).await?)
}

/// The category at this path, `/home/kitchen/`.
///
/// # Errors
/// The database's own.
pub async fn by_path(db: &impl ConnectionTrait, path: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::Path.eq(path)).one(db).await?)
}

/// The categories at these paths, in no order.
///
/// # Errors
/// The database's own.
pub async fn by_paths(db: &impl ConnectionTrait, paths: &[String]) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::Path.is_in(paths)).all(db).await?)
}

/// These categories, in no order.
///
/// # Errors
/// The database's own.
pub async fn categories_by_ids(db: &impl ConnectionTrait, ids: &[CategoryId]) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(db::among(Column::Id, ids)).all(db).await?)
}

/// As [`categories_by_ids`], out of this node's memory: another node's change shows within a second.
///
/// # Errors
/// The database's own.
pub async fn known_categories(cx: &Cx, ids: &[CategoryId]) -> Result<HashMap<CategoryId, Arc<Model>>> {
    let revision = platform::revision::lately(&cx.db).await?;
    let load = async |missing: Vec<CategoryId>| Ok(categories_by_ids(&cx.db, &missing).await?.into_iter().map(|row| (row.id, row)).collect());
    cx.memo.rows("category", revision, ids, load).await
}

/// As [`known_categories`], of those at these paths.
///
/// # Errors
/// The database's own.
pub async fn known_at(cx: &Cx, paths: &[String]) -> Result<HashMap<String, Arc<Model>>> {
    let revision = platform::revision::lately(&cx.db).await?;
    let load = async |missing: Vec<String>| Ok(by_paths(&cx.db, &missing).await?.into_iter().map(|row| (row.path.clone(), row)).collect());
    cx.memo.rows("category_at", revision, paths, load).await
}

/// What lies directly below a category, in its order.
///
/// # Errors
/// The database's own.
pub async fn children(db: &impl ConnectionTrait, id: CategoryId) -> Result<Vec<Model>> {
    children_by_parent_ids(db, &[id]).await
}

/// What lies directly below these categories, in their order.
///
/// # Errors
/// The database's own.
pub async fn children_by_parent_ids(db: &impl ConnectionTrait, ids: &[CategoryId]) -> Result<Vec<Model>> {
    let below = Entity::find().filter(db::among(Column::ParentId, ids));
    Ok(below.order_by_asc(Column::ParentId).order_by_asc(Column::Position).order_by_asc(Column::Id).all(db).await?)
}

/// The top of the tree, in its order.
///
/// # Errors
/// The database's own.
pub async fn roots(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::ParentId.is_null()).order_by_asc(Column::Position).order_by_asc(Column::Id).all(db).await?)
}

/// What lies above a category, from the root down, without itself.
///
/// # Errors
/// The database's own.
pub async fn ancestors(db: &impl ConnectionTrait, category: &Model) -> Result<Vec<Model>> {
    let above = paths_above(&category.path);
    if above.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Entity::find().filter(Column::Path.is_in(above)).order_by_asc(Column::Depth).all(db).await?)
}

/// The paths of what lies above a category, from the root down, without its own.
#[must_use]
pub fn paths_above(path: &str) -> Vec<String> {
    let mut above = lineage(path);
    above.pop();
    above
}
