//! A vendor's orders: accept, ship, deliver, reject, refund.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Subscription};
use entity::ids::VendorOrderId;
use futures_util::Stream;
use kernel::{Scope, VendorMember};
use orders::{RefundInput, RefundLine, ShipInput, ShipLine, VendorOrderFilter};
use platform::idempotency::Request;
use serde::Serialize;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::live::live;
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::order_states::{OrderFulfillment, OrderLifecycle};
use crate::graphql::types::vendor_order::{VendorOrder, VendorOrderConnection};

#[derive(Default)]
pub struct VendorOrderQuery;

#[derive(Default)]
pub struct VendorOrderMutation;

#[derive(Default)]
pub struct VendorOrderSubscription;

/// What became of a step of a vendor's order.
#[derive(SimpleObject)]
pub struct VendorOrderPayload {
    /// The vendor's part after the step; null when it was refused, and for a program that may not see orders.
    pub vendor_order: Option<VendorOrder>,
    /// The parcel, where it was about one.
    pub fulfillment_id: Option<ID>,
    /// The refund, where it was about one.
    pub refund_id: Option<ID>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Narrows a vendor's orders.
#[derive(InputObject, Default)]
pub struct VendorOrderWhereInput {
    /// Only in this state of their life.
    pub lifecycle: Option<OrderLifecycle>,
    /// Only as far as this.
    pub fulfillment: Option<OrderFulfillment>,
    /// Only those that you said you will send, or only those that you did not.
    pub accepted: Option<bool>,
    /// Only this one, by its number (`R1001-1`) or its order's (`R1001`).
    pub number: Option<String>,
}

/// Which order to accept.
#[derive(InputObject, Serialize)]
pub struct OrderAcceptInput {
    /// Your part of the order.
    pub vendor_order_id: ID,
    /// Change only this version.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

/// Which order to reject, and why.
#[derive(InputObject, Serialize)]
pub struct OrderRejectInput {
    /// Your part of the order.
    pub vendor_order_id: ID,
    /// Why, from 1 to 500 characters; the buyer reads it.
    pub reason: String,
    /// Change only this version.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

/// Some units of a line.
#[derive(InputObject, Serialize, Clone)]
pub struct OrderLineQuantityInput {
    /// Which line.
    pub order_line_id: ID,
    /// How many, from 1 to 10,000.
    pub quantity: i64,
}

/// One parcel.
#[derive(InputObject, Serialize)]
pub struct FulfillmentShipInput {
    /// Your part of the order.
    pub vendor_order_id: ID,
    /// What is in it; all that is left where it is left out.
    pub lines: Option<Vec<OrderLineQuantityInput>>,
    /// Who carries it, from 1 to 60 characters.
    pub carrier: String,
    /// The carrier's number for it.
    pub tracking_number: Option<String>,
    /// Where the carrier tells where it is; an https address.
    pub tracking_url: Option<String>,
    /// Change only this version.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

/// Which parcel arrived.
#[derive(InputObject, Serialize)]
pub struct FulfillmentDeliverInput {
    /// The parcel.
    pub fulfillment_id: ID,
    /// Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

/// What goes back to the buyer.
#[derive(InputObject, Serialize)]
pub struct RefundCreateInput {
    /// The vendor's part of the order: your own, or any for an operator.
    pub vendor_order_id: ID,
    /// Units of its lines, each line once; none for the delivery alone.
    #[graphql(default)]
    pub lines: Vec<OrderLineQuantityInput>,
    /// Also what was paid for the delivery, where it has not gone back yet.
    #[graphql(default)]
    pub shipping: bool,
    /// Why, from 1 to 500 characters; the buyer reads it.
    pub reason: String,
    /// Pay back only from this version.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

#[Object]
impl VendorOrderQuery {
    /// Your part of the orders, newest first, from the moment they are paid.
    #[graphql(
        guard = "roles::vendor::orders_read::guard",
        visible = "roles::vendor::orders_read::shows",
        directive = roles::auth::apply(roles::vendor::orders_read::ROLES.to_vec(), roles::vendor::orders_read::SCOPE)
    )]
    async fn vendor_orders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
        #[graphql(name = "where", desc = "Only these.")] narrowed: Option<VendorOrderWhereInput>,
    ) -> Result<VendorOrderConnection> {
        let member = ctx.vendor_member(Scope::OrdersRead)?;
        let page = page(first, after, last, before)?;
        let narrowed = narrowed.unwrap_or_default();
        let (lifecycle, fulfilment) = (narrowed.lifecycle.map(Into::into), narrowed.fulfillment.map(Into::into));
        let filter = VendorOrderFilter { lifecycle, fulfilment, accepted: narrowed.accepted, number: narrowed.number };
        let found = orders::vendor_orders(&ctx.cx().db, &member, &filter, &page).await?;
        Ok(VendorOrderConnection::new(&page, found, VendorOrder::sold))
    }

