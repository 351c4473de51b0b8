//! Another password, chosen by somebody who is signed in and knows the old one.

use entity::states::TokenPurpose;
use entity::user::{Column, Entity};
use kernel::{Refusal, Viewer};
use platform::telemetry::SECURITY;
use platform::{Cx, Error, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use crate::attempts::{self, Limit};
use crate::chosen::{new_password, words_of};
use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::model::{User, sign_in_first};
use crate::password::{self, Verdict};
use crate::{account_token, repo, second_factor};

/// Changes the password, where a second factor, if there is one, was shown lately. Every other session of the account ends, and links to set it by mail are over.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `ValidationFailed` on `input.currentPassword` or `input.newPassword`, `LimitExceeded`.
pub async fn change_password(cx: &Cx, viewer: &Viewer, current: &str, new: &str) -> Result<User> {
    let (Some(id), Some(session)) = (viewer.user(), viewer.session()) else { return Err(sign_in_first().into()) };
    let account = repo::user(&cx.db, id).await?.ok_or_else(|| Error::broken("an account is gone"))?;
    new_password("input.newPassword", new, &words_of(cx, &account.email, &account.name))?;
    second_factor::shown_lately(cx, viewer).await?;
    let known = known_by(cx, viewer, "input.currentPassword", current).await?;
    let (digest, known) = (&password::hash(new).await?, &known);
    let (user, ended) = cx
        .db
        .write("identity.change_password", |tx| async move {
            let changed = Entity::update_many()
                .col_expr(Column::PasswordHash, Expr::value(digest.as_str()))
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(cx.now()))
                .filter(Column::Id.eq(id))
                // Of two who change it at once, both knew the old one, and one comes first.
                .filter(Column::PasswordHash.eq(known.as_str()))
                .exec(&tx)
                .await?;
            if changed.rows_affected == 0 {
                return Err(Refusal::state("The password was just changed elsewhere.").into());
            }
            account_token::end(cx, &tx, id, &[TokenPurpose::Reset]).await?;
            letters::due(cx, &tx, &LetterDue::PasswordChanged { user_id: id }).await?;
            let ended = live::revoke(cx, &tx, id, Which::AllBut(session), Reason::PasswordChanged).await?;
            let user = repo::user(&tx, id).await?.ok_or_else(|| Error::broken("an account is gone"))?;
            Ok((user, ended))
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(user)
}

/// The digest of the password of whoever asks, once they have shown that they know it. A session alone does not do for what
/// could lock its owner out.
pub(crate) async fn known_by(cx: &Cx, viewer: &Viewer, path: &str, password: &str) -> Result<String> {
    let id = viewer.user().ok_or_else(sign_in_first)?;
    attempts::take(cx, Limit::password_of(), &id.to_string()).await?;
    let digest = repo::digest(&cx.db, id).await?.ok_or_else(|| Error::broken("an account is gone"))?;
    match password::verify(password, Some(&digest)).await? {
        Verdict::Right | Verdict::RightButOutdated => Ok(digest),
        Verdict::Wrong => {
            tracing::info!(target: SECURITY, user = %id, "wrong password");
            Err(Refusal::invalid(path, "This is not your password.").into())
        }
    }
}
