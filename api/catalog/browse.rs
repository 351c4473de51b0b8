//! Reading products and what belongs to them. Without a proof of ownership only what is public is found:
//! active products and variants, active offers. Who reads a list hands in all ids at once.

use entity::ids::{OfferId, ProductId, VariantId};
use entity::states::{OfferState, ProductState, VariantState};
use entity::{attribute, media, offer, product, variant};
use kernel::{Cursor, Direction, Gtin, Page, Paged, VendorMember};
use platform::{Cx, Result, db};
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use crate::repo;

/// Where a stored picture is served from.
#[must_use]
pub fn media_url(cx: &Cx, storage_key: &str) -> String {
    format!("{}/media/{storage_key}", cx.public_url)
}

/// One product in the shop.
///
/// # Errors
/// The database's own.
pub async fn product(db: &impl ConnectionTrait, id: ProductId) -> Result<Option<product::Model>> {
    Ok(public().filter(product::Column::Id.eq(id)).one(db).await?)
}

/// One product in the shop by the word in its address.
///
/// # Errors
/// The database's own.
pub async fn product_by_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<product::Model>> {
    Ok(public().filter(product::Column::Slug.eq(slug)).one(db).await?)
}

/// Products in the shop, in no order.
///
/// # Errors
/// The database's own.
pub async fn products_by_ids(db: &impl ConnectionTrait, ids: &[ProductId]) -> Result<Vec<product::Model>> {
    Ok(public().filter(db::among(product::Column::Id, ids)).all(db).await?)
}

/// The rows of products that a card has just shown as listed, whatever became of them in the moment since.
///
/// # Errors
/// The database's own.
pub async fn listed_products(db: &impl ConnectionTrait, ids: &[ProductId]) -> Result<Vec<product::Model>> {
    Ok(product::Entity::find().filter(db::among(product::Column::Id, ids)).all(db).await?)
}

/// The product whose variant carries this number.
///
/// # Errors
/// The database's own.
pub async fn product_by_gtin(db: &impl ConnectionTrait, gtin: &Gtin) -> Result<Option<product::Model>> {
    Ok(products_by_gtin(db, std::slice::from_ref(gtin)).await?.pop())
}

/// The products whose variants carry these numbers.
///
/// # Errors
/// The database's own.
pub async fn products_by_gtin(db: &impl ConnectionTrait, gtins: &[Gtin]) -> Result<Vec<product::Model>> {
    let carrying = sea_orm::sea_query::Query::select()
        .column(variant::Column::ProductId)
        .from(variant::Entity)
        .and_where(variant::Column::Gtin.is_in(gtins.iter().map(Gtin::as_str)))
        .and_where(variant::Column::State.eq(VariantState::Active))
        .to_owned();
    Ok(public().filter(product::Column::Id.in_subquery(carrying)).all(db).await?)
}

/// A product of this vendor, drafts and archived ones too.
///
/// # Errors
/// The database's own.
pub async fn own_product(db: &impl ConnectionTrait, member: &VendorMember, id: ProductId) -> Result<Option<product::Model>> {
    repo::owned(db, member.vendor, id).await
}

/// Products of this vendor, drafts and archived ones too.
///
/// # Errors
/// The database's own.
pub async fn own_products_by_ids(db: &impl ConnectionTrait, member: &VendorMember, ids: &[ProductId]) -> Result<Vec<product::Model>> {
    Ok(product::Entity::find().filter(product::Column::VendorId.eq(member.vendor)).filter(db::among(product::Column::Id, ids)).all(db).await?)
}

/// Narrows a vendor's products.
#[derive(Clone, Debug, Default)]
pub struct ProductFilter {
    pub state: Option<ProductState>,
    /// Words of the title as they stand there, or the whole of a variant's SKU or barcode.
    pub text: Option<String>,
}

/// What this vendor wrote, newest first, drafts and archived ones too.
///
/// # Errors
/// The database's own.
pub async fn vendor_products(db: &impl ConnectionTrait, member: &VendorMember, filter: &ProductFilter, page: &Page) -> Result<Paged<product::Model>> {
    let mut list = product::Entity::find().filter(product::Column::VendorId.eq(member.vendor));
    if let Some(state) = filter.state {
        list = list.filter(product::Column::State.eq(state));
    }
    if let Some(text) = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let words = ['\\', '%', '_'].into_iter().fold(text.to_lowercase(), |words, sign| words.replace(sign, &format!("\\{sign}")));
        let named = Expr::expr(Func::lower(Expr::col(product::Column::Title))).like(LikeExpr::new(format!("%{words}%")).escape('\\'));
        let mut numbered = variant::Column::Sku.eq(text);
        if let Ok(gtin) = Gtin::parse("text", text) {
            numbered = numbered.or(variant::Column::Gtin.eq(gtin.as_str()));
        }
        let numbered =
            variant::Entity::find().select_only().column(variant::Column::ProductId).filter(variant::Column::VendorId.eq(member.vendor).and(numbered));
        list = list.filter(Condition::any().add(named).add(product::Column::Id.in_subquery(numbered.into_query())));
    }
    let rows = newest_first(list, product::Column::CreatedAt, product::Column::Id, page).all(db).await?;
    Ok(page.close(rows, |row| Cursor::new(row.created_at, row.id)))
}

