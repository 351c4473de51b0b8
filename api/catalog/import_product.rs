//! One row of a vendor's spreadsheet: a product with one variant, known by the vendor's own name for it.

use entity::ids::{CategoryId, ProductId, VariantId};
use entity::states::{ProductState, TaxClass, VariantState};
use entity::{media, product, variant};
use kernel::{Refusal, VendorMember, optional_text, text};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::model::{MOST_MEDIA, VariantInput, optional_gtin, picture_url};
use crate::{events, repo, upsert_variant};

/// What a row says. `pictures` are addresses that are noted, not fetched.
#[derive(Clone, Debug)]
pub struct ImportedProduct {
    pub external_ref: String,
    pub title: String,
    pub description: String,
    pub brand: Option<String>,
    pub category_id: Option<CategoryId>,
    pub sku: String,
    pub gtin: Option<String>,
    pub pictures: Vec<String>,
    pub weight_grams: Option<i64>,
    /// Not to be shown yet, for want of a price. A product that is shown already stays so.
    pub draft: bool,
}

/// What became of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Created,
    Updated,
    Unchanged,
}

/// The product and variant a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    pub product_id: ProductId,
    pub variant_id: VariantId,
    pub outcome: Outcome,
}

/// Makes or changes the product of this vendor with this `external_ref`; a row that says nothing new changes nothing.
///
/// # Errors
/// Refusals naming the column (`title`, `sku`, `gtin`, `pictures.0`).
pub async fn import_product(cx: &Cx, tx: &Tx, member: &VendorMember, row: &ImportedProduct) -> Result<Imported> {
    let row = &checked(row)?;
    let found = product::Entity::find()
        .filter(product::Column::VendorId.eq(member.vendor))
        .filter(product::Column::ExternalRef.eq(row.external_ref.as_str()))
        .one(tx)
        .await?;
    match found {
        Some(found) => update(cx, tx, member, row, found).await.map_err(as_columns),
        None => create(cx, tx, member, row).await.map_err(as_columns),
    }
}

fn checked(row: &ImportedProduct) -> Result<ImportedProduct, Refusal> {
    let pictures =
        row.pictures.iter().take(MOST_MEDIA).enumerate().map(|(at, url)| picture_url(&format!("pictures.{at}"), url)).collect::<Result<Vec<_>, _>>()?;
    if row.weight_grams.is_some_and(|grams| !(0..=100_000_000).contains(&grams)) {
        return Err(Refusal::invalid("weight", "A weight is from 0 to 100,000,000 grams."));
    }
    Ok(ImportedProduct {
        external_ref: text("external_ref", &row.external_ref, 1, 200)?,
        title: text("title", &row.title, 1, 200)?,
        description: text("description", &row.description, 0, 20_000)?,
        brand: optional_text("brand", row.brand.as_deref(), 100)?,
        sku: text("sku", &row.sku, 1, 64)?,
        gtin: optional_gtin("gtin", row.gtin.as_deref())?,
        pictures,
        ..row.clone()
    })
}

/// A spreadsheet has columns, no `input`.
fn as_columns(error: platform::Error) -> platform::Error {
    let platform::Error::Refused(mut refusals) = error else { return error };
    for refusal in &mut refusals {
        if let Refusal::ValidationFailed { field, .. } | Refusal::NotFound { field, .. } = refusal
            && field.first().is_some_and(|part| part == "input")
        {
            field.remove(0);
        }
    }
    platform::Error::Refused(refusals)
}

fn variant_input(row: &ImportedProduct, product_id: ProductId, id: Option<VariantId>) -> VariantInput {
    VariantInput {
        id,
        product_id,
        sku: row.sku.clone(),
        gtin: row.gtin.clone(),
        title: None,
        options: Vec::new(),
        weight_grams: row.weight_grams,
        position: None,
    }
}

