//! Making or renaming a category. A new slug changes the path of everything below in the same statement.

use entity::category;
use entity::ids::CategoryId;
use entity::states::TaxClass;
use kernel::{Operator, Refusal, slugify, text};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::model::{CategoryInput, MOST_DEPTH, child_path};
use crate::{events, move_category, repo};

const SLUG_TAKEN: &str = "Another category has this slug.";

/// Makes a category, or renames the one named by `input.id`.
///
/// # Errors
/// `NotFound`, `ValidationFailed` for a taken slug or too deep a tree, `VersionConflict`.
pub async fn upsert_category(cx: &Cx, operator: &Operator, input: &CategoryInput, expected: Option<i64>, key: Option<&str>) -> Result<category::Model> {
    let request = Request::new(operator, "categoryUpsert", key, &(input, expected))?;
    let name = &text("input.name", &input.name, 1, 100)?;
    let slug = &match &input.slug {
        Some(slug) if slugify(slug) != *slug => return Err(Refusal::invalid("input.slug", "A slug has lower-case letters, digits and single hyphens.").into()),
        slug => slug.clone(),
    };
    if input.position.is_some_and(|position| !(0..=1_000_000).contains(&position)) {
        return Err(Refusal::invalid("input.position", "A position is from 0 to 1,000,000.").into());
    }
    let id = once(cx, "catalog.upsert_category", &request, |tx| async move {
        match input.id {
            Some(id) => rename(cx, &tx, id, input, name, slug.as_deref(), expected).await,
            None => insert(cx, &tx, input, name, slug.as_deref()).await,
        }
    })
    .await?;
    category::Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("the category just written is gone"))
}

async fn insert(cx: &Cx, tx: &Tx, input: &CategoryInput, name: &str, slug: Option<&str>) -> Result<CategoryId> {
    let parent = match input.parent_id {
        Some(id) => Some(repo::category(tx, "input.parentId", id).await?),
        None => None,
    };
    let slug = match slug {
        Some(slug) if taken(tx, slug, None).await? => return Err(Refusal::invalid("input.slug", SLUG_TAKEN).into()),
        Some(slug) => slug.to_owned(),
        None => free_slug(cx, tx, name).await?,
    };
    let row = new_row(cx, parent.as_ref(), name, &slug, input.position.unwrap_or(0), input.tax_class)?;
    let id = *row.id.as_ref();
    category::Entity::insert(row).exec_without_returning(tx).await.map_err(|error| repo::unless_taken(error, "input.slug", SLUG_TAKEN))?;
    events::category_changed(cx, tx, id, 1).await?;
    Ok(id)
}

/// A row that is not yet in the tree; its tax class is the parent's where none is given.
pub(crate) fn new_row(
    cx: &Cx,
    parent: Option<&category::Model>,
    name: &str,
    slug: &str,
    position: i32,
    tax_class: Option<TaxClass>,
) -> Result<category::ActiveModel> {
    let depth = parent.map_or(0, |parent| parent.depth + 1);
    if depth >= MOST_DEPTH {
        return Err(Refusal::invalid("input.parentId", "The tree is at most 12 deep.").into());
    }
    Ok(category::ActiveModel {
        id: Set(cx.id()),
        parent_id: Set(parent.map(|parent| parent.id)),
        slug: Set(slug.to_owned()),
        name: Set(name.to_owned()),
        path: Set(child_path(parent.map(|parent| parent.path.as_str()), slug)),
        depth: Set(depth),
        position: Set(position),
        tax_class: Set(tax_class.or(parent.map(|parent| parent.tax_class)).unwrap_or(TaxClass::Standard)),
        external_ref: Set(None),
        version: Set(1),
        created_at: Set(cx.now()),
        updated_at: Set(cx.now()),
    })
}

/// The slug of a name, with a random end where another category has it.
pub(crate) async fn free_slug(cx: &Cx, tx: &Tx, name: &str) -> Result<String> {
    let slug = slugify(name);
    Ok(if taken(tx, &slug, None).await? { repo::with_tail(&slug, &cx.id::<CategoryId>().to_string()) } else { slug })
}

async fn taken(tx: &Tx, slug: &str, but: Option<CategoryId>) -> Result<bool> {
    let found = category::Entity::find().filter(category::Column::Slug.eq(slug)).one(tx).await?;
    Ok(found.is_some_and(|found| Some(found.id) != but))
}

async fn rename(cx: &Cx, tx: &Tx, id: CategoryId, input: &CategoryInput, name: &str, slug: Option<&str>, expected: Option<i64>) -> Result<CategoryId> {
    if input.parent_id.is_some() {
        return Err(Refusal::invalid("input.parentId", "An existing category is moved with categoryMove.").into());
    }
    move_category::lock_tree(tx).await?;
    let found = repo::category(tx, "input.id", id).await?;
    if expected.is_some_and(|expected| expected != found.version) {
        return Err(Refusal::moved("input.expectedVersion", found.version).into());
    }
    let slug = slug.unwrap_or(&found.slug);
    if taken(tx, slug, Some(id)).await? {
        return Err(Refusal::invalid("input.slug", SLUG_TAKEN).into());
    }
    if slug != found.slug {
        let parent = &found.path[..found.path.len() - found.slug.len() - 1];
        move_category::repath(tx, &found.path, &child_path(Some(parent), slug), 0).await?;
    }
    let sql = "UPDATE category SET name = $1, slug = $2, position = $3, tax_class = $4, version = version + 1, updated_at = $5 WHERE id = $6";
    let (position, tax_class) = (input.position.unwrap_or(found.position), input.tax_class.unwrap_or(found.tax_class));
    db::execute(tx, sql, [name.into(), slug.into(), position.into(), tax_class.into(), cx.now().into(), id.into()]).await?;
    events::category_changed(cx, tx, id, found.version + 1).await?;
    Ok(id)
}
