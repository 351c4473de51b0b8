//! The category tree and the properties that products can have.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use catalog::{AttributeInput, CategoryInput};
use kernel::Scope;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::{id, optional_id};
use crate::graphql::types::category::Category;
use crate::graphql::types::product::{Attribute, AttributeKind, TaxClass};

#[derive(Default)]
pub struct AdminCatalogMutation;

/// A category to make or to rename.
#[derive(InputObject)]
pub struct CategoryUpsertInput {
    /// Which one; a new one where none is given.
    pub id: Option<ID>,
    /// Above a new one; an existing one is moved with `categoryMove`.
    pub parent_id: Option<ID>,
    /// Its name.
    pub name: String,
    /// The name in its address: small letters, digits and hyphens. A new one is made of the name, an existing one keeps its own.
    pub slug: Option<String>,
    /// Where it stands among its neighbours.
    pub position: Option<i32>,
    /// How its products are taxed where they do not say otherwise; as its parent where nothing is given.
    pub tax_class: Option<TaxClass>,
    /// Change only this version of the category.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Where to hang a category.
#[derive(InputObject)]
pub struct CategoryMoveInput {
    /// Which one; all below it goes with it.
    pub category_id: ID,
    /// Below which; the top of the tree where none is given.
    pub parent_id: Option<ID>,
    /// Where it stands among its new neighbours.
    pub position: Option<i32>,
    /// Move only this version of the category.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// A property to make or to change.
#[derive(InputObject)]
pub struct AttributeUpsertInput {
    /// Its name in filters and inputs, for ever the same: small letters, digits, `-` and `_`.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// What kind of values it has; settled once a product has one.
    pub kind: AttributeKind,
    /// The unit of its numbers.
    pub unit: Option<String>,
    /// Whether searches count and filter by it.
    #[graphql(default = true)]
    pub filterable: bool,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a category.
#[derive(SimpleObject)]
pub struct CategoryPayload {
    /// The category as it is now; null when the change was refused.
    pub category: Option<Category>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// What became of a property.
#[derive(SimpleObject)]
pub struct AttributeUpsertPayload {
    /// The property as it is now; null when the change was refused.
    pub attribute: Option<Attribute>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl AdminCatalogMutation {
    /// Makes a category, or renames one. A new slug changes the path of all below it.
    #[graphql(
        guard = "roles::admin::catalogue_write::guard",
        visible = "roles::admin::catalogue_write::shows",
        directive = roles::auth::apply(roles::admin::catalogue_write::ROLES.to_vec(), roles::admin::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["CategoryChanged".into()])
    )]
    async fn category_upsert(&self, ctx: &Context<'_>, #[graphql(desc = "What to write.")] input: CategoryUpsertInput) -> Result<CategoryPayload> {
        let (operator, key) = (ctx.operator(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let written = async { catalog::upsert_category(ctx.cx(), &operator, &input.read()?, input.expected_version, key).await };
        let (category, user_errors) = settled(written.await)?;
        Ok(CategoryPayload { category: category.map(Category), user_errors })
    }

    /// Hangs a category, with all below it, somewhere else in the tree; never below itself.
    #[graphql(
        guard = "roles::admin::catalogue_write::guard",
        visible = "roles::admin::catalogue_write::shows",
        directive = roles::auth::apply(roles::admin::catalogue_write::ROLES.to_vec(), roles::admin::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["CategoryChanged".into()])
    )]
    async fn category_move(&self, ctx: &Context<'_>, #[graphql(desc = "Which one, and where to.")] input: CategoryMoveInput) -> Result<CategoryPayload> {
        let (operator, key) = (ctx.operator(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let moved = async {
            let (category, parent) = (id("input.categoryId", &input.category_id)?, optional_id("input.parentId", input.parent_id.as_ref())?);
            catalog::move_category(ctx.cx(), &operator, category, parent, input.position, input.expected_version, key).await
        };
        let (category, user_errors) = settled(moved.await)?;
        Ok(CategoryPayload { category: category.map(Category), user_errors })
    }

    /// Makes a property that products can have, or changes the one with this code.
    #[graphql(guard = "roles::admin::catalogue_write::guard", visible = "roles::admin::catalogue_write::shows", directive = roles::auth::apply(roles::admin::catalogue_write::ROLES.to_vec(), roles::admin::catalogue_write::SCOPE))]
    async fn attribute_upsert(&self, ctx: &Context<'_>, #[graphql(desc = "What to write.")] input: AttributeUpsertInput) -> Result<AttributeUpsertPayload> {
        let (operator, key) = (ctx.operator(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (attribute, user_errors) = settled(catalog::upsert_attribute(ctx.cx(), &operator, &input.read(), key).await)?;
        Ok(AttributeUpsertPayload { attribute: attribute.map(Attribute), user_errors })
    }
}

impl CategoryUpsertInput {
    fn read(&self) -> platform::Result<CategoryInput> {
        Ok(CategoryInput {
            id: optional_id("input.id", self.id.as_ref())?,
            parent_id: optional_id("input.parentId", self.parent_id.as_ref())?,
            name: self.name.clone(),
            slug: self.slug.clone(),
            position: self.position,
            tax_class: self.tax_class.map(Into::into),
        })
    }
}

impl AttributeUpsertInput {
    fn read(&self) -> AttributeInput {
        AttributeInput { code: self.code.clone(), name: self.name.clone(), kind: self.kind.into(), unit: self.unit.clone(), filterable: self.filterable }
    }
}
