//! Address, delivery and means of payment: each a step, in any order, as often as the buyer likes.

use entity::ids::{CheckoutId, ShippingMethodId, VendorId};
use entity::states::CheckoutState;
use entity::{checkout, checkout_delivery};
use kernel::{Address, Refusal, Shopper, email};
use payments::Gateways;
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use crate::model::{Outcome, hold_until, require_open};
use crate::survey::{Survey, note_parts_seen, shown, warm};
use crate::{cancel, repo, settle};

/// Who buys, and where it goes.
#[derive(Clone, Debug)]
pub struct AddressInput {
    pub email: String,
    pub shipping: Address,
    /// Nothing means the same as for the parcel.
    pub billing: Option<Address>,
}

/// One vendor's parcel, and how it travels.
#[derive(Clone, Copy, Debug)]
pub struct DeliveryChoice {
    pub vendor: VendorId,
    pub method: ShippingMethodId,
}

/// Deliveries chosen for another country are forgotten.
///
/// # Errors
/// `AddressRejected`, `ValidationFailed`, `StateConflict`, `VersionConflict`.
pub async fn set_address(cx: &Cx, shopper: &Shopper, id: CheckoutId, input: &AddressInput, expected: Option<i64>, request: &Request) -> Result<CheckoutId> {
    let to = email("input.email", &input.email)?;
    let parcel = input.shipping.clone().checked("input.shippingAddress")?;
    let bill = input.billing.clone().map(|billing| billing.checked("input.billingAddress")).transpose()?.unwrap_or_else(|| parcel.clone());
    let (to, parcel, bill) = (&to, &parcel, &bill);
    warm(cx).await?;
    once(cx, "checkout.change", request, |tx| async move {
        let before = open(cx, &tx, shopper, id, expected).await?;
        if crate::survey::country_of(&before) != parcel.country {
            checkout_delivery::Entity::delete_many().filter(checkout_delivery::Column::CheckoutId.eq(id)).exec(&tx).await?;
        }
        let (parcel, bill) = (Some(serde_json::to_value(parcel)?), Some(serde_json::to_value(bill)?));
        let changed =
            checkout::ActiveModel { email: Set(Some(to.clone())), shipping_address: Set(parcel.clone()), billing_address: Set(bill), ..Default::default() };
        let after = checkout::Model { shipping_address: parcel, ..before };
        let now = shown(cx, &tx, &after).await?;
        alive(cx, &tx, &after, &now, changed).await
    })
    .await
}

/// Chooses for some or all vendors; what was chosen for the others stays.
///
/// # Errors
/// `NotFound` for a vendor without lines here or a method it does not offer there, `StateConflict`, `VersionConflict`.
pub async fn set_delivery(
    cx: &Cx,
    shopper: &Shopper,
    id: CheckoutId,
    choices: &[DeliveryChoice],
    expected: Option<i64>,
    request: &Request,
) -> Result<CheckoutId> {
    if choices.is_empty() || choices.len() > 100 {
        return Err(Refusal::invalid("input.deliveries", "Choose for 1 to 100 vendors.").into());
    }
    warm(cx).await?;
    once(cx, "checkout.change", request, |tx| async move {
        let checkout = open(cx, &tx, shopper, id, expected).await?;
        let mut now = shown(cx, &tx, &checkout).await?;
        let mut rows: Vec<checkout_delivery::Model> = Vec::new();
        for (place, choice) in choices.iter().enumerate() {
            let path = |part: &str| format!("input.deliveries.{place}.{part}");
            if !now.lines.iter().any(|line| line.row.vendor_id == choice.vendor) {
                return Err(Refusal::not_found(&path("vendorId"), "vendor in this checkout").into());
            }
            if choices[..place].iter().any(|earlier| earlier.vendor == choice.vendor) {
                return Err(Refusal::invalid(&path("vendorId"), "This vendor is named twice.").into());
            }
            let option = now.options.iter().find(|option| option.vendor_id == choice.vendor && option.method_id == choice.method);
            let option = option.ok_or_else(|| Refusal::not_found(&path("methodId"), "delivery to this address"))?;
            rows.push(checkout_delivery::Model { checkout_id: id, vendor_id: choice.vendor, method_id: choice.method, seen_minor: option.price_minor });
        }
        checkout_delivery::Entity::delete_many()
            .filter(checkout_delivery::Column::CheckoutId.eq(id))
            .filter(checkout_delivery::Column::VendorId.is_in(choices.iter().map(|choice| choice.vendor)))
            .exec(&tx)
            .await?;
        checkout_delivery::Entity::insert_many(rows.iter().cloned().map(checkout_delivery::ActiveModel::from)).exec_without_returning(&tx).await?;
        now.choose(cx, &checkout, rows).await?;
        alive(cx, &tx, &checkout, &now, checkout::ActiveModel::default()).await
    })
    .await
}

