//! The checkout's door: from a cart to an order, in steps.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use checkout::{DeliveryChoice, Outcome, View};
use kernel::{Refusal, Shopper};
use platform::idempotency::Request;
use serde::Serialize;

use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::{AddressInput, id};
use crate::graphql::types::checkout::{Checkout, NextAction};
use crate::graphql::types::order::Order;

#[derive(Default)]
pub struct CheckoutQuery;

#[derive(Default)]
pub struct CheckoutMutation;

/// What became of a step of the checkout.
#[derive(SimpleObject)]
pub struct CheckoutPayload {
    /// The checkout after the step; null when it was refused.
    pub checkout: Option<Checkout>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
    /// What changed since the buyer last saw it.
    pub warnings: Vec<UserError>,
}

/// What became of a completion.
#[derive(SimpleObject)]
pub struct CheckoutCompletePayload {
    /// The order: paid, or pending while the payment needs the buyer or the gateway.
    pub order: Option<Order>,
    /// A guest's key to the order, for `orderLookup` and `orderStatusChanged`; null for people with an account.
    pub order_token: Option<String>,
    /// What the buyer has to do at the gateway before the money moves; then complete again.
    pub next_action: Option<NextAction>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Starts a checkout of the cart.
#[derive(InputObject, Serialize)]
pub struct CheckoutStartInput {
    /// Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

/// Who buys, and where it goes.
#[derive(InputObject)]
pub struct CheckoutAddressSetInput {
    /// Which checkout.
    pub checkout_id: ID,
    /// Where the confirmation goes.
    pub email: String,
    /// Where the parcels go.
    pub shipping_address: AddressInput,
    /// Where the bill goes; the same as the parcels where it is left out.
    pub billing_address: Option<AddressInput>,
    /// Change only this version of the checkout.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// One vendor's delivery.
#[derive(InputObject, Serialize)]
pub struct CheckoutDeliveryInput {
    /// Whose lines.
    pub vendor_id: ID,
    /// How they travel: one of the group's `deliveryOptions`.
    pub method_id: ID,
}

/// How each vendor's lines travel.
#[derive(InputObject, Serialize)]
pub struct CheckoutDeliverySetInput {
    /// Which checkout.
    pub checkout_id: ID,
    /// For some or all vendors; what was chosen for the others stays.
    pub deliveries: Vec<CheckoutDeliveryInput>,
    /// Change only this version of the checkout.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

/// How it is paid.
#[derive(InputObject, Serialize)]
pub struct CheckoutPaymentSetInput {
    /// Which checkout.
    pub checkout_id: ID,
    /// Which gateway (`test` in the demonstration).
    pub gateway: String,
    /// The gateway's own word for the buyer's means of payment, never a card number (`test_ok`, `test_decline_insufficient_funds`, `test_action`, `test_later`).
    pub method_token: String,
    /// Change only this version of the checkout.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

/// Which checkout to complete.
#[derive(InputObject, Serialize)]
pub struct CheckoutCompleteInput {
    /// Which checkout.
    pub checkout_id: ID,
    /// Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

/// Which checkout to give up.
#[derive(InputObject, Serialize)]
pub struct CheckoutCancelInput {
    /// Which checkout.
    pub checkout_id: ID,
    /// Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

#[Object]
impl CheckoutQuery {
    /// Your own checkout, or the guest's whose token came in `X-Cart-Token`. Prices, stock and taxes are looked up afresh.
    async fn checkout(&self, ctx: &Context<'_>, #[graphql(desc = "Which checkout.")] id: ID) -> Result<Option<Checkout>> {
        let (Some(shopper), Ok(id)) = (identity::shopper(ctx.viewer()), id.parse()) else { return Ok(None) };
        let (view, _) = settled(checkout::view(ctx.cx(), &shopper, id).await)?;
        Ok(view.map(Checkout))
    }
}

#[Object]
impl CheckoutMutation {
    /// Holds everything in the cart for a quarter of an hour. An earlier checkout of the same cart gives way.
    #[graphql(directive = roles::emits::apply(vec!["StockChanged".into()]), directive = cost::apply(Some(20), None, None))]
    async fn checkout_start(&self, ctx: &Context<'_>, #[graphql(desc = "The request's key.")] input: CheckoutStartInput) -> Result<CheckoutPayload> {
        let shopper = ctx.shopper()?;
        let result = async {
            let request = Request::keyed(shopper.actor(), "checkoutStart", ctx.key(input.idempotency_key.as_deref()), &input)?;
            checkout::start(ctx.cx(), &shopper, &request).await
        };
        answer(result.await)
    }

    /// Says who buys and where it goes. Deliveries chosen for another country are forgotten.
    async fn checkout_address_set(&self, ctx: &Context<'_>, #[graphql(desc = "Who and where.")] input: CheckoutAddressSetInput) -> Result<CheckoutPayload> {
        let shopper = ctx.shopper()?;
        let result = async {
            let which = id("input.checkoutId", &input.checkout_id)?;
            let shipping = input.shipping_address.clone().read("input.shippingAddress")?;
            let billing = input.billing_address.clone().map(|address| address.read("input.billingAddress")).transpose()?;
            let body = (input.checkout_id.as_str(), &input.email, &shipping, &billing, input.expected_version);
            let request = Request::new(shopper.actor(), "checkoutAddressSet", ctx.key(input.idempotency_key.as_deref()), &body)?;
            let change = checkout::AddressInput { email: input.email.clone(), shipping, billing };
            checkout::set_address(ctx.cx(), &shopper, which, &change, input.expected_version, &request).await
        };
        answer(result.await)
    }

