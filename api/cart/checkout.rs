//! What `checkout` needs of a cart: its lines, a claim while it completes, and its end as an order.

use entity::ids::{CartId, OfferId};
use entity::states::CartState;
use entity::{cart, cart_line};
use kernel::{Refusal, Shopper};
use platform::{Cx, Result, Tx, db};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};

use crate::change::{claimed, publish};
use crate::repo;

/// The open cart and its lines, without those saved for later. Two checkouts of one cart start one after the other.
///
/// # Errors
/// `NotFound` where there is no open cart, `StateConflict` where it has nothing to buy.
pub async fn load_for_checkout(tx: &Tx, shopper: &Shopper) -> Result<(cart::Model, Vec<cart_line::Model>)> {
    let Some((cart, mut lines)) = repo::lock_open(tx, shopper).await? else { return Err(Refusal::not_found("input", "cart").into()) };
    lines.retain(|line| !line.saved);
    if lines.is_empty() {
        return Err(Refusal::state("There is nothing in the cart to buy.").into());
    }
    Ok((cart, lines))
}

/// The cart that a guest's token opens, whatever became of it: the open one, else the newest.
///
/// # Errors
/// A fault of the database.
pub async fn cart_by_token_hash(db: &impl ConnectionTrait, token_hash: &str) -> Result<Option<cart::Model>> {
    repo::newest(db, &Shopper::Guest { token_hash: token_hash.to_owned() }).await
}

/// Keeps every change away from the cart until then.
///
/// # Errors
/// `StateConflict`, to be tried again, while another claim holds.
pub async fn claim(cx: &Cx, tx: &Tx, cart: CartId, until: i64) -> Result<()> {
    let sql = "UPDATE cart SET claimed_until = $1 WHERE id = $2 AND state = 'open' AND (claimed_until IS NULL OR claimed_until < $3)";
    if db::execute(tx, sql, [until.into(), cart.into(), cx.now().into()]).await? == 1 { Ok(()) } else { Err(claimed().into()) }
}

/// Moves the end of a claim that the caller holds.
///
/// # Errors
/// A fault of the database.
pub async fn extend_claim(_cx: &Cx, tx: &Tx, cart: CartId, until: i64) -> Result<()> {
    db::execute(tx, "UPDATE cart SET claimed_until = $1 WHERE id = $2 AND state = 'open'", [until.into(), cart.into()]).await?;
    Ok(())
}

/// Lets the cart be changed again, after a payment that came to nothing.
///
/// # Errors
/// A fault of the database.
pub async fn release_claim(_cx: &Cx, tx: &Tx, cart: CartId) -> Result<()> {
    db::execute(tx, "UPDATE cart SET claimed_until = NULL WHERE id = $1 AND state = 'open'", [cart.into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Ended {
    #[sea_orm(nested)]
    cart: cart::Model,
    /// Whether there is more in it than was ordered.
    more: bool,
}

/// Ends the cart as an order of these offers. What was not ordered, such as lines saved for later, moves to a fresh cart
/// of the same person or guest. A second call changes nothing.
///
/// # Errors
/// A fault of the database.
pub async fn ordered(cx: &Cx, tx: &Tx, cart: CartId, offers: &[OfferId]) -> Result<()> {
    let now = cx.now();
    let marks = (3..3 + offers.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "UPDATE cart SET state = 'ordered', claimed_until = NULL, version = version + 1, updated_at = $1 WHERE id = $2 AND state = 'open' RETURNING {}, \
         EXISTS (SELECT 1 FROM cart_line l WHERE l.cart_id = cart.id AND (l.saved OR l.offer_id NOT IN ({marks}))) AS more",
        repo::CART
    );
    let values = [now.into(), cart.into()].into_iter().chain(offers.iter().map(|offer| (*offer).into()));
    let Some(Ended { cart: old, more }) = db::one(tx, &sql, values).await? else { return Ok(()) };
    publish(cx, tx, old.id, old.version)?;
    if !more {
        return Ok(());
    }
    let left: Vec<_> = repo::lines(tx, cart).await?.into_iter().filter(|line| line.saved || !offers.contains(&line.offer_id)).map(|line| line.id).collect();
    let fresh = cart::Model { id: cx.id(), state: CartState::Open, version: 1, created_at: now, ..old };
    let id = fresh.id;
    repo::insert(tx, fresh).await?;
    cart_line::Entity::update_many().col_expr(cart_line::Column::CartId, Expr::value(id)).filter(cart_line::Column::Id.is_in(left)).exec(tx).await?;
    publish(cx, tx, id, 1)
}
