//! Many prices at once, for the demonstration and for imports.

use entity::ids::{OfferId, ProductId, VariantId, VendorId};
use entity::offer_price::{ActiveModel, Column, Entity};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

/// SQLite takes 32,766 values in a statement.
const ROWS: usize = 2_000;

/// A price to start with.
#[derive(Clone, Debug)]
pub struct SeedPrice {
    pub offer_id: OfferId,
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub vendor_id: VendorId,
    pub currency: String,
    pub amount_minor: i64,
}

/// Writes prices, also over older ones. It tells nobody: who seeds builds the projections himself.
///
/// # Errors
/// The database's own.
pub async fn seed_prices(cx: &Cx, tx: &Tx, prices: &[SeedPrice]) -> Result<()> {
    for chunk in prices.chunks(ROWS) {
        let rows = chunk.iter().map(|price| ActiveModel {
            offer_id: Set(price.offer_id),
            currency: Set(price.currency.clone()),
            variant_id: Set(price.variant_id),
            product_id: Set(price.product_id),
            vendor_id: Set(price.vendor_id),
            amount_minor: Set(price.amount_minor),
            updated_at: Set(cx.now()),
        });
        let newer = OnConflict::columns([Column::OfferId, Column::Currency]).update_columns([Column::AmountMinor, Column::UpdatedAt]).to_owned();
        Entity::insert_many(rows).on_conflict(newer).exec_without_returning(tx).await?;
    }
    Ok(())
}
