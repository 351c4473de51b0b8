//! What people ask of us with what we keep about them.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use privacy::Choice;

use super::orders::bought;
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::types::privacy::{Consent, ConsentPurpose, ConsentSource, DataExport, Erasure};

#[derive(Default)]
pub struct PrivacyQuery;

#[derive(Default)]
pub struct PrivacyMutation;

/// A choice.
#[derive(InputObject)]
pub struct ConsentSetInput {
    /// What for.
    pub purpose: ConsentPurpose,
    /// Whether you agree.
    pub granted: bool,
    /// Which version of the words you were shown, from 1 to 50 characters.
    pub wording: String,
    /// The language of the words; this request's where it is left out.
    pub locale: Option<String>,
    /// Where you were asked.
    #[graphql(default_with = "ConsentSource::Account")]
    pub source: ConsentSource,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a choice.
#[derive(SimpleObject)]
pub struct ConsentPayload {
    /// Where you stand now; null when it was refused.
    pub consents: Option<Vec<Consent>>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Who asks for a copy of their data.
#[derive(InputObject)]
pub struct DataExportRequestInput {
    /// Your password; who has none, since they sign in with an account elsewhere, has done so within the last quarter of an hour.
    pub password: Option<String>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a request for a copy.
#[derive(SimpleObject)]
pub struct DataExportPayload {
    /// The copy, which is built in the background; null when it was refused.
    pub data_export: Option<DataExport>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Who wants to be forgotten.
#[derive(InputObject)]
pub struct AccountErasureRequestInput {
    /// Your password; who has none, since they sign in with an account elsewhere, has done so within the last quarter of an hour.
    pub password: Option<String>,
    /// For a guest, in place of an account: the key to the order that is to forget them, from `checkoutComplete`.
    pub token: Option<String>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Who changed their mind.
#[derive(InputObject)]
pub struct AccountErasureCancelInput {
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of an erasure.
#[derive(SimpleObject)]
pub struct ErasurePayload {
    /// The erasure; null when it was refused.
    pub erasure: Option<Erasure>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

impl ErasurePayload {
    fn of(result: platform::Result<entity::erasure::Model>) -> Result<Self> {
        let (erasure, user_errors) = settled(result)?;
        Ok(Self { erasure: erasure.map(Erasure::from), user_errors })
    }
}

#[Object]
impl PrivacyQuery {
    /// What you said yes and no to, for every purpose there is.
    #[graphql(
        guard = "roles::customer",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = cost::apply(None, Some(4), None)
    )]
    async fn my_consents(&self, ctx: &Context<'_>) -> Result<Vec<Consent>> {
        Ok(privacy::consents(&ctx.cx().db, ctx.person()?).await?.into_iter().map(Consent::from).collect())
    }

    /// The copies of your data that you asked for, the newest first, at most twenty.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = cost::apply(None, Some(20), None)
    )]
    async fn my_data_exports(&self, ctx: &Context<'_>) -> Result<Vec<DataExport>> {
        Ok(privacy::exports(&ctx.cx().db, ctx.person()?).await?.into_iter().map(DataExport).collect())
    }
}

#[Object]
impl PrivacyMutation {
    /// Writes down that you agree to something, or no longer do. What you chose before stays in the record.
    #[graphql(guard = "roles::oneself", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None))]
    async fn consent_set(&self, ctx: &Context<'_>, #[graphql(desc = "The choice.")] input: ConsentSetInput) -> Result<ConsentPayload> {
        let ConsentSetInput { purpose, granted, wording, locale, source, idempotency_key } = input;
        let locale = locale.unwrap_or_else(|| ctx.market().locale.to_owned());
        let choice = Choice { purpose: purpose.into(), granted, wording, locale, source: source.into() };
        let (done, user_errors) = settled(Box::pin(privacy::choose(ctx.cx(), ctx.viewer(), ctx.key(idempotency_key.as_deref()), &choice)).await)?;
        let consents = match done {
            Some(()) => Some(privacy::consents(&ctx.cx().db, ctx.person()?).await?.into_iter().map(Consent::from).collect()),
            None => None,
        };
        Ok(ConsentPayload { consents, user_errors })
    }

    /// Asks for a copy of all that is kept about you. It is built in the background and you are told by mail; one is built at a time,
    /// one a day. Who has a second factor shows it first: `mfaVerify`.
    #[graphql(
        guard = "roles::oneself",
        visible = "roles::is_customer",
        directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None),
        directive = cost::apply(Some(100), None, None)
    )]
    async fn data_export_request(&self, ctx: &Context<'_>, #[graphql(desc = "That it is you.")] input: DataExportRequestInput) -> Result<DataExportPayload> {
        let key = ctx.key(input.idempotency_key.as_deref());
        let (row, user_errors) = settled(Box::pin(privacy::request_export(ctx.cx(), ctx.viewer(), key, input.password.as_deref())).await)?;
        Ok(DataExportPayload { data_export: row.map(DataExport), user_errors })
    }

    /// Asks that your account be erased, in fourteen days. You are signed out everywhere at once; signing in again, you can take it back
    /// (`accountErasureCancel`). Refused while an order is not done, and where a vendor or the marketplace would be left without anybody.
    /// What the law wants kept with invoices stays sealed until its time is over. A guest gives their order's token, and is forgotten
    /// at once.
    #[graphql(directive = cost::apply(Some(100), None, None), directive = roles::emits::apply(vec!["SessionsRevoked".into()]))]
    async fn account_erasure_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "That it is you.")] input: AccountErasureRequestInput,
    ) -> Result<ErasurePayload> {
        let key = ctx.key(input.idempotency_key.as_deref());
        if let Some(token) = &input.token {
            if ctx.viewer().is_impersonated() {
                return Err(ctx.refused());
            }
            let result = async {
                let order = bought(ctx, None, Some(token)).await?;
                Box::pin(privacy::erase_guest(ctx.cx(), &order, key)).await
            };
            return ErasurePayload::of(result.await);
        }
        roles::oneself(ctx)?;
        ErasurePayload::of(Box::pin(privacy::request_erasure(ctx.cx(), ctx.viewer(), key, input.password.as_deref())).await)
    }

    /// Takes the wish to be erased back, while it is not done.
    #[graphql(guard = "roles::oneself", visible = "roles::is_customer", directive = roles::auth::apply(roles::CUSTOMER.to_vec(), None))]
    async fn account_erasure_cancel(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "That you changed your mind.")] input: AccountErasureCancelInput,
    ) -> Result<ErasurePayload> {
        ErasurePayload::of(Box::pin(privacy::cancel_erasure(ctx.cx(), ctx.viewer(), ctx.key(input.idempotency_key.as_deref()))).await)
    }
}
