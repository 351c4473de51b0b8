//! What cart and checkout need to know of an offer, read afresh each time.

use entity::ids::{CategoryId, OfferId, ProductId, VariantId, VendorId};
use entity::states::{OfferState, ProductState, TaxClass, VariantState};
use entity::{category, media, offer, product, variant};
use platform::Result;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

/// One offer with everything a cart line or an order line shows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchasable {
    pub offer_id: OfferId,
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub vendor_id: VendorId,
    pub category_id: Option<CategoryId>,
    pub category_path: Option<String>,
    pub title: String,
    pub variant_title: String,
    pub sku: String,
    /// The key of the first stored picture; `media_url` makes an address of it.
    pub picture: Option<String>,
    pub tax_class: TaxClass,
    pub handling_days: i32,
    /// Offer, variant and product are active and the vendor is live.
    pub on_sale: bool,
}

#[derive(FromQueryResult)]
struct Row {
    offer_id: OfferId,
    variant_id: VariantId,
    product_id: ProductId,
    vendor_id: VendorId,
    category_id: Option<CategoryId>,
    category_path: Option<String>,
    title: String,
    variant_title: String,
    sku: String,
    tax_class: TaxClass,
    handling_days: i32,
    offer_state: OfferState,
    variant_state: VariantState,
    product_state: ProductState,
}

/// These offers, whatever their state, in no order; missing ones are left out.
///
/// # Errors
/// The database's own.
pub async fn purchasable(db: &impl ConnectionTrait, ids: &[OfferId]) -> Result<Vec<Purchasable>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = rows(db, ids).await?;
    let mut vendors: Vec<VendorId> = rows.iter().map(|row| row.vendor_id).collect();
    vendors.sort_unstable();
    vendors.dedup();
    let live = vendors::are_live(db, &vendors).await?;
    let products: Vec<ProductId> = rows.iter().map(|row| row.product_id).collect();
    let pictures = media::Entity::find()
        .filter(media::Column::ProductId.is_in(products))
        .filter(media::Column::StorageKey.is_not_null())
        // The last one put into the map wins: the first in the list.
        .order_by_desc(media::Column::Position)
        .order_by_desc(media::Column::Id)
        .all(db)
        .await?;
    let pictures: std::collections::HashMap<ProductId, String> = pictures.into_iter().filter_map(|row| Some((row.product_id, row.storage_key?))).collect();
    let of_row = |row: Row| Purchasable {
        offer_id: row.offer_id,
        variant_id: row.variant_id,
        product_id: row.product_id,
        vendor_id: row.vendor_id,
        category_id: row.category_id,
        category_path: row.category_path,
        title: row.title,
        variant_title: row.variant_title,
        sku: row.sku,
        picture: pictures.get(&row.product_id).cloned(),
        tax_class: row.tax_class,
        handling_days: row.handling_days,
        on_sale: row.offer_state == OfferState::Active
            && row.variant_state == VariantState::Active
            && row.product_state == ProductState::Active
            && live.contains(&row.vendor_id),
    };
    Ok(rows.into_iter().map(of_row).collect())
}

async fn rows(db: &impl ConnectionTrait, ids: &[OfferId]) -> Result<Vec<Row>> {
    use offer::Column as O;
    use product::Column as P;
    use variant::Column as V;
    let select = Query::select()
        .expr_as(Expr::col((offer::Entity, O::Id)), "offer_id")
        .expr_as(Expr::col((offer::Entity, O::VariantId)), "variant_id")
        .expr_as(Expr::col((offer::Entity, O::ProductId)), "product_id")
        .expr_as(Expr::col((offer::Entity, O::VendorId)), "vendor_id")
        .expr_as(Expr::col((offer::Entity, O::HandlingDays)), "handling_days")
        .expr_as(Expr::col((offer::Entity, O::State)), "offer_state")
        .expr_as(Expr::col((variant::Entity, V::Title)), "variant_title")
        .expr_as(Expr::col((variant::Entity, V::Sku)), "sku")
        .expr_as(Expr::col((variant::Entity, V::State)), "variant_state")
        .expr_as(Expr::col((product::Entity, P::CategoryId)), "category_id")
        .expr_as(Expr::col((product::Entity, P::Title)), "title")
        .expr_as(Expr::col((product::Entity, P::TaxClass)), "tax_class")
        .expr_as(Expr::col((product::Entity, P::State)), "product_state")
        .expr_as(Expr::col((category::Entity, category::Column::Path)), "category_path")
        .from(offer::Entity)
        .inner_join(variant::Entity, Expr::col((variant::Entity, V::Id)).equals((offer::Entity, O::VariantId)))
        .inner_join(product::Entity, Expr::col((product::Entity, P::Id)).equals((offer::Entity, O::ProductId)))
        .left_join(category::Entity, Expr::col((category::Entity, category::Column::Id)).equals((product::Entity, P::CategoryId)))
        .and_where(Expr::col((offer::Entity, O::Id)).is_in(ids.iter().copied()))
        .to_owned();
    let rows = db.query_all(&select).await?;
    Ok(rows.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<_, _>>()?)
}
