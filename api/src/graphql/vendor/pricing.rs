//! A team's offers.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use kernel::{Refusal, Scope};

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::{MoneyInput, id, narrow};
use crate::graphql::types::offer::{Offer, OfferConnection};

#[derive(Default)]
pub struct VendorPricingQuery;

#[derive(Default)]
pub struct VendorPricingMutation;

/// An offer, new or changed.
#[derive(InputObject)]
pub struct OfferUpsertInput {
    /// The variant to offer, yours or another vendor's.
    pub variant_id: ID,
    /// What one costs, tax included, once per currency. It is not for sale in a currency left out.
    pub prices: Vec<MoneyInput>,
    /// Days until it leaves your house, from 0 to 60.
    #[graphql(default = 1)]
    pub handling_days: i64,
    /// Change only this version of the offer; 0 for one that is not there yet.
    pub expected_version: Option<i64>,
    /// Needed here or in the `Idempotency-Key` header: sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Which offer to take out of the shop.
#[derive(InputObject)]
pub struct OfferWithdrawInput {
    /// Which one of yours.
    pub offer_id: ID,
    /// Needed here or in the `Idempotency-Key` header: sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of an offer.
#[derive(SimpleObject)]
pub struct OfferPayload {
    /// The offer after the change; null when it was refused.
    pub offer: Option<Offer>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl VendorPricingQuery {
    /// What you offer, newest first, withdrawn offers too.
    #[graphql(
        guard = "roles::vendor::catalogue_read::guard",
        visible = "roles::vendor::catalogue_read::shows",
        directive = roles::auth::apply(roles::vendor::catalogue_read::ROLES.to_vec(), roles::vendor::catalogue_read::SCOPE)
    )]
    async fn vendor_offers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<OfferConnection> {
        let member = ctx.vendor_member(Scope::CatalogueRead)?;
        let page = page(first, after, last, before)?;
        let found = catalog::vendor_offers(&ctx.cx().db, &member, &page).await?;
        Ok(OfferConnection::new(&page, found, Offer::of))
    }
}

#[Object]
impl VendorPricingMutation {
    /// Offers a variant at these prices, or changes your offer of it.
    #[graphql(
        guard = "roles::vendor::catalogue_write::guard",
        visible = "roles::vendor::catalogue_write::shows",
        directive = roles::auth::apply(roles::vendor::catalogue_write::ROLES.to_vec(), roles::vendor::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["OfferChanged".into()])
    )]
    async fn offer_upsert(&self, ctx: &Context<'_>, #[graphql(desc = "The offer.")] input: OfferUpsertInput) -> Result<OfferPayload> {
        let (member, key) = (ctx.vendor_member(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (offer, user_errors) = settled(async { pricing::upsert_offer(ctx.cx(), &member, key, &input.read()?).await }.await)?;
        Ok(OfferPayload { offer: offer.map(Offer::of), user_errors })
    }

    /// Takes one of your offers out of the shop. Orders already made go on.
    #[graphql(
        guard = "roles::vendor::catalogue_write::guard",
        visible = "roles::vendor::catalogue_write::shows",
        directive = roles::auth::apply(roles::vendor::catalogue_write::ROLES.to_vec(), roles::vendor::catalogue_write::SCOPE),
        directive = roles::emits::apply(vec!["OfferChanged".into()])
    )]
    async fn offer_withdraw(&self, ctx: &Context<'_>, #[graphql(desc = "Which one.")] input: OfferWithdrawInput) -> Result<OfferPayload> {
        let (member, key) = (ctx.vendor_member(Scope::CatalogueWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (offer, user_errors) = settled(async { pricing::withdraw(ctx.cx(), &member, key, id("input.offerId", &input.offer_id)?).await }.await)?;
        Ok(OfferPayload { offer: offer.map(Offer::of), user_errors })
    }
}

impl OfferUpsertInput {
    fn read(&self) -> Result<pricing::OfferInput, Refusal> {
        Ok(pricing::OfferInput {
            variant_id: id("input.variantId", &self.variant_id)?,
            prices: self.prices.iter().enumerate().map(|(at, price)| price.read(&format!("input.prices.{at}"))).collect::<Result<_, _>>()?,
            handling_days: narrow(self.handling_days),
            expected_version: self.expected_version,
        })
    }
}