    /// Your part of one order. Another vendor's answers exactly like one that is not there.
    #[graphql(guard = "roles::vendor::orders_read::guard", visible = "roles::vendor::orders_read::shows", directive = roles::auth::apply(roles::vendor::orders_read::ROLES.to_vec(), roles::vendor::orders_read::SCOPE))]
    async fn vendor_order(&self, ctx: &Context<'_>, #[graphql(desc = "Your part of the order.")] id: ID) -> Result<Option<VendorOrder>> {
        let Ok(id) = id.parse::<VendorOrderId>() else { return Ok(None) };
        let (found, _) = settled(orders::vendor_order(&ctx.cx().db, &ctx.vendor_member(Scope::OrdersRead)?, id, "id").await)?;
        Ok(found.map(VendorOrder::sold))
    }
}

#[Object]
impl VendorOrderMutation {
    /// Says that you will send it.
    #[graphql(
        guard = "roles::vendor::orders_write::guard",
        visible = "roles::vendor::orders_write::shows",
        directive = roles::auth::apply(roles::vendor::orders_write::ROLES.to_vec(), roles::vendor::orders_write::SCOPE),
        directive = roles::emits::apply(vec!["OrderChanged".into()])
    )]
    async fn order_accept(&self, ctx: &Context<'_>, #[graphql(desc = "Which order.")] input: OrderAcceptInput) -> Result<VendorOrderPayload> {
        let member = ctx.vendor_member(Scope::OrdersWrite)?;
        let result = async {
            let which = id("input.vendorOrderId", &input.vendor_order_id)?;
            let request = Request::keyed(&member, "orderAccept", ctx.key(input.idempotency_key.as_deref()), &input)?;
            orders::accept(ctx.cx(), &member, which, input.expected_version, &request).await
        };
        let (done, user_errors) = settled(result.await)?;
        answer(ctx, Some(&member), done, None, None, user_errors).await
    }

