//! A node of the category tree.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, ID, Object, Result};
use entity::category;
use entity::ids::CategoryId;

use super::product::{TaxClass, grouped};
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::loaders::{LoadError, Loaders};

/// A node of the category tree.
pub struct Category(pub category::Model);

/// A node of the category tree.
#[Object]
impl Category {
    /// Its id.
    pub async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// The name in its address.
    async fn slug(&self) -> &str {
        &self.0.slug
    }
    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// The slugs from the root down, such as `/home/kitchen/`.
    async fn path(&self) -> &str {
        &self.0.path
    }
    /// How many lie above it.
    async fn depth(&self) -> i32 {
        self.0.depth
    }
    /// Where it stands among its neighbours.
    async fn position(&self) -> i32 {
        self.0.position
    }
    /// How its products are taxed where they do not say otherwise.
    async fn tax_class(&self) -> TaxClass {
        self.0.tax_class.into()
    }
    /// What lies directly above it; null at the top.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<Self>> {
        let Some(parent) = self.0.parent_id else { return Ok(None) };
        Ok(ctx.load(parent).await?.map(Self))
    }
    /// What lies above it, from the root down.
    async fn ancestors(&self, ctx: &Context<'_>) -> Result<Vec<Self>> {
        let above = catalog::paths_above(&self.0.path).into_iter().map(CategoryAt);
        let mut found: Vec<Self> = ctx.loaders().load_many(above).await?.into_values().map(Self).collect();
        found.sort_by_key(|category| category.0.depth);
        Ok(found)
    }
    /// What lies directly below it, in its order.
    #[graphql(directive = cost::apply(None, Some(20), None))]
    async fn children(&self, ctx: &Context<'_>) -> Result<Vec<Self>> {
        Ok(ctx.load(ChildrenOf(self.0.id)).await?.unwrap_or_default().into_iter().map(Self).collect())
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

/// The categories directly below one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChildrenOf(pub CategoryId);

/// The category at a path.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CategoryAt(pub String);

impl Loader<CategoryId> for Loaders {
    type Value = category::Model;
    type Error = LoadError;

    async fn load(&self, ids: &[CategoryId]) -> Result<HashMap<CategoryId, Self::Value>, Self::Error> {
        let categories = catalog::known_categories(&self.cx, ids).await.map_err(Arc::new)?;
        Ok(categories.into_iter().map(|(id, category)| (id, (*category).clone())).collect())
    }
}

impl Loader<CategoryAt> for Loaders {
    type Value = category::Model;
    type Error = LoadError;

    async fn load(&self, keys: &[CategoryAt]) -> Result<HashMap<CategoryAt, Self::Value>, Self::Error> {
        let paths: Vec<String> = keys.iter().map(|key| key.0.clone()).collect();
        let categories = catalog::known_at(&self.cx, &paths).await.map_err(Arc::new)?;
        Ok(categories.into_iter().map(|(path, category)| (CategoryAt(path), (*category).clone())).collect())
    }
}

impl Loader<ChildrenOf> for Loaders {
    type Value = Vec<category::Model>;
    type Error = LoadError;

    async fn load(&self, keys: &[ChildrenOf]) -> Result<HashMap<ChildrenOf, Self::Value>, Self::Error> {
        let ids: Vec<CategoryId> = keys.iter().map(|key| key.0).collect();
        let below = catalog::children_by_parent_ids(&self.cx.db, &ids).await.map_err(Arc::new)?;
        let mut groups = grouped(below, |category| category.parent_id);
        Ok(keys.iter().filter_map(|key| groups.remove(&Some(key.0)).map(|children| (*key, children))).collect())
    }
}
