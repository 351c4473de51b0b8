//! Hanging a category, with all below it, somewhere else in the tree.

use entity::category;
use entity::ids::CategoryId;
use kernel::{Operator, Refusal};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::model::{MOST_DEPTH, child_path, path_after, would_cycle};
use crate::{events, repo};

/// Moves a category below `parent`, or to the top where there is none.
///
/// # Errors
/// `NotFound`, `ValidationFailed` when it would lie below itself or too deep, `VersionConflict`.
pub async fn move_category(
    cx: &Cx,
    operator: &Operator,
    id: CategoryId,
    parent: Option<CategoryId>,
    position: Option<i32>,
    expected: Option<i64>,
    key: Option<&str>,
) -> Result<category::Model> {
    let request = Request::new(operator, "categoryMove", key, &(id, parent, position, expected))?.about(id);
    if position.is_some_and(|position| !(0..=1_000_000).contains(&position)) {
        return Err(Refusal::invalid("input.position", "A position is from 0 to 1,000,000.").into());
    }
    once(cx, "catalog.move_category", &request, |tx| async move { hang(cx, &tx, id, parent, position, expected).await }).await?;
    category::Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("the category just moved is gone"))
}

async fn hang(cx: &Cx, tx: &Tx, id: CategoryId, parent: Option<CategoryId>, position: Option<i32>, expected: Option<i64>) -> Result<()> {
    lock_tree(tx).await?;
    let found = repo::category(tx, "input.categoryId", id).await?;
    if expected.is_some_and(|expected| expected != found.version) {
        return Err(Refusal::moved("input.expectedVersion", found.version).into());
    }
    let parent = match parent {
        Some(parent) => Some(repo::category(tx, "input.parentId", parent).await?),
        None => None,
    };
    let above = parent.as_ref().map(|parent| parent.path.as_str());
    if would_cycle(&found.path, above) {
        return Err(Refusal::invalid("input.parentId", "A category cannot lie below itself.").into());
    }
    let deeper = parent.as_ref().map_or(0, |parent| parent.depth + 1) - found.depth;
    if deeper > 0 && deepest(tx, &found.path).await? + deeper >= MOST_DEPTH {
        return Err(Refusal::invalid("input.parentId", "The tree is at most 12 deep.").into());
    }
    repath(tx, &found.path, &child_path(above, &found.slug), deeper).await?;
    let sql = "UPDATE category SET parent_id = $1, position = $2, version = version + 1, updated_at = $3 WHERE id = $4";
    db::execute(tx, sql, [parent.map(|parent| parent.id).into(), position.unwrap_or(found.position).into(), cx.now().into(), id.into()]).await?;
    events::category_changed(cx, tx, id, found.version + 1).await
}

/// One who changes the tree's shape at a time: two moves, each harmless alone, could make a circle together.
pub(crate) async fn lock_tree(tx: &Tx) -> Result<()> {
    let sql = format!("SELECT id FROM category WHERE parent_id IS NULL ORDER BY id{}", db::for_update(tx));
    tx.query_all_raw(db::statement(tx, &sql, [])).await?;
    Ok(())
}

/// Rewrites the path and depth of a whole subtree in one statement.
pub(crate) async fn repath(tx: &Tx, old: &str, new: &str, deeper: i32) -> Result<()> {
    if old == new {
        return Ok(());
    }
    let behind = i64::try_from(old.len() + 1).unwrap_or(i64::MAX);
    // PostgreSQL takes the place as an INTEGER.
    let sql = "UPDATE category SET path = $1 || substr(path, CAST($2 AS INTEGER)), depth = depth + $3 WHERE path >= $4 AND path < $5";
    db::execute(tx, sql, [new.into(), behind.into(), deeper.into(), old.into(), path_after(old).into()]).await?;
    Ok(())
}

async fn deepest(tx: &Tx, path: &str) -> Result<i32> {
    let sql = "SELECT MAX(depth) AS depth FROM category WHERE path >= $1 AND path < $2";
    let row = tx.query_one_raw(db::statement(tx, sql, [path.into(), path_after(path).into()])).await?;
    Ok(row.map(|row| row.try_get::<Option<i32>>("", "depth")).transpose()?.flatten().unwrap_or(0))
}