    /// Says that you cannot deliver. The goods go back on the shelf, the money to the buyer.
    #[graphql(
        guard = "roles::vendor::orders_write::guard",
        visible = "roles::vendor::orders_write::shows",
        directive = roles::auth::apply(roles::vendor::orders_write::ROLES.to_vec(), roles::vendor::orders_write::SCOPE),
        directive = roles::emits::apply(vec!["OrderChanged".into(), "StockChanged".into()])
    )]
    async fn order_reject(&self, ctx: &Context<'_>, #[graphql(desc = "Which order, and why.")] input: OrderRejectInput) -> Result<VendorOrderPayload> {
        let member = ctx.vendor_member(Scope::OrdersWrite)?;
        let which = id("input.vendorOrderId", &input.vendor_order_id);
        let result = async {
            let request = Request::keyed(&member, "orderReject", ctx.key(input.idempotency_key.as_deref()), &input)?;
            orders::reject(ctx.cx(), &member, which.clone()?, &input.reason, input.expected_version, &request).await
        };
        let (done, user_errors) = settled(result.await)?;
        for refund in done.iter().flat_map(|done| &done.refunds) {
            run(ctx, *refund).await;
        }
        answer(ctx, Some(&member), done.and(which.ok()), None, None, user_errors).await
    }

    /// Sends a parcel: all that is left, or some of it. The buyer is told at once.
    #[graphql(
        guard = "roles::vendor::orders_write::guard",
        visible = "roles::vendor::orders_write::shows",
        directive = roles::auth::apply(roles::vendor::orders_write::ROLES.to_vec(), roles::vendor::orders_write::SCOPE),
        directive = roles::emits::apply(vec!["OrderChanged".into(), "StockChanged".into()])
    )]
    async fn fulfillment_ship(&self, ctx: &Context<'_>, #[graphql(desc = "The parcel.")] input: FulfillmentShipInput) -> Result<VendorOrderPayload> {
        let member = ctx.vendor_member(Scope::OrdersWrite)?;
        let which = id("input.vendorOrderId", &input.vendor_order_id);
        let result = async {
            let request = Request::keyed(&member, "fulfillmentShip", ctx.key(input.idempotency_key.as_deref()), &input)?;
            let lines = input.lines.as_deref().map(|lines| units(lines, |line, quantity| ShipLine { line, quantity })).transpose()?;
            let (carrier, tracking_number, tracking_url) = (input.carrier.clone(), input.tracking_number.clone(), input.tracking_url.clone());
            let parcel = ShipInput { vendor_order: which.clone()?, lines, carrier, tracking_number, tracking_url, expected_version: input.expected_version };
            orders::ship(ctx.cx(), &member, &parcel, &request).await
        };
        let (parcel, user_errors) = settled(result.await)?;
        answer(ctx, Some(&member), parcel.and(which.ok()), parcel.map(Into::into), None, user_errors).await
    }

    /// Says that a parcel arrived.
    #[graphql(
        guard = "roles::vendor::orders_write::guard",
        visible = "roles::vendor::orders_write::shows",
        directive = roles::auth::apply(roles::vendor::orders_write::ROLES.to_vec(), roles::vendor::orders_write::SCOPE),
        directive = roles::emits::apply(vec!["OrderChanged".into()])
    )]
    async fn fulfillment_deliver(&self, ctx: &Context<'_>, #[graphql(desc = "Which parcel.")] input: FulfillmentDeliverInput) -> Result<VendorOrderPayload> {
        let member = ctx.vendor_member(Scope::OrdersWrite)?;
        let result = async {
            let which = id("input.fulfillmentId", &input.fulfillment_id)?;
            let request = Request::keyed(&member, "fulfillmentDeliver", ctx.key(input.idempotency_key.as_deref()), &input)?;
            orders::deliver(ctx.cx(), &member, which, &request).await
        };
        let (done, user_errors) = settled(result.await)?;
        answer(ctx, Some(&member), done.map(|(_, part)| part), done.map(|(parcel, _)| parcel.into()), None, user_errors).await
    }

    /// Sends money back to the buyer, by the line or for the delivery. Units that have not left yet go back on the shelf.
    #[graphql(
        guard = "roles::either::refunds_write::guard",
        visible = "roles::either::refunds_write::shows",
        directive = roles::auth::apply(roles::either::refunds_write::ROLES.to_vec(), roles::either::refunds_write::SCOPE),
        directive = roles::emits::apply(vec!["OrderChanged".into()])
    )]
    async fn refund_create(&self, ctx: &Context<'_>, #[graphql(desc = "What goes back.")] input: RefundCreateInput) -> Result<VendorOrderPayload> {
        let operator = identity::operator(ctx.viewer(), Scope::RefundsWrite);
        let which = id("input.vendorOrderId", &input.vendor_order_id);
        let member = if operator.is_none() { Some(ctx.vendor_member(Scope::RefundsWrite)?) } else { None };
        let result = async {
            let lines = units(&input.lines, |line, quantity| RefundLine { line, quantity })?;
            let wish = RefundInput {
                vendor_order: which.clone()?,
                lines,
                shipping: input.shipping,
                reason: input.reason.clone(),
                expected_version: input.expected_version,
            };
            let request = |by: kernel::Principal| Request::keyed(by, "refundCreate", ctx.key(input.idempotency_key.as_deref()), &input);
            match (&operator, &member) {
                (Some(operator), _) => orders::refund_as_operator(ctx.cx(), operator, &wish, &request(operator.into())?).await,
                (None, Some(member)) => orders::refund_as_vendor(ctx.cx(), member, &wish, &request(member.into())?).await,
                (None, None) => Err(platform::Error::broken("the guard let nobody in")),
            }
        };
        let (refund, user_errors) = settled(result.await)?;
        if let Some(refund) = refund {
            run(ctx, refund).await;
        }
        answer(ctx, member.as_ref(), refund.and(which.ok()), None, refund.map(Into::into), user_errors).await
    }
}

