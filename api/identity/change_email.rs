//! Another address for an account: asked for with the password, done by whoever reads the mail there.

use entity::states::TokenPurpose;
use entity::user::{Column, Entity};
use kernel::{Refusal, Viewer, email};
use platform::{Cx, Error, Result, outbox};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, SqlErr};

use crate::attempts::{self, Limit};
use crate::change_password::known_by;
use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::model::sign_in_first;
use crate::verify_email::EmailVerified;
use crate::{account_token, repo, second_factor};

/// Sends a link to the new address; where that has an account, its owner is told instead, and the answer is the same.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `ValidationFailed` on `input.newEmail` or `input.password`, `LimitExceeded`.
pub async fn ask_for_email(cx: &Cx, viewer: &Viewer, new: &str, password: &str) -> Result<()> {
    let user_id = viewer.user().ok_or_else(sign_in_first)?;
    let email = email("input.newEmail", new)?;
    second_factor::shown_lately(cx, viewer).await?;
    known_by(cx, viewer, "input.password", password).await?;
    // A bucket of its own: nobody can use up the letters with which somebody would get back in.
    attempts::take(cx, Limit::letters_to(cx.environment), &format!("move:{email}")).await?;
    let due = &LetterDue::EmailAsked { user_id, email };
    cx.db.write("identity.ask_for_email", |tx| async move { letters::due(cx, &tx, due).await }).await
}

/// Moves the account by the link, from a session of it. The old address is told; every session ends but the one this came with.
///
/// # Errors
/// `ValidationFailed` on `input.token`, `NotAllowed` where it is for another account; it is not used up then.
pub async fn change_email(cx: &Cx, viewer: &Viewer, token: &str) -> Result<()> {
    let id = account_token::read(cx, TokenPurpose::ChangeEmail, token)?;
    let ended = cx
        .db
        .write("identity.change_email", |tx| async move {
            let token = account_token::redeem_own(cx, &tx, viewer, id).await?;
            let (user_id, now) = (token.user_id, cx.now());
            let old = repo::user(&tx, user_id).await?.ok_or_else(|| Error::broken("an account is gone"))?;
            let taken = || Refusal::invalid("input.token", "This address has another account by now.");
            if repo::by_email(&tx, &token.email).await?.is_some() {
                return Err(taken().into());
            }
            Entity::update_many()
                .col_expr(Column::Email, Expr::value(token.email.as_str()))
                .col_expr(Column::EmailVerifiedAt, Expr::value(now))
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(now))
                .filter(Column::Id.eq(user_id))
                .exec(&tx)
                .await
                // Of two who move there at once, one comes second.
                .map_err(|error| match error.sql_err() {
                    Some(SqlErr::UniqueConstraintViolation(_)) => Error::from(taken()),
                    _ => error.into(),
                })?;
            account_token::end(cx, &tx, user_id, &[TokenPurpose::Reset, TokenPurpose::Verify]).await?;
            letters::due(cx, &tx, &LetterDue::EmailChanged { user_id, email: old.email }).await?;
            let version = repo::user(&tx, user_id).await?.map_or(old.version + 1, |user| user.version);
            outbox::publish(cx, &tx, &format!("user:{user_id}"), version, "EmailVerified", &EmailVerified { user_id })?;
            let which = viewer.session().map_or(Which::All, Which::AllBut);
            live::revoke(cx, &tx, user_id, which, Reason::EmailChanged).await
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(())
}
