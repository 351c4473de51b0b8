//! The cart's door.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject, Subscription};
use cart::{AddLines, CartView, LineChoice, LineQuantity, Market, Merge, NewLine, RemoveLines, UpdateLines};
use futures_util::Stream;
use kernel::Refusal;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::live::live;
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::cart::{Cart, Warning};

#[derive(Default)]
pub struct CartQuery;

#[derive(Default)]
pub struct CartMutation;

#[derive(Default)]
pub struct CartSubscription;

/// What became of a change to a cart.
#[derive(SimpleObject)]
pub struct CartPayload {
    /// The cart after the change; null when it was refused, or where there was nothing to merge.
    pub cart: Option<Cart>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
    /// What the buyer should know about the cart.
    pub warnings: Vec<Warning>,
}

impl CartPayload {
    fn of(cart: Option<Cart>, user_errors: Vec<UserError>) -> Self {
        let warnings = cart.as_ref().map(Cart::warnings).unwrap_or_default();
        Self { cart, user_errors, warnings }
    }

    fn settle(result: platform::Result<CartView>) -> Result<Self> {
        let (view, user_errors) = settled(result)?;
        Ok(Self::of(view.map(Cart::new), user_errors))
    }
}

/// An offer to put into the cart.
#[derive(InputObject)]
pub struct CartLineInput {
    /// Which offer: one vendor's price and stock for a variant.
    pub offer_id: ID,
    /// How many, from 1 to 10,000.
    pub quantity: i64,
}

/// What to put into the cart.
#[derive(InputObject)]
pub struct CartLinesAddInput {
    /// The offers; one that is in the cart already grows. At most 100.
    pub lines: Vec<CartLineInput>,
    /// Change only this version of the cart.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// How many of a line are wanted.
#[derive(InputObject)]
pub struct CartLineQuantityInput {
    /// Which line.
    pub line_id: ID,
    /// How many, from 1 to 10,000.
    pub quantity: i64,
}

/// New quantities.
#[derive(InputObject)]
pub struct CartLinesUpdateInput {
    /// The lines; others stay as they are.
    pub lines: Vec<CartLineQuantityInput>,
    /// Change only this version of the cart.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What to take out.
#[derive(InputObject)]
pub struct CartLinesRemoveInput {
    /// The lines.
    pub line_ids: Vec<ID>,
    /// Change only this version of the cart.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What to keep for later.
#[derive(InputObject)]
pub struct CartLineSaveForLaterInput {
    /// Which line.
    pub line_id: ID,
    /// Change only this version of the cart.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What to bring back into the cart.
#[derive(InputObject)]
pub struct CartLineRestoreInput {
    /// Which line.
    pub line_id: ID,
    /// Change only this version of the cart.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Which guest's cart to bring into your own.
#[derive(InputObject)]
pub struct CartMergeInput {
    /// The guest's cart token; the header `X-Cart-Token` serves where it is left out.
    pub token: Option<String>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

#[Object]
impl CartQuery {
    /// Your cart, or the guest's whose token came in `X-Cart-Token`; null until something was added. Prices and stock are looked up afresh.
    async fn cart(&self, ctx: &Context<'_>) -> Result<Option<Cart>> {
        let Some(shopper) = identity::shopper(ctx.viewer()) else { return Ok(None) };
        Ok(cart::view(ctx.cx(), &shopper).await?.map(Cart::new))
    }
}

#[Object]
impl CartMutation {
    /// Puts offers into the cart, and makes the cart where there is none. A new guest is given the cart's token here, once.
    #[graphql(directive = roles::emits::apply(vec!["CartChanged".into()]))]
    async fn cart_lines_add(&self, ctx: &Context<'_>, #[graphql(desc = "What to add.")] input: CartLinesAddInput) -> Result<CartPayload> {
        let shopper = identity::shopper(ctx.viewer());
        let market = Market { currency: ctx.market().currency, country: ctx.market().country.clone() };
        let key = ctx.key(input.idempotency_key.as_deref());
        let (added, user_errors) = settled(async { cart::add_lines(ctx.cx(), shopper.as_ref(), &market, &input.read()?, key).await }.await)?;
        Ok(CartPayload::of(added.map(|added| Cart::with_token(added.view, added.token)), user_errors))
    }

    /// Sets how many of each line are wanted. Raising beyond what is in stock is refused, lowering never.
    #[graphql(directive = roles::emits::apply(vec!["CartChanged".into()]))]
    async fn cart_lines_update(&self, ctx: &Context<'_>, #[graphql(desc = "What to change.")] input: CartLinesUpdateInput) -> Result<CartPayload> {
        let (shopper, key) = (ctx.shopper()?, ctx.key(input.idempotency_key.as_deref()));
        CartPayload::settle(async { cart::update_lines(ctx.cx(), &shopper, &input.read()?, key).await }.await)
    }

