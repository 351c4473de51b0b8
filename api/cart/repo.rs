//! Queries over `cart` and `cart_line`.

use std::collections::HashMap;

use entity::ids::{CartId, OfferId};
use entity::states::CartState;
use entity::{cart, cart_line};
use kernel::Shopper;
use platform::{Result, Tx, db};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder, Value};

/// The columns in the order of the entity, for RETURNING.
pub(crate) const CART: &str = "id, user_id, token_hash, currency, country, state, claimed_until, version, created_at, updated_at";

const LINE: &str = "id, cart_id, offer_id, variant_id, product_id, vendor_id, quantity, seen_minor, saved, created_at";

/// Whose cart it is: the column and its value.
fn owner(shopper: &Shopper) -> (&'static str, Value) {
    match shopper {
        Shopper::Customer { user } => ("user_id", (*user).into()),
        Shopper::Guest { token_hash } => ("token_hash", token_hash.clone().into()),
    }
}

/// The state is spelt out, so that both databases use the index over open carts alone.
pub(crate) async fn open(db: &impl ConnectionTrait, shopper: &Shopper) -> Result<Option<cart::Model>> {
    let (column, owner) = owner(shopper);
    db::one(db, &format!("SELECT {CART} FROM cart WHERE {column} = $1 AND state = 'open'"), [owner]).await
}

/// As [`open`], with its row locked until the transaction ends, and its lines in the order in which they were chosen.
pub(crate) async fn lock_open(tx: &Tx, shopper: &Shopper) -> Result<Option<(cart::Model, Vec<cart_line::Model>)>> {
    let (column, owner) = owner(shopper);
    let lock = if db::for_update(tx).is_empty() { "" } else { " FOR UPDATE OF cart" };
    let cart: Vec<String> = CART.split(", ").map(|column| format!("cart.{column}")).collect();
    let line: Vec<String> = LINE.split(", ").map(|column| format!("l.{column} AS l_{column}")).collect();
    let sql = format!(
        "SELECT {}, {} FROM cart LEFT JOIN cart_line l ON l.cart_id = cart.id WHERE cart.{column} = $1 AND cart.state = 'open' ORDER BY l.created_at, l.id{lock}",
        cart.join(", "),
        line.join(", ")
    );
    let rows = tx.query_all_raw(db::statement(tx, &sql, [owner])).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let cart = cart::Model::from_query_result(first, "")?;
    let lines: Vec<Option<cart_line::Model>> = rows.iter().map(|row| cart_line::Model::from_query_result_optional(row, "l_")).collect::<Result<_, _>>()?;
    Ok(Some((cart, lines.into_iter().flatten().collect())))
}

/// The open cart of this shopper, else for a guest the newest of that token.
pub(crate) async fn newest(db: &impl ConnectionTrait, shopper: &Shopper) -> Result<Option<cart::Model>> {
    let found = open(db, shopper).await?;
    let (Shopper::Guest { token_hash }, None) = (shopper, &found) else { return Ok(found) };
    db::one(db, &format!("SELECT {CART} FROM cart WHERE token_hash = $1 ORDER BY created_at DESC, id DESC LIMIT 1"), [token_hash.clone().into()]).await
}

pub(crate) async fn by_id(db: &impl ConnectionTrait, id: CartId, shopper: &Shopper) -> Result<Option<cart::Model>> {
    let (column, owner) = owner(shopper);
    db::one(db, &format!("SELECT {CART} FROM cart WHERE id = $1 AND {column} = $2"), [id.into(), owner]).await
}

/// Takes the open cart for a change: its row is locked from here to the commit and its version is the next one.
/// None where there is no open cart, or a checkout has claimed it.
async fn take(tx: &Tx, shopper: &Shopper, now: i64) -> Result<Option<cart::Model>> {
    let (column, owner) = owner(shopper);
    let sql = format!(
        "UPDATE cart SET version = version + 1, updated_at = $1 \
         WHERE {column} = $2 AND state = 'open' AND (claimed_until IS NULL OR claimed_until < $1) RETURNING {CART}"
    );
    db::one(tx, &sql, [now.into(), owner]).await
}

/// What taking a shopper's cart came to.
pub(crate) enum Grab {
    /// It is this transaction's.
    Taken(cart::Model),
    /// A checkout has claimed it.
    Claimed,
    /// There is none that is open; a guest's newest, whatever became of it.
    Gone(Option<cart::Model>),
}

/// [`take`]s the open cart, or finds out why it could not be.
pub(crate) async fn grab(tx: &Tx, shopper: &Shopper, now: i64) -> Result<Grab> {
    for _ in 0..3 {
        if let Some(cart) = take(tx, shopper, now).await? {
            return Ok(Grab::Taken(cart));
        }
        match newest(tx, shopper).await? {
            Some(cart) if cart.state == CartState::Open && cart.claimed_until.is_some_and(|until| until >= now) => return Ok(Grab::Claimed),
            // Somebody made it, or let go of it, between the two statements.
            Some(cart) if cart.state == CartState::Open => {}
            other => return Ok(Grab::Gone(other)),
        }
    }
    Ok(Grab::Claimed)
}

/// False where somebody else made this shopper's cart in the meantime.
pub(crate) async fn insert(tx: &Tx, cart: cart::Model) -> Result<bool> {
    let inserted = cart::Entity::insert(cart.into_active_model()).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(tx).await?;
    Ok(inserted == 1)
}

/// All lines in the order in which they were chosen.
pub(crate) async fn lines(db: &impl ConnectionTrait, cart: CartId) -> Result<Vec<cart_line::Model>> {
    let found = cart_line::Entity::find().filter(cart_line::Column::CartId.eq(cart));
    Ok(found.order_by_asc(cart_line::Column::CreatedAt).order_by_asc(cart_line::Column::Id).all(db).await?)
}

/// Writes what differs from `before`, in at most one statement for what is new or changed and one for what is gone.
pub(crate) async fn store(tx: &Tx, before: &[cart_line::Model], after: &[cart_line::Model]) -> Result<()> {
    let known: HashMap<OfferId, &cart_line::Model> = before.iter().map(|row| (row.offer_id, row)).collect();
    let changed: Vec<_> = after.iter().filter(|row| known.get(&row.offer_id) != Some(row)).cloned().map(|row| row.into_active_model()).collect();
    if !changed.is_empty() {
        let same_offer = OnConflict::columns([cart_line::Column::CartId, cart_line::Column::OfferId])
            .update_columns([cart_line::Column::Quantity, cart_line::Column::SeenMinor, cart_line::Column::Saved])
            .to_owned();
        cart_line::Entity::insert_many(changed).on_conflict(same_offer).exec_without_returning(tx).await?;
    }
    let gone: Vec<_> = before.iter().filter(|row| !after.iter().any(|kept| kept.id == row.id)).map(|row| row.id).collect();
    if !gone.is_empty() {
        cart_line::Entity::delete_many().filter(cart_line::Column::Id.is_in(gone)).exec(tx).await?;
    }
    Ok(())
}
