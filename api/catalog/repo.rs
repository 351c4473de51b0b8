//! Private queries. Writers find a product only together with the vendor that owns it.

use std::collections::HashMap;

use entity::ids::{AttributeId, CategoryId, ProductId, VendorId};
use entity::{attribute, category, product, product_attribute};
use kernel::{Refusal, slugify};
use platform::{Error, Result, Tx, db};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, SqlErr};

use crate::AttributeValue;
use crate::model::{MOST_ATTRIBUTES, attribute_value};

/// A product of this vendor, whatever its state.
pub(crate) async fn owned(db: &impl ConnectionTrait, vendor: VendorId, id: ProductId) -> Result<Option<product::Model>> {
    Ok(product::Entity::find_by_id(id).filter(product::Column::VendorId.eq(vendor)).one(db).await?)
}

/// Raises the version of a product this vendor owns and returns it. It comes first in every change: the row it locks
/// puts changes of one product one behind the other.
pub(crate) async fn bump(tx: &Tx, now: i64, vendor: VendorId, id: ProductId, expected: Option<i64>) -> Result<i64> {
    let sql =
        "UPDATE product SET version = version + 1, updated_at = $1 WHERE id = $2 AND vendor_id = $3 AND version = COALESCE($4, version) RETURNING version";
    let row = tx.query_one_raw(db::statement(tx, sql, [now.into(), id.into(), vendor.into(), expected.into()])).await?;
    if let Some(row) = row {
        return Ok(row.try_get("", "version")?);
    }
    match owned(tx, vendor, id).await? {
        Some(found) => Err(Refusal::moved("input.expectedVersion", found.version).into()),
        None => Err(Refusal::not_found("input.productId", "product").into()),
    }
}

/// The slug of a title, with the end of the id behind it where somebody has it already.
pub(crate) async fn free_product_slug(db: &impl ConnectionTrait, title: &str, id: ProductId) -> Result<String> {
    let slug = slugify(title);
    let taken = product::Entity::find().filter(product::Column::Slug.eq(slug.as_str())).one(db).await?.is_some();
    Ok(if taken { with_tail(&slug, &id.to_string()) } else { slug })
}

/// `mug` and an id make `mug-4k2x9w`: the end of an id is random.
pub(crate) fn with_tail(slug: &str, id: &str) -> String {
    format!("{slug}-{}", &id[id.len().saturating_sub(8)..])
}

/// The category, or a refusal that names the input.
pub(crate) async fn category(db: &impl ConnectionTrait, path: &str, id: CategoryId) -> Result<category::Model> {
    Ok(category::Entity::find_by_id(id).one(db).await?.ok_or_else(|| Refusal::not_found(path, "category"))?)
}

/// Puts exactly these values on a product, each checked by its attribute's kind.
pub(crate) async fn replace_attributes(tx: &Tx, (id, vendor): (ProductId, VendorId), values: &[AttributeValue], fresh: bool) -> Result<()> {
    if values.len() > MOST_ATTRIBUTES {
        return Err(Refusal::invalid("input.attributes", "A product has at most 50 attributes.").into());
    }
    if !fresh {
        product_attribute::Entity::delete_many().filter(product_attribute::Column::ProductId.eq(id)).exec(tx).await?;
    }
    if values.is_empty() {
        return Ok(());
    }
    let known: HashMap<String, attribute::Model> = attribute::Entity::find()
        .filter(attribute::Column::Code.is_in(values.iter().map(|value| value.code.as_str())))
        .all(tx)
        .await?
        .into_iter()
        .map(|attribute| (attribute.code.clone(), attribute))
        .collect();
    let mut rows: HashMap<AttributeId, product_attribute::ActiveModel> = HashMap::new();
    for (at, value) in values.iter().enumerate() {
        let attribute = known.get(&value.code).ok_or_else(|| Refusal::not_found(&format!("input.attributes.{at}.code"), "attribute"))?;
        let row = product_attribute::ActiveModel {
            product_id: Set(id),
            vendor_id: Set(vendor),
            attribute_id: Set(attribute.id),
            value: Set(attribute_value(&format!("input.attributes.{at}.value"), attribute.kind, &value.value)?),
        };
        if rows.insert(attribute.id, row).is_some() {
            return Err(Refusal::invalid(&format!("input.attributes.{at}.code"), "This attribute is given twice.").into());
        }
    }
    product_attribute::Entity::insert_many(rows.into_values()).exec_without_returning(tx).await?;
    Ok(())
}

/// Turns the database's "this is there already" into a refusal: the check before it lost a race.
pub(crate) fn unless_taken(error: DbErr, path: &str, message: &str) -> Error {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Refusal::invalid(path, message).into(),
        _ => error.into(),
    }
}
