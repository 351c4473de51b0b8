//! The buyer withdraws from a contract: the two steps the law wants.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use entity::ids::WithdrawalId;
use entity::{order, withdrawal};
use kernel::Refusal;
use orders::withdrawal::{Wish, lines_by_orders};
use platform::idempotency::Request;
use serde::Serialize;

use super::orders::bought;
use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::order::Order;
use crate::graphql::types::withdrawal::Withdrawal;

#[derive(Default)]
pub struct WithdrawalMutation;

/// What became of a withdrawal.
#[derive(SimpleObject)]
pub struct WithdrawalPayload {
    /// The withdrawal; null when it was refused.
    pub withdrawal: Option<Withdrawal>,
    /// The order after it; null when it was refused.
    pub order: Option<Order>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Units of a line to withdraw from.
#[derive(InputObject, Serialize)]
pub struct WithdrawalLineInput {
    /// The line.
    pub order_line_id: ID,
    /// How many.
    pub quantity: i64,
}

/// What to withdraw from.
#[derive(InputObject, Serialize)]
pub struct WithdrawalStartInput {
    /// Your own order; a guest gives `token` instead.
    pub order_id: Option<ID>,
    /// A guest's key to the order, from `checkoutComplete`.
    pub token: Option<String>,
    /// Which lines, at most 100; left out, all that is left of the order.
    pub lines: Option<Vec<WithdrawalLineInput>>,
    /// The language to declare it in (`en`, `de`, `nl`, `vi`); this request's where it is left out.
    pub locale: Option<String>,
    /// Sent again with the same key, the request has no second effect.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

/// Which withdrawal to confirm.
#[derive(InputObject, Serialize)]
pub struct WithdrawalConfirmInput {
    /// The one that was begun.
    pub withdrawal_id: ID,
    /// A guest's key to the order, from `checkoutComplete`.
    pub token: Option<String>,
    /// Sent again with the same key, the request has no second effect. Required, here or in the `Idempotency-Key` header.
    #[serde(skip)]
    pub idempotency_key: Option<String>,
}

#[Object]
impl WithdrawalMutation {
    /// "Withdraw from contract here": puts the declaration into words, for you to read and confirm. Nothing else happens yet. It can be
    /// done from the purchase until the end of the fourteenth day after the last delivery.
    async fn withdrawal_start(&self, ctx: &Context<'_>, #[graphql(desc = "What to withdraw from.")] input: WithdrawalStartInput) -> Result<WithdrawalPayload> {
        if ctx.viewer().is_impersonated() {
            return Err(ctx.refused());
        }
        let locale = input.locale.clone().unwrap_or_else(|| ctx.market().locale.to_owned());
        let result = async {
            let order = bought(ctx, input.order_id.as_ref(), input.token.as_deref()).await?;
            let wishes = input.lines.as_ref().map(|lines| {
                let wish = |(place, line): (usize, &WithdrawalLineInput)| {
                    let line_id = id(&format!("input.lines.{place}.orderLineId"), &line.order_line_id)?;
                    Ok(Wish { line: line_id, quantity: line.quantity })
                };
                lines.iter().enumerate().map(wish).collect::<Result<Vec<_>, Refusal>>()
            });
            let request = Request::new(format!("buyer:{}", order.id), "withdrawalStart", ctx.key(input.idempotency_key.as_deref()), &input)?;
            let wishes = wishes.transpose()?;
            let begun = Box::pin(orders::withdrawal::start(ctx.cx(), &order, wishes.as_deref(), &locale, &request)).await?;
            Ok((begun, order))
        };
        payload(ctx, result.await).await
    }

    /// "Confirm withdrawal": the declaration counts from now on. You have its words, with the date and the time, by mail. What has not
    /// left is cancelled and paid back; what has left you send back.
    #[graphql(directive = roles::emits::apply(vec!["OrderChanged".into(), "StockChanged".into()]))]
    async fn withdrawal_confirm(&self, ctx: &Context<'_>, #[graphql(desc = "Which withdrawal.")] input: WithdrawalConfirmInput) -> Result<WithdrawalPayload> {
        if ctx.viewer().is_impersonated() {
            return Err(ctx.refused());
        }
        let result = async {
            let (which, db) = (id::<WithdrawalId>("input.withdrawalId", &input.withdrawal_id)?, &ctx.cx().db);
            let missing = || Refusal::not_found("input.withdrawalId", "withdrawal");
            let order = match &input.token {
                Some(_) => bought(ctx, None, input.token.as_deref()).await?,
                None => {
                    let (of, shopper) = orders::withdrawal::order_of(db, which).await?.zip(identity::shopper(ctx.viewer())).ok_or_else(missing)?;
                    orders::for_shopper(db, &shopper, of).await?.ok_or_else(missing)?
                }
            };
            let request = Request::keyed(format!("buyer:{}", order.id), "withdrawalConfirm", ctx.key(input.idempotency_key.as_deref()), &input)?;
            Box::pin(checkout::withdraw(ctx.cx(), ctx.gateways(), &order, which, &request)).await?;
            let now = orders::by_ids(db, &[order.id]).await?.pop().unwrap_or(order);
            let declared = orders::withdrawal::one(db, now.id, which).await?.ok_or_else(missing)?;
            Ok((declared, now))
        };
        payload(ctx, result.await).await
    }
}

async fn payload(ctx: &Context<'_>, result: platform::Result<(withdrawal::Model, order::Model)>) -> Result<WithdrawalPayload> {
    let (done, user_errors) = settled(result)?;
    let Some((declared, order)) = done else { return Ok(WithdrawalPayload { withdrawal: None, order: None, user_errors }) };
    let lines = lines_by_orders(&ctx.cx().db, &[order.id]).await?;
    Ok(WithdrawalPayload { withdrawal: Some(Withdrawal::of(declared, &lines, None)), order: Some(Order::bought(order)), user_errors })
}
