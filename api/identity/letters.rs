//! What people are written about their accounts. The use cases say in their transaction that a letter is due; what is in it is
//! found when it is written, so that asking costs the same whether the address has an account or not.

use entity::ids::{EventId, FactorCodeId, UserId};
use entity::states::{FactorMethod, Role, TokenPurpose, UserState};
use entity::user;
use platform::jobs::{self, NewJob};
use platform::{Cx, Error, Result, Tx};
use sea_orm::{EntityTrait, QuerySelect};
use serde::{Deserialize, Serialize};

use crate::erase::NOWHERE;
use crate::{account_token, repo, sent_code};

/// The kind of job that writes one: its payload is an [`Occasion`].
pub const LETTER: &str = "identity.letter";

/// One occasion to write: tried again, it is the same; another day it is another, though the words be the same.
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
    /// Somebody wanted an account; `user_id` is the new one's, if there is one.
    Registered {
        user_id: UserId,
        email: String,
    },
    /// They want the link that proves their address once more.
    Verify {
        user_id: UserId,
    },
    /// Somebody forgot the password of this address's account.
    ResetAsked {
        email: String,
    },
    /// Somebody signed in wants to move their account to this address.
    EmailAsked {
        user_id: UserId,
        email: String,
    },
    PasswordChanged {
        user_id: UserId,
    },
    /// The account went away from `email`.
    EmailChanged {
        user_id: UserId,
        email: String,
    },
    /// An account elsewhere opens theirs from now on, or no longer.
    LinksChanged {
        user_id: UserId,
    },
    /// A way to show codes was added or taken away.
    SecondFactorChanged {
        user_id: UserId,
        method: FactorMethod,
        added: bool,
    },
    PasskeyAdded {
        user_id: UserId,
    },
    PasskeyRemoved {
        user_id: UserId,
    },
    /// Somebody of the marketplace took all second factors away.
    SecondFactorReset {
        user_id: UserId,
    },
    /// Somebody of the marketplace keeps them out, and why.
    Suspended {
        user_id: UserId,
        reason: String,
    },
    /// Somebody of the marketplace lets them in again.
    Reinstated {
        user_id: UserId,
    },
    /// What they are to the marketplace has changed.
    RoleSet {
        user_id: UserId,
        role: Role,
    },
    /// They want a code of this row.
    Code {
        user_id: UserId,
        code_id: FactorCodeId,
    },
    /// A refresh token came a second time.
    SessionStolen {
        user_id: UserId,
    },
    /// They asked to be forgotten, which happens then.
    ErasurePlanned {
        user_id: UserId,
        at: i64,
    },
    /// The copy of their data that they asked for can be fetched until then.
    ExportReady {
        user_id: UserId,
        until: i64,
    },
}

/// A letter to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The address it goes to.
    pub to: String,
    /// What its reader is called; nothing where that would tell somebody else.
    pub name: Option<String>,
    /// The language it is to be in, by BCP 47.
    pub locale: String,
    pub about: About,
}

