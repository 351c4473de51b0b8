//! How vendors come in.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use entity::ids::VendorId;
use entity::{vendor, vendor_application, vendor_document};
use kernel::Scope;

use super::product::grouped;
use super::vendor::Vendor;
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::loaders::{LoadError, Loaders};
use crate::graphql::scalars::{Address, DateTime};

/// How a vendor came in.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::ApplicationKind")]
pub enum ApplicationKind {
    /// As everybody.
    Standard,
    /// Expelled elsewhere: looked at sooner, with a commission of its own.
    Rescue,
}

/// What a vendor is in law.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::LegalForm")]
pub enum LegalForm {
    /// In a trade register, under a name of its own.
    Company,
    /// A person in business under their own name.
    SoleTrader,
}

/// What the register of VAT numbers says.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::VatState")]
pub enum VatState {
    /// There is no number.
    None,
    /// Its form and check digits are right; nobody was asked.
    Unchecked,
    /// It knows the number.
    Valid,
    /// It does not know the number.
    Invalid,
    /// It did not answer; it is asked again.
    Unreachable,
}

/// What a document shows.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::DocumentKind")]
pub enum DocumentKind {
    /// Who the person is that answers for it.
    Identity,
    /// That it stands in the trade register.
    RegisterExtract,
    /// That it is where it says.
    AddressProof,
    /// That it was expelled elsewhere.
    ExpulsionProof,
    /// Something else that was asked for.
    Other,
}

/// How far a document is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "entity::states::DocumentState")]
pub enum DocumentState {
    /// Announced; the file is still to be sent.
    Awaited,
    /// It is here.
    Received,
    /// Something that does harm was found in it.
    Refused,
    /// It was removed when its time was over.
    Removed,
}

/// One point of the list of what has to be there.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequirementKind {
    /// Legal form and name.
    Company,
    /// The postal address.
    Address,
    /// Who answers, and by which telephone.
    Contact,
    /// The trade register and the number there.
    Register,
    /// A VAT number that its register does not deny.
    VatNumber,
    /// Where the money goes.
    PaymentAccount,
    /// The promise to offer only what the law allows.
    Certification,
    /// A document.
    Document,
    /// From where, and why, it was expelled.
    RescueStory,
}

/// What has to be there before an application can be handed in, by country and legal form.
#[derive(SimpleObject)]
pub struct VendorRequirement {
    /// What.
    pub kind: RequirementKind,
    /// Which kind of document, where it is one.
    pub document: Option<DocumentKind>,
    /// Whether it is there.
    pub met: bool,
}

/// How a vendor came in: who it is in law, what it shows for it, and what was decided.
pub struct VendorApplication(pub vendor_application::Model);

connection!(VendorApplication, VendorApplicationConnection, VendorApplicationEdge, "A page of applications.", "An application in its list.");

