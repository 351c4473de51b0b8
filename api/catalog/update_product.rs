//! Changing what a product says about itself.

use entity::ids::{ProductId, VendorId};
use entity::product;
use entity::states::ProductState;
use kernel::VendorMember;
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, Unchanged};

use crate::model::ProductPatch;
use crate::{events, repo};

/// Changes the given parts of a product this vendor owns. Its slug stays: links to it must not break.
///
/// # Errors
/// `NotFound` for a missing or foreign product, `VersionConflict` when somebody changed it since `expected`, `StateConflict` where it
/// comes into the shop while the law knows too little of its vendor.
pub async fn update_product(
    cx: &Cx,
    member: &VendorMember,
    id: ProductId,
    patch: &ProductPatch,
    expected: Option<i64>,
    key: Option<&str>,
) -> Result<product::Model> {
    let request = Request::new(member, "productUpdate", key, &(id, patch, expected))?.about(id);
    let patch = &patch.checked()?;
    once(cx, "catalog.update_product", &request, |tx| async move {
        let version = repo::bump(&tx, cx.now(), member.vendor, id, expected).await?;
        if patch.state == Some(ProductState::Active) {
            vendors::may_offer(&tx, member.vendor).await?;
        }
        rewrite(&tx, (id, member.vendor), patch).await?;
        events::product_changed(cx, &tx, id, version)
    })
    .await?;
    repo::owned(&cx.db, member.vendor, id).await?.ok_or_else(|| Error::broken("the product just changed is gone"))
}

async fn rewrite(tx: &Tx, (id, vendor): (ProductId, VendorId), patch: &ProductPatch) -> Result<()> {
    if let Some(Some(category)) = patch.category_id {
        repo::category(tx, "input.categoryId", category).await?;
    }
    let mut row = product::ActiveModel { id: Unchanged(id), ..Default::default() };
    let ProductPatch { title, description, brand, category_id, tax_class, state, attributes } = patch.clone();
    if let Some(title) = title {
        row.title = Set(title);
    }
    if let Some(description) = description {
        row.description = Set(description);
    }
    if let Some(brand) = brand {
        row.brand = Set(brand);
    }
    if let Some(category_id) = category_id {
        row.category_id = Set(category_id);
    }
    if let Some(tax_class) = tax_class {
        row.tax_class = Set(tax_class);
    }
    if let Some(state) = state {
        row.state = Set(state);
    }
    if row.is_changed() {
        product::Entity::update(row).exec(tx).await?;
    }
    if let Some(attributes) = attributes {
        repo::replace_attributes(tx, (id, vendor), &attributes, false).await?;
    }
    Ok(())
}
