//! Taking a variant away. The row stays for orders and ledgers to point at, without its GTIN, which becomes free.

use entity::ids::{ProductId, VariantId};
use entity::states::VariantState;
use entity::variant;
use kernel::{Refusal, VendorMember};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, db};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{events, repo};

/// Takes a variant of one's own product out of the shop and returns whose it was.
///
/// # Errors
/// `NotFound` for a missing or foreign variant, or one that is gone already.
pub async fn delete_variant(cx: &Cx, member: &VendorMember, id: VariantId, key: Option<&str>) -> Result<ProductId> {
    let request = Request::new(member, "variantDelete", key, &id)?.about(id);
    once(cx, "catalog.delete_variant", &request, |tx| async move {
        let found = variant::Entity::find_by_id(id)
            .filter(variant::Column::VendorId.eq(member.vendor))
            .filter(variant::Column::State.eq(VariantState::Active))
            .one(&tx)
            .await?;
        let product = found.ok_or_else(|| Refusal::not_found("input.variantId", "variant"))?.product_id;
        let version = repo::bump(&tx, cx.now(), member.vendor, product, None).await?;
        let sql = "UPDATE variant SET state = $1, gtin = NULL, version = version + 1, updated_at = $2 WHERE id = $3";
        db::execute(&tx, sql, [VariantState::Archived.into(), cx.now().into(), id.into()]).await?;
        events::product_changed(cx, &tx, product, version)?;
        Ok(product)
    })
    .await
}