#[Subscription]
impl VendorOrderSubscription {
    /// Your part of an order as it now is, at once and then whenever the order moves on. Ends when the session is revoked.
    #[graphql(guard = "roles::vendor::orders_read::guard", visible = "roles::vendor::orders_read::shows", directive = roles::auth::apply(roles::vendor::orders_read::ROLES.to_vec(), roles::vendor::orders_read::SCOPE))]
    async fn vendor_order_changed<'a>(
        &self,
        ctx: &Context<'a>,
        #[graphql(desc = "Your part of the order.")] id: ID,
        #[graphql(desc = "The version seen last: nothing is sent until there is a later one.")] since: Option<i64>,
    ) -> Result<impl Stream<Item = Result<VendorOrder>> + use<>> {
        let part = crate::graphql::scalars::id("id", &id)?;
        let (team, member) = (ctx.scope().vendor, ctx.vendor_member(Scope::OrdersRead)?);
        let order = orders::vendor_order(&ctx.cx().db, &member, part, "id").await?.order_id;
        live(ctx, format!("order:{order}"), since, move |cx, viewer| async move {
            let Some(member) = vendors::member(&viewer, team, Scope::OrdersRead) else { return Ok(None) };
            let row = orders::vendor_order(&cx.db, &member, part, "id").await?;
            Ok(Some((row.version, VendorOrder::sold(row))))
        })
        .await
    }
}

fn units<T>(lines: &[OrderLineQuantityInput], make: impl Fn(entity::ids::OrderLineId, i64) -> T) -> Result<Vec<T>, kernel::Refusal> {
    let unit = |(place, line): (usize, &OrderLineQuantityInput)| Ok(make(id(&format!("input.lines.{place}.orderLineId"), &line.order_line_id)?, line.quantity));
    lines.iter().enumerate().map(unit).collect()
}

/// Asks the gateway at once; where it does not answer, the refund's own job goes on.
async fn run(ctx: &Context<'_>, refund: entity::ids::RefundId) {
    if let Err(error) = orders::run_refund(ctx.cx(), ctx.gateways(), refund).await {
        tracing::warn!(%refund, %error, "the refund is not settled yet");
    }
}

/// Renders the part as it now is.
async fn answer(
    ctx: &Context<'_>,
    member: Option<&VendorMember>,
    done: Option<VendorOrderId>,
    fulfillment_id: Option<ID>,
    refund_id: Option<ID>,
    user_errors: Vec<UserError>,
) -> Result<VendorOrderPayload> {
    let db = &ctx.cx().db;
    let vendor_order = match (done, member) {
        (None, _) => None,
        // A program may act on orders without seeing them.
        (Some(_), Some(member)) if !member.scopes.has(Scope::OrdersRead) => None,
        (Some(id), Some(member)) => Some(VendorOrder::sold(orders::vendor_order(db, member, id, "id").await?)),
        (Some(id), None) => orders::operator_vendor_order(db, &ctx.operator(Scope::RefundsWrite)?, id)
            .await?
            .map(|row| VendorOrder { row, seen: crate::graphql::types::order::Seen::ByOperator }),
    };
    Ok(VendorOrderPayload { vendor_order, fulfillment_id, refund_id, user_errors })
}
