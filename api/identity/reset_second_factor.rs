//! An operator's help for who lost their app, their devices and their paper: all second factors of an account go, and the password
//! alone opens it again.

use entity::ids::UserId;
use entity::{factor_code, second_factor};
use kernel::{Operator, Refusal, text};
use platform::audit::{self, Change};
use platform::{Cx, Error, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::model::User;
use crate::second_factor::ways;
use crate::{authority, paper_code, passkeys, repo};

/// Takes them away and ends all sessions; the person is told by mail. Done again, it changes nothing.
///
/// # Errors
/// `NotFound` for an unknown account, `StateConflict` for one's own, `NotAllowed` for somebody who may as much as the operator or more,
/// `ValidationFailed` without a reason.
pub async fn reset_second_factor(cx: &Cx, operator: &Operator, id: UserId, reason: &str) -> Result<User> {
    let reason = &text("input.reason", reason, 1, 500)?;
    if operator.who.person() == Some(id) {
        return Err(Refusal::state("Nobody does this for themselves: show a code from the paper.").into());
    }
    let (user, ended) = cx
        .db
        .write("identity.reset_second_factor", |tx| async move {
            let user = repo::user(&tx, id).await?.ok_or_else(|| Error::from(Refusal::not_found("input.userId", "user")))?;
            let theirs = authority::scopes_of(user.role);
            if !theirs.within(operator.scopes) || operator.scopes.within(theirs) {
                return Err(Refusal::NotAllowed { message: "This account may do as much as yours, or more.".into() }.into());
            }
            repo::hold(&tx, id).await?;
            let had = ways(&tx, id).await?;
            if !had.any() {
                return Ok((user, Vec::new()));
            }
            second_factor::Entity::delete_many().filter(second_factor::Column::UserId.eq(id)).exec(&tx).await?;
            factor_code::Entity::delete_many().filter(factor_code::Column::UserId.eq(id)).exec(&tx).await?;
            passkeys::forget_all(&tx, id).await?;
            paper_code::forget(&tx, id).await?;
            let (was, is) = (Some(json!({ "methods": had.methods(), "passkeys": had.passkeys })), Some(json!({ "methods": [], "passkeys": 0 })));
            let change = Change { action: "userSecondFactorReset", subject: id.to_string(), before: was, after: is, reason: Some(reason), ..Change::default() };
            audit::record(cx, &tx, change)?;
            letters::due(cx, &tx, &LetterDue::SecondFactorReset { user_id: id }).await?;
            let ended = live::revoke(cx, &tx, id, Which::All, Reason::SecondFactorReset).await?;
            Ok((user, ended))
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(user)
}
