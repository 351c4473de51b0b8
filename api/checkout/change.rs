//! Address, delivery and means of payment: each a step, in any order, as often as the buyer likes.

use entity::ids::{CheckoutId, ShippingMethodId, VendorId};
use entity::states::CheckoutState;
use entity::{checkout, checkout_delivery};
use kernel::{Address, Refusal, Shopper, email};
use payments::Gateways;
use platform::idempotency::{Request, once};
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::model::{Outcome, hold_until, require_open};
use crate::survey::{note_seen, survey};
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
    once(cx, "checkout.change", request, |tx| async move {
        let before = open(cx, &tx, shopper, id, expected).await?;
        if crate::survey::country_of(&before) != parcel.country {
            checkout_delivery::Entity::delete_many().filter(checkout_delivery::Column::CheckoutId.eq(id)).exec(&tx).await?;
        }
        checkout::Entity::update_many()
            .col_expr(checkout::Column::Email, Expr::value(to.clone()))
            .col_expr(checkout::Column::ShippingAddress, Expr::value(serde_json::to_value(parcel)?))
            .col_expr(checkout::Column::BillingAddress, Expr::value(serde_json::to_value(bill)?))
            .filter(checkout::Column::Id.eq(id))
            .exec(&tx)
            .await?;
        let after = checkout::Model { shipping_address: Some(serde_json::to_value(parcel)?), ..before };
        alive(cx, &tx, &after).await
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
    once(cx, "checkout.change", request, |tx| async move {
        let checkout = open(cx, &tx, shopper, id, expected).await?;
        let now = survey(cx, &tx, &checkout).await?;
        let mut rows: Vec<checkout_delivery::ActiveModel> = Vec::new();
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
            rows.push(checkout_delivery::ActiveModel {
                checkout_id: Set(id),
                vendor_id: Set(choice.vendor),
                method_id: Set(choice.method),
                seen_minor: Set(option.price_minor),
            });
        }
        checkout_delivery::Entity::delete_many()
            .filter(checkout_delivery::Column::CheckoutId.eq(id))
            .filter(checkout_delivery::Column::VendorId.is_in(choices.iter().map(|choice| choice.vendor)))
            .exec(&tx)
            .await?;
        checkout_delivery::Entity::insert_many(rows).exec_without_returning(&tx).await?;
        alive(cx, &tx, &checkout).await
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
    once(cx, "checkout.change", request, |tx| async move {
        let checkout = open(cx, &tx, shopper, id, expected).await?;
        checkout::Entity::update_many()
            .col_expr(checkout::Column::Gateway, Expr::value(gateway))
            .col_expr(checkout::Column::MethodToken, Expr::value(token.clone()))
            .filter(checkout::Column::Id.eq(id))
            .exec(&tx)
            .await?;
        alive(cx, &tx, &checkout).await
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

/// A sign of life: the hold lasts longer, and the answer shows the buyer how things stand.
async fn alive(cx: &Cx, tx: &Tx, checkout: &checkout::Model) -> Result<CheckoutId> {
    let until = hold_until(checkout.created_at, checkout.expires_at, cx.now());
    inventory::extend(cx, tx, checkout.id, until).await?;
    repo::turn(cx, tx, checkout, CheckoutState::Open, None, until).await?;
    let now = survey(cx, tx, checkout).await?;
    note_seen(tx, checkout, &now).await?;
    Ok(checkout.id)
}
