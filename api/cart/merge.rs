//! Brings a guest's cart into the person's own after they signed in. However often and however many at once
//! it is asked for, no line is lost and none is doubled: the guest's cart can be taken only once.

use entity::cart;
use entity::ids::{OfferId, UserId};
use entity::states::CartState;
use kernel::{Refusal, Shopper};
use platform::{Cx, Result, Tx, crypto, idempotency};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

use crate::change::{claimed, publish};
use crate::model::{self, CartView};
use crate::repo::{self, Grab};
use crate::view;

/// Which guest's cart.
#[derive(Clone, Debug, Serialize)]
pub struct Merge {
    /// The digest of the guest's token, never the token itself.
    pub token_hash: String,
}

impl Merge {
    /// Of the guest who holds this token.
    #[must_use]
    pub fn of_token(token: &str) -> Self {
        Self { token_hash: crypto::sha256(token.as_bytes()) }
    }
}

/// Merges the guest's open cart into the person's. None where neither has one.
///
/// # Errors
/// `NotFound` for a token that was never given or whose cart went to somebody else; `StateConflict` while either cart is being paid for.
pub async fn merge(cx: &Cx, user: UserId, input: &Merge, key: Option<&str>) -> Result<Option<CartView>> {
    let person = Shopper::Customer { user };
    let person = &person;
    let request = idempotency::Request::new(person.actor(), "cartMerge", key, input)?;
    idempotency::once(cx, "cart.merge", &request, |tx| async move { merged(cx, &tx, user, person, input).await }).await?;
    view::view(cx, person).await
}

/// Whether there was something to merge.
async fn merged(cx: &Cx, tx: &Tx, user: UserId, person: &Shopper, input: &Merge) -> Result<bool> {
    let guest = Shopper::Guest { token_hash: input.token_hash.clone() };
    // The guest's cart is always taken before the person's, so that two merges cannot wait for each other.
    let from = match repo::grab(tx, &guest, cx.now()).await? {
        Grab::Taken(cart) => cart,
        Grab::Claimed => return Err(claimed().into()),
        // It was merged before, or the guest bought it: nothing is left to merge, and that is no mistake.
        Grab::Gone(Some(cart)) if cart.user_id.is_none_or(|owner| owner == user) => return Ok(false),
        Grab::Gone(_) => return Err(Refusal::not_found("input.token", "cart").into()),
    };
    let lines = repo::lines(tx, from.id).await?;
    let (into, mut rows, before) = own_cart(cx, tx, user, person, &from).await?;
    let offers: Vec<OfferId> = lines.iter().map(|line| line.offer_id).collect();
    let prices = pricing::prices(tx, &offers, &into.currency).await?;
    model::merge(&mut rows, into.id, &lines, &prices, || cx.id());
    repo::store(tx, &lines, &[]).await?;
    repo::store(tx, &before, &rows).await?;
    cart::Entity::update_many()
        .col_expr(cart::Column::State, Expr::value(CartState::Merged))
        .col_expr(cart::Column::UserId, Expr::value(user))
        .filter(cart::Column::Id.eq(from.id))
        .exec(tx)
        .await?;
    publish(cx, tx, from.id, from.version)?;
    publish(cx, tx, into.id, into.version)?;
    Ok(true)
}

type Own = (cart::Model, Vec<entity::cart_line::Model>, Vec<entity::cart_line::Model>);

/// The person's cart, taken for this change and made where there is none; an empty one speaks the guest's currency from now on.
async fn own_cart(cx: &Cx, tx: &Tx, user: UserId, person: &Shopper, from: &cart::Model) -> Result<Own> {
    let found = repo::grab(tx, person, cx.now()).await?;
    if let Grab::Claimed = found {
        return Err(claimed().into());
    }
    if let Grab::Taken(cart) = found {
        let before = repo::lines(tx, cart.id).await?;
        if before.is_empty() && cart.currency != from.currency {
            cart::Entity::update_many()
                .col_expr(cart::Column::Currency, Expr::value(from.currency.as_str()))
                .col_expr(cart::Column::Country, Expr::value(from.country.as_str()))
                .filter(cart::Column::Id.eq(cart.id))
                .exec(tx)
                .await?;
            let cart = cart::Model { currency: from.currency.clone(), country: from.country.clone(), ..cart };
            return Ok((cart, Vec::new(), before));
        }
        return Ok((cart, before.clone(), before));
    }
    let fresh = cart::Model { id: cx.id(), user_id: Some(user), token_hash: None, claimed_until: None, version: 1, created_at: cx.now(), ..from.clone() };
    if repo::insert(tx, fresh.clone()).await? {
        return Ok((fresh, Vec::new(), Vec::new()));
    }
    // Somebody made it in the meantime.
    match repo::grab(tx, person, cx.now()).await? {
        Grab::Taken(cart) => {
            let before = repo::lines(tx, cart.id).await?;
            Ok((cart, before.clone(), before))
        }
        Grab::Claimed | Grab::Gone(_) => Err(claimed().into()),
    }
}
