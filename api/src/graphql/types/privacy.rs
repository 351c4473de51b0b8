//! What people asked of us with what we keep about them.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use entity::{consent, data_export, erasure, states};

use crate::graphql::context::Ask;
use crate::graphql::scalars::DateTime;

/// What somebody may be asked to agree to.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::ConsentPurpose")]
pub enum ConsentPurpose {
    /// Mail about offers and news; `preferences.news` follows it.
    MarketingMail,
    /// Counting what is looked at, to make the shop better.
    Analytics,
    /// Showing what fits what they looked at and bought.
    Personalisation,
    /// Handing something about them to somebody else who does it for their own purposes.
    ThirdParty,
}

/// Where somebody was asked.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::ConsentSource")]
pub enum ConsentSource {
    /// On a page of their account.
    Account,
    /// In the notice about cookies.
    Banner,
    /// While they bought.
    Checkout,
    /// While they made their account.
    Registration,
    /// By a link in a letter.
    Letter,
}

/// One choice, as it was made.
#[derive(SimpleObject)]
pub struct ConsentChoice {
    /// Its id.
    pub id: ID,
    /// Whether they agreed.
    pub granted: bool,
    /// Which version of the words they were shown.
    pub wording: String,
    /// The language of the words.
    pub locale: String,
    /// Where they were asked.
    pub source: ConsentSource,
    /// When.
    pub created_at: DateTime,
}

impl From<consent::Model> for ConsentChoice {
    fn from(row: consent::Model) -> Self {
        let consent::Model { id, granted, wording, locale, source, created_at, .. } = row;
        Self { id: id.into(), granted, wording, locale, source: source.into(), created_at: DateTime(created_at) }
    }
}

/// Where somebody stands on one purpose.
#[derive(SimpleObject)]
pub struct Consent {
    /// What for.
    pub purpose: ConsentPurpose,
    /// Whether it may be done now; false where they were never asked.
    pub granted: bool,
    /// Their choices, the latest first, at most fifty.
    pub choices: Vec<ConsentChoice>,
}

impl From<privacy::Consent> for Consent {
    fn from(consent: privacy::Consent) -> Self {
        let granted = consent.choices.first().is_some_and(|latest| latest.granted);
        Self { purpose: consent.purpose.into(), granted, choices: consent.choices.into_iter().map(ConsentChoice::from).collect() }
    }
}

/// How far a copy of somebody's data is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::ExportState")]
pub enum DataExportState {
    /// Being built.
    Waiting,
    /// To be fetched.
    Ready,
    /// Removed: a week is over.
    Removed,
}

/// A copy of all that is kept about somebody: a ZIP archive with one JSON document and a CSV table for each of its sections.
pub struct DataExport(pub data_export::Model);

/// A copy of all that is kept about somebody: a ZIP archive with one JSON document and a CSV table for each of its sections.
#[Object]
impl DataExport {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// How far it is.
    async fn state(&self) -> DataExportState {
        self.0.state.into()
    }
    /// How large it is.
    async fn bytes(&self) -> Option<i64> {
        self.0.bytes
    }
    /// Where to fetch it from, within five minutes; null until it is ready, and once it was removed. Whoever has the address may fetch it.
    async fn download_url(&self, ctx: &Context<'_>) -> Option<String> {
        let cx = ctx.cx();
        privacy::download_path(cx, &self.0).map(|path| format!("{}{path}", cx.public_url))
    }
    /// When it was asked for.
    async fn requested_at(&self) -> DateTime {
        DateTime(self.0.requested_at)
    }
    /// When it was ready.
    async fn ready_at(&self) -> Option<DateTime> {
        self.0.ready_at.map(DateTime)
    }
    /// Until when it can be fetched.
    async fn ends_at(&self) -> Option<DateTime> {
        self.0.ends_at.map(DateTime)
    }
}

/// How far an erasure is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::ErasureState")]
pub enum ErasureState {
    /// It can be taken back.
    Waiting,
    /// It is being done.
    Running,
    /// It is done.
    Done,
    /// It was taken back; or, of a guest, an account has claimed the order, and asks for itself.
    Cancelled,
}

/// Somebody is to be forgotten.
#[derive(SimpleObject)]
pub struct Erasure {
    /// Its id.
    pub id: ID,
    /// How far it is.
    pub state: ErasureState,
    /// When it was asked for.
    pub requested_at: DateTime,
    /// When it is done, unless it is taken back before; later where something is still open then.
    pub due_at: DateTime,
}

impl From<erasure::Model> for Erasure {
    fn from(row: erasure::Model) -> Self {
        Self { id: row.id.into(), state: row.state.into(), requested_at: DateTime(row.requested_at), due_at: DateTime(row.due_at) }
    }
}
