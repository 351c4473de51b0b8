//! Carts of people who go, and of guests who did not come back.

use entity::ids::UserId;
use entity::{cart, cart_line};
use platform::personal::Section;
use platform::{Cx, Result, db};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};

/// A guest's cart that nobody touched for so long is emptied.
const GUESTS_MS: i64 = 90 * 24 * 3_600_000;
/// More are not told of.
const MOST: u64 = 1_000;

/// Empties all carts of a person. The rows stay, since checkouts point to them. Safe to run again.
///
/// # Errors
/// The database's own.
pub async fn erase_person(cx: &Cx, user: UserId) -> Result<()> {
    cx.db
        .write("cart.erase_person", |tx| async move {
            db::execute(&tx, "DELETE FROM cart_line WHERE cart_id IN (SELECT id FROM cart WHERE user_id = $1)", [user.into()]).await?;
            db::execute(&tx, "UPDATE cart SET token_hash = NULL WHERE user_id = $1", [user.into()]).await?;
            Ok(())
        })
        .await
}

/// What a person has in carts, for themselves.
///
/// # Errors
/// The database's own.
pub async fn export_person(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<Section>> {
    let carts = cart::Entity::find().filter(cart::Column::UserId.eq(user)).order_by_desc(cart::Column::CreatedAt).limit(MOST).all(db).await?;
    let ids: Vec<_> = carts.iter().map(|cart| cart.id).collect();
    let lines = cart_line::Entity::find().filter(cart_line::Column::CartId.is_in(ids)).order_by_asc(cart_line::Column::CreatedAt).all(db).await?;
    let carts = carts.into_iter().map(|row| {
        json!({ "id": row.id.to_string(), "state": row.state, "currency": row.currency, "country": row.country, "createdAt": row.created_at, "updatedAt": row.updated_at })
    });
    let lines = lines.into_iter().map(|row| {
        json!({
            "cartId": row.cart_id.to_string(), "productId": row.product_id.to_string(), "variantId": row.variant_id.to_string(),
            "vendorId": row.vendor_id.to_string(), "quantity": row.quantity, "savedForLater": row.saved, "createdAt": row.created_at,
        })
    });
    Ok(vec![Section::of("carts", carts.collect::<Vec<Value>>()), Section::of("cartLines", lines.collect::<Vec<Value>>())])
}

/// Empties guests' carts that nobody came back to, some at once; returns how many lines.
///
/// # Errors
/// The database's own.
pub async fn sweep(cx: &Cx) -> Result<u64> {
    let before = cx.now() - GUESTS_MS;
    let sql = "DELETE FROM cart_line WHERE cart_id IN (SELECT c.id FROM cart c WHERE c.user_id IS NULL AND c.updated_at < $1 \
               AND EXISTS (SELECT 1 FROM cart_line l WHERE l.cart_id = c.id) ORDER BY c.updated_at LIMIT 200)";
    cx.db.write("cart.sweep", |tx| async move { db::execute(&tx, sql, [before.into()]).await }).await
}
