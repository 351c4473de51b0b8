//! Who offers which variant. An offer's price is `pricing`'s, which writes both in one transaction and publishes
//! `OfferChanged`; these two use cases therefore publish nothing themselves.

use entity::ids::{OfferId, VariantId, VendorId};
use entity::offer;
use entity::states::{OfferState, ProductState, VariantState};
use kernel::{Refusal, VendorMember};
use platform::{Cx, Error, Result, Tx, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Makes or renews this vendor's offer of any vendor's variant, raising its version.
///
/// # Errors
/// `NotFound` for a variant that is not in the shop; a draft is seen by its owner alone.
pub async fn put_offer(cx: &Cx, tx: &Tx, vendor: VendorId, variant: VariantId, handling_days: i32) -> Result<offer::Model> {
    if !(0..=60).contains(&handling_days) {
        return Err(Refusal::invalid("input.handlingDays", "Handling takes from 0 to 60 days.").into());
    }
    let sql = "INSERT INTO offer (id, variant_id, product_id, vendor_id, state, handling_days, version, created_at, updated_at) \
        SELECT $1, v.id, v.product_id, $2, $3, $4, 1, $5, $5 FROM variant v JOIN product p ON p.id = v.product_id \
        WHERE v.id = $6 AND v.state = $7 AND (p.state = $8 OR (p.state = $9 AND p.vendor_id = $2)) \
        ON CONFLICT (variant_id, vendor_id) DO UPDATE SET state = excluded.state, handling_days = excluded.handling_days, \
        version = offer.version + 1, updated_at = excluded.updated_at RETURNING id";
    let values = [
        cx.id::<OfferId>().into(),
        vendor.into(),
        OfferState::Active.into(),
        handling_days.into(),
        cx.now().into(),
        variant.into(),
        VariantState::Active.into(),
        ProductState::Active.into(),
        ProductState::Draft.into(),
    ];
    let row = tx.query_one_raw(db::statement(tx, sql, values)).await?.ok_or_else(|| Refusal::not_found("input.variantId", "variant"))?;
    let id: OfferId = row.try_get("", "id")?;
    offer::Entity::find_by_id(id).one(tx).await?.ok_or_else(|| Error::broken("the offer just written is gone"))
}

/// Takes one's own offer out of the shop, raising its version.
///
/// # Errors
/// `NotFound` for a missing or foreign offer.
pub async fn withdraw_offer(cx: &Cx, tx: &Tx, member: &VendorMember, id: OfferId) -> Result<offer::Model> {
    let sql = "UPDATE offer SET state = $1, version = version + 1, updated_at = $2 WHERE id = $3 AND vendor_id = $4";
    let touched = db::execute(tx, sql, [OfferState::Withdrawn.into(), cx.now().into(), id.into(), member.vendor.into()]).await?;
    let found = offer::Entity::find_by_id(id).filter(offer::Column::VendorId.eq(member.vendor)).one(tx).await?;
    found.filter(|_| touched == 1).ok_or_else(|| Refusal::not_found("input.offerId", "offer").into())
}