/// Chooses the means of payment: a gateway, and its word for what the buyer pays with. One that waits for the buyer at a gateway is cancelled there first.
///
/// # Errors
/// `ValidationFailed` for an unknown gateway, `StateConflict`, `VersionConflict`.
pub async fn set_payment(
    cx: &Cx,
    gateways: &Gateways,
    shopper: &Shopper,
    id: CheckoutId,
    means: (&str, &str),
    expected: Option<i64>,
    request: &Request,
) -> Result<CheckoutId> {
    let (gateway, token) = means;
    let token = &kernel::text("input.methodToken", token, 1, 255)?;
    gateways.accept(gateway, token)?;
    let before = repo::find(&cx.db, shopper, id, "input.checkoutId").await?;
    if before.state == CheckoutState::Open
        && let Some(payment) = cancel::open_payment(&cx.db, &before).await?
    {
        let verdict = payments::cancel(cx, gateways, payment.id).await?;
        if let Outcome::Placed { .. } = settle::settle(cx, gateways, payment.id, &verdict, None).await? {
            return Err(Refusal::state("The payment has arrived: this is an order now.").into());
        }
    }
    warm(cx).await?;
    once(cx, "checkout.change", request, |tx| async move {
        let checkout = open(cx, &tx, shopper, id, expected).await?;
        let now = shown(cx, &tx, &checkout).await?;
        let changed = checkout::ActiveModel { gateway: Set(Some(gateway.into())), method_token: Set(Some(token.clone())), ..Default::default() };
        alive(cx, &tx, &checkout, &now, changed).await
    })
    .await
}

/// The shopper's checkout, locked, if it may be changed.
async fn open(cx: &Cx, tx: &Tx, shopper: &Shopper, id: CheckoutId, expected: Option<i64>) -> Result<checkout::Model> {
    let checkout = repo::lock(tx, shopper, id, "input.checkoutId").await?;
    repo::expect_version(&checkout, expected)?;
    require_open(&checkout, cx.now())?;
    if cancel::open_payment(tx, &checkout).await?.is_some() {
        return Err(Refusal::StateConflict { field: Vec::new(), message: "The payment of this checkout is under way.".into(), retryable: true }.into());
    }
    Ok(checkout)
}

/// A sign of life: the hold lasts longer, and the answer shows the buyer how things stand. What changed is written with it.
async fn alive(cx: &Cx, tx: &Tx, checkout: &checkout::Model, now: &Survey, changed: checkout::ActiveModel) -> Result<CheckoutId> {
    let until = hold_until(checkout.created_at, checkout.expires_at, cx.now());
    inventory::extend(cx, tx, checkout.id, until).await?;
    note_parts_seen(tx, checkout, now).await?;
    let row = checkout::ActiveModel {
        state: Set(CheckoutState::Open),
        completing_until: Set(None),
        expires_at: Set(until),
        seen_total_minor: Set(now.quote.as_ref().map_or(checkout.seen_total_minor, |quote| quote.total_minor)),
        updated_at: Set(cx.now()),
        ..changed
    };
    checkout::Entity::update_many()
        .set(row)
        .col_expr(checkout::Column::Version, Expr::col(checkout::Column::Version).add(1))
        .filter(checkout::Column::Id.eq(checkout.id))
        .exec(tx)
        .await?;
    Ok(checkout.id)
}
