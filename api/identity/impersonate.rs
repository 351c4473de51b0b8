//! Looking through somebody's eyes: an operator sees and does what a person can, to help them, under both names.
//!
//! Nobody pays, and nobody touches passwords, addresses, second factors, keys or sessions in somebody else's name: the fields
//! that do refuse whoever looks through another's eyes.

use entity::ids::{SessionId, UserId};
use entity::states::UserState;
use entity::{session, user};
use kernel::{Operator, Refusal, Viewer, text};
use platform::audit::{self, Change};
use platform::{Cx, Error, Result};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

use crate::live::{self, Reason, Which};
use crate::model::{Tokens, sign_in_first};
use crate::{authority, issue, sign_in};

const MINUTE: i64 = 60_000;
/// Long enough to see what somebody describes.
const LIFE_MS: i64 = 60 * MINUTE;
const IDLE_MS: i64 = 15 * MINUTE;

/// Opens a session of that person for the operator. The person sees it in their list.
///
/// # Errors
/// `NotFound` for an unknown account, `NotAllowed` for somebody who works for the marketplace, `StateConflict` for a suspended
/// one, `ValidationFailed` without a reason.
pub async fn impersonate(cx: &Cx, operator: &Operator, id: UserId, reason: &str) -> Result<Tokens> {
    let reason = &text("input.reason", reason, 1, 500)?;
    let Some(by) = operator.who.person() else {
        return Err(Refusal::NotAllowed { message: "A program cannot look through somebody's eyes.".into() }.into());
    };
    cx.db
        .write("identity.impersonate", |tx| async move {
            let row = user::Entity::find_by_id(id).one(&tx).await?.ok_or_else(|| Error::from(Refusal::not_found("input.userId", "user")))?;
            if !authority::scopes_of(row.role).is_empty() {
                return Err(Refusal::NotAllowed { message: "Nobody looks through the eyes of who works for the marketplace.".into() }.into());
            }
            if row.state != UserState::Active {
                return Err(Refusal::state("This account is suspended.").into());
            }
            let now = cx.now();
            let session = session::Model {
                id: cx.id::<SessionId>(),
                expires_at: now + LIFE_MS,
                idle_ms: IDLE_MS,
                impersonator_id: Some(by),
                ..sign_in::open(cx, &row, Some("Stoa's support"), "")
            };
            let session = session::Model { ip: None, ..session };
            session::Entity::insert(session.clone().into_active_model().reset_all()).exec_without_returning(&tx).await?;
            let change = Change { action: "impersonationStart", subject: id.to_string(), reason: Some(reason), ..Change::default() };
            audit::record(cx, &tx, change)?;
            issue::issue(cx, &tx, cx.id(), &row, &session).await
        })
        .await
}

/// Ends it; the tokens it came with are dead at once.
///
/// # Errors
/// `NotAllowed` for who does not look through anybody's eyes.
pub async fn end(cx: &Cx, viewer: &Viewer) -> Result<()> {
    let Viewer::Person { user, session, impersonator: Some(_), .. } = viewer else {
        return Err(match viewer {
            Viewer::Person { .. } => Refusal::NotAllowed { message: "You look through nobody's eyes but yours.".into() },
            _ => sign_in_first(),
        }
        .into());
    };
    let ended = cx
        .db
        .write("identity.impersonation_end", |tx| async move {
            audit::record(cx, &tx, Change { action: "impersonationEnd", subject: user.to_string(), ..Change::default() })?;
            live::revoke(cx, &tx, *user, Which::One(*session), Reason::ImpersonationEnded).await
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(())
}