/// How a vendor came in: who it is in law, what it shows for it, and what was decided.
#[Object]
impl VendorApplication {
    /// Whose it is.
    async fn vendor(&self, ctx: &Context<'_>) -> Result<Option<Vendor>> {
        Ok(ctx.load(self.0.vendor_id).await?.map(Vendor))
    }
    /// How it came in.
    async fn kind(&self) -> ApplicationKind {
        self.0.kind.into()
    }
    /// What it is in law.
    async fn legal_form(&self) -> Option<LegalForm> {
        self.0.legal_form.map(Into::into)
    }
    /// Its name in law.
    async fn legal_name(&self) -> Option<&str> {
        self.0.legal_name.as_deref()
    }
    /// Who answers for it.
    async fn contact_name(&self) -> Option<&str> {
        self.0.contact_name.as_deref()
    }
    /// By which telephone.
    async fn phone(&self) -> Option<&str> {
        self.0.phone.as_deref()
    }
    /// Where it is.
    async fn address(&self) -> Result<Option<Address>> {
        address(self.0.address.as_ref())
    }
    /// In which trade register it stands.
    async fn register_name(&self) -> Option<&str> {
        self.0.register_name.as_deref()
    }
    /// Under which number.
    async fn register_number(&self) -> Option<&str> {
        self.0.register_number.as_deref()
    }
    /// Its VAT number, with the letters of the country.
    async fn vat_number(&self) -> Option<&str> {
        self.0.vat_number.as_deref()
    }
    /// What the register of those says.
    async fn vat_state(&self) -> VatState {
        self.0.vat_state.into()
    }
    /// The last four characters of the account its money goes to; the rest is shown to nobody.
    async fn account_hint(&self) -> Option<&str> {
        self.0.account_hint.as_deref()
    }
    /// When it promised to offer only what the law allows.
    async fn certified_at(&self) -> Option<DateTime> {
        self.0.certified_at.map(DateTime)
    }
    /// The marketplace it was expelled from.
    async fn rescued_from(&self) -> Option<&str> {
        self.0.rescued_from.as_deref()
    }
    /// What it says happened there.
    async fn rescue_story(&self) -> Option<&str> {
        self.0.rescue_story.as_deref()
    }
    /// What has to be there, each with whether it is.
    #[graphql(directive = cost::apply(None, Some(10), None))]
    async fn requirements(&self, ctx: &Context<'_>) -> Result<Vec<VendorRequirement>> {
        let Some(vendor) = ctx.load(self.0.vendor_id).await? else { return Ok(Vec::new()) };
        let there = ctx.load(DocumentsOf(self.0.vendor_id)).await?.unwrap_or_default();
        let there: Vec<_> = there.iter().filter(|document| document.state == entity::states::DocumentState::Received).map(|document| document.kind).collect();
        Ok(vendors::checklist(&vendor.country, &self.0, &there).into_iter().map(VendorRequirement::of).collect())
    }
    /// What it shows, the newest first; at most forty.
    #[graphql(directive = cost::apply(None, Some(10), None))]
    async fn documents(&self, ctx: &Context<'_>) -> Result<Vec<VendorDocument>> {
        Ok(ctx.load(DocumentsOf(self.0.vendor_id)).await?.unwrap_or_default().into_iter().map(VendorDocument).collect())
    }
    /// When it was handed in.
    async fn submitted_at(&self) -> Option<DateTime> {
        self.0.submitted_at.map(DateTime)
    }
    /// Until when it is to be decided.
    async fn due_at(&self) -> Option<DateTime> {
        self.0.due_at.map(DateTime)
    }
    /// When the last step was decided.
    async fn decided_at(&self) -> Option<DateTime> {
        self.0.decided_at.map(DateTime)
    }
    /// Why, in the words that the vendor was written.
    async fn reason(&self) -> Option<&str> {
        self.0.reason.as_deref()
    }
    /// Counts its changes; give it as `expectedVersion` to change only what you saw.
    async fn version(&self) -> i64 {
        self.0.version
    }
}

impl VendorRequirement {
    pub(super) fn of((what, met): (vendors::Requirement, bool)) -> Self {
        use vendors::Requirement as Of;
        let (kind, document) = match what {
            Of::Company => (RequirementKind::Company, None),
            Of::Address => (RequirementKind::Address, None),
            Of::Contact => (RequirementKind::Contact, None),
            Of::Register => (RequirementKind::Register, None),
            Of::VatNumber => (RequirementKind::VatNumber, None),
            Of::PaymentAccount => (RequirementKind::PaymentAccount, None),
            Of::Certification => (RequirementKind::Certification, None),
            Of::RescueStory => (RequirementKind::RescueStory, None),
            Of::Document(kind) => (RequirementKind::Document, Some(kind.into())),
        };
        Self { kind, document, met }
    }
}

/// Something a vendor shows for who it is. The file is sealed where it lies.
pub struct VendorDocument(pub vendor_document::Model);

