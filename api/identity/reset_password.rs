//! A new password for somebody who forgot the old one and reads the mail at the account's address.

use entity::states::TokenPurpose;
use entity::user::{Column, Entity};
use kernel::email;
use platform::{Cx, Result};
use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};

use crate::attempts::{self, Limit};
use crate::chosen::{new_password, words_of};
use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::{account_token, elsewhere, password, repo};

/// Sends a link if the address has an account. The answer is the same if it has none, and costs the same: who looks is the
/// job that writes the letter.
///
/// # Errors
/// `ValidationFailed` for what is no address, `LimitExceeded` by address and by where the request came from.
pub async fn ask_for_reset(cx: &Cx, address: &str, ip: Option<&str>) -> Result<()> {
    let email = email("input.email", address)?;
    attempts::take(cx, Limit::recover_from(cx.environment), &attempts::address(ip)).await?;
    attempts::take(cx, Limit::letters_to(cx.environment), &format!("reset:{email}")).await?;
    let due = &LetterDue::ResetAsked { email };
    cx.db.write("identity.ask_for_reset", |tx| async move { letters::due(cx, &tx, due).await }).await
}

/// Sets the password by a link. All sessions end; the address is proved by it, and where it was not before, accounts elsewhere do not
/// open this one any more.
///
/// # Errors
/// `ValidationFailed` on `input.token` or `input.newPassword`.
pub async fn reset_password(cx: &Cx, token: &str, new: &str) -> Result<()> {
    new_password("input.newPassword", new, &[])?;
    let id = account_token::read(cx, TokenPurpose::Reset, token)?;
    let digest = &password::hash(new).await?;
    let ended = cx
        .db
        .write("identity.reset_password", |tx| async move {
            let token = account_token::redeem(cx, &tx, id).await?;
            let now = cx.now();
            let account = repo::user(&tx, token.user_id).await?.ok_or_else(account_token::over)?;
            // What is refused here uses nothing up.
            new_password("input.newPassword", new, &words_of(cx, &account.email, &account.name))?;
            if account.email_verified_at.is_none() {
                elsewhere::forget_unproved(cx, &tx, token.user_id).await?;
            }
            let set = Entity::update_many()
                .col_expr(Column::PasswordHash, Expr::value(digest.as_str()))
                .col_expr(Column::EmailVerifiedAt, Func::coalesce([Expr::col(Column::EmailVerifiedAt), Expr::value(now)]).into())
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(now))
                .filter(Column::Id.eq(token.user_id))
                .filter(Column::Email.eq(token.email))
                .exec(&tx)
                .await?;
            if set.rows_affected == 0 {
                return Err(account_token::over().into());
            }
            letters::due(cx, &tx, &LetterDue::PasswordChanged { user_id: token.user_id }).await?;
            live::revoke(cx, &tx, token.user_id, Which::All, Reason::PasswordChanged).await
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(())
}
