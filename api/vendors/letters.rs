//! What vendors and those they invite are written. As in `identity`: the use case says that a letter is due, what is in it is
//! found when it is written.

use entity::ids::{EventId, InvitationId, VendorId};
use entity::states::{InvitationState, MemberRole, UserState};
use entity::vendor_invitation;
use platform::jobs::{self, NewJob};
use platform::{Cx, Result, Tx};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};

use crate::checklist::Requirement;
use crate::review::{Cause, NOWHERE};
use crate::{apply, repo, team, trader};

/// The kind of job that writes one: its payload is an [`Occasion`].
pub const LETTER: &str = "vendors.letter";

/// One occasion to write.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Occasion {
    pub id: EventId,
    #[serde(flatten)]
    pub due: LetterDue,
}

/// A letter that is due.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum LetterDue {
    /// Somebody was asked into a team.
    Invitation { invitation_id: InvitationId },
    /// Something was decided about a vendor.
    Decided { vendor_id: VendorId, step: Told, reason: Option<String> },
    /// Something is missing that the law wants to know of it.
    Remedy { vendor_id: VendorId, due_at: i64 },
    /// Its sales were suspended, and nobody decided it.
    Suspended { vendor_id: VendorId, cause: Cause },
    /// Something was done about a strike against it.
    Strike { vendor_id: VendorId, step: StrikeTold, text: String },
}

/// What a vendor is told of a strike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StrikeTold {
    Issued { appeal_until: i64 },
    Upheld { counts_until: i64 },
    Revoked,
}

/// What a vendor is told of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    Received,
    Withdrawn,
    MoreWanted,
    Approved,
    Rejected,
    Suspended,
    Reinstated,
    Terminated,
}

/// A letter to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The address it goes to.
    pub to: String,
    /// What its reader is called, where they have an account and the address is proved to be theirs.
    pub name: Option<String>,
    /// The language it is to be in, by BCP 47.
    pub locale: String,
    pub about: About,
}

/// What a letter says. Tokens are secrets of whoever reads it.
#[derive(Clone, PartialEq, Eq)]
pub enum About {
    Invitation { vendor: String, role: MemberRole, token: String },
    Decided { vendor: String, told: Told, reason: Option<String> },
    Remedy { vendor: String, missing: Vec<Requirement>, due_at: i64 },
    Suspended { vendor: String, cause: Cause },
    Strike { vendor: String, step: StrikeTold, text: String },
}

impl std::fmt::Debug for About {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("About")
    }
}

/// Says that a letter is due.
///
/// # Errors
/// The database's own.
pub async fn due(cx: &Cx, tx: &Tx, letter: &LetterDue) -> Result<()> {
    let occasion = Occasion { id: cx.id(), due: letter.clone() };
    jobs::enqueue(cx, tx, NewJob { kind: LETTER, unique_key: None, payload: &occasion, run_at: cx.now() }).await
}

/// Writes a letter that is due, one for each who is to have it; none where there is nothing to say any more.
///
/// # Errors
/// The database's own.
pub async fn write_letter(cx: &Cx, due: &LetterDue) -> Result<Vec<Letter>> {
    match due {
        LetterDue::Invitation { invitation_id } => {
            let Some(row) = vendor_invitation::Entity::find_by_id(*invitation_id).one(&cx.db).await? else { return Ok(Vec::new()) };
            if row.state != InvitationState::Open || row.expires_at <= cx.now() {
                return Ok(Vec::new());
            }
            let Some(vendor) = repo::by_ids(&cx.db, &[row.vendor_id]).await?.pop() else { return Ok(Vec::new()) };
            let about = About::Invitation { vendor: vendor.name, role: row.role, token: team::token(cx, row.id) };
            Ok(vec![letter(cx, row.email, about).await?])
        }
        LetterDue::Decided { vendor_id, step, reason } => {
            to_the_desk(cx, *vendor_id, |vendor| About::Decided { vendor, told: *step, reason: reason.clone() }).await
        }
        LetterDue::Remedy { vendor_id, due_at } => {
            let missing = trader::gaps(apply::applications_of(&cx.db, &[*vendor_id]).await?.first());
            if missing.is_empty() {
                return Ok(Vec::new());
            }
            to_the_desk(cx, *vendor_id, |vendor| About::Remedy { vendor, missing, due_at: *due_at }).await
        }
        LetterDue::Strike { vendor_id, step, text } => to_the_desk(cx, *vendor_id, |vendor| About::Strike { vendor, step: *step, text: text.clone() }).await,
        LetterDue::Suspended { vendor_id, cause } => to_the_desk(cx, *vendor_id, |vendor| About::Suspended { vendor, cause: *cause }).await,
    }
}

/// To where the vendor says that it is reached, which nobody has proved, and to each of its owners, each in their language.
async fn to_the_desk(cx: &Cx, vendor: VendorId, about: impl FnOnce(String) -> About) -> Result<Vec<Letter>> {
    let Some(vendor) = repo::by_ids(&cx.db, &[vendor]).await?.pop() else { return Ok(Vec::new()) };
    let owners = identity::users_by_ids(&cx.db, &repo::owners(&cx.db, vendor.id).await?).await?;
    let about = about(vendor.name);
    let locale = owners.first().map_or_else(|| "en".into(), |owner| owner.locale.clone());
    let mut letters = vec![Letter { to: vendor.email, name: None, locale, about: about.clone() }];
    for owner in owners.into_iter().filter(|owner| owner.state == UserState::Active && owner.email_verified_at.is_some()) {
        if letters.iter().all(|letter| !letter.to.eq_ignore_ascii_case(&owner.email)) {
            letters.push(Letter { to: owner.email, name: Some(owner.name), locale: owner.locale, about: about.clone() });
        }
    }
    letters.retain(|letter| letter.to != NOWHERE);
    Ok(letters)
}

/// In the language and with the name of the address's account, where it has one.
async fn letter(cx: &Cx, to: String, about: About) -> Result<Letter> {
    let account = identity::by_address(&cx.db, &to).await?;
    let (name, locale) = account.map_or((None, "en".into()), |account| (Some(account.name), account.locale));
    Ok(Letter { to, name, locale, about })
}
