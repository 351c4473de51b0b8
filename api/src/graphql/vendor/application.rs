//! A vendor's application, from its own side.

use async_graphql::{Context, InputObject, Object, Result, SimpleObject};
use kernel::Scope;
use vendors::Details;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::roles;
use crate::graphql::scalars::AddressInput;
use crate::graphql::types::application::{DocumentKind, LegalForm, VendorApplication, VendorDocument};

#[derive(Default)]
pub struct ApplicationMutation;

/// What to fill in; what is left out stays.
#[derive(InputObject)]
pub struct VendorApplicationUpdateInput {
    /// What your vendor is in law.
    pub legal_form: Option<LegalForm>,
    /// Its name in law.
    pub legal_name: Option<String>,
    /// Who answers for it.
    pub contact_name: Option<String>,
    /// By which telephone; buyers see it.
    pub phone: Option<String>,
    /// Where it is; buyers see it.
    pub address: Option<AddressInput>,
    /// In which trade register it stands.
    pub register_name: Option<String>,
    /// Under which number.
    pub register_number: Option<String>,
    /// Its VAT number, with the letters of the country. Form and check digits are looked at at once, its register is asked after.
    pub vat_number: Option<String>,
    /// An IBAN, or what your country has instead. It is sealed; the last four characters are shown.
    pub account_number: Option<String>,
    /// That you offer only what the law allows; as long as you sell it is not taken back.
    pub certified: Option<bool>,
    /// Change only this version of the application.
    pub expected_version: Option<i64>,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Which document follows.
#[derive(InputObject)]
pub struct VendorDocumentSubmitInput {
    /// What it shows.
    pub kind: DocumentKind,
    /// What the file is called, from 1 to 200 characters.
    pub file_name: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Nothing but a key.
#[derive(InputObject)]
pub struct VendorApplicationSubmitInput {
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Nothing but a key.
#[derive(InputObject)]
pub struct VendorApplicationWithdrawInput {
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// Who expelled you, and what happened.
#[derive(InputObject)]
pub struct VendorRescueClaimInput {
    /// The other marketplace.
    pub marketplace: String,
    /// What happened, from 20 to 5,000 characters.
    pub story: String,
    /// Sent again with the same key, the request has no second effect.
    pub idempotency_key: Option<String>,
}

/// What became of a step of the application.
#[derive(SimpleObject)]
pub struct VendorApplicationPayload {
    /// The application as it is now; null when it was refused.
    pub application: Option<VendorApplication>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

/// Where the file is to be sent.
#[derive(SimpleObject)]
pub struct VendorDocumentSubmitPayload {
    /// The document, still without its file; null when it was refused.
    pub document: Option<VendorDocument>,
    /// Send the file there by `PUT` within a quarter of an hour: a PDF, a JPEG or a PNG of at most 10 MiB.
    pub upload_url: Option<String>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl ApplicationMutation {
    /// Fills in some of your application. While it is looked at nothing changes.
    #[graphql(
        guard = "roles::vendor::store_write::guard",
        visible = "roles::vendor::store_write::shows",
        directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE)
    )]
    async fn vendor_application_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to fill in.")] input: VendorApplicationUpdateInput,
    ) -> Result<VendorApplicationPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StoreWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let moves_money = input.account_number.is_some();
        let done = async {
            let details = Details {
                legal_form: input.legal_form.map(Into::into),
                legal_name: input.legal_name,
                contact_name: input.contact_name,
                phone: input.phone,
                address: input.address.map(|address| address.read("input.address")).transpose()?,
                register_name: input.register_name,
                register_number: input.register_number,
                vat_number: input.vat_number,
                account_number: input.account_number,
                certified: input.certified,
                expected_version: input.expected_version,
            };
            if moves_money {
                // Whoever can change where the money goes has shown lately who they are.
                identity::shown_lately(ctx.cx(), ctx.viewer()).await?;
            }
            vendors::fill_in(ctx.cx(), &member, key, &details).await
        };
        VendorApplicationPayload::of(done.await)
    }

    /// Announces a document; the file follows to the address that is answered.
    #[graphql(
        guard = "roles::vendor::store_write::guard",
        visible = "roles::vendor::store_write::shows",
        directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE)
    )]
    async fn vendor_document_submit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document.")] input: VendorDocumentSubmitInput,
    ) -> Result<VendorDocumentSubmitPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StoreWrite)?, ctx.key(input.idempotency_key.as_deref()));
        let (document, user_errors) = settled(vendors::announce(ctx.cx(), &member, key, input.kind.into(), &input.file_name).await)?;
        let upload_url = document.as_ref().map(|document| format!("{}{}", ctx.cx().public_url, vendors::upload_path(ctx.cx(), document.id)));
        Ok(VendorDocumentSubmitPayload { document: document.map(VendorDocument), upload_url, user_errors })
    }

    /// Says that another marketplace expelled you: your application is looked at within four hours, and your commission is one percent
    /// until another is agreed on.
    #[graphql(
        guard = "roles::vendor::store_write::guard",
        visible = "roles::vendor::store_write::shows",
        directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE)
    )]
    async fn vendor_rescue_claim(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, and why.")] input: VendorRescueClaimInput,
    ) -> Result<VendorApplicationPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StoreWrite)?, ctx.key(input.idempotency_key.as_deref()));
        VendorApplicationPayload::of(vendors::claim_rescue(ctx.cx(), &member, key, &input.marketplace, &input.story).await)
    }

    /// Hands your application in, when nothing is missing (`requirements`). You hear from us within a day. What is missing is named as
    /// `vendorApplicationUpdate` calls it, documents by their kind (`input.documents.IDENTITY`).
    #[graphql(
        guard = "roles::vendor::store_write::guard",
        visible = "roles::vendor::store_write::shows",
        directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_application_submit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but a key.")] input: VendorApplicationSubmitInput,
    ) -> Result<VendorApplicationPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StoreWrite)?, ctx.key(input.idempotency_key.as_deref()));
        VendorApplicationPayload::of(vendors::submit(ctx.cx(), &member, key).await)
    }

    /// Ends your application, as long as nobody has decided about it. Your vendor's state is `TERMINATED` from then on; you may apply again.
    #[graphql(
        guard = "roles::vendor::store_write::guard",
        visible = "roles::vendor::store_write::shows",
        directive = roles::auth::apply(roles::vendor::store_write::ROLES.to_vec(), roles::vendor::store_write::SCOPE),
        directive = roles::emits::apply(vec!["VendorChanged".into()])
    )]
    async fn vendor_application_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but a key.")] input: VendorApplicationWithdrawInput,
    ) -> Result<VendorApplicationPayload> {
        let (member, key) = (ctx.vendor_member(Scope::StoreWrite)?, ctx.key(input.idempotency_key.as_deref()));
        VendorApplicationPayload::of(vendors::withdraw(ctx.cx(), &member, key).await)
    }
}

impl VendorApplicationPayload {
    fn of(outcome: platform::Result<entity::vendor_application::Model>) -> Result<Self> {
        let (application, user_errors) = settled(outcome)?;
        Ok(Self { application: application.map(VendorApplication), user_errors })
    }
}
