//! A cart becomes a checkout: its lines are copied, its stock is held.

use entity::ids::{CheckoutId, CheckoutLineId};
use entity::states::CheckoutState;
use entity::{checkout, checkout_line};
use kernel::{Refusal, Shopper, field};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::cancel;
use crate::model::HOLD_MS;

/// Holds everything in the cart for a quarter of an hour. An earlier checkout of the same cart gives way.
///
/// # Errors
/// `InsufficientStock` per line, with nothing held; `StateConflict` while a payment is under way; `LimitExceeded`.
pub async fn start(cx: &Cx, shopper: &Shopper, request: &Request) -> Result<CheckoutId> {
    once(cx, "checkout.start", request, |tx| begin(cx, tx, shopper)).await
}

async fn begin(cx: &Cx, tx: Tx, shopper: &Shopper) -> Result<CheckoutId> {
    let (cart, lines) = cart::load_for_checkout(&tx, shopper).await?;
    let now = cx.now();
    if cart.claimed_until.is_some_and(|until| until > now) {
        return Err(Refusal::StateConflict { field: Vec::new(), message: "A checkout of this cart is completing.".into(), retryable: true }.into());
    }
    give_way(cx, &tx, cart.id).await?;

    let offers: Vec<_> = lines.iter().map(|line| line.offer_id).collect();
    let items = catalog::purchasable(&tx, &offers).await?;
    let prices = pricing::prices(&tx, &offers, &cart.currency).await?;
    let mut refusals = Vec::new();
    let mut rows = Vec::new();
    let id: CheckoutId = cx.id();
    for (position, line) in lines.iter().enumerate() {
        let sold = items.iter().any(|item| item.offer_id == line.offer_id && item.on_sale);
        match prices.get(&line.offer_id).filter(|_| sold) {
            Some(unit) => rows.push(checkout_line::ActiveModel {
                id: Set(cx.id::<CheckoutLineId>()),
                checkout_id: Set(id),
                offer_id: Set(line.offer_id),
                variant_id: Set(line.variant_id),
                product_id: Set(line.product_id),
                vendor_id: Set(line.vendor_id),
                quantity: Set(line.quantity),
                seen_minor: Set(*unit),
                position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
            }),
            None => refusals.push(short(position, line, 0)),
        }
    }
    if !refusals.is_empty() {
        return Err(platform::Error::Refused(refusals));
    }

    let row = checkout::ActiveModel {
        id: Set(id),
        cart_id: Set(cart.id),
        owner: Set(shopper.actor()),
        user_id: Set(shopper.user()),
        email: Set(None),
        currency: Set(cart.currency.clone()),
        country: Set(cart.country.clone()),
        state: Set(CheckoutState::Open),
        completing_until: Set(None),
        shipping_address: Set(None),
        billing_address: Set(None),
        gateway: Set(None),
        method_token: Set(None),
        order_id: Set(None),
        seen_total_minor: Set(0),
        version: Set(1),
        created_at: Set(now),
        expires_at: Set(now + HOLD_MS),
        updated_at: Set(now),
    };
    checkout::Entity::insert(row).exec_without_returning(&tx).await?;
    checkout_line::Entity::insert_many(rows).exec_without_returning(&tx).await?;

    let wanted: Vec<_> = lines.iter().map(|line| (line.variant_id, line.vendor_id, line.quantity)).collect();
    let hold = inventory::Hold { checkout_id: id, holder: shopper.actor(), lines: &wanted, expires_at: now + HOLD_MS };
    let shortages = inventory::hold(cx, &tx, hold).await?;
    if !shortages.is_empty() {
        let refusals = lines.iter().enumerate().filter_map(|(position, line)| {
            let shortage = shortages.iter().find(|shortage| shortage.variant == line.variant_id && shortage.vendor == line.vendor_id)?;
            Some(short(position, line, shortage.available))
        });
        return Err(platform::Error::Refused(refusals.collect()));
    }
    cx.fail_point("after_hold");
    Ok(id)
}

fn short(position: usize, line: &entity::cart_line::Model, available: i64) -> Refusal {
    Refusal::InsufficientStock {
        field: field(&format!("lines.{position}.quantity")),
        offer: line.offer_id,
        variant: line.variant_id,
        requested: line.quantity,
        available,
    }
}

/// Ends the earlier checkouts of a cart, so that it never holds its goods twice.
async fn give_way(cx: &Cx, tx: &Tx, cart: entity::ids::CartId) -> Result<()> {
    let earlier = checkout::Entity::find()
        .filter(checkout::Column::CartId.eq(cart))
        .filter(checkout::Column::State.is_in([CheckoutState::Open, CheckoutState::Completing]))
        .lock_exclusive()
        .all(tx)
        .await?;
    for checkout in earlier {
        if cancel::open_payment(tx, &checkout).await?.is_some() {
            return Err(Refusal::state("A payment of this cart is under way. Finish it, or cancel that checkout first.").into());
        }
        cancel::end(cx, tx, &checkout, "The buyer started again.", "buyer").await?;
    }
    Ok(())
}
