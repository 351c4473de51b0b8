//! A cart becomes a checkout: its lines are copied, its stock is held.

use entity::checkout::{self, Deliveries, Line, Lines};
use entity::states::CheckoutState;
use kernel::{Refusal, Shopper, field};
use platform::idempotency::Request;
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::cancel;
use crate::model::{HOLD_MS, LONGEST_MS};
use crate::step::step;
use crate::survey::survey_of;
use crate::view::View;

/// Holds everything in the cart for a quarter of an hour. An earlier checkout of the same cart gives way.
///
/// # Errors
/// `InsufficientStock` per line, with nothing held; `StateConflict` while a payment is under way, and per line whose vendor takes a
/// pause; `LimitExceeded`.
pub async fn start(cx: &Cx, shopper: &Shopper, request: &Request) -> Result<View> {
    let id = cx.id();
    step(cx, "checkout.start", shopper, id, request, |tx| async move { begin(cx, &tx, shopper, id).await }).await
}

async fn begin(cx: &Cx, tx: &Tx, shopper: &Shopper, id: entity::ids::CheckoutId) -> Result<View> {
    let (cart, lines) = cart::load_for_checkout(tx, shopper).await?;
    let now = cx.now();
    if cart.claimed_until.is_some_and(|until| until > now) {
        return Err(Refusal::StateConflict { field: Vec::new(), message: "A checkout of this cart is completing.".into(), retryable: true }.into());
    }
    let offers: Vec<_> = lines.iter().map(|line| line.offer_id).collect();
    let sales = pricing::sales(tx, &offers, &cart.currency, now).await?;
    let mut refusals = Vec::new();
    let mut rows = Vec::new();
    for (position, line) in lines.iter().enumerate() {
        let sale = sales.iter().find(|sale| sale.offer_id == line.offer_id);
        match sale.filter(|sale| sale.on_sale).and_then(|sale| sale.unit_minor) {
            Some(seen_minor) => rows.push(Line {
                id: cx.id(),
                offer_id: line.offer_id,
                variant_id: line.variant_id,
                product_id: line.product_id,
                vendor_id: line.vendor_id,
                quantity: line.quantity,
                seen_minor,
            }),
            None => {
                let paused = sale.and_then(|sale| sale.pause(&format!("lines.{position}")));
                refusals.push(paused.unwrap_or_else(|| short(position, line, 0)));
            }
        }
    }
    if !refusals.is_empty() {
        return Err(platform::Error::Refused(refusals));
    }

    let mut row = checkout::Model {
        id,
        cart_id: cart.id,
        owner: shopper.actor(),
        user_id: shopper.user(),
        email: None,
        currency: cart.currency.clone(),
        country: cart.country.clone(),
        state: CheckoutState::Open,
        completing_until: None,
        shipping_address: None,
        billing_address: None,
        gateway: None,
        method_token: None,
        order_id: None,
        lines: Lines(rows),
        deliveries: Deliveries::default(),
        seen_total_minor: 0,
        version: 1,
        created_at: now,
        expires_at: now + HOLD_MS,
        updated_at: now,
    };
    let found = survey_of(cx, tx, &row, &sales).await?;
    row.seen_total_minor = found.quote.as_ref().map_or(0, |quote| quote.total_minor);
    if !insert(tx, &row).await? {
        give_way(cx, tx, cart.id).await?;
        if !insert(tx, &row).await? {
            return Err(platform::Error::broken(format!("cart {} has another checkout after the earlier ones ended", cart.id)));
        }
    }

    let wanted: Vec<_> = lines.iter().map(|line| (line.variant_id, line.vendor_id, line.quantity)).collect();
    let hold = inventory::Hold { checkout_id: id, holder: shopper.actor(), lines: &wanted, expires_at: now + LONGEST_MS };
    let shortages = inventory::hold(cx, tx, hold).await?;
    if !shortages.is_empty() {
        let refusals = lines.iter().enumerate().filter_map(|(position, line)| {
            let shortage = shortages.iter().find(|shortage| shortage.variant == line.variant_id && shortage.vendor == line.vendor_id)?;
            Some(short(position, line, shortage.available))
        });
        return Err(platform::Error::Refused(refusals.collect()));
    }
    cx.fail_point("after_hold");
    View::of(row, found, None)
}

/// False where the cart has a checkout already: it has one at a time.
async fn insert(tx: &Tx, row: &checkout::Model) -> Result<bool> {
    let one_at_a_time = OnConflict::column(checkout::Column::CartId).target_and_where(Expr::cust("state IN ('open', 'completing')")).do_nothing().to_owned();
    let inserted = checkout::Entity::insert(checkout::ActiveModel::from(row.clone())).on_conflict(one_at_a_time).exec_without_returning(tx).await?;
    Ok(inserted == 1)
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
