//! Making or rewriting a variant of one's own product.

use entity::ids::{ProductId, VariantId};
use entity::states::VariantState;
use entity::variant;
use kernel::{Refusal, VendorMember};
use platform::idempotency::{Request, once};
use platform::{Cx, Error, Result, Tx};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::model::VariantInput;
use crate::{events, repo};

const SKU_TAKEN: &str = "Another of your variants has this SKU.";
const GTIN_TAKEN: &str = "Another variant has this GTIN. Look it up with productByBarcode and offer that one.";
const MOST_VARIANTS: usize = 100;

/// Makes a variant, or rewrites the one named by `input.id`. `expected` is the variant's version.
///
/// # Errors
/// `NotFound` for a missing or foreign product or variant, `ValidationFailed` for a taken SKU or GTIN, `VersionConflict`, `StateConflict`
/// where a variant that was taken away comes back while the law knows too little of its vendor.
pub async fn upsert_variant(cx: &Cx, member: &VendorMember, input: &VariantInput, expected: Option<i64>, key: Option<&str>) -> Result<variant::Model> {
    let request = Request::new(member, "variantUpsert", key, &(input, expected))?;
    let input = &input.checked()?;
    let id = once(cx, "catalog.upsert_variant", &request, |tx| async move {
        let version = repo::bump(&tx, cx.now(), member.vendor, input.product_id, None).await?;
        let id = write(cx, &tx, member, input, expected).await?;
        events::product_changed(cx, &tx, input.product_id, version)?;
        Ok(id)
    })
    .await?;
    variant::Entity::find_by_id(id).one(&cx.db).await?.ok_or_else(|| Error::broken("the variant just written is gone"))
}

/// Writes the row alone; whoever calls has raised the product's version.
pub(crate) async fn write(cx: &Cx, tx: &Tx, member: &VendorMember, input: &VariantInput, expected: Option<i64>) -> Result<VariantId> {
    let siblings = of_product(tx, input.product_id).await?;
    refuse_taken(tx, member, input).await?;
    let now = cx.now();
    if let Some(id) = input.id {
        let found = siblings.iter().find(|sibling| sibling.id == id).ok_or_else(|| Refusal::not_found("input.id", "variant"))?;
        if expected.is_some_and(|expected| expected != found.version) {
            return Err(Refusal::moved("input.expectedVersion", found.version).into());
        }
        if found.state != VariantState::Active {
            // What was offered of it stands still, and comes on sale with it.
            vendors::may_offer(tx, member.vendor).await?;
        }
        variant::Entity::update_many()
            .set(variant::ActiveModel {
                sku: Set(input.sku.clone()),
                gtin: Set(input.gtin.clone()),
                title: Set(input.title.clone().unwrap_or_default()),
                options: Set(serde_json::to_value(&input.options)?),
                weight_grams: Set(input.weight_grams),
                position: Set(input.position.unwrap_or(found.position)),
                state: Set(VariantState::Active),
                updated_at: Set(now),
                ..Default::default()
            })
            .col_expr(variant::Column::Version, Expr::col(variant::Column::Version).add(1))
            .filter(variant::Column::Id.eq(id))
            .exec(tx)
            .await
            .map_err(|error| repo::unless_taken(error, "input.sku", SKU_TAKEN))?;
        return Ok(id);
    }
    if siblings.len() >= MOST_VARIANTS {
        return Err(Refusal::LimitExceeded {
            field: kernel::field("input.productId"),
            message: "A product has at most 100 variants.".into(),
            retry_after_seconds: None,
        }
        .into());
    }
    let id = cx.id::<VariantId>();
    let behind = siblings.iter().map(|sibling| sibling.position + 1).max().unwrap_or(0);
    let row = variant::ActiveModel {
        id: Set(id),
        product_id: Set(input.product_id),
        vendor_id: Set(member.vendor),
        sku: Set(input.sku.clone()),
        gtin: Set(input.gtin.clone()),
        title: Set(input.title.clone().unwrap_or_default()),
        options: Set(serde_json::to_value(&input.options)?),
        weight_grams: Set(input.weight_grams),
        position: Set(input.position.unwrap_or(behind)),
        state: Set(VariantState::Active),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    variant::Entity::insert(row).exec_without_returning(tx).await.map_err(|error| repo::unless_taken(error, "input.sku", SKU_TAKEN))?;
    Ok(id)
}

async fn of_product(db: &impl ConnectionTrait, product: ProductId) -> Result<Vec<variant::Model>> {
    Ok(variant::Entity::find().filter(variant::Column::ProductId.eq(product)).order_by_asc(variant::Column::Position).all(db).await?)
}

async fn refuse_taken(tx: &Tx, member: &VendorMember, input: &VariantInput) -> Result<()> {
    let mut same = variant::Column::VendorId.eq(member.vendor).and(variant::Column::Sku.eq(input.sku.as_str()));
    if let Some(gtin) = &input.gtin {
        same = same.or(variant::Column::Gtin.eq(gtin.as_str()));
    }
    let others = variant::Entity::find().filter(same).all(tx).await?;
    match others.iter().find(|other| Some(other.id) != input.id) {
        None => Ok(()),
        Some(other) if other.vendor_id == member.vendor && other.sku == input.sku => Err(Refusal::invalid("input.sku", SKU_TAKEN).into()),
        Some(_) => Err(Refusal::invalid("input.gtin", GTIN_TAKEN).into()),
    }
}
