//! Address, delivery and means of payment: each a step, in any order, as often as the buyer likes.

use std::sync::{Mutex, PoisonError};

use entity::checkout::{self, Deliveries, Delivery};
use entity::ids::{CheckoutId, ShippingMethodId, VendorId};
use entity::payment;
use entity::states::CheckoutState;
use kernel::{Address, Refusal, Shopper, email};
use payments::Gateways;
use platform::idempotency::Request;
use platform::{Cx, Result, Tx};

use crate::model::{Outcome, hold_until, require_open};
use crate::step::step;
use crate::survey::{Survey, country_of, survey};
use crate::view::View;
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
pub async fn set_address(cx: &Cx, shopper: &Shopper, id: CheckoutId, input: &AddressInput, expected: Option<i64>, request: &Request) -> Result<View> {
    let to = email("input.email", &input.email)?;
    let parcel = input.shipping.clone().checked("input.shippingAddress")?;
    let bill = input.billing.clone().map(|billing| billing.checked("input.billingAddress")).transpose()?.unwrap_or_else(|| parcel.clone());
    let (to, parcel, bill) = (&to, &parcel, &bill);
    step(cx, "checkout.change", shopper, id, request, |tx| async move {
        let before = open(cx, &tx, shopper, id, expected, None).await?;
        let deliveries = if country_of(&before) == parcel.country { before.deliveries.clone() } else { Deliveries::default() };
        let after = checkout::Model {
            email: Some(to.clone()),
            shipping_address: Some(serde_json::to_value(parcel)?),
            billing_address: Some(serde_json::to_value(bill)?),
            deliveries,
            ..before
        };
        let now = survey(cx, &tx, &after).await?;
        alive(cx, &tx, after, now).await
    })
    .await
}

/// Chooses for some or all vendors; what was chosen for the others stays.
///
/// # Errors
/// `NotFound` for a vendor without lines here or a method it does not offer there, `StateConflict`, `VersionConflict`.
pub async fn set_delivery(cx: &Cx, shopper: &Shopper, id: CheckoutId, choices: &[DeliveryChoice], expected: Option<i64>, request: &Request) -> Result<View> {
    if choices.is_empty() || choices.len() > 100 {
        return Err(Refusal::invalid("input.deliveries", "Choose for 1 to 100 vendors.").into());
    }
    step(cx, "checkout.change", shopper, id, request, |tx| async move {
        let checkout = open(cx, &tx, shopper, id, expected, None).await?;
        let mut now = survey(cx, &tx, &checkout).await?;
        let chosen = choose(&now, choices)?;
        now.choose(cx, &tx, &checkout, chosen).await?;
        alive(cx, &tx, checkout, now).await
    })
    .await
}

/// The choices beside what is offered now.
fn choose(now: &Survey, choices: &[DeliveryChoice]) -> Result<Vec<Delivery>, Refusal> {
    let mut chosen: Vec<Delivery> = Vec::new();
    for (place, choice) in choices.iter().enumerate() {
        let path = |part: &str| format!("input.deliveries.{place}.{part}");
        if !now.lines.iter().any(|line| line.row.vendor_id == choice.vendor) {
            return Err(Refusal::not_found(&path("vendorId"), "vendor in this checkout"));
        }
        if chosen.iter().any(|earlier| earlier.vendor_id == choice.vendor) {
            return Err(Refusal::invalid(&path("vendorId"), "This vendor is named twice."));
        }
        let option = now.options.iter().find(|option| option.vendor_id == choice.vendor && option.method_id == choice.method);
        let option = option.ok_or_else(|| Refusal::not_found(&path("methodId"), "delivery to this address"))?;
        chosen.push(Delivery { vendor_id: choice.vendor, method_id: choice.method, seen_minor: option.price_minor });
    }
    Ok(chosen)
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
) -> Result<View> {
    let (gateway, token) = means;
    let token = &kernel::text("input.methodToken", token, 1, 255)?;
    gateways.accept(gateway, token)?;
    let waiting = Mutex::new(None);
    let waiting = &waiting;
    let change = async || {
        step(cx, "checkout.change", shopper, id, request, |tx| async move {
            let checkout = open(cx, &tx, shopper, id, expected, Some(waiting)).await?;
            let now = survey(cx, &tx, &checkout).await?;
            alive(cx, &tx, checkout::Model { gateway: Some(gateway.into()), method_token: Some(token.clone()), ..checkout }, now).await
        })
        .await
    };
    let first = change().await;
    let found: Option<payment::Model> = waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(payment) = found else { return first };
    let verdict = payments::cancel(cx, gateways, payment.id).await?;
    if let Outcome::Placed { .. } = settle::settle(cx, gateways, &payment, &verdict, None).await?.outcome {
        return Err(Refusal::state("The payment has arrived: this is an order now.").into());
    }
    change().await
}

/// The shopper's checkout, locked, if it may be changed. A payment that waits for the buyer stands in the way; it is put into
/// `waiting` where somebody wants to do something about it.
async fn open(
    cx: &Cx,
    tx: &Tx,
    shopper: &Shopper,
    id: CheckoutId,
    expected: Option<i64>,
    waiting: Option<&Mutex<Option<payment::Model>>>,
) -> Result<checkout::Model> {
    let checkout = repo::lock(tx, shopper, id, "input.checkoutId").await?;
    repo::expect_version(&checkout, expected)?;
    require_open(&checkout, cx.now())?;
    if let Some(payment) = cancel::open_payment(tx, &checkout).await? {
        if let Some(waiting) = waiting.filter(|_| checkout.state == CheckoutState::Open) {
            *waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(payment);
        }
        return Err(Refusal::StateConflict { field: Vec::new(), message: "The payment of this checkout is under way.".into(), retryable: true }.into());
    }
    Ok(checkout)
}

/// A sign of life: the hold lasts longer, and the answer shows the buyer how things stand. What changed is written with it.
async fn alive(cx: &Cx, tx: &Tx, changed: checkout::Model, now: Survey) -> Result<View> {
    let (lines, deliveries) = now.seen();
    let row = checkout::Model {
        state: CheckoutState::Open,
        completing_until: None,
        expires_at: hold_until(changed.created_at, changed.expires_at, cx.now()),
        seen_total_minor: now.quote.as_ref().map_or(changed.seen_total_minor, |quote| quote.total_minor),
        lines,
        deliveries,
        ..changed
    };
    View::of(repo::store(cx, tx, row).await?, now, None)
}