/// The vendor's offers of these variants, withdrawn ones too.
///
/// # Errors
/// The database's own.
pub async fn own_offers_of_variants(db: &impl ConnectionTrait, member: &VendorMember, ids: &[VariantId]) -> Result<Vec<offer::Model>> {
    let mine = offer::Entity::find().filter(offer::Column::VendorId.eq(member.vendor));
    Ok(mine.filter(db::among(offer::Column::VariantId, ids)).all(db).await?)
}

/// What this vendor offers, newest first, withdrawn offers too.
///
/// # Errors
/// The database's own.
pub async fn vendor_offers(db: &impl ConnectionTrait, member: &VendorMember, page: &Page) -> Result<Paged<offer::Model>> {
    let list = offer::Entity::find().filter(offer::Column::VendorId.eq(member.vendor));
    let rows = newest_first(list, offer::Column::CreatedAt, offer::Column::Id, page).all(db).await?;
    Ok(page.close(rows, |row| Cursor::new(row.created_at, row.id)))
}

/// The variants of these products, in their order.
///
/// # Errors
/// The database's own.
pub async fn variants_by_product_ids(db: &impl ConnectionTrait, ids: &[ProductId]) -> Result<Vec<variant::Model>> {
    let of_these = variant::Entity::find().filter(db::among(variant::Column::ProductId, ids)).filter(variant::Column::State.eq(VariantState::Active));
    Ok(of_these.order_by_asc(variant::Column::ProductId).order_by_asc(variant::Column::Position).order_by_asc(variant::Column::Id).all(db).await?)
}

/// These variants, in no order.
///
/// # Errors
/// The database's own.
pub async fn variants_by_ids(db: &impl ConnectionTrait, ids: &[VariantId]) -> Result<Vec<variant::Model>> {
    Ok(variant::Entity::find().filter(db::among(variant::Column::Id, ids)).filter(variant::Column::State.eq(VariantState::Active)).all(db).await?)
}

/// The pictures of these products, in their order.
///
/// # Errors
/// The database's own.
pub async fn media_by_product_ids(db: &impl ConnectionTrait, ids: &[ProductId]) -> Result<Vec<media::Model>> {
    let of_these = media::Entity::find().filter(db::among(media::Column::ProductId, ids));
    Ok(of_these.order_by_asc(media::Column::ProductId).order_by_asc(media::Column::Position).order_by_asc(media::Column::Id).all(db).await?)
}

/// Who offers these variants.
///
/// # Errors
/// The database's own.
pub async fn offers_by_variant_ids(db: &impl ConnectionTrait, ids: &[VariantId]) -> Result<Vec<offer::Model>> {
    Ok(offer::Entity::find().filter(db::among(offer::Column::VariantId, ids)).filter(offer::Column::State.eq(OfferState::Active)).all(db).await?)
}

/// These offers, active ones only, in no order.
///
/// # Errors
/// The database's own.
pub async fn offers_by_ids(db: &impl ConnectionTrait, ids: &[OfferId]) -> Result<Vec<offer::Model>> {
    Ok(offer::Entity::find().filter(db::among(offer::Column::Id, ids)).filter(offer::Column::State.eq(OfferState::Active)).all(db).await?)
}

/// Some of this vendor's own offers, withdrawn ones too.
///
/// # Errors
/// The database's own.
pub async fn own_offers_by_ids(db: &impl ConnectionTrait, member: &VendorMember, ids: &[OfferId]) -> Result<Vec<offer::Model>> {
    Ok(offer::Entity::find().filter(db::among(offer::Column::Id, ids)).filter(offer::Column::VendorId.eq(member.vendor)).all(db).await?)
}

/// Every attribute there is, by code.
///
/// # Errors
/// The database's own.
pub async fn attributes(db: &impl ConnectionTrait) -> Result<Vec<attribute::Model>> {
    Ok(attribute::Entity::find().order_by_asc(attribute::Column::Code).limit(1_000).all(db).await?)
}

/// One attribute of one product, with its value.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct AttributeOfProduct {
    pub product_id: ProductId,
    #[sea_orm(nested)]
    pub attribute: attribute::Model,
    pub value: String,
}

/// The attributes of these products, by code.
///
/// # Errors
/// The database's own.
pub async fn attributes_by_product_ids(db: &impl ConnectionTrait, ids: &[ProductId]) -> Result<Vec<AttributeOfProduct>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ProductId> = db::evened(ids).collect();
    let sql = format!(
        "SELECT a.*, p.product_id, p.value FROM product_attribute p JOIN attribute a ON a.id = p.attribute_id WHERE p.product_id IN ({})",
        db::marks(1, ids.len())
    );
    let mut found: Vec<AttributeOfProduct> = db::all(db, &sql, ids.into_iter().map(Into::into)).await?;
    found.sort_by(|a, b| (a.product_id, &a.attribute.code).cmp(&(b.product_id, &b.attribute.code)));
    Ok(found)
}

fn public() -> Select<product::Entity> {
    product::Entity::find().filter(product::Column::State.eq(ProductState::Active))
}

/// Newest first, from the page's cursor on, one row more than asked for.
fn newest_first<E: EntityTrait>(list: Select<E>, key: E::Column, id: E::Column, page: &Page) -> Select<E> {
    let list = match &page.cursor {
        None => list,
        Some(place) => list.filter(db::behind(key, id, place, page.direction == Direction::Forward)),
    };
    let list = match page.direction {
        Direction::Forward => list.order_by_desc(key).order_by_desc(id),
        Direction::Backward => list.order_by_asc(key).order_by_asc(id),
    };
    list.limit(page.size + 1)
}
