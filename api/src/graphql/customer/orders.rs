//! The buyer's orders: with an account, or by a guest's token.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Subscription};
use entity::order;
use futures_util::Stream;
use futures_util::future::BoxFuture;
use kernel::{Refusal, Scope};
use platform::idempotency::Request;
use serde::Serialize;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::live::live;
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::order::{Order, OrderConnection};

#[derive(Default)]
pub struct OrderQuery;

#[derive(Default)]
pub struct OrderMutation;

#[derive(Default)]
pub struct OrderSubscription;

/// What became of a cancellation.
#[derive(SimpleObject)]
pub struct OrderPayload {
    /// The order after it; null when it was refused.
    pub order: Option<Order>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Which order to cancel, and why.
#[derive(InputObject, Serialize)]
pub struct OrderCancelInput {
    /// Your own order; a guest gives `token` instead.
    pub order_id: Option<ID>,
    /// A guest's key to the order, from `checkoutComplete`.
    pub token: Option<String>,
    /// Why, from 1 to 500 characters; the vendors read it.
    pub reason: String,
    /// Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

#[Object]
impl OrderQuery {
    /// Your own order, or any for an operator. Somebody else's answers exactly like one that is not there.
    #[graphql(guard = "roles::somebody", visible = "roles::is_somebody", directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None))]
    async fn order(&self, ctx: &Context<'_>, #[graphql(desc = "Which order.")] id: ID) -> Result<Option<Order>> {
        let Ok(id) = id.parse() else { return Ok(None) };
        if let Some(operator) = identity::operator(ctx.viewer(), Scope::OrdersRead) {
            return Ok(orders::operator_order(&ctx.cx().db, &operator, id).await?.map(Order::run));
        }
        Ok(orders::for_shopper(&ctx.cx().db, &ctx.shopper()?, id).await?.map(Order::bought))
    }

    /// A guest's order, by the token from `checkoutComplete`. A token that does not hold answers like an order that is not there.
    async fn order_lookup(&self, ctx: &Context<'_>, #[graphql(desc = "The token.")] token: String) -> Result<Option<Order>> {
        Ok(orders::by_token(ctx.cx(), &ctx.cx().db, &token).await?.map(Order::bought))
    }

    /// Your orders, newest first.
    #[graphql(
        guard = "roles::customer",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None)
    )]
    async fn my_orders(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<OrderConnection> {
        let page = page(first, after, last, before)?;
        let found = orders::list_for_shopper(&ctx.cx().db, &ctx.shopper()?, &page).await?;
        Ok(OrderConnection::new(&page, found, Order::bought))
    }
}

#[Object]
impl OrderMutation {
    /// Cancels an order: all of it while it is not paid, later every vendor's part that no parcel has left of. What was paid goes back.
    #[graphql(directive = roles::emits::apply(vec!["OrderChanged".into(), "StockChanged".into()]))]
    async fn order_cancel(&self, ctx: &Context<'_>, #[graphql(desc = "Which order, and why.")] input: OrderCancelInput) -> Result<OrderPayload> {
        if ctx.viewer().is_impersonated() {
            return Err(ctx.refused());
        }
        let result = async {
            let order = bought(ctx, input.order_id.as_ref(), input.token.as_deref()).await?;
            // Whoever holds the order's token acts as its buyer.
            let actor = format!("buyer:{}", order.id);
            let request = Request::keyed(actor, "orderCancel", ctx.key(input.idempotency_key.as_deref()), &input)?;
            checkout::cancel_order(ctx.cx(), ctx.gateways(), &order, &input.reason, &request).await
        };
        let (cancelled, user_errors) = settled(result.await)?;
        let order = match cancelled {
            Some(id) => orders::by_ids(&ctx.cx().db, &[id]).await?.pop(),
            None => None,
        };
        Ok(OrderPayload { order: order.map(Order::bought), user_errors })
    }
}

/// An order in its buyer's scope: by its id for whoever has an account, by a guest's token else. On the heap, as [`Ask::load`] is.
pub(super) fn bought<'a>(ctx: &'a Context<'_>, order: Option<&'a ID>, token: Option<&'a str>) -> BoxFuture<'a, platform::Result<order::Model>> {
    Box::pin(async move {
        match (order, token) {
            (Some(text), None) => {
                let which = id("input.orderId", text)?;
                let shopper = identity::shopper(ctx.viewer());
                let found = match &shopper {
                    Some(shopper) => orders::for_shopper(&ctx.cx().db, shopper, which).await?,
                    None => None,
                };
                Ok(found.ok_or_else(|| Refusal::not_found("input.orderId", "order"))?)
            }
            (None, Some(token)) => Ok(orders::by_token(ctx.cx(), &ctx.cx().db, token).await?.ok_or_else(|| Refusal::not_found("input.token", "order"))?),
            _ => Err(Refusal::invalid("input.orderId", "Give exactly one of orderId and token.").into()),
        }
    })
}

#[Subscription]
impl OrderSubscription {
    /// The order as it now is, at once and then whenever it moves on: your own, a guest's by token, a vendor's own part of it,
    /// any for an operator. Ends when the session is revoked.
    async fn order_status_changed<'a>(
        &self,
        ctx: &Context<'a>,
        #[graphql(desc = "Your own order; a guest gives `token` instead.")] order_id: Option<ID>,
        #[graphql(desc = "A guest's key to the order.")] token: Option<String>,
        #[graphql(desc = "The version seen last: nothing is sent until there is a later one.")] since: Option<i64>,
    ) -> Result<impl Stream<Item = Result<Order>> + use<>> {
        let order = match (&order_id, &token) {
            (Some(text), None) => id("orderId", text)?,
            (None, Some(token)) => orders::by_token(ctx.cx(), &ctx.cx().db, token).await?.ok_or_else(|| Refusal::not_found("token", "order"))?.id,
            _ => return Err(Refusal::invalid("orderId", "Give exactly one of orderId and token.").into()),
        };
        if token.is_none() && ctx.viewer().is_anonymous() {
            return Err(ctx.refused());
        }
        let team = ctx.scope().vendor;
        live(ctx, format!("order:{order}"), since, move |cx, viewer| {
            let token = token.clone();
            async move {
                let seen = if let Some(token) = token {
                    orders::by_token(&cx, &cx.db, &token).await?.map(Order::bought)
                } else if let Some(operator) = identity::operator(&viewer, Scope::OrdersRead) {
                    orders::operator_order(&cx.db, &operator, order).await?.map(Order::run)
                } else {
                    let bought = match identity::shopper(&viewer) {
                        Some(shopper) => orders::for_shopper(&cx.db, &shopper, order).await?,
                        None => None,
                    };
                    match (bought, vendors::member(&viewer, team, Scope::OrdersRead)) {
                        (Some(bought), _) => Some(Order::bought(bought)),
                        (None, Some(member)) => orders::shared_with(&cx.db, &member, order).await?.map(|(order, part)| Order::shared(order, part)),
                        (None, None) => None,
                    }
                };
                Ok(seen.map(|order| (order.row.version, order)))
            }
        })
        .await
    }
}
