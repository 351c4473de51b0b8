//! A whole category tree from elsewhere, known by that place's own names for its nodes.

use std::collections::{HashMap, HashSet};

use entity::category;
use kernel::{slugify, text};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::{ActiveValue::Set, EntityTrait, TryIntoModel};

use crate::{events, move_category, repo, upsert_category};

/// One node; its parent comes before it.
#[derive(Clone, Debug)]
pub struct ImportedCategory {
    pub external_ref: String,
    pub parent_ref: Option<String>,
    pub name: String,
}

/// What became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportedCategories {
    pub created: usize,
    pub updated: usize,
    pub unchanged: usize,
    /// Nodes whose parent is unknown or whose name will not do.
    pub refused: usize,
}

/// Makes what is missing and renames what is called otherwise; where a node hangs is left to the operators afterwards.
///
/// # Errors
/// The database's own.
pub async fn import_categories(cx: &Cx, nodes: &[ImportedCategory]) -> Result<ImportedCategories> {
    cx.db.write("catalog.import_categories", |tx| async move { import(cx, &tx, nodes).await }).await
}

async fn import(cx: &Cx, tx: &Tx, nodes: &[ImportedCategory]) -> Result<ImportedCategories> {
    move_category::lock_tree(tx).await?;
    let there = category::Entity::find().all(tx).await?;
    let mut slugs: HashSet<String> = there.iter().map(|category| category.slug.clone()).collect();
    let mut known: HashMap<String, category::Model> = there.into_iter().filter_map(|category| Some((category.external_ref.clone()?, category))).collect();
    let mut outcome = ImportedCategories::default();
    let mut rows = Vec::new();
    for node in nodes {
        let parent = node.parent_ref.as_ref().map(|parent| known.get(parent).cloned());
        let (Ok(name), Ok(external_ref)) = (text("name", &node.name, 1, 100), text("id", &node.external_ref, 1, 100)) else {
            outcome.refused += 1;
            continue;
        };
        match known.get_mut(&external_ref) {
            Some(found) if found.name == name => outcome.unchanged += 1,
            Some(found) => {
                let sql = "UPDATE category SET name = $1, version = version + 1, updated_at = $2 WHERE id = $3";
                db::execute(tx, sql, [name.as_str().into(), cx.now().into(), found.id.into()]).await?;
                events::category_changed(cx, tx, found.id, found.version + 1).await?;
                found.name = name;
                outcome.updated += 1;
            }
            None => {
                if matches!(parent, Some(None)) {
                    outcome.refused += 1;
                    continue;
                }
                let plain = slugify(&name);
                let slug = if slugs.contains(&plain) { repo::with_tail(&plain, &cx.id::<entity::ids::CategoryId>().to_string()) } else { plain };
                let Ok(mut row) = upsert_category::new_row(cx, parent.flatten().as_ref(), &name, &slug, i32::try_from(rows.len()).unwrap_or(i32::MAX), None)
                else {
                    outcome.refused += 1;
                    continue;
                };
                row.external_ref = Set(Some(external_ref.clone()));
                slugs.insert(slug);
                let made = model(row.clone())?;
                known.insert(external_ref, made);
                rows.push(row);
                outcome.created += 1;
            }
        }
    }
    // Nothing is in a new category yet, so nobody needs to hear of it.
    for chunk in rows.chunks(2_000) {
        category::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(outcome)
}

fn model(row: category::ActiveModel) -> Result<category::Model> {
    row.try_into_model().map_err(|error| Error::broken(error.to_string()))
}