    /// Chooses how each vendor's lines travel.
    async fn checkout_delivery_set(&self, ctx: &Context<'_>, #[graphql(desc = "The choices.")] input: CheckoutDeliverySetInput) -> Result<CheckoutPayload> {
        let shopper = ctx.shopper()?;
        let result = async {
            let which = id("input.checkoutId", &input.checkout_id)?;
            let choice = |(place, choice): (usize, &CheckoutDeliveryInput)| -> Result<DeliveryChoice, Refusal> {
                let path = |part| format!("input.deliveries.{place}.{part}");
                Ok(DeliveryChoice { vendor: id(&path("vendorId"), &choice.vendor_id)?, method: id(&path("methodId"), &choice.method_id)? })
            };
            let choices: Vec<_> = input.deliveries.iter().enumerate().map(choice).collect::<Result<_, _>>()?;
            let request = Request::new(shopper.actor(), "checkoutDeliverySet", ctx.key(input.idempotency_key.as_deref()), &input)?;
            checkout::set_delivery(ctx.cx(), &shopper, which, &choices, input.expected_version, &request).await
        };
        answer(result.await)
    }

    /// Chooses how it is paid. A payment that waits for the buyer at a gateway is cancelled there first.
    async fn checkout_payment_set(&self, ctx: &Context<'_>, #[graphql(desc = "The means.")] input: CheckoutPaymentSetInput) -> Result<CheckoutPayload> {
        let shopper = ctx.shopper()?;
        let result = async {
            let which = id("input.checkoutId", &input.checkout_id)?;
            let request = Request::new(shopper.actor(), "checkoutPaymentSet", ctx.key(input.idempotency_key.as_deref()), &input)?;
            let means = (input.gateway.as_str(), input.method_token.as_str());
            checkout::set_payment(ctx.cx(), ctx.gateways(), &shopper, which, means, input.expected_version, &request).await
        };
        answer(result.await)
    }

    /// Makes the order and asks for the money. However often it is called, there is one order. Where the payment needs another step,
    /// `nextAction` says which; complete again afterwards. After `PAYMENT_PENDING` send the same key again.
    #[graphql(directive = roles::emits::apply(vec!["OrderPlaced".into(), "PaymentCaptured".into(), "StockChanged".into()]), directive = cost::apply(Some(50), None, None))]
    async fn checkout_complete(&self, ctx: &Context<'_>, #[graphql(desc = "Which checkout.")] input: CheckoutCompleteInput) -> Result<CheckoutCompletePayload> {
        let shopper = ctx.payer()?;
        let result = async {
            let which = id("input.checkoutId", &input.checkout_id)?;
            let request = Request::keyed(shopper.actor(), "checkoutComplete", ctx.key(input.idempotency_key.as_deref()), &input)?;
            checkout::complete(ctx.cx(), ctx.gateways(), &shopper, which, &request).await
        };
        let (mut completion, user_errors) = settled(result.await)?;
        let order = match completion.as_mut().map(|completion| (completion.order.take(), completion.outcome.order())) {
            Some((Some(order), _)) => Some(order),
            Some((None, id)) => orders::by_ids(&ctx.cx().db, &[id]).await?.pop(),
            None => None,
        };
        let guest = matches!(shopper, Shopper::Guest { .. });
        Ok(CheckoutCompletePayload {
            order_token: order.as_ref().filter(|_| guest).map(|order| orders::token(ctx.cx(), order)),
            order: order.map(Order::bought),
            next_action: completion
                .filter(|completion| matches!(completion.outcome, Outcome::ActionRequired { .. }))
                .and_then(|completion| completion.next_action.as_ref().map(NextAction::of)),
            user_errors,
        })
    }

    /// Gives the checkout up: the goods go back on the shelf, a payment under way is cancelled.
    #[graphql(directive = roles::emits::apply(vec!["StockChanged".into()]))]
    async fn checkout_cancel(&self, ctx: &Context<'_>, #[graphql(desc = "Which checkout.")] input: CheckoutCancelInput) -> Result<CheckoutPayload> {
        let shopper = ctx.shopper()?;
        let result = async {
            let which = id("input.checkoutId", &input.checkout_id)?;
            let request = Request::keyed(shopper.actor(), "checkoutCancel", ctx.key(input.idempotency_key.as_deref()), &input)?;
            checkout::cancel(ctx.cx(), ctx.gateways(), &shopper, which, &request).await
        };
        answer(result.await)
    }
}

/// What a change is answered with.
fn answer(result: platform::Result<View>) -> Result<CheckoutPayload> {
    let (view, user_errors) = settled(result)?;
    let moved = view.iter().flat_map(|view| &view.problems).filter(|problem| !matches!(problem, Refusal::ValidationFailed { .. }));
    let warnings = moved.take(10).cloned().map(UserError::from).collect();
    Ok(CheckoutPayload { checkout: view.map(Checkout), user_errors, warnings })
}