async fn create(cx: &Cx, tx: &Tx, member: &VendorMember, row: &ImportedProduct) -> Result<Imported> {
    let (id, now) = (cx.id::<ProductId>(), cx.now());
    let product = product::ActiveModel {
        id: Set(id),
        vendor_id: Set(member.vendor),
        category_id: Set(row.category_id),
        slug: Set(repo::free_product_slug(tx, &row.title, id).await?),
        title: Set(row.title.clone()),
        description: Set(row.description.clone()),
        brand: Set(row.brand.clone()),
        tax_class: Set(TaxClass::Standard),
        state: Set(if row.draft { ProductState::Draft } else { ProductState::Active }),
        external_ref: Set(Some(row.external_ref.clone())),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    product::Entity::insert(product).exec_without_returning(tx).await?;
    let variant_id = upsert_variant::write(cx, tx, member, &variant_input(row, id, None), None).await?;
    put_pictures(cx, tx, member, id, row, 0).await?;
    events::product_changed(cx, tx, id, 1)?;
    Ok(Imported { product_id: id, variant_id, outcome: Outcome::Created })
}

async fn update(cx: &Cx, tx: &Tx, member: &VendorMember, row: &ImportedProduct, found: product::Model) -> Result<Imported> {
    let id = found.id;
    let variants = variant::Entity::find()
        .filter(variant::Column::ProductId.eq(id))
        .order_by_asc(variant::Column::Position)
        .order_by_asc(variant::Column::Id)
        .all(tx)
        .await?;
    let variant = variants.iter().find(|variant| variant.sku == row.sku).or(variants.first());
    let noted = media::Entity::find().filter(media::Column::ProductId.eq(id)).order_by_asc(media::Column::Position).all(tx).await?;
    let same_variant = variant.is_some_and(|variant| {
        variant.sku == row.sku && variant.gtin == row.gtin && variant.weight_grams == row.weight_grams && variant.state == VariantState::Active
    });
    let same_pictures = noted.iter().filter(|picture| picture.storage_key.is_none()).filter_map(|picture| picture.source_url.as_ref()).eq(&row.pictures);
    let same_text = found.title == row.title && found.description == row.description && found.brand == row.brand && found.category_id == row.category_id;
    let ready = found.state == ProductState::Draft && !row.draft;
    if let (true, true, true, false, Some(variant)) = (same_text, same_variant, same_pictures, ready, variant) {
        return Ok(Imported { product_id: id, variant_id: variant.id, outcome: Outcome::Unchanged });
    }
    let version = repo::bump(tx, cx.now(), member.vendor, id, None).await?;
    if !same_text {
        product::Entity::update_many()
            .col_expr(product::Column::Title, Expr::value(row.title.as_str()))
            .col_expr(product::Column::Description, Expr::value(row.description.as_str()))
            .col_expr(product::Column::Brand, Expr::value(row.brand.clone()))
            .col_expr(product::Column::CategoryId, Expr::value(row.category_id))
            .filter(product::Column::Id.eq(id))
            .exec(tx)
            .await?;
    }
    if ready {
        let shown = product::Entity::update_many().col_expr(product::Column::State, Expr::value(ProductState::Active));
        shown.filter(product::Column::Id.eq(id)).exec(tx).await?;
    }
    let variant_id = match variant {
        Some(variant) if same_variant => variant.id,
        variant => upsert_variant::write(cx, tx, member, &variant_input(row, id, variant.map(|variant| variant.id)), None).await?,
    };
    if !same_pictures {
        // Only what an import noted: stored pictures were put there by hand.
        media::Entity::delete_many().filter(media::Column::ProductId.eq(id)).filter(media::Column::StorageKey.is_null()).exec(tx).await?;
        let behind = noted.iter().filter(|picture| picture.storage_key.is_some()).map(|picture| picture.position + 1).max().unwrap_or(0);
        put_pictures(cx, tx, member, id, row, behind).await?;
    }
    events::product_changed(cx, tx, id, version)?;
    Ok(Imported { product_id: id, variant_id, outcome: Outcome::Updated })
}

async fn put_pictures(cx: &Cx, tx: &Tx, member: &VendorMember, id: ProductId, row: &ImportedProduct, first: i32) -> Result<()> {
    let rows = row.pictures.iter().zip(first..).map(|(url, position)| media::ActiveModel {
        id: Set(cx.id()),
        product_id: Set(id),
        vendor_id: Set(member.vendor),
        storage_key: Set(None),
        source_url: Set(Some(url.clone())),
        alt: Set(row.title.clone()),
        position: Set(position),
        created_at: Set(cx.now()),
    });
    if !row.pictures.is_empty() {
        media::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}