/// What a letter says. Tokens are secrets of whoever reads it.
#[derive(Clone, PartialEq, Eq)]
pub enum About {
    Welcome { token: String },
    Verify { token: String },
    AccountExists,
    ResetPassword { token: String },
    ConfirmEmail { token: String },
    PasswordChanged,
    EmailChanged,
    LinksChanged,
    SecondFactorChanged { method: FactorMethod, added: bool },
    PasskeyAdded,
    PasskeyRemoved,
    SecondFactorReset,
    Suspended { reason: String },
    Reinstated,
    RoleSet { role: Role },
    Code { code: String },
    SessionStolen,
    ErasurePlanned { at: i64 },
    ExportReady { until: i64 },
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

/// Writes a letter that is due; nothing where there is nobody to write to. Written twice, the later link is the one that holds.
///
/// # Errors
/// The database's own.
pub async fn write_letter(cx: &Cx, due: &LetterDue) -> Result<Option<Letter>> {
    cx.db.write("identity.letter", |tx| async move { write(cx, &tx, due).await }).await
}

async fn write(cx: &Cx, tx: &Tx, due: &LetterDue) -> Result<Option<Letter>> {
    let found = match due {
        LetterDue::Registered { email, .. } | LetterDue::ResetAsked { email } => repo::by_email(tx, email).await?.map(|user| user.id),
        LetterDue::Verify { user_id }
        | LetterDue::EmailAsked { user_id, .. }
        | LetterDue::PasswordChanged { user_id }
        | LetterDue::EmailChanged { user_id, .. }
        | LetterDue::LinksChanged { user_id }
        | LetterDue::SecondFactorChanged { user_id, .. }
        | LetterDue::PasskeyAdded { user_id }
        | LetterDue::PasskeyRemoved { user_id }
        | LetterDue::SecondFactorReset { user_id }
        | LetterDue::Suspended { user_id, .. }
        | LetterDue::Reinstated { user_id }
        | LetterDue::RoleSet { user_id, .. }
        | LetterDue::Code { user_id, .. }
        | LetterDue::SessionStolen { user_id }
        | LetterDue::ErasurePlanned { user_id, .. }
        | LetterDue::ExportReady { user_id, .. } => Some(*user_id),
    };
    // Its row is the lock: of two letters with a link at once, one has the link that holds.
    // Who is kept out hears of that, and of nothing else.
    let state = if matches!(due, LetterDue::Suspended { .. }) { UserState::Suspended } else { UserState::Active };
    let Some(user) = locked(tx, found).await?.filter(|user| user.state == state && !user.email.ends_with(NOWHERE)) else { return Ok(None) };
    let open = async |purpose, email: &str| account_token::open(cx, tx, user.id, purpose, email).await;
    // Somebody else may have put their own words in the name, to have them sent to an address that is not theirs.
    let name = user.email_verified_at.map(|_| user.name.clone());
    let own = |about| Letter { to: user.email.clone(), name: name.clone(), locale: user.locale.clone(), about };
    Ok(match due {
        LetterDue::Registered { user_id, .. } if *user_id == user.id => {
            let proved = user.email_verified_at.is_some();
            if proved { None } else { Some(own(About::Welcome { token: open(TokenPurpose::Verify, &user.email).await? })) }
        }
        LetterDue::Registered { .. } => Some(own(About::AccountExists)),
        LetterDue::Verify { .. } if user.email_verified_at.is_some() => None,
        LetterDue::Verify { .. } => Some(own(About::Verify { token: open(TokenPurpose::Verify, &user.email).await? })),
        LetterDue::ResetAsked { .. } => Some(own(About::ResetPassword { token: open(TokenPurpose::Reset, &user.email).await? })),
        LetterDue::EmailAsked { email, .. } => match repo::by_email(tx, email).await? {
            Some(taken) if taken.id == user.id => None,
            Some(taken) => Some(Letter { to: taken.email, name: Some(taken.name), locale: taken.locale, about: About::AccountExists }),
            None => {
                let token = open(TokenPurpose::ChangeEmail, email).await?;
                Some(Letter { to: email.clone(), ..own(About::ConfirmEmail { token }) })
            }
        },
        LetterDue::PasswordChanged { .. } => Some(own(About::PasswordChanged)),
        LetterDue::EmailChanged { email, .. } => Some(Letter { to: email.clone(), ..own(About::EmailChanged) }),
        LetterDue::LinksChanged { .. } => Some(own(About::LinksChanged)),
        LetterDue::SecondFactorChanged { method, added, .. } => Some(own(About::SecondFactorChanged { method: *method, added: *added })),
        LetterDue::PasskeyAdded { .. } => Some(own(About::PasskeyAdded)),
        LetterDue::PasskeyRemoved { .. } => Some(own(About::PasskeyRemoved)),
        LetterDue::SecondFactorReset { .. } => Some(own(About::SecondFactorReset)),
        LetterDue::Suspended { reason, .. } => Some(own(About::Suspended { reason: reason.clone() })),
        LetterDue::Reinstated { .. } => Some(own(About::Reinstated)),
        LetterDue::RoleSet { role, .. } => Some(own(About::RoleSet { role: *role })),
        LetterDue::Code { code_id, .. } => sent_code::open_code(cx, tx, *code_id).await?.map(|(_, code)| own(About::Code { code })),
        LetterDue::SessionStolen { .. } => Some(own(About::SessionStolen)),
        LetterDue::ErasurePlanned { at, .. } => Some(own(About::ErasurePlanned { at: *at })),
        LetterDue::ExportReady { until, .. } => Some(own(About::ExportReady { until: *until })),
    })
}

async fn locked(tx: &Tx, user: Option<UserId>) -> Result<Option<user::Model>> {
    let Some(id) = user else { return Ok(None) };
    user::Entity::find_by_id(id).lock_exclusive().one(tx).await.map_err(Error::from)
}
