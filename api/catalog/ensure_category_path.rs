//! A category by the names on the way to it, made where it is missing.

use entity::category;
use entity::ids::CategoryId;
use kernel::{Refusal, text};
use platform::{Cx, Result, Tx};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{events, move_category, upsert_category};

/// Finds or makes `["Home", "Kitchen"]` and returns the last.
///
/// # Errors
/// `ValidationFailed` on `category` for an empty path or a name that will not do.
pub async fn ensure_category_path(cx: &Cx, tx: &Tx, names: &[String]) -> Result<CategoryId> {
    // Two imports must not make the same category twice.
    move_category::lock_tree(tx).await?;
    let mut parent: Option<category::Model> = None;
    for name in names {
        let name = text("category", name, 1, 100)?;
        let below = match &parent {
            Some(parent) => category::Column::ParentId.eq(parent.id),
            None => category::Column::ParentId.is_null(),
        };
        let found = category::Entity::find().filter(below).filter(category::Column::Name.eq(name.as_str())).one(tx).await?;
        parent = Some(match found {
            Some(found) => found,
            None => {
                let slug = upsert_category::free_slug(cx, tx, &name).await?;
                let row = upsert_category::new_row(cx, parent.as_ref(), &name, &slug, 0, None)?;
                let made = category::Entity::insert(row).exec_with_returning(tx).await?;
                events::category_changed(cx, tx, made.id, 1).await?;
                made
            }
        });
    }
    Ok(parent.ok_or_else(|| Refusal::invalid("category", "A category path has at least one name."))?.id)
}