    /// Takes lines out of the cart or off the save-for-later list.
    #[graphql(directive = roles::emits::apply(vec!["CartChanged".into()]))]
    async fn cart_lines_remove(&self, ctx: &Context<'_>, #[graphql(desc = "What to take out.")] input: CartLinesRemoveInput) -> Result<CartPayload> {
        let (shopper, key) = (ctx.shopper()?, ctx.key(input.idempotency_key.as_deref()));
        CartPayload::settle(async { cart::remove_lines(ctx.cx(), &shopper, &input.read()?, key).await }.await)
    }

    /// Moves a line to the save-for-later list.
    #[graphql(directive = roles::emits::apply(vec!["CartChanged".into()]))]
    async fn cart_line_save_for_later(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to keep for later.")] input: CartLineSaveForLaterInput,
    ) -> Result<CartPayload> {
        let (shopper, key) = (ctx.shopper()?, ctx.key(input.idempotency_key.as_deref()));
        CartPayload::settle(async { cart::save_for_later(ctx.cx(), &shopper, &choice(&input.line_id, input.expected_version)?, key).await }.await)
    }

    /// Brings a line back from the save-for-later list.
    #[graphql(directive = roles::emits::apply(vec!["CartChanged".into()]))]
    async fn cart_line_restore(&self, ctx: &Context<'_>, #[graphql(desc = "What to bring back.")] input: CartLineRestoreInput) -> Result<CartPayload> {
        let (shopper, key) = (ctx.shopper()?, ctx.key(input.idempotency_key.as_deref()));
        CartPayload::settle(async { cart::restore(ctx.cx(), &shopper, &choice(&input.line_id, input.expected_version)?, key).await }.await)
    }

    /// Brings a guest's cart into your own after you signed in. However often it is asked for, no line is lost and none is doubled.
    #[graphql(
        guard = "roles::customer",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = roles::emits::apply(vec!["CartChanged".into()])
    )]
    async fn cart_merge(&self, ctx: &Context<'_>, #[graphql(desc = "Which guest's cart.")] input: CartMergeInput) -> Result<CartPayload> {
        let (user, key) = (ctx.person()?, ctx.key(input.idempotency_key.as_deref()));
        let token = input
            .token
            .as_deref()
            .or(ctx.viewer().cart_token())
            .ok_or_else(|| Refusal::invalid("input.token", "A guest's cart token is needed, here or in X-Cart-Token."));
        let (view, user_errors) = settled(async { cart::merge(ctx.cx(), user, &Merge::of_token(token?), key).await }.await)?;
        Ok(CartPayload::of(view.flatten().map(Cart::new), user_errors))
    }
}

#[Subscription]
impl CartSubscription {
    /// Your cart as it is, at once and then at every change, in whichever window it was made. Ends when the cart is ordered or merged.
    async fn cart_changed<'a>(
        &self,
        ctx: &Context<'a>,
        #[graphql(desc = "Send nothing up to this version of the cart: it is known already.")] since: Option<i64>,
    ) -> Result<impl Stream<Item = Result<Cart>> + use<>> {
        let found = cart::view(ctx.cx(), &ctx.shopper()?).await?.ok_or_else(|| Refusal::not_found("", "cart"))?;
        let id = found.cart.id;
        live(ctx, format!("cart:{id}"), since, move |cx, viewer| async move {
            let Some(shopper) = identity::shopper(&viewer) else { return Ok(None) };
            Ok(cart::view_by_id(&cx, &shopper, id).await?.map(|view| (view.cart.version, Cart::new(view))))
        })
        .await
    }
}

impl CartLinesAddInput {
    fn read(&self) -> Result<AddLines, Refusal> {
        let line = |(place, line): (usize, &CartLineInput)| {
            Ok(NewLine { offer_id: id(&format!("input.lines.{place}.offerId"), &line.offer_id)?, quantity: line.quantity })
        };
        Ok(AddLines { lines: self.lines.iter().enumerate().map(line).collect::<Result<_, Refusal>>()?, expected_version: self.expected_version })
    }
}

impl CartLinesUpdateInput {
    fn read(&self) -> Result<UpdateLines, Refusal> {
        let line = |(place, line): (usize, &CartLineQuantityInput)| {
            Ok(LineQuantity { line_id: id(&format!("input.lines.{place}.lineId"), &line.line_id)?, quantity: line.quantity })
        };
        Ok(UpdateLines { lines: self.lines.iter().enumerate().map(line).collect::<Result<_, Refusal>>()?, expected_version: self.expected_version })
    }
}

impl CartLinesRemoveInput {
    fn read(&self) -> Result<RemoveLines, Refusal> {
        let line = |(place, line): (usize, &ID)| id(&format!("input.lineIds.{place}"), line);
        Ok(RemoveLines { line_ids: self.line_ids.iter().enumerate().map(line).collect::<Result<_, Refusal>>()?, expected_version: self.expected_version })
    }
}

fn choice(line: &ID, expected_version: Option<i64>) -> Result<LineChoice, Refusal> {
    Ok(LineChoice { line_id: id("input.lineId", line)?, expected_version })
}
