//! Proof that mail reaches somebody at the address of their account.

use entity::states::TokenPurpose;
use entity::user::{Column, Entity};
use kernel::{Refusal, Viewer};
use platform::idempotency::{Request, once};
use platform::{Cx, Result, outbox};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::attempts::{self, Limit};
use crate::letters::{self, LetterDue};
use crate::{account_token, repo};

/// An address is known to be its account's; said again when the account moves to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EmailVerified {
    pub user_id: entity::ids::UserId,
}

/// Sends the link once more; nothing is sent to an address that is proved already.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `LimitExceeded`.
pub async fn ask_to_verify(cx: &Cx, viewer: &Viewer, key: Option<&str>) -> Result<()> {
    let user_id = viewer.user().ok_or_else(crate::model::sign_in_first)?;
    attempts::take(cx, Limit::letters_to(cx.environment), &format!("verify:{user_id}")).await?;
    let request = Request::new(format!("user:{user_id}"), "accountVerifyRequest", key, &())?;
    once(cx, "identity.ask_to_verify", &request, |tx| async move { letters::due(cx, &tx, &LetterDue::Verify { user_id }).await }).await
}

/// Takes the link that was sent, from a session of the account. It works once, and only while the account has the address it was
/// sent to.
///
/// # Errors
/// `ValidationFailed` on `input.token`, `NotAllowed` where it is for another account; it is not used up then.
pub async fn verify_email(cx: &Cx, viewer: &Viewer, token: &str) -> Result<()> {
    let id = account_token::read(cx, TokenPurpose::Verify, token)?;
    cx.db
        .write("identity.verify_email", |tx| async move {
            let token = account_token::redeem_own(cx, &tx, viewer, id).await?;
            let now = cx.now();
            let verified = Entity::update_many()
                .col_expr(Column::EmailVerifiedAt, Expr::value(now))
                .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                .col_expr(Column::UpdatedAt, Expr::value(now))
                .filter(Column::Id.eq(token.user_id))
                .filter(Column::Email.eq(token.email))
                .exec(&tx)
                .await?;
            if verified.rows_affected == 0 {
                return Err(account_token::over().into());
            }
            let user = repo::user(&tx, token.user_id).await?.ok_or_else(|| Refusal::not_found("", "user"))?;
            outbox::publish(cx, &tx, &format!("user:{}", user.id), user.version, "EmailVerified", &EmailVerified { user_id: user.id })?;
            Ok(())
        })
        .await
}
