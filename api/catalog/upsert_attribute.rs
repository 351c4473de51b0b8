//! Naming a property that products can have.

use entity::states::AttributeKind;
use entity::{attribute, product_attribute};
use kernel::{Operator, Refusal};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::model::AttributeInput;
use crate::repo;

/// Makes an attribute, or changes the one with this code. Its kind is settled once a product has a value.
///
/// # Errors
/// `ValidationFailed`; `StateConflict` for another kind than the stored values have.
pub async fn upsert_attribute(cx: &Cx, operator: &Operator, input: &AttributeInput, key: Option<&str>) -> Result<attribute::Model> {
    let request = Request::new(operator, "attributeUpsert", key, input)?.about(&input.code);
    let input = &input.checked()?;
    once(cx, "catalog.upsert_attribute", &request, |tx| async move { write(cx, &tx, input).await }).await?;
    let found = attribute::Entity::find().filter(attribute::Column::Code.eq(input.code.as_str())).one(&cx.db).await?;
    found.ok_or_else(|| Error::broken("the attribute just written is gone"))
}

async fn write(cx: &Cx, tx: &Tx, input: &AttributeInput) -> Result<()> {
    let Some(found) = attribute::Entity::find().filter(attribute::Column::Code.eq(input.code.as_str())).one(tx).await? else {
        let row = attribute::ActiveModel {
            id: Set(cx.id()),
            code: Set(input.code.clone()),
            name: Set(input.name.clone()),
            kind: Set(input.kind),
            unit: Set(input.unit.clone()),
            filterable: Set(input.filterable),
            created_at: Set(cx.now()),
        };
        attribute::Entity::insert(row)
            .exec_without_returning(tx)
            .await
            .map_err(|error| repo::unless_taken(error, "input.code", "Another attribute has this code."))?;
        return Ok(());
    };
    if found.kind != input.kind && used(tx, &found, input.kind).await? {
        return Err(Refusal::state("Products have values of this attribute already; its kind stays.").into());
    }
    let sql = "UPDATE attribute SET name = $1, kind = $2, unit = $3, filterable = $4 WHERE id = $5";
    db::execute(tx, sql, [input.name.as_str().into(), input.kind.into(), input.unit.clone().into(), input.filterable.into(), found.id.into()]).await?;
    Ok(())
}

/// Any value is a text; towards the other kinds the stored ones might not follow.
async fn used(tx: &Tx, attribute: &attribute::Model, wanted: AttributeKind) -> Result<bool> {
    if wanted == AttributeKind::Text {
        return Ok(false);
    }
    Ok(product_attribute::Entity::find().filter(product_attribute::Column::AttributeId.eq(attribute.id)).one(tx).await?.is_some())
}
