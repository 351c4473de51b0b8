//! What people said yes and no to, in which words, and when.

use entity::consent::{Column, Entity, Model};
use entity::ids::{ConsentId, UserId};
use entity::states::{ConsentPurpose, ConsentSource};
use kernel::{Refusal, Viewer, text};
use platform::idempotency::{Request, once};
use platform::{Cx, Result};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Iterable, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

/// Nobody changes their mind more often in a day.
const MOST_A_DAY: usize = 100;
/// How much of the past is shown.
const SHOWN: u64 = 50;

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub purpose: ConsentPurpose,
    pub granted: bool,
    /// Which version of the words they were shown.
    pub wording: String,
    /// The language of the words, by BCP 47.
    pub locale: String,
    pub source: ConsentSource,
}

/// Where somebody stands on one purpose: nothing was granted that nobody was asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub purpose: ConsentPurpose,
    /// The latest first.
    pub choices: Vec<Model>,
}

/// Writes a choice down. What was chosen before stays in the record.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `ValidationFailed`, `LimitExceeded` beyond a hundred a day.
pub async fn choose(cx: &Cx, viewer: &Viewer, key: Option<&str>, choice: &Choice) -> Result<()> {
    let user = viewer.user().ok_or_else(|| Refusal::NotAllowed { message: "Sign in first.".into() })?;
    let wording = &text("input.wording", &choice.wording, 1, 50)?;
    let locale = &text("input.locale", &choice.locale, 2, 20)?;
    let request = Request::new(format!("user:{user}"), "consentSet", key, choice)?.about(user);
    once(cx, "privacy.consent", &request, |tx| async move {
        let day = cx.now() - 24 * 3_600_000;
        let today = Entity::find().filter(Column::UserId.eq(user)).filter(Column::CreatedAt.gt(day)).limit(MOST_A_DAY as u64).all(&tx).await?;
        if today.len() >= MOST_A_DAY {
            let message = format!("At most {MOST_A_DAY} choices a day.");
            return Err(Refusal::LimitExceeded { field: Vec::new(), message, retry_after_seconds: Some(86_400) }.into());
        }
        let row = Model {
            id: cx.id(),
            user_id: user,
            purpose: choice.purpose,
            granted: choice.granted,
            wording: wording.clone(),
            locale: locale.clone(),
            source: choice.source,
            created_at: cx.now(),
        };
        let id: ConsentId = row.id;
        Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&tx).await?;
        if choice.purpose == ConsentPurpose::MarketingMail {
            identity::set_news(cx, &tx, user, choice.granted).await?;
        }
        Ok(id)
    })
    .await?;
    Ok(())
}

/// Where a person stands on every purpose, with up to fifty of their latest choices.
///
/// # Errors
/// The database's own.
pub async fn consents(db: &impl ConnectionTrait, user: UserId) -> Result<Vec<Consent>> {
    let mut consents = Vec::new();
    for purpose in ConsentPurpose::iter() {
        let of = Entity::find().filter(Column::UserId.eq(user)).filter(Column::Purpose.eq(purpose));
        let choices = of.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(SHOWN).all(db).await?;
        consents.push(Consent { purpose, choices });
    }
    Ok(consents)
}