/// Something a vendor shows for who it is. The file is sealed where it lies.
#[Object]
impl VendorDocument {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// What it shows.
    async fn kind(&self) -> DocumentKind {
        self.0.kind.into()
    }
    /// How far it is.
    async fn state(&self) -> DocumentState {
        self.0.state.into()
    }
    /// What the file was called.
    async fn file_name(&self) -> &str {
        &self.0.file_name
    }
    /// What it is: a PDF, a JPEG or a PNG.
    async fn content_type(&self) -> Option<&str> {
        self.0.content_type.as_deref()
    }
    /// How long it is.
    async fn bytes(&self) -> Option<i64> {
        self.0.bytes
    }
    /// Whether something looked for what does harm.
    async fn scanned(&self) -> bool {
        self.0.scanned
    }
    /// Where to read it within five minutes; null for everybody but operators.
    async fn download_url(&self, ctx: &Context<'_>) -> Option<String> {
        let there = self.0.state == entity::states::DocumentState::Received;
        (there && ctx.operator(Scope::VendorsWrite).is_ok()).then(|| format!("{}{}", ctx.cx().public_url, vendors::download_path(ctx.cx(), self.0.id)))
    }
    /// When it was announced.
    async fn created_at(&self) -> DateTime {
        DateTime(self.0.created_at)
    }
    /// When it came.
    async fn received_at(&self) -> Option<DateTime> {
        self.0.received_at.map(DateTime)
    }
}

/// Who a vendor is in law, for buyers (Regulation (EU) 2022/2065, Article 30).
#[derive(SimpleObject)]
pub struct TraderInfo {
    /// Its name in law.
    pub legal_name: Option<String>,
    /// Where it is.
    pub address: Option<Address>,
    /// Its telephone.
    pub phone: Option<String>,
    /// Its address of mail.
    pub email: String,
    /// In which trade register it stands.
    pub register_name: Option<String>,
    /// Under which number.
    pub register_number: Option<String>,
    /// Its VAT number.
    pub vat_number: Option<String>,
    /// Whether it promised to offer only what the law allows.
    pub certified: bool,
}

impl TraderInfo {
    pub(super) fn of(row: vendor_application::Model, vendor: &vendor::Model) -> Self {
        let vendor_application::Model { legal_name, phone, register_name, register_number, vat_number, certified_at, address: at, .. } = row;
        let address = address(at.as_ref()).ok().flatten();
        Self { legal_name, address, phone, email: vendor.email.clone(), register_name, register_number, vat_number, certified: certified_at.is_some() }
    }
}

pub(super) fn address(stored: Option<&serde_json::Value>) -> Result<Option<Address>> {
    let Some(stored) = stored else { return Ok(None) };
    let address: kernel::Address = serde_json::from_value(stored.clone()).map_err(platform::Error::from)?;
    Ok(Some(address.into()))
}

/// The application of a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ApplicationOf(pub VendorId);

impl Loader<ApplicationOf> for Loaders {
    type Value = vendor_application::Model;
    type Error = LoadError;

    async fn load(&self, of: &[ApplicationOf]) -> Result<HashMap<ApplicationOf, Self::Value>, Self::Error> {
        let ids: Vec<VendorId> = of.iter().map(|of| of.0).collect();
        let rows = vendors::applications_of(&self.cx.db, &ids).await.map_err(Arc::new)?;
        Ok(rows.into_iter().map(|row| (ApplicationOf(row.vendor_id), row)).collect())
    }
}

/// The documents of a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct DocumentsOf(VendorId);

impl Loader<DocumentsOf> for Loaders {
    type Value = Vec<vendor_document::Model>;
    type Error = LoadError;

    async fn load(&self, of: &[DocumentsOf]) -> Result<HashMap<DocumentsOf, Self::Value>, Self::Error> {
        let ids: Vec<VendorId> = of.iter().map(|of| of.0).collect();
        Ok(grouped(vendors::documents_of(&self.cx.db, &ids, self.cx.now()).await.map_err(Arc::new)?, |row| DocumentsOf(row.vendor_id)))
    }
}
