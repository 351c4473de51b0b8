//! Making a product.

use entity::ids::ProductId;
use entity::product;
use entity::states::{ProductState, TaxClass};
use kernel::VendorMember;
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::model::NewProduct;
use crate::{events, repo};

/// Makes a product of this vendor. It is for sale when it has a variant and somebody offers that.
///
/// # Errors
/// Refusals naming a value that will not do.
pub async fn create_product(cx: &Cx, member: &VendorMember, input: &NewProduct, key: Option<&str>) -> Result<product::Model> {
    let request = Request::new(member, "productCreate", key, input)?;
    let input = &input.checked()?;
    let id = once(cx, "catalog.create_product", &request, |tx| async move { insert(cx, &tx, member, input).await }).await?;
    repo::owned(&cx.db, member.vendor, id).await?.ok_or_else(|| Error::broken("the product just made is gone"))
}

async fn insert(cx: &Cx, tx: &Tx, member: &VendorMember, input: &NewProduct) -> Result<ProductId> {
    let category = match input.category_id {
        Some(id) => Some(repo::category(tx, "input.categoryId", id).await?),
        None => None,
    };
    let (id, now) = (cx.id::<ProductId>(), cx.now());
    let row = product::ActiveModel {
        id: Set(id),
        vendor_id: Set(member.vendor),
        category_id: Set(input.category_id),
        slug: Set(repo::free_product_slug(tx, &input.title, id).await?),
        title: Set(input.title.clone()),
        description: Set(input.description.clone()),
        brand: Set(input.brand.clone()),
        tax_class: Set(input.tax_class.or(category.map(|category| category.tax_class)).unwrap_or(TaxClass::Standard)),
        state: Set(if input.draft { ProductState::Draft } else { ProductState::Active }),
        external_ref: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    product::Entity::insert(row)
        .exec_without_returning(tx)
        .await
        .map_err(|error| repo::unless_taken(error, "input.title", "Another product took this name just now; try again."))?;
    repo::replace_attributes(tx, (id, member.vendor), &input.attributes, true).await?;
    events::product_changed(cx, tx, id, 1)?;
    Ok(id)
}
